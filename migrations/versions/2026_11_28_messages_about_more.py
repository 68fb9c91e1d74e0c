"""A message may be about more than a need: it says where that stands, when it begins, and by when to answer."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more

revision = "messages_about_more"
down_revision = "ways_to_take_part"
branch_labels = None
depends_on = None

WORDS = ("place", "spot")
ABOUT = ("taken_back",)
MOMENTS = {"at_time": sa.Time(), "answer_day": sa.Date(), "answer_time": sa.Time()}


def upgrade() -> None:
    also("message", "about", ABOUT)
    with op.batch_alter_table("message") as message:
        message.alter_column("need_title", new_column_name="title", existing_type=sa.String(), existing_nullable=False)
        for name in WORDS:
            message.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name, kind in MOMENTS.items():
            message.add_column(sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    no_more("message", "about", ABOUT)
    with op.batch_alter_table("message") as message:
        for name in (*WORDS, *MOMENTS):
            message.drop_column(name)
        message.alter_column("title", new_column_name="need_title", existing_type=sa.String(), existing_nullable=False)
