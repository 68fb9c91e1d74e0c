"""Who has not been seen for as long as they wished to be missed after: of those who agreed, and no one else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, case, col, func, literal, or_, select

from app.activities.models import Activity, Attendance, Date
from app.core import clock
from app.looking_out.models import WEEKS, LookedOutFor
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import Here
from app.participation.models import Kind, Participation
from app.people.models import Person, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

MOST = 60
"""Of those who were missed longest; whom one has asked after makes room for the next."""
SAYS_NOTHING = (Kind.CAME, Kind.CAME_UNDONE, Kind.ASKED_AFTER)
"""Who came is ticked at any time, so the date itself says when that was; and to be asked after is not to be seen."""


@dataclass(frozen=True)
class Missed:
    """Someone, when and where they were last seen, and how they like to be reached."""

    handle: str
    name: str
    told_by: ToldBy
    phone: str | None
    flat: str | None
    weeks: int
    said_at: datetime
    """When they last said or did something here; their wish to be looked out for at the earliest."""
    came_at: datetime | None
    came_to: str | None

    @property
    def has_come(self) -> bool:
        """Whether they came to something after they last said something."""
        return self.came_at is not None and self.came_at >= self.said_at

    @property
    def last_seen_at(self) -> datetime:
        return max(self.said_at, self.came_at or self.said_at)


def who_is_missed(session: Session, actor: Actor, here: Here) -> list[Missed]:
    """Whom no one has seen for longest first; one statement. Raises NotAllowed."""
    permit(actor, Act.SEE_MISSED, here)

    return [Missed(*row) for row in session.exec(_missed(here).limit(MOST))]


def is_missed(session: Session, here: Here, agreed: LookedOutFor) -> bool:
    """Whether they are on the list as it stands now."""
    return session.exec(_missed(here).where(LookedOutFor.id == agreed.id)).first() is not None


def _missed(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    said_at, reached = _said_at(here), (Person.told_by, Person.phone, Person.flat)
    last_seen = case((col(Date.starts_at) > said_at, col(Date.starts_at)), else_=said_at)
    return (
        select(Person.handle, Person.name, *reached, LookedOutFor.weeks, said_at, Date.starts_at, Activity.title)  # type: ignore[call-overload]  # as above
        .select_from(LookedOutFor)
        .join(Person, col(Person.id) == LookedOutFor.said_by_id)
        .join(Membership, _belongs())
        .outerjoin(Date, col(Date.id) == _came_last_to(here))
        .outerjoin(Activity, col(Activity.id) == Date.activity_id)
        .where(LookedOutFor.neighbourhood_id == here.id, col(Membership.left_at).is_(None))
        .where(last_seen <= _so_long_ago(), _was_not_asked_after())
        .order_by(last_seen, LookedOutFor.id)
    )


def _belongs() -> ColumnElement[bool]:
    theirs = col(Membership.person_id) == LookedOutFor.said_by_id
    return and_(theirs, col(Membership.neighbourhood_id) == LookedOutFor.neighbourhood_id)


def _said_at(here: Here) -> ColumnElement[datetime]:
    """Every word and deed of theirs is in the log; the wish to be looked out for is one, so it is never empty."""
    theirs = (Participation.neighbourhood_id == here.id, Participation.spoken_by == LookedOutFor.said_by_id)
    signs = select(Participation.at).where(*theirs, col(Participation.kind).not_in(SAYS_NOTHING))
    spoke = signs.order_by(col(Participation.at).desc()).limit(1)
    return func.coalesce(spoke.correlate(LookedOutFor).scalar_subquery(), col(LookedOutFor.said_at))


def _came_last_to(here: Here) -> ColumnElement[int]:
    came = (
        select(Date.id)
        .join(Attendance, col(Attendance.date_id) == Date.id)
        .where(Attendance.neighbourhood_id == here.id, Attendance.said_by_id == LookedOutFor.said_by_id)
        .order_by(col(Date.starts_at).desc(), col(Date.id).desc())
        .limit(1)
    )
    return came.correlate(LookedOutFor).scalar_subquery()


def _so_long_ago() -> ColumnElement[datetime]:
    """The moment that lies as many weeks back as they chose."""
    now = clock.now()
    return case(*((col(LookedOutFor.weeks) == weeks, literal(now - timedelta(weeks=weeks))) for weeks in WEEKS))


def _was_not_asked_after() -> ColumnElement[bool]:
    asked_at = col(LookedOutFor.asked_at)
    return or_(asked_at.is_(None), asked_at <= _so_long_ago())
