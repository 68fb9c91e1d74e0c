"""What a house that is really served writes down about those who come: nothing that opens a door."""

import socket
from pathlib import Path

import httpx2

from app.activities.own_calendar import make_calendar
from app.belonging.forms import InviteForm
from app.belonging.inviting import invite, key_for
from tests.cast import MINA, ROSA
from tests.house import House
from tests.people.post import address_of, mail
from tests.serving import free_port, serve


def test_no_line_of_a_served_house_says_by_which_key_someone_came(house: House, tmp_path: Path) -> None:
    lines, port = tmp_path / "lines", free_port()
    server = serve(house.address, port, lines)
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as browser:
            secrets = [*_comes_in_by_mail(house, browser), *_follows_an_invitation(house, browser)]
            secrets += _comes_back_from_work(browser)
            secrets += _reads_their_calendar(house, browser)
        _speaks_badly(port, secrets)
    finally:
        server.terminate()
        server.wait()
    written = lines.read_text()
    assert "Uvicorn running" in written
    assert [secret for secret in secrets if secret in written] == []


def _comes_in_by_mail(house: House, browser: httpx2.Client) -> list[str]:
    """By the link, also in ways that the house does not know."""
    browser.post("/sign-in", data={"known_by": address_of(ROSA)})
    link = mail(house).link
    for address in (f"/sign-in/{link}", f"/sign-in/{link}/more", f"/{link}", f"/sign-in/code?code={link}"):
        browser.get(address)
        browser.delete(address)
    assert browser.post(f"/sign-in/{link}").headers["location"] == "/linnet"
    assert browser.get("/me").status_code == 200
    return [link, browser.cookies["session"]]


def _follows_an_invitation(house: House, browser: httpx2.Client) -> list[str]:
    with house.writing() as session:
        asked = InviteForm(name="Ada Lin", email="ada@example.org")
        key = key_for(invite(session, house.actor(session, MINA), house.here(session), asked))
    browser.cookies.clear()
    assert browser.get(f"/invitation/{key}").status_code == 200
    assert browser.post(f"/invitation/{key}").headers["location"] == "/linnet"
    return [key, browser.cookies["session"]]


def _comes_back_from_work(browser: httpx2.Client) -> list[str]:
    """A provider sends the browser back with a code and our own state in the address, as the protocol has it."""
    brought = ["a-code-of-hers", "a-state-of-ours"]
    browser.get("/sign-in/with/brookside/back", params=dict(zip(("code", "state"), brought, strict=True)))
    return brought


def _reads_their_calendar(house: House, browser: httpx2.Client) -> list[str]:
    """The one that is open, and the one before it."""
    with house.writing() as session:
        rosa, here = house.actor(session, ROSA), house.here(session)
        keys = [make_calendar(session, rosa, here) for _ in range(2)]
    answers = [browser.get(f"/linnet/calendar/{key}.ics").status_code for key in keys]
    assert answers == [410, 200]
    return keys


def _speaks_badly(port: int, secrets: list[str]) -> None:
    """Something that is no HTTP at all is written down, but not in its own words."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(f"GET /sign-in/{secrets[0]} and more\r\n\r\n".encode())
        line.recv(1000)
