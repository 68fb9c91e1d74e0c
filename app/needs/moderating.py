"""Keeping the talk kind: reporting, hiding with a reason that its author is told, and a second look by someone else."""

from dataclasses import dataclass

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.needs.forms import HideForm, ReportForm, SecondLookForm
from app.needs.kinds import SecondOutcome
from app.needs.models import Need
from app.needs.replies import Comment, Report, SecondLook
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

ONLY_ONCE = N_("Someone has looked at it a second time already. That look was the last one.")
SAY_WHAT_YOU_FOUND = N_("Its author asked for a second look. Please open it, and say what you found.")
NOT_YOURS_TO_LOOK = N_("You hid this, so someone else has to look at it again.")


def show_comment(session: Session, actor: Actor, said: Comment) -> None:
    """Show what was waiting, bring back what was hidden, or let stand what someone asked about."""
    permit(actor, Act.REVIEW_COMMENT, said)
    if said.hidden_by_id not in (None, actor.person_id) and open_look_at(session, said) is not None:
        raise NotLikeThis(SAY_WHAT_YOU_FOUND)

    kind = Kind.REPORT_SETTLED if said.is_shown else Kind.COMMENT_SHOWN
    _bring_back(said)
    _settle_reports(session, said)
    record(session, actor, kind, said)


def hide_comment(session: Session, actor: Actor, need: Need, said: Comment, form: HideForm) -> None:
    """Take it out of sight and say why; the place where it stood stays, with the reason, and its author is told."""
    permit(actor, Act.REVIEW_COMMENT, said)
    if said.hidden_at is not None:
        raise TooLate()

    said.hidden_at, said.hidden_by_id = clock.now(), actor.person_id
    said.hidden_for, said.hidden_reason = form.hidden_for, form.reason
    _settle_reports(session, said)
    look = open_look_at(session, said)
    if look is not None and actor.person_id is not None:
        look.hidden_by_id = actor.person_id  # what was asked about an earlier hiding is asked about this one
    logged = record(session, actor, Kind.COMMENT_HIDDEN, said)
    _tell_author(session, actor, need, said, _News(About.COMMENT_HIDDEN, logged, form.reason))


def report_comment(session: Session, actor: Actor, said: Comment, form: ReportForm) -> None:
    """Ask for someone to look at it. Asking twice changes nothing."""
    permit(actor, Act.REPORT_COMMENT, said)
    if not said.is_shown:
        raise TooLate()
    asked = select(Report).where(Report.comment_id == said.id, Report.by_id == actor.person_id)
    if session.exec(asked).first() is not None:
        return

    session.add(
        Report(
            neighbourhood_id=said.neighbourhood_id,
            comment_id=said.id,
            by_id=actor.person_id or 0,
            words=form.words,
            at=clock.now(),
        )
    )
    record(session, actor, Kind.COMMENT_REPORTED, said)


def ask_for_second_look(session: Session, actor: Actor, said: Comment) -> None:
    """The author of a hidden comment wants someone else to look at it. Asking twice changes nothing."""
    permit(actor, Act.ASK_SECOND_LOOK, said)
    speaks_only_for_themselves(session, actor, said)
    look = second_look_at(session, said)
    if look is not None:
        if look.looked_at is not None:
            raise TooLate(ONLY_ONCE)
        return

    look = SecondLook(
        neighbourhood_id=said.neighbourhood_id,
        comment_id=said.id,
        asked_by_id=actor.spoken_by_id or 0,
        asked_at=clock.now(),
        hidden_by_id=said.hidden_by_id or 0,
    )
    session.add(look)
    record(session, actor, Kind.SECOND_LOOK_ASKED, look)


def give_second_look(session: Session, actor: Actor, need: Need, said: Comment, form: SecondLookForm) -> None:
    """Someone other than who hid it looks again, and says why it is shown again or stays hidden."""
    permit(actor, Act.REVIEW_COMMENT, said)
    look = second_look_at(session, said, to_change=True)
    if look is None or look.looked_at is not None or said.hidden_at is None:
        raise TooLate()
    if said.hidden_by_id == actor.person_id:
        raise NotAllowed(NOT_YOURS_TO_LOOK)
    permit(actor, Act.GIVE_SECOND_LOOK, said)

    look.looked_by_id, look.looked_at, look.words = actor.person_id, clock.now(), form.words
    look.shown_again = form.outcome == SecondOutcome.SHOWN_AGAIN
    if look.shown_again:
        _bring_back(said)
    logged = record(session, actor, Kind.SECOND_LOOK_GIVEN, look)
    _tell_author(session, actor, need, said, _News(About.SECOND_LOOK, logged, form.words, form.outcome))


def second_look_at(session: Session, said: Comment, to_change: bool = False) -> SecondLook | None:
    """`to_change` holds the row until the transaction ends."""
    look = select(SecondLook).where(SecondLook.comment_id == said.id)
    return session.exec(look.with_for_update() if to_change else look).first()


def open_look_at(session: Session, said: Comment) -> SecondLook | None:
    """The second look that was asked for and has not been given."""
    look = second_look_at(session, said)
    return look if look is not None and look.looked_at is None else None


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


def _bring_back(said: Comment) -> None:
    said.shown_at = said.shown_at or clock.now()
    said.hidden_at, said.hidden_by_id, said.hidden_for, said.hidden_reason = None, None, None, ""


def _settle_reports(session: Session, said: Comment) -> None:
    for report in session.exec(select(Report).where(Report.comment_id == said.id)):
        report.settled_at = report.settled_at or clock.now()
