"""What a place is like to get into and to sit in, as far as it is known."""

import sqlalchemy as sa
from alembic import op

revision = "access_of_places"
down_revision = "hellos"
branch_labels = None
depends_on = None

TOILET_IN_WORDS = "toilet IN ('none', 'ordinary', 'wheelchair')"
WORDS = ("seating", "parking", "from_lift")


def upgrade() -> None:
    with op.batch_alter_table("place") as place:
        place.add_column(sa.Column("step_free", sa.Boolean(), nullable=True))
        place.add_column(sa.Column("hearing_loop", sa.Boolean(), nullable=True))
        place.add_column(sa.Column("toilet", sa.String(length=32), nullable=True))
        for name in WORDS:
            place.add_column(sa.Column(name, sa.String(length=120), nullable=False, server_default=""))
        place.create_check_constraint(op.f("ck_place_toilet"), TOILET_IN_WORDS)


def downgrade() -> None:
    with op.batch_alter_table("place") as place:
        place.drop_constraint(op.f("ck_place_toilet"), type_="check")
        for name in (*reversed(WORDS), "toilet", "hearing_loop", "step_free"):
            place.drop_column(name)
