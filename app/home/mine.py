"""What stands on one's own page: what one said and where it stands, what one backed, what one promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from app.activities.queries import Card, coming_to_in
from app.core import clock
from app.needs.kinds import AnswerKind, ReviewState, Standing
from app.needs.models import Backing, Need
from app.needs.replies import Answer
from app.neighbourhoods.models import Neighbourhood

OF_EACH = 3
"""Of each kind and neighbourhood; the rest is one tap away."""
PROMISES = 5


@dataclass(frozen=True)
class Mine:
    """A need that is mine, or that I said “me too” to."""

    number: int
    title: str
    stands: Standing
    review: ReviewState
    at: datetime


@dataclass(frozen=True)
class Promised:
    """What I said would happen, and by when."""

    number: int
    title: str
    kind: AnswerKind
    day: date
    today: date

    @property
    def is_late(self) -> bool:
        return self.day < self.today


@dataclass
class Home:
    """One of my neighbourhoods, with what is mine there."""

    slug: str
    name: str
    raised: list[Mine] = field(default_factory=list)
    backed: list[Mine] = field(default_factory=list)
    promised: list[Promised] = field(default_factory=list)
    zone: str = "Europe/London"
    coming: list[Card] = field(default_factory=list)


def all_mine(session: Session, person_id: int | None, homes: Sequence[tuple[str, str]]) -> list[Home]:
    """Four statements, however much there is and in however many neighbourhoods."""
    found = {slug: Home(slug, name) for slug, name in homes}
    for slug, *need in session.exec(_raised(person_id, found)):
        found[slug].raised.append(Mine(*need))
    for slug, *need in session.exec(_backed(person_id, found)):
        found[slug].backed.append(Mine(*need))
    for slug, zone, number, title, kind, day in session.exec(_promised(person_id, found)):
        if len(found[slug].promised) < PROMISES:
            found[slug].promised.append(Promised(number, title, kind, day, clock.today(zone)))
    for slug, zone, card in coming_to_in(session, found, person_id):
        found[slug].zone = zone
        found[slug].coming.append(card)
    return list(found.values())


def _raised(person_id: int | None, slugs: Iterable[str]):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    return _newest(slugs, Need.said_at, (Need.said_by_id == person_id,))


def _backed(person_id: int | None, slugs: Iterable[str]):  # type: ignore[no-untyped-def]  # as above
    mine = (col(Backing.need_id) == Need.id) & (col(Backing.said_by_id) == person_id)
    return _newest(slugs, Backing.said_at, (Need.review == ReviewState.SHOWN,), mine)


def _newest(  # type: ignore[no-untyped-def]  # as above
    slugs: Iterable[str], at: object, conditions: tuple[object, ...], backing: ColumnElement[bool] | None = None
):
    """The newest few in each neighbourhood."""
    place = func.row_number().over(partition_by=Need.neighbourhood_id, order_by=col(at).desc())  # type: ignore[arg-type]  # as above
    columns = (Neighbourhood.slug, Need.number, Need.title, Need.stands, Need.review, at, place.label("place"))
    needs = select(*columns).join(Neighbourhood, col(Neighbourhood.id) == Need.neighbourhood_id)  # type: ignore[call-overload]  # as above
    if backing is not None:
        needs = needs.join(Backing, backing)
    ranked = needs.where(col(Neighbourhood.slug).in_(list(slugs)), *conditions).subquery()
    return select(*list(ranked.c)[:-1]).where(ranked.c.place <= OF_EACH).order_by(ranked.c.place)


def _promised(person_id: int | None, slugs: Iterable[str]):  # type: ignore[no-untyped-def]  # as above
    """The soonest first; one that a newer answer has replaced is none any more."""
    newer = aliased(Answer)
    is_replaced = select(newer.id).where(newer.need_id == Answer.need_id, newer.id > Answer.id).exists()
    day = func.coalesce(Answer.by_when, Answer.look_again_on, Answer.tell_by).label("day")
    columns = (Neighbourhood.slug, Neighbourhood.time_zone, Need.number, Need.title, Answer.kind, day)
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .select_from(Answer)
        .join(Need, col(Need.id) == Answer.need_id)
        .join(Neighbourhood, col(Neighbourhood.id) == Answer.neighbourhood_id)
        .where(Answer.said_by_id == person_id, day.is_not(None), ~is_replaced)
        .where(Need.review == ReviewState.SHOWN, col(Neighbourhood.slug).in_(list(slugs)))
        .order_by(day, Need.number)
    )
