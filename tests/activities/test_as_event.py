"""The page of a date says the same to programs that read pages, in microdata and without a script."""

from datetime import UTC, date, datetime, time, timedelta

from app.activities.changing import call_off_date, move_date
from app.activities.forms import CallOffForm, DateForm
from app.activities.happenings import the_happening
from app.core import clock
from tests.activities.arranging import an_activity
from tests.cast import MINA
from tests.house import House
from tests.tablet import Page

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
FIRST = date(2027, 3, 10)
MICRODATA = "//*[@itemtype='https://schema.org/Event']"


def said(page: Page, name: str) -> str:
    found = page.tree.xpath(f"{MICRODATA}//*[@itemprop='{name}']")
    return str(found[0].get("content") or found[0].get("href")) if found else ""


def test_a_program_that_reads_the_page_of_a_date_knows_it_as_an_event(house: House) -> None:
    weekly = {"title": "Chair yoga", "repeats": "weekly", "last_on": FIRST + timedelta(days=28), "first_on": FIRST}
    with clock.at(NOW):
        number = an_activity(house, about="We sit.", seats=12, at_time=time(14), minutes=60, **weekly)
    visitor = house.tablet()
    page = visitor.open(f"/linnet/activities/{number}/dates/1")
    assert said(page, "name") == "Chair yoga" and said(page, "startDate") == "2027-03-10T14:00:00+00:00"
    assert said(page, "endDate") == "2027-03-10T15:00:00+00:00"
    assert said(page, "eventStatus") == "https://schema.org/EventScheduled"
    where = page.tree.xpath(f"{MICRODATA}//*[@itemtype='https://schema.org/Place']/*[@itemprop='name']/@content")
    assert where == ["Community lounge"] and not page.tree.xpath("//script[not(@src)]")
    summer = visitor.open(f"/linnet/activities/{number}/dates/4")
    assert said(summer, "startDate") == "2027-03-31T14:00:00+01:00"
    with clock.at(NOW), house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        call_off_date(session, mina, here, the_happening(session, here, number, 1), CallOffForm(words="Broken."))
        moved = DateForm(day=date(2027, 3, 18), at_time=time(14), minutes=60)
        move_date(session, mina, here, the_happening(session, here, number, 2), moved)
    off, later = (visitor.open(f"/linnet/activities/{number}/dates/{one}") for one in (1, 2))
    assert said(off, "eventStatus") == "https://schema.org/EventCancelled"
    assert said(later, "eventStatus") == "https://schema.org/EventRescheduled"
    assert said(later, "previousStartDate") == "2027-03-17T14:00:00+00:00"
