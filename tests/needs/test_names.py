"""Names on a need's page lead to what people say about themselves, for those who may read it, and at no cost."""

import pytest
from sqlmodel import select

from app.belonging.forms import ProfileForm
from app.belonging.profiles import change_profile
from app.belonging.queries import the_membership
from app.belonging.roles import end_membership
from app.people.models import Person
from tests.cast import AMINA, BEN, HELEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import answered, commented, counted
from tests.tables.table import shared
from tests.tablet import Tablet

NEED = "/linnet/needs/1"


def writes_about_herself(house: House, *parts: Part) -> None:
    with house.writing() as session:
        for part in parts:
            change_profile(
                session, house.app.state.storage, house.actor(session, part), ProfileForm(knows="The lifts.")
            )


def talked_about(house: House) -> None:
    number = house.a_need()
    commented(house, number, "Me as well.", by=AMINA)
    answered(house, number, by=HELEN)


def names(tablet: Tablet) -> list[tuple[str, str]]:
    links = tablet.open(NEED).tree.xpath("//main//a[contains(@href, '/people/')]")
    return sorted({(" ".join("".join(link.itertext()).split()), str(link.get("href"))) for link in links})


def test_a_neighbour_finds_those_who_wrote_or_work_here_and_each_link_opens(house: House) -> None:
    writes_about_herself(house, ROSA)
    talked_about(house)
    omar = house.tablet(OMAR)
    assert names(omar) == [("Helen Price", "/linnet/people/helen"), ("Rosa Delgado", "/linnet/people/rosa")]
    for name, address in names(omar):
        omar.open(address).says(name)
    omar.open("/linnet/people/amina", status=404)


def test_amina_who_wrote_nothing_finds_herself_and_the_officer_everyone(house: House) -> None:
    talked_about(house)
    assert ("Amina Yusuf", "/linnet/people/amina") in names(house.tablet(AMINA))
    mina = house.tablet(MINA)
    assert [name for name, _ in names(mina)] == ["Amina Yusuf", "Helen Price", "Rosa Delgado"]
    for name, address in names(mina):
        mina.open(address).says(name)


@pytest.mark.parametrize("part", [None, BEN])
def test_visitors_and_people_from_elsewhere_find_no_link(house: House, part: Part | None) -> None:
    writes_about_herself(house, ROSA)
    talked_about(house)
    assert names(house.tablet(part)) == []
    house.tablet(part).open(NEED).says("Helen Price decided")


def test_whoever_has_left_leads_nowhere_for_neighbours(house: House) -> None:
    writes_about_herself(house, ROSA)
    talked_about(house)
    with house.writing() as session:
        rosa = the_membership(session, house.here(session), "rosa", to_change=True)
        end_membership(session, house.actor(session, SAM), rosa)
    assert "/linnet/people/rosa" not in dict(names(house.tablet(OMAR))).values()


def test_at_the_table_names_lead_where_whoever_holds_the_tablet_may_look(house: House) -> None:
    writes_about_herself(house, ROSA)
    talked_about(house)
    tablet = shared(house, OMAR)
    tablet.send("/table/sitting", person="omar")
    for name, address in names(tablet):
        tablet.open(address).says(name)


def test_two_of_one_name_are_told_apart_by_ear(house: House) -> None:
    writes_about_herself(house, ROSA, OMAR)
    with house.writing() as session:
        session.exec(select(Person).where(Person.handle == "omar")).one().name = "Rosa Delgado"
        session.info["logged"] = True
    number = house.a_need()
    commented(house, number, "Me as well.", by=OMAR)
    found = names(house.tablet(AMINA))
    assert found == [
        ("Rosa Delgado", "/linnet/people/rosa"),
        ("Rosa Delgado (number 2 of this name)", "/linnet/people/omar"),
    ]


def test_who_decided_is_a_link_only_when_they_answered_themselves(house: House) -> None:
    number = house.a_need()
    answered(house, number, by=HELEN, decided_by="The board")
    house.tablet(OMAR).open(NEED).says("The board decided, for Brookside Homes.")
    assert names(house.tablet(OMAR)) == []


def test_a_hundred_names_cost_what_one_does(house: House) -> None:
    talked_about(house)
    omar = house.tablet(OMAR)
    costs = []
    for part in (None, ROSA, AMINA, HELEN):
        if part:
            writes_about_herself(house, part)
            commented(house, 1, "Still so.", by=part)
        with counted(house) as sent:
            omar.open(NEED)
        costs.append(len(sent))
    assert len(set(costs)) == 1 and costs[0] <= 12
