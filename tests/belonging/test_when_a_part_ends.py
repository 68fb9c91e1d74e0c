"""When a part ends, what was opened with it ends too; a neighbour keeps the one device that she uses."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from app.belonging.queries import the_membership
from app.belonging.roles import end_membership, end_role, give_role
from app.core import clock
from app.core.secrets import hashed
from app.neighbourhoods.service import held, join
from app.participation.models import Kind
from app.people.actors import actor_with_token, holder_of_cookie
from app.people.forms import TokenForm
from app.people.models import WebSession
from app.people.service import make_token
from app.people.sessions import open_session
from app.permissions.who import RESIDENTS, Role
from tests.cards.making import comes_in, has_pin, proves
from tests.cast import ROSA, SAM
from tests.house import House

BEYOND = (Role.CONNECTOR, Role.BOARD, Role.DEVELOPMENT_OFFICER, Role.STEWARD)
HOURS = {"at home, before": 9, "at the library": 5, "on another's tablet": 3, "in the lounge, last": 1}
"""Where Rosa signed in, and how many hours ago she was seen there last. The part was given seven hours ago."""


def rosas(session: Session, house: House):  # type: ignore[no-untyped-def]
    return the_membership(session, house.here(session), ROSA.handle, to_change=True)


def gives(house: House, role: Role, hours_ago: int = 7) -> None:
    """Sam gives it now; then the row says that it was some hours ago."""
    with house.writing() as session:
        mine = rosas(session, house)
        give_role(session, house.actor(session, SAM), mine, role, 1)
        held(session, mine, role).given_at = clock.now() - timedelta(hours=hours_ago)


def ends(house: House, role: Role) -> None:
    with house.writing() as session:
        end_role(session, house.actor(session, SAM), rosas(session, house), role)


def signs_in(house: House) -> dict[str, str]:
    with house.writing() as session:
        keys = {place: open_session(session, rosas(session, house).person_id) for place in HOURS}
        for place, key in keys.items():
            there = session.get_one(WebSession, hashed(key))
            there.made_at = there.last_seen_at = clock.now() - timedelta(hours=HOURS[place])
            there.idle_minutes = None
    return keys


def still_in(house: House, keys: dict[str, str]) -> set[str]:
    with house.reading() as session:
        here = house.here(session).id
        return {place for place, key in keys.items() if not holder_of_cookie(session, key, here).actor.is_visitor}


@pytest.mark.parametrize("role", BEYOND)
def test_of_what_a_part_opened_nothing_stays_but_a_neighbours_last_device(house: House, role: Role) -> None:
    gives(house, role)
    keys = signs_in(house)
    ends(house, role)
    assert still_in(house, keys) == ({"at home, before", "in the lounge, last"} if role in RESIDENTS else set())


def test_her_only_tablet_stays_hers(house: House) -> None:
    gives(house, Role.BOARD)
    tablet = house.tablet(ROSA)
    ends(house, Role.BOARD)
    tablet.open("/me").says("Rosa Delgado")


def test_when_her_part_as_a_neighbour_ends_she_stays_signed_in(house: House) -> None:
    gives(house, Role.RESIDENT, hours_ago=700)
    keys = signs_in(house)
    ends(house, Role.RESIDENT)
    with house.reading() as session:
        assert all(session.get(WebSession, hashed(key)) for key in keys.values())


def test_a_form_that_lay_open_on_the_tablet_she_forgot_is_not_taken(house: House) -> None:
    gives(house, Role.CONNECTOR)
    library, lounge = house.tablet(ROSA), house.tablet(ROSA)
    with house.writing() as session:
        left = session.get_one(WebSession, hashed(library.client.cookies["session"]))
        left.last_seen_at -= timedelta(hours=1)
    ends(house, Role.CONNECTOR)
    page = library.send("/linnet/needs", title="A kettle", spoken_by="amina", via="phone", person="amina")
    assert page.path == "/sign-in"
    lounge.open("/linnet/needs/new").says("What is needed?")


@pytest.mark.parametrize("role", BEYOND)
def test_keys_made_with_it_are_taken_back_and_no_others(house: House, role: Role) -> None:
    with house.writing() as session:
        heron = house.here(session, "heron").id
        join(session, heron, rosas(session, house).person_id, [Role.RESIDENT])
        made = {"before": make_token(session, house.actor(session, ROSA), TokenForm(name="A reader"))}
    gives(house, role, hours_ago=0)
    with house.writing() as session:
        made["with it"] = make_token(session, house.actor(session, ROSA), TokenForm(name="For the part"))
        made["next door"] = make_token(session, house.actor(session, ROSA, "heron"), TokenForm(name="Next door"))
    ends(house, role)
    with house.reading() as session:
        homes = {"before": 1, "with it": 1, "next door": heron}
        dead = {name for name, key in made.items() if actor_with_token(session, key, homes[name]).is_visitor}
    assert dead == {"with it"}
    assert house.log()[-2:] == [Kind.ROLE_ENDED, Kind.TOKEN_REVOKED]


def test_the_end_of_a_connectors_membership_closes_the_same(house: House) -> None:
    gives(house, Role.CONNECTOR)
    keys = signs_in(house)
    with house.writing() as session:
        end_membership(session, house.actor(session, SAM), rosas(session, house))
    with house.reading() as session:
        stays = {place for place, key in keys.items() if session.get(WebSession, hashed(key))}
    assert stays == {"at home, before", "in the lounge, last"}


def test_a_card_that_was_proved_asks_for_the_pin_again(house: House) -> None:
    gives(house, Role.CONNECTOR)
    rosa, pin = comes_in(house), has_pin(house)
    proves(rosa, pin)
    rosa.open("/me").says("Rosa Delgado")
    ends(house, Role.CONNECTOR)
    rosa.open("/me").says("Is it you?")
    rosa.send("/linnet/needs", title="Still taking part")
