"""When something goes wrong: a kind page, or a problem a program can read; nothing typed is lost."""

import re

import pytest

from tests.cast import ROSA
from tests.house import House

HERE = "/linnet/probe/needs"
SAID = {
    "403": "This page isn't open to you",
    "409": "Something changed before you",
    "422": "Something needs another look",
    "429": "Please wait a little",
}


@pytest.mark.parametrize("status", SAID)
def test_a_refusal_is_said_kindly(probe: House, status: str) -> None:
    page = probe.tablet(ROSA).open(f"/linnet/probe/refusals/{status}", status=int(status))
    page.says(SAID[status], "Go to the front page")


@pytest.mark.parametrize("path", ["/a/b/c/d/e/f", "/nowhere-at-all/needs", "/linnet/needs/999999", "/linnet/needs/x"])
def test_what_is_not_there_is_said_kindly(probe: House, path: str) -> None:
    probe.tablet().open(path, status=404).says("We can't find that page")


def test_an_error_page_speaks_the_readers_language_and_size(probe: House) -> None:
    tablet = probe.tablet(language="ar")
    tablet.client.cookies.set("preferences", "32.dark.")
    page = tablet.open("/a/b/c/d/e/f", status=404)
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar", "rtl")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast")) == ("32", "dark")


def test_what_breaks_on_our_side_gives_a_number_and_the_words_back(probe: House) -> None:
    tablet = probe.tablet(ROSA, raise_server_exceptions=False)
    page = tablet.send(HERE, status=500, title="The <b>bench</b> is broken", breaks="yes", once="secret")
    page.says("It is not your fault, and nothing was changed.", "The <b>bench</b> is broken")
    page.does_not_say("secret", "the lights went out")
    assert re.search(r"\b\d{6}\b", page.words)
    assert probe.log() == []


def test_a_number_read_out_is_found_in_the_log(probe: House, caplog: pytest.LogCaptureFixture) -> None:
    tablet = probe.tablet(ROSA, raise_server_exceptions=False)
    page = tablet.send(HERE, status=500, title="The bench", breaks="yes")
    number = re.search(r"\b\d{6}\b", page.words)
    assert number is not None
    assert number.group() in caplog.text
    assert "The bench" not in caplog.text


def test_visitors_are_led_to_sign_in_and_back(probe: House) -> None:
    answer = probe.tablet(follow_redirects=False).client.post(HERE, data={"title": "A bench"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


@pytest.mark.parametrize(("path", "status"), [("/api/v1/linnet/nowhere", 404), ("/api/v1/linnet/probe", 401)])
def test_a_program_is_told_in_its_own_way(probe: House, path: str, status: int) -> None:
    client = probe.tablet().client
    answer = client.get(path) if status == 404 else client.post(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert {"type", "title", "detail"} <= set(answer.json())
    assert (answer.headers.get("www-authenticate") == "Bearer") == (status == 401)
