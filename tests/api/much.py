"""A house in which there is something of each kind, for programs to try."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from app.core import clock
from tests.activities.arranging import an_activity, books
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.grants.happenings import a_board, a_grant, agreed, voiced
from tests.house import House
from tests.ideas.happenings import an_idea, supported, tried
from tests.offers.happenings import asked, offered
from tests.together.happenings import greeted, sung


def much_is_here(house: House) -> None:
    """Up to three of each; of what several people have a part in, Rosa is one of them and of the board."""
    for _ in range(3):
        house.a_need()
    for by in (ROSA, AMINA):
        an_idea(house, by=by)
        offered(house, by=by)
        sung(house, by=by)
        greeted(house, by=by)
    supported(house, 2, ROSA)
    tried(house, 2)
    asked(house, 1, AMINA)
    asked(house, 2, ROSA)
    a_board(house, "1000", ROSA, AMINA)
    for group in ("Readers", "Walkers"):
        a_grant(house, by=OMAR, group_name=group)
    voiced(house, 1, AMINA)
    agreed(house, 2, AMINA, ROSA)
    an_activity(house, leader="rosa", repeats="weekly", last_on=clock.today() + timedelta(days=21))
    books(house, begun(house, seats=1), AMINA)


def begun(house: House, **form: int) -> int:
    """It began half an hour ago, and Rosa leads it."""
    begins = (clock.now() - timedelta(minutes=30)).astimezone(ZoneInfo("Europe/London"))
    when = {"first_on": begins.date(), "at_time": begins.time().replace(second=0, microsecond=0)}
    with clock.at(clock.now() - timedelta(hours=1)):
        return an_activity(house, by=MINA, minutes=1440, leader="rosa", **when, **form)
