"""Proposing a grant, and looking at it before it is shown."""

from datetime import datetime

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.core.money import in_minor
from app.core.text import folded
from app.grants.forms import GrantForm
from app.grants.models import Grant
from app.grants.money import NOT_AN_AMOUNT
from app.grants.pots import currency_of_pot, held_pot
from app.helping.speaking import speaks_only_for_themselves
from app.ideas.models import Idea
from app.ideas.proposing import need_numbered, settle
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.moderating.telling import News, tell_author
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor

WHICH_GROUP = N_("Please write who would use the money.")
NO_SUCH_IDEA = N_("We can't find an idea with that number.")


def propose_grant(session: Session, actor: Actor, here: Here, form: GrantForm) -> Grant:
    """Money for something neighbours do. It gets the next number; the board decides."""
    permit(actor, Act.PROPOSE_GRANT, here)
    speaks_only_for_themselves(session, actor, here)
    minor, group = _asked(session, here, form)
    need = need_numbered(session, here, form.need) if form.need else None
    idea = _idea_numbered(session, here, form.idea) if form.idea else None

    grant = Grant(
        neighbourhood_id=here.id,
        number=_next_number(session, here),
        pot_id=held_pot(session, here)[0].id,
        group_name=form.group_name,
        group_key=group,
        title=form.title,
        purpose=form.purpose,
        cost_minor=minor,
        need_id=need.id if need else None,
        idea_id=idea.id if idea else None,
        shown_at=_shown_at(actor, here),
        **provenance(actor),
    )
    session.add(grant)
    record(session, actor, Kind.GRANT_PROPOSED, grant)
    return grant


def look_at_grant(session: Session, actor: Actor, grant: Grant, form: LookForm) -> None:
    """Show it, or keep it private with a reason that its author reads. What is decided stays shown."""
    permit(actor, Act.REVIEW_GRANT, grant)
    if grant.taken_back_at is not None or grant.decided_at is not None:
        raise TooLate()

    is_about_reports = settle(session, actor, grant, form)
    if form.outcome == FirstOutcome.SHOWN:
        record(session, actor, Kind.REPORT_SETTLED if is_about_reports else Kind.GRANT_SHOWN, grant)
        return
    kept = record(session, actor, Kind.GRANT_KEPT_PRIVATE, grant)
    why = News(About.GRANT_KEPT_PRIVATE, grant.title, form.reason, place=f"grants/{grant.number}")
    tell_author(session, actor, grant, kept, why)


def news_of(actor: Actor, grant: Grant, about: About) -> Message:
    return Message(
        neighbourhood_id=grant.neighbourhood_id,
        title=grant.title,
        place=f"grants/{grant.number}",
        about=about,
        subject=str(Grant.__tablename__),
        subject_id=grant.id,
        words="",
        said_by=actor.name,
        organisation=actor.organisation,
        made_at=clock.now(),
    )


def _asked(session: Session, here: Here, form: GrantForm) -> tuple[int, str]:
    """How much in minor units, and by what the group is known. Raises NotLikeThis."""
    minor, group = in_minor(form.cost, currency_of_pot(session, here)), folded(form.group_name)
    if minor is None:
        raise NotLikeThis(NOT_AN_AMOUNT, field="cost")
    if not group:
        raise NotLikeThis(WHICH_GROUP, field="group_name")
    return minor, group[:200]


def _shown_at(actor: Actor, here: Here) -> datetime | None:
    is_shown = not here.reviewed_before_shown or may(actor, Act.REVIEW_GRANT, here)
    return clock.now() if is_shown else None


def _idea_numbered(session: Session, here: Here, number: int) -> Idea:
    found = session.exec(select(Idea).where(Idea.neighbourhood_id == here.id, Idea.number == number)).first()
    if found is None or not found.is_shown:
        raise NotLikeThis(NO_SUCH_IDEA, field="idea")
    return found


def _next_number(session: Session, here: Here) -> int:
    """The neighbourhood's row is held so that no two are alike."""
    held = session.exec(select(Neighbourhood).where(Neighbourhood.id == here.id).with_for_update()).one()
    held.last_grant_number += 1
    return held.last_grant_number
