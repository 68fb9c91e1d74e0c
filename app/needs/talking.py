"""Talking about a need, and keeping the talk kind."""

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import TooLate
from app.needs.forms import CommentForm, ReasonForm, ReportForm
from app.needs.models import Need
from app.needs.raising import speaks_only_for_themselves
from app.needs.replies import Comment, Report
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def comment(session: Session, actor: Actor, here: Here, need: Need, form: CommentForm) -> Comment:
    """Say something about a need. What residents say is looked at first, where the neighbourhood wants it so."""
    permit(actor, Act.COMMENT, need)
    speaks_only_for_themselves(actor, need)

    is_shown_at_once = actor.is_staff or not here.reviewed_before_shown
    said = Comment(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        words=form.words,
        shown_at=clock.now() if is_shown_at_once else None,
        **provenance(actor),
    )
    session.add(said)
    record(session, actor, Kind.COMMENT_MADE, said)
    return said


def show_comment(session: Session, actor: Actor, said: Comment) -> None:
    """Show what was waiting, bring back what was hidden, or let stand what someone asked about."""
    permit(actor, Act.REVIEW_COMMENT, said)

    kind = Kind.REPORT_SETTLED if said.is_shown else Kind.COMMENT_SHOWN
    said.shown_at = said.shown_at or clock.now()
    said.hidden_at, said.hidden_by_id, said.hidden_reason = None, None, ""
    _settle_reports(session, said)
    record(session, actor, kind, said)


def hide_comment(session: Session, actor: Actor, said: Comment, form: ReasonForm) -> None:
    """Take it out of sight and say why; the place where it stood stays, with the reason."""
    permit(actor, Act.REVIEW_COMMENT, said)

    said.hidden_at, said.hidden_by_id, said.hidden_reason = clock.now(), actor.person_id, form.reason
    _settle_reports(session, said)
    record(session, actor, Kind.COMMENT_HIDDEN, said)


def report_comment(session: Session, actor: Actor, said: Comment, form: ReportForm) -> None:
    """Ask for a second look. Asking twice changes nothing."""
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


def _settle_reports(session: Session, said: Comment) -> None:
    for report in session.exec(select(Report).where(Report.comment_id == said.id)):
        report.settled_at = report.settled_at or clock.now()
