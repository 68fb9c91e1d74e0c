"""The pot, grants, and what board members say. What the rules demand of a decision is held by triggers."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.staying_home import goes_free, stays_home

revision = "small_grants"
down_revision = "ideas"
branch_labels = None
depends_on = None

TABLES = ("pot", "pot_entry", "small_grant", "grant_voice")
ACTS = (
    "grant_proposed",
    "grant_shown",
    "grant_kept_private",
    "grant_voice_given",
    "grant_agreed",
    "grant_not_agreed",
    "grant_paid",
    "grant_told",
    "grant_looked_back",
    "pot_changed",
)
TOLD = ("grant_decided", "grant_kept_private")
STANDS = sa.text("replaced_at IS NULL")
LEFT = (
    "(SELECT coalesce(sum(minor), 0) FROM pot_entry WHERE pot_id = NEW.pot_id) - "
    "(SELECT coalesce(sum(CASE state WHEN 'paid' THEN paid_minor ELSE cost_minor END), 0) FROM small_grant "
    "WHERE pot_id = NEW.pot_id AND state IN ('agreed', 'paid'))"
)
IS_DECIDED_NOW = "OLD.state = 'proposed' AND NEW.state <> 'proposed'"
UNTOLD = (
    "EXISTS (SELECT 1 FROM small_grant WHERE neighbourhood_id = NEW.neighbourhood_id AND group_key = NEW.group_key "
    "AND id <> NEW.id AND state = 'paid' AND happened_at IS NULL)"
)
VOICES = "FROM grant_voice WHERE grant_id = NEW.id AND replaced_at IS NULL"
NO_CONSENT = (
    f"((SELECT count(*) {VOICES}) < 2 OR NOT EXISTS (SELECT 1 {VOICES} AND kind = 'consent') "
    f"OR EXISTS (SELECT 1 {VOICES} AND kind = 'concern'))"
)
OTHER_TERMS = (
    "(NEW.cost_minor <> OLD.cost_minor OR NEW.group_key <> OLD.group_key OR NEW.pot_id <> OLD.pot_id "
    "OR NOT (NEW.state = OLD.state OR (OLD.state = 'agreed' AND NEW.state = 'paid')))"
)
RULES = (
    ("INSERT", "begins", "NEW.state <> 'proposed'", "a grant begins as a proposal"),
    ("UPDATE", "skips_nothing", "OLD.state = 'proposed' AND NEW.state = 'paid'", "only what was agreed is paid"),
    ("UPDATE", "is_told_first", f"{IS_DECIDED_NOW} AND {UNTOLD}", "first say what happened with the grant before"),
    (
        "UPDATE",
        "has_consent",
        f"{IS_DECIDED_NOW} AND NEW.state = 'agreed' AND {NO_CONSENT}",
        "a board agrees by consent",
    ),
    (
        "UPDATE",
        "is_in_the_pot",
        f"{IS_DECIDED_NOW} AND NEW.state = 'agreed' AND {LEFT} < NEW.cost_minor",
        "not in the pot",
    ),
    ("UPDATE", "stays_decided", f"OLD.state <> 'proposed' AND {OTHER_TERMS}", "a decision stands as it was made"),
)


def upgrade() -> None:
    with op.batch_alter_table("neighbourhood") as neighbourhood:
        neighbourhood.add_column(sa.Column("last_grant_number", sa.Integer(), nullable=False, server_default="0"))
    _pots()
    _grants()
    _voices()
    _triggers()
    also("participation", "kind", ACTS)
    also("message", "about", TOLD)
    stays_home(*TABLES)


def downgrade() -> None:
    goes_free(*TABLES)
    no_more("message", "about", TOLD)
    no_more("participation", "kind", ACTS)
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION decides_fairly()")
        op.execute("DROP FUNCTION takes_out_fairly()")
    with op.batch_alter_table("neighbourhood") as neighbourhood:
        neighbourhood.drop_column("last_grant_number")


def _pots() -> None:
    op.create_table(
        "pot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(currency) = 3", name="ck_pot_currency_has_three_letters"),
        sa.PrimaryKeyConstraint("id", name="pk_pot"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_pot_neighbourhood_id"),
        sa.UniqueConstraint("neighbourhood_id", name="uq_pot_neighbourhood_id"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_pot_neighbourhood_id_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "pot_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        *_whole("neighbourhood_id", "pot_id", "minor"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minor <> 0", name="ck_pot_entry_is_some_money"),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_pot_entry_says_from_whom"),
        sa.PrimaryKeyConstraint("id", name="pk_pot_entry"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_pot_entry_by_id"),
        _here("pot_entry", "pot", "pot"),
        sqlite_strict=True,
    )
    op.create_index("ix_pot_entry_pot_id", "pot_entry", ["pot_id"])


def _grants() -> None:
    people = ("decided_by_id", "happened_by_id", "looked_back_by_id")
    decided = (
        "decided_at IS NOT NULL AND length(trim(decision_words)) > 0 AND length(trim(decided_by)) > 0 "
        "AND decided_by_id IS NOT NULL"
    )
    is_paid = "paid_on IS NOT NULL AND paid_minor > 0 AND paid_minor <= cost_minor"
    checks = {
        "title_has_words": "length(trim(title)) > 0",
        "is_for_a_group": "length(trim(group_key)) > 0",
        "costs_something": "cost_minor > 0",
        "says_who_decided": f"state = 'proposed' OR ({decided})",
        "agreed_says_when_to_look": "state NOT IN ('agreed', 'paid') OR review_on IS NOT NULL",
        "not_agreed_says_what_else": "state <> 'not_agreed' OR length(trim(instead)) > 0",
        "agreed_is_shown": "state NOT IN ('agreed', 'paid') OR shown_at IS NOT NULL",
        "paid_says_how_much": f"state <> 'paid' OR ({is_paid})",
        "happened_has_words": "happened_at IS NULL OR length(trim(happened)) > 0",
        "looked_back_has_words": "looked_back_at IS NULL OR length(trim(looked_back)) > 0",
        "private_says_why": "kept_private_at IS NULL OR length(trim(private_reason)) > 0",
        "private_is_not_shown": "kept_private_at IS NULL OR shown_at IS NULL",
    }
    op.create_table(
        "small_grant",
        *_said("small_grant"),
        *_whole("pot_id", "number", "cost_minor"),
        sa.Column("group_name", sa.String(length=120), nullable=False),
        sa.Column("group_key", sa.String(length=200), nullable=False),
        *_texts("title", "purpose", "decided_by", "decision_words", "instead", "paid_note", "happened", "looked_back"),
        *_texts("private_reason"),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("need_id", "idea_id", "paid_minor", *people)),
        sa.Column("state", _words("state", "proposed", "agreed", "not_agreed", "paid"), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("shown_at", "kept_private_at", "taken_back_at", "decided_at", "happened_at", "looked_back_at")
        ),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("review_on", "paid_on")),
        *(sa.CheckConstraint(rule, name=f"ck_small_grant_{name}") for name, rule in checks.items()),
        *(sa.ForeignKeyConstraint([name], ["person.id"], name=f"fk_small_grant_{name}") for name in people),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_small_grant_neighbourhood_id"),
        *(_here("small_grant", other, other) for other in ("pot", "need", "idea")),
        sa.UniqueConstraint("neighbourhood_id", "number", name="uq_small_grant_neighbourhood_id_number"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_small_grant_neighbourhood_id_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_small_grant_group", "small_grant", ["neighbourhood_id", "group_key"])
    op.create_index("ix_small_grant_pot", "small_grant", ["pot_id", "state"])


def _voices() -> None:
    op.create_table(
        "grant_voice",
        *_said("grant_voice"),
        *_whole("grant_id"),
        sa.Column("kind", _words("kind", "consent", "stand_aside", "concern"), nullable=False),
        *_texts("words"),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("said_by_id IS NOT NULL", name="ck_grant_voice_has_a_name"),
        sa.CheckConstraint("kind <> 'concern' OR length(trim(words)) > 0", name="ck_grant_voice_concern_has_words"),
        _here("grant_voice", "grant", "small_grant"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_grant_voice_neighbourhood_id_said_by_id",
        ),
    )
    op.create_index("ix_grant_voice_grant_id", "grant_voice", ["grant_id"])
    op.create_index(
        "uq_grant_voice_stands",
        "grant_voice",
        ["grant_id", "said_by_id"],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )


def _triggers() -> None:
    takes_too_much = f"NEW.minor < 0 AND {LEFT} + NEW.minor < 0"
    if op.get_bind().dialect.name == "postgresql":
        # The pot is held first, so that two who write at once see what the other promised.
        hold = "PERFORM 1 FROM pot WHERE id = NEW.pot_id FOR UPDATE; "
        refusals = " ".join(
            f"IF TG_OP = '{verb}' THEN IF {when} THEN RAISE EXCEPTION '{why}'; END IF; END IF;"
            for verb, _, when, why in RULES
        )
        _function("decides_fairly", f"{hold}{refusals}", "small_grant", "INSERT OR UPDATE")
        refuse = f"IF {takes_too_much} THEN RAISE EXCEPTION 'not in the pot'; END IF;"
        _function("takes_out_fairly", f"{hold}{refuse}", "pot_entry", "INSERT")
        op.execute(
            "CREATE TRIGGER pot_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pot_entry "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()"
        )
        return
    for verb, name, when, why in RULES:
        _sqlite_trigger(f"small_grant_{name}", f"{verb} ON small_grant WHEN {when}", why)
    _sqlite_trigger("pot_entry_takes_out_fairly", f"INSERT ON pot_entry WHEN {takes_too_much}", "not in the pot")
    for change in ("UPDATE", "DELETE"):
        _sqlite_trigger(
            f"pot_entry_refuses_{change.lower()}", f"{change} ON pot_entry", "pot_entry is only ever added to"
        )


def _function(name: str, does: str, table: str, verbs: str) -> None:
    op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does} RETURN NEW; END $$")
    op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {verbs} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _sqlite_trigger(name: str, when: str, why: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{why}'); END")


def _said(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Whose words, who typed them, how they came; and the row's own number and neighbourhood."""
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        *_whole("neighbourhood_id"),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
        sa.Column("via", _words("via", "own_device", "table_tablet", "paper", "phone", "in_person"), nullable=False),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name=f"fk_{table}_said_by_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name=f"fk_{table}_typed_by_id"),
    )


def _whole(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def _here(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """To a row of the same neighbourhood."""
    return sa.ForeignKeyConstraint(
        ["neighbourhood_id", f"{column}_id"],
        [f"{other}.neighbourhood_id", f"{other}.id"],
        name=f"fk_{table}_neighbourhood_id_{column}_id",
    )
