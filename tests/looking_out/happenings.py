"""Neighbours who wish to be looked out for, and time that passes without them."""

from datetime import UTC, datetime, timedelta

from app.activities.who_came import came
from app.core import clock
from app.looking_out.agreeing import LOOK_OUT
from app.looking_out.asking import ask_after
from app.looking_out.forms import LookOutForm
from app.looking_out.missed import Missed, who_is_missed
from tests.activities.arranging import an_activity, happening
from tests.cast import GWEN, MINA, ROSA, Part
from tests.house import House

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def weeks_later(weeks: float) -> datetime:
    return NOW + timedelta(weeks=weeks)


def agreed(house: House, by: Part = ROSA, weeks: int = 4, at: datetime = NOW) -> None:
    """Someone wishes to be looked out for from then on."""
    with clock.at(at), house.writing() as session:
        here = house.here(session, by.neighbourhood)
        LOOK_OUT.is_said(session, house.actor(session, by), here, LookOutForm(weeks=weeks))


def missed(house: House, at: datetime, slug: str = "linnet") -> list[Missed]:
    """Whom the officer's list holds then."""
    officer = MINA if slug == "linnet" else GWEN
    with clock.at(at), house.reading() as session:
        return who_is_missed(session, house.actor(session, officer), house.here(session, slug))


def who_is(missing: list[Missed]) -> list[str]:
    return [one.handle for one in missing]


def asked_after(house: House, at: datetime, whom: Part = ROSA, by: Part = MINA) -> None:
    with clock.at(at), house.writing() as session:
        ask_after(session, house.actor(session, by), house.here(session), whom.handle)


def comes_to_tea(house: House, at: datetime, who: Part = ROSA, ticked: datetime | None = None) -> None:
    """There is tea at that moment, they come, and it is ticked there and then, or later."""
    with clock.at(at - timedelta(days=3)):
        number = an_activity(house, title="Tuesday tea", first_on=at.date(), at_time=at.time())
    with clock.at(ticked or at), house.writing() as session:
        person = house.actor(session, who).person_id or 0
        came(session, house.actor(session, MINA), happening(house, number), person)
