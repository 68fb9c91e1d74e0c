"""Looking at a need before it is shown. What was not shown, and why, is itself recorded, and its author is told."""

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.moderating.service import settle_reports, was_hidden
from app.needs.enclosing import filed_by_its_words
from app.needs.forms import ReviewForm
from app.needs.kinds import ReviewState
from app.needs.models import Attachment, Backing, Need, Review
from app.needs.queries import people_behind
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.notifications.wishes import wishes_follow
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

_ABOUT = {
    ReviewState.ASKED_BACK: About.ASKED_BACK,
    ReviewState.PRIVATE: About.KEPT_PRIVATE,
    ReviewState.MERGED: About.MERGED,
}
_KINDS = {
    ReviewState.SHOWN: Kind.NEED_SHOWN,
    ReviewState.ASKED_BACK: Kind.NEED_ASKED_BACK,
    ReviewState.PRIVATE: Kind.NEED_KEPT_PRIVATE,
    ReviewState.MERGED: Kind.NEED_MERGED,
}


def review_need(session: Session, actor: Actor, need: Need, form: ReviewForm) -> Review:
    """Show it, ask back, join it to another, or keep it private with a reason that its author reads."""
    permit(actor, Act.REVIEW_NEED, need)
    if form.outcome not in _KINDS or not need.is_open:
        raise TooLate()

    review = Review(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        outcome=form.outcome,
        reason=form.reason,
        by_id=actor.person_id,
        at=clock.now(),
    )
    if form.outcome == ReviewState.MERGED:
        _join(session, actor, need, review, form.into or 0)
    is_about_reports = _settle(session, actor, need, form) and need.review == ReviewState.SHOWN
    session.add(review)
    record(session, actor, Kind.REPORT_SETTLED if is_about_reports else _KINDS[form.outcome], need)
    if form.outcome in _ABOUT:
        _tell_those_behind(session, actor, need, review)
    return review


def type_up(session: Session, actor: Actor, need: Need, recording: Attachment, words: str) -> None:
    """A neighbour's voice note in letters, so that everyone here can read it, and find it."""
    permit(actor, Act.TYPE_UP, recording)

    recording.typed_up, recording.typed_up_by_id = words, actor.person_id
    filed_by_its_words(session, need)
    record(session, actor, Kind.RECORDING_TYPED_UP, recording)


def _settle(session: Session, actor: Actor, need: Need, form: ReviewForm) -> bool:
    """Returns whether someone had asked about it."""
    need.review = form.outcome
    if form.outcome == ReviewState.SHOWN:
        need.shown_at = need.shown_at or clock.now()
    if form.outcome == ReviewState.MERGED:
        need.waits_from = None
    if form.outcome == ReviewState.PRIVATE:
        need.shown_at = None
        was_hidden(session, actor, need, form.hidden_for)
    return settle_reports(session, need)


def _join(session: Session, actor: Actor, need: Need, review: Review, into: int) -> None:
    """Everyone behind this need now stands behind the other one too, and hears what becomes of it."""
    other = session.exec(
        select(Need).where(Need.neighbourhood_id == need.neighbourhood_id, Need.number == into)
    ).first()
    if other is None or not other.is_shown or not other.is_open or other.id == need.id:
        raise NotLikeThis(N_("We can't find an open need with that number."), field="into")

    need.merged_into_id, review.into_number = other.id, other.number
    review.reason = review.reason or other.title
    already = {other.said_by_id, *people_behind(session, other)}
    for person in people_behind(session, need):
        if person not in already:
            session.add(
                Backing(
                    neighbourhood_id=need.neighbourhood_id,
                    need_id=other.id,
                    said_by_id=person,
                    typed_by_id=actor.person_id,
                    via=actor.via,
                    said_at=clock.now(),
                )
            )
    wishes_follow(session, need.id or 0, other.id or 0)
    _bring_those_without_names(session, need, other)


def _bring_those_without_names(session: Session, need: Need, other: Need) -> None:
    """Hands that were counted count there too, as they were counted; no one can say whether they were the same."""
    unnamed = select(Backing).where(Backing.need_id == need.id, col(Backing.said_by_id).is_(None))
    for one in session.exec(unnamed).all():
        session.add(
            Backing(
                neighbourhood_id=other.neighbourhood_id,
                need_id=other.id,
                heads=one.heads,
                typed_by_id=one.typed_by_id,
                via=one.via,
                read_back=one.read_back,
                said_at=one.said_at,
            )
        )


def _tell_those_behind(session: Session, actor: Actor, need: Need, review: Review) -> None:
    message = Message(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        need_number=need.number,
        title=need.title,
        about=_ABOUT[review.outcome],
        subject="review",
        subject_id=_numbered(session, review),
        words=review.reason,
        into_number=review.into_number,
        said_by=actor.name,
        organisation=actor.organisation,
        made_at=clock.now(),
    )
    author = [need.said_by_id] if need.said_by_id is not None else []
    tell(session, message, author if message.is_private else people_behind(session, need))


def _numbered(session: Session, review: Review) -> int:
    session.flush()
    return review.id or 0
