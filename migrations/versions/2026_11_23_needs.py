"""Needs, their review, and who stands behind them."""

import sqlalchemy as sa
from alembic import op

revision = "needs"
down_revision = "participation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "need",
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
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
            nullable=False,
        ),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column(
            "review",
            sa.Enum(
                "waiting",
                "asked_back",
                "shown",
                "private",
                "merged",
                "taken_back",
                name="review",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "stands",
            sa.Enum(
                "waiting",
                "done",
                "doing",
                "not_yet",
                "no",
                "dont_know",
                name="stands",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("waits_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.CheckConstraint("review <> 'merged' OR merged_into_id IS NOT NULL", name="ck_need_merged_says_into_what"),
        sa.CheckConstraint("review <> 'shown' OR shown_at IS NOT NULL", name="ck_need_shown_says_when"),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_need_title_has_words"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "merged_into_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_need_neighbourhood_id_merged_into_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "place_id"],
            ["place.neighbourhood_id", "place.id"],
            name="fk_need_neighbourhood_id_place_id",
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_need_neighbourhood_id"),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name="fk_need_said_by_id"),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_need_theme_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name="fk_need_typed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_need"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_need_neighbourhood_id_id"),
        sa.UniqueConstraint("neighbourhood_id", "number", name="uq_need_neighbourhood_id_number"),
    )
    answered = sa.text("stands <> 'waiting'")
    op.create_index(
        "ix_need_back_again",
        "need",
        ["neighbourhood_id", "review", "waits_from"],
        sqlite_where=answered,
        postgresql_where=answered,
    )
    op.create_index("ix_need_counts", "need", ["neighbourhood_id", "review", "stands"])
    op.create_index("ix_need_review", "need", ["neighbourhood_id", "review", "number"])
    op.create_index("ix_need_stands", "need", ["neighbourhood_id", "stands", "number"])
    op.create_index("ix_need_theme_id", "need", ["theme_id"])
    op.create_index("ix_need_waits_from", "need", ["neighbourhood_id", "waits_from"])

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "waiting",
                "asked_back",
                "shown",
                "private",
                "merged",
                "taken_back",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("into_number", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("outcome = 'shown' OR length(trim(reason)) > 0", name="ck_review_says_why"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_review_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_review_neighbourhood_id_need_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
    )
    op.create_index("ix_review_need_id", "review", ["need_id"])

    op.create_table(
        "backing",
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
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
            nullable=False,
        ),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_backing_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_backing_neighbourhood_id_said_by_id",
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name="fk_backing_said_by_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name="fk_backing_typed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_backing"),
        sa.UniqueConstraint("need_id", "said_by_id", name="uq_backing_need_id_said_by_id"),
    )

    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("photo", "voice", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("typed_up", sa.String(), nullable=False),
        sa.Column("typed_up_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_attachment_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(["typed_up_by_id"], ["person.id"], name="fk_attachment_typed_up_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("key", name="uq_attachment_key"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_attachment_neighbourhood_id_id"),
    )
    op.create_index("ix_attachment_need_id", "attachment", ["need_id"])


def downgrade() -> None:
    op.drop_table("attachment")
    op.drop_table("backing")
    op.drop_table("review")
    op.drop_table("need")
