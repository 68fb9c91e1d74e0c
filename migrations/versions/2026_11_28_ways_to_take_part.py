"""Confirmed phone numbers, waiting words, wishes how to be told, invitations sent again, a tablet's occasion."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import take

revision = "ways_to_take_part"
down_revision = "row_security"
branch_labels = None
depends_on = None

BEFORE = (
    "need_raised",
    "need_shown",
    "need_asked_back",
    "need_kept_private",
    "need_said_more",
    "need_merged",
    "need_taken_back",
    "need_brought_back",
    "need_backed",
    "backing_taken_back",
    "comment_made",
    "comment_shown",
    "comment_hidden",
    "comment_reported",
    "report_settled",
    "need_answered",
    "helped_said",
    "recording_typed_up",
    "told",
    "telling_unticked",
    "telling_given_up",
    "telling_way_chosen",
    "neighbourhood_opened",
    "person_joined",
    "token_made",
    "token_revoked",
    "heads_counted",
    "card_made",
    "card_stopped",
    "pin_chosen",
    "tablet_opened",
    "tablet_closed",
    "tiles_chosen",
    "helper_named",
    "helper_ended",
    "identity_linked",
    "passkey_made",
    "passkey_removed",
    "sign_in_chosen",
    "invited",
    "invitation_withdrawn",
    "role_given",
    "role_ended",
    "membership_ended",
    "organisation_changed",
    "profile_changed",
    "details_changed",
    "person_left",
    "settings_changed",
    "second_look_asked",
    "second_look_given",
)
WAYS = ("email", "text", "letter", "noticeboard", "in_person", "phone")
WAY = sa.Enum(*WAYS, name="way", native_enum=False, create_constraint=True, length=32)
NAMED = "(SELECT current_setting('ninehellos.neighbourhood', true))"
HERE = f"{NAMED} = 'all' OR CAST(neighbourhood_id AS text) = {NAMED}"
CONFIRMED_HAS_ONE = "confirmed_phone IS NULL OR phone IS NOT NULL"
ADDED = ("invitation_sent_again",)


def upgrade() -> None:
    take("participation", "kind", (*BEFORE, *ADDED))
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("confirmed_phone", sa.String(length=32), nullable=True))
        person.create_check_constraint(op.f("ck_person_confirmed_phone_has_one"), CONFIRMED_HAS_ONE)
    op.create_index("ix_person_confirmed_phone", "person", ["confirmed_phone"])
    op.create_table(
        "kept_words",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_kept_words_person_id"),
        sa.PrimaryKeyConstraint("key", name="pk_kept_words"),
    )
    op.create_index("ix_kept_words_person_id", "kept_words", ["person_id"])
    op.create_table(
        "telling_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("way", WAY, nullable=False),
        sa.Column("wished_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "need_id"],
            ["need.neighbourhood_id", "need.id"],
            name="fk_telling_wish_neighbourhood_id_need_id",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_telling_wish_neighbourhood_id_person_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_telling_wish"),
        sa.UniqueConstraint("need_id", "person_id", name="uq_telling_wish_need_id_person_id"),
    )
    op.create_index("ix_telling_wish_person_id", "telling_wish", ["person_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE telling_wish ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY telling_wish_stays_home ON telling_wish USING ({HERE}) WITH CHECK ({HERE})")
    op.add_column("invitation", sa.Column("sent_again_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("invitation", sa.Column("times_sent_again", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("tablet", sa.Column("occasion", sa.String(length=60), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("tablet", "occasion")
    op.drop_column("invitation", "times_sent_again")
    op.drop_column("invitation", "sent_again_at")
    op.drop_table("telling_wish")
    op.drop_table("kept_words")
    op.drop_index("ix_person_confirmed_phone", table_name="person")
    with op.batch_alter_table("person") as person:
        person.drop_constraint(op.f("ck_person_confirmed_phone_has_one"), type_="check")
        person.drop_column("confirmed_phone")
    take("participation", "kind", BEFORE)
