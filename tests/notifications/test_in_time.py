"""What would soon come too late is told first; what is over is said to be over, or not asked for any more."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlmodel import select

from app.activities.reminding import remind
from app.core import clock
from app.notifications.models import About, Message, Telling
from tests.activities.arranging import an_activity, books, happening
from tests.api.program import Program
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import everything
from tests.notifications.post_office import PostOffice, a_worker, answered, tellings, work_all
from tests.tablet import Page

MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def the_list(house: House, at: datetime = MONDAY, asked: str = "") -> Page:
    with clock.at(at):
        return house.tablet(MINA).open(f"/linnet/tellings{asked}")


def listed(page: Page) -> list[str]:
    """What each entry is about, in order."""
    return [" ".join(one.text_content().split()) for one in page.tree.xpath("//article//p[@class='notice-title']")]


def called_off(house: House, title: str, on: date, at: time = time(13, 5), who: tuple = (BEA,)) -> int:  # type: ignore[type-arg]
    """It is called off on Monday at nine; whoever was to come is to be told."""
    with clock.at(MONDAY - timedelta(days=20)):
        number = an_activity(house, title=title, first_on=on, at_time=at)
        for part in who:
            books(house, number, part)
    with clock.at(MONDAY):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The boiler broke.")
    return number


def test_what_begins_soon_stands_before_what_has_waited_for_weeks(house: House) -> None:
    with clock.at(MONDAY - timedelta(days=20)):
        answered(house, house.a_need("The bus does not stop", by=BEA))
    called_off(house, "Far away", date(2027, 3, 20))
    called_off(house, "Knitting", date(2027, 3, 2))
    called_off(house, "Coffee morning", date(2027, 3, 1))
    called_off(house, "Chess", date(2027, 3, 4))
    page = the_list(house)
    assert [one.split(": ")[-1] for one in listed(page)] == [
        *("Coffee morning", "Knitting", "Chess"),
        *("The bus does not stop", "Far away"),
    ]
    page.says("Today, before 1.05pm", "Tomorrow, before 1.05pm", "Thursday 4 March, before 1.05pm")
    page.does_not_say("20 March, before")


def test_what_can_wait_for_the_printer_stands_after_what_begins_soon(house: House) -> None:
    answered(house, house.a_need("The bus does not stop", by=ROSA))
    number = called_off(house, "Coffee morning", date(2027, 3, 1))
    said = the_list(house).words
    in_order = ("Coffee morning", "Letters wait to be printed", "The bus does not stop")
    assert sorted(in_order, key=said.index) == list(in_order)
    the_list(house, asked=f"?about=activities/{number}/dates/1").does_not_say("Letters wait to be printed")


@pytest.mark.parametrize("asked", ["", "?way=phone"])
def test_all_are_on_the_pages_once_the_soonest_first(house: House, asked: str) -> None:
    near = called_off(house, "Knitting", date(2027, 3, 2))
    soonest = called_off(house, "Coffee morning", date(2027, 3, 1))
    far = called_off(house, "Far away", date(2027, 3, 20))
    for number in (near, far, soonest):
        _many_more(house, number, 50)
    mina, seen = [], []
    address = f"/linnet/tellings{asked}"
    with clock.at(MONDAY):
        tablet = house.tablet(MINA)
        while address:
            page = tablet.open(address)
            seen += listed(page)
            mina += [int(one.removeprefix("telling-")) for one in page.tree.xpath("//div[@id='how']/article/@id")]
            tablet.send(f"/linnet/tellings/{mina[-1]}/done", how="phone")
            address = next(iter(page.tree.xpath("//nav[@class='pager']//a/@href")), "")
    assert seen == ["Coffee morning"] * 51 + ["Knitting"] * 51 + ["Far away"] * 51
    assert len(set(mina)) == 153


def _many_more(house: House, number: int, more: int) -> None:
    with house.reading() as session:
        place = f"activities/{number}/dates/1"
        told = select(Telling).join(Message, Message.id == Telling.message_id).where(Message.place == place)
        row = session.exec(told).one().model_dump(exclude={"id", "person_id"})
    with house.database.engine.begin() as connection:
        connection.execute(insert(Telling), [row] * more)


def test_a_program_reads_the_same_list_page_by_page(house: House) -> None:
    answered(house, house.a_need("The bus does not stop", by=BEA))
    number = called_off(house, "Coffee morning", date(2027, 3, 1))
    _many_more(house, number, 60)
    with clock.at(MONDAY):
        mina = Program(house, MINA)
        first = mina.get("tellings")
        assert {(one["title"], one["know_by"]) for one in first["tellings"]} == {
            ("Coffee morning", "2027-03-01T13:05:00Z")
        }
        rest = mina.get("tellings", params={"after": first["after"]})
        assert [(one["title"], one["know_by"]) for one in rest["tellings"]] == [
            ("Coffee morning", "2027-03-01T13:05:00Z"),
            ("The bus does not stop", None),
        ]
        assert rest["after"] is None
        about = first["tellings"][0]["place"]
        assert len(mina.get("tellings", params={"about": about, "after": first["after"]})["tellings"]) == 1
        mina.get("tellings", 422, params={"after": "soon"})
        mina.get("tellings", 422, params={"about": "what's on"})


def test_the_tasks_of_one_date_stand_by_themselves(house: House) -> None:
    answered(house, house.a_need("The bus does not stop", by=AMINA))
    number = called_off(house, "Coffee morning", date(2027, 3, 1), who=(BEA, AMINA))
    about = f"activities/{number}/dates/1"
    page = the_list(house, asked=f"?about={about}")
    assert listed(page) == ["Coffee morning"] * 2
    page.says("You see only what is about one date.", "Bea Okafor", "Amina Yusuf")
    task = tellings(house, BEA)[0].id
    (kept,) = page.tree.xpath(f"//article[@id='telling-{task}']//input[@name='about']/@value")
    with clock.at(MONDAY):
        after = house.tablet(MINA).send(f"/linnet/tellings/{task}/done", how="phone", about=kept)
    assert after.response.url.params["about"] == about and listed(after) == ["Coffee morning"]
    assert len(listed(the_list(house, asked="?about=nothing%00of+ours"))) == 2


def test_what_was_marked_wrongly_is_the_beginning_of_the_list(house: House) -> None:
    called_off(house, "Coffee morning", date(2027, 3, 1))
    for after in ("x", "2027-99-99_4", "1_000", "%00", "-5", "9" * 30):
        page = the_list(house, asked=f"?after={after}")
        assert listed(page) == ([] if after == "9" * 30 else ["Coffee morning"])


def test_a_tick_that_says_no_way_is_asked_again_at_the_head_of_the_list(house: House) -> None:
    with clock.at(MONDAY - timedelta(days=20)):
        for title in ("The bus does not stop", "The lift is slow"):
            answered(house, house.a_need(title, by=AMINA))
    for title, on in (("Coffee morning", 1), ("Knitting", 2), ("Chess", 3)):
        called_off(house, title, date(2027, 3, on))
    last_need, knitting = tellings(house, AMINA)[1].id, tellings(house, BEA)[1].id
    with clock.at(MONDAY):
        mina = house.tablet(MINA)
        page = mina.send(f"/linnet/tellings/{knitting}/done", status=422, how="pigeon")
        assert [one.split(": ")[-1] for one in listed(page)][:3] == ["Knitting", "Chess", "The bus does not stop"]
        page = mina.send(f"/linnet/tellings/{last_need}/done", status=422, how="pigeon")
        assert [one.split(": ")[-1] for one in listed(page)] == ["The lift is slow"]


def test_the_clocks_are_those_of_the_neighbourhood(house: House) -> None:
    with clock.at(datetime(2027, 6, 1, 9, tzinfo=UTC)):
        number = an_activity(house, first_on=date(2027, 6, 2), at_time=time(10, 30))
        books(house, number, BEA)
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The boiler broke.")
    the_list(house, datetime(2027, 6, 2, 9, 20, tzinfo=UTC)).says("Today, before 10.30am")
    the_list(house, datetime(2027, 6, 2, 9, 40, tzinfo=UTC)).says("The time has passed")


def test_mail_that_is_stuck_is_a_call_to_make_while_there_is_time(house: House) -> None:
    called_off(house, "Coffee morning", date(2027, 3, 1), who=(OMAR,))
    called_off(house, "Knitting", date(2027, 3, 4), who=(OMAR,))
    assert listed(the_list(house, MONDAY + 9 * MINUTE)) == []
    page = the_list(house, MONDAY + 11 * MINUTE)
    assert listed(page) == ["Coffee morning"], "the other has days to go"
    page.says("E-mail has not gone out", "Today, before 1.05pm", "Told by phone")
    with clock.at(MONDAY + 11 * MINUTE):
        house.tablet(MINA).open("/linnet/today").says("People are still to be told")
    assert listed(the_list(house, MONDAY + 5 * HOUR)) == ["Coffee morning"], "they stood at a closed door"


@pytest.mark.parametrize("is_rung_first", [True, False])
def test_nobody_is_told_by_both(house: House, post_office: PostOffice, tmp_path: Path, is_rung_first: bool) -> None:
    called_off(house, "Coffee morning", date(2027, 3, 1), who=(OMAR,))
    task = tellings(house, OMAR)[0].id
    with clock.at(MONDAY + HOUR):
        if is_rung_first:
            house.tablet(MINA).send(f"/linnet/tellings/{task}/done", how="phone")
        work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
        assert len(post_office.mails) == (0 if is_rung_first else 1)
        assert listed(house.tablet(MINA).open("/linnet/tellings")) == []
        house.tablet(MINA).send(f"/linnet/tellings/{task}/done", how="phone", status=409)


def test_whom_no_machine_reaches_on_the_morning_is_rung_while_there_is_time(house: House) -> None:
    with clock.at(MONDAY - timedelta(days=20)):
        books(house, an_activity(house, first_on=MONDAY.date()), OMAR)
    with clock.at(MONDAY), house.writing() as session:
        remind(session)
    assert [one.about for one in everything(house, Message)] == [About.COMING_TODAY]
    assert listed(the_list(house, MONDAY)) == []
    assert len(listed(the_list(house, MONDAY + HOUR))) == 1


def test_what_moves_away_from_today_is_told_before_it_would_have_begun(house: House) -> None:
    with clock.at(MONDAY - timedelta(days=20)):
        number = an_activity(house, first_on=MONDAY.date(), at_time=time(13, 5))
        for part in (ROSA, BEA):
            books(house, number, part)
    with clock.at(MONDAY):
        form = {"day": "2027-03-20", "at_time": "15:00", "minutes": "60", "words": "The lounge is painted."}
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/change", **form)
    assert happening(house, number).date.starts_at.day == 20
    page = the_list(house)
    page.says("Today, before 1.05pm", "It is now on Saturday 20 March 2027 at 3pm")
    assert listed(page) == ["Coffee morning"] * 2
    assert page.words.count("In person") - 1 == 1, "no letter would reach Rosa in time"
