"""The rules no path can dodge: a stranger with SQL is held by the database itself, on both."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.needs.answering import answer_need
from app.needs.forms import AnswerForm
from app.needs.kinds import AnswerKind
from app.needs.raising import back_need
from tests.activities.arranging import an_activity
from tests.cast import BEN, GWEN, HELEN, MINA, OMAR, ROSA
from tests.guards import rows
from tests.guards.rows import put
from tests.guards.rows_on import REFUSED_ON, comes_to
from tests.house import House, lay_in, migrate
from tests.postgres import as_app

ROWS = {
    "activity": rows.ACTIVITY,
    "answer": rows.ANSWER,
    "attendance": rows.ATTENDANCE,
    "backing": rows.BACKING,
    "birthday": rows.BIRTHDAY,
    "booking": rows.BOOKING,
    "comment": rows.COMMENT,
    "date": rows.DATE,
    "emergency_contact": rows.EMERGENCY_CONTACT,
    "hello": rows.HELLO,
    "helped": rows.HELPED,
    "leader": rows.LEADER,
    "looked_out_for": rows.LOOKED_OUT_FOR,
    "membership": rows.MEMBERSHIP,
    "message": rows.MESSAGE,
    "need": rows.NEED,
    "offer": rows.OFFER,
    "own_calendar": rows.OWN_CALENDAR,
    "person": rows.PERSON,
    "review": rows.REVIEW,
    "ride": rows.RIDE,
    "song": rows.SONG,
    "telling": rows.TELLING,
    "vouch": rows.VOUCH,
}
REFUSED = [
    ("an answer without words", "answer", {"words": ""}),
    ("an answer of blanks", "answer", {"words": "   "}),
    ("an answer of a line break", "answer", {"words": "\n"}),
    ("an answer of a no-break space", "answer", {"words": "\u00a0"}),
    ("an answer that nobody decided", "answer", {"decided_by": " "}),
    ("an answer of an unknown kind", "answer", {"kind": "perhaps"}),
    ("a doing without a day", "answer", {"kind": "doing"}),
    ("a not yet without another look", "answer", {"kind": "not_yet"}),
    ("a don't know without a day to tell", "answer", {"kind": "dont_know"}),
    ("a bare no", "answer", {"kind": "no"}),
    ("a no that offers blanks", "answer", {"kind": "no", "instead": "  "}),
    ("an answer for another neighbourhood's organisation", "answer", {"organisation_id": 6}),
    ("an answer to another neighbourhood's need", "answer", {"need_id": 2}),
    ("a need without words", "need", {"title": "  "}),
    ("a need shown at no time", "need", {"review": "shown"}),
    ("a need joined to nothing", "need", {"review": "merged"}),
    ("a need joined to another neighbourhood's", "need", {"review": "merged", "merged_into_id": 2}),
    ("a need in another neighbourhood's lounge", "need", {"place_id": 3}),
    ("a second need of the same number", "need", {"number": 1}),
    ("a need in a state we don't know", "need", {"stands": "somewhere"}),
    ("a need by nobody known", "need", {"said_by_id": 999}),
    ("a comment without words", "comment", {"words": ""}),
    ("a comment of a tab", "comment", {"words": "\t"}),
    ("a comment hidden without a reason", "comment", {"hidden_at": rows.WHEN}),
    ("a comment on another neighbourhood's need", "comment", {"need_id": 2}),
    ("a need kept private without a reason", "review", {"reason": " "}),
    ("a need asked back without a reason", "review", {"outcome": "asked_back", "reason": ""}),
    ("a me too from someone who does not belong here", "backing", {"said_by_id": 11}),
    ("a me too for another neighbourhood's need", "backing", {"need_id": 2}),
    ("told by e-mail without an address", "person", {"told_by": "email"}),
    ("told by phone without a number", "person", {"told_by": "phone"}),
    ("told by text without a number", "person", {"told_by": "text"}),
    ("told, but nobody says how", "telling", {"state": "told", "told_at": rows.WHEN}),
    ("told, but nobody says when", "telling", {"state": "told", "told_how": "letter"}),
    ("told what another neighbourhood is told", "telling", {"message_id": 2}),
    ("told the same thing twice", "telling", {"person_id": 3}),
    ("a reply about another neighbourhood's answer", "helped", {"answer_id": 2}),
    ("an offer without words", "offer", {"words": " "}),
    ("an offer by nobody", "offer", {"said_by_id": None}),
    ("an offer by someone who does not belong here", "offer", {"said_by_id": 11}),
    ("an offer that is shown and kept private", "offer", {"shown_at": rows.WHEN, "private_because": "No."}),
    ("an offer of a kind we don't know", "offer", {"kind": "sell"}),
    ("a hello that no one can read", "hello", {"words": " "}),
    ("a hello that no one can hear", "hello", {"sound": None}),
    ("a hello by someone who does not belong here", "hello", {"said_by_id": 11}),
    ("a birthday on a day that never comes", "birthday", {"day": 30}),
    ("a birthday in a thirteenth month", "birthday", {"month": 13}),
    ("a birthday of nobody", "birthday", {"said_by_id": None}),
    ("a birthday of someone who does not belong here", "birthday", {"said_by_id": 11}),
    ("someone missed after three weeks", "looked_out_for", {"weeks": 3}),
    ("nobody looked out for", "looked_out_for", {"said_by_id": None}),
    ("someone looked out for who does not belong here", "looked_out_for", {"said_by_id": 11}),
    ("someone asked after by nobody", "looked_out_for", {"asked_at": rows.WHEN}),
    ("someone asked after by an officer from next door", "looked_out_for", {"asked_at": rows.WHEN, "asked_by_id": 12}),
    ("a song without a name", "song", {"title": " "}),
    ("a song by someone who does not belong here", "song", {"said_by_id": 11}),
    ("a song that is shown and kept private", "song", {"shown_at": rows.WHEN, "private_because": "No."}),
    ("a vouch by nobody", "vouch", {"by_id": None, "by_words": " "}),
    ("a vouch that says nothing", "vouch", {"words": ""}),
    ("a vouch for oneself", "vouch", {"by_id": 1}),
    ("a vouch noted by oneself", "vouch", {"noted_by_id": 1}),
    ("a vouch ended without a reason", "vouch", {"ended_at": rows.WHEN}),
    ("a vouch by someone who does not belong here", "vouch", {"by_id": 11}),
    ("a member for another neighbourhood's organisation", "membership", {"organisation_id": 6}),
    ("a member twice over", "membership", {"person_id": 1}),
    ("a calendar of someone who does not belong here", "own_calendar", {"person_id": 11}),
    *REFUSED_ON,
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lived_in(request: pytest.FixtureRequest, app, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A house in which each neighbourhood's first need has been raised, backed and answered; many tests look at it."""
    house = _house(request, app, tmp_path_factory)
    for raised_by, backed_by, answered_by in ((ROSA, OMAR, HELEN), (BEN, GWEN, GWEN)):
        house.a_need(by=raised_by)
        with house.writing() as session:
            here = house.here(session, raised_by.neighbourhood)
            need = house.need(session, 1, here.slug)
            back_need(session, house.actor(session, backed_by), need)
            form = AnswerForm(kind=AnswerKind.DONE, words="Mended.")
            answer_need(session, house.actor(session, answered_by), here, need, form)
    for planned_by in (MINA, GWEN):
        an_activity(house, by=planned_by, leader="amina" if planned_by is MINA else "ben")
    comes_to(house, 1)
    yield house.database.engine
    house.close()


@pytest.mark.parametrize("table", ROWS)
def test_a_true_row_is_kept(lived_in: Engine, table: str) -> None:
    put(lived_in, table, ROWS[table])


@pytest.mark.parametrize(("what", "table", "slip"), REFUSED, ids=[what.replace(" ", "-") for what, *_ in REFUSED])
def test_a_row_that_breaks_a_rule_is_not(lived_in: Engine, what: str, table: str, slip: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        put(lived_in, table, ROWS[table] | slip)


def _house(request: pytest.FixtureRequest, app, tmp_path_factory: pytest.TempPathFactory) -> House:
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('lived_in')}/house.db"
    else:
        name = f"lived_in_{request.getfixturevalue('worker_id')}"
        address = request.getfixturevalue("postgres").empty_database(name)
    migrate(address)
    lay_in(as_app(address))
    return House(app, as_app(address))
