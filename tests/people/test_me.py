"""Pages about oneself, and the way one is told."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from app.neighbourhoods.service import join
from app.participation.models import Kind, Participation
from app.people.models import Person, ToldBy
from app.permissions.who import Role
from tests.cast import BEN, MINA, ROSA, Part
from tests.house import House
from tests.needs.happenings import counted
from tests.people.post import mail

DOORS = ("Say something", "What’s on", "Meetings", "What happened")


def person(session: Session, part: Part = ROSA) -> Person:
    return session.exec(select(Person).where(Person.handle == part.handle)).one()


def without_address_or_number(house: House) -> None:
    with house.writing() as session:
        session.execute(text("UPDATE person SET email = NULL, phone = NULL WHERE handle = 'rosa'"))


def test_rosa_finds_her_name_her_doors_and_a_way_out(house: House) -> None:
    page = house.tablet(ROSA).open("/me")
    page.says(
        "Rosa Delgado", "You belong to Linnet Court.", "We tell you by large-print letter.", "Sign out everywhere"
    )
    page.says(*DOORS)
    assert page.tree.xpath("//nav//a[@aria-current='page']/@href") == ["/me"]


def test_mina_keeps_the_staffs_doors(house: House) -> None:
    house.tablet(MINA).open("/me").says("Mina Kaur", "Today", *DOORS)


def test_ben_in_two_neighbourhoods_chooses_one(house: House) -> None:
    with house.writing() as session:
        join(session, house.here(session).id, person(session, BEN).id or 0, [Role.RESIDENT])
    page = house.tablet(BEN).open("/me")
    page.says("Ben Archer", "more than one neighbourhood", "Heron Street", "Linnet Court")
    page.does_not_say(*DOORS)
    assert {"/heron", "/linnet"} <= set(page.tree.xpath("//main//a/@href"))


def test_visitors_are_sent_to_sign_in_first(house: House) -> None:
    tablet = house.tablet()
    for path in ("/me", "/me/told-by", "/me/keys"):
        answer = tablet.client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?return_to={path}")
    for path in ("/me/told-by", "/me/keys", "/me/keys/1/revoke"):
        answer = tablet.client.post(path, follow_redirects=False)
        assert answer.headers["location"].startswith("/sign-in?return_to=/me/")


def test_rosa_wants_to_be_told_by_phone_and_it_is_written_down(house: House) -> None:
    tablet = house.tablet(ROSA)
    assert tablet.open("/me/told-by").tree.xpath("//input[@checked]/@value") == ["letter"]
    tablet.send("/me/told-by", told_by="phone").says("From now on we tell you by phone.")
    with house.reading() as session:
        assert person(session).told_by == ToldBy.PHONE
        row = session.exec(select(Participation).where(Participation.kind == Kind.TELLING_WAY_CHOSEN)).one()
        assert (row.spoken_by, row.neighbourhood_id) == (person(session).id, house.here(session).id)
    assert house.log() == [Kind.TELLING_WAY_CHOSEN]


def test_a_new_address_and_number_are_kept(house: House) -> None:
    tablet = house.tablet(ROSA)
    tablet.send("/me/told-by", told_by="phone", phone="+44 161 496 0000", email="Rosa.D@Example.org")
    tablet.send("/me/told-by/code", code=mail(house).code).says("Thank you. That is settled.")
    with house.reading() as session:
        assert (person(session).phone, person(session).email) == ("0161 496 0000", "rosa.d@example.org")
    tablet.open("/me/told-by").says("We have 0161 496 0000 .", "We have rosa.d@example.org .")


@pytest.mark.parametrize(
    ("way", "field", "sentence"),
    [
        ("email", "email", "Please write an e-mail address, like rosa@example.org."),
        ("phone", "phone", "Please write the number we can reach you on."),
    ],
)
def test_a_way_that_cannot_reach_her_is_asked_about(house: House, way: str, field: str, sentence: str) -> None:
    without_address_or_number(house)
    tablet = house.tablet(ROSA)
    # What a program claims that we know is not believed.
    page = tablet.send("/me/told-by", status=422, told_by=way, has_email="yes", has_phone="yes")
    page.says(sentence)
    assert page.tree.xpath(f"//p[@id='{field}-error']"), "the sentence stands beside the field"
    assert page.tree.xpath("//input[@checked]/@value") == [way]
    assert house.log() == []


@pytest.mark.parametrize("way", ["email", "text", "phone"])
def test_the_database_refuses_it_too(house: House, way: str) -> None:
    with pytest.raises(IntegrityError), house.writing() as session:
        session.execute(
            text("UPDATE person SET told_by = :way, email = NULL, phone = NULL WHERE handle = 'rosa'"), {"way": way}
        )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Please fill this in."),
        ({"told_by": "pigeon"}, "Please choose one of these."),
        ({"told_by": "phone", "phone": "call me"}, "Please write a phone number, like 0161 496 0000."),
        ({"told_by": "email", "email": "rosa at home"}, "Please write an e-mail address"),
        ({"told_by": "email", "email": "amina@example.org"}, "We can't use this address for you."),
    ],
)
def test_a_slip_gets_one_kind_sentence_and_changes_nothing(house: House, typed: dict[str, str], sentence: str) -> None:
    page = house.tablet(ROSA).send("/me/told-by", status=422, **typed)
    page.says(sentence)
    for name in ("phone", "email"):
        assert page.field(name) == typed.get(name, "")
    assert house.log() == []


def test_sent_twice_it_is_chosen_once(house: House) -> None:
    tablet = house.tablet(ROSA)
    once = tablet.open("/me/told-by").field("once")
    for _ in range(2):
        tablet.send("/me/told-by", told_by="in_person", once=once).says("From now on we tell you in person.")
    assert house.log() == [Kind.TELLING_WAY_CHOSEN]


def test_her_pages_cost_few_statements(house: House) -> None:
    tablet = house.tablet(ROSA)
    for path in ("/me", "/me/told-by", "/me/keys"):
        with counted(house) as asked:
            tablet.open(path)
        assert len(asked) <= 12, asked
        print(path, len(asked))
