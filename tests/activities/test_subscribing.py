"""A real calendar program subscribes over HTTP, and has what the pages say: each date, change and calling-off."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import uvicorn
from icalendar import Calendar

from app.core import clock
from app.core.languages import ENGLISH
from app.core.pages import clock_time
from app.notifications.wording import long_day
from tests.activities.arranging import an_activity, happening
from tests.cast import MINA, ROSA
from tests.house import House

CONFIG = """
[general]
status_path = "{folder}/status"
[pair feed]
a = "neighbourhood"
b = "tablet"
collections = null
[storage neighbourhood]
type = "http"
url = "{address}"
[storage tablet]
type = "filesystem"
path = "{folder}/kept"
fileext = ".ics"
"""
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def lived_in(house: House) -> House:
    """Two years of Wednesdays, one moved, one called off, one more; and a trip that is called off."""
    first = clock.today("Europe/London") + timedelta(days=10)
    number = an_activity(
        house, first_on=first, last_on=first + timedelta(days=728), repeats="weekly", skips_holidays=True
    )
    mina, at = house.tablet(MINA), f"/linnet/activities/{number}"
    moved = happening(house, number, 20).date.starts_at + timedelta(days=1)
    mina.send(f"{at}/dates/20/change", day=f"{moved:%Y-%m-%d}", at_time="18:15", minutes="45", words="It is later.")
    mina.send(f"{at}/dates/40/calling-off", words="The lounge is painted.")
    more = (first + timedelta(days=3)).isoformat()
    mina.send(f"{at}/dates", day=more, at_time="09:00", minutes="30", elsewhere="The garden")
    trip = an_activity(house, title="By coach to the sea", kind="trip")
    mina.send(f"/linnet/activities/{trip}/dates/1/calling-off", words="The coach broke down.")
    return house


def test_what_a_subscriber_has_is_what_the_pages_say(lived_in: House, tmp_path: Path) -> None:
    with served(lived_in) as address:
        kept = subscribed(f"{address}/linnet/activities.ics", tmp_path)
    series = in_the_words_of_a_page(kept)
    assert len(series) > 95 and series == read_from(lived_in.tablet(ROSA).open("/linnet/activities/1"))
    assert [one.endswith("Called off") for one in in_the_words_of_a_page(kept, "By coach to the sea")] == [True]


def test_it_subscribes_again_and_has_what_changed_since(lived_in: House, tmp_path: Path) -> None:
    with served(lived_in) as address:
        before = subscribed(f"{address}/linnet/activities/1.ics", tmp_path)
        lived_in.tablet(MINA).send("/linnet/activities/1/dates/5/calling-off", words="Nobody has the key.")
        after = subscribed(f"{address}/linnet/activities/1.ics", tmp_path)
    new = set(in_the_words_of_a_page(after)) - set(in_the_words_of_a_page(before))
    day = happening(lived_in, 1, 5).date.starts_at.astimezone(LONDON)
    assert new == {f"{long_day(ENGLISH, day.date())} {clock_time(ENGLISH, day)} Called off"}


def test_a_calendar_of_what_is_not_there_is_not_there(house: House) -> None:
    for path in ("/linnet/activities/99.ics", "/linnet/activities/tea.ics", "/nowhere/activities.ics"):
        house.tablet().open(path, status=404)


def test_it_names_no_one(lived_in: House) -> None:
    feed = lived_in.tablet().open("/linnet/activities.ics").text
    assert "Mina" not in feed and "example.org" not in feed
    assert "BEGIN:VTIMEZONE" in feed and "TZID:Europe/London" in feed


def subscribed(address: str, folder: Path) -> list[Calendar]:
    """What the program keeps of the calendar at this address."""
    (folder / "kept").mkdir(exist_ok=True)
    config = folder / "config"
    config.write_text(CONFIG.format(folder=folder, address=address))
    for verb in ("discover", "sync"):
        command = [sys.executable, "-m", "vdirsyncer", "-c", str(config), verb]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [Calendar.from_ical(one.read_bytes()) for one in sorted((folder / "kept").glob("*.ics"))]


def in_the_words_of_a_page(kept: list[Calendar], title: str = "Coffee morning") -> list[str]:
    """The program gives each thing a name of its own, so it is known by its title."""
    found = []
    for calendar in kept:
        for one in recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2032, 1, 1)):
            if one["SUMMARY"] == title and one.end > datetime.now(UTC):
                begins = one.start.astimezone(LONDON)
                called_off = " Called off" if one.get("STATUS") == "CANCELLED" else ""
                words = f"{long_day(ENGLISH, begins.date())} {clock_time(ENGLISH, begins)}{called_off}"
                found.append((begins, words))
    return [words for _, words in sorted(found)]


def read_from(page) -> list[str]:
    return [" ".join(" ".join(one.itertext()).split()) for one in page.tree.xpath("//ul[@class='date-list']/li")]


@contextmanager
def served(house: House) -> Iterator[str]:
    config = uvicorn.Config(house.app, port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
