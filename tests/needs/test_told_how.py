"""At the table, right after she said something, Rosa says in one tap how she wants to be told about it."""

import pytest
from sqlmodel import col, select

from app.needs.forms import ReviewForm
from app.needs.kinds import ReviewState
from app.needs.reviewing import review_need
from app.notifications.models import Telling, TellingWish
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from tests.cards.making import comes_in
from tests.cast import AMINA, BEN, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import answered, tellings
from tests.tables.table import last_act, shared
from tests.tablet import Page, Tablet

ASKED = "How shall we tell you about this?"
WISH = "/linnet/needs/1/telling-way"


def says_something(house: House, part: Part = ROSA) -> tuple[Tablet, Page]:
    tablet = shared(house, part)
    tablet.send("/table/sitting", person=part.handle)
    return tablet, tablet.send("/linnet/needs", title="The bench by the lift is broken")


def wishes(house: House) -> list[ToldBy]:
    with house.reading() as session:
        return [wish.way for wish in session.exec(select(TellingWish))]


@pytest.mark.parametrize("htmx", [False, True])
def test_one_tap_and_she_is_told_that_way_about_this_and_as_ever_about_all_else(house: House, htmx: bool) -> None:
    tablet, page = says_something(house)
    page.says(ASKED, "We tell you about this by large-print letter.", "In person", "A phone call", "An e-mail")
    for _ in range(2):
        page = tablet.send(WISH, htmx=htmx, way="in_person")
        page.says("We tell you about this in person.", "A large-print letter")
    assert last_act(house) == ("telling_way_chosen", "rosa", "rosa", "table_tablet")
    assert house.log().count(Kind.TELLING_WAY_CHOSEN) == 1
    with house.writing() as session:
        review_need(session, house.actor(session, MINA), house.need(session, 1), ReviewForm(outcome="shown"))
    answered(house, 1)
    answered(house, house.a_need("The kerb is high"))
    assert tellings(house, "answer")["rosa"][0] == "letter", "the newest is about the other need"
    with house.reading() as session:
        rosa = session.exec(select(Person).where(Person.handle == "rosa")).one()
        assert rosa.told_by == ToldBy.LETTER
        ways = session.exec(select(Telling.way).where(Telling.person_id == rosa.id).order_by(col(Telling.id))).all()
    assert ways == [ToldBy.IN_PERSON, ToldBy.LETTER]


def test_no_address_is_shown_and_no_way_that_would_not_reach_her(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE person SET email = NULL, phone = NULL, flat = NULL, told_by = 'noticeboard' WHERE handle = 'rosa'"
        )
    tablet, page = says_something(house)
    page.says("We tell you about this on the noticeboard.", "In person")
    page.does_not_say("A phone call", "An e-mail", "A text message", "A large-print letter")
    for way in ("phone", "email", "text", "letter", "pigeon", ""):
        tablet.send(WISH, status=422, way=way).says("We can't tell you in this way.")
    assert wishes(house) == []


def test_nothing_of_where_she_is_reached_stands_on_the_shared_tablet(house: House) -> None:
    _, page = says_something(house)
    for private in ("rosa@example.org", "07700", "900123", "Flat 52"):
        assert private not in page.text


def test_it_is_asked_only_on_the_tables_tablet_and_only_of_someone_with_a_name(house: House) -> None:
    page = house.tablet(ROSA).send("/linnet/needs", title="The bench by the lift is broken")
    page.says("Thank you.")
    page.does_not_say(ASKED)
    comes_in(house).send("/linnet/needs", title="The kerb").does_not_say(ASKED)
    tablet = shared(house)
    tablet.send("/table/sitting")
    tablet.send("/linnet/needs", title="The lamp").does_not_say(ASKED)


def test_no_one_else_says_it_for_her(house: House) -> None:
    house.a_need()
    for part, status in ((OMAR, 403), (AMINA, 403), (MINA, 403), (BEN, 403)):
        house.tablet(part).send(WISH, status=status, way="in_person")
    house.a_need("Not shown yet", shown=False)
    house.tablet(OMAR).send("/linnet/needs/2/telling-way", status=404, way="in_person")
    assert wishes(house) == []


def test_what_she_wished_goes_along_when_her_need_is_joined_to_another_and_with_her_when_she_leaves(
    house: House,
) -> None:
    tablet, _ = says_something(house)
    tablet.send(WISH, way="phone")
    other = house.a_need("The bench is broken", by=OMAR)
    with house.writing() as session:
        joins = ReviewForm(outcome=ReviewState.MERGED, into=other)
        review_need(session, house.actor(session, MINA), house.need(session, 1), joins)
    answered(house, other)
    assert tellings(house, "answer")["rosa"] == ("phone", "waiting")
    assert len(wishes(house)) == 2
    house.tablet(ROSA).send("/me/leaving/stay")
    assert wishes(house) == []
