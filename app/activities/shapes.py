"""What programs are answered about an activity and its dates. No numbers of people, only whether there is room."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.activities.happenings import Happening, Planned
from app.activities.kinds import ActivityKind, BookingState, Repeats
from app.activities.models import Booking, Date
from app.activities.origins import Origin
from app.core.money import currency_of
from app.helping.api_values import as_amount
from app.helping.shapes import LinkShape, link
from app.neighbourhoods.models import Place, Toilet
from app.neighbourhoods.queries import Here


class AccessShape(BaseModel):
    """What it is like at the place. Null: nobody has told us yet, which is not “no”."""

    step_free: bool | None
    from_lift: str | None
    seating: str | None
    toilet: Toilet | None
    hearing_loop: bool | None
    parking: str | None

    @classmethod
    def of(cls, place: Place | None) -> Self | None:
        """Of what is elsewhere nothing is known."""
        if place is None:
            return None
        facts = {name: getattr(place, name) for name in cls.model_fields}
        return cls(**{name: None if fact == "" else fact for name, fact in facts.items()})


class DateLineShape(BaseModel):
    """One date of an activity."""

    date_number: int
    starts_at: datetime
    ends_at: datetime
    is_on: bool
    words: str
    """What is different this time, or why it is called off."""

    @classmethod
    def of(cls, date: Date) -> Self:
        return cls(
            date_number=date.number,
            starts_at=date.starts_at,
            ends_at=date.ends_at,
            is_on=date.is_on,
            words=date.words,
        )


class WhatShape(BaseModel):
    """What holds for every date, in the fields that a change sends."""

    title: str
    about: str
    kind: ActivityKind
    place: str
    elsewhere: str
    theme: str
    need: int | None
    grant: int | None
    organisation: str
    leader: str
    also_leaders: list[str]
    """The others who are members and lead it."""
    led_by: str
    bring: str
    language: str
    cost: str
    seats: int | None


@dataclass(frozen=True)
class Around:
    """What stands beside an activity: where it is, where it comes from, and its dates to come."""

    place: Place | None
    origin: Origin
    dates: list[Date]


class ActivityShape(BaseModel):
    """An activity, and its dates that are still to come."""

    number: int
    title: str
    about: str
    kind: ActivityKind
    led_by: list[str]
    spot: str
    access: AccessShape | None
    """Null when it is at none of the neighbourhood's own places."""
    need: LinkShape | None
    """That it answers."""
    idea: LinkShape | None
    """That it came from."""
    grant: LinkShape | None
    """From the pot, that pays for it."""
    bring: str
    language: str
    cost: str
    currency: str
    repeats: Repeats
    minutes: int
    is_on: bool
    called_off_words: str
    dates: list[DateLineShape]
    to_change: WhatShape | None
    """For those who may change it: all that it says now. A change sends all of it anew."""

    @classmethod
    def of(cls, planned: Planned, here: Here, around: Around, to_change: WhatShape | None) -> Self:
        activity, currency = planned.activity, currency_of(here.time_zone)
        own = ("number", "title", "about", "kind", "bring", "language", "repeats", "minutes", "is_on")
        return cls.model_validate(
            {name: getattr(activity, name) for name in (*own, "called_off_words")}
            | {
                "led_by": planned.led_by,
                "spot": around.place.name if around.place else activity.elsewhere,
                "access": AccessShape.of(around.place),
                "cost": as_amount(activity.cost_minor, currency),
                "currency": currency,
                "dates": list(map(DateLineShape.of, around.dates)),
                "to_change": to_change,
            }
            | _links(around.origin)
        )


class BookingShape(BaseModel):
    """Where someone's booking stands. `offered`: a place is kept for them until `answer_by`."""

    date_number: int
    state: BookingState
    heads: int
    wishes: str | None
    """Null when they are another's: those who lead it read them, and whoever only types does not."""
    answer_by: datetime | None

    @classmethod
    def of(cls, booking: Booking, date_number: int, is_mine: bool = True) -> Self:
        return cls(
            date_number=date_number,
            state=booking.state,
            heads=booking.heads,
            wishes=booking.wishes if is_mine else None,
            answer_by=booking.answer_by,
        )


class DateShape(DateLineShape):
    """One date with everything about it. No places are counted: it says whether there is room."""

    number: int
    title: str
    about: str
    kind: ActivityKind
    led_by: list[str]
    organisation: str
    need: LinkShape | None
    idea: LinkShape | None
    grant: LinkShape | None
    spot: str
    access: AccessShape | None
    """Null when this date is at none of the neighbourhood's own places."""
    bring: str
    language: str
    cost: str
    currency: str
    is_to_come: bool
    is_full: bool
    is_nearly_full: bool
    mine: BookingShape | None

    @classmethod
    def whole(cls, happening: Happening, here: Here, origin: Origin) -> Self:
        activity, currency = happening.activity, currency_of(here.time_zone)
        of_all = ("number", "title", "about", "kind", "bring", "language")
        this_time = ("led_by", "organisation", "spot", "is_to_come", "is_full", "is_nearly_full")
        return cls.model_validate(
            DateLineShape.of(happening.date).model_dump()
            | {name: getattr(activity, name) for name in of_all}
            | {name: getattr(happening, name) for name in this_time}
            | {
                "access": AccessShape.of(None if happening.date.elsewhere else happening.place),
                "cost": as_amount(activity.cost_minor, currency),
                "currency": currency,
                "mine": BookingShape.of(happening.mine, happening.date.number) if happening.mine else None,
            }
            | _links(origin)
        )


def _links(origin: Origin) -> dict[str, LinkShape | None]:
    grant = origin.grant
    return {
        "need": link(origin.need),
        "idea": link(origin.idea),
        "grant": link((grant.number, grant.title) if grant else None),
    }
