"""What a tablet at a door is laid out with: its words, its place, its time; and what a device that has lost it says."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from app.activities.door_tablets import open_at_door
from app.core import clock
from app.tables.models import Tablet as TableTablet
from tests.activities.arranging import an_activity, happening
from tests.activities.test_changing import WEEKLY, moved
from tests.activities.test_door_tablets import NUMBER, faces_of, laid_out
from tests.cast import MINA, OMAR
from tests.house import House
from tests.tables.table import newest, shared, shown_code, type_code
from tests.tablet import Tablet


@pytest.fixture
def morning(house: House) -> Iterator[House]:
    """The first of some coffee mornings is about to begin."""
    an_activity(house, **WEEKLY)
    with clock.at(happening(house, NUMBER).date.starts_at):
        yield house


def laid(house: House, at: datetime | None = None) -> TableTablet:
    """Mina opens one for the first date, when it begins if nothing else is said."""
    with clock.at(at or happening(house, NUMBER).date.starts_at), house.writing() as session:
        return open_at_door(session, house.actor(session, MINA), happening(house, NUMBER), "At the door")


def test_a_long_title_is_cut_to_what_there_is_room_for(house: House) -> None:
    title = "Coffee, tea & talk for everyone on the ground floor, and for whoever likes to come down from the others"
    an_activity(house, title=title)
    assert laid(house).occasion == title[:60]


def test_it_lies_where_this_date_is(house: House) -> None:
    an_activity(house)
    moved(house, NUMBER, days=0, place="", elsewhere="The library")
    assert laid(house).place_id is None


def test_it_can_lie_at_none_of_our_places(house: House) -> None:
    an_activity(house, place="", elsewhere="The library")
    assert laid(house).place_id is None


@pytest.mark.parametrize(
    ("minutes", "opened", "until"),
    [
        (90, timedelta(minutes=90), timedelta(minutes=150)),
        (90, timedelta(hours=6), timedelta(hours=7)),
        (660, timedelta(), timedelta(hours=12)),
        (720, timedelta(), timedelta(hours=12)),
    ],
    ids=["at its end", "in the evening", "of eleven hours", "of twelve hours"],
)
def test_it_stays_an_hour_after_the_end_or_after_it_was_laid_out_and_no_longer_than_any_tablet(
    house: House, minutes: int, opened: timedelta, until: timedelta
) -> None:
    an_activity(house, minutes=minutes)
    begins = happening(house, NUMBER).date.starts_at
    assert laid(house, begins + opened).until == begins + until


def test_whoever_opened_it_stands_with_it(morning: House) -> None:
    laid_out(morning)
    with morning.reading() as session:
        assert newest(session).opened_by_id == morning.actor(session, MINA).person_id


def test_on_another_day_it_says_why_not(morning: House) -> None:
    page = morning.tablet(MINA).send(f"{faces_of(NUMBER, 2)}/tablet", status=409)
    page.says("A tablet is opened for a date on its day.")


def test_what_is_kept_on_a_tablet_is_kept_under_its_own_name(morning: House) -> None:
    """Two that lie there in turn must not send each other's taps."""
    page = laid_out(morning).open(faces_of(NUMBER))
    with morning.reading() as session:
        assert page.tree.get_element_by_id("kept").get("data-who") == f"table {newest(session).id}"


def test_a_device_whose_tablet_lies_on_another_device_now_is_back_at_the_start(morning: House) -> None:
    first = laid_out(morning)
    with morning.reading() as session:
        tablet_id = newest(session).id
    type_code(morning.tablet(), shown_code(morning.tablet(MINA), tablet_id))
    is_sent_to_the_table(first)


def test_a_tablet_that_lies_at_no_door_is_back_at_its_table(morning: House) -> None:
    is_sent_to_the_table(shared(morning, OMAR))


def is_sent_to_the_table(tablet: Tablet) -> None:
    for answer in (tablet.client.get(faces_of(NUMBER)), tablet.client.post(faces_of(NUMBER), data={"person": "rosa"})):
        assert (answer.status_code, answer.url.path) == (200, "/table")
