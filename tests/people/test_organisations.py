"""Helen comes in the way she does at work; nobody else comes in as Helen."""

import logging
import time
from typing import Any

import pytest
from httpx2 import Response
from sqlmodel import select

from app.core.errors import NotAllowed, NotFound
from app.neighbourhoods.models import Membership, OrganisationSignIn
from app.neighbourhoods.queries import organisations_of
from app.neighbourhoods.sign_ins import choose_sign_in, sign_ins_of
from app.participation.models import Kind
from app.people.handshakes import LIVES
from app.people.models import Person
from app.people.queries import person_called
from app.people.ways_in import Handshake, Identity
from tests.cast import GWEN, HELEN, MINA, SAM
from tests.house import House
from tests.people.post import is_signed_in
from tests.people.pretended import FORGERS, Pretended, come_back

UNKNOWN = "We don't know this address here yet"
OVER = "That took too long, or was done already"
OUT_OF_REACH = "We can't reach Brookside Homes just now"


@pytest.fixture
def provider(house: House, monkeypatch: pytest.MonkeyPatch) -> Pretended:
    """Sam has said that Brookside's people come in through Brookside."""
    chooses(house)
    return Pretended().stands_in(house.app, monkeypatch)


def chooses(house: House, provider: str = "brookside", by: Any = SAM) -> None:
    with house.writing() as session:
        here = house.here(session)
        brookside = next(one.id for one in organisations_of(session, here) if one.key == "brookside")
        choose_sign_in(session, house.actor(session, by), here, brookside, provider)


def goes_round(house: House, provider: Pretended, status: int = 200) -> Any:
    tablet = house.tablet()
    sent = provider.asks(tablet)
    return tablet, come_back(tablet, status, code="a-code", state=sent["state"])


def test_helen_comes_in_by_the_address_her_employer_has_checked(house: House, provider: Pretended) -> None:
    tablet, page = goes_round(house, provider)
    assert page.path == "/linnet"
    tablet.open("/me").says("Helen Price")
    with house.reading() as session:
        identity = session.exec(select(Identity)).one()
        assert (identity.provider, identity.subject) == ("brookside", "helen-at-work")
        assert session.exec(select(Handshake)).all() == []
    assert house.log() == [Kind.SIGN_IN_CHOSEN, Kind.IDENTITY_LINKED]


def test_she_lands_where_she_was_going_and_nowhere_else(house: House, provider: Pretended) -> None:
    for wish, place in (("/linnet/today", "/linnet/today"), ("//evil.example", "/linnet")):
        tablet = house.tablet()
        sent = provider.asks(tablet, return_to=wish)
        assert come_back(tablet, code="a-code", state=sent["state"]).path == place


def test_what_goes_over_is_what_the_protocol_asks_for(house: House, provider: Pretended) -> None:
    tablet = house.tablet()
    sent = provider.asks(tablet)
    assert (sent["response_type"], sent["scope"], sent["code_challenge_method"]) == ("code", "openid email", "S256")
    assert sent["redirect_uri"] == f"{house.app.state.settings.base_url}/sign-in/with/brookside/back"
    come_back(tablet, code="a-code", state=sent["state"])
    assert provider.given["code"] == ["a-code"] and len(provider.given["code_verifier"][0]) >= 43


def test_the_second_time_her_employers_name_for_her_is_enough(house: House, provider: Pretended) -> None:
    goes_round(house, provider)
    provider.claims |= {"email": "helen.moved@elsewhere.example"}
    tablet, _ = goes_round(house, provider)
    tablet.open("/me").says("Helen Price")
    assert house.log().count(Kind.IDENTITY_LINKED) == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "someone@brookside.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": "rosa@example.org"},
        {"email": "gwen@example.org"},
    ],
    ids=["unknown", "unchecked", "not quite checked", "of no organisation", "of another neighbourhood"],
)
def test_whom_we_do_not_know_is_told_whom_to_ask(house: House, provider: Pretended, claims: dict[str, Any]) -> None:
    provider.claims |= claims
    tablet, page = goes_round(house, provider, 403)
    page.says(UNKNOWN, "Sam Whitlock")
    assert not is_signed_in(tablet)


def test_an_address_given_to_a_new_colleague_opens_nothing_of_helens(house: House, provider: Pretended) -> None:
    goes_round(house, provider)
    provider.claims |= {"sub": "the-new-colleague"}
    tablet, _ = goes_round(house, provider, 403)
    assert not is_signed_in(tablet)


def test_who_has_left_comes_in_no_more(house: House, provider: Pretended) -> None:
    goes_round(house, provider)
    with house.writing() as session:
        helen = person_called(session, "helen").id
        membership = session.exec(select(Membership).where(Membership.person_id == helen)).one()
        membership.left_at = membership.joined_at
        session.info["logged"] = True
    goes_round(house, provider, 403)[1].says(UNKNOWN)


def test_an_organisation_that_comes_in_otherwise_is_not_let_in_here(house: House, provider: Pretended) -> None:
    chooses(house, "")
    goes_round(house, provider, 403)[1].says(UNKNOWN, "Please ask your steward")


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another-house"},
        {"aud": "another-house", "azp": "nine-hellos"},
        {"exp": int(time.time()) - 61},
        {"iss": "http://127.0.0.1:8"},
        {"nonce": "another"},
        {"sub": "x" * 256},
    ],
    ids="-".join,
)
def test_a_statement_that_is_not_for_us_now_opens_nothing(house: House, provider: Pretended, claims: Any) -> None:
    provider.claims |= claims
    tablet, page = goes_round(house, provider, 424)
    page.says(OUT_OF_REACH)
    assert not is_signed_in(tablet)


def test_a_statement_that_another_signed_opens_nothing(house: House, provider: Pretended) -> None:
    provider.key = FORGERS
    tablet, _ = goes_round(house, provider, 424)
    assert not is_signed_in(tablet)


@pytest.mark.parametrize("answer", [Response(500), Response(200, text="<html>"), Response(400, json={"error": "x"})])
def test_a_provider_that_fails_gets_a_kind_page(house: House, provider: Pretended, answer: Response) -> None:
    provider.answers["/token"] = answer
    goes_round(house, provider, 424)[1].says(OUT_OF_REACH, "ask us for an e-mail instead")


@pytest.mark.parametrize(
    "about",
    [{"issuer": "http://127.0.0.1:8"}, {"token_endpoint": "http://elsewhere.example/token"}, {"jwks_uri": 3}],
)
def test_a_provider_that_is_not_itself_is_never_gone_to(house: House, provider: Pretended, about: Any) -> None:
    provider.about = about
    house.tablet().send("/sign-in/with/brookside", 424).says(OUT_OF_REACH)


def test_nobody_answers_there_and_the_page_says_so(house: House) -> None:
    house.tablet().send("/sign-in/with/brookside", 424).says(OUT_OF_REACH)
    house.tablet().send("/sign-in/with/nobody", 404)


def test_she_said_no_there_and_may_try_again(house: House, provider: Pretended) -> None:
    tablet = house.tablet()
    sent = provider.asks(tablet)
    page = come_back(tablet, error="access_denied", state=sent["state"])
    page.says("Brookside Homes did not let you through", "Back to signing in")
    come_back(tablet, code="a-code", state=sent["state"]).says(OVER)


def test_an_answer_works_once_and_in_the_browser_that_asked(house: House, provider: Pretended) -> None:
    helens, thiefs = house.tablet(), house.tablet()
    sent = provider.asks(helens)
    come_back(thiefs, code="a-code", state=sent["state"]).says(OVER)
    handshake = helens.client.cookies["handshake"]
    assert come_back(helens, code="a-code", state=sent["state"]).path == "/linnet"
    helens.client.cookies.clear()
    helens.client.cookies.set("handshake", handshake)
    come_back(helens, code="a-code", state=sent["state"]).says(OVER)
    assert not is_signed_in(helens)


@pytest.mark.parametrize("said", [{"state": "a guess"}, {}, {"state": "حالة"}, {"iss": "http://127.0.0.1:8"}])
def test_an_answer_to_another_question_opens_nothing(house: House, provider: Pretended, said: dict[str, str]) -> None:
    tablet = house.tablet()
    sent = provider.asks(tablet)
    state = {"state": sent["state"]} if "iss" in said else {}
    come_back(tablet, **{"code": "a-code", **state, **said})
    assert not is_signed_in(tablet) and not any(one.url.path == "/token" for one in provider.asked)


def test_an_answer_that_took_too_long_is_over(house: House, provider: Pretended) -> None:
    tablet = house.tablet()
    sent = provider.asks(tablet)
    with house.writing() as session:
        for one in session.exec(select(Handshake)):
            one.begun_at -= LIVES
    come_back(tablet, code="a-code", state=sent["state"]).says(OVER)


def test_what_was_begun_with_a_passkey_does_not_end_at_a_provider(house: House, provider: Pretended) -> None:
    tablet = house.tablet()
    for begun in ("/sign-in/passkey/options", "/sign-in/with/brookside"):
        tablet.client.post(begun)
        if begun.endswith("options"):
            come_back(tablet, code="a-code", state="").says(OVER)
        else:
            tablet.send("/sign-in/passkey", status=422, credential="{}")
    assert not is_signed_in(tablet) and not any(one.url.path == "/token" for one in provider.asked)


def test_the_button_pressed_twice_takes_the_second(house: House, provider: Pretended) -> None:
    tablet = house.tablet()
    first, second = provider.asks(tablet), provider.asks(tablet)
    assert first["state"] != second["state"]
    assert come_back(tablet, code="a-code", state=second["state"]).path == "/linnet"


def test_no_log_line_holds_what_came_back(house: House, provider: Pretended, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    tablet = house.tablet()
    sent = provider.asks(tablet)
    provider.answers["/token"] = Response(400, json={"error": "invalid_grant", "error_description": "a-code"})
    come_back(tablet, 424, code="a-code-of-hers", state=sent["state"])
    ours = [line.getMessage() for line in caplog.records if line.name.split(".")[0] not in ("httpx2", "httpcore")]
    theirs = [line.getMessage() for line in caplog.records if "testserver" not in line.getMessage()]
    for line in (*ours, *theirs):
        assert not any(secret in line for secret in ("a-code", sent["state"], sent["nonce"])), line


def test_only_the_steward_says_who_comes_in_where(house: House) -> None:
    for part in (MINA, HELEN, GWEN):
        with pytest.raises(NotAllowed):
            chooses(house, by=part)
    for _ in range(2):
        chooses(house)
    with house.reading() as session:
        chosen = {one.name: one.provider for one in sign_ins_of(session, house.here(session))}
        assert chosen["Brookside Homes"] == "brookside" and chosen["NORC team"] == ""
        assert session.exec(select(Person).where(Person.handle == "helen")).one()
    chooses(house, "")
    with house.reading() as session:
        assert session.exec(select(OrganisationSignIn)).all() == []
    assert house.log() == [Kind.SIGN_IN_CHOSEN, Kind.SIGN_IN_CHOSEN]


def test_an_organisation_of_another_neighbourhood_is_not_there(house: House) -> None:
    with house.writing() as session:
        sam, here = house.actor(session, SAM), house.here(session)
        theirs = organisations_of(session, house.here(session, "heron"))[0].id
        with pytest.raises(NotFound):
            choose_sign_in(session, sam, here, theirs, "brookside")
