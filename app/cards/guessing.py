"""Guessing is slow: whoever sends wrong codes is asked to wait, even when the next one is right."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlmodel import Session, col, func, select

from app.cards.models import Guess, GuessAt
from app.core import clock
from app.core.errors import SlowDown
from app.core.languages import N_
from app.core.sweeping import hourly

MOST_WRONG = 10
WITHIN = timedelta(minutes=15)
KEPT_FOR = timedelta(days=1)
MOST_AT_ONCE = 500
TOO_MANY = N_("There were many wrong codes from here. Please wait a quarter of an hour, or ask someone here.")


def permit_guess(session: Session, address: str, what: GuessAt) -> None:
    """Raises SlowDown after ten wrong ones in a quarter of an hour. Nothing is looked up for those who must wait."""
    wrong = select(func.count()).where(
        Guess.address == _place_of(address), Guess.what == what, col(Guess.at) > clock.now() - WITHIN
    )
    if session.exec(wrong).one() >= MOST_WRONG:
        raise SlowDown(TOO_MANY)


def was_wrong(session: Session, address: str, what: GuessAt) -> None:
    """It counts only if the request commits: answer with a page, never raise after this."""
    session.add(Guess(address=_place_of(address), what=what, at=clock.now()))


@hourly
def forget_old(session: Session) -> None:
    """Addresses are not kept for longer than they are of use."""
    old = select(Guess).where(col(Guess.at) < clock.now() - KEPT_FOR).limit(MOST_AT_ONCE)
    for guess in session.exec(old):
        session.delete(guess)


def _place_of(address: str) -> str:
    """Where a guess came from. One line at home has 2^64 IPv6 addresses, so there the whole network counts as one."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False).network_address)
    return str(found)
