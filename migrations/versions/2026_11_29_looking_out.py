"""Who wishes to be missed here when no one has seen them for a while; and someone's own acts found in the log."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import member, said
from migrations.staying_home import goes_free, stays_home

revision = "looking_out"
down_revision = "own_calendars"
branch_labels = None
depends_on = None

TABLE = "looked_out_for"
LOGGED = ("looking_out_agreed", "looking_out_ended", "asked_after")


def upgrade() -> None:
    op.create_table(
        TABLE,
        *said(TABLE),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        member(TABLE, "asked_by_id"),
        sa.CheckConstraint("said_by_id IS NOT NULL", name="ck_looked_out_for_is_someones"),
        sa.CheckConstraint("weeks IN (2, 4, 8)", name="ck_looked_out_for_is_a_while"),
        sa.CheckConstraint("(asked_at IS NULL) = (asked_by_id IS NULL)", name="ck_looked_out_for_someone_asked"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_looked_out_for_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name="pk_looked_out_for"),
        sa.UniqueConstraint("neighbourhood_id", "said_by_id", name="uq_looked_out_for_neighbourhood_id_said_by_id"),
    )
    stays_home(TABLE)
    op.create_index("ix_participation_spoken_by", "participation", ["spoken_by", "neighbourhood_id", "at"])
    op.create_index("ix_attendance_said_by_id", "attendance", ["said_by_id"])
    also("participation", "kind", LOGGED)


def downgrade() -> None:
    no_more("participation", "kind", LOGGED)
    op.drop_index("ix_attendance_said_by_id", "attendance")
    op.drop_index("ix_participation_spoken_by", "participation")
    goes_free(TABLE)
    op.drop_table(TABLE)
