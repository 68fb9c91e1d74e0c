"""What programs are answered about a month or week at a glance, the officer's week, clashes and next terms."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.activities.calendar_keys import OwnCalendar
from app.activities.clashes import Clash
from app.activities.glance import Day
from app.activities.kinds import Owed, Repeats
from app.activities.next_term import NextTerm, Term
from app.activities.officers_week import Fortnight, Scheduled
from app.activities.shapes_of_whats_on import WhatsOnCardShape
from app.activities.spans import Span
from app.core.money import currency_of
from app.helping.api_values import TimeRead
from app.neighbourhoods.queries import Here


class DayShape(BaseModel):
    """A day, and what begins on it."""

    day: date
    dates: list[WhatsOnCardShape]


class GlanceShape(BaseModel):
    """A month or a week; days on which nothing is on are left out. Ask for `before` and `after` by their names."""

    name: str
    before: str
    after: str
    days: list[DayShape]

    @classmethod
    def of(cls, span: Span, weeks: list[list[Day | None]], here: Here) -> Self:
        currency = currency_of(here.time_zone)
        filled = [day for week in weeks for day in week if day and day.cards]
        days = [DayShape(day=day.on, dates=[WhatsOnCardShape.of(one, currency) for one in day.cards]) for day in filled]
        return cls(name=span.name, before=span.before.name, after=span.after.name, days=days)


class ScheduledShape(BaseModel):
    """One date, as those who plan the week see it, and what it still needs."""

    number: int
    date_number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    is_on: bool
    seats: int | None
    spot: str
    led_by: list[str]
    taken: int
    waiting: int
    needs: list[Owed]

    @classmethod
    def of(cls, one: Scheduled) -> Self:
        own = set(cls.model_fields) - {"led_by", "needs"}
        needs = [owed for owed, _ in one.errands]
        return cls(**{name: getattr(one, name) for name in own}, led_by=one.leaders, needs=needs)


class TermShape(BaseModel):
    """A series that comes to its end, and that nothing follows yet."""

    number: int
    title: str
    last_at: datetime

    @classmethod
    def of(cls, term: Term) -> Self:
        return cls(number=term.number, title=term.planned.activity.title, last_at=term.last_at)


class FortnightShape(BaseModel):
    """This week and the next. These numbers are whole, as only the officer and the steward see them."""

    left_over: list[ScheduledShape]
    """From before: nobody has said who came."""
    this_week: list[ScheduledShape]
    next_week: list[ScheduledShape]
    ending: list[TermShape]

    @classmethod
    def of(cls, found: Fortnight, ending: Iterable[Term]) -> Self:
        weeks = [[ScheduledShape.of(one) for _, day in week for one in day] for week in found.weeks]
        left_over = list(map(ScheduledShape.of, found.left_over))
        return cls(left_over=left_over, this_week=weeks[0], next_week=weeks[1], ending=list(map(TermShape.of, ending)))


class ClashShape(BaseModel):
    """Another date that has the place, or the one who leads, at that time."""

    number: int
    date_number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    spot: str | None
    """The place that is taken; null when it is free."""
    leader: str | None
    """Who leads the other; null when someone else does."""

    @classmethod
    def of(cls, clash: Clash) -> Self:
        own = {name: getattr(clash, name) for name in ("number", "date_number", "title", "starts_at", "ends_at")}
        return cls(**own, spot=clash.spot or None, leader=clash.leader or None)


class ClashesShape(BaseModel):
    clashes: list[ClashShape]
    """The first few, soonest first."""

    @classmethod
    def of(cls, found: Iterable[Clash]) -> Self:
        return cls(clashes=list(map(ClashShape.of, found)))


class LeftOutShape(BaseModel):
    day: date
    holiday: str


class NextTermShape(BaseModel):
    """What the next term would be, before anyone plans it."""

    number: int
    title: str
    repeats: Repeats
    at_time: TimeRead
    minutes: int
    days: list[date]
    left_out: list[LeftOutShape]
    clashes: list[ClashShape]

    @classmethod
    def of(cls, following: NextTerm, clashes: Sequence[Clash]) -> Self:
        activity, when = following.term.planned.activity, following.when
        return cls(
            number=activity.number,
            title=activity.title,
            repeats=when.repeats,
            at_time=when.at_time,
            minutes=when.minutes,
            days=following.days,
            left_out=[LeftOutShape(day=day, holiday=name) for day, name in following.left_out.items()],
            clashes=list(map(ClashShape.of, clashes)),
        )


class NextTermsShape(BaseModel):
    next_terms: list[NextTermShape]


class PlannedTermsShape(BaseModel):
    """The numbers of the activities that were planned."""

    activities: list[int]


class OwnCalendarShape(BaseModel):
    made_at: datetime | None
    """Null: none is open."""

    @classmethod
    def of(cls, mine: OwnCalendar | None) -> Self:
        return cls(made_at=mine.made_at if mine else None)


class OwnCalendarMadeShape(BaseModel):
    address: str
    """Whoever has it can read one's dates: keep it to yourself."""
