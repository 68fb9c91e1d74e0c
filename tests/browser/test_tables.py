"""A tablet goes round a table of five: each act lands with the right provenance, and nothing of one meets the next."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect
from sqlmodel import col, func, select

from app.cards.service import make_cards
from app.needs.models import Backing
from app.neighbourhoods.queries import neighbourhood_called
from app.participation.models import Participation
from app.people.actors import actor_called
from app.people.models import Person, WebSession
from app.tables.forms import TabletForm
from app.tables.service import choose_tiles, new_opening_code, open_tablet
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import SECRET, Served

TILES = ("rosa", "amina", "bea")
SECRET_WORDS = "My knee is bad and nobody is to know"
NEED = 7
ALL_BUT_TILES = """() => {
  const fields = [...document.querySelectorAll('input:not([name=person]), textarea')].map((one) => one.value);
  const page = document.documentElement.cloneNode(true);
  page.querySelectorAll('.tiles').forEach((one) => one.remove());
  return page.outerHTML + fields.join('|');
}"""
"""Everything that can be read. Tiles may stay: their names are on this table all the while."""


@dataclass
class Table:
    """The tablet on the table, and what is known of it from outside."""

    screen: Screen
    served: Served

    def sits(self, handle: str) -> None:
        """Someone finds their tile."""
        self.screen.open("/table").find("a[href='/table?choose=name']").click()
        self.screen.find(f"form:has(input[value='{handle}']) button").click()
        self.screen.arrives("/linnet")

    def sits_without_a_name(self) -> None:
        self.screen.open("/table").find("form:not(:has([name='person'])) button.lead-on").click()
        self.screen.arrives("/linnet")

    def passes_on(self) -> None:
        self.screen.find(".table-bar form[action='/table/passing-on'] button").click()
        expect(self.screen.find("[data-goodbye]")).to_be_visible()

    def begins(self, words: str) -> None:
        self.screen.open("/linnet/needs/new").write("title", words)

    def last_act(self) -> tuple[str, str | None, str | None, str]:
        with self.served.reading() as session:
            act = session.exec(select(Participation).order_by(col(Participation.id).desc())).first()
            assert act is not None and act.via is not None
            names = dict(session.exec(select(Person.id, Person.handle)).all())
            return act.kind.value, names.get(act.spoken_by or 0), names.get(act.typed_by or 0), act.via.value

    def sessions(self) -> int:
        with self.served.reading() as session:
            return len(session.exec(select(WebSession).where(col(WebSession.tablet_id).is_not(None))).all())

    def backings(self) -> int:
        with self.served.reading() as session:
            return session.exec(select(func.count()).select_from(Backing)).one()

    def shows_nothing_of(self, *words: str, turns: int = 4) -> None:
        """Neither the page nor any that Back and Forward lead to, nor what stands in their fields."""
        for turn in (None, *["go_back"] * turns, *["go_forward"] * turns):
            read = self._read(turn)
            for word in words:
                assert word not in read, f"the next person reads {word!r} at {self.screen.path} after {turn}"
        self.screen.complaints.clear()

    def _read(self, turn: str | None) -> str:
        page = self.screen.page
        try:
            if turn:
                getattr(page, turn)(wait_until="load", timeout=4000)
                page.wait_for_timeout(150)  # for what a script leads on to
            return str(page.evaluate(ALL_BUT_TILES))
        except PlaywrightError:
            page.wait_for_timeout(300)  # while the browser puts up a page of its own
            return ""


def table_of(screen: Screen, served: Served) -> Table:
    """Mina opens a tablet for Rosa, Amina and Bea; its code is typed on this screen."""
    with served.app.state.database.whole_house.writing() as session:
        here = neighbourhood_called(session, "linnet")
        mina = actor_called(session, "mina", here.id)
        tablet = open_tablet(session, mina, here, TabletForm(name="Table 1"))
        people = session.exec(select(Person.id).where(col(Person.handle).in_(TILES))).all()
        choose_tiles(session, mina, tablet, people)
        code = new_opening_code(session, mina, tablet, SECRET)
    screen.open("/table").write("code", code)
    screen.press("Open this tablet")
    screen.reads("Hello. Who has this tablet now?")
    return Table(screen, served)


@pytest.fixture
def table(screens: OpenScreen, linnet: Served) -> Table:
    return table_of(screens(), linnet)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def either_table(request: pytest.FixtureRequest, screens: OpenScreen, linnet: Served) -> Table:
    return table_of(screens(java_script_enabled=request.param), linnet)


def test_a_table_of_five_passes_a_tablet(table: Table) -> None:
    rosa_raises_with_a_double_tap(table)
    khalid_talks_with_his_card(table)
    someone_says_me_too(table)
    amina_walks_away_and_comes_back(table)
    bea_loses_the_line(table)
    assert table.sessions() == 0


def rosa_raises_with_a_double_tap(table: Table) -> None:
    table.sits("rosa")
    table.begins("A clock in the lounge")
    table.screen.press("Go on")
    table.screen.find("main button").filter(has_text="Send it as it is").dblclick(no_wait_after=True)
    expect(table.screen.find("h1")).to_have_text("A clock in the lounge")
    assert table.served.needs_called("A clock in the lounge") == 1
    assert table.last_act() == ("need_raised", "rosa", "rosa", "table_tablet")
    table.passes_on()
    table.screen.reads("Goodbye, %(name)s. Thank you.", name="Rosa")
    table.screen.press("I am next")
    table.shows_nothing_of("Rosa", "Delgado", "A clock in the lounge")


def khalid_talks_with_his_card(table: Table) -> None:
    with table.served.app.state.database.whole_house.writing() as session:
        here = neighbourhood_called(session, "linnet")
        khalid = session.exec(select(Person).where(Person.handle == "khalid")).one()
        ((_, code),) = make_cards(session, actor_called(session, "mina", here.id), here, [khalid.id], SECRET)
    table.screen.open(f"/card#{code}")
    table.screen.find("form[data-card] button").click()
    table.screen.arrives("/linnet")
    assert code not in table.screen.page.url
    table.screen.open(f"/linnet/needs/{NEED}/comments").write("words", "I saw it too.")
    table.screen.find("main form[method='post'] .ds-button").last.click()
    expect(table.screen.find("main [name='words']")).to_have_count(0)
    assert table.last_act() == ("comment_made", "khalid", "khalid", "table_tablet")
    table.passes_on()
    table.screen.open("/table")
    table.shows_nothing_of("Khalid", "Mansour", "I saw it too.", code)
    expect(table.screen.open("/table").find("html")).to_have_attribute("lang", "en")


def someone_says_me_too(table: Table) -> None:
    before = table.backings()
    table.sits_without_a_name()
    table.screen.open(f"/linnet/needs/{NEED}").find("main form[action$='/backing'] button").dblclick()
    table.screen.reads("Thank you. Your “me too” is counted.")
    table.screen.reads("Thank you. Your “me too” is counted.")
    assert table.last_act() == ("need_backed", None, None, "table_tablet")
    table.passes_on()
    assert table.backings() == before + 1, "two taps are one “me too”"


def amina_walks_away_and_comes_back(table: Table) -> None:
    table.screen.page.clock.install()
    table.sits("amina")
    table.begins(SECRET_WORDS)
    table.screen.page.clock.run_for(91_000)
    cover = table.screen.find("#cover")
    expect(cover).to_be_visible()
    expect(cover.locator("h2")).to_have_text("Still here, Amina?")
    is_covered(table.screen)
    cover.locator("[data-stay]").click()
    expect(table.screen.find("main [name='title']")).to_have_value(SECRET_WORDS)
    expect(table.screen.find("main [name='title']")).to_be_visible()
    table.screen.page.clock.run_for(91_000)
    cover.locator("form button").click()
    expect(table.screen.find("[data-goodbye]")).to_be_visible()
    assert table.served.needs_called(SECRET_WORDS) == 0
    table.screen.open("/table")
    table.shows_nothing_of("Amina", "knee")


def bea_loses_the_line(table: Table) -> None:
    words = "A ramp at the back door"
    table.sits("bea")
    table.screen.open(f"/linnet/needs/{NEED}/comments").write("words", words)
    table.screen.context.set_offline(True)
    send = table.screen.find("main form[method='post'] .ds-button").last
    send.click()
    line = table.screen.find("#no-line")
    table.screen.page.clock.run_for(1000)
    expect(line).to_have_text("No connection. Your words are kept. Try again.")
    expect(table.screen.find("main [name='words']")).to_have_value(words)
    table.screen.context.set_offline(False)
    table.screen.page.clock.run_for(2000)
    send.click()
    expect(table.screen.find("main [name='words']")).to_have_count(0)
    assert table.last_act() == ("comment_made", "bea", "bea", "table_tablet")
    table.screen.complaints.clear()
    table.passes_on()
    table.screen.open("/table")
    table.shows_nothing_of("Beatrice", words)


def is_covered(screen: Screen) -> None:
    """The words are neither seen, nor reached by a key, nor told to a screen reader; Escape does not lift the cover."""
    assert not screen.script(
        """() => {
          const box = document.querySelector('main').getBoundingClientRect();
          return document.elementsFromPoint(box.x + 60, Math.max(box.y, 0) + 60).some(one => one.closest('main'))
            || getComputedStyle(document.querySelector('main [name=title]')).visibility !== 'hidden';
        }"""
    )
    assert SECRET_WORDS not in screen.find("body").aria_snapshot()
    for key in ("Tab",) * 4 + ("Escape",) * 3 + ("Tab",) * 2:
        screen.page.keyboard.press(key)
        assert not screen.script("!!document.activeElement.closest('main, .doors, .comfort')"), key
    expect(screen.find("#cover")).to_be_visible()
    expect(screen.find("main [name='title']")).to_be_hidden()


def test_whoever_walks_away_for_good_is_passed_on_and_their_words_are_gone(table: Table) -> None:
    table.screen.page.clock.install()
    table.sits("amina")
    table.begins(SECRET_WORDS)
    table.screen.page.clock.run_for(91_000)
    expect(table.screen.find("#cover")).to_be_visible()
    assert table.sessions() == 1
    table.screen.page.clock.run_for(5 * 60_000 + 2_000)
    table.screen.reads("Hello. Who has this tablet now?")
    assert table.sessions() == 0
    table.shows_nothing_of("Amina", "knee")


def test_words_that_were_not_sent_do_not_meet_the_next_person_in_the_same_field(either_table: Table) -> None:
    either_table.sits("rosa")
    either_table.begins(SECRET_WORDS)
    either_table.passes_on()
    either_table.sits("amina")
    either_table.screen.open("/linnet/needs/new")
    either_table.shows_nothing_of("Rosa", "knee", turns=8)


def test_what_answered_a_form_is_not_gone_back_to(either_table: Table) -> None:
    either_table.sits("rosa")
    either_table.begins(SECRET_WORDS)
    either_table.screen.press("Go on")
    either_table.screen.find("main [name='story']").wait_for()
    either_table.passes_on()
    either_table.shows_nothing_of("Delgado", "knee")


def test_how_pages_look_goes_with_the_person(either_table: Table) -> None:
    either_table.sits("bea")
    page = either_table.screen.find("html")
    either_table.screen.find("button[name='text_size'][value='32']").click()
    expect(page).to_have_attribute("data-text-size", "32")
    either_table.passes_on()
    for name, value in (("data-text-size", "24"), ("data-contrast", "warm"), ("lang", "en")):
        expect(either_table.screen.open("/table").find("html")).to_have_attribute(name, value)


def test_back_leads_to_the_first_page_when_no_one_has_it(table: Table) -> None:
    table.sits("rosa")
    table.screen.open("/linnet/needs")
    table.passes_on()
    table.screen.page.go_back()
    table.screen.reads("Hello. Who has this tablet now?")


def test_mina_makes_the_device_in_her_hands_the_tables(screens: OpenScreen, linnet: Served) -> None:
    mina = screens().become("mina").open("/linnet/tables")
    mina.press("Open a tablet")
    mina.press("Go on")
    mina.write("words", "rosa del")
    mina.press("Go on")
    mina.find("label:has(input[value='rosa'])").click()
    mina.press("Go on")
    mina.press("Use this device now")
    mina.reads("Hello. Who has this tablet now?")
    assert re.search(r"/table$", mina.page.url)
    mina.page.go_back()
    mina.reads("Hello. Who has this tablet now?")
