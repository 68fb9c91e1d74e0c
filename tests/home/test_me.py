"""“Me”: what is one's own, where it stands, and the doors to the rest; and the details one changes oneself."""

import pytest
from sqlmodel import select

from app.needs.answering import answer_need
from app.needs.forms import AnswerForm
from app.needs.kinds import AnswerKind
from app.needs.raising import back_need
from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from app.permissions.who import Role
from tests.cast import AMINA, BEN, HELEN, ROSA
from tests.house import House
from tests.needs.happenings import counted

DETAILS = {"name": "Rosa Delgado", "language": "es", "flat": "Flat 52", "phone": "07700 900123", "picture": "robin"}


def promises(house: House, number: int, by_when: str = "2027-03-03") -> None:
    form = AnswerForm(kind=AnswerKind.DOING, words="We will mend it.", by_when=by_when)  # type: ignore[arg-type]  # as typed
    with house.writing() as session:
        answer_need(session, house.actor(session, HELEN), house.here(session), house.need(session, number), form)


def test_rosa_sees_what_she_said_and_where_it_stands(house: House) -> None:
    promises(house, house.a_need("The lift is stuck"))
    house.a_need("A kettle for the lounge", shown=False)
    page = house.tablet(ROSA).open("/me")
    page.says("What I have said", "The lift is stuck Being done", "A kettle for the lounge Not shown yet")
    assert "/linnet/needs/1" in page.tree.xpath("//main//a/@href")
    page.does_not_say("My promises")


def test_only_the_newest_three_stand_on_her_page(house: House) -> None:
    for number in range(1, 6):
        house.a_need(f"The door on floor {number} bangs")
    page = house.tablet(ROSA).open("/me")
    page.says("floor 5", "floor 4", "floor 3", "All that I have said")
    page.does_not_say("floor 2", "floor 1")


def test_amina_sees_what_she_backed(house: House) -> None:
    number = house.a_need("The lift is stuck")
    with house.writing() as session:
        back_need(session, house.actor(session, AMINA), house.need(session, number))
    house.tablet(AMINA).open("/me").says("What I said “me too” to The lift is stuck Waiting for an answer")


def test_helens_promises_come_first_until_a_newer_answer_takes_their_place(house: House) -> None:
    number = house.a_need("The lift is stuck")
    promises(house, number)
    helen = house.tablet(HELEN)
    helen.open("/me").says("My promises The lift is stuck By Wednesday 3 March 2027")
    with house.writing() as session:
        form, need = AnswerForm(kind=AnswerKind.DONE, words="It goes again."), house.need(session, number)
        answer_need(session, house.actor(session, HELEN), house.here(session), need, form)
    helen.open("/me").does_not_say("My promises")


def test_in_two_neighbourhoods_each_has_its_own_part(house: House) -> None:
    with house.writing() as session:
        ben = session.exec(select(Person).where(Person.handle == BEN.handle)).one()
        join(session, house.here(session).id, ben.id, [Role.RESIDENT])
    house.a_need("The gate squeaks", by=BEN)
    page = house.tablet(BEN).open("/me")
    page.says("Heron Street What I have said The gate squeaks", "Linnet Court What I have said Nothing yet.")
    assert "/heron/needs/1" in page.tree.xpath("//main//a/@href")


def test_every_door_on_her_page_opens(house: House) -> None:
    rosa = house.tablet(ROSA)
    places = rosa.open("/me").tree.xpath("//main//a[starts-with(@href, '/me/') and not(contains(@href, '.'))]/@href")
    assert {"/me/pin", "/me/helpers", "/me/typed-for-me", "/me/passkeys", "/me/devices", "/me/profile"} <= set(places)
    for place in places:
        rosa.open(place)


def test_her_page_costs_as_much_with_many_needs_as_with_none(house: House) -> None:
    rosa = house.tablet(ROSA)
    counts = []
    for _ in range(2):
        with counted(house) as asked:
            rosa.open("/me")
        counts.append(len(asked))
        for number in range(8):
            house.a_need(f"The door on floor {number} bangs")
    assert counts[0] == counts[1] <= 12, counts
    print("/me", counts[0])


def test_rosa_changes_her_details_and_it_is_written_down_once(house: House) -> None:
    rosa = house.tablet(ROSA)
    once = rosa.open("/me/details").field("once")
    for _ in range(2):
        page = rosa.send("/me/details", once=once, **DETAILS | {"name": "Rosa D", "phone": "+44 7700 900999"})
        page.says("Thank you. That is settled.", "Rosa D")
    with house.reading() as session:
        person = session.exec(select(Person).where(Person.handle == "rosa")).one()
        assert (person.name, person.phone, person.picture) == ("Rosa D", "07700 900999", "robin")
        assert person.search_name == "rosa d"
    rosa.send("/me/details", **DETAILS | {"name": "Rosa D", "phone": "07700 900999"})
    assert house.log() == [Kind.DETAILS_CHANGED], "the same again is no change"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "Please write your name"),
        ({"language": "klingon"}, "Please choose one of these."),
        ({"picture": "dragon"}, "Please choose one of these."),
        ({"phone": "call me"}, "Please write a phone number"),
        ({"name": "R" * 200}, "This is too long."),
    ],
)
def test_a_slip_in_her_details_gets_one_sentence(house: House, typed: dict[str, str], sentence: str) -> None:
    page = house.tablet(ROSA).send("/me/details", status=422, **DETAILS | typed)
    page.says(sentence)
    assert page.field("flat") == "Flat 52"
    assert house.log() == []


def test_the_number_by_which_she_is_told_is_not_taken_away(house: House) -> None:
    with house.writing() as session:
        session.exec(select(Person).where(Person.handle == "rosa")).one().told_by = ToldBy.PHONE
        session.info["logged"] = True
    page = house.tablet(ROSA).send("/me/details", status=422, **DETAILS | {"phone": ""})
    page.says("Choose another way first")
