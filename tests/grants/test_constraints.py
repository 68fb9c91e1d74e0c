"""What no path can dodge about grants: a stranger with SQL is held by the database itself, on both."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.cast import AMINA, BEN, OMAR
from tests.grants.happenings import a_board, a_grant, agreed, paid, told, voiced
from tests.guards.rows import SAID, WHEN, put
from tests.house import House

ENTRY = {
    "neighbourhood_id": 1,
    "pot_id": 1,
    "minor": 100,
    "day": "2026-11-01",
    "words": "A gift",
    "by_id": 1,
    "at": WHEN,
}
GRANT = SAID | {
    "neighbourhood_id": 1,
    "pot_id": 1,
    "number": 500,
    "group_name": "A group",
    "group_key": "a group",
    "title": "A kettle",
    "purpose": "",
    "cost_minor": 100,
    "state": "proposed",
    "decided_by": "",
    "decision_words": "",
    "instead": "",
    "paid_note": "",
    "happened": "",
    "looked_back": "",
    "private_reason": "",
}
VOICE = SAID | {"neighbourhood_id": 1, "grant_id": 1, "said_by_id": 3, "kind": "consent", "words": ""}
TRUE = {"pot_entry": ENTRY, "small_grant": GRANT, "grant_voice": VOICE}
REFUSED = {
    "pot_entry": [{"minor": 0}, {"words": " "}, {"pot_id": 2}, {"minor": -100_001}],
    "small_grant": [
        {"title": " "},
        {"group_key": ""},
        {"cost_minor": 0},
        {"cost_minor": -5},
        {"number": 1},
        {"pot_id": 2},
        {"kept_private_at": WHEN},
        {"happened_at": WHEN},
        {"state": "agreed"},
        {"state": "somewhere"},
    ],
    "grant_voice": [{"kind": "concern"}, {"said_by_id": None}, {"said_by_id": 11}, {"grant_id": 2}, {"kind": "veto"}],
}
AGREES = (
    "UPDATE small_grant SET state = 'agreed', shown_at = :at, decided_at = :at, decided_by_id = 1, "
    "decided_by = 'Me', decision_words = 'Yes', review_on = '2027-01-01' "
    "WHERE number = :number AND neighbourhood_id = 1"
)
REFUSES = AGREES.replace("'agreed'", "'not_agreed', instead = 'Later'")


@pytest.fixture
def engine(house: House) -> Engine:
    """Linnet Court's board has a pot with £1,000; its first grant is proposed, and so is one next door."""
    a_board(house)
    a_grant(house)
    a_grant(house, by=BEN)
    return house.database.engine


def changed(engine: Engine, how: str, number: int = 1) -> None:
    with engine.begin() as connection:
        connection.execute(text(how), {"at": WHEN, "number": number})


@pytest.mark.parametrize("table", TRUE)
def test_a_true_row_is_kept_and_one_that_breaks_a_rule_is_not(engine: Engine, table: str) -> None:
    put(engine, table, TRUE[table])
    for slip in REFUSED[table]:
        with pytest.raises(DBAPIError):
            put(engine, table, TRUE[table] | slip)


def test_without_consent_nothing_is_agreed(engine: Engine, house: House) -> None:
    for kind, words in (("stand_aside", ""), ("concern", "Why?")):
        voiced(house, 1, AMINA)
        voiced(house, 1, OMAR, kind=kind, words=words)
        if kind == "concern":
            with pytest.raises(DBAPIError, match="by consent"):
                changed(engine, AGREES)
    voiced(house, 1, OMAR)
    changed(engine, AGREES)


def test_a_no_rests_on_a_concern(engine: Engine, house: House) -> None:
    voiced(house, 1, AMINA, OMAR)
    with pytest.raises(DBAPIError, match="rests on a concern"):
        changed(engine, REFUSES)
    voiced(house, 1, OMAR, kind="concern", words="Why?")
    changed(engine, REFUSES)


@pytest.mark.parametrize(("how", "kind"), [(AGREES, "consent"), (REFUSES, "concern")])
def test_only_those_on_the_board_count(engine: Engine, house: House, how: str, kind: str) -> None:
    voiced(house, 1, AMINA)
    voiced(house, 1, OMAR, kind=kind, words="Why?")
    changed(engine, "UPDATE membership_role SET ended_at = :at WHERE role = 'board' AND :number = 1")
    with pytest.raises(DBAPIError, match=r"by consent|rests on a concern"):
        changed(engine, how)
    a_board(house, "")
    changed(engine, how)


def test_one_voice_is_not_enough(engine: Engine, house: House) -> None:
    voiced(house, 1, AMINA)
    with pytest.raises(DBAPIError, match="by consent"):
        changed(engine, AGREES)


def test_a_group_is_asked_first_what_happened(engine: Engine, house: House) -> None:
    agreed(house, 1)
    second = a_grant(house, cost="100")
    voiced(house, second, AMINA, OMAR)
    for then in (None, paid):
        if then:
            then(house, 1)
        with pytest.raises(DBAPIError, match="first say what happened"):
            changed(engine, AGREES, second)
    voiced(house, second, OMAR, kind="concern", words="Why?")
    with pytest.raises(DBAPIError, match="first say what happened"):
        changed(engine, REFUSES, second)
    told(house, 1)
    changed(engine, REFUSES, second)


def test_a_group_by_another_name_is_named_as_one(engine: Engine, house: House) -> None:
    agreed(house, 1)
    second = a_grant(house, cost="100", group_name="Others")
    voiced(house, second, AMINA, OMAR)
    naming = AGREES.replace("decided_by = 'Me'", "decided_by = 'Me', other_than = '{}'")
    for numbers in ("", "11", "2, 11, 12", "one"):
        with pytest.raises(DBAPIError, match="first say what happened"):
            changed(engine, naming.format(numbers), second)
    changed(engine, naming.format("2, 1"), second)
    with pytest.raises(DBAPIError, match="stands as it was made"):
        changed(engine, f"UPDATE small_grant SET other_than = '' WHERE number = {second}")


def test_no_more_is_agreed_than_is_in_the_pot(engine: Engine, house: House) -> None:
    number = a_grant(house, cost="1000.01", group_name="Others")
    voiced(house, number, AMINA, OMAR)
    with pytest.raises(DBAPIError, match="not in the pot"):
        changed(engine, AGREES, number)


@pytest.mark.parametrize(
    "how",
    [
        "state = 'proposed'",
        "cost_minor = 999999",
        "group_key = 'another'",
        "state = 'paid', paid_on = '2026-11-01', paid_minor = 25001",
        "decision_words = ' '",
        "state = 'let_go'",
        "review_on = NULL",
    ],
)
def test_a_decision_stands_as_it_was_made(engine: Engine, house: House, how: str) -> None:
    agreed(house, 1)
    with pytest.raises(DBAPIError):
        changed(engine, f"UPDATE small_grant SET {how} WHERE number = :number AND neighbourhood_id = 1")


def test_nothing_is_paid_that_was_not_agreed(engine: Engine) -> None:
    paying = AGREES.replace("state = 'agreed'", "state = 'paid', paid_on = '2026-11-01', paid_minor = 5")
    for how in (paying, AGREES.replace("state = 'agreed'", "state = 'let_go', happened = 'No', happened_at = :at")):
        with pytest.raises(DBAPIError, match="only what was agreed is paid"):
            changed(engine, how)


def test_what_is_in_the_pot_is_only_ever_added_to(engine: Engine) -> None:
    for change in ("UPDATE pot_entry SET minor = 5", "DELETE FROM pot_entry"):
        with pytest.raises(DBAPIError, match="only ever added to"):
            changed(engine, change)


def test_there_is_one_pot_and_one_voice_that_stands(engine: Engine, house: House) -> None:
    with pytest.raises(IntegrityError):
        put(engine, "pot", {"neighbourhood_id": 1, "currency": "GBP", "opened_at": WHEN})
    voiced(house, 1, OMAR)
    with pytest.raises(IntegrityError):
        put(engine, "grant_voice", VOICE)
