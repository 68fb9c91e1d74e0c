"""A table's tablet is opened by an officer, taken by a device, and closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from app.cards import guessing
from app.cards.models import GuessAt
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.core.secrets import hashed, new_code, new_key, sealed
from app.neighbourhoods.queries import Here, places_of
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import WebSession
from app.people.sessions import end_sessions
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.tables.forms import NOT_A_TIME, TabletForm
from app.tables.models import Tablet, Tile

CODE_LIVES = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
CLOSED_ALREADY = N_("This tablet is closed already.")


def open_tablet(session: Session, actor: Actor, here: Here, form: TabletForm) -> Tablet:
    """For a table, until a time. No device is this tablet yet."""
    permit(actor, Act.OPEN_TABLET, here)
    until = form.ends_at(here.time_zone)
    if not clock.now() < until <= clock.now() + LONGEST:
        raise NotLikeThis(NOT_A_TIME, field="until")

    tablet = Tablet(
        neighbourhood_id=here.id,
        name=form.name,
        occasion=form.occasion,
        place_id=_place(session, here, form.place) if form.place else None,
        opened_by_id=actor.person_id or 0,
        until=until,
    )
    return put_out(session, actor, tablet)


def put_out(session: Session, actor: Actor, tablet: Tablet) -> Tablet:
    """The tablet as it is described, from now on, until the time that it says."""
    permit(actor, Act.OPEN_TABLET, tablet)
    session.add(tablet)
    record(session, actor, Kind.TABLET_OPENED, tablet)
    return tablet


def choose_tiles(session: Session, actor: Actor, tablet: Tablet, people: Iterable[int]) -> None:
    """These people, and no others, find themselves on this tablet."""
    permit(actor, Act.OPEN_TABLET, tablet)
    wanted = set(people)
    there = session.exec(select(Tile).where(Tile.tablet_id == tablet.id)).all()
    if wanted == {tile.person_id for tile in there}:
        return

    for tile in there:
        if tile.person_id not in wanted:
            session.delete(tile)
    for person_id in sorted(wanted - {tile.person_id for tile in there}):
        session.add(Tile(neighbourhood_id=tablet.neighbourhood_id, tablet_id=tablet.id, person_id=person_id))
    record(session, actor, Kind.TILES_CHOSEN, tablet)


def new_opening_code(session: Session, actor: Actor, tablet: Tablet, secret: str) -> str:
    """Six digits to type on the device, told this once. An earlier code stops working."""
    permit(actor, Act.OPEN_TABLET, tablet)
    _is_still_open(tablet)
    code = new_code()
    tablet.opening_code, tablet.opening_until = sealed(code, secret), clock.now() + CODE_LIVES
    return code


def take_this_device(session: Session, actor: Actor, tablet: Tablet) -> str:
    """The device in the officer's hands becomes the table's. Returns the key for its cookie."""
    permit(actor, Act.OPEN_TABLET, tablet)
    _is_still_open(tablet)
    return _taken(session, tablet)


def take_with_code(session: Session, code: str, address: str, secret: str) -> tuple[Tablet, str] | None:
    """The device on which the code was typed becomes the table's. Raises SlowDown; a wrong code counts."""
    guessing.permit_guess(session, address, GuessAt.TABLET)
    with_code = select(Tablet).where(Tablet.opening_code == sealed(code, secret)).with_for_update()
    tablet = session.exec(with_code).first()
    if tablet is None or tablet.closed_at or _is_past(tablet.opening_until) or _is_past(tablet.until):
        guessing.was_wrong(session, address, GuessAt.TABLET)
        return None
    return tablet, _taken(session, tablet)


def close_tablet(session: Session, actor: Actor | None, tablet: Tablet) -> None:
    """Whoever has it is out. Without an actor: someone pressed “stop” on the tablet, which belongs to no one."""
    if actor is not None:
        permit(actor, Act.OPEN_TABLET, tablet)
    if tablet.closed_at is not None:
        return

    tablet.closed_at, tablet.closed_by_id = clock.now(), actor.person_id if actor else None
    tablet.opening_code = None
    put_down(session, tablet)
    record(session, actor, Kind.TABLET_CLOSED, tablet)


def close_all(session: Session, actor: Actor, here: Here) -> None:
    permit(actor, Act.OPEN_TABLET, here)
    out = select(Tablet).where(Tablet.neighbourhood_id == here.id, col(Tablet.closed_at).is_(None))
    for tablet in session.exec(out.order_by(col(Tablet.id))).all():
        close_tablet(session, actor, tablet)


def put_down(session: Session, tablet: Tablet) -> None:
    """Nobody has it any more."""
    end_sessions(session, col(WebSession.tablet_id) == tablet.id)


def seen(session: Session, tablet_id: int) -> None:
    session.get_one(Tablet, tablet_id).last_seen_at = clock.now()


def is_to_be_seen(tablet: Tablet) -> bool:
    """No more often than each minute: it asks again and again whether it is still open."""
    return tablet.last_seen_at is None or clock.now() - tablet.last_seen_at > SEEN_EVERY


def _taken(session: Session, tablet: Tablet) -> str:
    """A device that was this tablet before is no longer, and whoever had it has put it down."""
    key = new_key()
    put_down(session, tablet)
    tablet.key, tablet.opening_code, tablet.opening_until = hashed(key), None, None
    tablet.last_seen_at = clock.now()
    return key


def _is_still_open(tablet: Tablet) -> None:
    if tablet.closed_at is not None or _is_past(tablet.until):
        raise TooLate(CLOSED_ALREADY)


def _is_past(moment: datetime | None) -> bool:
    return moment is None or moment <= clock.now()


def _place(session: Session, here: Here, key: str) -> int:
    for place in places_of(session, here):
        if place.key == key:
            return place.id
    raise NotLikeThis(N_("Please choose one of these."), field="place")
