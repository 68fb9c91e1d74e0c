"""That two would be alone may be seen when someone has asked already: offer and requests then change together.

What was done before anyone saw it was done without a vouch, and stays so in the record; nothing is agreed without one.
"""

import re

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more, reword

revision = "seen_alone"
down_revision = "decisions_said_truly"
branch_labels = None
depends_on = None

TABLE = "offer_request"
ACTS = ("offer_seen_alone", "offer_no_longer_agreed")
VOUCHED = "ck_offer_request_ck_offer_request_alone_only_if_vouched_for"
WHOSE = "fk_offer_request_offer"
WAS = "NOT one_to_one OR state NOT IN ('agreed', 'done') OR vouch_id IS NOT NULL"
IS_NOW = "NOT one_to_one OR state <> 'agreed' OR vouch_id IS NOT NULL"
AT_THE_END = " DEFERRABLE INITIALLY DEFERRED"
"""Of a transaction: until then the two may say different things."""


def upgrade() -> None:
    also("participation", "kind", ACTS)
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite(f"CHECK ({WAS})", f"CHECK ({IS_NOW})")
        _on_sqlite(_key(), _key() + AT_THE_END)
        return
    _check(IS_NOW)
    op.execute(f"ALTER TABLE {TABLE} ALTER CONSTRAINT {WHOSE}{AT_THE_END}")


def downgrade() -> None:
    no_more("participation", "kind", ACTS)
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite(_key(), _key().removesuffix(AT_THE_END))
        _on_sqlite(f"CHECK ({IS_NOW})", f"CHECK ({WAS})")
        return
    op.execute(f"ALTER TABLE {TABLE} ALTER CONSTRAINT {WHOSE} NOT DEFERRABLE")
    _check(WAS)


def _check(rule: str) -> None:
    op.drop_constraint(op.f(VOUCHED), TABLE, type_="check")
    op.create_check_constraint(op.f(VOUCHED), TABLE, rule)


def _on_sqlite(was: str, is_now: str) -> None:
    bind, whole = op.get_bind(), _whole()
    if whole.count(was) != 1:
        raise RuntimeError(f"{was} was not found once in {TABLE}")
    reword(bind, TABLE, whole.replace(was, is_now))


def _key() -> str:
    """The key as it stands in the table's own words."""
    found = re.search(
        rf"CONSTRAINT {WHOSE} FOREIGN KEY\s?\([^()]*\) REFERENCES \S+ \([^()]*\)({AT_THE_END})?", _whole()
    )
    if found is None:
        raise RuntimeError(f"{WHOSE} was not found in {TABLE}")
    return found.group()


def _whole() -> str:
    said = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return str(op.get_bind().execute(said, {"name": TABLE}).scalar_one())
