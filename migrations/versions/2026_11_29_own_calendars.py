"""Private calendars: the dates that one person comes to or leads, at an address that only they know."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.staying_home import goes_free, stays_home

revision = "own_calendars"
down_revision = "next_term"
branch_labels = None
depends_on = None

LOGGED = ("calendar_made", "calendar_ended")
IS_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "own_calendar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_own_calendar_neighbourhood_id_person_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_own_calendar"),
        sa.UniqueConstraint("key", name="uq_own_calendar_key"),
    )
    op.create_index(
        "uq_own_calendar_open",
        "own_calendar",
        ["neighbourhood_id", "person_id"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    stays_home("own_calendar")
    also("participation", "kind", LOGGED)


def downgrade() -> None:
    no_more("participation", "kind", LOGGED)
    goes_free("own_calendar")
    op.drop_table("own_calendar")
