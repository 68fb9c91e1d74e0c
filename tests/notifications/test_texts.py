"""Text messages leave by GOV.UK Notify or any gateway, once; what can't be sent lands on Mina's list."""

from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from pydantic import ValidationError

from app.core import clock
from app.core.outbox import OutboxState
from app.notifications.models import TellingState
from app.notifications.outcome import NotTaken
from app.notifications.texts import Gateway, Notify, texts_of
from app.participation.models import Kind
from app.people.models import ToldBy
from tests.cast import BEA, MINA
from tests.house import House
from tests.notifications.post_office import a_worker, answered, jobs, tellings, work_all
from tests.notifications.text_service import (
    KEY_SECRET,
    NOTIFY,
    SERVICE,
    TextService,
    likes_texts,
    open_gateway,
    settings_with,
)


def to_be_texted(house: House) -> None:
    likes_texts(house, BEA)
    answered(house, house.a_need("The bus does not stop", by=BEA))


def test_notify_is_asked_exactly_as_it_wants_to_be(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    service = TextService()
    assert work_all(service.worker(house, tmp_path)) == 1

    asked = service.asked[0]
    assert (asked.method, str(asked.url)) == ("POST", "https://api.notifications.service.gov.uk/v2/notifications/sms")
    text = service.texts[0]
    assert set(text) == {"phone_number", "template_id", "personalisation", "reference"}
    assert (text["phone_number"], text["template_id"]) == ("+447700900123", NOTIFY["notify_template"])
    words = text["personalisation"]["message"]
    assert words.startswith("Linnet Court: Need 1 has an answer: The bus does not stop.")
    assert words.endswith("https://hellos.example/linnet/needs/1#helped")
    telling = tellings(house, BEA)[0]
    assert (telling.state, telling.told_how, telling.told_by_id) == (TellingState.TOLD, ToldBy.TEXT, None)
    assert house.log()[-1] == Kind.TOLD


def test_the_key_signs_and_stays_here(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    service = TextService()
    work_all(service.worker(house, tmp_path))
    bearer = service.asked[0].headers["authorization"]
    token = jwt.decode(bearer.removeprefix("Bearer "), OctKey.import_key(KEY_SECRET), algorithms=["HS256"])
    assert token.header == {"typ": "JWT", "alg": "HS256"}
    assert token.claims["iss"] == SERVICE
    assert abs(token.claims["iat"] - clock.now().timestamp()) < 30
    assert KEY_SECRET not in f"{service.asked[0].headers} {service.asked[0].content!r}"


def test_a_text_whose_answer_was_lost_is_not_sent_again(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    service = TextService()
    worker = service.worker(house, tmp_path)
    service.is_cut_off = True
    work_all(worker)
    assert (jobs(house)[0].state, jobs(house)[0].last_error) == (OutboxState.WAITING, "text not taken: ReadTimeout")

    service.is_cut_off = False
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert work_all(worker) == 1
    assert len(service.texts) == 1
    assert tellings(house, BEA)[0].state == TellingState.TOLD


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_service_is_asked_again_later(house: House, tmp_path: Path, status: int) -> None:
    to_be_texted(house)
    service = TextService()
    worker = service.worker(house, tmp_path)
    service.answers = status
    work_all(worker)
    job = jobs(house)[0]
    assert (job.state, job.last_error) == (OutboxState.WAITING, f"text not taken: status {status}")
    assert job.run_at > clock.now()

    service.answers = 201
    with clock.at(clock.now() + timedelta(minutes=1)):
        work_all(worker)
    assert len(service.texts) == 1


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_refusal_is_for_good_and_mina_sees_it(house: House, tmp_path: Path, status: int) -> None:
    to_be_texted(house)
    service = TextService()
    service.answers = status
    work_all(service.worker(house, tmp_path))
    assert (jobs(house)[0].state, tellings(house, BEA)[0].state) == (OutboxState.GIVEN_UP, TellingState.GIVEN_UP)
    assert "7700" not in jobs(house)[0].last_error
    house.tablet(MINA).open("/linnet/tellings?way=text").says("Bea Okafor", "Text did not arrive", "Told by phone")


def test_what_is_no_number_is_given_up_at_once(house: House, tmp_path: Path) -> None:
    likes_texts(house, BEA, "ask her son")
    answered(house, house.a_need(by=BEA))
    service = TextService()
    work_all(service.worker(house, tmp_path))
    assert tellings(house, BEA)[0].state == TellingState.GIVEN_UP
    assert not service.asked


def test_without_a_service_texts_are_on_minas_list_and_leave_once_there_is_one(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    assert not a_worker(house, tmp_path, smtp_host="127.0.0.1").work_once()
    page = house.tablet(MINA).open("/linnet/tellings")
    page.says("Texts are not set up here", "Bea Okafor", "Text has not gone out", "Told by phone")
    house.tablet(MINA).open("/linnet/today").says("People are still to be told")

    service = TextService()
    assert work_all(service.worker(house, tmp_path)) == 1
    assert len(service.texts) == 1


def test_who_was_called_meanwhile_gets_no_text(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    telling = tellings(house, BEA)[0].id
    house.tablet(MINA).send(f"/linnet/tellings/{telling}/done", how="phone")
    service = TextService()
    work_all(service.worker(house, tmp_path))
    assert not service.texts


def test_a_slip_undone_before_it_left_still_leaves(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    telling, mina = tellings(house, BEA)[0].id, house.tablet(MINA)
    mina.send(f"/linnet/tellings/{telling}/done", how="phone")
    mina.send(f"/linnet/tellings/{telling}/undo")
    service = TextService()
    work_all(service.worker(house, tmp_path))
    assert len(service.texts) == 1


def test_any_gateway_gets_its_own_fields_method_and_header(house: House, tmp_path: Path) -> None:
    to_be_texted(house)
    names = {"gateway_to": "recipient", "gateway_words": "body", "gateway_reference": "ref", "gateway_method": "PUT"}
    with open_gateway() as gateway:
        worker = a_worker(
            house, tmp_path, smtp_host="", texts="gateway", gateway_url=gateway.address, gateway_header="X-Key",
            gateway_token="a key", **names,
        )  # fmt: skip
        assert work_all(worker) == 1
    method, path, headers, body = gateway.requests[0]
    assert (method, path, headers["X-Key"]) == ("PUT", "/texts?from=hellos", "a key")
    assert set(body) == {"recipient", "body", "ref"}
    assert body["recipient"] == "+447700900123"
    assert tellings(house, BEA)[0].state == TellingState.TOLD


def test_a_gateway_that_wants_no_reference_or_token_gets_none() -> None:
    sent: list[httpx2.Request] = []
    settings = settings_with(texts="gateway", gateway_url="https://texts.example/send", gateway_reference="")
    line = httpx2.MockTransport(lambda request: sent.append(request) or httpx2.Response(202))
    Gateway(settings, line).send("+4791234567", "Hei", "r1")
    assert sent[0].content == b'{"to":"+4791234567","message":"Hei"}'
    assert "authorization" not in sent[0].headers


def test_a_gateway_that_sends_us_elsewhere_is_not_followed() -> None:
    settings = settings_with(texts="gateway", gateway_url="https://texts.example/send")
    line = httpx2.MockTransport(lambda request: httpx2.Response(302, headers={"location": "https://elsewhere.example"}))
    with pytest.raises(NotTaken) as refused:
        Gateway(settings, line).send("+4791234567", "Hei", "r1")
    assert refused.value.is_for_good


def test_half_a_setting_is_refused_with_a_sentence() -> None:
    for wrong in ({"texts": "notify"}, NOTIFY | {"notify_key": "short"}, NOTIFY | {"notify_template": ""}):
        with pytest.raises(ValidationError, match="NINEHELLOS_NOTIFY_KEY"):
            settings_with(**wrong)
    for address in ("", "http://texts.example"):
        with pytest.raises(ValidationError, match="NINEHELLOS_GATEWAY_URL"):
            settings_with(texts="gateway", gateway_url=address)
    assert texts_of(settings_with()) is None
    assert isinstance(texts_of(settings_with(**NOTIFY)), Notify)
