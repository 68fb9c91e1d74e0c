"""A mobile number counts once its owner has brought back the code that was texted to it."""

from pathlib import Path

import pytest

from app.participation.models import Kind
from app.people.models import ToldBy
from app.people.sign_in import MOST_TRIES
from tests.cast import AMINA, ROSA
from tests.house import House
from tests.people.post import mail, press
from tests.people.texting import DIALLED, MOBILE, code_in, known_by, person, texted, with_texts  # noqa: F401 - a fixture
from tests.tablet import Tablet

WRONG = "This code does not work."
CODE = "/me/told-by/number/code"

pytestmark = pytest.mark.usefixtures("with_texts")


def wants_texts(house: House, **fields: str) -> Tablet:
    tablet = house.tablet(ROSA)
    page = tablet.send("/me/told-by", **{"told_by": "text", "phone": MOBILE, **fields})
    assert page.path == CODE
    page.says("Is this your phone number?", "Until then we use what we had before.")
    return tablet


def test_texts_begin_when_the_code_is_back(house: House, tmp_path: Path) -> None:
    tablet = wants_texts(house)
    assert (person(house).phone, person(house).told_by) == ("07700 900123", ToldBy.LETTER)
    ((number, words),) = texted(house, tmp_path)
    assert number == DIALLED and "this number is yours" in words
    way = tablet.open(f"{CODE}?way=text").field("way")
    tablet.send(CODE, code=code_in(words), way=way).says("From now on we tell you by text message.")
    rosa = person(house)
    assert (rosa.phone, rosa.confirmed_phone, rosa.told_by) == (MOBILE, DIALLED, ToldBy.TEXT)
    assert house.log() == [Kind.DETAILS_CHANGED]
    tablet.send("/me/told-by", told_by="letter")
    assert tablet.send("/me/told-by", told_by="text").path == "/me", "what is known once is not asked again"


def test_the_number_we_have_can_be_shown_to_be_hers_and_then_signs_her_in(house: House, tmp_path: Path) -> None:
    tablet = house.tablet(ROSA)
    tablet.open("/me/told-by").says("Sign in with your phone", "First show us that 07700 900123 is your number.")
    assert tablet.send("/me/told-by/number").path == CODE
    ((_, words),) = texted(house, tmp_path)
    tablet.send(CODE, code=code_in(words)).says("We know now that this number is yours.", "You can sign in with")
    assert (person(house).confirmed_phone, person(house).told_by) == ("+447700900123", ToldBy.LETTER)
    assert tablet.send("/me/told-by/number").path == "/me/told-by", "there is nothing left to show"


def test_a_landline_is_kept_as_ever_and_asks_for_no_code(house: House) -> None:
    tablet = house.tablet(ROSA)
    assert tablet.send("/me/told-by", told_by="phone", phone="0161 496 0000").path == "/me"
    tablet.open("/me/told-by").does_not_say("Sign in with your phone")
    tablet.send("/me/told-by", told_by="text", status=422).says("Text messages need a mobile number.")


@pytest.mark.parametrize("path", ["/me/told-by", "/me/details"])
def test_another_number_is_not_confirmed(house: House, path: str) -> None:
    known_by(house, ROSA)
    fields = {"told_by": "phone"} if path.endswith("by") else {"name": "Rosa Delgado", "language": "es"}
    house.tablet(ROSA).send(path, phone="0161 496 0000", **fields)
    assert (person(house).phone, person(house).confirmed_phone) == ("0161 496 0000", None)


def test_whoever_is_told_by_text_shows_a_new_number_first_wherever_she_writes_it(house: House, tmp_path: Path) -> None:
    known_by(house, ROSA)
    tablet = house.tablet(ROSA)
    tablet.send("/me/told-by", told_by="text")
    page = tablet.send("/me/details", name="Rosa D", language="es", phone="07700 900789")
    assert (page.path, person(house).name, person(house).phone) == (CODE, "Rosa D", MOBILE)
    tablet.send(CODE, code=code_in(texted(house, tmp_path)[0][1]), way="text")
    assert person(house).confirmed_phone == "+447700900789"


def test_a_mistaken_code_is_asked_about_and_five_are_too_many(house: House, tmp_path: Path) -> None:
    tablet = wants_texts(house)
    code = code_in(texted(house, tmp_path)[0][1])
    tablet.send(CODE, status=422, code="12").says("Please write the six digits that we sent you.")
    for _ in range(MOST_TRIES):
        page = tablet.send(CODE, status=422, code=f"{(int(code) + 1) % 1_000_000:06d}", way="text", htmx=True)
        assert page.field("way") == "text"
    tablet.send(CODE, status=422, code=code).says(WRONG)
    assert person(house).confirmed_phone is None


def test_pressed_twice_it_is_confirmed_once(house: House, tmp_path: Path) -> None:
    tablet = wants_texts(house)
    code, once = code_in(texted(house, tmp_path)[0][1]), tablet.open(CODE).field("once")
    for _ in range(2):
        tablet.send(CODE, code=code, once=once).says("We know now that this number is yours.")
    assert house.log() == [Kind.DETAILS_CHANGED]


def test_a_code_for_a_number_makes_no_address_and_opens_no_door(house: House, tmp_path: Path) -> None:
    tablet = wants_texts(house)
    code = code_in(texted(house, tmp_path)[0][1])
    tablet.send("/me/told-by/code", status=422, code=code).says(WRONG)
    stranger = house.tablet()
    stranger.client.cookies.set("sign_in", tablet.client.cookies["sign_in"])
    assert press(stranger, "/sign-in/code", code=code).status_code == 422
    aminas = house.tablet(AMINA)
    aminas.client.cookies.set("sign_in", tablet.client.cookies["sign_in"])
    aminas.send(CODE, status=422, code=code).says(WRONG)
    assert person(house).email == "rosa@example.org" and person(house, AMINA).confirmed_phone is None


def test_a_code_for_an_address_confirms_no_number(house: House) -> None:
    tablet = house.tablet(ROSA)
    tablet.send("/me/told-by", told_by="letter", email="rosa.d@example.org")
    tablet.send(CODE, status=422, code=mail(house).code).says(WRONG)


def test_two_new_ways_are_shown_one_after_the_other(house: House) -> None:
    page = house.tablet(ROSA).send("/me/told-by", status=422, told_by="text", phone=MOBILE, email="new@example.org")
    page.says("One thing at a time")
    assert (page.field("phone"), page.field("email")) == (MOBILE, "new@example.org")


def test_no_one_is_sent_texts_without_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.people.sign_in.MOST_MAILS_AN_HOUR", 1)
    wants_texts(house).send("/me/told-by", status=429, told_by="text", phone=MOBILE)
