"""A need's page says which activities answer it, with when they are next, and so does its story."""

import pytest

from app.needs.forms import ReviewForm
from app.needs.kinds import ReviewState
from app.needs.reviewing import review_need
from tests.activities.arranging import an_activity
from tests.api.program import Program
from tests.cast import BEN, GWEN, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import counted


@pytest.mark.parametrize("part", [ROSA, MINA, None])
def test_everyone_reads_on_the_needs_page_what_came_of_it(house: House, part: Part | None) -> None:
    number = house.a_need()
    house.tablet(part).open(f"/linnet/needs/{number}").does_not_say("What came of it")
    an_activity(house, title="Repair morning", need=number)
    page = house.tablet(part).open(f"/linnet/needs/{number}")
    page.says("What came of it", "Repair morning", "Next on", "An activity that answers it was planned")
    assert page.tree.xpath("//section[@id='became']//a[@href='/linnet/activities/1']")
    assert page.tree.xpath("//ol[@class='story']//a[@href='/linnet/activities/1']")


def test_what_answers_a_need_that_was_joined_answers_both(house: House) -> None:
    first, second = house.a_need(), house.a_need(title="The same bench")
    an_activity(house, title="Repair morning", need=second)
    with house.writing() as session:
        form = ReviewForm(outcome=ReviewState.MERGED, into=first)
        review_need(session, house.actor(session, MINA), house.need(session, second), form)
    house.tablet(OMAR).open(f"/linnet/needs/{first}").says("Repair morning")


def test_programs_read_it_from_both_ends(house: House) -> None:
    number = house.a_need()
    an_activity(house, title="Repair morning", need=number)
    omar = Program(house, OMAR)
    need = omar.get(f"needs/{number}")
    (one,) = need["became"]
    assert (one["number"], one["title"], one["place"]) == (1, "Repair morning", "activities/1")
    assert one["is_on"] and one["is_to_come"] and one["at"] == omar.get(one["place"])["dates"][0]["starts_at"]
    assert [step["words"] for step in need["story"] if step["kind"] == "planned"] == ["Repair morning"]
    assert omar.get(one["place"])["need"]["number"] == number


def test_next_door_has_needs_of_its_own(house: House) -> None:
    number = house.a_need()
    an_activity(house, by=GWEN, need=house.a_need(by=BEN))
    house.tablet(ROSA).open(f"/linnet/needs/{number}").does_not_say("Coffee morning")


def test_it_costs_as_much_with_one_as_with_ten(house: House) -> None:
    number = house.a_need()
    costs = []
    for _ in range(2):
        an_activity(house, need=number)
        tablet = house.tablet(MINA)
        with counted(house) as sent:
            tablet.open(f"/linnet/needs/{number}")
        costs.append(len(sent))
        for _ in range(9):
            an_activity(house, need=number)
    assert costs[0] == costs[1] <= 12
