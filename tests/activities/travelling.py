"""A trip by car as people arrange it, through the services they use."""

from datetime import date, time
from typing import Any

from app.activities import emergencies, lifts
from app.activities.happenings import the_happening
from app.activities.rides import Rides, rides_of
from app.activities.trip_forms import ContactForm, RideForm, SeatForm
from tests.activities.arranging import an_activity, books
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, Part
from tests.house import House

DAY = date(2026, 12, 16)
CARMEN = {"name": "Carmen, my daughter", "phone": "07700 900555"}


def a_trip(house: House, by: Part = MINA, comes: tuple[Part, ...] = (ROSA, AMINA, OMAR), **form: Any) -> int:
    """To the sea, led by Bea; returns its number."""
    whole = {"title": "To the sea", "kind": "trip", "first_on": DAY, "at_time": time(9), "minutes": 540, **form}
    number = an_activity(house, by=by, **{"leader": "bea", "place": "", "elsewhere": "The front door", **whole})
    for part in comes:
        books(house, number, part)
    return number


def says(house: House, number: int, part: Part, kind: str, **form: Any) -> None:
    with house.writing() as session:
        here, actor = house.here(session), house.actor(session, part)
        lifts.say_ride(session, actor, here, the_happening(session, here, number, 1), RideForm(kind=kind, **form))


def rides_with(house: House, number: int, rider: Part, driver: Part | None, by: Part = BEA, **form: Any) -> None:
    with house.writing() as session:
        happening = the_happening(session, house.here(session), number, 1)
        seat = SeatForm(rider=rider.handle, driver=driver.handle if driver else "", **form)
        lifts.seat(session, house.actor(session, by), happening, seat)


def are_told(house: House, number: int, by: Part = BEA) -> int:
    with house.writing() as session:
        here = house.here(session)
        return lifts.tell_riders(session, house.actor(session, by), here, the_happening(session, here, number, 1))


def rides(house: House, number: int) -> Rides:
    with house.reading() as session:
        return rides_of(session, the_happening(session, house.here(session), number, 1))


def gives_a_contact(house: House, part: Part = ROSA, trip: int | None = None, **form: str) -> None:
    with house.writing() as session:
        here, actor = house.here(session), house.actor(session, part)
        happening = the_happening(session, here, trip, 1) if trip else None
        emergencies.give_contact(session, actor, here, ContactForm(**{**CARMEN, **form}), happening)
