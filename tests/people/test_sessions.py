"""What the browser keeps when someone is signed in, and how it forgets."""

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.people.models import WebSession
from tests.cast import AMINA, ROSA
from tests.house import House
from tests.people.post import ask, is_signed_in, mail, press
from tests.tablet import Tablet

TABLES = ("sign_in_attempt", "web_session", "access_token", "idempotent_reply", "outbox", "participation")


def everything_kept(house: House) -> str:
    with house.reading() as session:
        return repr([session.execute(text(f"SELECT * FROM {table}")).all() for table in TABLES])


def cookies_set(answer: object) -> dict[str, str]:
    """Each Set-Cookie line by its name, as sent."""
    lines = answer.headers.get_list("set-cookie")  # type: ignore[attr-defined]
    return {line.split("=")[0]: line.lower() for line in lines}


def at_home_over_tls(house: House, monkeypatch: pytest.MonkeyPatch) -> Tablet:
    settings = house.app.state.settings.model_copy(update={"base_url": "https://testserver"})
    monkeypatch.setitem(house.app.state._state, "settings", settings)
    tablet = house.tablet()
    tablet.client.base_url = "https://testserver"
    return tablet


def test_nothing_that_opens_a_door_is_kept_readable(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    browser = tablet.client.cookies["sign_in"].split(".")[0]
    keys = mail(house)
    press(tablet, f"/sign-in/{keys.link}")
    kept = everything_kept(house)
    assert len(tablet.client.cookies["session"]) > 40
    for secret in (browser, keys.link, keys.code, tablet.client.cookies["session"]):
        assert secret not in kept


def test_the_session_is_a_fresh_one_and_the_one_before_is_over(house: House) -> None:
    tablet, thiefs = house.tablet(AMINA), house.tablet()
    before = tablet.client.cookies["session"]
    tablet.client.cookies.clear()
    tablet.client.cookies.set("session", before)
    ask(tablet)
    tablet.client.post(f"/sign-in/{mail(house).link}", follow_redirects=False)
    thiefs.client.cookies.set("session", before)
    assert not is_signed_in(thiefs)
    with house.reading() as session:
        assert len(session.exec(select(WebSession)).all()) == 1


def test_scripts_and_other_sites_never_see_the_cookies(house: House) -> None:
    tablet = house.tablet()
    waits = cookies_set(press(tablet, "/sign-in", known_by="rosa@example.org"))["sign_in"]
    session = cookies_set(press(tablet, f"/sign-in/{mail(house).link}"))["session"]
    for cookie in (waits, session):
        assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
        assert "secure" not in cookie and "domain" not in cookie
    assert "max-age=1800;" in waits and "max-age=15552000;" in session


def test_over_tls_the_cookies_belong_to_this_host_alone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet = at_home_over_tls(house, monkeypatch)
    asked = cookies_set(press(tablet, "/sign-in", known_by="rosa@example.org"))
    came_in = cookies_set(press(tablet, "/sign-in/code", code=mail(house).code))
    assert is_signed_in(tablet)
    went = cookies_set(press(tablet, "/sign-out"))
    assert not is_signed_in(tablet)
    for cookie in (asked["__Host-sign_in"], came_in["__Host-session"], went["__Host-session"]):
        assert "secure" in cookie and "httponly" in cookie and "path=/;" in cookie and "domain" not in cookie
    assert "max-age=0;" in came_in["__Host-sign_in"] and "max-age=0;" in went["__Host-session"]
    assert "secure" in cookies_set(press(tablet, "/preferences", text_size="32"))["preferences"]


def test_over_tls_a_plain_session_cookie_opens_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    rosas = house.tablet(ROSA)
    tablet = at_home_over_tls(house, monkeypatch)
    tablet.client.cookies.set("session", rosas.client.cookies["session"])
    assert not is_signed_in(tablet)


def test_signing_out_ends_the_session_and_tells_the_next_person(house: House) -> None:
    tablet = house.tablet(ROSA)
    key = tablet.client.cookies["session"]
    tablet.send("/sign-out").says("You are signed out", "Someone else can use this screen now.")
    tablet.client.cookies.set("session", key)
    assert not is_signed_in(tablet)
    assert tablet.send("/sign-out").path == "/signed-out"


def test_signing_out_everywhere_leaves_no_tablet_open_but_other_peoples(house: House) -> None:
    one, another, aminas = house.tablet(ROSA), house.tablet(ROSA), house.tablet(AMINA)
    one.send("/sign-out-everywhere").says("You are signed out")
    assert not is_signed_in(one)
    assert not is_signed_in(another)
    assert is_signed_in(aminas)


def test_a_stranger_may_press_sign_out_everywhere_in_vain(house: House) -> None:
    rosas = house.tablet(ROSA)
    assert house.tablet().send("/sign-out-everywhere").path == "/signed-out"
    assert is_signed_in(rosas)


def test_a_session_that_has_ended_opens_nothing(house: House) -> None:
    tablet = house.tablet(ROSA)
    with house.writing() as session:
        session.exec(select(WebSession)).one().ends_at = session.exec(select(WebSession)).one().made_at
    assert not is_signed_in(tablet)


def test_someone_signed_in_is_not_asked_again(house: House) -> None:
    tablet = house.tablet(ROSA)
    assert tablet.open("/sign-in").path == "/me"
    assert tablet.open("/sign-in?return_to=/me/told-by").path == "/me/told-by"
    assert tablet.open("/sign-in?return_to=//evil.example").path == "/me"
