"""What people are told, and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "notifications"
down_revision = "replies_to_needs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("need_number", sa.Integer(), nullable=False),
        sa.Column("need_title", sa.String(), nullable=False),
        sa.Column(
            "about",
            sa.Enum(
                "answer",
                "kept_private",
                "asked_back",
                "merged",
                name="about",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("into_number", sa.Integer(), nullable=True),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("asks_whether_it_helped", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_message_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_message_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_message_neighbourhood_id_id"),
        sa.UniqueConstraint("subject", "subject_id", name="uq_message_subject_subject_id"),
    )
    op.create_index("ix_message_need_id", "message", ["need_id"])

    op.create_table(
        "telling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column(
            "way",
            sa.Enum(
                "email",
                "text",
                "letter",
                "noticeboard",
                "in_person",
                "phone",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("waiting", "told", "given_up", name="state", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "told_how",
            sa.Enum(
                "email",
                "text",
                "letter",
                "noticeboard",
                "in_person",
                "phone",
                name="told_how",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state <> 'told' OR (told_at IS NOT NULL AND told_how IS NOT NULL)", name="ck_telling_told_says_how"
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "message_id"],
            ["message.neighbourhood_id", "message.id"],
            name="fk_telling_neighbourhood_id_message_id",
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_telling_neighbourhood_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_telling_person_id"),
        sa.ForeignKeyConstraint(["told_by_id"], ["person.id"], name="fk_telling_told_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_telling"),
        sa.UniqueConstraint("message_id", "person_id", name="uq_telling_message_id_person_id"),
    )
    op.create_index("ix_telling_person_id", "telling", ["person_id"])
    op.create_index("ix_telling_work", "telling", ["neighbourhood_id", "state", "way"])

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("dedupe", sa.String(length=80), nullable=False),
        sa.Column(
            "state",
            sa.Enum("waiting", "done", "given_up", name="state", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("dedupe", name="uq_outbox_dedupe"),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "run_at"])


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("telling")
    op.drop_table("message")
