"""Giving something to all, looking at it before it is shown, and taking it back."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import TooLate
from app.giving.forms import LookForm, Outcome
from app.giving.models import Given
from app.helping.speaking import speaks_only_for_themselves
from app.moderating.service import was_hidden, was_shown
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind, Participation
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
    if form.outcome == Outcome.SHOWN:
        is_about_reports = was_shown(session, actor, given)
        record(session, actor, Kind.REPORT_SETTLED if is_about_reports else Kind.GIVEN_SHOWN, given)
        return
    given.shown_at, given.private_because = None, form.reason
    was_hidden(session, actor, given, form.hidden_for)
    logged = record(session, actor, Kind.GIVEN_KEPT_PRIVATE, given)
    _tell_author(session, actor, given, logged)


def take_back(session: Session, actor: Actor, given: Given) -> bool:
    """From now on no one sees it here. Twice changes nothing; returns whether something changed."""
    permit(actor, Act.TAKE_BACK_GIVEN, given)
    speaks_only_for_themselves(session, actor, given)
    if given.ended_at is not None:
        return False

    given.ended_at = clock.now()
    record(session, actor, Kind.GIVEN_TAKEN_BACK, given)
    return True


def _tell_author(session: Session, actor: Actor, given: Given, logged: Participation) -> None:
    """In their own way, never on the noticeboard. Who gave no name can't be told."""
    if given.said_by_id is None or given.said_by_id == actor.person_id:
        return
    session.flush()
    message = Message(
        neighbourhood_id=given.neighbourhood_id,
        title=given.known_as,
        place=given.place,
        about=About.GIVEN_NOT_SHOWN,
        # It may be kept private more than once, so the news is about the act.
        subject="participation",
        subject_id=logged.id,
        kind=str(given.__tablename__),
        words=given.private_because,
        said_by=actor.name,
        organisation=actor.organisation,
        made_at=clock.now(),
    )
    tell(session, message, [given.said_by_id])
