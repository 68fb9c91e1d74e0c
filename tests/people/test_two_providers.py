"""Two organisations of one neighbourhood, each with its own sign-in: neither opens the other's doors."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from app.core.settings import Provider, Settings
from app.neighbourhoods.queries import organisations_of
from app.neighbourhoods.sign_ins import choose_sign_in
from tests.cast import HELEN, MINA, SAM
from tests.conftest import BROOKSIDE, SECRET
from tests.house import House
from tests.people.post import is_signed_in
from tests.people.pretended import Pretended, come_back

TEAM = BROOKSIDE.model_copy(update={"key": "team", "name": "NORC team"})
IN_THE_ENVIRONMENT = [
    {
        "key": provider.key,
        "name": provider.name,
        "issuer": "https://sign-in.example",
        "client_id": "nine-hellos",
        "client_secret": "kept between the two",
    }
    for provider in (BROOKSIDE, TEAM)
]


def set_to(monkeypatch: pytest.MonkeyPatch, providers: list[dict[str, str]]) -> Settings:
    monkeypatch.setenv("NINEHELLOS_PROVIDERS", json.dumps(providers))
    return Settings(secret_key=SECRET)


def test_two_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = set_to(monkeypatch, IN_THE_ENVIRONMENT)
    assert [one.name for one in settings.providers] == ["Brookside Homes", "NORC team"]
    assert settings.provider_called("team") == settings.providers[1]
    assert settings.provider_called("nobody") is None
    assert "kept between the two" not in repr(settings)


def test_the_same_key_twice_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [IN_THE_ENVIRONMENT[0], {**IN_THE_ENVIRONMENT[1], "key": "brookside"}]
    with pytest.raises(ValidationError) as refused:
        set_to(monkeypatch, twice)
    assert "Two sign-in providers in NINEHELLOS_PROVIDERS have the same key." in str(refused.value)
    assert "kept between the two" not in str(refused.value)


@pytest.fixture
def both(house: House, monkeypatch: pytest.MonkeyPatch) -> Pretended:
    """Helen's organisation comes in through Brookside, Mina's through the team's own; both are pretended."""
    settings = house.app.state.settings.model_copy(update={"providers": (BROOKSIDE, TEAM)})
    monkeypatch.setitem(house.app.state._state, "settings", settings)
    with house.writing() as session:
        here, sam = house.here(session), house.actor(session, SAM)
        ids: dict[str, Any] = {one.name: one.id for one in organisations_of(session, here)}
        for provider in (BROOKSIDE, TEAM):
            choose_sign_in(session, sam, here, ids[provider.name], provider.key)
    return Pretended().stands_in(house.app, monkeypatch)


def goes_through(house: House, both: Pretended, provider: Provider, email: str) -> bool:
    """Whether someone whose provider vouches for this address comes in."""
    both.claims |= {"email": email, "sub": f"{email} at {provider.key}"}
    tablet = house.tablet()
    sent = both.asks(tablet, provider)
    assert sent["redirect_uri"].endswith(f"/sign-in/with/{provider.key}/back")
    back = tablet.client.get(f"/sign-in/with/{provider.key}/back", params={"code": "a-code", "state": sent["state"]})
    assert back.status_code in (200, 403)
    return is_signed_in(tablet)


def test_each_organisation_is_entered_only_through_its_own(house: House, both: Pretended) -> None:
    helen, mina = f"{HELEN.handle}@example.org", f"{MINA.handle}@example.org"
    house.tablet().open("/sign-in").says("I work for Brookside Homes", "I work for NORC team")
    assert goes_through(house, both, BROOKSIDE, helen)
    assert goes_through(house, both, TEAM, mina)
    assert not goes_through(house, both, TEAM, helen)
    assert not goes_through(house, both, BROOKSIDE, mina)


def test_what_was_begun_with_one_does_not_end_at_the_other(house: House, both: Pretended) -> None:
    tablet = house.tablet()
    sent = both.asks(tablet, TEAM)
    come_back(tablet, code="a-code", state=sent["state"]).says("That took too long, or was done already")
    assert not is_signed_in(tablet)
