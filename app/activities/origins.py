"""Where an activity comes from: an idea that is turned into dates, the need it answers, the grant that pays for it.

Read from both ends.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from app.activities.granted import Granted, granted_to
from app.activities.happenings import dates_to_come
from app.activities.models import Activity, Date
from app.activities.telling import message_about
from app.core import clock
from app.ideas import story as of_ideas
from app.ideas.answering import it_is_planned
from app.ideas.models import Idea
from app.ideas.queries import is_someone_unnamed_for_it, people_for_it, seen_idea
from app.needs import became as of_needs
from app.needs.became import Became
from app.needs.kinds import ReviewState
from app.needs.models import Need
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.notifications.service import tell
from app.people.models import Person
from app.people.queries import residents_of
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


@dataclass(frozen=True)
class Origin:
    """What everyone may read of it; the name is for those who may SEE_NAMES."""

    need: tuple[int, str] | None = None
    """Number and title of the need it answers."""
    idea: tuple[int, str] | None = None
    whose: str = ""
    """Who proposed the idea; "" when they gave no name."""
    grant: Granted | None = None


def idea_to_turn(session: Session, actor: Actor, here: Here, number: int) -> Idea:
    """The idea that an officer or a resident leader may turn into dates. Raises NotFound and NotAllowed."""
    idea = seen_idea(session, actor, here, number)
    permit(actor, Act.TURN_IDEA, idea)
    return idea


def as_a_plan(session: Session, here: Here, idea: Idea) -> dict[str, str]:
    """What the idea says already, as the planning form would have it typed."""
    need = select(Need.number).where(Need.neighbourhood_id == here.id, Need.id == idea.need_id)
    leader = {one.id: one.handle for one in residents_of(session, here.id)}.get(idea.leader_id or 0, "")
    return {
        "idea": str(idea.number),
        "title": idea.title,
        "about": idea.for_whom,
        "leader": leader,
        "led_by": idea.who_leads[:200],
        "need": str(session.exec(need).first() or "") if idea.need_id else "",
    }


def comes_of(session: Session, actor: Actor, here: Here, idea: Idea | None, activity: Activity) -> None:
    """That dates stand is the idea's answer, and all who were for it are told so once. No idea: nothing to tell."""
    if idea is None:
        return
    message = message_about(session, here, dates_to_come(session, activity)[0], About.IDEA_BECAME)
    message.title, message.words = idea.title, "\n\n".join(filter(None, (activity.title, activity.about)))
    message.said_by, message.organisation = actor.name, actor.organisation
    message.subject, message.subject_id = str(Activity.__tablename__), activity.id
    it_is_planned(session, actor, here, idea, message)
    tell(session, message, people_for_it(session, idea), is_someone_unnamed_for_it(session, idea))


def origin_of(session: Session, activity: Activity) -> Origin:
    """One statement for need and idea, one for the grant; none where there is nothing of them."""
    grant = granted_to(session, activity)
    if activity.need_id is None and activity.idea_id is None:
        return Origin(grant=grant)
    row = session.exec(_ORIGIN.where(Activity.id == activity.id)).one()
    need_number, need_title, idea_number, idea_title, whose = row
    return Origin(
        need=(need_number, need_title) if need_title else None,
        idea=(idea_number, idea_title) if idea_title else None,
        whose=whose or "",
        grant=grant,
    )


def a_grant_became(session: Session, neighbourhood_id: int, grant_id: int) -> list[Became]:
    """The activities that a grant pays for."""
    return _became(session, neighbourhood_id, col(Activity.grant_id) == grant_id)


def _an_idea_became(session: Session, idea: Idea) -> list[Became]:
    """The activities that an idea was turned into."""
    return _became(session, idea.neighbourhood_id, col(Activity.idea_id) == idea.id)


def _a_need_became(session: Session, need: Need) -> list[Became]:
    """The activities that answer a need, or one that was joined to it."""
    joined = select(Need.id).where(Need.merged_into_id == need.id)
    answers_it = or_(col(Activity.need_id) == need.id, col(Activity.need_id).in_(joined))
    return _became(session, need.neighbourhood_id, answers_it)


def _became(session: Session, neighbourhood_id: int, comes_of_it: ColumnElement[bool]) -> list[Became]:
    """With when each is next, or was last. One statement."""
    now = clock.now()
    following = select(func.min(Date.starts_at)).where(Date.activity_id == Activity.id, Date.ends_at > now)
    last = select(func.max(Date.starts_at)).where(Date.activity_id == Activity.id)
    found = select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        Activity.number,
        Activity.title,
        Activity.planned_at,
        Activity.called_off_at,
        following.correlate(Activity).scalar_subquery(),
        last.correlate(Activity).scalar_subquery(),
    ).where(Activity.neighbourhood_id == neighbourhood_id, comes_of_it)
    return [
        Became(number, title, f"activities/{number}", at, off_at is None, next_at or last_at, next_at is not None)
        for number, title, at, off_at, next_at, last_at in session.exec(found.order_by(col(Activity.number)))
    ]


of_ideas.BECAME.append(_an_idea_became)
of_needs.BECAME.append(_a_need_became)

_is_read = col(Need.shown_at).is_not(None) & (col(Need.review) != ReviewState.PRIVATE)
_ORIGIN = (
    select(Need.number, Need.title, Idea.number, Idea.title, Person.name)  # type: ignore[call-overload]  # as above
    .select_from(Activity)
    .outerjoin(Need, (col(Need.id) == Activity.need_id) & _is_read)
    .outerjoin(Idea, (col(Idea.id) == Activity.idea_id) & col(Idea.shown_at).is_not(None))
    .outerjoin(Person, col(Person.id) == Idea.said_by_id)
)
