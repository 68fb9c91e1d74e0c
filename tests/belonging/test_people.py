"""The list of people: for those who look after it, by name, a page at a time, and cheap however long it is."""

import pytest
from sqlalchemy import insert

from app.core.text import folded
from app.neighbourhoods.models import Membership, MembershipRole
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person
from app.people.queries import person_called
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH, Part
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Page


def names(page: Page) -> list[str]:
    return [one.text_content().strip() for one in page.tree.xpath("//ul[@class='people']//h2")]


@pytest.mark.parametrize("part", [MINA, IDRIS, SAM], ids=lambda part: part.handle)
def test_those_who_look_after_the_list_see_everyone_with_their_parts(house: House, part: Part) -> None:
    page = house.tablet(part).open("/linnet/people")
    page.says("Rosa Delgado", "Community connector", "Brookside Homes", "Since")
    assert names(page) == sorted(names(page)) and len(names(page)) == 10
    page.does_not_say("Ben Archer")


@pytest.mark.parametrize("part", [ROSA, BEA, HELEN, SHAH, INES, GWEN], ids=lambda part: part.handle)
def test_no_one_else_sees_the_list(house: House, part: Part) -> None:
    house.tablet(part).open("/linnet/people", status=403)


def test_someone_is_found_by_the_beginning_of_any_name_without_accents(house: House) -> None:
    with house.writing() as session:
        person_called(session, "rosa").name = "Siobhán Ní Bhriain"
        record(session, house.actor(session, SAM), Kind.DETAILS_CHANGED, person_called(session, "rosa"))
    tablet = house.tablet(MINA)
    for words in ("siobhan", "bhri", "ni sio", "SIOBHÁN"):
        assert names(tablet.open(f"/linnet/people?words={words}")) == ["Siobhán Ní Bhriain"], words
    for words in ("iobhan", "%25", "_"):
        tablet.open(f"/linnet/people?words={words}x").says("Nobody found")


def test_a_part_can_be_asked_for(house: House) -> None:
    tablet = house.tablet(MINA)
    assert names(tablet.open("/linnet/people?role=connector")) == ["Bea Okafor"]
    assert names(tablet.open("/linnet/people?role=connector&words=ro")) == []
    assert len(names(tablet.open("/linnet/people?role=nothing"))) == 10


def test_pages_follow_each_other_without_a_gap_and_cost_the_same(house: House) -> None:
    tablet = house.tablet(MINA)
    with counted(house) as few:
        tablet.open("/linnet/people")
    _many(house, 1000)
    path, seen = "/linnet/people", []
    while path:
        with counted(house) as many:
            page = tablet.open(path)
        assert len(many) <= len(few) <= 12
        seen += names(page)
        path = next(iter(page.tree.xpath("//nav[@class='pager']/a/@href")), "")
    print(f"\nstatements on {house.database.engine.dialect.name}: {len(few)}")
    assert len(seen) == len(set(seen)) == 1010


def test_mina_sees_how_someone_is_told_and_what_they_played(house: House) -> None:
    tablet = house.tablet(MINA)
    page = tablet.open("/linnet/people/rosa")
    page.says("They are told by large-print letter.", "Write something down for them", "Cards and PINs")
    page.does_not_say("Change the parts they play")
    house.tablet(IDRIS).open("/linnet/people/rosa").does_not_say("They are told")
    with counted(house) as sent:
        tablet.open("/linnet/people/rosa")
    assert len(sent) <= 12


def test_neighbours_meet_on_a_page_only_whoever_wants_to_be_met(house: House) -> None:
    """Else anyone could try names out and learn who lives here."""
    tablet = house.tablet(AMINA)
    tablet.open("/linnet/people/rosa", status=404)
    tablet.open("/linnet/people/nobody", status=404)
    tablet.open("/linnet/people/amina").says("Change what others read here")
    tablet.open("/linnet/people/helen").says("Helen Price", "Brookside Homes")
    house.tablet(ROSA).send("/me/profile", knows="Which lift to take.")
    page = tablet.open("/linnet/people/rosa")
    page.says("Which lift to take.")
    page.does_not_say("Parts they play and played", "They are told")
    for stranger in (BEN, GWEN, None):
        house.tablet(stranger).open("/linnet/people/rosa", status=404)


def test_whoever_left_is_read_about_no_more(house: House) -> None:
    house.tablet(ROSA).send("/me/profile", knows="Which lift to take.")
    house.tablet(SAM).send("/linnet/people/rosa/ending")
    house.tablet(OMAR).open("/linnet/people/rosa", status=404)
    house.tablet(SAM).open("/linnet/people/rosa").says("Which lift to take.", "They belong here no more")


def _many(house: House, number: int) -> None:
    people = [_row(f"n{one:04}", f"Neighbour {one:04}") for one in range(number)]
    with house.database.engine.begin() as rows:
        home = {"neighbourhood_id": 1}
        ids = [rows.execute(insert(Person).values(**one).returning(Person.id)).scalar_one() for one in people]
        rows.execute(insert(Membership), [{**home, "person_id": one} for one in ids])
        found = rows.execute(Membership.__table__.select().where(Membership.person_id.in_(ids))).all()
        rows.execute(insert(MembershipRole), [{**home, "membership_id": one.id, "role": "resident"} for one in found])


def _row(handle: str, name: str) -> dict[str, object]:
    return {"handle": handle, "name": name, "search_name": folded(name), "told_by": "in_person"}
