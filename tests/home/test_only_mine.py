"""All of mine holds what is mine, in the neighbourhood that my way in opens, and no name that is another's to tell."""

import json
from typing import Any

from app.belonging.forms import ProfileForm
from app.belonging.profiles import change_profile
from app.needs.forms import RaiseForm
from app.needs.kinds import ReviewState
from app.needs.models import Need
from app.needs.raising import back_need, raise_need
from app.neighbourhoods.service import join
from app.people.forms import TokenForm
from app.people.service import make_token
from app.permissions.who import Role, Via
from tests.cards.making import card_for, comes_in, has_pin, proves
from tests.cast import AMINA, BEA, BEN, ROSA, Part
from tests.house import House
from tests.needs.happenings import commented
from tests.tablet import Tablet


def taken_along(tablet: Tablet) -> dict[str, Any]:
    mine: dict[str, Any] = json.loads(tablet.open("/me/download.json").text)
    return mine


def is_kept(house: House, part: Part) -> None:
    """A profile, a key, a card, a PIN, a need and a comment of someone."""
    with house.writing() as session:
        actor = house.actor(session, part)
        change_profile(session, house.app.state.storage, actor, ProfileForm(knows=f"What {part.name} knows."))
        make_token(session, actor, TokenForm(name=f"A key of {part.handle}"))
    has_pin(house, part)
    card_for(house, part)
    commented(house, house.a_need(f"A need of {part.handle}", by=part), f"Words of {part.handle}.", by=part)


def test_what_is_kept_of_amina_is_not_in_rosas_file(house: House) -> None:
    is_kept(house, ROSA)
    is_kept(house, AMINA)
    mine = taken_along(house.tablet(ROSA))
    parts = ("memberships", "profiles", "keys_for_programs", "cards", "devices", "needs", "comments")
    assert {name: len(mine[name]) for name in parts} == dict.fromkeys(parts, 1)
    assert [one["role"] for one in mine["memberships"][0]["roles"]] == ["resident"]
    assert "Amina" not in json.dumps(mine) and "amina" not in json.dumps(mine)


def test_whoever_came_in_with_a_card_takes_along_what_is_in_its_neighbourhood(house: House) -> None:
    with house.writing() as session:
        linnet, ben = house.here(session), house.actor(session, BEN)
        join(session, linnet.id, ben.person_id or 0, (Role.RESIDENT,))
    house.a_need("Said in Heron Street", by=BEN)
    with house.writing() as session:
        raise_need(session, house.actor(session, BEN, "linnet"), linnet, RaiseForm(title="Said in Linnet Court"))
    with_card, pin = comes_in(house, BEN), has_pin(house, BEN)
    proves(with_card, pin)
    only, both = taken_along(with_card), taken_along(house.tablet(BEN))
    assert [one["title"] for one in only["needs"]] == ["Said in Heron Street"]
    assert "linnet" not in {act["neighbourhood"] for act in only["log"]}
    assert [one["neighbourhood"] for one in only["memberships"]] == ["heron"]
    assert {one["title"] for one in both["needs"]} == {"Said in Heron Street", "Said in Linnet Court"}
    assert len(both["memberships"]) == 2


def test_for_whom_bea_typed_is_not_told_in_her_file(house: House) -> None:
    with house.writing() as session:
        bea, amina = house.actor(session, BEA), house.actor(session, AMINA).person_id
        for spoken_by in (amina, None):
            said = RaiseForm(title="Warm rooms")
            raise_need(session, bea.writing_down(spoken_by, Via.PHONE), house.here(session), said)
    mine = taken_along(house.tablet(BEA))
    assert [(act["spoken_by"], act["typed_by"]) for act in mine["log"]][-2:] == [("another", "me"), ("no name", "me")]
    assert "Amina" not in json.dumps(mine)


def test_a_need_that_was_kept_private_since_is_named_by_its_number_only(house: House) -> None:
    number = house.a_need("Quokkas in the garden", by=AMINA)
    with house.writing() as session:
        need = house.need(session, number)
        back_need(session, house.actor(session, ROSA), need)
    with house.writing() as session:
        session.get_one(Need, need.id).review = ReviewState.PRIVATE
        session.info["logged"] = True  # how a need is kept private is told elsewhere
    (backing,) = taken_along(house.tablet(ROSA))["backings"]
    assert (backing["need"], backing["title"]) == (number, "")
