"""Where someone is signed in, and what a quiet time ends."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.neighbourhoods.service import join
from app.people import sign_in
from app.people.devices import device_words
from app.people.models import WebSession
from app.people.sessions import sign_out_everywhere
from app.permissions.who import Role
from tests.cast import AMINA, HELEN, ROSA
from tests.house import House
from tests.people.post import ask, is_signed_in, mail, press
from tests.tablet import Tablet

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
)
IPAD = (
    "Mozilla/5.0 (iPad; CPU OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/604.1"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0"


def comes_in(house: House, agent: str) -> Tablet:
    tablet = house.tablet()
    tablet.client.headers["user-agent"] = agent
    ask(tablet)
    press(tablet, f"/sign-in/{mail(house).link}")
    return tablet


def goes_quiet(house: House, minutes: int) -> None:
    with house.writing() as session:
        for held in session.exec(select(WebSession)):
            held.last_seen_at -= timedelta(minutes=minutes, seconds=1)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (ANDROID, "Chrome on Android"),
        (IPAD, "Safari on iPad"),
        (EDGE, "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0", "Firefox on Linux"),
        ("Mozilla/5.0 (X11; CrOS x86_64 16000) AppleWebKit/537.36 Chrome/156.0 Safari/537.36", "Chrome on Chromebook"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/156.0 Mobile Safari/604.1", "Chrome on iPhone"),
        ("curl/8", ""),
        ("Android" * 100_000, "Android"),
        ("", ""),
    ],
)
def test_a_device_is_called_what_its_owner_calls_it(agent: str, words: str) -> None:
    assert device_words(agent) == words


def test_rosa_sees_where_she_is_signed_in_and_ends_one(house: House) -> None:
    here, away = comes_in(house, ANDROID), comes_in(house, IPAD)
    page = here.open("/me/devices")
    page.says("Chrome on Android", "This device", "Safari on iPad", "Signed in on", "Last seen on")
    (action,) = page.tree.xpath("//article//form[contains(@action, '/me/devices/')]/@action")
    for _ in range(2):
        here.send(action).does_not_say("Safari on iPad")
    assert is_signed_in(here) and not is_signed_in(away)


def test_all_the_others_end_at_once(house: House) -> None:
    here, away, aminas = comes_in(house, ANDROID), comes_in(house, IPAD), house.tablet(AMINA)
    here.send("/me/devices/others/end").does_not_say("Safari on iPad", "Sign out everywhere but here")
    assert is_signed_in(here) and is_signed_in(aminas) and not is_signed_in(away)


def test_no_one_ends_what_is_anothers(house: House) -> None:
    rosas, aminas = house.tablet(ROSA), house.tablet(AMINA)
    with house.reading() as session:
        keys = [held.key for held in session.exec(select(WebSession))]
    for key in keys:
        aminas.client.post(f"/me/devices/{key[:16]}/end", follow_redirects=False)
    assert is_signed_in(rosas)
    house.tablet(ROSA).send("/me/devices/not-a-device/end", status=404)
    assert house.tablet().send("/me/devices/others/end").path == "/sign-in"


def test_residents_stay_signed_in_and_staff_are_told_when_they_are_not(house: House) -> None:
    rosas, helens = house.tablet(ROSA), house.tablet(HELEN)
    helens.open("/me/devices").says("Signs out after 30 minutes of quiet.")
    rosas.open("/me/devices").does_not_say("minutes of quiet")
    goes_quiet(house, 29)
    assert is_signed_in(helens)
    goes_quiet(house, 30)
    assert is_signed_in(rosas) and not is_signed_in(helens)


def test_being_there_keeps_helen_signed_in(house: House) -> None:
    tablet = house.tablet(HELEN)
    for _ in range(3):
        goes_quiet(house, 20)
        assert is_signed_in(tablet)


def test_after_a_quiet_time_she_is_told_why_and_goes_on_where_she_was(house: House) -> None:
    tablet = house.tablet(HELEN)
    goes_quiet(house, 30)
    page = tablet.open("/linnet/today")
    page.says("You were away for a while")
    assert page.field("return_to") == "/linnet/today"
    house.tablet().open("/sign-in").does_not_say("You were away for a while")


def test_what_she_was_writing_is_shown_and_she_comes_back_to_its_page(house: House) -> None:
    need = house.a_need()
    tablet = house.tablet(HELEN)
    goes_quiet(house, 30)
    tablet.client.headers["referer"] = f"http://testserver/linnet/needs/{need}"
    page = tablet.send(f"/linnet/needs/{need}/comments", status=401, words="We mend it on Friday.")
    page.says("Please sign in again", "We mend it on Friday.", "This was not sent yet.")
    assert page.tree.xpath("//main//a[@href]")[-1].get("href") == f"/sign-in?return_to=/linnet/needs/{need}"
    page = tablet.send(f"/linnet/needs/{need}/comments", status=401, words="lift", via="in_person")
    page.says("These are your words", "lift")
    page.does_not_say("in_person")
    tablet.client.headers["referer"] = "https://evil.example/linnet"
    page = tablet.send("/me/told-by", status=401, told_by="letter")
    page.says("This was not sent yet.")
    page.does_not_say("These are your words", "letter", "We keep them")
    assert page.tree.xpath("//main//a[@href]")[-1].get("href") == "/sign-in?return_to=/me/told-by"


def test_a_script_that_asks_for_a_part_takes_the_reader_to_sign_in(house: House) -> None:
    answer = house.tablet().client.post("/me/told-by", headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"] == "/sign-in?return_to=/me/told-by"


def test_no_session_of_someone_whose_part_has_ended_is_left(house: House) -> None:
    tablets = [house.tablet(HELEN) for _ in range(2)]
    with house.writing() as session:
        sign_out_everywhere(session, house.actor(session, HELEN).person_id or 0)
    assert not any(is_signed_in(tablet) for tablet in tablets)


def test_sessions_that_idled_away_are_forgotten_the_day_after(house: House) -> None:
    rosas = house.tablet(ROSA)
    house.tablet(HELEN)
    goes_quiet(house, 60 * 25)
    with house.writing() as session:
        sign_in.forget_old(session)
    with house.reading() as session:
        assert len(session.exec(select(WebSession)).all()) == 1
    assert is_signed_in(rosas)


def test_who_works_in_two_neighbourhoods_is_signed_out_after_the_shorter_time(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE neighbourhood SET staff_idle = 10 WHERE slug = 'heron'")
    with house.writing() as session:
        heron, helen = house.here(session, "heron").id, house.actor(session, HELEN)
        join(session, heron, helen.person_id or 0, (Role.STEWARD,))
    tablet = house.tablet(HELEN)
    tablet.open("/me/devices").says("Signs out after 10 minutes of quiet.")
    goes_quiet(house, 10)
    assert not is_signed_in(tablet)


def test_what_has_ended_is_no_place_where_someone_is_signed_in(house: House) -> None:
    comes_in(house, IPAD)
    helens, gone = house.tablet(HELEN), comes_in(house, EDGE)
    with house.writing() as session:
        rosas = session.exec(select(WebSession).where(WebSession.device == "Edge on Windows")).one()
        rosas.ends_at = rosas.made_at
    assert not is_signed_in(gone)
    house.tablet(ROSA).open("/me/devices").does_not_say("Edge on Windows")
    house.tablet(HELEN).open("/me/devices").says("Sign out everywhere but here")
    goes_quiet(house, 30)
    assert not is_signed_in(helens)
    house.tablet(HELEN).open("/me/devices").does_not_say("Sign out everywhere but here")


@pytest.mark.parametrize("way", ["/sign-out", "/sign-out-everywhere"])
def test_signing_out_leaves_no_page_in_the_browser_to_go_back_to(house: House, way: str) -> None:
    answer = press(house.tablet(ROSA), way)
    assert answer.headers["clear-site-data"] == '"cache"'
    assert 'preferences=""' in answer.headers.get_list("set-cookie")[-1]
