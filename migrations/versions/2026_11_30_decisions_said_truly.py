"""A decision rests on what the board of that day said, and names the grants that nothing is told of yet."""

import sqlalchemy as sa
from alembic import op

revision = "decisions_said_truly"
down_revision = "sealed_replies"
branch_labels = None
depends_on = None

HELD = "PERFORM 1 FROM pot WHERE id = NEW.pot_id FOR UPDATE; "
LEFT = (
    "(SELECT coalesce(sum(minor), 0) FROM pot_entry WHERE pot_id = NEW.pot_id) - "
    "(SELECT coalesce(sum(CASE state WHEN 'paid' THEN paid_minor ELSE cost_minor END), 0) FROM small_grant "
    "WHERE pot_id = NEW.pot_id AND state IN ('agreed', 'paid'))"
)
IS_DECIDED_NOW = "OLD.state = 'proposed' AND NEW.state <> 'proposed'"
VOICES = "FROM grant_voice WHERE grant_id = NEW.id AND replaced_at IS NULL"
IS_ON_BOARD = (
    "EXISTS (SELECT 1 FROM membership JOIN membership_role ON membership_role.membership_id = membership.id "
    "WHERE membership.neighbourhood_id = grant_voice.neighbourhood_id "
    "AND membership.person_id = grant_voice.said_by_id AND role = 'board' AND ended_at IS NULL)"
)
OF_THE_DAY = f"{VOICES} AND {IS_ON_BOARD}"
SAME_GROUP = "group_key = NEW.group_key"
# “2, 3” names 2 and 3; and 23 only where it stands by itself.
OR_NOT_NAMED = f"({SAME_GROUP} OR ' ' || NEW.other_than || ',' NOT LIKE '% ' || number || ',%')"
OTHER_WORDS = "NEW.cost_minor <> OLD.cost_minor OR NEW.group_key <> OLD.group_key OR NEW.pot_id <> OLD.pot_id"
MOVES = "NOT (NEW.state = OLD.state OR (OLD.state = 'agreed' AND NEW.state IN ('paid', 'let_go')))"


def _rules(voices: str, waits_for: str, other_words: str) -> dict[str, tuple[str, str]]:
    """What differs: whose words count, which other grants hold this one up, and what stays as it was decided."""
    others = f"neighbourhood_id = NEW.neighbourhood_id AND {waits_for} AND id <> NEW.id AND state IN ('agreed', 'paid')"
    waits = f"EXISTS (SELECT 1 FROM small_grant WHERE {others} AND happened_at IS NULL)"  # noqa: S608  # words of this file
    no_consent = f"({_too_few(voices)} OR NOT {_one_says(voices, 'consent')} OR {_one_says(voices, 'concern')})"
    agrees = f"{IS_DECIDED_NOW} AND NEW.state = 'agreed' AND"
    return {
        "skips_nothing": ("OLD.state = 'proposed' AND NEW.state IN ('paid', 'let_go')", "only what was agreed is paid"),
        "is_told_first": (f"{IS_DECIDED_NOW} AND {waits}", "first say what happened with the grant before"),
        "has_consent": (f"{agrees} {no_consent}", "a board agrees by consent"),
        "is_in_the_pot": (f"{agrees} {LEFT} < NEW.cost_minor", "not in the pot"),
        "stays_decided": (
            f"OLD.state <> 'proposed' AND ({other_words} OR {MOVES})",
            "a decision stands as it was made",
        ),
        "is_let_go_in_words": ("NEW.state = 'let_go' AND NEW.happened_at IS NULL", "what is let go says why"),
    }


def _too_few(voices: str) -> str:
    return f"(SELECT count(*) {voices}) < 2"


def _one_says(voices: str, kind: str) -> str:
    return f"EXISTS (SELECT 1 {voices} AND kind = '{kind}')"


BEFORE = _rules(VOICES, SAME_GROUP, OTHER_WORDS)
NO_CONCERN = f"({_too_few(OF_THE_DAY)} OR NOT {_one_says(OF_THE_DAY, 'concern')})"
NOW = _rules(OF_THE_DAY, OR_NOT_NAMED, f"{OTHER_WORDS} OR NEW.other_than <> OLD.other_than") | {
    "has_a_concern": (f"{IS_DECIDED_NOW} AND NEW.state = 'not_agreed' AND {NO_CONCERN}", "a no rests on a concern"),
}


def upgrade() -> None:
    op.add_column("small_grant", sa.Column("other_than", sa.String(), nullable=False, server_default=""))
    _hold_to(NOW, instead_of=BEFORE)


def downgrade() -> None:
    _hold_to(BEFORE, instead_of=NOW)
    op.drop_column("small_grant", "other_than")


def _hold_to(rules: dict[str, tuple[str, str]], instead_of: dict[str, tuple[str, str]]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        # All of it stands in one function there. The pot is held first, so that of two at once one sees the other.
        updates = " ".join(f"IF {when} THEN RAISE EXCEPTION '{why}'; END IF;" for when, why in rules.values())
        begins = "IF NEW.state <> 'proposed' THEN RAISE EXCEPTION 'a grant begins as a proposal'; END IF;"
        does = f"{HELD} IF TG_OP = 'INSERT' THEN {begins} ELSE {updates} END IF; RETURN NEW;"
        op.execute(
            f"CREATE OR REPLACE FUNCTION decides_fairly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does} END $$"
        )
        return
    for name in instead_of:
        op.execute(f"DROP TRIGGER small_grant_{name}")
    for name, (when, why) in rules.items():
        op.execute(
            f"CREATE TRIGGER small_grant_{name} BEFORE UPDATE ON small_grant WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )
