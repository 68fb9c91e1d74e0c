"""Nobody guesses at a third kind of code, and no tablet is out for a meeting yet: both go until something uses them."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more

revision = "no_longer_needed"
down_revision = "ideas_helped"
branch_labels = None
depends_on = None

UNUSED = ("code",)


def upgrade() -> None:
    no_more("guess", "what", UNUSED)
    with op.batch_alter_table("tablet") as tablet:
        tablet.drop_column("meeting_id")


def downgrade() -> None:
    with op.batch_alter_table("tablet") as tablet:
        tablet.add_column(sa.Column("meeting_id", sa.Integer(), nullable=True))
    also("guess", "what", UNUSED)
