"""Whoever plays every part next door is a stranger here; and whoever is a neighbour here too is no more than that.

On SQLite, where queries that say where they look are the only layer (docs/decisions/0008-isolation.md).
"""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from app.core import clock
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.service import join, open_neighbourhood
from app.people.models import Person
from app.people.service import add_person
from app.permissions.who import Role
from tests.cast import Part
from tests.guards.gone_to import WISH
from tests.guards.lived_in import UNSEEN, LivedIn
from tests.guards.test_crossing import LINNET, _rows_of
from tests.guards.walk import FIELDS, Walker, stops
from tests.house import House

EVE = Part("eve", "Eve Stone", tuple(Role), neighbourhood="heron")
KEPT_FROM_STRANGERS = (UNSEEN, WISH, "Ada Lin", "ada@example.org", "rosa@example.org", "Which lift to take")
KEPT_FROM_NEIGHBOURS = (UNSEEN, WISH, "ada@example.org", "rosa@example.org")

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    """Everything has happened in Linnet Court; Eve plays every part that there is, in Heron Street.

    She belongs to a third place too, so that pages about herself ask which one she means.
    """
    lived_in = LivedIn(house.app, house.address).is_lived_in()
    with lived_in.writing() as session:
        eve = add_person(session, Person(handle=EVE.handle, name=EVE.name, email="eve@example.org"))
        join(session, lived_in.here(session, "heron").id, eve.id, EVE.roles, _her_work(session, lived_in))
        third = open_neighbourhood(session, Neighbourhood(slug="kestrel", name="Kestrel Row", language="en"))
        join(session, third.id or 0, eve.id, [Role.RESIDENT])
    with clock.at(clock.now()):
        yield lived_in
    lived_in.close()


def _her_work(session: Session, house: House) -> int:
    from app.neighbourhoods.queries import organisations_of

    return organisations_of(session, house.here(session, "heron"))[0].id or 0


def reads(house: LivedIn, walker: Walker, asking: str) -> Iterator[tuple[str, str]]:
    """Each page and call that looks, with the neighbourhood she would like to be taken for asked for as well."""
    for stop in (stop for stop in stops(house.app) if stop.looks):
        for path in dict.fromkeys(stop.at(house, need) for need in house.needs):
            answer = walker.goes(stop, path + asking)
            assert answer.status_code < 500, path
            yield path, answer.text


def test_with_every_part_next_door_nothing_is_read_here(lived_in: LivedIn) -> None:
    walker = Walker(lived_in, EVE)
    for path, words in reads(lived_in, walker, "?home=linnet"):
        assert [secret for secret in KEPT_FROM_STRANGERS if secret in words] == [], path


def test_with_every_part_next_door_nothing_is_changed_here(lived_in: LivedIn) -> None:
    walker, before = Walker(lived_in, EVE), _rows_of(lived_in, LINNET)
    for stop in (stop for stop in stops(lived_in.app) if not stop.looks and "{my_words}" not in stop.path):
        if stop.is_in_a_neighbourhood or stop.path.startswith("/me/"):
            path = stop.at(lived_in, 1)
            assert walker.goes(stop, path, {**FIELDS, "home": "linnet"}).status_code < 500, path
    assert _rows_of(lived_in, LINNET) == before


def test_a_neighbour_here_with_every_part_next_door_reads_as_a_neighbour(lived_in: LivedIn) -> None:
    with lived_in.writing() as session:
        eve = lived_in.actor(session, EVE).person_id or 0
        join(session, lived_in.here(session).id, eve, [Role.RESIDENT])
    walker = Walker(lived_in, EVE)
    shown = 0
    for path, words in reads(lived_in, walker, "?home=heron"):
        assert [secret for secret in KEPT_FROM_NEIGHBOURS if secret in words] == [], path
        shown += path.startswith("/linnet") and "The bench by the lift" in words
    assert shown, "she does read what neighbours read"
