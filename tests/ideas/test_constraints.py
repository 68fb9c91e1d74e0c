"""What no path can dodge about ideas: a stranger with SQL is held by the database itself, on both."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.cast import BEN
from tests.guards.rows import SAID, WHEN, put
from tests.house import House
from tests.ideas.happenings import an_idea, idea_answered

IDEA = SAID | {
    "neighbourhood_id": 1,
    "number": 500,
    "title": "A walk",
    "for_whom": "",
    "who_leads": "",
    "takes": "",
    "stands": "open",
    "private_reason": "",
}
SUPPORT = SAID | {"neighbourhood_id": 1, "idea_id": 1, "said_by_id": 2, "kind": "would_come", "words": ""}
ANSWER = SAID | {"neighbourhood_id": 1, "idea_id": 1, "kind": "done", "words": "It was.", "instead": ""}
ANSWER |= {"decided_by": "Mina Kaur"}
TRIAL = SAID | {"neighbourhood_id": 1, "idea_id": 1, "question": "Who?", "ends_on": "2027-01-01", "learned": ""}
REFUSED = {
    "idea": [
        {"title": " "},
        {"kept_private_at": WHEN},
        {"kept_private_at": WHEN, "private_reason": "Why", "shown_at": WHEN},
        {"number": 1},
        {"need_id": 2},
        {"stands": "somewhere"},
    ],
    "idea_support": [{"kind": "can_help"}, {"kind": "knows_someone", "words": " "}, {"said_by_id": 11}, {"idea_id": 2}],
    "idea_answer": [
        {"words": " "},
        {"decided_by": ""},
        {"kind": "no"},
        {"kind": "doing"},
        {"kind": "not_yet"},
        {"kind": "dont_know"},
        {"idea_id": 2},
        {"organisation_id": 6},
    ],
    "trial": [{"question": ""}, {"learned_at": WHEN}, {"idea_id": 2}],
}
TRUE = {"idea": IDEA, "idea_support": SUPPORT, "idea_answer": ANSWER, "trial": TRIAL}


def test_what_breaks_a_rule_is_not_kept(house: House) -> None:
    for by in (None, BEN):
        house.a_need(**({"by": by} if by else {}))
        an_idea(house, **({"by": by} if by else {}))
    for table, slips in REFUSED.items():
        put(house.database.engine, table, TRUE[table])
        for slip in slips:
            with pytest.raises(IntegrityError):
                put(house.database.engine, table, TRUE[table] | slip)


def test_an_answer_to_an_idea_is_never_changed(house: House) -> None:
    idea_answered(house, an_idea(house))
    for change in ("UPDATE idea_answer SET words = 'No.'", "DELETE FROM idea_answer"):
        with pytest.raises(DBAPIError, match="only ever added to"), house.database.engine.begin() as connection:
            connection.execute(text(change))
