"""Talk, answers, and whether it helped."""

import sqlalchemy as sa
from alembic import op

revision = "replies_to_needs"
down_revision = "needs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comment",
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
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by_id", sa.Integer(), nullable=True),
        sa.Column("hidden_reason", sa.String(), nullable=False),
        sa.CheckConstraint("hidden_at IS NULL OR length(trim(hidden_reason)) > 0", name="ck_comment_hidden_says_why"),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_comment_has_words"),
        sa.ForeignKeyConstraint(["hidden_by_id"], ["person.id"], name="fk_comment_hidden_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_comment_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name="fk_comment_said_by_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name="fk_comment_typed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_comment_neighbourhood_id_id"),
    )
    unseen = sa.text("shown_at IS NULL AND hidden_at IS NULL")
    op.create_index(
        "ix_comment_unseen", "comment", ["neighbourhood_id", "id"], sqlite_where=unseen, postgresql_where=unseen
    )
    op.create_index("ix_comment_need_id", "comment", ["need_id"])

    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_report_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "comment_id"],
            ["comment.neighbourhood_id", "comment.id"],
            name="fk_report_neighbourhood_id_comment_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("comment_id", "by_id", name="uq_report_comment_id_by_id"),
    )
    still_open = sa.text("settled_at IS NULL")
    op.create_index(
        "ix_report_open", "report", ["neighbourhood_id"], sqlite_where=still_open, postgresql_where=still_open
    )

    op.create_table(
        "answer",
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
        sa.Column(
            "kind",
            sa.Enum(
                "done",
                "doing",
                "not_yet",
                "no",
                "dont_know",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("look_again_on", sa.Date(), nullable=True),
        sa.Column("tell_by", sa.Date(), nullable=True),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind <> 'doing' OR by_when IS NOT NULL", name="ck_answer_doing_says_by_when"),
        sa.CheckConstraint("kind <> 'dont_know' OR tell_by IS NOT NULL", name="ck_answer_dont_know_says_tell_by"),
        sa.CheckConstraint("kind <> 'no' OR length(trim(instead)) > 0", name="ck_answer_no_says_what_else"),
        sa.CheckConstraint(
            "kind <> 'not_yet' OR look_again_on IS NOT NULL", name="ck_answer_not_yet_says_when_to_look_again"
        ),
        sa.CheckConstraint("length(trim(decided_by)) > 0", name="ck_answer_says_who_decided"),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_answer_has_words"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_answer_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"],
            ["organisation.neighbourhood_id", "organisation.id"],
            name="fk_answer_neighbourhood_id_organisation_id",
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name="fk_answer_said_by_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name="fk_answer_typed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_answer_neighbourhood_id_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_answer_need_id", "answer", ["need_id"])

    op.create_table(
        "helped",
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
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column(
            "how",
            sa.Enum("yes", "a_bit", "no", name="how", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "answer_id"],
            ["answer.neighbourhood_id", "answer.id"],
            name="fk_helped_neighbourhood_id_answer_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_helped_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name="fk_helped_said_by_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name="fk_helped_typed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_helped"),
        sa.UniqueConstraint("answer_id", "said_by_id", name="uq_helped_answer_id_said_by_id"),
    )
    op.create_index("ix_helped_counts", "helped", ["neighbourhood_id", "how"])
    op.create_index("ix_helped_need_id", "helped", ["need_id"])


def downgrade() -> None:
    op.drop_table("helped")
    op.drop_table("answer")
    op.drop_table("report")
    op.drop_table("comment")
