"""A table's tablet may lie at the door of one date."""

import sqlalchemy as sa
from alembic import op

revision = "tablets_at_doors"
down_revision = "words_not_blanks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tablet", sa.Column("door", sa.String(length=60), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("tablet", "door")
