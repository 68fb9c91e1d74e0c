"""Signing in through an organisation or with a passkey."""

import sqlalchemy as sa
from alembic import op

revision = "ways_in"
down_revision = "cards_and_tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handshake",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_handshake_person_id"),
        sa.PrimaryKeyConstraint("key", name="pk_handshake"),
    )
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_identity_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_identity"),
        sa.UniqueConstraint("provider", "subject", name="uq_identity_provider_subject"),
    )
    op.create_index("ix_identity_person_id", "identity", ["person_id"])
    op.create_table(
        "passkey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("credential", sa.String(), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_passkey_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_passkey"),
        sa.UniqueConstraint("credential", name="uq_passkey_credential"),
    )
    op.create_index("ix_passkey_person_id", "passkey", ["person_id"])
    op.create_table(
        "organisation_sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"],
            ["organisation.neighbourhood_id", "organisation.id"],
            name="fk_organisation_sign_in_neighbourhood_id_organisation_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_sign_in"),
        sa.UniqueConstraint("neighbourhood_id", "organisation_id", "provider", name="uq_organisation_sign_in_provider"),
    )
    confirms = sa.Column("confirms", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("sign_in_attempt", confirms)


def downgrade() -> None:
    op.drop_column("sign_in_attempt", "confirms")
    op.drop_table("organisation_sign_in")
    op.drop_table("passkey")
    op.drop_table("identity")
    op.drop_table("handshake")
