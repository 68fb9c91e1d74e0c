"""The limits we state to people, to the number: how often one may try, and how long what opens a door does so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from app.cards.service import card_with_code
from app.core import clock
from app.core.errors import SlowDown
from app.people.sign_in import ask_to_sign_in
from tests.cards.making import another_code, card_for, comes_in, has_pin, later, proves
from tests.cast import AMINA, ROSA
from tests.conftest import SECRET
from tests.house import House
from tests.people.post import address_of, ask, mail, press
from tests.tablet import Tablet


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def asks(house: House, email: str, place: str) -> None:
    with house.writing() as session:
        ask_to_sign_in(session, email, place)


@contextmanager
def asked_to_wait() -> Iterator[None]:
    with pytest.raises(SlowDown):
        yield


@pytest.mark.parametrize(("mistakes", "comes_in"), [(4, True), (5, False)])
def test_a_mailed_code_may_be_mistaken_five_times(house: House, mistakes: int, comes_in: bool) -> None:
    tablet = house.tablet()
    ask(tablet)
    code = mail(house).code
    for _ in range(mistakes):
        tablet.send("/sign-in/code", status=422, code=wrong(code))
    assert press(tablet, "/sign-in/code", code=code).status_code == (303 if comes_in else 422)


@pytest.mark.parametrize(("mistakes", "is_proved"), [(4, True), (5, False)])
def test_a_code_mailed_to_whoever_holds_a_card_too(house: House, mistakes: int, is_proved: bool) -> None:
    rosa = comes_in(house)
    rosa.send("/prove/send", return_to="/me")
    code = mail(house).code
    for _ in range(mistakes):
        rosa.send("/prove/code", status=422, code=wrong(code))
    assert press(rosa, "/prove/code", code=code).status_code == (303 if is_proved else 422)


@pytest.mark.parametrize("way", ["link", "code"])
@pytest.mark.parametrize(("minutes", "comes_in"), [(29, True), (31, False)])
def test_a_mailed_link_and_code_work_for_half_an_hour(house: House, way: str, minutes: int, comes_in: bool) -> None:
    tablet = house.tablet()
    ask(tablet)
    keys = mail(house)
    with later(minutes=minutes):
        came = press(tablet, f"/sign-in/{keys.link}") if way == "link" else _types(tablet, keys.code)
    assert came.status_code == (303 if comes_in else 422)


@pytest.mark.parametrize(("seconds", "comes_in"), [(28, True), (32, False)])
def test_the_second_tap_counts_for_half_a_minute(house: House, seconds: int, comes_in: bool) -> None:
    tablet = house.tablet()
    ask(tablet)
    waits, link = tablet.client.cookies["sign_in"], mail(house).link
    press(tablet, f"/sign-in/{link}")
    tablet.client.cookies.clear()
    tablet.client.cookies.set("sign_in", waits)
    with later(seconds=seconds):
        assert press(tablet, f"/sign-in/{link}").status_code == (303 if comes_in else 422)


def test_one_person_gets_five_mails_an_hour_from_one_place_and_twenty_from_all(house: House) -> None:
    for place in ("a", "b", "c", "d"):
        for _ in range(5):
            asks(house, address_of(ROSA), place)
        with asked_to_wait():
            asks(house, address_of(ROSA), place)
    with asked_to_wait():
        asks(house, address_of(ROSA), "a fifth place")
    asks(house, address_of(AMINA), "a fifth place")
    with later(minutes=59), asked_to_wait():
        asks(house, address_of(ROSA), "a")
    with later(minutes=61):
        asks(house, address_of(ROSA), "a")


def test_from_one_place_thirty_mails_an_hour_are_asked_for(house: House) -> None:
    for number in range(30):
        asks(house, f"neighbour{number}@example.org", "a café")
    with asked_to_wait():
        asks(house, address_of(ROSA), "a café")
    asks(house, address_of(ROSA), "at home")


def test_ten_wrong_cards_in_a_quarter_of_an_hour_and_then_one_waits(house: House) -> None:
    code = card_for(house)
    with clock.at(clock.now()):
        _guesses(house, code, 9)
        assert _opens(house, code)
        _guesses(house, code, 1)
        with asked_to_wait():
            _opens(house, code)
    with later(minutes=14), asked_to_wait():
        _opens(house, code)
    with later(minutes=16):
        assert _opens(house, code)


def test_five_wrong_pins_in_a_row_shut_it_and_a_right_one_before_begins_anew(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    for _ in range(4):
        proves(rosa, "9305")
    assert proves(rosa, pin).status_code == 303
    again = comes_in_later(house)
    with later(minutes=5):
        for _ in range(4):
            proves(again, "9305")
        assert proves(again, pin).status_code == 303


def comes_in_later(house: House) -> Tablet:
    """With a new card, which is not made within a minute of the one before."""
    with later(minutes=2):
        return comes_in(house)


@pytest.mark.parametrize(("minutes", "is_known"), [(14, True), (16, False)])
def test_a_pin_is_asked_for_again_after_a_quarter_of_an_hour(house: House, minutes: int, is_known: bool) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    proves(rosa, pin)
    with later(minutes=minutes):
        assert (rosa.client.get("/me", follow_redirects=False).status_code == 200) is is_known


@pytest.mark.parametrize(("days", "is_in"), [(179, True), (181, False)])
def test_a_residents_own_device_stays_signed_in_for_half_a_year(house: House, days: int, is_in: bool) -> None:
    rosa = house.tablet(ROSA)
    with clock.at(clock.now() + timedelta(days=days)):
        assert (rosa.client.get("/me", follow_redirects=False).status_code == 200) is is_in


def _types(tablet: Tablet, code: str):  # type: ignore[no-untyped-def]  # the answer, as `press` has it
    return press(tablet, "/sign-in/code", code=code)


def _guesses(house: House, code: str, times: int) -> None:
    for _ in range(times):
        assert not _opens(house, another_code(code))


def _opens(house: House, code: str) -> bool:
    with house.writing() as session:
        return card_with_code(session, code, "a café", SECRET) is not None
