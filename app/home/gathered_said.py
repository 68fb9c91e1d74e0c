"""Statements of what someone said here and was told, one for each part of the download. Each column is a key of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy import ColumnElement, Select, case, literal, or_, select, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.needs.kinds import ReviewState
from app.needs.models import Attachment, Backing, Need
from app.needs.replies import Answer, Comment, HelpedReply
from app.neighbourhoods.models import Neighbourhood, Organisation, Place, Theme
from app.notifications.models import Message, Telling, TellingWish
from app.participation.models import Participation
from app.people.models import Person
from app.permissions.who import Via

Rows = Select[tuple[object, ...]]
Part = Callable[[int, int | None], Rows]
"""Of one person, in one neighbourhood or (None) in all."""
Reply = type[Comment] | type[Backing] | type[Answer] | type[HelpedReply]


class OfSomeone(Protocol):
    """A table of what people say."""

    id: int
    neighbourhood_id: int
    said_by_id: int | None
    typed_by_id: int | None
    via: Via
    read_back: bool
    said_at: datetime


_typist = aliased(Person)
HOME: object = col(Neighbourhood.slug).label("neighbourhood")
_NEED: object = col(Need.number).label("need")


def keys(*columns: object) -> Rows:
    """Each column is a key of the file."""
    chosen: Rows = select(*columns)  # type: ignore[call-overload]  # SQLAlchemy names no type for many columns
    return chosen


def in_homes(neighbourhood_id: int | None, only: int | None) -> ColumnElement[bool]:
    """`neighbourhood_id`: the column."""
    return true() if only is None else col(neighbourhood_id) == only


def needs(person: int, only: int | None) -> Rows:
    columns = (Need.number, Need.title, Need.story, Need.review, Need.stands, Need.shown_at, Need.taken_back_at)
    named: tuple[object, ...] = (col(Theme.name).label("theme"), col(Place.name).label("place"))
    mine = spoken(Need, person, (col(Need.id).label("id"), *columns, *named), only)
    return mine.outerjoin(Theme, col(Theme.id) == Need.theme_id).outerjoin(Place, col(Place.id) == Need.place_id)


def enclosed(person: int, only: int | None) -> Rows:
    """Put into its need afterwards."""
    columns = (Attachment.need_id, Attachment.key, Attachment.kind, Attachment.typed_up, Attachment.made_at)
    mine = keys(*columns).join(Need, col(Need.id) == Attachment.need_id)
    return mine.where(col(Need.said_by_id) == person, in_homes(Need.neighbourhood_id, only)).order_by(
        col(Attachment.id)
    )


def comments(person: int, only: int | None) -> Rows:
    columns = (_NEED, Comment.words, Comment.shown_at, Comment.hidden_at, Comment.hidden_reason)
    return _about_need(spoken(Comment, person, columns, only), Comment)


def backings(person: int, only: int | None) -> Rows:
    """A need that its neighbours can't read any more is named by its number only."""
    is_read = col(Need.shown_at).is_not(None) & (col(Need.review) != ReviewState.PRIVATE)
    columns = (_NEED, case((is_read, Need.title), else_="").label("title"))
    return _about_need(spoken(Backing, person, columns, only), Backing)


def answers(person: int, only: int | None) -> Rows:
    days = (Answer.by_when, Answer.look_again_on, Answer.tell_by)
    for_whom: tuple[object, ...] = (Answer.decided_by, col(Organisation.name).label("organisation"))
    columns = (_NEED, Answer.kind, Answer.words, *days, Answer.instead, *for_whom)
    mine = _about_need(spoken(Answer, person, columns, only), Answer)
    return mine.join(Organisation, col(Organisation.id) == Answer.organisation_id)


def helped(person: int, only: int | None) -> Rows:
    return _about_need(spoken(HelpedReply, person, (_NEED, HelpedReply.how, HelpedReply.words), only), HelpedReply)


def tellings(person: int, only: int | None) -> Rows:
    told = (Telling.way, Telling.state, Telling.made_at, Telling.told_at, Telling.told_how)
    when = (Message.day, Message.at_time, Message.spot, Message.answer_day, Message.answer_time)
    said = (Message.about, Message.kind, Message.words, Message.instead, Message.said_by)
    about: tuple[object, ...] = (col(Message.need_number).label("need"), col(Message.title).label("title"))
    return (
        keys(HOME, *about, *said, *when, Message.organisation, *told)
        .select_from(Telling)
        .join(Message, col(Message.id) == Telling.message_id)
        .join(Neighbourhood, col(Neighbourhood.id) == Telling.neighbourhood_id)
        .where(col(Telling.person_id) == person, in_homes(Telling.neighbourhood_id, only))
        .order_by(col(Telling.id))
    )


def telling_wishes(person: int, only: int | None) -> Rows:
    mine = keys(HOME, _NEED, TellingWish.way, TellingWish.wished_at).select_from(TellingWish)
    about = mine.join(Need, col(Need.id) == TellingWish.need_id)
    here = about.join(Neighbourhood, col(Neighbourhood.id) == TellingWish.neighbourhood_id)
    return here.where(col(TellingWish.person_id) == person, in_homes(TellingWish.neighbourhood_id, only)).order_by(
        col(TellingWish.id)
    )


def log(person: int, only: int | None) -> Rows:
    """Every act of mine, and every one that I typed for another, whose name is theirs to tell."""
    mine, typed = col(Participation.spoken_by) == person, col(Participation.typed_by)
    who = case((mine, "me"), (col(Participation.spoken_by).is_(None), "no name"), else_="another").label("spoken_by")
    typist = case((typed == person, "me"), (mine, _typist.name), else_="another").label("typed_by")
    about = (Participation.subject, Participation.subject_id)
    columns = (HOME, Participation.at, Participation.kind, who, typist, Participation.via, Participation.read_back)
    here = or_(in_homes(Participation.neighbourhood_id, only), col(Participation.neighbourhood_id).is_(None))
    return (
        keys(*columns, *about)
        .select_from(Participation)
        .outerjoin(Neighbourhood, col(Neighbourhood.id) == Participation.neighbourhood_id)
        .outerjoin(_typist, col(_typist.id) == Participation.typed_by)
        .where(mine | (typed == person), here)
        .order_by(col(Participation.id))
    )


def spoken(table: type[OfSomeone], person: int, columns: tuple[object, ...], only: int | None) -> Rows:
    """What this person said, with how it came. Who typed it is named when it was another, as its page does too."""
    came = (table.said_at, table.via, table.read_back)
    typist = case((col(table.typed_by_id) == person, literal("me")), else_=_typist.name).label("typed_by")
    return (
        keys(HOME, *columns, *came, typist)
        .select_from(table)
        .join(Neighbourhood, col(Neighbourhood.id) == table.neighbourhood_id)
        .outerjoin(_typist, col(_typist.id) == table.typed_by_id)
        .where(col(table.said_by_id) == person, in_homes(table.neighbourhood_id, only))
        .order_by(col(table.id))
    )


def _about_need(mine: Rows, table: Reply) -> Rows:
    return mine.join(Need, col(Need.id) == table.need_id)
