"""Keeping the talk kind: showing a comment, hiding it with a reason, and a second look that its author is told of."""

from dataclasses import dataclass

from sqlmodel import Session

from app.core import clock
from app.core.errors import TooLate
from app.moderating.forms import HideForm, SecondLookForm
from app.moderating.service import look_again, was_hidden, was_shown
from app.needs.models import Need
from app.needs.replies import Comment
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def show_comment(session: Session, actor: Actor, said: Comment) -> None:
    """Show what was waiting, bring back what was hidden, or let stand what someone asked about."""
    permit(actor, Act.REVIEW_COMMENT, said)

    kind = Kind.REPORT_SETTLED if said.is_shown else Kind.COMMENT_SHOWN
    was_shown(session, actor, said)
    record(session, actor, kind, said)


def hide_comment(session: Session, actor: Actor, need: Need, said: Comment, form: HideForm) -> None:
    """Take it out of sight and say why; the place where it stood stays, with the reason, and its author is told."""
    permit(actor, Act.REVIEW_COMMENT, said)
    if said.hidden_at is not None:
        raise TooLate()

    said.hidden_at, said.hidden_reason = clock.now(), form.reason
    was_hidden(session, actor, said, form.hidden_for)
    logged = record(session, actor, Kind.COMMENT_HIDDEN, said)
    _tell_author(session, actor, need, said, _News(About.COMMENT_HIDDEN, logged, form.reason))


def give_second_look(session: Session, actor: Actor, need: Need, said: Comment, form: SecondLookForm) -> None:
    """Someone other than who hid it looks again; its author is told what they found."""
    logged = look_again(session, actor, said, form)
    _tell_author(session, actor, need, said, _News(About.SECOND_LOOK, logged, form.words, form.outcome))


@dataclass(frozen=True)
class _News:
    """What its author is told about a comment."""

    about: About
    act: Participation
    words: str
    kind: str = ""


def _tell_author(session: Session, actor: Actor, need: Need, said: Comment, news: _News) -> None:
    """In their own way, never on the noticeboard. Who gave no name can't be told; the page says it to everyone."""
    if said.said_by_id is None or said.said_by_id == actor.person_id:
        return
    session.flush()
    message = Message(
        neighbourhood_id=said.neighbourhood_id,
        need_id=need.id,
        need_number=need.number,
        title=need.title,
        about=news.about,
        # A comment may be hidden more than once, so the news is about the act.
        subject="participation",
        subject_id=news.act.id,
        kind=news.kind,
        words=news.words,
        said_by=actor.name,
        organisation=actor.organisation,
        made_at=clock.now(),
    )
    tell(session, message, [said.said_by_id])
