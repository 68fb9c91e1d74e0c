"""Birthdays that people wish to be known: a day and a month, never a year."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import said
from migrations.staying_home import goes_free, stays_home

revision = "birthdays"
down_revision = "playlist"
branch_labels = None
depends_on = None

LOGGED = ("birthday_shared", "birthday_taken_back")
A_DAY = "day BETWEEN 1 AND CASE WHEN month = 2 THEN 29 WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END"


def upgrade() -> None:
    op.create_table(
        "birthday",
        *said("birthday"),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.CheckConstraint("said_by_id IS NOT NULL", name="ck_birthday_is_someones"),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name="ck_birthday_is_a_month"),
        sa.CheckConstraint(A_DAY, name="ck_birthday_is_a_day"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_birthday_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name="pk_birthday"),
        sa.UniqueConstraint("neighbourhood_id", "said_by_id", name="uq_birthday_neighbourhood_id_said_by_id"),
    )
    op.create_index("ix_birthday_day", "birthday", ["neighbourhood_id", "month", "day"])
    stays_home("birthday")
    also("participation", "kind", LOGGED)


def downgrade() -> None:
    no_more("participation", "kind", LOGGED)
    goes_free("birthday")
    op.drop_table("birthday")
