"""Helen signs in at work and comes back signed in here: a real provider, a real browser, our content policy."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from app.neighbourhoods.queries import neighbourhood_called, organisations_of
from app.neighbourhoods.sign_ins import choose_sign_in
from app.people.actors import actor_called
from app.people.models import Person
from app.people.providers import Providers
from app.people.ways_in import Identity
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import Served
from tests.oidc.provider import PEOPLE, a_real_provider


@pytest.fixture
def brookside(linnet: Served) -> Iterator[Served]:
    """The demo neighbourhood, in which Brookside's people come in through their own provider."""
    back = f"{linnet.address}/sign-in/with/brookside/back"
    with a_real_provider(back) as provider, _known(linnet, provider.settings):
        with linnet.app.state.database.whole_house.writing() as session:
            here = neighbourhood_called(session, "linnet")
            steward = actor_called(session, "sam", here.id)
            ours = next(one.id for one in organisations_of(session, here) if one.key == "brookside")
            choose_sign_in(session, steward, here, ours, "brookside")
            helen = session.exec(select(Person).where(Person.handle == "helen")).one()
            helen.email = PEOPLE["helen"]["email"]
            session.info["logged"] = True
        yield linnet


@contextmanager
def _known(linnet: Served, provider: object) -> Iterator[None]:
    state = linnet.app.state
    before, state.settings = state.settings, state.settings.model_copy(update={"providers": (provider,)})
    state.providers = Providers(linnet.address)
    yield
    state.settings = before


def goes_to_work(screen: Screen) -> None:
    """Off to the provider, whose pages ask for letters of another house that is not there."""
    screen.context.route("**/fonts.googleapis.com/**", lambda route: route.fulfill(content_type="text/css", body=""))
    screen.press("I work for %(organisation)s", organisation="Brookside Homes")


def signs_in_at_work(screen: Screen, name: str) -> None:
    """The provider's own pages: who, then “continue”."""
    goes_to_work(screen)
    screen.page.locator("input[name='login']").fill(name)
    screen.page.locator("input[name='password']").fill("whatever")
    screen.page.locator("button[type='submit']").click()
    screen.page.get_by_role("button", name="Continue").click()


def test_helen_goes_round_and_comes_back_to_her_work(brookside: Served, screens: OpenScreen) -> None:
    screen = screens()
    screen.open("/linnet/today")
    screen.arrives("/sign-in")
    signs_in_at_work(screen, "helen")
    screen.arrives("/linnet/today")
    assert "code=" not in screen.page.url
    screen.open("/me/devices")
    expect(screen.find("main")).to_contain_text("This device")
    with brookside.reading() as session:
        assert session.exec(select(Identity.subject)).all() == ["helen"]
    cookies = {cookie["name"]: cookie for cookie in screen.context.cookies(brookside.address)}
    assert "handshake" not in cookies and cookies["session"]["httpOnly"]


def test_someone_we_do_not_know_is_told_whom_to_ask(brookside: Served, screens: OpenScreen) -> None:
    screen = screens()
    screen.open("/sign-in")
    signs_in_at_work(screen, "newcomer")
    screen.reads("We don't know this address here yet")
    expect(screen.find("main")).to_contain_text(brookside.name_of("sam"))


def test_she_changes_her_mind_there_and_finds_a_kind_page(brookside: Served, screens: OpenScreen) -> None:
    screen = screens()
    goes_to_work(screen.open("/sign-in"))
    screen.page.get_by_role("link", name="Cancel").click()
    screen.reads("%(organisation)s did not let you through", organisation="Brookside Homes")


def test_without_scripts_it_goes_the_same_way(brookside: Served, screens: OpenScreen) -> None:
    screen = screens(java_script_enabled=False)
    screen.open("/sign-in")
    signs_in_at_work(screen, "helen")
    screen.arrives("/linnet")
