"""“Please look out for me”: said in plain words, by one's own wish only, and deleted when it is no longer wished."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock, printing
from app.core.errors import NotAllowed
from app.helping.service import name_helper
from app.looking_out.agreeing import LOOK_OUT
from app.looking_out.forms import LookOutForm
from app.looking_out.models import LookedOutFor
from app.participation.models import Kind
from app.permissions.who import Via
from tests.cards.making import comes_in
from tests.cards.reading import words_on
from tests.cast import BEA, BEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.looking_out.happenings import agreed, asked_after, missed, weeks_later
from tests.needs.happenings import beside
from tests.tables.table import shared

AT = "/linnet/looking-out/mine"
END = "No longer look out for me"


def agreements(house: House) -> list[LookedOutFor]:
    with house.reading() as session:
        return list(session.exec(select(LookedOutFor)))


def test_her_page_says_what_it_means_before_she_agrees(house: House) -> None:
    rosa = house.tablet(ROSA)
    assert rosa.open("/me").tree.xpath(f"//a[@href='{AT}']")
    page = rosa.open(AT)
    page.says("you came to nothing, and said nothing here", "Only the development officer sees it")
    page.says("Nobody is blamed", "You can end it at any time", "Four weeks This is what we suggest.")
    page.does_not_say(END)
    assert page.tree.xpath("//input[@name='weeks'][@checked]/@value") == ["4"]


def test_she_agrees_chooses_another_time_and_ends_it_and_twice_is_once(house: House) -> None:
    rosa = house.tablet(ROSA)
    for weeks in ("4", "4", "8"):
        rosa.send(AT, weeks=weeks).says("Thank you. That is settled.", END)
    assert [one.weeks for one in agreements(house)] == [8]
    for _ in range(2):
        page = rosa.send(f"{AT}/ending")
        page.says("No one looks out for you now.")
        page.does_not_say(END)
    assert agreements(house) == []
    assert house.log() == [Kind.LOOKING_OUT_AGREED, Kind.LOOKING_OUT_AGREED, Kind.LOOKING_OUT_ENDED]


@pytest.mark.parametrize("htmx", [False, True])
def test_another_time_than_two_four_or_eight_weeks_is_told_beside_it(house: House, htmx: bool) -> None:
    for weeks in ("3", "soon", "9999999999999", "4.5"):
        page = house.tablet(ROSA).send(AT, status=422, htmx=htmx, weeks=weeks)
        assert "two, four or eight weeks" in beside(page, "weeks")
    assert agreements(house) == []


@pytest.mark.parametrize("part", [MINA, BEA, SAM, OMAR], ids=lambda part: part.handle)
def test_no_one_else_can_say_it_whatever_their_part(house: House, part: Part) -> None:
    tablet = house.tablet(part)
    tablet.send(AT, status=403, spoken_by="rosa", via="in_person", weeks="2")
    agreed(house)
    tablet.send(f"{AT}/ending", status=403, spoken_by="rosa", via="in_person")
    with house.reading() as session:
        rosa, here = house.actor(session, ROSA).person_id, house.here(session)
        speaks = house.actor(session, part).writing_down(rosa, Via.PHONE, as_helper=True)
        with pytest.raises(NotAllowed):
            LOOK_OUT.is_said(session, speaks, here, LookOutForm(weeks=2))
        with pytest.raises(NotAllowed):
            LOOK_OUT.is_taken_back(session, speaks, here)
    assert [one.weeks for one in agreements(house)] == [4]


def test_a_helper_whom_she_named_may_type_it_and_she_reads_who_did(house: House) -> None:
    with house.writing() as session:
        rosa, omar = house.actor(session, ROSA), house.actor(session, OMAR)
        name_helper(session, rosa, house.here(session), omar.person_id or 0)
    helper = house.tablet(OMAR)
    helper.open(AT).says("I am writing this down for someone")
    helper.send(AT, weeks="2", spoken_by="rosa", via="phone", read_back="yes").does_not_say(END)
    (row,) = agreements(house)
    assert row.read_back and row.via == Via.PHONE and row.said_by_id != row.typed_by_id
    rosa = house.tablet(ROSA)
    rosa.open(AT).says(END)
    rosa.open("/me/typed-for-me").says("You asked to be looked out for", "Omar Haddad")
    helper.send(f"{AT}/ending", spoken_by="rosa", via="phone")
    assert agreements(house) == []


def test_it_is_not_said_on_a_tables_tablet_nor_with_a_bare_card_nor_next_door(house: House) -> None:
    with_card = comes_in(house, ROSA).client.get(AT, follow_redirects=False)
    assert with_card.headers["location"].startswith("/prove")
    assert house.tablet().open(AT).path == "/sign-in"
    house.tablet(BEN).open(AT, status=403)
    house.tablet(BEN).send(AT, status=403, weeks="4")
    tablet = shared(house)
    tablet.send("/table/sitting", person="")
    tablet.open(AT, status=403)
    tablet.send(AT, status=403, weeks="4")
    assert agreements(house) == []


def test_it_is_in_all_that_is_hers_with_who_asked_after_her(house: House) -> None:
    agreed(house)
    asked_after(house, weeks_later(5))
    rosa = house.tablet(ROSA)
    (mine,) = rosa.open("/me/download.json").response.json()["looked_out_for"]
    assert (mine["weeks"], mine["asked_by"], mine["typed_by"]) == (4, "Mina Kaur", "me")
    assert mine["asked_at"].startswith("2027-04-05")
    assert house.tablet(MINA).open("/me/download.json").response.json()["looked_out_for"] == []
    if printing.is_possible() and house.database.is_sqlite:
        words = words_on(rosa.open("/me/download.pdf").response.content)
        assert "Weeksuntilsomeoneasksafterme:4" in words


def test_a_wish_said_anew_begins_anew(house: House) -> None:
    agreed(house)
    agreed(house, weeks=2, at=weeks_later(3))
    assert missed(house, weeks_later(5) - timedelta(minutes=1)) == []
    with clock.at(weeks_later(5)):
        assert [one.handle for one in missed(house, weeks_later(5))] == ["rosa"]
