"""Cards with their PINs, tablets that go round a table, and sessions that know which of them was used."""

import sqlalchemy as sa
from alembic import op

revision = "cards_and_tables"
down_revision = "belonging"
branch_labels = None
depends_on = None

ADDED = (
    "last_seen_at",
    "idle_minutes",
    "device",
    "proved_until",
    "card_id",
    "tablet_id",
    "neighbourhood_id",
    "kind",
)
CHECKS = {
    "kind": "kind IN ('own_device', 'card', 'table', 'program')",
    "only_a_table_has_no_name": "person_id IS NOT NULL OR kind = 'table'",
    "table_has_one": "kind <> 'table' OR (tablet_id IS NOT NULL AND via = 'table_tablet')",
    "opens_one_home": "kind NOT IN ('table', 'card') OR neighbourhood_id IS NOT NULL",
}


def upgrade() -> None:
    op.create_table(
        "guess",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column(
            "what",
            sa.Enum("card", "tablet", "code", name="what", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guess"),
    )
    op.create_index("ix_guess_address_at", "guess", ["address", "at"])
    op.create_table(
        "pin",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=160), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("shut_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_pin_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_pin"),
    )
    op.create_table(
        "card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by_id", sa.Integer(), nullable=True),
        sa.Column("stopped_because", sa.String(length=32), nullable=False),
        sa.CheckConstraint("stopped_at IS NULL OR length(stopped_because) > 0", name="ck_card_stopped_says_why"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_card_made_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_card_neighbourhood_id_person_id",
        ),
        sa.ForeignKeyConstraint(["stopped_by_id"], ["person.id"], name="fk_card_stopped_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.UniqueConstraint("code", name="uq_card_code"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_card_neighbourhood_id_id"),
    )
    op.create_index("ix_card_person_id", "card", ["person_id"])
    op.create_table(
        "tablet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("opening_code", sa.String(length=64), nullable=True),
        sa.Column("opening_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_tablet_has_a_name"),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name="fk_tablet_closed_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "place_id"],
            ["place.neighbourhood_id", "place.id"],
            name="fk_tablet_neighbourhood_id_place_id",
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_tablet_neighbourhood_id"),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name="fk_tablet_opened_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tablet"),
        sa.UniqueConstraint("key", name="uq_tablet_key"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_tablet_neighbourhood_id_id"),
        sa.UniqueConstraint("opening_code", name="uq_tablet_opening_code"),
    )
    op.create_table(
        "tile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("tablet_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_tile_neighbourhood_id_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "tablet_id"],
            ["tablet.neighbourhood_id", "tablet.id"],
            name="fk_tile_neighbourhood_id_tablet_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tile"),
        sa.UniqueConstraint("tablet_id", "person_id", name="uq_tile_tablet_id_person_id"),
    )
    with op.batch_alter_table("web_session") as session:
        session.add_column(sa.Column("kind", sa.String(length=32), nullable=False, server_default="own_device"))
        session.add_column(sa.Column("neighbourhood_id", sa.Integer(), nullable=True))
        session.add_column(sa.Column("tablet_id", sa.Integer(), nullable=True))
        session.add_column(sa.Column("card_id", sa.Integer(), nullable=True))
        session.add_column(sa.Column("proved_until", sa.DateTime(timezone=True), nullable=True))
        session.add_column(sa.Column("device", sa.String(length=80), nullable=False, server_default=""))
        session.add_column(sa.Column("idle_minutes", sa.Integer(), nullable=True))
        session.add_column(
            sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now())
        )
        session.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        session.create_foreign_key("fk_web_session_neighbourhood_id", "neighbourhood", ["neighbourhood_id"], ["id"])
        for word in ("tablet", "card"):
            session.create_foreign_key(
                f"fk_web_session_neighbourhood_id_{word}_id",
                word,
                ["neighbourhood_id", f"{word}_id"],
                ["neighbourhood_id", "id"],
            )
        for name, rule in CHECKS.items():
            session.create_check_constraint(op.f(f"ck_web_session_{name}"), rule)


def downgrade() -> None:
    op.execute("DELETE FROM web_session WHERE person_id IS NULL")
    with op.batch_alter_table("web_session") as session:
        for name in CHECKS:
            session.drop_constraint(op.f(f"ck_web_session_{name}"), type_="check")
        for word in ("card", "tablet"):
            session.drop_constraint(f"fk_web_session_neighbourhood_id_{word}_id", type_="foreignkey")
        session.drop_constraint("fk_web_session_neighbourhood_id", type_="foreignkey")
        session.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
        for column in ADDED:
            session.drop_column(column)
    op.drop_table("tile")
    op.drop_table("tablet")
    op.drop_table("card")
    op.drop_table("pin")
    op.drop_table("guess")
