"""The demo neighbourhood with a few more things to look at, and its pages opened one after another."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlmodel import Session, col, select

from app.moderating.models import SecondLook
from app.needs.answering import answer_need
from app.needs.forms import AnswerForm, CommentForm, RaiseForm, ReviewForm
from app.needs.kinds import AnswerKind, ReviewState
from app.needs.models import Need
from app.needs.raising import raise_need
from app.needs.replies import Comment
from app.needs.reviewing import review_need
from app.needs.talking import comment
from app.neighbourhoods.queries import neighbourhood_called
from app.people.actors import actor_called
from app.people.models import Person
from app.people.sessions import open_session
from tests.browser.cards_laid_in import WITH_HER_CARD, cards_laid_in, in_with_card
from tests.browser.corners_laid_in import CORNERS_ALONE, IN_CORNERS, cookies_in_corners, corners_laid_in
from tests.browser.corners_met import CORNERS
from tests.browser.looks_laid_in import LOOKED_AT, looks_laid_in
from tests.browser.measuring import resize
from tests.browser.met import NEVER_LEADS_ON
from tests.browser.offers_laid_in import offers_laid_in
from tests.browser.pages_met import LONG_STORY, LONG_TITLE, PAGES, Met
from tests.browser.pages_of_giving import GIVING
from tests.browser.screen import TABLET, Screen
from tests.browser.served import Served
from tests.browser.tables_laid_in import AT_TABLES, cookies_at_table, tablet_laid_in
from tests.browser.whats_on_laid_in import whats_on_laid_in
from tests.browser.whats_on_met import WHATS_ON

ALL = [*PAGES, *WHATS_ON, *CORNERS, *LOOKED_AT]


@dataclass(frozen=True)
class Sights:
    """What there is to look at: numbers of needs in every state, and who can show them."""

    served: Served
    numbers: dict[str, int | str]
    authors: dict[str, str]

    def cookies(self, who: str) -> dict[str, str]:
        """What the browser of someone holds; of a table's tablet too."""
        if who in CORNERS_ALONE:
            with self.served.app.state.database.whole_house.writing() as session:
                return cookies_in_corners(session, self.numbers, who)
        if who not in AT_TABLES:
            return {"session": self.someone(who)} if who else {}
        with self.served.app.state.database.whole_house.writing() as session:
            return cookies_at_table(session, self.numbers["tablet"], who)

    def someone(self, who: str) -> str:
        """The session of someone."""
        handle = self.authors.get(who.removeprefix("author of "), who)
        with self.served.app.state.database.whole_house.writing() as session:
            if who == WITH_HER_CARD:
                return in_with_card(session, self.numbers["card"])
            person = session.exec(select(Person).where(Person.handle == handle)).one()
            return open_session(session, person.id)


@dataclass(frozen=True)
class Opened:
    """A page that stands open, to be measured."""

    met: Met
    screen: Screen


@pytest.fixture(scope="module")
def sights(front_door: Served, demo_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sights]:
    path = tmp_path_factory.mktemp("sights") / "demo.db"
    shutil.copy(demo_template, path)
    with front_door.on(f"sqlite:///{path}") as served:
        with served.app.state.database.whole_house.writing() as session:
            found = Sights(served, {}, {"silent": "mehmet", **IN_CORNERS})
            _look_for_states(session, found)
            _look_for_talk(session, found)
            found.numbers["long"] = _a_long_story(session)
            found.numbers.update(cards_laid_in(session))
            found.numbers.update(tablet_laid_in(session))
            found.numbers.update(offers_laid_in(session))
            found.numbers.update(whats_on_laid_in(session))
            found.numbers.update(corners_laid_in(session))
            found.numbers.update(looks_laid_in(session))
        yield found


OpenPage = Callable[[Met, str], Screen]


@pytest.fixture(scope="module")
def open_page(browser: Browser, sights: Sights) -> Iterator[OpenPage]:
    """Opens a page for whoever it is for, in a language: each language in a tab of its own, which stays warm."""
    tabs: dict[str, Screen] = {}

    def open_one(met: Met, language: str) -> Screen:
        if language not in tabs:
            context = browser.new_context(viewport=TABLET, reduced_motion="reduce", locale=language)
            context.add_init_script(NEVER_LEADS_ON)
            tabs[language] = Screen(context, sights.served, language)
        screen = tabs[language]
        _hand_over(screen, sights.cookies(met.who))
        met.show(screen, sights.numbers)
        return screen

    yield open_one
    for screen in tabs.values():
        screen.context.close()


def _hand_over(screen: Screen, cookies: dict[str, str]) -> None:
    """Nothing of the page before stays: not what it was told, nor who had it, nor how it was held."""
    screen.page.goto("about:blank")
    resize(screen, **TABLET)
    screen.context.clear_cookies()
    screen.context.add_cookies(
        [{"name": name, "value": value, "url": screen.served.address} for name, value in cookies.items()]
    )
    screen.complaints.clear()


@pytest.fixture(scope="module", params=[*ALL, *GIVING], ids=str)
def opened(request: pytest.FixtureRequest, open_page: OpenPage) -> Opened:
    """Each page in English, opened once for all that is asked of it."""
    return Opened(request.param, open_page(request.param, "en"))


@pytest.fixture(scope="module", params=[*ALL, *GIVING], ids=str)
def opened_in_arabic(request: pytest.FixtureRequest, open_page: OpenPage) -> Opened:
    return Opened(request.param, open_page(request.param, "ar"))


def _a_long_story(session: Session) -> int:
    """As many words as anyone may write, with a word that has no end, and a picture of a face."""
    here = neighbourhood_called(session, "linnet")
    rosa, mina, helen = (actor_called(session, who, here.id) for who in ("rosa", "mina", "helen"))
    need = raise_need(session, rosa, here, RaiseForm(title=LONG_TITLE, story=LONG_STORY))
    review_need(session, mina, need, ReviewForm(outcome=ReviewState.SHOWN))
    comment(session, mina, here, need, CommentForm(words=LONG_STORY[:1900]))
    answer_need(session, helen, here, need, AnswerForm(kind=AnswerKind.DONE, words=LONG_STORY[:1900]))
    return need.number


def _look_for_states(session: Session, sights: Sights) -> None:
    """The oldest need in each state, and who raised it."""
    here = neighbourhood_called(session, "linnet")
    every = select(Need, Person.handle).join(Person, col(Person.id) == Need.said_by_id)
    for need, handle in session.exec(every.where(Need.neighbourhood_id == here.id).order_by(col(Need.number))):
        states = [need.stands.value] if need.review == ReviewState.SHOWN else [need.review.value]
        if need.review == ReviewState.WAITING:
            states = ["to_review"]
        if handle == "rosa":
            states.append("mine")
        for state in states:
            sights.numbers.setdefault(state, need.number)
            sights.authors.setdefault(state, handle)


def _look_for_talk(session: Session, sights: Sights) -> None:
    here = neighbourhood_called(session, "linnet")
    said = select(Comment.id, Need.number).join(Need, col(Need.id) == Comment.need_id)
    said = said.join(Person, col(Person.id) == Comment.said_by_id).where(Need.neighbourhood_id == here.id)
    seen = said.where(col(Comment.shown_at).is_not(None), col(Comment.hidden_at).is_(None))
    words, need = session.exec(seen.where(Person.handle != "rosa").limit(1)).one()
    waits = said.join(SecondLook, col(SecondLook.comment_id) == Comment.id).where(col(SecondLook.looked_at).is_(None))
    hidden, looked_at = session.exec(waits.limit(1)).one()
    sights.numbers.update(comment=words, talked_about=need, hidden=hidden, looked_at=looked_at)
