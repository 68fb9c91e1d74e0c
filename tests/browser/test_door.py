"""The list at the door, tapped with the line there, away and back: nothing is lost and nothing counts twice."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Route, expect
from sqlmodel import Session, col, func, select

from app.activities.changing import call_off_date
from app.activities.coming import cancel
from app.activities.happenings import the_happening
from app.activities.models import Attendance, Date
from app.core import clock
from app.participation.models import Kind, Participation
from app.people.models import Person
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import Served
from tests.browser.whats_on_laid_in import OFF, WhatsOn


class Door:
    """Mina at the door of something that begins within the hour, to which Rosa, Winston and Amina said they come."""

    def __init__(self, screen: Screen, served: Served) -> None:
        self.screen, self.served = screen, served
        with served.app.state.database.whole_house.writing() as session:
            on = WhatsOn(session)
            date = on.plans("today", leader="")
            for handle in ("rosa", "winston", "amina"):
                on.comes(handle, date)
            self.date, self.number = date.date.id, date.activity.number
            session.get_one(Date, self.date).starts_at = clock.now()
            self.path = f"/linnet/activities/{self.number}/dates/1/attendance"
        screen.become("mina").open(self.path)

    def tile(self, name: str) -> Locator:
        return self.screen.find(".door-tile").filter(has_text=re.compile(name))

    def taps(self, *names: str) -> None:
        for name in names:
            self.screen.page.wait_for_timeout(800)  # two taps in one place within a moment are a tremor
            self.tile(name).click()

    def here(self) -> list[str]:
        """Who is written down as having come."""
        with self.served.reading() as session:
            came = select(Person.handle).join(Attendance, col(Attendance.said_by_id) == Person.id)
            return sorted(session.exec(came.where(Attendance.date_id == self.date)))

    def heads(self) -> int:
        with self.served.reading() as session:
            unnamed = select(Attendance.heads).where(
                Attendance.date_id == self.date, col(Attendance.said_by_id).is_(None)
            )
            return session.exec(unnamed).one()

    def acts(self, kind: Kind) -> int:
        with self.served.reading() as session:
            return _count(session, kind)


def _count(session: Session, kind: Kind) -> int:
    return session.exec(select(func.count()).where(Participation.kind == kind)).one()


@pytest.fixture
def door(screens: OpenScreen, linnet: Served) -> Iterator[Door]:
    door = Door(screens(), linnet)
    yield door
    # The browser remarks on every request that found no line.
    door.screen.complaints[:] = [one for one in door.screen.complaints if "ERR_" not in one]


def test_a_tap_with_the_line_there_is_written_down_at_once(door: Door) -> None:
    door.taps("Rosa")
    expect(door.tile("Rosa")).to_have_attribute("aria-pressed", "true")
    expect(door.screen.find("#kept")).to_be_hidden()
    expect_soon(door, ["rosa"])
    door.taps("Rosa")
    expect_soon(door, [])


def test_taps_without_a_line_are_kept_shown_and_sent_once_when_it_is_back(door: Door) -> None:
    before = door.acts(Kind.CAME)
    door.screen.context.set_offline(True)
    door.taps("Rosa", "Winston", "Amina", "Winston")
    door.screen.find("[name='heads']").fill("7")
    door.screen.press("Count them")
    expect(door.tile("Rosa")).to_have_attribute("aria-pressed", "true")
    expect(door.tile("Winston")).to_have_attribute("aria-pressed", "false")
    expect(door.screen.find("#kept")).to_contain_text("not sent yet: 5.")
    assert door.here() == []

    door.screen.context.set_offline(False)
    door.screen.script("window.dispatchEvent(new Event('online'))")
    expect(door.screen.find("#kept")).to_be_hidden()
    assert door.here() == ["amina", "rosa"]
    assert door.heads() == 7
    assert door.acts(Kind.CAME) - before == 3
    assert door.acts(Kind.CAME_UNDONE) == 1
    expect(door.tile("Amina")).to_have_attribute("aria-pressed", "true")


def test_an_answer_that_got_lost_on_the_way_back_counts_nothing_twice(door: Door) -> None:
    before, lost = door.acts(Kind.CAME), []

    def lose_the_first(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    door.screen.page.route("**/attendance", lose_the_first)
    door.taps("Rosa")
    expect(door.screen.find("#kept")).to_contain_text("not sent yet: 1.")
    assert lost == [200]
    assert door.here() == ["rosa"]
    door.screen.script("window.dispatchEvent(new Event('online'))")
    expect(door.screen.find("#kept")).to_be_hidden()
    assert door.here() == ["rosa"]
    assert door.acts(Kind.CAME) - before == 1


def test_what_was_kept_is_still_there_when_the_page_is_opened_again(door: Door) -> None:
    door.screen.context.set_offline(True)
    door.taps("Rosa")
    expect(door.screen.find("#kept")).to_contain_text("not sent yet: 1.")
    door.screen.context.set_offline(False)
    door.screen.page.once("dialog", lambda dialog: dialog.accept())
    door.screen.open(door.path)
    expect(door.screen.find("#kept")).to_be_hidden()
    expect_soon(door, ["rosa"])


def test_what_the_house_refuses_is_kept_and_said(door: Door) -> None:
    door.screen.context.set_offline(True)
    door.taps("Rosa")
    with door.served.app.state.database.whole_house.writing() as session:
        on = WhatsOn(session)
        call_off_date(session, on.someone("mina"), on.here, the_happening(session, on.here, door.number, 1), OFF)
    door.screen.context.set_offline(False)
    door.screen.script("window.dispatchEvent(new Event('online'))")
    expect(door.screen.find("#kept")).to_contain_text("This could not be sent.")
    assert door.here() == []
    assert door.screen.script("Object.keys(localStorage).length") == 1


def lies_there(door: Door) -> Screen:
    """Mina's device becomes the tablet at the door."""
    tablet = door.screen
    tablet.open(f"/linnet/activities/{door.number}/dates/1")
    tablet.find("form[action$='/door/tablet'] button").click()
    tablet.find("form[action$='this-device'] button").click()
    tablet.find(".lead-on[href$='/door']").click()
    tablet.find(".door-faces").wait_for()
    return tablet


def test_a_tablet_that_lies_there_keeps_the_taps_of_whoever_comes(door: Door) -> None:
    tablet = lies_there(door)
    tablet.context.set_offline(True)
    door.taps("Rosa", "Winston", "Winston", "Amina")
    expect(tablet.find("#kept")).to_contain_text("not sent yet: 4.")
    assert door.here() == []

    tablet.context.set_offline(False)
    tablet.script("window.dispatchEvent(new Event('online'))")
    expect(tablet.find("#kept")).to_be_hidden()
    assert door.here() == ["amina", "rosa"]
    assert tablet.script("Object.keys(localStorage).length") == 0


def test_who_works_here_and_said_they_come_is_ticked_without_a_line_too(door: Door) -> None:
    with door.served.app.state.database.whole_house.writing() as session:
        on = WhatsOn(session)
        on.comes("shah", the_happening(session, on.here, door.number, 1))
    door.screen.open(door.path)
    door.screen.context.set_offline(True)
    door.taps("Shah", "Rosa")
    door.screen.context.set_offline(False)
    door.screen.script("window.dispatchEvent(new Event('online'))")
    expect_soon(door, ["rosa", "shah"])
    expect(door.tile("Shah")).to_have_attribute("aria-pressed", "true")
    expect(door.screen.find("#kept")).to_be_hidden()


def test_a_tap_that_is_refused_is_said_by_name_until_someone_has_read_it_and_the_others_count(door: Door) -> None:
    tablet = lies_there(door)
    tablet.context.set_offline(True)
    door.taps("Winston", "Rosa", "Amina")
    with door.served.app.state.database.whole_house.writing() as session:
        on = WhatsOn(session)
        for handle in ("winston", "amina"):
            cancel(session, on.someone(handle), on.here, the_happening(session, on.here, door.number, 1))
    tablet.context.set_offline(False)
    tablet.script("window.dispatchEvent(new Event('online'))")
    for name in ("Winston", "Amina"):
        expect(tablet.find("#kept")).to_contain_text(f"{name}: This name is not on the list.")
        expect(door.tile(name)).to_have_count(0)
    assert door.here() == ["rosa"]

    door.taps("Rosa")
    expect_soon(door, [])
    expect(tablet.find("#kept")).to_contain_text("Winston: This name is not on the list.")
    tablet.press("I have read this")
    expect(tablet.find("#kept")).to_be_hidden()


def test_a_count_that_is_no_number_is_said_too(door: Door) -> None:
    door.screen.find("[name='heads']").fill("many")
    door.screen.press("Count them")
    expect(door.screen.find("#kept")).to_contain_text("many: Please write a number from 0 to 500.")
    expect(door.screen.find("[name='heads']")).to_have_value("many")
    expect(door.screen.find("#errors")).to_have_count(0)


def expect_soon(door: Door, handles: list[str]) -> None:
    for _ in range(50):
        if door.here() == handles:
            return
        door.screen.page.wait_for_timeout(100)
    assert door.here() == handles
