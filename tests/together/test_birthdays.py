"""Birthdays, by one's own wish only: a day and a month, for those who belong here, and gone when no longer wished."""

from datetime import UTC, datetime

import pytest

from app.core import clock
from app.core.errors import NotAllowed
from app.helping.service import name_helper
from app.participation.models import Kind
from app.permissions.who import Via
from app.together.birthdays import BIRTHDAY
from app.together.forms import BirthdayForm
from app.together.models import Birthday
from app.together.this_week import birthdays_this_week
from tests.cast import AMINA, BEA, BEN, GWEN, MINA, OMAR, ROSA, SAM, Part
from tests.guards.walk import rows
from tests.house import House
from tests.needs.happenings import beside, everything
from tests.tables.table import shared
from tests.together.happenings import celebrated

FORM = {"day": "14", "month": "2", "is_wished": "yes"}
EVE = datetime(2027, 2, 12, 12, tzinfo=UTC)


def test_rosa_tells_her_day_and_her_neighbours_read_it_in_that_week(house: House) -> None:
    rosa, amina = house.tablet(ROSA), house.tablet(AMINA)
    rosa.open("/linnet/birthdays/mine").says("It stands here only by your own wish.", "We never ask for the year.")
    for _ in range(2):
        rosa.send("/linnet/birthdays/mine", **FORM).says("Thank you. That is settled.", "Take my birthday away")
    with clock.at(EVE):
        amina = house.tablet(AMINA)
        page = amina.open("/linnet/birthdays")
        page.says("Rosa Delgado", "Sunday 14 February")
        page.does_not_say("February 2027")  # as no one is asked for a year, none is shown
    with clock.at(datetime(2027, 2, 15, 12, tzinfo=UTC)):
        house.tablet(AMINA).open("/linnet/birthdays").does_not_say("Rosa")
    assert house.log() == [Kind.BIRTHDAY_SHARED]


@pytest.mark.parametrize("htmx", [False, True])
def test_without_her_wish_nothing_is_kept(house: House, htmx: bool) -> None:
    rosa = house.tablet(ROSA)
    wrong = (
        ({"day": "14", "month": "2"}, "is_wished", "Please tick this"),
        ({**FORM, "is_wished": "no"}, "is_wished", "Please tick this"),
        ({**FORM, "day": "31"}, "day", "fewer days"),
        ({**FORM, "day": "soon"}, "day", "as a number"),
        ({**FORM, "month": ""}, "month", "choose the month"),
    )
    for typed, field, sentence in wrong:
        assert sentence in beside(rosa.send("/linnet/birthdays/mine", status=422, htmx=htmx, **typed), field)
    assert everything(house, Birthday) == []


@pytest.mark.parametrize("part", [MINA, BEA, SAM, OMAR], ids=lambda part: part.handle)
def test_no_one_else_can_say_it_whatever_their_part(house: House, part: Part) -> None:
    tablet = house.tablet(part)
    tablet.send("/linnet/birthdays/mine", status=403, spoken_by="rosa", via="in_person", **FORM)
    celebrated(house)
    tablet.send("/linnet/birthdays/mine/taking-back", status=403, spoken_by="rosa", via="in_person")
    with house.reading() as session:
        rosa, here = house.actor(session, ROSA).person_id, house.here(session)
        speaks = house.actor(session, part).writing_down(rosa, Via.PHONE, as_helper=True)
        with pytest.raises(NotAllowed):
            BIRTHDAY.is_said(session, speaks, here, BirthdayForm(day=1, month=1, is_wished=True))
    assert [one.day for one in everything(house, Birthday)] == [14]


def test_a_helper_whom_she_named_may_type_it(house: House) -> None:
    with house.writing() as session:
        rosa, omar = house.actor(session, ROSA), house.actor(session, OMAR)
        name_helper(session, rosa, house.here(session), omar.person_id or 0)
    omar = house.tablet(OMAR)
    omar.open("/linnet/birthdays/mine").says("I am writing this down for someone")
    omar.send("/linnet/birthdays/mine", spoken_by="rosa", via="phone", read_back="yes", **FORM)
    (row,) = everything(house, Birthday)
    assert row.read_back and row.said_by_id != row.typed_by_id
    house.tablet(ROSA).open("/linnet/birthdays/mine").says("Take my birthday away again")


def test_it_is_gone_when_she_no_longer_wishes_it(house: House) -> None:
    celebrated(house)
    for _ in range(2):
        house.tablet(ROSA).send("/linnet/birthdays/mine/taking-back").does_not_say("Take my birthday away")
    assert everything(house, Birthday) == []
    assert house.log() == [Kind.BIRTHDAY_SHARED, Kind.BIRTHDAY_TAKEN_BACK]


def test_visitors_and_others_read_none_and_a_table_first_names_only(house: House) -> None:
    celebrated(house)
    assert house.tablet().open("/linnet/birthdays").path == "/sign-in"
    for part in (BEN, GWEN):
        house.tablet(part).open("/linnet/birthdays", status=403)
    tablet = shared(house)
    tablet.send("/table/sitting", person="")
    today = clock.today("Europe/London")
    celebrated(house, day=today.day, month=today.month)
    page = tablet.open("/linnet/birthdays")
    page.says("Rosa")
    page.does_not_say("Delgado", "My birthday")
    tablet.send("/linnet/birthdays/mine", status=403, **FORM)


def test_who_was_born_on_the_leap_day_is_not_forgotten(house: House) -> None:
    celebrated(house, day=29, month=2)
    for year, day in ((2027, "2027-02-28"), (2028, "2028-02-29")):
        with clock.at(datetime(year, 2, 25, 12, tzinfo=UTC)), house.reading() as session:
            assert [str(one.day) for one in birthdays_this_week(session, house.here(session))] == [day]
    with clock.at(datetime(2028, 12, 29, 12, tzinfo=UTC)):
        celebrated(house, by=AMINA, day=2, month=1)
        with house.reading() as session:
            assert [str(one.day) for one in birthdays_this_week(session, house.here(session))] == ["2029-01-02"]


def test_it_goes_when_she_leaves_and_is_hers_to_take_along(house: House) -> None:
    celebrated(house)
    rosa = house.tablet(ROSA)
    assert rosa.open("/me/download.json").response.json()["birthdays"][0]["month"] == 2
    rosa.send("/me/leaving/stay")
    assert rows(house)["birthday"] == []


def test_nothing_is_taken_back_that_is_not_there(house: House) -> None:
    with house.writing() as session:
        BIRTHDAY.is_taken_back(session, house.actor(session, ROSA), house.here(session))
    assert house.log() == []
