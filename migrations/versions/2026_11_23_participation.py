"""The log of who took part, which only ever grows."""

import sqlalchemy as sa
from alembic import op

revision = "participation"
down_revision = "neighbourhoods"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "need_raised",
                "need_shown",
                "need_asked_back",
                "need_kept_private",
                "need_said_more",
                "need_merged",
                "need_taken_back",
                "need_brought_back",
                "need_backed",
                "backing_taken_back",
                "comment_made",
                "comment_shown",
                "comment_hidden",
                "comment_reported",
                "report_settled",
                "need_answered",
                "helped_said",
                "recording_typed_up",
                "told",
                "telling_unticked",
                "telling_given_up",
                "telling_way_chosen",
                "neighbourhood_opened",
                "person_joined",
                "token_made",
                "token_revoked",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=True),
        sa.Column("spoken_by", sa.Integer(), nullable=True),
        sa.Column("typed_by", sa.Integer(), nullable=True),
        sa.Column(
            "via",
            sa.Enum(
                "own_device",
                "table_tablet",
                "paper",
                "phone",
                "in_person",
                name="via",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_participation_neighbourhood_id"),
        sa.ForeignKeyConstraint(["spoken_by"], ["person.id"], name="fk_participation_spoken_by"),
        sa.ForeignKeyConstraint(["typed_by"], ["person.id"], name="fk_participation_typed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_participation"),
        sqlite_strict=True,
    )
    op.create_index("ix_participation_neighbourhood_id_at", "participation", ["neighbourhood_id", "at"])
    op.create_index("ix_participation_subject", "participation", ["subject", "subject_id"])


def downgrade() -> None:
    op.drop_table("participation")
