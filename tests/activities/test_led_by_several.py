"""Several neighbours lead one thing: each is named, kept, asked about clashes, and has it in her calendar."""

from datetime import date, time

from sqlmodel import col, select

from app.activities.models import Leader
from app.activities.own_calendar import dates_of
from app.core import clock
from app.neighbourhoods.models import Membership
from app.people.models import Person
from tests.activities.arranging import an_activity
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA, SHAH, Part
from tests.house import House

DAY = date(2031, 3, 5)
WHAT = {"title": "Coffee morning", "kind": "get_together", "place": "lounge"}


def led_by(house: House) -> list[str]:
    with house.reading() as session:
        leading = select(Person.handle).join(Leader, col(Leader.person_id) == Person.id)
        return sorted(session.exec(leading))


def chosen(house: House, number: int) -> list[str]:
    """Whose names stand in the fields, as the page for changing it shows them."""
    page = house.tablet(MINA).open(f"/linnet/activities/{number}/change")
    named = "//select[@name='leader' or @name='also_leaders']/option[@selected]/@value"
    return page.tree.xpath(named)


def test_mina_names_three_and_an_edit_keeps_them_all(house: House) -> None:
    mina = house.tablet(MINA)
    when = {"first_on": f"{DAY}", "at_time": "10:30", "minutes": "90"}
    whole = {**WHAT, **when, "leader": "rosa", "also_leaders": ["omar", "amina", ""]}
    mina.client.post("/linnet/activities", data=whole)
    assert led_by(house) == ["amina", "omar", "rosa"]
    assert sorted(filter(None, chosen(house, 1))) == ["amina", "omar", "rosa"]
    mina.open("/linnet/activities/1/dates/1").says("Amina Yusuf, Omar Haddad, Rosa Delgado")
    also = list(filter(None, chosen(house, 1)))
    mina.client.post("/linnet/activities/1/change", data={**WHAT, "leader": also[0], "also_leaders": also[1:]})
    assert led_by(house) == ["amina", "omar", "rosa"]


def test_someone_who_works_here_and_leads_it_is_kept_too(house: House) -> None:
    an_activity(house, leader="rosa", also_leaders=["shah"])
    assert sorted(filter(None, chosen(house, 1))) == ["rosa", "shah"]


def test_mina_can_choose_those_who_work_here_after_those_who_live_here(house: House) -> None:
    page = house.tablet(MINA).open("/linnet/activities/new")
    named = page.tree.xpath("//select[@name='leader']/option")
    handles = [one.get("value") for one in named]
    assert handles.index("rosa") < handles.index("shah") and "gwen" not in handles
    assert next(one.text for one in named if one.get("value") == "shah").startswith("Dr Shah, ")
    assert len(handles) == len(set(handles))
    with house.writing() as session:
        helen = house.actor(session, HELEN).person_id
        session.exec(select(Membership).where(Membership.person_id == helen)).one().left_at = clock.now()
        session.info["logged"] = True
    named = house.tablet(MINA).open("/linnet/activities/new").tree.xpath("//select[@name='leader']/option/@value")
    assert handles.count("helen") == 1 and set(handles) - set(named) == {"helen"}
    an_activity(house, leader="shah")
    assert chosen(house, 1)[0] == "shah"
    house.tablet(SHAH).open("/linnet/activities/1/dates/1/attendance")


def test_one_who_is_named_twice_leads_once_and_nobody_stands_beside_the_field(house: House) -> None:
    an_activity(house, leader="rosa", also_leaders=["rosa", "omar"])
    assert led_by(house) == ["omar", "rosa"]
    page = house.tablet(MINA).send("/linnet/activities/1/change", status=422, **WHAT, also_leaders="nobody")
    assert page.tree.xpath("//*[@id='also_leaders']/ancestor::div[1]")[0].text_content().count("We don't know anyone")
    assert led_by(house) == ["omar", "rosa"]


def test_the_second_leader_is_asked_about_clashes_too(house: House) -> None:
    an_activity(
        house, title="Yoga", place="lift_a", first_on=DAY, at_time=time(10), leader="rosa", also_leaders=["bea"]
    )
    when = {"first_on": f"{DAY}", "at_time": "10:30", "minutes": "90", "title": "Tea", "kind": "get_together"}
    mina = house.tablet(MINA)
    asked = mina.client.get("/linnet/activities/clashes", params={**when, "also_leaders": ["omar", "bea"]})
    assert "Bea Okafor leads" in asked.text and "Rosa" not in asked.text
    mina.send("/linnet/activities", status=422, **when, leader="omar", also_leaders="bea").says("Bea Okafor leads")


def test_each_has_it_in_a_calendar_of_their_own(house: House) -> None:
    an_activity(house, leader="rosa", also_leaders=["omar"])
    assert [dates_led(house, part) for part in (ROSA, OMAR, AMINA)] == [1, 1, 0]


def dates_led(house: House, part: Part) -> int:
    with house.reading() as session:
        return len(dates_of(session, house.here(session), house.actor(session, part).person_id or 0))


def test_a_program_sends_and_gets_all_of_them(house: House) -> None:
    an_activity(house, leader="rosa", also_leaders=["bea"])
    bea = Program(house, BEA)
    says = bea.get("activities/1")["to_change"]
    assert {says["leader"], *says["also_leaders"]} == {"bea", "rosa"}
    changed = bea.post("activities/1/change", says | {"leader": "bea", "also_leaders": ["omar"]}, status=200)
    assert set(changed["led_by"]) == {"Bea Okafor", "Omar Haddad"}
    assert list(bea.wrong_fields("activities/1/change", says | {"also_leaders": ["nobody"]})) == ["also_leaders"]
