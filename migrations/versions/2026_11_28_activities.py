"""What's on: activities, their dates, bookings, and who came."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.staying_home import goes_free, stays_home

revision = "activities"
down_revision = "messages_about_more"
branch_labels = None
depends_on = None

TABLES = ("activity", "date", "leader", "attendance", "booking")
KINDS = (
    "activity_planned",
    "activity_changed",
    "activity_called_off",
    "date_added",
    "date_changed",
    "date_called_off",
    "date_put_back",
    "place_booked",
    "booking_waits",
    "place_kept",
    "place_taken",
    "place_went_on",
    "booking_cancelled",
    "booking_changed",
    "reminded",
    "came",
    "came_undone",
    "comers_counted",
)
ABOUT = ("date_changed", "date_called_off", "place_kept", "place_went_on", "coming_soon", "coming_today")


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "get_together",
                "class",
                "trip",
                "service",
                "meeting",
                "celebration",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("elsewhere", sa.String(length=200), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("need_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("led_by", sa.String(length=200), nullable=False),
        sa.Column("bring", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("at_time", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "repeats",
            sa.Enum(
                "once",
                "weekly",
                "fortnightly",
                "monthly_weekday",
                "monthly_last",
                name="repeats",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("skips_holidays", sa.Boolean(), nullable=False),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("planned_by_id", sa.Integer(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_words", sa.String(), nullable=False),
        sa.CheckConstraint("repeats = 'once' OR last_on IS NOT NULL", name=op.f("ck_activity_series_ends")),
        sa.CheckConstraint(
            "called_off_at IS NULL OR length(trim(called_off_words)) > 0", name=op.f("ck_activity_called_off_says_why")
        ),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_activity_costs_no_less_than_nothing")),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_activity_title_has_words")),
        sa.CheckConstraint("minutes BETWEEN 5 AND 1440", name=op.f("ck_activity_lasts_a_while")),
        sa.CheckConstraint("seats IS NULL OR seats > 0", name=op.f("ck_activity_has_room")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "follows_id"],
            ["activity.neighbourhood_id", "activity.id"],
            name=op.f("fk_activity_neighbourhood_id_follows_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name=op.f("fk_activity_neighbourhood_id_need_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"],
            ["organisation.neighbourhood_id", "organisation.id"],
            name=op.f("fk_activity_neighbourhood_id_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "place_id"],
            ["place.neighbourhood_id", "place.id"],
            name=op.f("fk_activity_neighbourhood_id_place_id"),
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_activity_neighbourhood_id")),
        sa.ForeignKeyConstraint(["planned_by_id"], ["person.id"], name=op.f("fk_activity_planned_by_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_activity_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("neighbourhood_id", "id", name=op.f("uq_activity_neighbourhood_id_id")),
        sa.UniqueConstraint("neighbourhood_id", "number", name=op.f("uq_activity_neighbourhood_id_number")),
    )
    op.create_table(
        "date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meant_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("elsewhere", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "called_off_at IS NULL OR length(trim(words)) > 0", name=op.f("ck_date_called_off_says_why")
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_date_ends_after_it_starts")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "activity_id"],
            ["activity.neighbourhood_id", "activity.id"],
            name=op.f("fk_date_neighbourhood_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "place_id"],
            ["place.neighbourhood_id", "place.id"],
            name=op.f("fk_date_neighbourhood_id_place_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date")),
        sa.UniqueConstraint("activity_id", "number", name=op.f("uq_date_activity_id_number")),
        sa.UniqueConstraint("neighbourhood_id", "id", name=op.f("uq_date_neighbourhood_id_id")),
    )
    op.create_index("ix_date_starts_at", "date", ["neighbourhood_id", "starts_at"])

    op.create_table(
        "leader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "activity_id"],
            ["activity.neighbourhood_id", "activity.id"],
            name=op.f("fk_leader_neighbourhood_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name=op.f("fk_leader_neighbourhood_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader")),
        sa.UniqueConstraint("activity_id", "person_id", name=op.f("uq_leader_activity_id_person_id")),
    )
    op.create_table(
        "attendance",
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "via",
            sa.Enum(
                "own_device",
                "table_tablet",
                "paper",
                "phone",
                "in_person",
                name="via",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("date_id", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.CheckConstraint("heads BETWEEN 1 AND 500", name=op.f("ck_attendance_counted")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "date_id"],
            ["date.neighbourhood_id", "date.id"],
            name=op.f("fk_attendance_neighbourhood_id_date_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name=op.f("fk_attendance_neighbourhood_id_said_by_id"),
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name=op.f("fk_attendance_said_by_id")),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name=op.f("fk_attendance_typed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("date_id", "said_by_id", name=op.f("uq_attendance_date_id_said_by_id")),
    )
    op.create_index(
        "uq_attendance_unnamed",
        "attendance",
        ["date_id"],
        unique=True,
        sqlite_where=sa.text("said_by_id IS NULL"),
        postgresql_where=sa.text("said_by_id IS NULL"),
    )

    op.create_table(
        "booking",
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "via",
            sa.Enum(
                "own_device",
                "table_tablet",
                "paper",
                "phone",
                "in_person",
                name="via",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("date_id", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "coming",
                "waiting",
                "offered",
                "lapsed",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("wishes", sa.String(length=300), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "said_by_id IS NOT NULL OR state IN ('coming', 'cancelled')", name=op.f("ck_booking_who_waits_has_a_name")
        ),
        sa.CheckConstraint(
            "state <> 'offered' OR answer_by IS NOT NULL", name=op.f("ck_booking_offered_says_until_when")
        ),
        sa.CheckConstraint("heads BETWEEN 1 AND 6", name=op.f("ck_booking_a_few_at_most")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "date_id"],
            ["date.neighbourhood_id", "date.id"],
            name=op.f("fk_booking_neighbourhood_id_date_id"),
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name=op.f("fk_booking_neighbourhood_id_said_by_id"),
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name=op.f("fk_booking_said_by_id")),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name=op.f("fk_booking_typed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sa.UniqueConstraint("date_id", "said_by_id", name=op.f("uq_booking_date_id_said_by_id")),
        sa.UniqueConstraint("neighbourhood_id", "id", name=op.f("uq_booking_neighbourhood_id_id")),
    )
    op.create_index("ix_booking_queue", "booking", ["date_id", "state", "asked_at"])
    op.create_index("ix_booking_said_by_id", "booking", ["said_by_id"])

    with op.batch_alter_table("neighbourhood") as table:
        table.add_column(sa.Column("bank_holidays", sa.String(length=8), nullable=False, server_default=""))
        table.add_column(sa.Column("last_activity_number", sa.Integer(), nullable=False, server_default="0"))

    stays_home(*TABLES)
    also("participation", "kind", KINDS)
    also("message", "about", ABOUT)


def downgrade() -> None:
    no_more("message", "about", ABOUT)
    no_more("participation", "kind", KINDS)
    goes_free(*TABLES)
    with op.batch_alter_table("neighbourhood") as table:
        table.drop_column("last_activity_number")
        table.drop_column("bank_holidays")

    op.drop_table("booking")

    op.drop_table("attendance")
    op.drop_table("leader")

    op.drop_table("date")
    op.drop_table("activity")
