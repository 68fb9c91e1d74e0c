"""Whose request a kept answer answers, so that it can go when they leave."""

import sqlalchemy as sa
from alembic import op

revision = "whose_replies"
down_revision = "looking_out"
branch_labels = None
depends_on = None

WHOSE = "fk_idempotent_reply_person_id"


def upgrade() -> None:
    with op.batch_alter_table("idempotent_reply") as reply:
        reply.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        reply.create_foreign_key(op.f(WHOSE), "person", ["person_id"], ["id"])
    op.create_index("ix_idempotent_reply_person_id", "idempotent_reply", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_idempotent_reply_person_id", "idempotent_reply")
    with op.batch_alter_table("idempotent_reply") as reply:
        reply.drop_constraint(op.f(WHOSE), type_="foreignkey")
        reply.drop_column("person_id")
