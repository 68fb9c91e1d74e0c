"""Keeping the talk kind: showing a comment, hiding it with a reason, and a second look that its author is told of."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import TooLate
from app.moderating.forms import HideForm, SecondLookForm
from app.moderating.service import look_again, was_hidden, was_shown
from app.moderating.telling import News, tell_author
from app.needs.models import Need
from app.needs.replies import Comment
from app.notifications.models import About
from app.participation.models import Kind
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
    act = record(session, actor, Kind.COMMENT_HIDDEN, said)
    tell_author(session, actor, said, act, _news(need, About.COMMENT_HIDDEN, form.reason))


def give_second_look(session: Session, actor: Actor, need: Need, said: Comment, form: SecondLookForm) -> None:
    """Someone other than who hid it looks again; its author is told what they found."""
    act = look_again(session, actor, said, form)
    tell_author(session, actor, said, act, _news(need, About.SECOND_LOOK, form.words, form.outcome))


def _news(need: Need, about: About, words: str, kind: str = "") -> News:
    """It stands on the need's page, where its author reads it."""
    return News(about, need.title, words, kind, need_id=need.id, need_number=need.number)
