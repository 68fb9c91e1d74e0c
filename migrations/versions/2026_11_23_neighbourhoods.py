"""Neighbourhoods, what is in them, and who belongs to them."""

import sqlalchemy as sa
from alembic import op

revision = "neighbourhoods"
down_revision = "people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "neighbourhood",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("time_zone", sa.String(length=40), nullable=False),
        sa.Column(
            "themes",
            sa.Enum("who8", "norway2030", "ks5", name="themes", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("reviewed_before_shown", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("last_need_number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_neighbourhood"),
        sa.UniqueConstraint("slug", name="uq_neighbourhood_slug"),
    )

    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "norc",
                "housing",
                "practice",
                "council",
                "university",
                "charity",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_organisation_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_organisation_neighbourhood_id_id"),
        sa.UniqueConstraint("neighbourhood_id", "key", name="uq_organisation_neighbourhood_id_key"),
    )

    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_place_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_place_neighbourhood_id_id"),
        sa.UniqueConstraint("neighbourhood_id", "key", name="uq_place_neighbourhood_id_key"),
    )

    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "framework",
            sa.Enum(
                "who8", "norway2030", "ks5", name="framework", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_theme"),
        sa.UniqueConstraint("framework", "key", name="uq_theme_framework_key"),
    )

    op.create_table(
        "theme_mapping",
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("stands_for_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["stands_for_id"], ["theme.id"], name="fk_theme_mapping_stands_for_id"),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_theme_mapping_theme_id"),
        sa.PrimaryKeyConstraint("theme_id", "stands_for_id", name="pk_theme_mapping"),
    )

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"],
            ["organisation.neighbourhood_id", "organisation.id"],
            name="fk_membership_neighbourhood_id_organisation_id",
        ),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_membership_neighbourhood_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_membership_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
        sa.UniqueConstraint("neighbourhood_id", "person_id", name="uq_membership_neighbourhood_id_person_id"),
    )
    op.create_index("ix_membership_person_id", "membership", ["person_id"])

    op.create_table(
        "membership_role",
        sa.Column("membership_id", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name="fk_membership_role_membership_id"),
        sa.PrimaryKeyConstraint("membership_id", "role", name="pk_membership_role"),
    )

    op.create_table(
        "access_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("may_write", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_access_token_neighbourhood_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_access_token_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_access_token"),
        sa.UniqueConstraint("key", name="uq_access_token_key"),
    )
    op.create_index("ix_access_token_person_id", "access_token", ["person_id"])


def downgrade() -> None:
    op.drop_table("access_token")
    op.drop_table("membership_role")
    op.drop_table("membership")
    op.drop_table("theme_mapping")
    op.drop_table("theme")
    op.drop_table("place")
    op.drop_table("organisation")
    op.drop_table("neighbourhood")
