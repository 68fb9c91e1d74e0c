"""An activity says which grant pays for it, so that the board's decision can be read from it."""

import sqlalchemy as sa
from alembic import op

revision = "granted_activities"
down_revision = "hidden_things"
branch_labels = None
depends_on = None

FROM_HERE = "fk_activity_neighbourhood_id_grant_id"


def upgrade() -> None:
    with op.batch_alter_table("activity") as activity:
        activity.add_column(sa.Column("grant_id", sa.Integer(), nullable=True))
        activity.create_foreign_key(
            op.f(FROM_HERE), "small_grant", ["neighbourhood_id", "grant_id"], ["neighbourhood_id", "id"]
        )
    op.create_index("ix_activity_grant_id", "activity", ["grant_id"])


def downgrade() -> None:
    op.drop_index("ix_activity_grant_id", "activity")
    with op.batch_alter_table("activity") as activity:
        activity.drop_constraint(op.f(FROM_HERE), type_="foreignkey")
        activity.drop_column("grant_id")
