"""Reading about tables: which tablets are out, whose tiles one shows, and who may be let on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock
from app.core.errors import NotFound
from app.core.secrets import hashed
from app.core.text import first_name
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Place
from app.neighbourhoods.queries import Here
from app.participation.models import Participation
from app.people.models import Person, WebSession
from app.people.pictures import PICTURES
from app.people.sessions import IDLE_AT_TABLE
from app.permissions.who import RESIDENTS
from app.tables.models import Tablet, Tile

DRAWINGS = tuple(PICTURES)
"""Whoever has not chosen one to be known by has the same one each time."""
MOST = 24
"""Tiles on one table, and people suggested for it."""
RECENT = timedelta(days=60)


@dataclass(frozen=True)
class Expected:
    """Someone who may be let on a table's tablet."""

    id: int
    handle: str
    name: str
    picture: str

    @property
    def drawing(self) -> str:
        return self.picture if self.picture in PICTURES else DRAWINGS[self.id % len(DRAWINGS)]


@dataclass(frozen=True)
class TileShown:
    """A tile as the tablet shows it: no more of a name than it needs."""

    handle: str
    called: str
    drawing: str


@dataclass(frozen=True)
class TabletOut:
    """A tablet that is out, as the officer sees it."""

    id: int
    name: str
    occasion: str
    place: str | None
    until: datetime
    is_opened: bool
    in_hand_since: datetime | None
    last_seen_at: datetime | None

    @property
    def state(self) -> str:
        if not self.is_opened:
            return "unopened"
        return "in_use" if self.in_hand_since else "free"


def tablets_out(session: Session, here: Here) -> list[TabletOut]:
    """Neither closed nor over. Who holds one is not said: only whether someone does."""
    held = _held().subquery()  # type: ignore[no-untyped-call]  # as there
    out = (
        select(Tablet, Place.name, held.c.since, held.c.seen)
        .outerjoin(Place, col(Place.id) == Tablet.place_id)
        .outerjoin(held, held.c.tablet_id == Tablet.id)
        .where(Tablet.neighbourhood_id == here.id, col(Tablet.closed_at).is_(None), Tablet.until > clock.now())
        .order_by(Tablet.name, col(Tablet.id))
    )
    return [
        TabletOut(
            id=one.id,
            name=one.name,
            occasion=one.occasion,
            place=place,
            until=one.until,
            is_opened=one.key is not None,
            in_hand_since=since,
            last_seen_at=_latest((one.last_seen_at, seen)),
        )
        for one, place, since, seen in session.exec(out)
    ]


def the_tablet(session: Session, here: Here, tablet_id: int) -> Tablet:
    """Raises NotFound."""
    found = session.get(Tablet, tablet_id) if 0 < tablet_id < 2**31 else None
    if found is None or found.neighbourhood_id != here.id:
        raise NotFound()
    return found


def tablet_with_key(session: Session, key: str) -> Tablet | None:
    """The tablet that a browser's cookie opens."""
    return session.exec(select(Tablet).where(Tablet.key == hashed(key))).first() if key else None


def is_open(tablet: Tablet) -> bool:
    return tablet.closed_at is None and tablet.until > clock.now()


def neighbourhood_of(session: Session, tablet: Tablet) -> Neighbourhood:
    return session.get_one(Neighbourhood, tablet.neighbourhood_id)


def tiles_of(session: Session, tablet: Tablet) -> list[TileShown]:
    """Those who were let on and still live here; two of one name get an initial."""
    on_it = _residents(tablet.neighbourhood_id).join(Tile, col(Tile.person_id) == Person.id)
    people = _expected(session, on_it.where(Tile.tablet_id == tablet.id))
    called = names_on_tiles([one.name for one in people])
    drawn = drawings_for(people)
    return [TileShown(one.handle, *shown) for one, *shown in zip(people, called, drawn, strict=True)]


def drawings_for(people: Sequence[Expected]) -> list[str]:
    """Their own, but no two on a table have the same while there are others left, and whoever chose keeps theirs."""
    taken = {one.picture for one in people}
    found = []
    for one in people:
        at = DRAWINGS.index(one.drawing)
        free = [name for name in (*DRAWINGS[at:], *DRAWINGS[:at]) if name not in taken]
        found.append(one.drawing if one.picture or not free else free[0])
        taken.add(found[-1])
    return found


def people_on(session: Session, tablet: Tablet) -> list[Expected]:
    on_it = _residents(tablet.neighbourhood_id).join(Tile, col(Tile.person_id) == Person.id)
    return _expected(session, on_it.where(Tile.tablet_id == tablet.id))


def people_to_suggest(session: Session, here: Here) -> list[Expected]:
    """Those who took part in the last two months: they are likely to come again."""
    recent = (
        select(Participation.spoken_by)
        .where(Participation.neighbourhood_id == here.id, Participation.at > clock.now() - RECENT)
        .where(col(Participation.spoken_by).is_not(None))
        .group_by(col(Participation.spoken_by))
        .order_by(func.max(Participation.at).desc())
        .limit(MOST)
    )
    return _expected(session, _residents(here.id).where(col(Person.id).in_(list(session.exec(recent)))))


def people_called(session: Session, here: Here, words: str) -> list[Expected]:
    """Those whose name has these letters in it."""
    like = "".join(f"\\{mark}" if mark in "\\%_" else mark for mark in words)
    return _expected(session, _residents(here.id).where(col(Person.name).ilike(f"%{like}%", escape="\\")))


def people_with(session: Session, here: Here, handles: Sequence[str]) -> list[Expected]:
    return _expected(session, _residents(here.id).where(col(Person.handle).in_(handles))) if handles else []


def resident_with_id(session: Session, tablet: Tablet, person_id: int) -> Expected | None:
    found = _expected(session, _residents(tablet.neighbourhood_id).where(Person.id == person_id))
    return found[0] if found else None


def names_on_tiles(names: Sequence[str]) -> list[str]:
    """First names; where two are alike, with an initial; where those are alike too, whole."""
    firsts, initials = Counter(map(first_name, names)), Counter(map(_with_initial, names))
    return [
        first_name(name)
        if firsts[first_name(name)] == 1
        else _with_initial(name)
        if initials[_with_initial(name)] == 1
        else name
        for name in names
    ]


def _with_initial(name: str) -> str:
    rest = name.removeprefix(first_name(name)).split()
    return f"{first_name(name)} {rest[-1][0]}." if rest else first_name(name)


def _residents(neighbourhood_id: int) -> SelectOfScalar[Person]:
    lives_here = (
        select(Membership.person_id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.neighbourhood_id == neighbourhood_id, col(Membership.left_at).is_(None))
        .where(col(MembershipRole.ended_at).is_(None), col(MembershipRole.role).in_(RESIDENTS))
    )
    return select(Person).where(col(Person.id).in_(lives_here))


def _expected(session: Session, people: SelectOfScalar[Person]) -> list[Expected]:
    found = session.exec(people.order_by(Person.name).limit(MOST))
    return [Expected(one.id, one.handle, one.name, one.picture) for one in found]


def _held():  # type: ignore[no-untyped-def]  # SQLModel names no type for a select with labels
    """For each tablet that someone holds: since when, and when they were last seen."""
    now = clock.now()
    return (
        select(
            WebSession.tablet_id,
            func.max(WebSession.made_at).label("since"),
            func.max(WebSession.last_seen_at).label("seen"),
        )
        .where(col(WebSession.tablet_id).is_not(None), WebSession.ends_at > now)
        .where(WebSession.last_seen_at > now - timedelta(minutes=IDLE_AT_TABLE))
        .group_by(col(WebSession.tablet_id))
    )


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)
