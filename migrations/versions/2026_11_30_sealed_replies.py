"""Kept answers are sealed from now on; of older ones stays that they were given, so that nothing is done twice."""

from alembic import op

revision = "sealed_replies"
down_revision = "granted_activities"
branch_labels = None
depends_on = None

ONLY_THAT_IT_WAS_DONE = "UPDATE idempotent_reply SET status = 204, media_type = '', body = '' WHERE body <> ''"


def upgrade() -> None:
    op.execute(ONLY_THAT_IT_WAS_DONE)


def downgrade() -> None:
    op.execute(ONLY_THAT_IT_WAS_DONE)
