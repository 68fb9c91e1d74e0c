"""What a report or a second look is about, whatever it is: where it stands, what it is called, and what waits of it."""

from typing import TypeVar

from sqlalchemy import ColumnElement, Select, String, case, cast, literal
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func

from app.core.few import MOST, Few
from app.grants.models import Grant
from app.home.gathered_said import keys
from app.home.waits import Waits
from app.ideas.models import Idea
from app.moderating.models import Report, SecondLook
from app.needs.models import Need
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.offers.models import Offer
from app.together.models import Song, SpokenHello

Columns = TypeVar("Columns", bound=tuple[object, ...])
About = type[Report] | type[SecondLook]
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


def reported(session: Session, here: Here) -> Few[Waits]:
    """What is shown, and someone asked about; talk has a list of its own."""
    is_shown = func.coalesce(*(col(table.shown_at) for table, *_ in THINGS)).is_not(None)
    return _that_wait(session, here, Report, "/review", col(Report.settled_at).is_(None) & is_shown)


def looked_again(session: Session, here: Here) -> Few[Waits]:
    """What is hidden, and its author asked for a second look at."""
    is_hidden = func.coalesce(*(col(table.hidden_for) for table, *_ in THINGS)).is_not(None)
    return _that_wait(session, here, SecondLook, "/second-look", col(SecondLook.looked_at).is_(None) & is_hidden)


def _that_wait(session: Session, here: Here, about: About, then: str, which: ColumnElement[bool]) -> Few[Waits]:
    place, words = stands_at(about), called(about)
    waiting = with_things(keys(place.concat(then), words, func.count().over()).select_from(about), about).where(
        col(about.neighbourhood_id) == here.id, col(about.comment_id).is_(None), which
    )
    rows = session.execute(waiting.group_by(place, words).order_by(func.min(about.id)).limit(MOST))
    return Few.of((Waits(str(at), str(said)), int(str(of))) for at, said, of in rows)
