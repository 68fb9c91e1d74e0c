"""After an idea is done, those who were for it say whether it helped."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import one_of, said
from migrations.staying_home import goes_free, stays_home

revision = "ideas_helped"
down_revision = "grants_let_go"
branch_labels = None
depends_on = None

TABLE = "idea_helped"
SAID = ("idea_helped_said",)


def upgrade() -> None:
    op.create_table(
        TABLE,
        *said(TABLE),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("id", "neighbourhood_id", "idea_id", "answer_id")),
        sa.Column("how", one_of("how", ("yes", "a_bit", "no")), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint("said_by_id IS NOT NULL", name="ck_idea_helped_has_a_name"),
        _here("idea"),
        _here("answer", "idea_answer"),
        sa.PrimaryKeyConstraint("id", name="pk_idea_helped"),
        sa.UniqueConstraint("answer_id", "said_by_id", name="uq_idea_helped_answer_id_said_by_id"),
    )
    op.create_index("ix_idea_helped_idea_id", TABLE, ["idea_id"])
    stays_home(TABLE)
    also("participation", "kind", SAID)


def downgrade() -> None:
    no_more("participation", "kind", SAID)
    goes_free(TABLE)
    op.drop_table(TABLE)


def _here(column: str, other: str = "") -> sa.ForeignKeyConstraint:
    """To a row of the same neighbourhood."""
    table = other or column
    return sa.ForeignKeyConstraint(
        ["neighbourhood_id", f"{column}_id"],
        [f"{table}.neighbourhood_id", f"{table}.id"],
        name=f"fk_idea_helped_neighbourhood_id_{column}_id",
    )
