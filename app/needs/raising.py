"""Raising a need, saying more, taking it back; saying “me too”."""

from collections.abc import Iterable

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import TooLate
from app.core.languages import N_
from app.core.search import searchable
from app.helping.speaking import speaks_only_for_themselves
from app.needs.enclosing import filed_by_its_words
from app.needs.forms import RaiseForm, SayMoreForm
from app.needs.kinds import ReviewState
from app.needs.models import Attachment, Backing, Need
from app.needs.queries import people_behind
from app.neighbourhoods.choosing import next_number, one_of
from app.neighbourhoods.queries import Here, places_of, themes_of
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind, Participation
from app.participation.service import provenance, record
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor


def raise_need(
    session: Session, actor: Actor, here: Here, form: RaiseForm, enclosed: Iterable[Attachment] = ()
) -> Need:
    """Someone needs something. It gets the neighbourhood's next number; a reviewer looks at it before it is shown."""
    permit(actor, Act.RAISE_NEED, here)
    speaks_only_for_themselves(session, actor, here)

    need = Need(
        neighbourhood_id=here.id,
        number=next_number(session, here, "last_need_number"),
        title=form.title,
        story=form.story,
        theme_id=one_of(themes_of(session, here), form.theme, "theme"),
        place_id=one_of(places_of(session, here), form.place, "place"),
        search_text=searchable([form.title, form.story], []),
        waits_from=clock.now(),
        **provenance(actor),
    )
    if not here.reviewed_before_shown or may(actor, Act.REVIEW_NEED, here):
        need.review, need.shown_at = ReviewState.SHOWN, clock.now()
    session.add(need)
    record(session, actor, Kind.NEED_RAISED, need)
    enclose(session, need, enclosed)
    return need


def enclose(session: Session, need: Need, enclosed: Iterable[Attachment]) -> None:
    for attachment in enclosed:
        attachment.neighbourhood_id, attachment.need_id = need.neighbourhood_id, need.id or 0
        session.add(attachment)


def say_more(session: Session, actor: Actor, need: Need, form: SayMoreForm) -> None:
    """The reviewer asked; the one who raised it says more, and it goes back to be looked at."""
    permit(actor, Act.TAKE_BACK_NEED, need)
    if need.review != ReviewState.ASKED_BACK:
        raise TooLate()

    need.story = "\n\n".join(part for part in (need.story, form.story) if part)
    filed_by_its_words(session, need)
    need.review = ReviewState.WAITING
    record(session, actor, Kind.NEED_SAID_MORE, need)


def take_back(session: Session, actor: Actor, need: Need) -> None:
    """The one who raised it no longer wants it. What others said about it stays to be read."""
    permit(actor, Act.TAKE_BACK_NEED, need)
    if not need.is_open:
        raise TooLate(N_("This need can't be taken back any more."))

    need.review, need.taken_back_at = ReviewState.TAKEN_BACK, clock.now()
    act = record(session, actor, Kind.NEED_TAKEN_BACK, need)
    if need.shown_at is not None:
        _tell_backers(session, need, act)


def bring_back(session: Session, actor: Actor, need: Need) -> None:
    """It was taken back by a slip, or it is needed after all."""
    permit(actor, Act.TAKE_BACK_NEED, need)
    if need.review != ReviewState.TAKEN_BACK:
        raise TooLate()

    need.review = ReviewState.SHOWN if need.shown_at else ReviewState.WAITING
    need.taken_back_at = None
    record(session, actor, Kind.NEED_BROUGHT_BACK, need)


def back_need(session: Session, actor: Actor, need: Need) -> None:
    """Me too. Saying it twice changes nothing; a neighbour without a name counts each time."""
    permit(actor, Act.BACK_NEED, need)
    speaks_only_for_themselves(session, actor, need)
    has_a_name = actor.spoken_by_id is not None
    if has_a_name and (need.said_by_id == actor.spoken_by_id or _backing(session, actor, need)):
        return

    backing = Backing(neighbourhood_id=need.neighbourhood_id, need_id=need.id, **provenance(actor))
    session.add(backing)
    record(session, actor, Kind.NEED_BACKED, need)


def stop_backing(session: Session, actor: Actor, need: Need) -> None:
    """Take back one's “me too”. One without a name is not taken back so: whose would it be?"""
    permit(actor, Act.BACK_NEED, need)
    speaks_only_for_themselves(session, actor, need)
    backing = _backing(session, actor, need) if actor.spoken_by_id is not None else None
    if backing is None:
        return

    session.delete(backing)
    record(session, actor, Kind.BACKING_TAKEN_BACK, need)


def _tell_backers(session: Session, need: Need, act: Participation) -> None:
    """They said “me too”, and were promised to hear what becomes of it."""
    backers = [person for person in people_behind(session, need) if person != need.said_by_id]
    if not backers:
        return
    session.flush()
    message = Message(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        need_number=need.number,
        title=need.title,
        about=About.TAKEN_BACK,
        subject=str(Participation.__tablename__),
        subject_id=act.id,
        words="",
        made_at=clock.now(),
    )
    tell(session, message, backers)


def _backing(session: Session, actor: Actor, need: Need) -> Backing | None:
    return session.exec(
        select(Backing).where(Backing.need_id == need.id, Backing.said_by_id == actor.spoken_by_id)
    ).first()
