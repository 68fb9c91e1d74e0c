"""Without scripts a browser shows the answer to the second of two taps, and may never see the first one's cookie."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.people.models import SignInAttempt
from app.people.sign_in import MOST_MAILS_AN_HOUR, MOST_MAILS_FROM_EVERYWHERE, TAPPED_AGAIN
from tests.cast import AMINA
from tests.house import House
from tests.people.post import address_of, ask, is_signed_in, mail, press
from tests.tablet import Tablet


def taps_again(tablet: Tablet, path: str, before: dict[str, str], **fields: str) -> int:
    """The same form again, with the cookies that were there before the first tap."""
    tablet.client.cookies.clear()
    tablet.client.cookies.update(before)
    return press(tablet, path, **fields).status_code


def later(house: House, by: timedelta) -> None:
    with house.writing() as session:
        for one in session.exec(select(SignInAttempt)):
            one.used_at = one.used_at and one.used_at - by


@pytest.mark.parametrize("way", ["link", "code"])
def test_the_second_tap_comes_in_too(house: House, way: str) -> None:
    tablet = house.tablet()
    ask(tablet)
    keys, before = mail(house), dict(tablet.client.cookies)
    path, fields = (f"/sign-in/{keys.link}", {}) if way == "link" else ("/sign-in/code", {"code": keys.code})
    if way == "link":
        assert not tablet.open(path).tree.xpath("//main//input[@name='once']"), "a kept answer brings no cookie"
    press(tablet, path, **fields)
    assert taps_again(tablet, path, before, **fields) == 303
    assert is_signed_in(tablet)


@pytest.mark.parametrize("way", ["link", "code"])
def test_half_a_minute_later_it_is_over(house: House, way: str) -> None:
    tablet = house.tablet()
    ask(tablet)
    keys, before = mail(house), dict(tablet.client.cookies)
    path, fields = (f"/sign-in/{keys.link}", {}) if way == "link" else ("/sign-in/code", {"code": keys.code})
    press(tablet, path, **fields)
    later(house, TAPPED_AGAIN + timedelta(seconds=1))
    assert taps_again(tablet, path, before, **fields) == 422
    assert not is_signed_in(tablet)


def test_another_browser_gets_nothing_within_that_half_minute(house: House) -> None:
    rosas, thiefs = house.tablet(), house.tablet()
    ask(rosas)
    link = mail(house).link
    ask(thiefs, address_of(AMINA))
    press(rosas, f"/sign-in/{link}")
    assert press(thiefs, f"/sign-in/{link}").status_code == 422
    assert not is_signed_in(thiefs)


def test_a_stranger_elsewhere_cannot_keep_rosas_mails_back(house: House) -> None:
    strangers, rosas = house.tablet(came_from="10.0.0.9"), house.tablet()
    ask(rosas)
    code = mail(house).code
    for _ in range(MOST_MAILS_AN_HOUR):
        ask(strangers)
    strangers.send("/sign-in", status=429, known_by="rosa@example.org")
    ask(house.tablet())
    assert press(rosas, "/sign-in/code", code=code).status_code == 303, "and what was sent before still works"


def test_even_so_no_one_is_buried_in_mails(house: House) -> None:
    tablets = [house.tablet(came_from=f"10.0.0.{number}") for number in range(5)]
    for number in range(MOST_MAILS_FROM_EVERYWHERE):
        ask(tablets[number % 4])
    tablets[4].send("/sign-in", status=429, known_by="rosa@example.org")
    ask(tablets[4], address_of(AMINA))


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("way", ["/sign-in", "/sign-in/code", "/sign-in/with/brookside", "/sign-in/passkey", "{link}"])
def test_what_another_website_sends_signs_no_one_in(house: House, way: str, headers: dict[str, str]) -> None:
    tablet = house.tablet()
    ask(tablet)
    keys = mail(house)
    del tablet.client.headers["sec-fetch-site"]
    path = way.format(link=f"/sign-in/{keys.link}")
    answer = tablet.client.post(path, data={"code": keys.code, "email": address_of(AMINA)}, headers=headers)
    assert answer.status_code == 403 and "set-cookie" not in answer.headers
    tablet.client.headers["sec-fetch-site"] = "same-origin"
    assert not is_signed_in(tablet)
