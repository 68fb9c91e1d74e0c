"""A hidden comment's author may ask for a second look; hands may be counted in a room."""

import sqlalchemy as sa
from alembic import op

revision = "second_looks"
down_revision = "ways_in"
branch_labels = None
depends_on = None

REASONS = "hidden_for IN ('names_someone', 'unkind', 'selling', 'off_the_subject', 'other')"
FOR_WHAT = "hidden_at IS NULL OR hidden_for IS NOT NULL"
MANY_HEADS = "heads = 1 OR (heads > 1 AND said_by_id IS NULL)"


def upgrade() -> None:
    op.create_table(
        "second_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hidden_by_id", sa.Integer(), nullable=False),
        sa.Column("looked_by_id", sa.Integer(), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_again", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint(
            "looked_at IS NULL OR (looked_by_id IS NOT NULL AND length(trim(words)) > 0)",
            name="ck_second_look_looked_says_why",
        ),
        sa.CheckConstraint("looked_by_id <> hidden_by_id", name="ck_second_look_someone_else_looks"),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name="fk_second_look_asked_by_id"),
        sa.ForeignKeyConstraint(["hidden_by_id"], ["person.id"], name="fk_second_look_hidden_by_id"),
        sa.ForeignKeyConstraint(["looked_by_id"], ["person.id"], name="fk_second_look_looked_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "comment_id"],
            ["comment.neighbourhood_id", "comment.id"],
            name="fk_second_look_neighbourhood_id_comment_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_second_look"),
        sa.UniqueConstraint("comment_id", name="uq_second_look_comment_id"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_second_look_neighbourhood_id_id"),
    )
    # Written out, as both databases take it so: SQLite can't be given a CHECK later without building the table anew.
    hidden_for = f"hidden_for {_text()} CONSTRAINT ck_comment_hidden_for CHECK ({REASONS})"
    op.execute(f"ALTER TABLE comment ADD COLUMN {hidden_for}")
    op.execute("UPDATE comment SET hidden_for = 'other' WHERE hidden_at IS NOT NULL")
    with op.batch_alter_table("comment") as comment:
        comment.create_check_constraint(op.f("ck_comment_hidden_says_for_what"), FOR_WHAT)
    with op.batch_alter_table("backing") as backing:
        backing.add_column(sa.Column("heads", sa.Integer(), nullable=False, server_default="1"))
        backing.create_check_constraint(op.f("ck_backing_many_heads_have_no_name"), MANY_HEADS)


def _text() -> str:
    return "TEXT" if op.get_bind().dialect.name == "sqlite" else "VARCHAR(32)"


def downgrade() -> None:
    with op.batch_alter_table("comment") as comment:
        comment.drop_constraint(op.f("ck_comment_hidden_says_for_what"), type_="check")
        comment.drop_constraint(op.f("ck_comment_hidden_for"), type_="check")
        comment.drop_column("hidden_for")
    with op.batch_alter_table("backing") as backing:
        backing.drop_constraint(op.f("ck_backing_many_heads_have_no_name"), type_="check")
        backing.drop_column("heads")
    op.drop_table("second_look")
