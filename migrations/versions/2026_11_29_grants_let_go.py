"""The next grant waits for what happened with every earlier one; and an agreed one may turn out not to be needed."""

from alembic import op

from migrations.checked_words import also, no_more

revision = "grants_let_go"
down_revision = "what_changed"
branch_labels = None
depends_on = None

LET_GO = ("grant_let_go",)
HELD = "PERFORM 1 FROM pot WHERE id = NEW.pot_id FOR UPDATE; "
LEFT = (
    "(SELECT coalesce(sum(minor), 0) FROM pot_entry WHERE pot_id = NEW.pot_id) - "
    "(SELECT coalesce(sum(CASE state WHEN 'paid' THEN paid_minor ELSE cost_minor END), 0) FROM small_grant "
    "WHERE pot_id = NEW.pot_id AND state IN ('agreed', 'paid'))"
)
IS_DECIDED_NOW = "OLD.state = 'proposed' AND NEW.state <> 'proposed'"
VOICES = "FROM grant_voice WHERE grant_id = NEW.id AND replaced_at IS NULL"
NO_CONSENT = (
    f"((SELECT count(*) {VOICES}) < 2 OR NOT EXISTS (SELECT 1 {VOICES} AND kind = 'consent') "
    f"OR EXISTS (SELECT 1 {VOICES} AND kind = 'concern'))"
)
OTHER_WORDS = "NEW.cost_minor <> OLD.cost_minor OR NEW.group_key <> OLD.group_key OR NEW.pot_id <> OLD.pot_id"


def _rules(untold: str, after_agreed: str) -> dict[str, tuple[str, str]]:
    """What differs: of which earlier grants something must be told, and what may become of an agreed one."""
    of_same_group = "neighbourhood_id = NEW.neighbourhood_id AND group_key = NEW.group_key AND id <> NEW.id"
    waits = f"EXISTS (SELECT 1 FROM small_grant WHERE {of_same_group} AND state {untold} AND happened_at IS NULL)"  # noqa: S608  # words of this file
    moves = f"NOT (NEW.state = OLD.state OR (OLD.state = 'agreed' AND NEW.state {after_agreed}))"
    agrees = f"{IS_DECIDED_NOW} AND NEW.state = 'agreed' AND"
    return {
        "skips_nothing": (f"OLD.state = 'proposed' AND NEW.state {after_agreed}", "only what was agreed is paid"),
        "is_told_first": (f"{IS_DECIDED_NOW} AND {waits}", "first say what happened with the grant before"),
        "has_consent": (f"{agrees} {NO_CONSENT}", "a board agrees by consent"),
        "is_in_the_pot": (f"{agrees} {LEFT} < NEW.cost_minor", "not in the pot"),
        "stays_decided": (
            f"OLD.state <> 'proposed' AND ({OTHER_WORDS} OR {moves})",
            "a decision stands as it was made",
        ),
    }


BEFORE = _rules("= 'paid'", "= 'paid'")
NOW = _rules("IN ('agreed', 'paid')", "IN ('paid', 'let_go')") | {
    "is_let_go_in_words": ("NEW.state = 'let_go' AND NEW.happened_at IS NULL", "what is let go says why"),
}


def upgrade() -> None:
    also("small_grant", "state", ("let_go",))
    also("participation", "kind", LET_GO)
    also("message", "about", LET_GO)
    _hold_to(NOW, instead_of=BEFORE)


def downgrade() -> None:
    _hold_to(BEFORE, instead_of=NOW)
    no_more("message", "about", LET_GO)
    no_more("participation", "kind", LET_GO)
    no_more("small_grant", "state", ("let_go",))


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
