"""Giving something to all, looking at it before it is shown, and taking it back."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import TooLate
from app.giving.models import Given
from app.helping.speaking import speaks_only_for_themselves
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.moderating.service import was_hidden, was_shown
from app.moderating.telling import News, tell_author
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor


def lay_before(session: Session, actor: Actor, here: Here, given: Given, kind: Kind) -> None:
    """It waits to be looked at where that is the rule. Whoever calls this has asked whether they may."""
    speaks_only_for_themselves(session, actor, here)
    if not here.reviewed_before_shown or may(actor, Act.REVIEW_GIVEN, here):
        given.shown_at = clock.now()
    session.add(given)
    record(session, actor, kind, given)


def look_at(session: Session, actor: Actor, given: Given, form: LookForm) -> None:
    """Show it, or keep it private with a reason that its author is told."""
    permit(actor, Act.REVIEW_GIVEN, given)
    if given.ended_at is not None:
        raise TooLate()

    given.reviewed_by_id = actor.person_id
    if form.outcome == FirstOutcome.SHOWN:
        is_about_reports = was_shown(session, actor, given)
        record(session, actor, Kind.REPORT_SETTLED if is_about_reports else Kind.GIVEN_SHOWN, given)
        return
    given.shown_at, given.private_because = None, form.reason
    was_hidden(session, actor, given, form.hidden_for)
    kept = record(session, actor, Kind.GIVEN_KEPT_PRIVATE, given)
    why = News(About.GIVEN_NOT_SHOWN, given.known_as, form.reason, kind=str(given.__tablename__), place=given.place)
    tell_author(session, actor, given, kept, why)


def take_back(session: Session, actor: Actor, given: Given) -> bool:
    """From now on no one sees it here. Twice changes nothing; returns whether something changed."""
    permit(actor, Act.TAKE_BACK_GIVEN, given)
    speaks_only_for_themselves(session, actor, given)
    if given.ended_at is not None:
        return False

    given.ended_at = clock.now()
    record(session, actor, Kind.GIVEN_TAKEN_BACK, given)
    return True
