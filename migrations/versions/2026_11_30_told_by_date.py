"""One act may change many dates: each is told of its own, so a message is one for an act and the page it is about."""

from alembic import op

revision = "told_by_date"
down_revision = "seen_alone"
branch_labels = None
depends_on = None

BY_ACT = "uq_message_subject_subject_id_about"
BY_DATE = f"{BY_ACT}_place"
ACT = ["subject", "subject_id", "about"]


def upgrade() -> None:
    with op.batch_alter_table("message") as message:
        message.drop_constraint(BY_ACT, type_="unique")
        message.create_unique_constraint(BY_DATE, [*ACT, "place"])


def downgrade() -> None:
    with op.batch_alter_table("message") as message:
        message.drop_constraint(BY_DATE, type_="unique")
        message.create_unique_constraint(BY_ACT, ACT)
