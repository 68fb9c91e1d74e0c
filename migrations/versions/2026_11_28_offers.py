"""Offers: skills and time that people give, who vouched for whom, and “I would like that”."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.giving import given, member, one_of, person, said
from migrations.staying_home import goes_free, stays_home

revision = "offers"
down_revision = "small_grants"
branch_labels = None
depends_on = None

KINDS = ("mend", "drive", "cook", "translate", "company", "teach", "other")
STATES = ("asked", "agreed", "declined", "done", "taken_back")
LOGGED = (
    "offer_made",
    "given_shown",
    "given_kept_private",
    "given_taken_back",
    "offer_asked_for",
    "offer_agreed",
    "offer_declined",
    "offer_done",
    "offer_no_longer_asked",
    "offer_thanked",
    "thanks_shared",
    "thanks_shown",
    "vouch_noted",
    "vouch_ended",
)
TOLD = ("given_not_shown", "offer_asked", "offer_answered", "offer_thanked")
STANDS = sa.text("shown_at IS NOT NULL AND ended_at IS NULL")
IS_OPEN = sa.text("state IN ('asked', 'agreed')")


def upgrade() -> None:
    with op.batch_alter_table("neighbourhood") as neighbourhood:
        neighbourhood.add_column(sa.Column("last_offer_number", sa.Integer(), nullable=False, server_default="0"))
    _offers()
    _vouches()
    _requests()
    stays_home("offer", "vouch", "offer_request")
    also("participation", "kind", LOGGED)
    also("message", "about", TOLD)


def downgrade() -> None:
    no_more("message", "about", TOLD)
    no_more("participation", "kind", LOGGED)
    goes_free("offer", "vouch", "offer_request")
    for table in ("offer_request", "vouch", "offer"):
        op.drop_table(table)
    with op.batch_alter_table("neighbourhood") as neighbourhood:
        neighbourhood.drop_column("last_offer_number")


def _offers() -> None:
    op.create_table(
        "offer",
        *given("offer"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", one_of("kind", KINDS), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("when_free", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("one_to_one", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_offer_has_words"),
        sa.CheckConstraint("said_by_id IS NOT NULL", name="ck_offer_has_a_name"),
        sa.UniqueConstraint("neighbourhood_id", "number", name="uq_offer_neighbourhood_id_number"),
        sa.UniqueConstraint("neighbourhood_id", "id", "one_to_one", "said_by_id", name="uq_offer_asked_for"),
    )
    op.create_index(
        "ix_offer_stands", "offer", ["neighbourhood_id", "number"], sqlite_where=STANDS, postgresql_where=STANDS
    )


def _vouches() -> None:
    op.create_table(
        "vouch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_words", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(), nullable=False),
        sa.CheckConstraint("by_id IS NOT NULL OR length(trim(by_words)) > 0", name="ck_vouch_says_who"),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_vouch_says_what"),
        sa.CheckConstraint("by_id <> person_id", name="ck_vouch_not_for_oneself"),
        sa.CheckConstraint("noted_by_id <> person_id", name="ck_vouch_not_noted_by_oneself"),
        sa.CheckConstraint("ended_at IS NULL OR length(trim(ended_because)) > 0", name="ck_vouch_ended_says_why"),
        member("vouch", "person_id"),
        member("vouch", "by_id"),
        person("vouch", "noted_by_id"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_vouch_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name="pk_vouch"),
        sa.UniqueConstraint("neighbourhood_id", "id", "person_id", name="uq_vouch_for_whom"),
    )


def _requests() -> None:
    table = "offer_request"
    op.create_table(
        table,
        *said(table),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("one_to_one", sa.Boolean(), nullable=False),
        sa.Column("offered_by_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("state", one_of("state", STATES), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_words", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreed_at", sa.Time(), nullable=True),
        sa.Column("vouch_id", sa.Integer(), nullable=True),
        sa.Column("thanked_words", sa.String(), nullable=False),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asker_shares", sa.Boolean(), nullable=False),
        sa.Column("offerer_shares", sa.Boolean(), nullable=False),
        sa.Column("thanks_shown_at", sa.DateTime(timezone=True), nullable=True),
        *_what_requests_must_say(),
        sa.PrimaryKeyConstraint("id", name="pk_offer_request"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_offer_request_neighbourhood_id_id"),
    )
    for column in ("offer_id", "said_by_id", "offered_by_id"):
        op.create_index(f"ix_offer_request_{column}", table, [column])
    op.create_index(
        "uq_offer_request_open",
        table,
        ["offer_id", "said_by_id"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )


def _what_requests_must_say() -> tuple[sa.Constraint, ...]:
    return (
        sa.CheckConstraint("said_by_id IS NOT NULL", name="ck_offer_request_has_a_name"),
        sa.CheckConstraint("said_by_id <> offered_by_id", name="ck_offer_request_not_of_oneself"),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_offer_request_has_words"),
        sa.CheckConstraint(
            "NOT one_to_one OR state NOT IN ('agreed', 'done') OR vouch_id IS NOT NULL",
            name="ck_offer_request_alone_only_if_vouched_for",
        ),
        sa.CheckConstraint(
            "state <> 'agreed' OR agreed_on IS NOT NULL OR length(trim(answer_words)) > 0",
            name="ck_offer_request_agreed_says_when",
        ),
        sa.CheckConstraint(
            "thanked_at IS NULL OR (state = 'done' AND length(trim(thanked_words)) > 0)",
            name="ck_offer_request_thanked_is_done",
        ),
        sa.CheckConstraint(
            "thanks_shown_at IS NULL OR (asker_shares AND offerer_shares)",
            name="ck_offer_request_thanks_shown_if_both_wish",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "offer_id", "one_to_one", "offered_by_id"],
            ["offer.neighbourhood_id", "offer.id", "offer.one_to_one", "offer.said_by_id"],
            name="fk_offer_request_offer",
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "vouch_id", "offered_by_id"],
            ["vouch.neighbourhood_id", "vouch.id", "vouch.person_id"],
            name="fk_offer_request_vouch",
        ),
    )
