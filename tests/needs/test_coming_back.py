"""On the day promised a need comes back to the top by itself: no job runs, nothing is written."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core import clock
from app.needs.raising import bring_back, take_back
from app.needs.replies import Answer
from tests.cast import HELEN, MINA, ROSA
from tests.house import House
from tests.needs.happenings import an_answer, answered, beside, everything, in_days, the_row
from tests.tablet import Page

BACK = "Back for another look"
ON_TOP = "The day we promised has come."


def at_noon(days: int, hour: int = 12) -> datetime:
    return datetime.combine(in_days(days), time(hour), ZoneInfo("Europe/London"))


@pytest.mark.parametrize(("kind", "waits"), [("not_yet", 10), ("dont_know", 10), ("doing", 11)])
def test_it_comes_back_on_the_day_and_not_before(house: House, kind: str, waits: int) -> None:
    number = house.a_need()
    answered(house, number, kind)
    rosa = house.tablet(ROSA)
    before, log = the_row(house, number).model_dump(), house.log()
    with clock.at(at_noon(waits - 1, hour=23)):
        rosa.open("/linnet/needs").does_not_say(ON_TOP)
        rosa.open(f"/linnet/needs/{number}").does_not_say("It came back by itself")
        house.tablet(MINA).open("/linnet/today").does_not_say("The bench by the lift is broken")
    with clock.at(at_noon(waits, hour=1)):
        page = rosa.open("/linnet/needs")
        page.says(BACK, ON_TOP)
        page.does_not_say("Nothing here yet")
        rosa.open(f"/linnet/needs/{number}").says(BACK, "It came back by itself")
        house.tablet(MINA).open("/linnet/today").says("the day promised has come", "The bench by the lift is broken")
    assert the_row(house, number).model_dump() == before
    assert house.log() == log


@pytest.mark.parametrize("kind", ["done", "no"])
def test_what_is_done_or_refused_stays_answered(house: House, kind: str) -> None:
    number = house.a_need()
    answered(house, number, kind)
    with clock.at(at_noon(400)):
        house.tablet(ROSA).open("/linnet/needs").does_not_say(ON_TOP)
        house.tablet(MINA).open("/linnet/today").does_not_say("The bench by the lift is broken")


def test_a_newer_answer_given_in_time_keeps_it_from_coming_back(house: House) -> None:
    number = house.a_need()
    answered(house, number, "not_yet")
    answered(house, number, "not_yet", look_again_on=in_days(30))
    rosa = house.tablet(ROSA)
    with clock.at(at_noon(12)):
        rosa.open("/linnet/needs").does_not_say(ON_TOP)
        rosa.open(f"/linnet/needs/{number}").does_not_say("It came back by itself")
    with clock.at(at_noon(30)):
        rosa.open("/linnet/needs").says(ON_TOP)


def test_the_story_remembers_that_it_had_come_back_before_the_newer_answer(house: House) -> None:
    number = house.a_need()
    answered(house, number, "dont_know")
    with clock.at(at_noon(15)):
        answered(house, number, "done", words="It is mended at last.")
        page = house.tablet(ROSA).open(f"/linnet/needs/{number}")
    page.says("It came back by itself", "It is mended at last.")
    assert page.words.index("It came back by itself") < page.words.rindex("It is mended at last.")


def test_what_came_back_stands_above_everything_newer(house: House) -> None:
    house.a_need("The oldest of all")
    answered(house, 1, "not_yet")
    for title in ("A newer one", "The newest one"):
        house.a_need(title)
    with clock.at(at_noon(10)):
        words = house.tablet(ROSA).open("/linnet/needs").words
    assert words.index("The oldest of all") < words.index("The newest one") < words.index("A newer one")


def test_taking_it_back_and_bringing_it_back_leaves_the_promise_as_it_was(house: House) -> None:
    number = house.a_need()
    answered(house, number, "not_yet")
    for change in (take_back, bring_back):
        with house.writing() as session:
            change(session, house.actor(session, ROSA), house.need(session, number))
    rosa = house.tablet(ROSA)
    rosa.open("/linnet/needs").does_not_say(ON_TOP)
    with clock.at(at_noon(10)):
        rosa.open("/linnet/needs").says(ON_TOP)


@pytest.mark.parametrize(
    "review",
    [{"outcome": "private", "reason": "It names a neighbour."}, {"outcome": "merged", "into": "1"}],
    ids=lambda review: review["outcome"],
)
def test_what_was_kept_private_or_joined_to_another_does_not_come_back(house: House, review: dict[str, str]) -> None:
    house.a_need("The other bench is broken")
    number = house.a_need()
    answered(house, number, "not_yet")
    house.tablet(MINA).send(f"/linnet/needs/{number}/review", **review)
    rosa = house.tablet(ROSA)
    with clock.at(at_noon(10)):
        rosa.open(f"/linnet/needs/{number}").does_not_say("It came back by itself")


def test_what_came_back_before_it_was_taken_back_still_says_so(house: House) -> None:
    number = house.a_need()
    answered(house, number, "not_yet")
    with clock.at(at_noon(12)), house.writing() as session:
        take_back(session, house.actor(session, ROSA), house.need(session, number))
    with clock.at(at_noon(14)):
        house.tablet(ROSA).open(f"/linnet/needs/{number}").says("It came back by itself", "took it back")


def test_what_was_taken_back_does_not_come_back(house: House) -> None:
    number = house.a_need()
    answered(house, number, "not_yet")
    with house.writing() as session:
        take_back(session, house.actor(session, ROSA), house.need(session, number))
    with clock.at(at_noon(10) + timedelta(days=1)):
        house.tablet(ROSA).open("/linnet/needs").does_not_say("The bench by the lift is broken")
        house.tablet(HELEN).open("/linnet/today").does_not_say("The bench by the lift is broken")
        house.tablet(ROSA).open("/linnet/what-happened").does_not_say("The bench by the lift is broken")
        house.tablet(ROSA).open(f"/linnet/needs/{number}").does_not_say("It came back by itself")


def test_the_longest_overdue_stay_on_top_and_all_of_them_are_one_tap_away(house: House) -> None:
    for number in range(1, 6):
        house.a_need(f"Overdue number {number}")
        answered(house, number, "not_yet", look_again_on=in_days(number))
    house.a_need("Not answered yet")
    rosa = house.tablet(ROSA)
    with clock.at(at_noon(3)):
        assert _on_top(rosa.open("/linnet/needs")) == [1, 2, 3]
        rosa.open("/linnet/needs").does_not_say("All that are back for another look")
    with clock.at(at_noon(9)):
        page = rosa.open("/linnet/needs")
        assert _on_top(page) == [1, 2, 3]
        assert _numbers(page, "all-needs") == [6, 5, 4], "what stands on top is not repeated below"
        everyone = rosa.open(page.tree.xpath("//section[@aria-labelledby='back-again']//nav//a/@href")[0])
        assert _numbers(everyone, "all-needs") == [1, 2, 3, 4, 5]
        assert everyone.tree.xpath("//select[@name='stands']/option[@selected]/@value") == ["back_again"]
        answered(house, 1, "done")
        assert _on_top(rosa.open("/linnet/needs")) == [2, 3, 4]


@pytest.mark.parametrize(("zone", "hour", "today"), [("America/Vancouver", 3, 2), ("Pacific/Auckland", 12, 4)])
def test_which_day_is_over_is_said_by_the_neighbourhoods_own_clock(
    house: House, zone: str, hour: int, today: int
) -> None:
    number = house.a_need()
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE neighbourhood SET time_zone = '{zone}'")
    with clock.at(datetime(2030, 3, 3, hour, tzinfo=UTC)):
        late, helen = an_answer("doing", by_when=f"2030-03-0{today - 1}"), house.tablet(HELEN)
        page = helen.send(f"/linnet/needs/{number}/answers", status=422, **late)
        assert beside(page, "by_when") == "That day is over. Please choose a day that is still to come."
        assert page.field("words") == late["words"]
        assert everything(house, Answer) == []
        helen.send(f"/linnet/needs/{number}/answers", **late | {"by_when": f"2030-03-0{today}"})
    assert len(everything(house, Answer)) == 1


def _on_top(page: Page) -> list[int]:
    return _numbers(page, "back-again")


def _numbers(page: Page, section: str) -> list[int]:
    links = page.tree.xpath(f"//section[@aria-labelledby='{section}']//article//h3//a/@href")
    return [int(link.rsplit("/", 1)[1]) for link in links]
