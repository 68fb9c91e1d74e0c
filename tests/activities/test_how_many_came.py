"""How many came is counted in heads: whoever brought three counts four. A date that is over says it to whom it may."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from app.activities import who_came
from app.activities.how_many_came import heads_here
from app.core import clock
from app.core.errors import NotAllowed
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books, cancels, happening
from tests.activities.test_door_tablets import faces_of, laid_out
from tests.activities.test_leaving import leaves
from tests.activities.test_who_came import at_the_door
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, INES, MINA, OMAR, ROSA, SHAH, Part
from tests.house import House

NUMBER = 1
DATE = "/linnet/activities/1/dates/1"


@pytest.fixture
def tea(house: House) -> Iterator[House]:
    """Amina comes with three, Omar alone; there are no more places, so Rosa and whom she brings wait."""
    an_activity(house, title="Tea", seats=5)
    books(house, NUMBER, AMINA, heads=4)
    books(house, NUMBER, OMAR)
    books(house, NUMBER, ROSA, heads=2)
    with clock.at(happening(house, NUMBER).date.starts_at):
        yield house


def came(house: House) -> dict[str, int]:
    """How many came with each, as a program is told; "": without a name."""
    listed = Program(house, MINA).get("activities/1/dates/1/attendance")
    everyone = [one for name in ("coming", "waiting", "walked_in") for one in listed[name] if one["came"]]
    found = {one["handle"]: one["heads_came"] for one in everyone} | {"": listed["unnamed"]}
    assert listed["came"] == sum(found.values())
    return {name: heads for name, heads in found.items() if heads}


def test_a_party_of_four_that_is_ticked_is_four_and_a_slip_takes_off_all_four(tea: House) -> None:
    mina = tea.tablet(MINA)
    mina.send(at_the_door(NUMBER), person="amina", htmx=True).says("Here so far: 4.")
    mina.send(at_the_door(NUMBER), person="bea")
    mina.send(at_the_door(NUMBER), person="rosa")
    mina.send(at_the_door(NUMBER, "/count"), heads="3").says("Here so far: 10.")
    assert came(tea) == {"amina": 4, "bea": 1, "rosa": 2, "": 3}
    mina.send(at_the_door(NUMBER), person="amina", came="no").says("Here so far: 6.")
    assert came(tea) == {"bea": 1, "rosa": 2, "": 3}


def test_at_the_tablet_by_the_door_too(tea: House) -> None:
    tablet = laid_out(tea)
    tablet.send(faces_of(NUMBER), person="amina").does_not_say("4", "Here so far")
    assert came(tea) == {"amina": 4}
    tablet.send(faces_of(NUMBER), person="amina", came="no")
    assert came(tea) == {}


def test_who_had_said_sorry_and_comes_after_all_is_one(tea: House) -> None:
    cancels(tea, NUMBER, AMINA)
    tea.tablet(MINA).send(at_the_door(NUMBER), person="amina")
    assert came(tea) == {"amina": 1}


@pytest.mark.parametrize("htmx", [True, False])
def test_when_fewer_or_more_came_mina_says_how_many(tea: House, htmx: bool) -> None:
    mina, count = tea.tablet(MINA), at_the_door(NUMBER, "/count")
    page = mina.send(at_the_door(NUMBER), person="amina", htmx=htmx)
    page.says("Here: 4. More or fewer?")
    assert page.tree.xpath("//form[contains(@action, '/count')]//input[@name='person']/@value") == ["amina"]
    for _twice in range(2):
        mina.send(count, person="amina", heads="2", htmx=htmx).says("Here: 2. More or fewer?")
    assert tea.log().count(Kind.COMERS_COUNTED) == 1 and came(tea) == {"amina": 2}
    mina.send(count, person="amina", heads="1", htmx=htmx).says("Here: 1. More or fewer?")
    mina.send(count, person="omar", heads="3", htmx=htmx)
    assert tea.log()[-1] == Kind.CAME and came(tea) == {"amina": 1, "omar": 3}
    mina.send(count, person="omar", heads="0", htmx=htmx)
    assert tea.log()[-1] == Kind.CAME_UNDONE and came(tea) == {"amina": 1}


def test_all_of_a_party_stay_counted_when_the_one_with_a_name_leaves(tea: House) -> None:
    mina = tea.tablet(MINA)
    mina.send(at_the_door(NUMBER), person="amina")
    mina.send(at_the_door(NUMBER, "/count"), heads="3")
    leaves(tea, AMINA)
    assert came(tea) == {"": 7}


def test_a_number_that_is_none_stands_beside_the_party_it_was_for(tea: House) -> None:
    mina = tea.tablet(MINA)
    mina.send(at_the_door(NUMBER), person="amina")
    page = mina.send(at_the_door(NUMBER, "/count"), status=422, person="amina", heads="many")
    form = page.tree.xpath("//form[.//input[@name='person' and @value='amina'] and contains(@action, '/count')]")[0]
    assert form.xpath(".//input[@name='heads']/@value") == ["many"]
    assert form.xpath("ancestor::details/@open") and "Please write a number" in form.text_content()
    assert page.tree.xpath("//input[@id='heads-unnamed']/@value") == []
    mina.send(at_the_door(NUMBER, "/count"), status=422, person="nobody", heads="2").says("We don't know anyone")
    assert came(tea) == {"amina": 4}


def test_a_program_counts_a_party_too(tea: House) -> None:
    listed = Program(tea, MINA).post(
        "activities/1/dates/1/attendance/count", {"person": "amina", "heads": 3}, status=200
    )
    assert listed["came"] == 3 and came(tea) == {"amina": 3}


@pytest.mark.parametrize("part", [ROSA, SHAH, INES])
def test_only_who_leads_it_counts_a_party(tea: House, part: Part) -> None:
    with tea.writing() as session, pytest.raises(NotAllowed):
        who_came.count_party(session, tea.actor(session, part), happening(tea, NUMBER), _amina(tea, session), 2)
    assert came(tea) == {}


def _amina(house: House, session: Session) -> int:
    return house.actor(session, AMINA).person_id or 0


def test_a_date_that_is_over_says_how_many_came_to_those_who_lead_it_alone(tea: House) -> None:
    mina = tea.tablet(MINA)
    for person in ("amina", "bea"):
        mina.send(at_the_door(NUMBER), person=person)
    mina.open(DATE).says("Here so far: 5.", "5 are coming, 2 wait.")
    with clock.at(happening(tea, NUMBER).date.ends_at):
        page = tea.tablet(MINA).open(DATE)
        page.says("5 came.", "5 had said that they would come.")
        page.does_not_say("are coming", "wait.")
        for part in (ROSA, AMINA, SHAH, HELEN, BEA, INES):
            tea.tablet(part).open(DATE).does_not_say("came.", "had said", "Here so far")
    with tea.reading() as session:
        assert sum(heads_here(session, happening(tea, NUMBER)).values()) == 5


def test_while_nobody_was_ticked_it_does_not_say_that_nobody_came(tea: House) -> None:
    tea.tablet(MINA).open(DATE).does_not_say("Here so far")
    with clock.at(happening(tea, NUMBER).date.ends_at):
        tea.tablet(MINA).open(DATE).says("How many came is not written down yet.")
        tea.tablet(MINA).open(at_the_door(NUMBER)).does_not_say("not written down")


def test_of_one_that_was_called_off_it_says_nothing(house: House) -> None:
    an_activity(house)
    house.tablet(MINA).send(f"{DATE}/calling-off", words="The heating broke.")
    with clock.at(happening(house, NUMBER).date.ends_at):
        house.tablet(MINA).open(DATE).does_not_say("came", "are coming")
