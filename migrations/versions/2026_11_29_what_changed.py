"""Those who come are told what it costs now and what to bring, and how it was."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more

revision = "what_changed"
down_revision = "tablets_at_doors"
branch_labels = None
depends_on = None

ABOUT = ("what_changed",)
LENGTHS = {"cost_was": 32, "cost_is": 32, "bring_was": 300, "bring_is": 300}


def upgrade() -> None:
    also("message", "about", ABOUT)
    for name, length in LENGTHS.items():
        op.add_column("message", sa.Column(name, sa.String(length=length), nullable=False, server_default=""))


def downgrade() -> None:
    for name in LENGTHS:
        op.drop_column("message", name)
    no_more("message", "about", ABOUT)
