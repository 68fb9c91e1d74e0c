"""Something on in every state that a date can have for Rosa, for the pages that show it."""

from datetime import time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.activities import lifts
from app.activities.changing import call_off_activity, call_off_date
from app.activities.coming import book, cancel
from app.activities.emergencies import give_contact
from app.activities.forms import BookForm, CallOffForm, PlanForm
from app.activities.happenings import Happening, the_activity, the_happening
from app.activities.planning import plan_activity
from app.activities.trip_forms import ContactForm, RideForm, SeatForm
from app.activities.who_came import came, count_comers
from app.core import clock
from app.neighbourhoods.queries import Here, neighbourhood_called
from app.people.actors import actor_called
from app.permissions.who import Actor

WISH = "A chair with arms, and nobody who smells of smoke. "
LONG = "Sitting, standing and stretching to music from everywhere "
OFF = CallOffForm(words="The heating broke, and the man who mends it comes on Thursday.")


class WhatsOn:
    """Numbers of activities by what is to be seen at their first dates."""

    def __init__(self, session: Session, slug: str = "linnet", officer: str = "mina") -> None:
        self.session, self.officer = session, officer
        self.here: Here = neighbourhood_called(session, slug)
        self.numbers: dict[str, int] = {}
        self._days = count(8)

    def someone(self, handle: str) -> Actor:
        return actor_called(self.session, handle, self.here.id)

    def plans(self, name: str, **form: object) -> Happening:
        first_on = clock.today("Europe/London") + timedelta(days=next(self._days))
        planned = {"title": f"An hour {name}", "kind": "class", "place": "lounge", "first_on": first_on}
        wanted = PlanForm.model_validate({**planned, "at_time": time(10, 30), "minutes": 60, **form})
        number = plan_activity(self.session, self.someone(self.officer), self.here, wanted).number
        self.numbers[f"on_{name}"] = number
        return the_happening(self.session, self.here, number, 1)

    def comes(self, handle: str, date: Happening, **form: object) -> None:
        book(self.session, self.someone(handle), self.here, date, BookForm.model_validate(form))


def whats_on_laid_in(session: Session) -> dict[str, int]:
    on = WhatsOn(session)
    _places(on)
    _called_off(on)
    _over(on)
    _trips(on)

    _owed(on)
    there = WhatsOn(session, "heron", "gwen")
    last = there.plans("heron", place="").date.id
    return {**on.numbers, **there.numbers, "last_date": last}


def _places(on: WhatsOn) -> None:
    weeks = {"repeats": "weekly", "last_on": clock.today("Europe/London") + timedelta(days=120)}
    on.plans("free", title=(LONG * 2)[:119], about=LONG * 20, led_by=LONG * 3, cost="2.50", bring=LONG * 2, **weeks)
    mine = on.plans("mine", leader="rosa", seats=8)
    on.comes("rosa", mine, heads=2, wishes=WISH * 5)
    on.comes("winston", mine, wishes=WISH)
    for name in ("waiting", "kept", "full"):
        date = on.plans(name, seats=1)
        on.comes("winston", date)
        on.comes("amina" if name == "full" else "rosa", date)
        if name == "kept":
            cancel(on.session, on.someone("winston"), on.here, date)
    on.comes("winston", on.plans("nearly", seats=2))


def _called_off(on: WhatsOn) -> None:
    call_off_date(on.session, on.someone("mina"), on.here, on.plans("off"), OFF)
    ended = on.plans("ended")
    planned = the_activity(on.session, on.here, ended.activity.number)
    call_off_activity(on.session, on.someone("mina"), on.here, planned, OFF)


def _over(on: WhatsOn) -> None:
    """Yesterday's, with names at the door."""
    yesterday = clock.today("Europe/London") - timedelta(days=1)
    with clock.at(clock.now() - timedelta(days=5)):
        date = on.plans("over", first_on=yesterday, leader="rosa")
        for handle in ("rosa", "winston", "amina"):
            on.comes(handle, date, heads=2, wishes=WISH)
    with clock.at(date.date.starts_at):
        came(on.session, on.someone("mina"), date, on.someone("winston").person_id or 0)
        came(on.session, on.someone("mina"), date, on.someone("bea").person_id or 0)
        count_comers(on.session, on.someone("mina"), date, 4)


def _trips(on: WhatsOn) -> None:
    """One today that Bea leads, with a car and someone without a lift; and one that nobody said anything about."""
    now = clock.now().astimezone(ZoneInfo("Europe/London"))
    begun = {"first_on": now.date(), "at_time": time(0, 0), "minutes": 1439}
    with clock.at(clock.now() - timedelta(days=3)):
        trip = on.plans("trip", kind="trip", leader="bea", place="", elsewhere="The front door", **begun)
        for handle in ("rosa", "winston", "amina"):
            on.comes(handle, trip)
        lifts.say_ride(
            on.session, on.someone("winston"), on.here, trip, RideForm(kind="offers", seats=2, wheelchair=True)
        )
        for handle in ("rosa", "amina"):
            form = RideForm(kind="asks", step=True, wheelchair=True)
            lifts.say_ride(on.session, on.someone(handle), on.here, trip, form)
        leader = on.someone("bea")
        lifts.seat(on.session, leader, trip, SeatForm(rider="rosa", driver="winston", at_time=time(8, 40)))
        lifts.tell_riders(on.session, leader, on.here, trip)
        form = ContactForm(name="Carmen, my daughter", phone="07700 900555")
        give_contact(on.session, on.someone("rosa"), on.here, form)
    on.plans("quiet_trip", kind="trip", leader="rosa")


def _owed(on: WhatsOn) -> None:
    """Something of everything that a week can still need."""
    today = clock.today("Europe/London")
    bare = on.plans("bare", title=(LONG * 2)[:119], place="", first_on=today + timedelta(days=1), seats=1)
    for handle in ("winston", "rosa"):
        on.comes(handle, bare)
    with clock.at(clock.now() - timedelta(days=5)):
        on.plans("unlisted", first_on=today - timedelta(days=2))
    ends = {"repeats": "weekly", "last_on": today + timedelta(days=30)}
    on.plans("term", title=(LONG * 2)[:119], leader="rosa", skips_holidays="yes", **ends)
