"""What is taken already: the same place, or the same leader, at a time that overlaps. It asks, and hinders no one.

What begins when the other ends does not clash. Moments are compared, so it holds on both sides of summer time.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case
from sqlmodel import Session, col, func, or_, select

from app.activities.models import Activity, Date, Leader
from app.core.languages import N_
from app.neighbourhoods.models import Place
from app.neighbourhoods.queries import Here
from app.people.models import Person

LONGEST_DATE = timedelta(days=1)
"""No date lasts longer (`Activity.minutes`), so what began before that is over."""
FEW = 3
ALL_THE_SAME = N_("Something else is on then. Choose another time, or tick “Plan it all the same”.")
WHERE_OR_WHO = N_("Something else is on then. Choose another place or leader, or tick “Plan it all the same”.")


@dataclass(frozen=True)
class Wanted:
    """A time, with the place and the people that it would take."""

    starts_at: datetime
    ends_at: datetime
    place_id: int | None = None
    leaders: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Clash:
    """Another date that has the place, or the one who leads, at that time."""

    number: int
    date_number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    spot: str
    """The place that is taken; "" when it is free."""
    leader: str
    """Who leads the other; "" when someone else does."""


@dataclass(frozen=True)
class _Taken:
    """A date, with its place and one of those who lead it."""

    date_id: int
    number: int
    date_number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place_id: int | None
    spot: str | None
    person_id: int | None
    leader: str | None

    def against(self, wanted: Wanted) -> Clash | None:
        has_place = self.place_id is not None and self.place_id == wanted.place_id
        has_leader = self.person_id in wanted.leaders
        overlaps = self.starts_at < wanted.ends_at and wanted.starts_at < self.ends_at
        if not overlaps or not (has_place or has_leader):
            return None
        spot, leader = (self.spot or "") if has_place else "", (self.leader or "") if has_leader else ""
        return Clash(self.number, self.date_number, self.title, self.starts_at, self.ends_at, spot, leader)


def clashes_with(session: Session, here: Here, wanted: Iterable[Wanted], but: Collection[int] = ()) -> list[Clash]:
    """The first few, soonest first; `but`: dates that are to be moved themselves. One statement, however many."""
    wanted = list(wanted)
    taken = [one for one in _taken_from(session, here, wanted) if one.date_id not in but]
    return _first_few(taken, wanted)


def clashes_of_each(session: Session, here: Here, wanted: Mapping[int, Sequence[Wanted]]) -> dict[int, list[Clash]]:
    """The same for several plans by their numbers. One statement for all of them."""
    taken = _taken_from(session, here, [one for theirs in wanted.values() for one in theirs])
    return {number: _first_few(taken, theirs) for number, theirs in wanted.items()}


def _taken_from(session: Session, here: Here, wanted: Sequence[Wanted]) -> list[_Taken]:
    """All that these places and people have on between the first time and the last, soonest first."""
    places = {one.place_id for one in wanted} - {None}
    leaders = frozenset[int]().union(*(one.leaders for one in wanted))
    if not places and not leaders:
        return []
    earliest = min(one.starts_at for one in wanted) - LONGEST_DATE
    latest = max(one.ends_at for one in wanted)
    is_wanted = or_(_where().in_(places), col(Leader.person_id).in_(leaders))
    found = session.exec(_on(here).where(is_wanted, Date.starts_at > earliest, Date.starts_at < latest))
    return [_Taken(*row) for row in found]


def _first_few(taken: Iterable[_Taken], wanted: Iterable[Wanted]) -> list[Clash]:
    wanted = sorted(wanted, key=lambda one: one.starts_at)
    found: dict[int, Clash] = {}
    for one in taken:
        for clash in filter(None, map(one.against, _around(wanted, one))):
            # One row for each who leads it: a date that two lead is met twice.
            if clash.leader or one.date_id not in found:
                found[one.date_id] = clash
        if len(found) > FEW:
            break
    return list(found.values())


def _around(wanted: Sequence[Wanted], taken: _Taken) -> Iterator[Wanted]:
    """Of the wanted times, which are sorted, those that can overlap."""
    first = bisect_left(wanted, taken.starts_at - LONGEST_DATE, key=lambda one: one.starts_at)
    last = bisect_left(wanted, taken.ends_at, key=lambda one: one.starts_at)
    return iter(wanted[first:last])


def _where() -> ColumnElement[int]:
    """A date that is elsewhere leaves its place free."""
    return case((col(Date.elsewhere) == "", func.coalesce(col(Date.place_id), col(Activity.place_id))))


def _on(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of so many
    of_date = (Date.id, Activity.number, Date.number, Activity.title, Date.starts_at, Date.ends_at)
    return (
        select(*of_date, Place.id, Place.name, Leader.person_id, Person.name)  # type: ignore[call-overload]  # as above
        .select_from(Date)
        .join(Activity, col(Activity.id) == Date.activity_id)
        .outerjoin(Place, col(Place.id) == _where())
        .outerjoin(Leader, col(Leader.activity_id) == Activity.id)
        .outerjoin(Person, col(Person.id) == Leader.person_id)
        .where(Date.neighbourhood_id == here.id, col(Date.called_off_at).is_(None))
        .where(col(Activity.called_off_at).is_(None))
        .order_by(col(Date.starts_at), col(Date.id))
    )
