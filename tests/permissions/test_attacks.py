"""What someone does who means harm: from another website, with yesterday's keys, and reading over our shoulder."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.people.sessions import sign_out_everywhere
from tests.belonging.test_inviting import invited
from tests.cards.making import card_for, has_pin, proves, types
from tests.cast import BEN, HELEN, MINA, ROSA, SAM, Part
from tests.guards.lived_in import LivedIn
from tests.guards.walk import FIELDS, Walker, changed, rows, stops
from tests.house import House
from tests.people.post import address_of, ask, mail
from tests.people.pretended import Pretended, come_back
from tests.tables.table import opened, shown_code, type_code
from tests.tablet import Tablet

FORGED = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "", "origin": "https://elsewhere.example"},
    {"sec-fetch-site": "", "origin": "null"},
)


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_no_page_of_another_website_changes_anything_whoever_opens_it(house: House, forged: dict[str, str]) -> None:
    """Every change there is, sent by the one who may do most."""
    lived_in = LivedIn(house.app, house.address).is_lived_in()
    sam = Walker(lived_in, SAM)
    before = rows(lived_in)
    for stop in stops(lived_in.app):
        if not stop.looks:
            sam.tablet.client.headers.update(forged)
            answer = sam.goes(stop, stop.at(lived_in, 1), FIELDS)
            assert answer.status_code == 403, f"{stop.method} {stop.path}: {answer.status_code}"
    assert changed(before, rows(lived_in)) == set()
    lived_in.close()


def ends_role(house: House) -> None:
    house.tablet(SAM).send("/linnet/people/helen/roles/end", role="housing")


def ends_membership(house: House) -> None:
    house.tablet(SAM).send("/linnet/people/helen/ending")


def signs_out_everywhere(house: House) -> None:
    with house.writing() as session:
        sign_out_everywhere(session, house.actor(session, HELEN).person_id or 0)


@pytest.mark.parametrize("end", [ends_role, ends_membership, signs_out_everywhere], ids=lambda end: end.__name__)
@pytest.mark.parametrize("way_in", ["own", "proved"])
def test_what_has_ended_opens_nothing_from_that_moment_on(
    house: House, end: Callable[[House], None], way_in: str
) -> None:
    tablet = house.tablet(HELEN) if way_in == "own" else _proved(house, HELEN)
    tablet.open("/linnet/today")
    end(house)
    assert tablet.client.get("/linnet/today", follow_redirects=False).status_code in (303, 403)
    assert tablet.client.get("/me", follow_redirects=False).headers["location"].startswith("/sign-in")


def test_a_stopped_card_ends_the_session_that_was_proved_with_a_pin(house: House) -> None:
    tablet = _proved(house, ROSA)
    tablet.open("/me")
    house.tablet(MINA).send("/linnet/cards/1/stop")
    assert tablet.client.get("/me", follow_redirects=False).headers["location"].startswith("/sign-in")


def test_a_key_of_a_program_does_nothing_after_its_owner_has_left(house: House) -> None:
    helen = Walker(house, HELEN)
    call = lambda: helen.tablet.client.get("/api/v1/linnet/needs", headers=helen.key).status_code  # noqa: E731 - asked twice
    assert call() == 200
    ends_membership(house)
    assert call() == 401


def test_nothing_that_opens_a_door_stands_in_an_address_or_in_a_line_of_any_log(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Over every way in: by e-mail, card and PIN, table, invitation and an organisation."""
    caplog.set_level(logging.DEBUG)
    seen, tablet = _Watched(), house.tablet()
    seen.watches(tablet)
    secrets = _by_mail(house, tablet) + _by_card(house, tablet)
    secrets += _at_a_table(house, tablet, seen)
    secrets += _by_invitation(house, tmp_path) + _by_organisation(house, tablet, monkeypatch)
    lines = [f"{one.name}: {one.getMessage()}" for one in caplog.records if not _is_the_tests(one)]
    for secret in secrets:
        assert secret and [line for line in (*lines, *seen.addresses) if secret in line] == []


def _is_the_tests(line: logging.LogRecord) -> bool:
    """The browser's and the post office's own lines; what the house asks of others is its own."""
    return line.name == "mail.log" or "//testserver/" in line.getMessage()


class _Watched:
    """Every address that a browser would have in its history, without what follows a `#`."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def watches(self, tablet: Tablet) -> None:
        tablet.client.event_hooks["response"].append(
            lambda answer: self.addresses.extend([str(answer.url), answer.headers.get("location", "")])
        )


def _by_mail(house: House, tablet: Tablet) -> list[str]:
    ask(tablet, address_of(ROSA))
    sent = mail(house)
    assert tablet.client.post("/sign-in/code", data={"code": sent.code}).url.path == "/linnet"
    return [sent.code, sent.link, _session(tablet)]


def _by_card(house: House, tablet: Tablet) -> list[str]:
    code, pin = card_for(house), has_pin(house)
    types(tablet, code)
    proves(tablet, pin, return_to="/me")
    tablet.open("/me")
    return [code, code.lower(), _session(tablet)]


def _at_a_table(house: House, tablet: Tablet, seen: _Watched) -> list[str]:
    shared = house.tablet()
    seen.watches(shared)
    code = shown_code(house.tablet(MINA), opened(house, ROSA))
    type_code(shared, code)
    shared.send("/table/sitting", person="rosa")
    return [code, _session(shared), shared.client.cookies["table"].partition(".")[0]]


def _by_invitation(house: House, tmp_path: Path) -> list[str]:
    """The key stands in the mail's link, as it must; then nowhere again."""
    link, adas = invited(house, tmp_path), house.tablet()
    seen = _Watched()
    seen.watches(adas)
    adas.open(link)
    adas.send(link)
    key = link.rpartition("/")[2]
    assert [one for one in seen.addresses if key in one and not one.endswith(link)] == []
    return [key, _session(adas)]


def _by_organisation(house: House, tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    house.tablet(SAM).send(
        "/linnet/settings/organisations/brookside", name="Brookside Homes", kind="housing", provider="brookside"
    )
    provider = Pretended().stands_in(house.app, monkeypatch)
    sent = provider.asks(tablet)
    assert come_back(tablet, code="a-code-of-hers", state=sent["state"]).path == "/linnet"
    secret = house.app.state.settings.providers[0].client_secret.get_secret_value()
    kept = [_session(tablet), sent["nonce"], *provider.given["code_verifier"], secret]
    # The browser brings code and state in an address, as the protocol has it; no line of ours may hold them.
    assert re.fullmatch(r"[\w-]{20,}", sent["state"])
    return kept


def _session(tablet: Tablet) -> str:
    return str(tablet.client.cookies["session"])


def _proved(house: House, part: Part) -> Tablet:
    tablet = house.tablet()
    types(tablet, card_for(house, part))
    proves(tablet, has_pin(house, part))
    return tablet


def test_a_neighbour_of_another_house_gains_nothing_by_the_numbers_in_addresses(house: House) -> None:
    """What belongs to Linnet Court is not there under Heron Street's address either."""
    house.a_need()
    ben = house.tablet(BEN, follow_redirects=False)
    assert ben.client.get("/heron/needs/1").status_code == 404
    assert ben.client.post("/heron/needs/1/backing").status_code == 404
