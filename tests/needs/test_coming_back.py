"""On the day promised a need comes back to the top by itself: no job runs, nothing is written."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core import clock
from app.needs.raising import bring_back, take_back
from tests.cast import HELEN, MINA, ROSA
from tests.house import House
from tests.needs.happenings import answered, in_days, the_row

BACK = "Back for another look"


def at_noon(days: int, hour: int = 12) -> datetime:
    return datetime.combine(in_days(days), time(hour), ZoneInfo("Europe/London"))


@pytest.mark.parametrize(("kind", "waits"), [("not_yet", 10), ("dont_know", 10), ("doing", 11)])
def test_it_comes_back_on_the_day_and_not_before(house: House, kind: str, waits: int) -> None:
    number = house.a_need()
    answered(house, number, kind)
    rosa = house.tablet(ROSA)
    before, log = the_row(house, number).model_dump(), house.log()
    with clock.at(at_noon(waits - 1, hour=23)):
        rosa.open("/linnet/needs").does_not_say(BACK)
        rosa.open(f"/linnet/needs/{number}").does_not_say("It came back by itself")
        house.tablet(MINA).open("/linnet/today").does_not_say("The bench by the lift is broken")
    with clock.at(at_noon(waits, hour=1)):
        rosa.open("/linnet/needs").says(BACK, "The day we promised has come.")
        rosa.open(f"/linnet/needs/{number}").says(BACK, "It came back by itself")
        house.tablet(MINA).open("/linnet/today").says("the day promised has come", "The bench by the lift is broken")
    assert the_row(house, number).model_dump() == before
    assert house.log() == log


@pytest.mark.parametrize("kind", ["done", "no"])
def test_what_is_done_or_refused_stays_answered(house: House, kind: str) -> None:
    number = house.a_need()
    answered(house, number, kind)
    with clock.at(at_noon(400)):
        house.tablet(ROSA).open("/linnet/needs").does_not_say(BACK)
        house.tablet(MINA).open("/linnet/today").does_not_say("The bench by the lift is broken")


def test_a_newer_answer_given_in_time_keeps_it_from_coming_back(house: House) -> None:
    number = house.a_need()
    answered(house, number, "not_yet")
    answered(house, number, "not_yet", look_again_on=in_days(30))
    rosa = house.tablet(ROSA)
    with clock.at(at_noon(12)):
        rosa.open("/linnet/needs").does_not_say(BACK)
        rosa.open(f"/linnet/needs/{number}").does_not_say("It came back by itself")
    with clock.at(at_noon(30)):
        rosa.open("/linnet/needs").says(BACK)


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
    rosa.open("/linnet/needs").does_not_say(BACK)
    with clock.at(at_noon(10)):
        rosa.open("/linnet/needs").says(BACK)


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
