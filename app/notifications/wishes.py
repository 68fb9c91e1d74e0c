"""How someone wants to be told about one need, when it is not the way in which they are told in general."""

from collections.abc import Iterable
from typing import Protocol

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.notifications.models import TellingWish
from app.participation.models import Kind
from app.participation.service import record
from app.people.forms import ToldByForm
from app.people.models import Person, ToldBy
from app.people.phones import region_of, takes_texts
from app.people.service import choose_how_told
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

NOT_THIS_WAY = N_("We can't tell you in this way. Please choose another.")


class Raised(Protocol):
    """A need, as far as this room knows of it."""

    id: int
    neighbourhood_id: int


def ways_open_to(person: Person, zone: str, sends_texts: bool) -> list[ToldBy]:
    """Those in which something would really reach them. Says that there is an address, never which."""
    can_be_texted = sends_texts and person.phone is not None and takes_texts(person.phone, region_of(zone))
    knows_number = person.confirmed_phone is not None or person.told_by == ToldBy.TEXT
    reached = {
        ToldBy.IN_PERSON: True,
        ToldBy.LETTER: bool(person.flat),
        ToldBy.PHONE: bool(person.phone),
        ToldBy.TEXT: can_be_texted and knows_number,
        ToldBy.EMAIL: bool(person.email),
        ToldBy.NOTICEBOARD: True,
    }
    return [way for way, reaches in reached.items() if reaches]


def wish_to_be_told(session: Session, actor: Actor, need: Raised, way: ToldBy, ways: Iterable[ToldBy]) -> None:
    """Tell me this way about this one. The same again changes nothing."""
    permit(actor, Act.CHOOSE_WAY, need)
    if way not in ways:
        raise NotLikeThis(NOT_THIS_WAY, field="way")
    wish = _wish(session, need.id, actor.spoken_by_id)
    if wish is not None and wish.way == way:
        return

    wish = wish or TellingWish(
        neighbourhood_id=need.neighbourhood_id, need_id=need.id, person_id=actor.spoken_by_id or 0, way=way
    )
    wish.way, wish.wished_at = way, clock.now()
    session.add(wish)
    record(session, actor, Kind.TELLING_WAY_CHOSEN, wish)


def wish_to_be_told_always(session: Session, actor: Actor, way: ToldBy, ways: Iterable[ToldBy]) -> None:
    """Tell me this way from now on, with what is known about me already."""
    if way not in ways:
        raise NotLikeThis(NOT_THIS_WAY, field="told_by")
    choose_how_told(session, actor, ToldByForm(told_by=way, has_email=True, has_phone=True))


def wish_of(session: Session, need_id: int, person_id: int | None) -> ToldBy | None:
    wish = _wish(session, need_id, person_id)
    return wish.way if wish else None


def wishes_about(session: Session, need_id: int | None, people: Iterable[int]) -> dict[int, ToldBy]:
    """Of these people, those who want to be told in another way about this need."""
    if need_id is None:
        return {}
    wished = select(TellingWish.person_id, TellingWish.way).where(TellingWish.need_id == need_id)
    return {one: ToldBy(way) for one, way in session.exec(wished.where(col(TellingWish.person_id).in_(set(people))))}


def wishes_follow(session: Session, need_id: int, into_id: int) -> None:
    """Their need was joined to another: what they wished goes along. Whoever calls this writes it down."""
    there = set(session.exec(select(TellingWish.person_id).where(TellingWish.need_id == into_id)))
    for wish in session.exec(select(TellingWish).where(TellingWish.need_id == need_id)).all():
        if wish.person_id not in there:
            copied = wish.model_dump(exclude={"id", "need_id"})
            session.add(TellingWish(**copied, need_id=into_id))


def forget_wishes(session: Session, person_id: int) -> None:
    """They leave. Whoever calls this writes it down."""
    for wish in session.exec(select(TellingWish).where(TellingWish.person_id == person_id)):
        session.delete(wish)


def _wish(session: Session, need_id: int, person_id: int | None) -> TellingWish | None:
    mine = select(TellingWish).where(TellingWish.need_id == need_id, TellingWish.person_id == person_id)
    return session.exec(mine).first()
