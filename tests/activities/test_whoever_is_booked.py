"""At the door everyone counts who said that they come, whatever their part here: the nurse as much as a neighbour."""

import pytest

from app.core import clock
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books, cancels, happening
from tests.activities.test_door_tablets import faces_of, laid_out, pressed
from tests.activities.test_who_came import at_the_door, on_the_day, there
from tests.api.program import Program
from tests.cast import HELEN, IDRIS, MINA, SHAH, Part
from tests.house import House

WORK_HERE = pytest.mark.parametrize("part", [SHAH, IDRIS, HELEN])


@WORK_HERE
@pytest.mark.parametrize("htmx", [True, False])
def test_who_works_here_and_said_they_come_is_ticked_and_the_slip_taken_back(
    house: House, part: Part, htmx: bool
) -> None:
    number = an_activity(house)
    books(house, number, part)
    with on_the_day(house, number):
        mina = house.tablet(MINA)
        page = mina.send(at_the_door(number), person=part.handle, htmx=htmx)
        assert [shown for name, shown in pressed(page).items() if part.name in name] == ["true"]
        assert len(there(house)) == 1
        mina.send(at_the_door(number), person=part.handle, came="no", htmx=htmx)
    assert there(house) == [] and house.log()[-2:] == [Kind.CAME, Kind.CAME_UNDONE]


@WORK_HERE
def test_they_tap_their_own_name_at_the_tablet_by_the_door(house: House, part: Part) -> None:
    books(house, an_activity(house), part)
    with clock.at(happening(house, 1).date.starts_at):
        tablet = laid_out(house)
        tablet.send(faces_of(1), person=part.handle)
        assert list(pressed(tablet.open(faces_of(1))).values()) == ["true"]
    assert len(there(house)) == 1


@WORK_HERE
def test_a_program_ticks_them_too(house: House, part: Part) -> None:
    number = an_activity(house)
    books(house, number, part)
    with on_the_day(house, number):
        at = f"activities/{number}/dates/1/attendance"
        listed = Program(house, MINA).post(at, {"person": part.handle}, status=200)
    assert [(one["handle"], one["came"]) for one in listed["coming"]] == [(part.handle, True)]


def test_who_said_sorry_and_came_after_all_is_ticked_and_can_be_taken_back(house: House) -> None:
    number = an_activity(house)
    books(house, number, SHAH)
    cancels(house, number, SHAH)
    with on_the_day(house, number):
        mina = house.tablet(MINA)
        mina.send(at_the_door(number), person="shah").says("They just came", "Dr Shah")
        mina.send(at_the_door(number), person="shah", came="no")
    assert there(house) == []


def test_a_stranger_to_the_list_who_does_not_live_here_is_not_ticked(house: House) -> None:
    number, other = an_activity(house), an_activity(house, title="Tea")
    books(house, other, SHAH)
    with on_the_day(house, number):
        for nobody in ("shah", "ben"):
            page = house.tablet(MINA).send(at_the_door(number), status=422, person=nobody)
            page.says("We don't know anyone here by that name.")
    assert there(house) == []
