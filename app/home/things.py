"""What a report or a second look is about, whatever it is: where it stands, what it is called, and what waits of it."""

from typing import TypeVar

from sqlalchemy import ColumnElement, Select, String, case, cast, literal, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func

from app.core.database import rows
from app.core.few import MOST, Few
from app.grants.models import Grant
from app.home.gathered_said import keys
from app.home.waits import GIVEN, TO_VOUCH, Waits, given_that_waits, who_is_to_be_vouched_for
from app.ideas.models import Idea
from app.moderating.models import Report, SecondLook
from app.needs.models import Need
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.offers.models import Offer
from app.together.models import Song, SpokenHello

Columns = TypeVar("Columns", bound=tuple[object, ...])
About = type[Report] | type[SecondLook]
REPORTED, LOOKS = str(Report.__tablename__), str(SecondLook.__tablename__)
TALKED_ABOUT = aliased(Need)
"""The need that a comment is about."""
THINGS = (
    (Need, "need_id", "needs/", Need.number, Need.title),
    (Idea, "idea_id", "ideas/", Idea.number, Idea.title),
    (Grant, "small_grant_id", "grants/", Grant.number, Grant.title),
    (Offer, "offer_id", "offers/", Offer.number, Offer.words),
    (Song, "song_id", "playlist/", Song.id, Song.title),
    (SpokenHello, "hello_id", "hellos/", SpokenHello.id, SpokenHello.words),
)
GONE_AT = (
    *(Need.taken_back_at, Idea.taken_back_at, Grant.taken_back_at),
    *(Offer.ended_at, Song.ended_at, SpokenHello.ended_at),
)
"""Its author took it back, or left: nobody has to look at it any more."""


def address(*parts: object) -> ColumnElement[str]:
    """Of words as they are, and of columns that hold numbers."""
    said = [literal(part) if isinstance(part, str) else cast(part, String) for part in parts]
    whole: ColumnElement[str] = said[0]
    for part in said[1:]:
        whole = whole.concat(part)
    return whole


def stands_at(about: About) -> ColumnElement[str]:
    """Its address in the neighbourhood: "ideas/7", or "needs/1/comments/3"."""
    talk = address("needs/", TALKED_ABOUT.number, "/comments/", Comment.id)
    places = [(getattr(about, key).is_not(None), address(under, number)) for _, key, under, number, _ in THINGS]
    return case((col(about.comment_id).is_not(None), talk), *places)


def called(about: About) -> ColumnElement[str]:
    titles = [(getattr(about, key).is_not(None), col(title)) for _, key, _, _, title in THINGS]
    return case((col(about.comment_id).is_not(None), col(Comment.words)), *titles)


def with_things(found: Select[Columns], about: About) -> Select[Columns]:
    found = found.outerjoin(Comment, col(Comment.id) == about.comment_id)
    found = found.outerjoin(TALKED_ABOUT, TALKED_ABOUT.id == Comment.need_id)  # type: ignore[arg-type]  # an alias's column
    for table, key, *_ in THINGS:
        found = found.outerjoin(table, col(table.id) == getattr(about, key))
    return found


def things_that_wait(session: Session, here: Here) -> dict[str, Few[Waits]]:
    """One statement. What is given and was not looked at, what someone asked about, and what is to be looked at again;
    and offers that someone has to vouch for.

    Talk has lists of its own.
    """
    is_shown = func.coalesce(*(col(table.shown_at) for table, *_ in THINGS)).is_not(None)
    is_hidden = func.coalesce(*(col(table.hidden_for) for table, *_ in THINGS)).is_not(None)
    asked_about = col(Report.settled_at).is_(None) & is_shown
    to_look_at = col(SecondLook.looked_at).is_(None) & is_hidden
    given, to_vouch = given_that_waits(here), who_is_to_be_vouched_for(here)
    reports, looks = _of(here, Report, "/review", asked_about), _of(here, SecondLook, "/second-look", to_look_at)
    found: dict[str, list[tuple[Waits, int]]] = {GIVEN: [], TO_VOUCH: [], REPORTED: [], LOOKS: []}
    for kind, place, words, of, _ in rows(session, union_all(given, to_vouch, reports, looks).order_by("first")):
        found[kind].append((Waits(place, words), of))
    return {kind: Few.of(waiting) for kind, waiting in found.items()}


def _of(here: Here, about: About, then: str, which: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    place, words, first = stands_at(about).concat(then), called(about), func.min(about.id).label("first")
    kind: object = literal(str(about.__tablename__)).label("kind")
    found = with_things(keys(kind, place, words, func.count().over().label("of"), first).select_from(about), about)
    stands = func.coalesce(*map(col, GONE_AT)).is_(None)
    mine = found.where(col(about.neighbourhood_id) == here.id, col(about.comment_id).is_(None), stands, which)
    some = mine.group_by(place, words).order_by(first).limit(MOST).subquery()
    return keys(*some.c)
