"""The number by which tables know a person is shown to no one, so that nothing taken along leads to who left."""

import json
from collections.abc import Iterator

import pytest
from sqlmodel import select

from app.core.left import GONE
from app.home import leaving
from app.home.leaving_forms import MyWords
from app.needs.forms import CommentForm
from app.needs.models import Need
from app.needs.raising import back_need
from app.needs.talking import comment
from app.neighbourhoods.service import join
from app.participation.models import Participation
from app.people.models import Person
from app.people.service import add_person
from app.permissions.who import Role
from tests.activities.arranging import books
from tests.cast import MINA, Part
from tests.guards.lived_in import SHOWN, LivedIn
from tests.guards.walk import Walker, stops
from tests.house import House

ZOE = Part("zoe", "Zoe Quill", (Role.RESIDENT,))
NUMBER = 987_654
STAFF_FORMS = {"/linnet/cards", "/linnet/cards/new"}
"""Where an officer ticks for whom a card is made, from among those who belong here now."""

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    """Zoe, whose number no one can mistake, took part in many ways."""
    lived_in = LivedIn(house.app, house.address).is_lived_in()
    with lived_in.writing() as session:
        add_person(session, Person(id=NUMBER, handle=ZOE.handle, name=ZOE.name, email="zoe@example.org"))
        join(session, lived_in.here(session).id, NUMBER, ZOE.roles)
    with lived_in.writing() as session:
        here, zoe, need = lived_in.here(session), lived_in.actor(session, ZOE), lived_in.need(session, SHOWN)
        back_need(session, zoe, need)
        comment(session, zoe, here, need, CommentForm(words="Our lift is slow, too."))
    lived_in.a_need("A clock for the lounge", by=ZOE)
    books(lived_in, 1, ZOE)
    yield lived_in
    lived_in.close()


def shown(house: LivedIn, *words: str) -> set[str]:
    """Where an officer, or a program with her key, reads one of these."""
    walker, found = Walker(house, MINA), set()
    for stop in (stop for stop in stops(house.app) if stop.looks):
        path = stop.at(house, SHOWN).replace("/people/rosa", f"/people/{ZOE.handle}")
        text = walker.goes(stop, path).text
        found |= {path for word in words if word in text}
    return found


def leaves(house: LivedIn) -> str:
    """She leaves, and her words stay. Returns the name under which programs know her from now on."""
    with house.writing() as session:
        leaving.leave(session, house.app.state.storage, house.actor(session, ZOE), MyWords.STAY)
    with house.reading() as session:
        return session.get_one(Person, NUMBER).handle


def test_while_she_is_here_only_an_officers_form_for_cards_holds_her_number(lived_in: LivedIn) -> None:
    assert ZOE.name in lived_in.tablet(MINA).open(f"/linnet/needs/{SHOWN}").text
    assert shown(lived_in, str(NUMBER)) <= STAFF_FORMS


def test_nothing_that_she_took_along_holds_her_number(lived_in: LivedIn) -> None:
    mine = lived_in.tablet(ZOE).open("/me/download.json").text
    assert json.loads(mine)["needs"][0]["title"] == "A clock for the lounge"
    assert str(NUMBER) not in mine
    assert str(NUMBER) not in lived_in.tablet(ZOE).open("/me").text


def test_once_she_has_left_neither_her_number_nor_her_new_name_is_shown(lived_in: LivedIn) -> None:
    new = leaves(lived_in)
    assert new.startswith("gone-") and ZOE.handle not in new
    assert GONE in lived_in.tablet(MINA).open(f"/linnet/needs/{SHOWN}").text
    assert shown(lived_in, str(NUMBER), new, ZOE.name) == set()
    lived_in.tablet(MINA).open(f"/linnet/people/{new}", status=404)


def test_the_log_goes_on_by_that_number_and_says_nothing_else_of_her(lived_in: LivedIn) -> None:
    new = leaves(lived_in)
    with lived_in.reading() as session:
        acts = session.exec(select(Participation).where(Participation.spoken_by == NUMBER)).all()
        assert len(acts) > 4
        assert session.exec(select(Need).where(Need.said_by_id == NUMBER)).one().title == "A clock for the lounge"
        person = session.get_one(Person, NUMBER)
    kept = {name: value for name, value in person.model_dump().items() if value not in ("", None, False)}
    assert set(kept) == {"id", "handle", "name", "language", "told_by", "search_name", "joined_at", "left_at"}
    assert (kept["handle"], kept["name"]) == (new, GONE)
