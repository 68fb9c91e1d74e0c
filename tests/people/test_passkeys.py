"""A passkey on someone's own device lets them in, and nothing that only looks like it does."""

import json
from typing import Any

import pytest
from sqlmodel import select

from app.participation.models import Kind
from app.people.handshakes import LIVES
from app.people.models import Person
from app.people.ways_in import Handshake, Passkey
from tests.cast import AMINA, ROSA
from tests.house import House
from tests.people.post import is_signed_in
from tests.people.soft_device import PRESENT, SoftDevice
from tests.tablet import Page, Tablet

FAILED = "Your passkey did not work"
NOT_MADE = "Your device did not make a passkey."


def options(tablet: Tablet, path: str) -> dict[str, Any]:
    answer = tablet.client.post(path)
    assert answer.status_code == 200 and "handshake" in answer.cookies
    return dict(json.loads(answer.text))


def make(house: House, device: SoftDevice, name: str = "My tablet", status: int = 200, tablet: Any = None) -> Page:
    tablet = tablet or house.tablet(ROSA)
    made = device.makes(options(tablet, "/me/passkeys/options"))
    return tablet.send("/me/passkeys", status, name=name, credential=made)


def come_in(house: House, device: SoftDevice, status: int = 200, **fields: str) -> tuple[Tablet, Page]:
    tablet = house.tablet()
    answer = device.answers(options(tablet, "/sign-in/passkey/options"))
    return tablet, tablet.send("/sign-in/passkey", status, credential=answer, **fields)


def test_rosa_makes_one_and_comes_in_with_it(house: House) -> None:
    device = SoftDevice()
    make(house, device).says("My tablet", "Not used yet.", "Remove “My tablet”")
    tablet, page = come_in(house, device, return_to="/me/passkeys")
    assert page.path == "/me/passkeys"
    page.says("Last used on")
    tablet.open("/me").says("Rosa Delgado")
    assert house.log() == [Kind.PASSKEY_MADE]


def test_devices_are_asked_to_check_who_holds_them_and_offer_what_they_have(house: House) -> None:
    tablet = house.tablet(ROSA)
    asked = options(tablet, "/me/passkeys/options")
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert "rosa" not in json.dumps(asked["user"]["id"]).lower() and asked["excludeCredentials"] == []
    make(house, SoftDevice())
    assert len(options(tablet, "/me/passkeys/options")["excludeCredentials"]) == 1
    assert options(tablet, "/sign-in/passkey/options").get("allowCredentials") in (None, [])


def test_a_removed_one_opens_nothing(house: House) -> None:
    device, tablet = SoftDevice(), house.tablet(ROSA)
    make(house, device)
    with house.reading() as session:
        number = session.exec(select(Passkey.id)).one()
    aminas = house.tablet(AMINA)
    theirs = aminas.send(f"/me/passkeys/{number}/remove").words
    assert aminas.send(f"/me/passkeys/{number + 1}/remove").words == theirs
    tablet.open("/me/passkeys").says("Remove “My tablet”")
    for _ in range(2):
        tablet.send(f"/me/passkeys/{number}/remove").does_not_say("Remove “My tablet”")
    come_in(house, device, 422)[1].says(FAILED)
    assert house.log() == [Kind.PASSKEY_MADE, Kind.PASSKEY_REMOVED]


def test_it_wants_a_name_and_keeps_what_was_typed(house: House) -> None:
    make(house, SoftDevice(), " ", 422).says("Please give it a name, like “My tablet”.")
    page = make(house, SoftDevice(), "x" * 81, 422)
    page.says("This is too long.")
    assert (page.field("name"), page.field("credential")) == ("x" * 81, "")
    assert house.log() == []


@pytest.mark.parametrize(
    "wrong",
    [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"flags": PRESENT}],
    ids=["another website", "another host", "held by anyone"],
)
def test_an_answer_from_elsewhere_or_from_anyone_opens_nothing(house: House, wrong: dict[str, Any]) -> None:
    make(house, SoftDevice(**wrong), status=422).says(NOT_MADE)
    device = SoftDevice()
    make(house, device)
    for name, value in wrong.items():
        setattr(device, name, value)
    tablet, page = come_in(house, device, 422)
    page.says(FAILED)
    assert not is_signed_in(tablet)


def test_another_key_under_rosas_name_opens_nothing(house: House) -> None:
    device = SoftDevice()
    make(house, device)
    come_in(house, SoftDevice(id=device.id), 422)
    come_in(house, SoftDevice(), 422)


def test_a_copied_device_is_found_out_by_its_count(house: House) -> None:
    device = SoftDevice(count=5)
    make(house, device)
    device.count = 6
    come_in(house, device)
    come_in(house, device, 422)[1].says(FAILED)


def test_an_answer_works_once_in_its_browser_and_for_ten_minutes(house: House) -> None:
    device, tablet = SoftDevice(), house.tablet()
    make(house, device)
    answer = device.answers(options(tablet, "/sign-in/passkey/options"))
    assert house.tablet().client.post("/sign-in/passkey", data={"credential": answer}).status_code == 422
    handshake = tablet.client.cookies["handshake"]
    tablet.send("/sign-in/passkey", credential=answer)
    again = house.tablet()
    again.client.cookies.set("handshake", handshake)
    again.send("/sign-in/passkey", 422, credential=answer)
    slow = house.tablet()
    answer = device.answers(options(slow, "/sign-in/passkey/options"))
    with house.writing() as session:
        for one in session.exec(select(Handshake)):
            one.begun_at -= LIVES
    slow.send("/sign-in/passkey", 422, credential=answer)


def test_what_rosa_was_asked_makes_no_key_for_amina(house: House) -> None:
    rosas, aminas, device = house.tablet(ROSA), house.tablet(AMINA), SoftDevice()
    made = device.makes(options(rosas, "/me/passkeys/options"))
    aminas.client.cookies.set("handshake", rosas.client.cookies["handshake"])
    aminas.send("/me/passkeys", 422, name="Mine", credential=made).says(NOT_MADE)
    make(house, device)
    make(house, device, tablet=aminas, status=422)


@pytest.mark.parametrize(
    "sent", ["", "x", "{}", "[]", "null", '{"id":1}', '{"rawId":"AA","id":"AA","response":[]}', "9" * 30_000]
)
def test_what_no_device_ever_said_breaks_nothing(house: House, sent: str) -> None:
    tablet = house.tablet(ROSA)
    options(tablet, "/me/passkeys/options")
    tablet.send("/me/passkeys", 422, name="Mine", credential=sent)
    visitor = house.tablet()
    options(visitor, "/sign-in/passkey/options")
    visitor.send("/sign-in/passkey", 422, credential=sent)


def test_who_left_stays_out(house: House) -> None:
    device = SoftDevice()
    make(house, device)
    with house.writing() as session:
        rosa = session.exec(select(Person).where(Person.handle == "rosa")).one()
        rosa.left_at = rosa.joined_at
        session.info["logged"] = True
    come_in(house, device, 422)


def test_visitors_make_none(house: House) -> None:
    assert house.tablet().client.post("/me/passkeys/options", follow_redirects=False).status_code == 303
