"""Three activities in a house that is lived in: one to come, one that was yesterday, and a trip."""

from datetime import time, timedelta

from app.activities.who_came import came, count_comers
from app.core import clock
from tests.activities.arranging import an_activity, books, happening
from tests.activities.travelling import gives_a_contact, rides_with, says
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.house import House
from tests.looking_out.happenings import agreed

TO_COME, PAST, TRIP = 1, 2, 3
WISH = "A chair with arms"


def has_been_on(house: House) -> None:
    """1 is weekly, and Amina leads it: Rosa comes first, Omar waits. 2 was led by Rosa, who came, and four others.

    3 is a trip that Bea leads, today: Amina rides with Omar, and both said whom to ring.
    Rosa and Bea wished to be looked out for, and no one has seen Bea.
    """
    for part in (ROSA, BEA):
        agreed(house, part, at=clock.now() - timedelta(weeks=8))
    today = clock.today("Europe/London")
    an_activity(house, seats=1, leader="amina", repeats="weekly", last_on=today + timedelta(days=28))
    books(house, TO_COME, ROSA, wishes=WISH)
    books(house, TO_COME, OMAR)
    with clock.at(clock.now() - timedelta(days=3)):
        an_activity(house, leader="rosa", first_on=today - timedelta(days=1), title="Tea in the garden")
        books(house, PAST, ROSA, wishes=WISH)
    _a_trip_goes(house)
    date = happening(house, PAST)
    with clock.at(date.date.starts_at), house.writing() as session:
        mina, rosa = house.actor(session, MINA), house.actor(session, ROSA)
        came(session, mina, date, rosa.person_id or 0)
        count_comers(session, mina, date, 4)


def _a_trip_goes(house: House) -> None:
    all_day = {"first_on": clock.today("Europe/London"), "at_time": time(0), "minutes": 1439}
    with clock.at(clock.now() - timedelta(days=3)):
        trip = an_activity(house, leader="bea", kind="trip", title="To the sea", **all_day)
        for part in (OMAR, AMINA):
            books(house, trip, part)
    says(house, trip, OMAR, "offers", seats=2)
    says(house, trip, AMINA, "asks", step=True)
    rides_with(house, trip, AMINA, OMAR)
    gives_a_contact(house, OMAR)
    gives_a_contact(house, AMINA, trip=trip)
