"""Tables: what people are told, and to whom it has reached."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row, text_enum
from app.people.models import ToldBy


class About(StrEnum):
    """What a message is about; each has its own template for mail and letter."""

    ANSWER = "answer"
    KEPT_PRIVATE = "kept_private"
    ASKED_BACK = "asked_back"
    MERGED = "merged"
    TAKEN_BACK = "taken_back"
    COMMENT_HIDDEN = "comment_hidden"
    SECOND_LOOK = "second_look"
    HELPER_NAMED = "helper_named"
    HELPER_ENDED = "helper_ended"
    DATE_CHANGED = "date_changed"
    DATE_CALLED_OFF = "date_called_off"
    WHAT_CHANGED = "what_changed"
    """What it costs to come, or what to bring."""
    PLACE_KEPT = "place_kept"
    PLACE_WENT_ON = "place_went_on"
    COMING_SOON = "coming_soon"
    COMING_TODAY = "coming_today"
    RIDE_TOLD = "ride_told"

    NEXT_TERM = "next_term"
    IDEA_ANSWERED = "idea_answered"
    IDEA_KEPT_PRIVATE = "idea_kept_private"
    IDEA_LEARNED = "idea_learned"
    IDEA_BECAME = "idea_became"
    GRANT_DECIDED = "grant_decided"
    GRANT_LET_GO = "grant_let_go"
    GRANT_KEPT_PRIVATE = "grant_kept_private"
    GIVEN_NOT_SHOWN = "given_not_shown"
    LOOKED_AGAIN = "looked_again"
    OFFER_ASKED = "offer_asked"
    OFFER_ANSWERED = "offer_answered"
    OFFER_THANKED = "offer_thanked"


ABOUT_A_NEED = (About.ANSWER, About.KEPT_PRIVATE, About.ASKED_BACK, About.MERGED, About.TAKEN_BACK)
"""For those who raised or backed it."""
FOR_ALL = (
    *(About.ANSWER, About.MERGED, About.TAKEN_BACK),
    *(About.IDEA_ANSWERED, About.IDEA_LEARNED, About.IDEA_BECAME, About.GRANT_DECIDED, About.GRANT_LET_GO),
)


class TellingWish(Row, table=True):
    """How one person wants to be told about one need, instead of how they are told in general."""

    __tablename__ = "telling_wish"

    __table_args__ = (
        UniqueConstraint("need_id", "person_id"),
        ForeignKeyConstraint(["neighbourhood_id", "need_id"], ["need.neighbourhood_id", "need.id"]),
        ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int
    person_id: int = Field(index=True)
    way: ToldBy = Field(sa_type=text_enum(ToldBy, "way"))
    wished_at: datetime = Field(default_factory=clock.now)


class TellingState(StrEnum):
    WAITING = "waiting"
    TOLD = "told"
    GIVEN_UP = "given_up"


class Message(Row, table=True):
    """What became of something, in the words people were told it. Never changed once written."""

    __table_args__ = (
        UniqueConstraint("subject", "subject_id", "about", "place"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "need_id"], ["need.neighbourhood_id", "need.id"]),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    need_id: int | None = Field(default=None, index=True)
    """None when it is about a person's own affairs, such as who helps them."""
    need_number: int | None = None
    title: str = ""
    """Of the need, or of whatever it is about."""
    place: str = ""
    """Where it stands in its neighbourhood, when it is about no need: "activities/7/dates/3"."""
    about: About = Field(sa_type=text_enum(About, "about"))
    subject: str = Field(max_length=32)
    subject_id: int
    kind: str = Field(default="", max_length=32)
    words: str
    instead: str = ""
    day: date | None = None
    at_time: time | None = None
    """With the day, when something begins, as the clocks of the neighbourhood will show it."""
    spot: str = ""
    """Where it is to be, in words."""
    cost_was: str = Field(default="", max_length=32)
    cost_is: str = Field(default="", max_length=32)
    """What it costs to come when that has changed, as people here write it. "": nothing."""
    bring_was: str = Field(default="", max_length=300)
    bring_is: str = Field(default="", max_length=300)
    answer_day: date | None = None
    answer_time: time | None = None
    """By when they are to answer, or to know of it when that is before `day`, as their own clock shows it."""
    into_number: int | None = None
    said_by: str = ""
    organisation: str = ""
    asks_whether_it_helped: bool = False
    made_at: datetime = Field(default_factory=clock.now)

    @property
    def is_private(self) -> bool:
        """Only for those it is sent to: never on the noticeboard, and no part of a need's story."""
        return self.about not in FOR_ALL


class Telling(Row, table=True):
    """One person to be told one message. No person: everyone, on the noticeboard."""

    __table_args__ = (
        UniqueConstraint("message_id", "person_id"),
        ForeignKeyConstraint(["neighbourhood_id", "message_id"], ["message.neighbourhood_id", "message.id"]),
        CheckConstraint("state <> 'told' OR (told_at IS NOT NULL AND told_how IS NOT NULL)", name="told_says_how"),
        Index("ix_telling_work", "neighbourhood_id", "state", "way"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    message_id: int
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    way: ToldBy = Field(sa_type=text_enum(ToldBy, "way"))
    state: TellingState = Field(default=TellingState.WAITING, sa_type=text_enum(TellingState, "state"))
    made_at: datetime = Field(default_factory=clock.now)
    told_at: datetime | None = None
    told_how: ToldBy | None = Field(default=None, sa_type=text_enum(ToldBy, "told_how"), nullable=True)
    told_by_id: int | None = Field(default=None, foreign_key="person.id")
    """None: the machine did it."""
    printed_at: datetime | None = None
