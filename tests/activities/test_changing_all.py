"""What holds for every date is changed: whoever comes hears where it is now, and calendars see that it is newer."""

from datetime import timedelta

from app.core import clock, sweeping
from app.notifications.models import About, Message
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, books, happening
from tests.activities.test_changing import moved, told
from tests.activities.test_own_calendar import events
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import everything

WEEKLY = {"repeats": "weekly", "last_on": clock.today("Europe/London") + timedelta(days=28)}


def changes(house: House, number: int, **form: str) -> None:
    said = {"title": "Coffee morning", "kind": "get_together", "place": "lounge", **form}
    house.tablet(MINA).send(f"/linnet/activities/{number}/change", **said)


def sequence(house: House) -> int:
    """Of the activity as the neighbourhood's calendar has it."""
    read = events(house, "/linnet/activities.ics")
    return int(next(one for one in read if "recurrence-id" not in one)["sequence"])


def test_a_new_room_for_all_dates_is_told_once_to_whoever_comes_to_any(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    books(house, number, ROSA)
    books(house, number, OMAR, date_number=2)
    changes(house, number, place="", elsewhere="The library")
    assert [(who, about, kind) for who, about, kind, _ in told(house)] == [
        ("rosa", About.DATE_CHANGED, "and_later"),
        ("omar", About.DATE_CHANGED, "and_later"),
    ]


def test_other_words_about_the_same_room_are_told_to_nobody(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    books(house, number, ROSA)
    before = happening(house, number).activity.revision
    changes(house, number, about="Bring a friend.", language="so")
    assert told(house) == []
    assert happening(house, number).activity.revision == before + 1, "a calendar takes the newest"


def test_whoever_comes_to_a_date_that_is_elsewhere_anyway_is_left_in_peace(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    moved(house, number, date_number=2, elsewhere="The garden")
    books(house, number, AMINA, date_number=2)
    books(house, number, ROSA)
    changes(house, number, place="", elsewhere="The library")
    assert [who for who, *_ in told(house)] == ["rosa"]


def test_a_date_that_joins_another_makes_the_calendar_newer(house: House) -> None:
    number = an_activity(house)
    moved(house, number)
    once = sequence(house)
    begins = happening(house, number).date.starts_at + timedelta(days=7)
    when = {"day": f"{begins:%Y-%m-%d}", "at_time": "15:30", "minutes": "60", "place": "lounge"}
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates", **when)
    twice = sequence(house)
    assert twice > once
    when["day"] = f"{begins + timedelta(days=7):%Y-%m-%d}"
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates", **when)
    assert sequence(house) > twice


def test_nobody_is_rung_to_be_reminded_of_the_room_that_was(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    books(house, number, ROSA)
    begins = happening(house, number).date.starts_at
    with clock.at(begins - timedelta(hours=46)):
        _looks(house)
        assert told(house) == [("rosa", About.COMING_SOON, "", ToldBy.IN_PERSON)]
        changes(house, number, place="", elsewhere="The library")
        assert [about for _, about, *_ in told(house)] == [About.DATE_CHANGED]
        _looks(house)
    assert [(one.about, one.spot) for one in everything(house, Message)][1:] == [
        (About.DATE_CHANGED, "The library"),
        (About.COMING_SOON, "The library"),
    ]


def test_who_is_asked_about_one_more_date_is_asked_where_it_is_now(house: House) -> None:
    number = an_activity(house)
    books(house, number, ROSA)
    later = happening(house, number).date.starts_at + timedelta(days=7)
    house.tablet(MINA).send(
        f"/linnet/activities/{number}/dates", day=f"{later:%Y-%m-%d}", at_time="10:30", minutes="90"
    )
    changes(house, number, place="", elsewhere="The library")
    asked = [one for one in everything(house, Message) if one.about == About.NEXT_TERM]
    assert [one.spot for one in asked] == ["Community lounge", "The library"]
    assert sum(about == About.NEXT_TERM for _, about, *_ in told(house)) == 1


def _looks(house: House) -> None:
    """The hourly look at what comes soon; at a time when nobody sleeps."""
    with house.writing() as session:
        sweeping.sweep(session)
