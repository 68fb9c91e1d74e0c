"""Two activities in a house that is lived in: one to come, and one that was yesterday."""

from datetime import timedelta

from app.activities.who_came import came, count_comers
from app.core import clock
from tests.activities.arranging import an_activity, books, happening
from tests.cast import MINA, OMAR, ROSA
from tests.house import House

TO_COME, PAST = 1, 2
WISH = "A chair with arms"


def has_been_on(house: House) -> None:
    """1 is weekly, and Amina leads it: Rosa comes first, Omar waits. 2 was led by Rosa, who came, and four others."""
    today = clock.today("Europe/London")
    an_activity(house, seats=1, leader="amina", repeats="weekly", last_on=today + timedelta(days=28))
    books(house, TO_COME, ROSA, wishes=WISH)
    books(house, TO_COME, OMAR)
    with clock.at(clock.now() - timedelta(days=3)):
        an_activity(house, leader="rosa", first_on=today - timedelta(days=1), title="Tea in the garden")
        books(house, PAST, ROSA, wishes=WISH)
    date = happening(house, PAST)
    with clock.at(date.date.starts_at), house.writing() as session:
        mina, rosa = house.actor(session, MINA), house.actor(session, ROSA)
        came(session, mina, date, rosa.person_id or 0)
        count_comers(session, mina, date, 4)
