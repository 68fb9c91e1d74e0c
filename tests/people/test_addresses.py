"""A new e-mail address counts once its owner has brought back the code that was mailed to it."""

import pytest
from sqlmodel import select

from app.participation.models import Kind
from app.people.models import Person, SignInAttempt, ToldBy
from app.people.sign_in import MOST_TRIES
from tests.cast import AMINA, ROSA
from tests.house import House
from tests.people.post import ask, mail, press
from tests.tablet import Tablet

NEW = "rosa.d@example.org"
WRONG = "This code does not work."


def rosa_of(house: House) -> Person:
    with house.reading() as session:
        return session.exec(select(Person).where(Person.handle == "rosa")).one()


def writes(house: House, told_by: str = "letter", email: str = NEW, **fields: str) -> Tablet:
    """Rosa writes her new address."""
    tablet = house.tablet(ROSA)
    page = tablet.send("/me/told-by", told_by=told_by, email=email, **fields)
    assert page.path == "/me/told-by/code"
    page.says("Is this your e-mail address?", "Until then we use what we had before.")
    return tablet


def test_until_the_code_is_back_the_old_address_stays(house: House) -> None:
    tablet = writes(house, told_by="phone")
    assert (rosa_of(house).email, rosa_of(house).told_by) == ("rosa@example.org", ToldBy.PHONE)
    tablet.send("/me/told-by/code", code=mail(house).code).says("That is settled.")
    assert rosa_of(house).email == NEW
    assert house.log() == [Kind.TELLING_WAY_CHOSEN, Kind.DETAILS_CHANGED]


def test_told_by_an_address_she_has_not_shown_yet_comes_with_it(house: House) -> None:
    with house.writing() as session:
        session.exec(select(Person).where(Person.handle == "rosa")).one().email = None
        session.info["logged"] = True
    tablet = writes(house, told_by="email")
    assert (rosa_of(house).email, rosa_of(house).told_by) == (None, ToldBy.LETTER)
    way = tablet.open("/me/told-by/code?way=email").field("way")
    tablet.send("/me/told-by/code", code=mail(house).code, way=way).says("From now on we tell you by e-mail.")
    assert (rosa_of(house).email, rosa_of(house).told_by) == (NEW, ToldBy.EMAIL)


def test_the_address_she_has_already_needs_no_code(house: House) -> None:
    page = house.tablet(ROSA).send("/me/told-by", told_by="email", email="Rosa@example.org")
    assert page.path == "/me"
    with house.reading() as session:
        assert session.exec(select(SignInAttempt)).first() is None


def test_a_mistaken_code_is_asked_about_and_five_are_too_many(house: House) -> None:
    tablet = writes(house)
    code = mail(house).code
    tablet.send("/me/told-by/code", status=422, code="12").says("Please write the six digits that we sent you.")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(MOST_TRIES):
        assert tablet.send("/me/told-by/code", status=422, code=wrong, way="email").field("way") == "email"
    tablet.send("/me/told-by/code", status=422, code=code).says(WRONG)
    assert rosa_of(house).email == "rosa@example.org"


def test_pressed_twice_it_is_confirmed_once_as_far_as_anyone_can_see(house: House) -> None:
    tablet = writes(house)
    code, once = mail(house).code, tablet.open("/me/told-by/code").field("once")
    for _ in range(2):
        tablet.send("/me/told-by/code", code=code, once=once).says("That is settled.")
    assert house.log().count(Kind.DETAILS_CHANGED) == 1


def test_neither_its_code_nor_its_key_signs_anyone_in(house: House) -> None:
    tablet = writes(house)
    keys, waits = mail(house), tablet.client.cookies["sign_in"]
    strangers = house.tablet()
    strangers.client.cookies.set("sign_in", waits)
    assert press(strangers, f"/sign-in/{keys.link}").status_code == 422
    assert press(strangers, "/sign-in/code", code=keys.code).status_code == 422


def test_a_code_for_signing_in_confirms_nothing(house: House) -> None:
    tablet = writes(house)
    ask(house.tablet(came_from="10.0.0.9"), NEW)
    tablet.send("/me/told-by/code", status=422, code=mail(house).code).says(WRONG)


def test_amina_cannot_bring_back_rosas_code(house: House) -> None:
    tablet = writes(house)
    aminas = house.tablet(AMINA)
    aminas.client.cookies.set("sign_in", tablet.client.cookies["sign_in"])
    aminas.send("/me/told-by/code", status=422, code=mail(house).code).says(WRONG)


def test_an_address_that_became_anothers_meanwhile_is_not_taken(house: House) -> None:
    tablet = writes(house)
    with house.writing() as session:
        session.exec(select(Person).where(Person.handle == "amina")).one().email = NEW
        session.info["logged"] = True
    page = tablet.send("/me/told-by/code", status=422, code=mail(house).code)
    page.says("We can't use this address for you.")


def test_no_one_is_sent_codes_without_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.people.sign_in.MOST_MAILS_AN_HOUR", 1)
    tablet = writes(house)
    tablet.send("/me/told-by", status=429, told_by="letter", email=NEW)
