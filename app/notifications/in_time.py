"""By when people have to know what they are told: what would soon come too late is told first."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, not_, or_, tuple_
from sqlmodel import col, func

from app.core import clock
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message, Telling

NEAR = timedelta(days=4)
"""A weekend, and the working days on both sides of it."""
BEGINS = (
    *(About.DATE_CHANGED, About.DATE_CALLED_OFF, About.WHAT_CHANGED, About.PLACE_KEPT, About.PLACE_WENT_ON),
    *(About.COMING_SOON, About.COMING_TODAY, About.RIDE_TOLD, About.NEXT_TERM),
    *(About.IDEA_BECAME, About.OFFER_ANSWERED),
)
"""Their day is one on which something begins. That of an answer is the day of its promise, and can wait its turn."""
ONLY_BEFORE = (About.PLACE_KEPT, About.COMING_SOON, About.COMING_TODAY, About.RIDE_TOLD)
"""Of no use to anyone afterwards, unless it has a kind of its own, as a lift that was lost has."""
NO_TIME = time(23, 59, 59)
"""Of what has a day and no time."""
_DAY = func.coalesce(col(Message.answer_day), col(Message.day))
_TIME = func.coalesce(col(Message.answer_time), col(Message.at_time), NO_TIME)
_MOMENT = tuple_(_DAY, _TIME)
_HAS_A_MOMENT = and_(col(Message.about).in_(BEGINS), _DAY.is_not(None))


def by_when(message: Message) -> datetime | None:
    """As the clocks of its neighbourhood show it. None: it comes too late on no day."""
    day = message.answer_day or message.day
    if message.about not in BEGINS or day is None:
        return None
    return datetime.combine(day, message.answer_time or message.at_time or NO_TIME)


def now_at(here: Here) -> datetime:
    """What the clocks of the neighbourhood show."""
    return clock.now().astimezone(ZoneInfo(here.time_zone)).replace(tzinfo=None)


def has_begun(here: Here, ahead: timedelta = timedelta()) -> ColumnElement[bool]:
    """What it is about has begun, or will have so long from now."""
    then = now_at(here) + ahead
    return and_(_HAS_A_MOMENT, tuple_(then.date(), then.time()) >= _MOMENT)


def is_near(here: Here) -> ColumnElement[bool]:
    return and_(has_begun(here, NEAR), not_(has_begun(here)))


def is_of_no_use(here: Here) -> ColumnElement[bool]:
    """It was only to be known before; whoever was not told by then need not be."""
    has_no_kind = or_(col(Message.kind) == "", col(Message.about) == About.COMING_TODAY)
    return and_(col(Message.about).in_(ONLY_BEFORE), has_no_kind, has_begun(here))


def soonest_first(here: Here) -> tuple[SQLColumnExpression[object], ...]:
    """The order of a list: what is near by when it begins, then all the rest, the oldest first."""
    near = is_near(here)
    return (case((near, 0), else_=1), case((near, _DAY)), case((near, _TIME)), col(Telling.id))


def comes_after(here: Here, telling: int, by: datetime | None) -> ColumnElement[bool]:
    """In that order, behind this telling. `by`: it stood among what is near, at this moment."""
    if by is None:
        return and_(not_(is_near(here)), col(Telling.id) > telling)
    return or_(not_(is_near(here)), tuple_(_DAY, _TIME, col(Telling.id)) > tuple_(by.date(), by.time(), telling))
