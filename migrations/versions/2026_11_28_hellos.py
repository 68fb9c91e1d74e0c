"""Hellos in the languages spoken here, in neighbours' own voices."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import given
from migrations.staying_home import goes_free, stays_home

revision = "hellos"
down_revision = "birthdays"
branch_labels = None
depends_on = None

LOGGED = ("hello_spoken",)
STANDS = sa.text("shown_at IS NOT NULL AND ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "hello",
        *given("hello"),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("sounds_like", sa.String(length=120), nullable=False),
        sa.Column("sound", sa.String(length=64), nullable=True),
        sa.Column("sound_type", sa.String(length=40), nullable=False),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(trim(words)) > 0 OR length(trim(sounds_like)) > 0", name="ck_hello_can_be_read"),
        sa.CheckConstraint("sound IS NOT NULL OR ended_at IS NOT NULL", name="ck_hello_can_be_heard"),
        sa.UniqueConstraint("sound", name="uq_hello_sound"),
    )
    op.create_index(
        "ix_hello_stands", "hello", ["neighbourhood_id", "id"], sqlite_where=STANDS, postgresql_where=STANDS
    )
    stays_home("hello")
    also("participation", "kind", LOGGED)


def downgrade() -> None:
    no_more("participation", "kind", LOGGED)
    goes_free("hello")
    op.drop_table("hello")
