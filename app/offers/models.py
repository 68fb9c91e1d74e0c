"""Tables: offers, who vouched for whom, “I would like that”. What keeps people safe is held here, by constraints."""

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row, has_words, text_enum
from app.core.text import cut
from app.giving.models import Given, looked_at_first
from app.moderating.models import HIDEABLE
from app.offers.kinds import OfferKind, RequestState
from app.participation.models import Said

STANDS = "shown_at IS NOT NULL AND ended_at IS NULL"
IS_OPEN = "state IN ('asked', 'agreed')"
NOT_ALONE_UNVOUCHED = "NOT one_to_one OR state <> 'agreed' OR vouch_id IS NOT NULL"
"""What was done before anyone saw that they were alone was done without; it stays in the record as it was."""
AGREED_SAYS_WHEN = f"state <> 'agreed' OR agreed_on IS NOT NULL OR {has_words('answer_words')}"
THANKED_IS_DONE = f"thanked_at IS NULL OR (state = 'done' AND {has_words('thanked_words')})"
SHOWN_IF_BOTH_WISH = "thanks_shown_at IS NULL OR (asker_shares AND offerer_shares)"
MEMBER = ["membership.neighbourhood_id", "membership.person_id"]
BRIEF = 80
"""Letters of an offer where it is only named."""


class Offer(Given, table=True):
    """“I can …”."""

    __table_args__ = (
        *looked_at_first("offer"),
        UniqueConstraint("neighbourhood_id", "number"),
        UniqueConstraint("neighbourhood_id", "id", "one_to_one", "said_by_id", name="uq_offer_asked_for"),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        CheckConstraint("said_by_id IS NOT NULL", name="has_a_name"),
        CheckConstraint(has_words("words"), name="has_words"),
        Index(
            "ix_offer_stands", "neighbourhood_id", "number", sqlite_where=text(STANDS), postgresql_where=text(STANDS)
        ),
    )
    place: ClassVar[str] = "offers"

    number: int
    kind: OfferKind = Field(sa_type=text_enum(OfferKind, "kind"))
    words: str
    when_free: str = ""
    languages: str = ""
    one_to_one: bool = False
    """They would be alone with someone."""

    @property
    def known_as(self) -> str:
        return cut(self.words, BRIEF)


HIDEABLE.append(Offer)


class Vouch(Row, table=True):
    """Someone who knows a person well spoke for them. It holds for a stated time."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "id", "person_id", name="uq_vouch_for_whom"),
        ForeignKeyConstraint(["neighbourhood_id", "person_id"], MEMBER),
        ForeignKeyConstraint(["neighbourhood_id", "by_id"], MEMBER),
        CheckConstraint(f"by_id IS NOT NULL OR {has_words('by_words')}", name="says_who"),
        CheckConstraint(has_words("words"), name="says_what"),
        CheckConstraint("by_id <> person_id", name="not_for_oneself"),
        CheckConstraint("noted_by_id <> person_id", name="not_noted_by_oneself"),
        CheckConstraint(f"ended_at IS NULL OR {has_words('ended_because')}", name="ended_says_why"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    person_id: int
    by_id: int | None = None
    by_words: str = Field(default="", max_length=120)
    """Who vouched, when they are no member here."""
    words: str
    noted_at: datetime = Field(default_factory=clock.now)
    noted_by_id: int = Field(foreign_key="person.id")
    ends_at: datetime
    ended_at: datetime | None = None
    ended_because: str = ""


class OfferRequest(Said, table=True):
    """“I would like that”: between the two of them, and the officer."""

    __tablename__ = "offer_request"
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        # The offer's own words on whether they would be alone, and whose it is, can't be said otherwise here. Asked at
        # the end of a transaction, as whoever reviews may see it later, and then both change.
        ForeignKeyConstraint(
            ["neighbourhood_id", "offer_id", "one_to_one", "offered_by_id"],
            ["offer.neighbourhood_id", "offer.id", "offer.one_to_one", "offer.said_by_id"],
            name="fk_offer_request_offer",
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(
            ["neighbourhood_id", "vouch_id", "offered_by_id"],
            ["vouch.neighbourhood_id", "vouch.id", "vouch.person_id"],
            name="fk_offer_request_vouch",
        ),
        CheckConstraint("said_by_id IS NOT NULL", name="has_a_name"),
        CheckConstraint("said_by_id <> offered_by_id", name="not_of_oneself"),
        CheckConstraint(has_words("words"), name="has_words"),
        CheckConstraint(NOT_ALONE_UNVOUCHED, name="alone_only_if_vouched_for"),
        CheckConstraint(AGREED_SAYS_WHEN, name="agreed_says_when"),
        CheckConstraint(THANKED_IS_DONE, name="thanked_is_done"),
        CheckConstraint(SHOWN_IF_BOTH_WISH, name="thanks_shown_if_both_wish"),
        Index("ix_offer_request_offer_id", "offer_id"),
        Index("ix_offer_request_said_by_id", "said_by_id"),
        Index("ix_offer_request_offered_by_id", "offered_by_id"),
        Index(
            "uq_offer_request_open",
            "offer_id",
            "said_by_id",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    offer_id: int
    one_to_one: bool
    offered_by_id: int
    words: str
    state: RequestState = Field(default=RequestState.ASKED, sa_type=text_enum(RequestState, "state"))
    answered_at: datetime | None = None
    answer_words: str = ""
    agreed_on: date | None = None
    agreed_at: time | None = None
    """As the clocks of the neighbourhood will show it."""
    vouch_id: int | None = None
    """What made it safe to agree."""
    thanked_words: str = ""
    thanked_at: datetime | None = None
    asker_shares: bool = False
    offerer_shares: bool = False
    """Neighbours read the thank-you only if both wish it."""
    thanks_shown_at: datetime | None = None

    @property
    def waits_for_thanks(self) -> bool:
        return self.state in (RequestState.AGREED, RequestState.DONE) and self.thanked_at is None
