"""Every route, walked by a visitor, by people from another neighbourhood, and by each role."""

from collections.abc import Iterator

import pytest

from app.core import clock
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH, Part
from tests.guards.lived_in import HIDDEN, UNSEEN, LivedIn
from tests.guards.walk import FIELDS, MISSING, Stop, Walker, addresses, changed, rows, stops
from tests.house import House
from tests.needs.happenings import counted

NOBODY: Part | None = None
STRANGERS = (NOBODY, BEN, GWEN)
CAST = (*STRANGERS, ROSA, AMINA, BEA, MINA, IDRIS, HELEN, SHAH, INES, SAM)
SEE_WHAT_IS_HIDDEN = {ROSA.name, MINA.name, SAM.name}
ONLY_READS = ("SELECT", "PRAGMA")
TURNS_INTO_SOMEONE_ELSE = {
    "/me/leaving/{my_words}",
    "/demo/be",
    "/sign-out",
    "/sign-out-everywhere",
    "/{slug}/tables/{tablet_id}/this-device",
}


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    lived_in = LivedIn(house.app, house.address)
    try:
        yield lived_in.is_lived_in()
    finally:
        lived_in.close()


@pytest.fixture
def time_stands_still() -> Iterator[None]:
    """A session's last sight is written down once a minute, and a slow machine walks for longer than that."""
    with clock.at(clock.now()):
        yield


@pytest.mark.long
@pytest.mark.usefixtures("time_stands_still")
def test_looking_never_breaks_never_changes_and_never_tells(lived_in: LivedIn) -> None:
    shown_to_someone: set[Stop] = set()
    for walker in _walkers(lived_in, CAST):
        before = rows(lived_in)
        for stop in (stop for stop in stops(lived_in.app) if stop.looks):
            for path in addresses(lived_in, stop):
                answer = walker.looks(stop, path)
                shown_to_someone |= {stop} if answer.status_code == 200 else set()
                tells = UNSEEN in answer.text and walker.name not in SEE_WHAT_IS_HIDDEN
                assert not tells, f"{walker.name} reads of the hidden need at {path}"
        assert changed(before, rows(lived_in)) == set(), f"{walker.name} only looked"
    never_shown = {stop.path for stop in stops(lived_in.app) if stop.looks} - {stop.path for stop in shown_to_someone}
    assert never_shown == set(), "a page no one was shown has not been walked: see tests/guards/lived_in.py"


def test_no_stranger_changes_anything_in_a_neighbourhood(lived_in: LivedIn) -> None:
    for walker in _walkers(lived_in, STRANGERS):
        before = rows(lived_in, all_of_them=False)
        for stop in _changes(lived_in):
            if not stop.is_in_a_neighbourhood and walker.part:
                continue
            for path in addresses(lived_in, stop):
                with counted(lived_in) as sent:
                    answer = walker.goes(stop, path, FIELDS)
                assert answer.status_code < 500, path
                writes = not all(one.startswith(ONLY_READS) for one in sent)
                found = changed(before, rows(lived_in, all_of_them=False)) if writes else set()
                assert found == set(), f"{walker.name} changed {found} by {stop.method} {path}: {answer.status_code}"


@pytest.mark.parametrize("part", [NOBODY, BEN, GWEN, OMAR, HELEN], ids=lambda part: part.handle if part else "visitor")
def test_what_is_hidden_looks_as_if_it_were_not_there(lived_in: LivedIn, part: Part | None) -> None:
    (walker,) = _walkers(lived_in, (part,))
    for stop in stops(lived_in.app):
        hidden, missing = stop.at(lived_in, HIDDEN), stop.at(lived_in, MISSING)
        if hidden == missing:
            continue
        found, lacking = (walker.goes(stop, path, FIELDS) for path in (hidden, missing))
        assert found.status_code == lacking.status_code, f"{walker.name}: {stop.method} {hidden}"
        assert found.headers.get("location", "").replace(hidden, missing) == lacking.headers.get("location", "")


@pytest.mark.long
@pytest.mark.parametrize("part", [ROSA, MINA, HELEN], ids=lambda part: part.handle)
def test_whatever_is_sent_nothing_breaks(lived_in: LivedIn, part: Part) -> None:
    (walker,) = _walkers(lived_in, (part,))
    for stop in _changes(lived_in):
        for fields in ({}, FIELDS, dict.fromkeys(FIELDS, "\x00"), dict.fromkeys(FIELDS, "😀" * 2500)):
            if stop.path not in TURNS_INTO_SOMEONE_ELSE:
                answer = walker.goes(stop, stop.at(lived_in, 1), fields)
                assert answer.status_code < 500, f"{stop.method} {stop.path} with {str(fields)[:60]}"


def test_only_the_foundation_answers_without_a_neighbourhood_in_its_address(lived_in: LivedIn) -> None:
    """A new address outside a neighbourhood is a decision, so it is written down here."""
    outside = {stop.path.split("/")[1] for stop in stops(lived_in.app) if not stop.is_in_a_neighbourhood}
    assert outside <= OUTSIDE


OUTSIDE = {"", "openapi.json", "healthz", "readyz", "demo", "me", "preferences", "sign-in", "sign-out"} | {
    "card",
    "prove",
    "sign-out-everywhere",
    "signed-out",
    "open-neighbourhood",
    "table",
    "invitation",
}


def _walkers(house: LivedIn, parts: tuple[Part | None, ...]) -> list[Walker]:
    return [Walker(house, part) for part in parts]


def _changes(house: LivedIn) -> list[Stop]:
    return [stop for stop in stops(house.app) if not stop.looks]
