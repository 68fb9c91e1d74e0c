"""A confirmed mobile number lets its owner in with a texted code, and gives away nothing to anyone else."""

from pathlib import Path

import pytest
from sqlmodel import select

from app.cards.sending import Way, send_code
from app.core.outbox import Outbox
from app.people.models import SignInAttempt
from app.people.sign_in import MOST_MAILS_AN_HOUR
from tests.cards.making import has_pin, later
from tests.cast import AMINA, OMAR, ROSA
from tests.house import House
from tests.people.post import is_signed_in, press
from tests.people.texting import DIALLED, MOBILE, asks, code_in, known_by, person, texted, with_texts  # noqa: F401 - a fixture
from tests.tablet import Tablet

WRONG = "This code does not work."

pytestmark = pytest.mark.usefixtures("with_texts")


def brings_back(house: House, tmp_path: Path, tablet: Tablet) -> str:
    """Whoever asked types the code; returns where they are led."""
    code = code_in(texted(house, tmp_path)[-1][1])
    return press(tablet, "/sign-in/code", code=code).headers.get("location", "")


@pytest.mark.parametrize("written", ["07700 900456", "+44 7700 900456", "0044 7700 900456", "٠٧٧٠٠ ٩٠٠٤٥٦"])
def test_rosa_comes_in_with_her_number_however_she_writes_it(house: House, tmp_path: Path, written: str) -> None:
    known_by(house, ROSA)
    tablet = house.tablet()
    tablet.open("/sign-in").says("Your e-mail address or mobile number", "Send me a code")
    asks(tablet, written, return_to="/me/told-by").says("Look at your phone", "Write its six digits here.")
    assert texted(house, tmp_path)[0][0] == DIALLED
    with house.writing() as session:
        session.exec(select(Outbox)).one().state = "waiting"
    assert brings_back(house, tmp_path, tablet) == "/me/told-by"
    tablet.open("/me").says("Rosa Delgado")


@pytest.mark.parametrize("is_known", [False, True])
def test_no_one_is_told_whether_a_number_is_known(house: House, tmp_path: Path, is_known: bool) -> None:
    if is_known:
        known_by(house, ROSA)
    page = asks(house.tablet())
    page.says("If someone has shown us that this number is theirs, a text is on its way.")
    assert len(texted(house, tmp_path)) == is_known
    assert page.words == asks(house.tablet(), "07700 900999").words


def test_a_number_that_was_only_written_down_signs_no_one_in(house: House, tmp_path: Path) -> None:
    asks(house.tablet(), "07700 900123")
    assert texted(house, tmp_path) == []


def test_a_card_holders_code_that_was_texted_to_such_a_number_opens_no_more_than_the_card(
    house: House, tmp_path: Path
) -> None:
    tablet = house.tablet()
    with house.writing() as session:
        browser = send_code(session, person(house), Way("sign_in_text", DIALLED), "10.0.0.1")
    tablet.client.cookies.set("sign_in", f"{browser}.")
    assert brings_back(house, tmp_path, tablet) == ""
    assert not is_signed_in(tablet)


def test_a_slip_is_put_right_beside_the_field(house: House) -> None:
    tablet = house.tablet()
    for typed, says in {
        "rosa": "Please write an e-mail address",
        "99999 99999 99999 99999": "This number is too short or too long. Please write a mobile number",
        "0770": "This number is too short or too long. Please write a mobile number",
        "07": "This number is too short or too long.",
        "+44 7700 900 900 900 900 900 900 900 900": "This number is too short or too long.",
        "0161 496 0000": "Text messages need a mobile number.",
        " ": "Please write an e-mail address",
    }.items():
        page = tablet.send("/sign-in", status=422, known_by=typed, htmx=True)
        page.says(says)
        assert page.field("known_by") == typed
    with house.reading() as session:
        assert session.exec(select(SignInAttempt)).first() is None


def test_without_texts_it_is_said_kindly_what_else_to_do(house: House) -> None:
    known_by(house, ROSA)
    house.app.state.settings = house.app.state.settings.model_copy(update={"texts": ""})
    tablet = house.tablet()
    tablet.open("/sign-in").does_not_say("mobile number")
    page = tablet.send("/sign-in", status=422, known_by=MOBILE)
    page.says("Texts are not set up here. Please write your e-mail address, or ask someone here to help you in.")
    tablet.send("/sign-in", known_by="rosa@example.org").says("Look in your e-mail")


def test_codes_are_few_and_old_ones_are_over(house: House, tmp_path: Path) -> None:
    known_by(house, ROSA)
    tablet = house.tablet()
    asks(tablet)
    code = code_in(texted(house, tmp_path)[0][1])
    tablet.send("/sign-in/code", status=422, code=f"{(int(code) + 1) % 1_000_000:06d}").says(
        WRONG, "Look at your phone"
    )
    with later(minutes=31):
        tablet.send("/sign-in/code", status=422, code=code).says(WRONG)
    for _ in range(MOST_MAILS_AN_HOUR - 1):
        asks(tablet)
    tablet.send("/sign-in", status=429, known_by="+447700900456").says("several codes already")


def test_pressed_twice_it_is_as_good_as_once_and_elsewhere_the_code_is_worth_nothing(
    house: House, tmp_path: Path
) -> None:
    known_by(house, ROSA)
    tablet, another = house.tablet(), house.tablet()
    asks(tablet)
    waits = tablet.client.cookies["sign_in"]
    code = code_in(texted(house, tmp_path)[0][1])
    assert press(another, "/sign-in/code", code=code).status_code == 422
    for _ in range(2):
        tablet.client.cookies["sign_in"] = waits
        assert press(tablet, "/sign-in/code", code=code).headers["location"] == "/linnet"


def test_two_who_share_a_number_each_need_their_own_pin(house: House, tmp_path: Path) -> None:
    known_by(house, ROSA, OMAR)
    pin, omars = has_pin(house, ROSA), has_pin(house, OMAR, "8461")
    house.tablet(ROSA).open("/me/told-by").says("Someone else uses this number too.")
    tablet = house.tablet()
    asks(tablet, return_to="/linnet/needs")
    assert brings_back(house, tmp_path, tablet) == "/prove/which"
    assert not is_signed_in(tablet), "the number alone opens neither"
    tablet.open("/prove/which").says("Which of you is it?", "Rosa Delgado", "Omar Haddad")
    tablet.send("/prove/which", status=422, pin=pin).says("Please choose who you are.")
    tablet.send("/prove/which", status=422, pin=pin, who="amina").says("Please choose who you are.")
    tablet.send("/prove/which", status=422, who="omar").says("Please write four digits.")
    page = tablet.send("/prove/which", status=422, who="omar", pin=pin, htmx=True)
    page.says("This PIN is not right. You can try 4 more times.")
    answer = press(tablet, "/prove/which", who="omar", pin=omars)
    assert answer.headers["location"] == "/linnet/needs"
    tablet.open("/me").says("Omar Haddad")
    assert press(tablet, "/prove/which", who="rosa", pin=pin).headers["location"] == "/me", "it worked once"


def test_five_wrong_pins_and_one_who_has_none(house: House, tmp_path: Path) -> None:
    known_by(house, ROSA, AMINA)
    pin, tablet = has_pin(house), house.tablet()
    asks(tablet)
    brings_back(house, tmp_path, tablet)
    tablet.send("/prove/which", status=422, who="amina", pin=pin).says("You have no PIN yet.")
    for _ in range(5):
        page = tablet.send("/prove/which", status=422, who="rosa", pin="9305")
    page.says("There were too many wrong PINs.")
    tablet.send("/prove/which", status=422, who="rosa", pin=pin).says("There were too many wrong PINs.")
    with later(minutes=16):
        tablet.open("/prove/which").says("Please ask for a new code")


def test_whoever_comes_by_without_a_code_is_not_asked_which(house: House) -> None:
    known_by(house, ROSA, OMAR)
    stranger = house.tablet()
    stranger.open("/prove/which").does_not_say("Rosa Delgado")
    stranger.send("/prove/which", status=422, who="rosa", pin=has_pin(house)).says("Please ask for a new code")
    assert not is_signed_in(stranger)
