"""Proposing an idea, looking at it before it is shown, and taking it back."""

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.ideas.forms import ProposeForm
from app.ideas.models import Idea, Reviewed
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.moderating.service import was_hidden, was_shown
from app.moderating.telling import News, tell_author
from app.needs.models import Need
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor

NO_SUCH_NEED = N_("We can't find a need with that number.")


def propose_idea(session: Session, actor: Actor, here: Here, form: ProposeForm) -> Idea:
    """Something to do together. It gets the next number; a reviewer looks at it before it is shown."""
    permit(actor, Act.PROPOSE_IDEA, here)
    speaks_only_for_themselves(session, actor, here)
    need = need_numbered(session, here, form.need) if form.need else None

    idea = Idea(
        neighbourhood_id=here.id,
        number=_next_number(session, here),
        title=form.title,
        for_whom=form.for_whom,
        who_leads=form.who_leads,
        leader_id=actor.spoken_by_id if form.leads else None,
        takes=form.takes,
        need_id=need.id if need else None,
        waits_from=clock.now(),
        **provenance(actor),
    )
    if not here.reviewed_before_shown or may(actor, Act.REVIEW_IDEA, here):
        idea.shown_at = clock.now()
    session.add(idea)
    record(session, actor, Kind.IDEA_PROPOSED, idea)
    return idea


def look_at_idea(session: Session, actor: Actor, idea: Idea, form: LookForm) -> None:
    """Show it, or keep it private with a reason that its author reads."""
    permit(actor, Act.REVIEW_IDEA, idea)
    if idea.taken_back_at is not None:
        raise TooLate()

    is_about_reports = settle(session, actor, idea, form)
    if form.outcome == FirstOutcome.SHOWN:
        record(session, actor, Kind.REPORT_SETTLED if is_about_reports else Kind.IDEA_SHOWN, idea)
        return
    kept = record(session, actor, Kind.IDEA_KEPT_PRIVATE, idea)
    why = News(About.IDEA_KEPT_PRIVATE, idea.title, form.reason, place=f"ideas/{idea.number}")
    tell_author(session, actor, idea, kept, why)


def take_back_idea(session: Session, actor: Actor, idea: Idea) -> None:
    """The one who proposed it no longer wants it."""
    permit(actor, Act.TAKE_BACK_IDEA, idea)
    speaks_only_for_themselves(session, actor, idea)
    if idea.taken_back_at is not None:
        raise TooLate()

    idea.taken_back_at, idea.waits_from = clock.now(), None
    record(session, actor, Kind.IDEA_TAKEN_BACK, idea)


def need_numbered(session: Session, here: Here, number: int) -> Need:
    """The need that something answers; only one that everyone can see. Raises NotLikeThis beside `need`."""
    wanted = select(Need).where(Need.neighbourhood_id == here.id, Need.number == number)
    found = session.exec(wanted).first()
    if found is None or not found.is_shown:
        raise NotLikeThis(NO_SUCH_NEED, field="need")
    return found


def settle(session: Session, actor: Actor, posted: Reviewed, form: LookForm) -> bool:
    """Shown from now on, or private with a reason. Returns whether it was shown, and someone had asked about it."""
    if form.outcome == FirstOutcome.SHOWN:
        return was_shown(session, actor, posted)
    posted.shown_at, posted.kept_private_at, posted.private_reason = None, clock.now(), form.reason
    was_hidden(session, actor, posted, form.hidden_for)
    return False


def _next_number(session: Session, here: Here) -> int:
    """Short numbers people can say aloud; the neighbourhood's row is held so that no two are alike."""
    held = session.exec(select(Neighbourhood).where(Neighbourhood.id == here.id).with_for_update()).one()
    held.last_idea_number += 1
    return held.last_idea_number
