"""A PIN: four digits that only their owner knows. Few tries, and each time one has to wait longer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlmodel import Session, col, select

from app.cards.models import Card, Pin
from app.core import clock
from app.core.errors import NotAllowed
from app.core.languages import N_
from app.core.secrets import sealed
from app.neighbourhoods.models import Membership, MembershipRole
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import RESIDENTS, Actor, Via

TRIES = 5
SHUT_FOR = timedelta(minutes=15)
LONGEST_SHUT = timedelta(days=1)
DIGITS = 4

SHUT = N_("There were too many wrong PINs. Please wait a while, or ask someone here.")
NOT_TOGETHER = N_("This person does more here than live here. They choose a PIN on their own page.")

# OWASP's least for argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@dataclass(frozen=True)
class Tried:
    """What came of a try: it was right, or how many are left, or until when there are none."""

    is_right: bool = False
    left: int = 0
    shut_until: datetime | None = None


def choose_pin(session: Session, actor: Actor, digits: str, secret: str) -> None:
    """My PIN from now on."""
    permit(actor, Act.SEE_OWN)
    _keep(session, actor, actor.person_id, digits, secret)


def choose_pin_together(session: Session, actor: Actor, card: Card, digits: str, secret: str) -> None:
    """A card's owner types it on the officer's device: the PIN is theirs, only the tablet is not.

    Only for those who are neighbours and no more: with a card that they print and a PIN that they see, nobody gets
    at what another's work opens to them.
    """
    permit(actor, Act.MAKE_CARD, card)
    if not is_only_a_neighbour(session, card):
        raise NotAllowed(NOT_TOGETHER)
    _keep(session, actor.writing_down(card.person_id, Via.IN_PERSON), card.person_id, digits, secret)


def forget_pin(session: Session, person_id: int) -> None:
    """They leave, and it with them. Whoever calls this has asked whether they may, and writes it down."""
    pin = session.get(Pin, person_id)
    if pin is not None:
        session.delete(pin)


def is_only_a_neighbour(session: Session, card: Card) -> bool:
    """In the card's neighbourhood, which is all that it opens."""
    played = (
        select(MembershipRole.role)
        .join(Membership, col(Membership.id) == MembershipRole.membership_id)
        .where(Membership.neighbourhood_id == card.neighbourhood_id, Membership.person_id == card.person_id)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )
    return set(session.exec(played)) <= RESIDENTS


def try_pin(session: Session, person_id: int, digits: str, secret: str) -> Tried:
    """A wrong one counts, if the request commits. Two tries at once count as two: the second waits for the first."""
    pin = session.get(Pin, person_id, with_for_update=True)
    if pin is None:
        return Tried()
    if is_shut(pin):
        return Tried(shut_until=pin.shut_until)
    if _fits(pin, digits, secret):
        pin.tries, pin.shut_until = 0, None
        return Tried(is_right=True)

    pin.tries += 1
    if pin.tries % TRIES == 0:
        pin.shut_until = _whole_minute(clock.now() + shut_for(pin.tries))
        return Tried(shut_until=pin.shut_until)
    return Tried(left=TRIES - pin.tries % TRIES)


def shut_for(tries: int) -> timedelta:
    """A quarter of an hour after five wrong ones, then twice as long each time, a day at most."""
    longer = 1 << min(tries // TRIES - 1, 10)
    return min(SHUT_FOR * longer, LONGEST_SHUT)


def is_shut(pin: Pin) -> bool:
    return pin.shut_until is not None and pin.shut_until > clock.now()


def _whole_minute(moment: datetime) -> datetime:
    """The next one: people are told the minute, and then it is to be true."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)


def is_obvious(digits: str) -> bool:
    """What someone who finds the card tries first."""
    return digits in _obvious()


@cache
def _obvious() -> frozenset[str]:
    def rows() -> Iterator[str]:
        for first in range(10):
            yield str(first) * DIGITS
            up = "".join(str((first + step) % 10) for step in range(DIGITS))
            yield from (up, up[::-1])
            for second in range(10):
                yield f"{first}{second}" * 2
        yield from ("2580", "0852", "1379", "1397")  # straight down a keypad, or round its corners

    return frozenset(rows())


def _keep(session: Session, actor: Actor, person_id: int | None, digits: str, secret: str) -> None:
    pin = session.get(Pin, person_id, with_for_update=True) or Pin(person_id=person_id or 0, hash="")
    pin.hash = _HASHER.hash(_peppered(pin.person_id, digits, secret))
    pin.chosen_at, pin.tries, pin.shut_until = clock.now(), 0, None
    session.add(pin)
    record(session, actor, Kind.PIN_CHOSEN, pin, actor.neighbourhood_id)


def _fits(pin: Pin, digits: str, secret: str) -> bool:
    try:
        return _HASHER.verify(pin.hash, _peppered(pin.person_id, digits, secret))
    except VerifyMismatchError:
        return False


def _peppered(person_id: int, digits: str, secret: str) -> str:
    """Ten thousand PINs are soon searched through, argon2 or not: without the house's secret that leads nowhere."""
    return sealed(f"pin {person_id} {digits}", secret)
