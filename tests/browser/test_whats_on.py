"""What is on, as its people do it: a term planned and put up, a place by card, a call taken, a check in the block."""

from collections.abc import Sequence
from datetime import date, timedelta

from playwright.sync_api import expect
from sqlmodel import Session, col, select

from app.activities.models import Activity, Booking, Date
from app.cards.service import make_cards
from app.core import clock
from app.grants.models import Grant
from app.neighbourhoods.queries import neighbourhood_called
from app.participation.models import Participation
from app.people.actors import actor_called
from app.people.models import Person
from app.people.sessions import open_session
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import SECRET, Served
from tests.browser.test_tables import table_of
from tests.browser.whats_on_laid_in import WhatsOn
from tests.cards.reading import words_on
from tests.figures import Figures

A_CLICK, A_WORD = 3.0, 2.0
"""Seconds that an officer in a hurry needs to find and press something, and to type one word."""
TWO_MINUTES = 120


class Hands:
    """Counts what is pressed and typed on a screen."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.clicks, self.words = screen, 0, 0

    def presses(self, selector: str) -> None:
        self.clicks += 1
        self.screen.find(selector).first.click()

    def writes(self, field: str, words: str) -> None:
        self.clicks, self.words = self.clicks + 1, self.words + len(words.split())
        self.screen.find(f"main [name='{field}']").first.fill(words)

    def chooses(self, field: str, value: str) -> None:
        self.clicks += 2
        self.screen.find(f"main select[name='{field}']").first.select_option(value)

    @property
    def seconds(self) -> float:
        return self.clicks * A_CLICK + self.words * A_WORD


def mondays_round_a_bank_holiday() -> tuple[date, date, date]:
    """The first and last day of a term, and the Monday in May that is a bank holiday in England."""
    may = date(clock.today("Europe/London").year + 1, 5, 1)
    holiday = may + timedelta(days=-may.weekday() % 7)
    return holiday - timedelta(weeks=3), holiday + timedelta(weeks=3), holiday


def test_mina_plans_a_term_round_a_bank_holiday_and_prints_the_poster(
    screens: OpenScreen, linnet: Served, figures: Figures
) -> None:
    mina = screens(accept_downloads=True).become("mina").open("/linnet/today")
    first, last, holiday = mondays_round_a_bank_holiday()
    hands = Hands(mina)
    plans_a_term(hands, first, last)
    expect(mina.find("h1")).to_contain_text("Chair yoga")
    days = planned(linnet, "Chair yoga")
    # The last Monday of May is a bank holiday too.
    assert days == [day for day in weeks(first, last) if day not in (holiday, last_monday_of_may(holiday))]

    hands.presses("nav a[href='/linnet/activities']")
    hands.presses("main a[href^='/linnet/activities/month']")
    while mina.find("[name='month']").input_value() != f"{first:%Y-%m}":
        hands.presses("main nav.buttons a:nth-of-type(2)")
        mina.page.wait_for_load_state()
    hands.chooses("size", "a3")
    assert "Chairyoga" in words_on(printed(mina))
    hands.clicks += 1
    figures.note("a term and its poster", "mina", f"{hands.clicks} clicks, {hands.words} words: {hands.seconds:.0f} s")
    assert hands.seconds < TWO_MINUTES


def plans_a_term(hands: Hands, first: date, last: date) -> None:
    hands.presses("nav a[href='/linnet/activities']")
    hands.presses("main a[href='/linnet/activities/new']")
    hands.writes("title", "Chair yoga")
    hands.presses("label:has(input[value='class'])")
    hands.writes("first_on", first.isoformat())
    hands.writes("at_time", "15:30")
    hands.chooses("repeats", "weekly")
    hands.writes("last_on", last.isoformat())
    hands.presses("label:has([name='skips_holidays'])")
    hands.chooses("place", "lounge")
    hands.presses("#plan button.ds-button:not([name])")


def test_rosa_takes_a_place_with_her_card_at_the_table(screens: OpenScreen, linnet: Served) -> None:
    with linnet.app.state.database.whole_house.writing() as session:
        happening = WhatsOn(session).plans("at the table", seats=8)
        number, day = happening.activity.number, happening.date.id
        here = neighbourhood_called(session, "linnet")
        rosa = actor_called(session, "rosa", here.id)
        ((_, code),) = make_cards(session, actor_called(session, "mina", here.id), here, [rosa.person_id or 0], SECRET)
    table = table_of(screens(), linnet)
    table.screen.open(f"/card#{code}").find("form[data-card] button").click()
    table.screen.arrives("/linnet")
    table.screen.open(f"/linnet/activities/{number}/dates/1").press("I’m coming")
    table.screen.reads("You are coming")
    assert table.last_act() == ("place_booked", "rosa", "rosa", "table_tablet")
    assert coming(linnet, day) == ["rosa"]
    table.passes_on()
    table.shows_nothing_of(linnet.name_of("rosa"))


def test_aminas_daughter_rings_mina_and_amina_is_not_expected_any_more(screens: OpenScreen, linnet: Served) -> None:
    with linnet.app.state.database.whole_house.writing() as session:
        on = WhatsOn(session)
        happening = on.plans("on the phone", seats=1)
        number, day = happening.activity.number, happening.date.id
        on.comes("amina", happening)
        on.comes("rosa", happening)
    mina = screens().become("mina").open(f"/linnet/activities/{number}/dates/1")
    mina.find("#coming details summary").filter(has_text="For someone else").click()
    mina.find("#cancel-for").select_option("amina")
    mina.find("#cancel-via").select_option("phone")
    with mina.answered():
        mina.press("Can’t come")
    assert coming(linnet, day) == []
    with linnet.reading() as session:
        assert booking(session, day, "amina").state.value == "cancelled"
        act = session.exec(select(Participation).where(Participation.kind == "booking_cancelled")).all()[-1]
        amina, mina_ = (actor_called(session, who, act.neighbourhood_id).person_id for who in ("amina", "mina"))
        assert (act.spoken_by, act.typed_by, act.via and act.via.value) == (amina, mina_, "phone")
        # Rosa waited: the place is kept for her, with a time by which to say yes.
        assert (booking(session, day, "rosa").state.value, booking(session, day, "rosa").answer_by is None) == (
            "offered",
            False,
        )


def test_a_nurse_brings_a_monthly_check_into_the_block(screens: OpenScreen, linnet: Served) -> None:
    shah = screens().become("shah").open("/linnet/activities/new")
    first = first_wednesday(clock.today("Europe/London") + timedelta(days=20))
    shah.write("title", "Feet and shoes check")
    shah.choose("kind", "service")
    shah.write("first_on", first.isoformat())
    shah.write("at_time", "10:00")
    shah.find("main select[name='repeats']").select_option("monthly_weekday")
    shah.write("last_on", (first + timedelta(days=180)).isoformat())
    shah.find("main select[name='leader']").select_option("shah")
    shah.find("main select[name='organisation']").select_option("practice")
    shah.find("#plan button.ds-button:not([name])").first.click()
    expect(shah.find("h1")).to_contain_text("Feet and shoes check")
    shah.find("main a[href$='/dates/1']").first.click()
    shah.reads("Dr Shah", "Alder Street Practice")
    days = planned(linnet, "Feet and shoes check")
    assert len(days) >= 6
    assert {(day.weekday(), (day.day - 1) // 7) for day in days} == {(2, 0)}
    screens().become("rosa").open("/linnet/activities?kind=service").reads("Feet and shoes check")


def test_the_board_decides_and_everyone_reads_the_words_of_each_side(screens: OpenScreen, linnet: Served) -> None:
    winston = comes_in(screens(), linnet, "winston").open("/linnet/grants/new")
    winston.write("title", "Seeds for the raised beds")
    winston.write("group_name", "The balcony gardeners")
    winston.write("cost", "£45")
    with winston.answered():
        winston.find("main form .ds-button:not([name])").last.click()
    number = numbered(linnet, "Seeds for the raised beds")
    mina = screens().become("mina").open(f"/linnet/grants/{number}/review")
    mina.choose("outcome", "shown")
    with mina.answered():
        mina.find("main form .ds-button:not([name])").last.click()
    for handle, kind, words in (("ken", "concern", "Who waters them in August?"), ("brenda", "consent", "I like it.")):
        says(comes_in(screens(), linnet, handle), number, kind, words)
    bea = screens().become("bea").open(f"/linnet/grants/{number}/decision")
    decides(bea, "agreed", "We pay for the seeds.")
    bea.find("#errors").wait_for()
    says(comes_in(screens(), linnet, "ken"), number, "consent", "Delroy waters them. I am content.")
    decides(bea.open(f"/linnet/grants/{number}/decision"), "agreed", "We pay for the seeds.")
    bea.arrives(f"/linnet/grants/{number}")
    read = screens().open(f"/linnet/grants/{number}")
    read.reads("We pay for the seeds.", "Who waters them in August?", "Delroy waters them. I am content.", "I like it.")


def comes_in(screen: Screen, served: Served, handle: str) -> Screen:
    """Someone of Linnet Court whom the demo does not offer to be."""
    with served.app.state.database.whole_house.writing() as session:
        person = session.exec(select(Person).where(Person.handle == handle)).one()
        key = open_session(session, person.id or 0)
    screen.context.add_cookies([{"name": "session", "value": key, "url": served.address}])
    return screen


def says(board: Screen, number: int, kind: str, words: str) -> None:
    board.open(f"/linnet/grants/{number}/voices").choose("kind", kind)
    board.write("words", words)
    board.press("Send")
    board.arrives(f"/linnet/grants/{number}")


def decides(board: Screen, verdict: str, words: str) -> None:
    board.choose("verdict", verdict)
    board.write("words", words)
    board.write("review_on", (clock.today() + timedelta(days=60)).isoformat())
    board.find("label[for='other_than']").click()
    board.press("Write it down")


def printed(screen: Screen) -> bytes:
    """The sheet that the button asks for as it is pressed; a browser without a viewer would only save it."""
    with screen.page.expect_request("**/whats-on.pdf?*") as asked:
        screen.find("form[action$='.pdf'] button").click(no_wait_after=True)
    return screen.page.request.get(asked.value.url).body()


def weeks(first: date, last: date) -> list[date]:
    return [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]


def last_monday_of_may(holiday: date) -> date:
    mondays = [holiday + timedelta(weeks=number) for number in range(5)]
    return max(day for day in mondays if day.month == 5)


def first_wednesday(after: date) -> date:
    return next(
        day for day in (after + timedelta(days=ahead) for ahead in range(40)) if day.weekday() == 2 and day.day <= 7
    )


def planned(served: Served, title: str) -> Sequence[date]:
    with served.reading() as session:
        dates = select(Date.starts_at).join(Activity, col(Activity.id) == Date.activity_id)
        return [at.date() for at in session.exec(dates.where(Activity.title == title).order_by(col(Date.starts_at)))]


def numbered(served: Served, title: str) -> int:
    with served.reading() as session:
        return session.exec(select(Grant.number).where(Grant.title == title)).one()


def coming(served: Served, day: int | None) -> list[str]:
    with served.reading() as session:
        who = select(Person.handle).join(Booking, col(Booking.said_by_id) == Person.id)
        return sorted(session.exec(who.where(Booking.date_id == day, Booking.state == "coming")))


def booking(session: Session, day: int | None, handle: str) -> Booking:
    theirs = select(Booking).join(Person, col(Person.id) == Booking.said_by_id)
    return session.exec(theirs.where(Booking.date_id == day, Person.handle == handle)).one()
