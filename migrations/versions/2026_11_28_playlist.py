"""The playlist: songs that neighbours asked for."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import given
from migrations.staying_home import goes_free, stays_home

revision = "playlist"
down_revision = "offers"
branch_labels = None
depends_on = None

LOGGED = ("song_asked_for",)
STANDS = sa.text("shown_at IS NOT NULL AND ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "song",
        *given("song"),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("artist", sa.String(length=120), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_song_has_a_title"),
    )
    op.create_index("ix_song_stands", "song", ["neighbourhood_id", "id"], sqlite_where=STANDS, postgresql_where=STANDS)
    stays_home("song")
    also("participation", "kind", LOGGED)


def downgrade() -> None:
    no_more("participation", "kind", LOGGED)
    goes_free("song")
    op.drop_table("song")
