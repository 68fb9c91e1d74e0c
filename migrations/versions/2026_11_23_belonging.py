"""Who belongs and in which part, from a day to a day; invitations, profiles, helpers, a neighbourhood's settings."""

import sqlalchemy as sa
from alembic import op

from app.core.text import folded

revision = "belonging"
down_revision = "more_in_the_log"
branch_labels = None
depends_on = None

SETTINGS = (
    "staff_idle",
    "cover_after",
    "privacy_statement",
    "accessibility_statement",
    "house_rules",
    "contact",
    "phone",
    "hours",
    "languages",
)
ROLE = sa.Enum(
    "resident",
    "connector",
    "development_officer",
    "independent_living_officer",
    "housing",
    "partner",
    "researcher",
    "steward",
    name="role",
    native_enum=False,
    create_constraint=True,
    length=32,
)


def upgrade() -> None:
    op.add_column("neighbourhood", sa.Column("languages", sa.String(), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("hours", sa.String(), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("phone", sa.String(length=32), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("contact", sa.String(), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("house_rules", sa.String(), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("accessibility_statement", sa.String(), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("privacy_statement", sa.String(), nullable=False, server_default=""))
    op.add_column("neighbourhood", sa.Column("cover_after", sa.Integer(), nullable=False, server_default="90"))
    op.add_column("neighbourhood", sa.Column("staff_idle", sa.Integer(), nullable=False, server_default="30"))
    op.add_column("person", sa.Column("picture", sa.String(length=16), nullable=False, server_default=""))
    op.add_column("person", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("search_name", sa.String(), nullable=False, server_default=""))
    _names_are_folded()
    with op.batch_alter_table("membership") as membership:
        membership.create_unique_constraint("uq_membership_neighbourhood_id_id", ["neighbourhood_id", "id"])
    _roles_are_dated()
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "resident",
                "connector",
                "development_officer",
                "independent_living_officer",
                "housing",
                "partner",
                "researcher",
                "steward",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_invitation_has_a_name"),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name="fk_invitation_made_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"],
            ["organisation.neighbourhood_id", "organisation.id"],
            name="fk_invitation_neighbourhood_id_organisation_id",
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_invitation_neighbourhood_id"),
        sa.ForeignKeyConstraint(["used_by_id"], ["person.id"], name="fk_invitation_used_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("key", name="uq_invitation_key"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_invitation_neighbourhood_id_id"),
    )
    op.create_table(
        "profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("knows", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("reached", sa.String(), nullable=False),
        sa.Column("called", sa.String(length=120), nullable=False),
        sa.Column("voice", sa.String(length=64), nullable=True),
        sa.Column("voice_type", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_profile_neighbourhood_id_person_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_profile"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_profile_neighbourhood_id_id"),
        sa.UniqueConstraint("neighbourhood_id", "person_id", name="uq_profile_neighbourhood_id_person_id"),
        sa.UniqueConstraint("voice", name="uq_profile_voice"),
    )
    op.create_table(
        "helper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("person_id <> helper_id", name="ck_helper_is_someone_else"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name="fk_helper_ended_by_id"),
        sa.ForeignKeyConstraint(["named_by_id"], ["person.id"], name="fk_helper_named_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "helper_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_helper_neighbourhood_id_helper_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_helper_neighbourhood_id_person_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_helper"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_helper_neighbourhood_id_id"),
    )
    op.create_index("ix_helper_helper_id", "helper", ["helper_id"])
    op.create_index(
        "uq_helper_now",
        "helper",
        ["neighbourhood_id", "person_id", "helper_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("helper")
    op.drop_table("profile")
    op.drop_table("invitation")
    _roles_are_undated()
    with op.batch_alter_table("membership") as membership:
        membership.drop_constraint("uq_membership_neighbourhood_id_id", type_="unique")
    op.drop_column("person", "search_name")
    op.drop_column("person", "left_at")
    op.drop_column("person", "picture")
    for column in SETTINGS:
        op.drop_column("neighbourhood", column)


def _names_are_folded() -> None:
    people = sa.table("person", sa.column("id"), sa.column("name"), sa.column("search_name"))
    for number, name in op.get_bind().execute(sa.select(people.c.id, people.c.name)).all():
        op.get_bind().execute(people.update().where(people.c.id == number).values(search_name=folded(name)))


def _roles_are_dated() -> None:
    held = sa.text(
        "SELECT r.membership_id, r.role, m.neighbourhood_id, m.joined_at "
        "FROM membership_role r JOIN membership m ON m.id = r.membership_id ORDER BY r.membership_id, r.role"
    ).columns(
        sa.Column("membership_id"),
        sa.Column("role"),
        sa.Column("neighbourhood_id"),
        sa.Column("joined_at", sa.DateTime(timezone=True)),
    )
    rows = op.get_bind().execute(held).all()
    op.drop_table("membership_role")
    dated = op.create_table(
        "membership_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("role", ROLE, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name="fk_membership_role_ended_by_id"),
        sa.ForeignKeyConstraint(["given_by_id"], ["person.id"], name="fk_membership_role_given_by_id"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "membership_id"],
            ["membership.neighbourhood_id", "membership.id"],
            name="fk_membership_role_neighbourhood_id_membership_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_membership_role"),
    )
    op.create_index(
        "uq_membership_role_held",
        "membership_role",
        ["membership_id", "role"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.bulk_insert(
        dated,
        [
            {"membership_id": membership, "role": role, "neighbourhood_id": home, "given_at": joined}
            for membership, role, home, joined in rows
        ],
    )


def _roles_are_undated() -> None:
    """Only who holds what now; what has ended is forgotten."""
    held = sa.text("SELECT membership_id, role FROM membership_role WHERE ended_at IS NULL")
    rows = op.get_bind().execute(held).all()
    op.drop_table("membership_role")
    undated = op.create_table(
        "membership_role",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("role", ROLE, nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name="fk_membership_role_membership_id"),
        sa.PrimaryKeyConstraint("membership_id", "role", name="pk_membership_role"),
    )
    op.bulk_insert(undated, [{"membership_id": membership, "role": role} for membership, role in rows])
