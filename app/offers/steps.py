"""What was said of a request, as the log has it: whose words, who typed them, and how they came."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.offers.models import OfferRequest
from app.participation.models import Kind, Participation
from app.people.models import Person
from app.permissions.who import Via

SAID = (
    Kind.OFFER_ASKED_FOR,
    Kind.OFFER_AGREED,
    Kind.OFFER_NO_LONGER_AGREED,
    Kind.OFFER_DECLINED,
    Kind.OFFER_DONE,
    Kind.OFFER_THANKED,
    Kind.OFFER_NO_LONGER_ASKED,
)


@dataclass(frozen=True)
class Step:
    """One thing that one of the two said; or that what they agreed waits again, and who saw to that."""

    request_id: int
    kind: Kind
    at: datetime
    said_by_id: int | None
    typed_by_id: int | None
    via: Via | None
    read_back: bool
    name: str
    typist: str

    @property
    def typed_by(self) -> str:
        """Who typed it for them; "" when they did so themselves."""
        return self.typist if self.typed_by_id != self.said_by_id else ""


def steps_of(session: Session, requests: Collection[int], kinds: Collection[Kind] = SAID) -> list[Step]:
    """Oldest first, in one statement."""
    typist, log = aliased(Person), Participation
    columns = (log.subject_id, log.kind, log.at, log.spoken_by, log.typed_by, log.via, log.read_back)
    said = (
        select(*columns, Person.name, typist.name)  # type: ignore[call-overload]  # SQLModel names no type for a select of so many
        .outerjoin(Person, col(Person.id) == log.spoken_by)
        .outerjoin(typist, col(typist.id) == log.typed_by)
        .where(log.subject == OfferRequest.__tablename__, col(log.subject_id).in_(requests), col(log.kind).in_(kinds))
        .order_by(col(log.id))
    )
    return [Step(*row[:-2], *(name or "" for name in row[-2:])) for row in session.exec(said)]
