"""A helper helps in the neighbourhood where they were named, and only as long as both belong there."""

import pytest

from app.core.errors import NotLikeThis
from app.helping.models import Helper
from app.helping.service import name_helper
from app.neighbourhoods.service import join
from app.permissions.who import Role
from tests.cast import AMINA, BEN, GWEN, MINA, OMAR, ROSA, SAM, Part
from tests.helping.test_named_helpers import names
from tests.house import House
from tests.needs.happenings import beside, everything


def leaves(house: House, part: Part) -> None:
    house.tablet(SAM).send(f"/linnet/people/{part.handle}/ending").says("They belong here no more")


@pytest.mark.parametrize("gone", [ROSA, OMAR], ids=lambda part: part.handle)
def test_no_one_is_named_by_or_for_someone_who_left(house: House, gone: Part) -> None:
    with house.reading() as session:
        rosa, omar = house.actor(session, ROSA), house.actor(session, OMAR).person_id or 0
    leaves(house, gone)
    with house.writing() as session, pytest.raises(NotLikeThis, match="don't know anyone here"):
        name_helper(session, rosa, house.here(session), omar)
    assert everything(house, Helper) == []


def test_who_left_is_found_by_no_name(house: House) -> None:
    leaves(house, AMINA)
    page = house.tablet(ROSA).send("/me/helpers", status=422, name="Amina Yusuf")
    assert "We don't know anyone here by that name." in beside(page, "name")


@pytest.mark.parametrize("gone", [ROSA, OMAR], ids=lambda part: part.handle)
def test_who_left_stands_on_no_list_of_those_who_help_or_are_helped(house: House, gone: Part) -> None:
    names(house)
    leaves(house, gone)
    if gone is ROSA:
        house.tablet(OMAR).open("/linnet/helpers").does_not_say("Rosa")
        house.tablet(OMAR).open("/linnet/needs/new?spoken_by=rosa").does_not_say("Rosa")
    else:
        house.tablet(ROSA).open("/me/helpers").does_not_say("Omar")


def test_what_has_ended_stands_on_no_officers_list_nor_does_what_is_next_door(house: House) -> None:
    helper = names(house)
    both = "Omar Haddad helps Rosa Delgado"
    house.tablet(MINA).open("/linnet/helpers").says(both)
    house.tablet(GWEN).open("/heron/helpers").does_not_say("Rosa", "Omar")
    house.tablet(GWEN).send(f"/heron/helpers/{helper}/end", status=404)
    house.tablet(ROSA).send(f"/me/helpers/{helper}/end")
    house.tablet(MINA).open("/linnet/helpers").does_not_say(both)


def test_a_helper_here_is_no_helper_where_both_belong_as_well(house: House) -> None:
    names(house)
    with house.writing() as session:
        heron = house.here(session, "heron").id
        for part in (ROSA, OMAR):
            join(session, heron, house.actor(session, part).person_id or 0, (Role.RESIDENT,))
    omar, said = house.tablet(OMAR), {"title": "Warm rooms", "spoken_by": "rosa", "via": "phone"}
    omar.open("/heron/helpers").does_not_say("Rosa")
    omar.send("/heron/needs", status=403, **said)
    omar.send("/linnet/needs", **said).says("Thank you.")


def test_someone_next_door_is_named_by_no_one_here(house: House) -> None:
    with house.writing() as session:
        here, rosa, ben = house.here(session), house.actor(session, ROSA), house.actor(session, BEN).person_id or 0
        with pytest.raises(NotLikeThis):
            name_helper(session, rosa, here, ben)


def test_only_those_who_belong_here_now_are_looked_for_by_a_first_name(house: House) -> None:
    """Neither a Ben next door nor an Amina who left makes it two of one name."""
    leaves(house, AMINA)
    for name in ("Amina Said", "Ben Stone"):
        house.tablet(MINA).send("/linnet/people/new", name=name, told_by="in_person")
    rosa = house.tablet(ROSA)
    rosa.send("/me/helpers", name="Amina").says("Amina Said")
    rosa.send("/me/helpers", name="Ben").says("Ben Stone")
