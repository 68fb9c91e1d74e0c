"""An activity that was an idea says so, and those who were for the idea are told."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more

revision = "ideas_become"
down_revision = "access_of_places"
branch_labels = None
depends_on = None

ABOUT = ("idea_became",)
FROM_HERE = "fk_activity_neighbourhood_id_idea_id"


def upgrade() -> None:
    with op.batch_alter_table("activity") as activity:
        activity.add_column(sa.Column("idea_id", sa.Integer(), nullable=True))
        activity.create_foreign_key(
            op.f(FROM_HERE), "idea", ["neighbourhood_id", "idea_id"], ["neighbourhood_id", "id"]
        )
    op.create_index("ix_activity_idea_id", "activity", ["idea_id"])
    also("message", "about", ABOUT)


def downgrade() -> None:
    no_more("message", "about", ABOUT)
    op.drop_index("ix_activity_idea_id", "activity")
    with op.batch_alter_table("activity") as activity:
        activity.drop_constraint(op.f(FROM_HERE), type_="foreignkey")
        activity.drop_column("idea_id")
