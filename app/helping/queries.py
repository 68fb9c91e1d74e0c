"""Reading who helps whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core.database import rows
from app.core.errors import NotFound
from app.core.text import folded_words
from app.helping.models import Helper
from app.neighbourhoods.models import Membership
from app.people.models import Person
from app.people.queries import Neighbour

MOST = 200


@dataclass(frozen=True)
class Helps:
    """Someone who helps, or is helped; `id` is that of the helper's row."""

    id: int
    person_id: int
    handle: str
    name: str
    since: datetime


@dataclass(frozen=True)
class Pair:
    """Someone and their helper, by name."""

    id: int
    person: str
    helper: str


def is_helping(session: Session, neighbourhood_id: int | None, helper_id: int | None, person_id: int | None) -> bool:
    """Whether this person has named that one, and neither has ended it or left."""
    if helper_id is None or person_id is None:
        return False
    found = rows(session, _IS_HELPING, here=neighbourhood_id, one=helper_id, person=person_id)
    return bool(found)


def helpers_of(session: Session, neighbourhood_id: int, person_id: int | None) -> list[Helps]:
    """Who helps this person, by name."""
    return [Helps(*row) for row in rows(session, _HELPERS, here=neighbourhood_id, one=person_id)]


def helped_by(session: Session, neighbourhood_id: int, helper_id: int | None) -> list[Helps]:
    """Whom this person helps, by name."""
    return [Helps(*row) for row in rows(session, _HELPED, here=neighbourhood_id, one=helper_id)]


def all_helping(session: Session, neighbourhood_id: int) -> list[Pair]:
    """Everyone here who has a helper, by name, for officers; the first of them where there are very many."""
    return [Pair(*row) for row in rows(session, _ALL, here=neighbourhood_id)]


def to_speak_for(session: Session, neighbourhood_id: int, helper_id: int | None) -> list[Neighbour]:
    """The same, to choose from in a form."""
    helped = helped_by(session, neighbourhood_id, helper_id)
    return [Neighbour(one.person_id, one.handle, one.name) for one in helped]


def the_helper(session: Session, neighbourhood_id: int, number: int) -> Helper:
    """Held until the transaction ends. Raises NotFound."""
    wanted = select(Helper).where(Helper.neighbourhood_id == neighbourhood_id, Helper.id == number)
    found = session.exec(wanted.with_for_update()).first() if 0 < number < 2**31 else None
    if found is None:
        raise NotFound()
    return found


def members_named(session: Session, neighbourhood_id: int, name: str, flat: str = "") -> list[Neighbour]:
    """Everyone here by exactly this name; if there is none, by this first name. The flat narrows it down."""
    asked, at = folded_words(name), folded_words(flat)
    members = [
        (Neighbour(number, handle, called), folded_words(called))
        for number, handle, called, theirs in rows(session, _MEMBERS, here=neighbourhood_id)
        if not at or folded_words(theirs or "") == at
    ]
    exactly = [one for one, words in members if words == asked]
    return exactly or [one for one, words in members if words[:1] == asked]


def _helping(one_is, other_is):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    """Everyone for whom this one is the first, and who still belongs here."""
    belongs = (col(Membership.person_id) == Person.id) & (col(Membership.neighbourhood_id) == bindparam("here"))
    return (
        select(Helper.id, Person.id, Person.handle, Person.name, Helper.named_at)  # type: ignore[call-overload]  # as above
        .join(Person, col(Person.id) == other_is)
        .join(Membership, belongs)
        .where(Helper.neighbourhood_id == bindparam("here"), one_is == bindparam("one"))
        .where(col(Helper.ended_at).is_(None), col(Membership.left_at).is_(None))
        .order_by(Person.name, col(Helper.id))
    )


# Asked on every need's page and form, so these are put together once.
_HELPERS = _helping(Helper.person_id, Helper.helper_id)  # type: ignore[no-untyped-call]  # as above
_HELPED = _helping(Helper.helper_id, Helper.person_id)  # type: ignore[no-untyped-call]  # as above
_IS_HELPING = _HELPED.where(Helper.person_id == bindparam("person"))
_helper = aliased(Person)
_ALL = (
    select(Helper.id, Person.name, _helper.name)
    .join(Person, col(Person.id) == Helper.person_id)
    .join(_helper, col(_helper.id) == Helper.helper_id)
    .where(Helper.neighbourhood_id == bindparam("here"), col(Helper.ended_at).is_(None))
    .order_by(Person.name, col(Helper.id))
    .limit(MOST)
)
_MEMBERS = (
    select(Person.id, Person.handle, Person.name, Person.flat)
    .join(Membership, col(Membership.person_id) == Person.id)
    .where(Membership.neighbourhood_id == bindparam("here"), col(Membership.left_at).is_(None))
    .order_by(Person.name)
)
