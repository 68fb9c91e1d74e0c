"""Trips: lifts by car, who rides with whom, and whom to ring in an emergency."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import one_of, said
from migrations.staying_home import goes_free, stays_home

revision = "trips"
down_revision = "ideas_become"
branch_labels = None
depends_on = None

TABLES = ("ride", "emergency_contact")
LOGGED = (
    "ride_said",
    "ride_taken_back",
    "ride_planned",
    "ride_told",
    "contact_given",
    "contact_taken_back",
    "trip_forgotten",
)
ABOUT = ("ride_told",)
STANDS = "booking_id IS NULL"
OF_BOOKING = (["neighbourhood_id", "booking_id"], ["booking.neighbourhood_id", "booking.id"])


def upgrade() -> None:
    op.create_table(
        "ride",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("kind", one_of("kind", ("asks", "offers")), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("step", sa.Boolean(), nullable=False),
        sa.Column("wheelchair", sa.Boolean(), nullable=False),
        sa.Column("with_id", sa.Integer(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("at_time", sa.Time(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'offers') = (seats IS NOT NULL)", name=op.f("ck_ride_offers_so_many_seats")),
        sa.CheckConstraint("seats BETWEEN 1 AND 8", name=op.f("ck_ride_fits_in_a_car")),
        sa.CheckConstraint("kind = 'asks' OR with_id IS NULL", name=op.f("ck_ride_drives_or_rides")),
        sa.ForeignKeyConstraint(*OF_BOOKING, name=op.f("fk_ride_neighbourhood_id_booking_id")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "with_id"],
            ["ride.neighbourhood_id", "ride.id"],
            name=op.f("fk_ride_neighbourhood_id_with_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ride")),
        sa.UniqueConstraint("booking_id", name=op.f("uq_ride_booking_id")),
        sa.UniqueConstraint("neighbourhood_id", "id", name=op.f("uq_ride_neighbourhood_id_id")),
    )
    op.create_index("ix_ride_with_id", "ride", ["with_id"])
    op.create_table(
        "emergency_contact",
        *said("emergency_contact"),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=32), nullable=False),
        sa.CheckConstraint("said_by_id IS NOT NULL", name=op.f("ck_emergency_contact_is_someones")),
        sa.CheckConstraint(
            "length(trim(name)) > 0 AND length(trim(phone)) > 0", name=op.f("ck_emergency_contact_can_be_rung")
        ),
        sa.ForeignKeyConstraint(*OF_BOOKING, name=op.f("fk_emergency_contact_neighbourhood_id_booking_id")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_emergency_contact_neighbourhood_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_contact")),
        sa.UniqueConstraint("booking_id", name=op.f("uq_emergency_contact_booking_id")),
    )
    op.create_index(
        "uq_emergency_contact_standing",
        "emergency_contact",
        ["neighbourhood_id", "said_by_id"],
        unique=True,
        sqlite_where=sa.text(STANDS),
        postgresql_where=sa.text(STANDS),
    )
    stays_home(*TABLES)
    also("participation", "kind", LOGGED)
    also("message", "about", ABOUT)


def downgrade() -> None:
    no_more("message", "about", ABOUT)
    no_more("participation", "kind", LOGGED)
    goes_free(*TABLES)
    op.drop_table("emergency_contact")
    op.drop_table("ride")
