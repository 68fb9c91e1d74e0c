"""Whoever finds Rosa's card can say what is needed, but learns nothing of hers: that asks for her PIN."""

from datetime import timedelta

import pytest

from app.cards import pins
from app.core import clock
from app.participation.models import Kind
from app.participation.service import record
from app.people.sessions import PROVED_FOR, open_at_table
from app.tables import models as tables
from tests.cards.making import card_for, comes_in, has_pin, later, pin_of, proves, types
from tests.cast import AMINA, MINA, ROSA
from tests.house import House
from tests.people.post import mail
from tests.tablet import Tablet

NOT_RIGHT = "This PIN is not right."
SHUT = "There were too many wrong PINs"
PRIVATE = ("/me", "/me/told-by", "/me/keys", "/me/pin")


def asked(tablet: Tablet, path: str = "/me") -> str:
    return tablet.client.get(path, follow_redirects=False).headers.get("location", "")


def no_e_mail(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET email = NULL, told_by = 'letter' WHERE handle = 'rosa'")


@pytest.mark.parametrize("path", PRIVATE)
def test_a_card_alone_opens_nothing_private(house: House, path: str) -> None:
    assert asked(comes_in(house), path) == f"/prove?return_to={path}"


def test_with_her_pin_rosa_gets_where_she_was_going(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    page = rosa.open("/me/told-by")
    page.says("Is it you?", "Your PIN", "Ask someone here instead", "Mina Kaur")
    answer = proves(rosa, pin, return_to=page.field("return_to"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/me/told-by")
    assert [asked(rosa, path) for path in PRIVATE] == [""] * len(PRIVATE)


def test_after_a_quarter_of_an_hour_she_is_asked_again(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    proves(rosa, pin)
    with later(seconds=PROVED_FOR.total_seconds() - 5):
        assert asked(rosa) == ""
    with later(seconds=PROVED_FOR.total_seconds() + 5):
        assert asked(rosa) == "/prove?return_to=/me"
        rosa.send("/linnet/needs", title="Still here, and taking part")


def test_five_wrong_pins_and_even_the_right_one_has_to_wait(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    for left in (4, 3, 2):
        rosa.send("/prove", status=422, pin="9305").says(NOT_RIGHT, f"You can try {left} more times.")
    rosa.send("/prove", status=422, pin="9305").says(NOT_RIGHT, "You can try once more.")
    page = rosa.send("/prove", status=422, pin="9305")
    page.says(SHUT, "You can try again from")
    page.does_not_say("Your PIN")
    rosa.send("/prove", status=422, pin=pin).says(SHUT)
    assert asked(rosa) == "/prove?return_to=/me"
    with later(minutes=14):
        rosa.send("/prove", status=422, pin=pin).says(SHUT)
    with later(minutes=17):
        assert proves(rosa, pin).status_code == 303


def test_each_time_the_wait_is_longer_so_a_thief_gets_nowhere(house: House) -> None:
    assert [pins.shut_for(5 * times).total_seconds() / 60 for times in (1, 2, 3, 7, 8, 500)] == [
        15,
        30,
        60,
        960,
        1440,
        1440,
    ]
    rosa, pin = comes_in(house), has_pin(house)
    for _ in range(5):
        proves(rosa, "9305")
    with later(minutes=17):
        for _ in range(5):
            proves(rosa, "9305")
    with later(minutes=17 + 29):
        rosa.send("/prove", status=422, pin=pin).says(SHUT)
    with later(minutes=17 + 32):
        assert proves(rosa, pin).status_code == 303
    assert (pin_of(house).tries, pin_of(house).shut_until) == (0, None)


def test_another_card_of_hers_does_not_give_more_tries(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    for _ in range(5):
        proves(rosa, "9305")
    again = house.tablet()
    with later(minutes=2):
        types(again, card_for(house))
        again.send("/prove", status=422, pin=pin).says(SHUT)


def test_aminas_pin_is_nothing_to_rosas_card(house: House) -> None:
    rosa = comes_in(house)
    has_pin(house, ROSA, "7294")
    rosa.send("/prove", status=422, pin=has_pin(house, AMINA, "3861")).says(NOT_RIGHT)


@pytest.mark.parametrize("typed", ["", "72", "72 94 1", "abcd"])
def test_a_slip_costs_no_try_and_is_not_shown_again(house: House, typed: str) -> None:
    rosa, _ = comes_in(house), has_pin(house)
    page = rosa.send("/prove", status=422, pin=typed, return_to="/me/keys")
    page.says("Please write four digits.")
    assert (page.field("pin"), page.field("return_to")) == ("", "/me/keys")
    assert pin_of(house).tries == 0


def test_arabic_digits_and_spaces_are_fine(house: House) -> None:
    rosa, _ = comes_in(house), has_pin(house)
    assert proves(rosa, " ٧٢ ٩٤").status_code == 303


def test_pressed_twice_with_one_form_the_try_counts_once(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    once = rosa.open("/me").field("once")
    assert [proves(rosa, pin, once=once).headers["location"] for _ in range(2)] == ["/me", "/me"]
    assert proves(rosa, pin).headers["location"] == "/me"


@pytest.mark.parametrize("place", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_sent_to_another_website(house: House, place: str) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    assert proves(rosa, pin, return_to=place).headers["location"] == "/me"


def test_without_a_pin_a_code_comes_by_e_mail(house: House) -> None:
    rosa = comes_in(house)
    rosa.open("/me").says("you have none yet", "We can send you a code")
    rosa.send("/prove/send", return_to="/me/keys").says("Look in your e-mail")
    code = mail(house).code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    rosa.send("/prove/code", status=422, code=wrong).says("This code does not work.")
    rosa.send("/prove/code", status=422, code="12").says("Please write the six digits")
    answer = rosa.client.post("/prove/code", data={"code": code}, follow_redirects=False)
    assert answer.headers["location"] == "/me/keys"
    assert asked(rosa) == ""


def test_a_code_sent_to_another_proves_nothing(house: House) -> None:
    rosa, other = comes_in(house), house.tablet()
    other.send("/sign-in", known_by="amina@example.org")
    rosa.client.cookies.set("sign_in", other.client.cookies["sign_in"])
    rosa.send("/prove/code", status=422, code=mail(house).code).says("This code does not work.")
    assert asked(rosa) == "/prove?return_to=/me"


def test_with_neither_she_is_told_plainly_whom_to_ask(house: House) -> None:
    no_e_mail(house)
    rosa = comes_in(house)
    page = rosa.open("/me")
    page.says("you have none yet", "Ask someone here instead", "They choose a PIN together with you.", "Mina Kaur")
    page.says("07700 900123")
    page.does_not_say("Send me a code")
    rosa.send("/prove/send", status=404)


def test_minas_card_makes_her_a_neighbour_and_her_pin_an_officer(house: House) -> None:
    mina, pin = comes_in(house, MINA), has_pin(house, MINA)
    assert asked(mina, "/linnet/today") == "/prove?return_to=/linnet/today"
    mina.send("/linnet/cards", people="1").says("Is it you?")
    proves(mina, pin)
    mina.open("/linnet/today").says("Today")
    mina.open("/linnet/cards").says("Cards that work")
    with later(minutes=16):
        mina.open("/linnet/cards").says("Is it you?")


def test_whoever_is_signed_in_by_e_mail_is_not_asked(house: House) -> None:
    rosa = house.tablet(ROSA)
    assert asked(rosa, "/prove?return_to=/me/keys") == "/me/keys"
    rosa.open("/prove").says("Yes, we know that it is you.")
    assert proves(rosa, "0000", return_to="/me/keys").headers["location"] == "/me/keys"


def test_a_visitor_is_asked_to_sign_in(house: House) -> None:
    assert proves(house.tablet(), "1234").headers["location"] == "/sign-in?return_to=/prove"


def test_on_a_tables_tablet_a_pin_proves_nothing(house: House) -> None:
    table, until = house.tablet(), clock.now() + timedelta(hours=1)
    with house.writing() as session:
        rosa, mina = house.actor(session, ROSA), house.actor(session, MINA)
        shared = tables.Tablet(
            neighbourhood_id=rosa.neighbourhood_id, name="Table 1", opened_by_id=mina.person_id, until=until
        )
        session.add(shared)
        record(session, mina, Kind.TABLET_OPENED, shared)
        key = open_at_table(session, shared.neighbourhood_id, shared.id, rosa.person_id, until)
    table.client.cookies.set("session", key)
    table.open("/prove", status=403).says("Not on a shared tablet")
    table.send("/prove", status=403, pin=has_pin(house))
