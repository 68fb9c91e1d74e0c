"""Signing in with a link or a six-digit code that we send. No password; nothing that opens a door is kept readable."""

import hmac
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock
from app.core.errors import SlowDown
from app.core.languages import N_
from app.core.secrets import hashed, new_code, new_key, sealed
from app.people import handshakes
from app.people.models import Person, SignInAttempt, WebSession
from app.people.queries import people_with_number

LINK_LIVES = timedelta(minutes=30)
MOST_TRIES = 5
TAPPED_AGAIN = timedelta(seconds=30)
"""A second tap on the same button, whose answer is the one the browser shows, is the same wish."""
MOST_MAILS_AN_HOUR = 5
"""To one person from one place: so that a stranger elsewhere can't keep someone's own mails back."""
MOST_MAILS_FROM_EVERYWHERE = 20
"""To one person, whoever asks."""
MOST_MAILS_FROM_ONE_PLACE = 30
TOO_MANY = N_("You have asked for several codes already. Please use the newest, or try again in an hour.")


def ask_to_sign_in(session: Session, email: str, address: str) -> tuple[SignInAttempt, str]:
    """Begin. Returns the attempt and the key that only this browser gets. The worker makes link and code."""
    person = session.exec(select(Person).where(Person.email == email)).first()
    attempt = SignInAttempt(email=email, person_id=person.id if person else None, address=address, browser="")
    return attempt, _begun(session, attempt)


def ask_by_text(session: Session, number: str, address: str) -> tuple[SignInAttempt, str]:
    """The same for a number; only one that was confirmed lets anyone in."""
    known = people_with_number(session, number)
    attempt = SignInAttempt(email=number, person_id=known[0].id if known else None, address=address, browser="")
    return attempt, _begun(session, attempt)


def ask_to_confirm(session: Session, person_id: int, email: str, address: str) -> tuple[SignInAttempt, str]:
    """Someone says that this address is theirs now: the code that is mailed to it will show it."""
    attempt = SignInAttempt(email=email, person_id=person_id, address=address, browser="", confirms=True)
    return attempt, _begun(session, attempt)


def keys_for(session: Session, attempt: SignInAttempt, secret: str) -> tuple[str, str]:
    """The link's key and the code for the mail that is about to go out; earlier ones stop working."""
    link, code = new_key(), new_code()
    attempt.link, attempt.code, attempt.tries = hashed(link), sealed(code, secret), 0
    return link, code


def attempt_with_link(session: Session, link: str) -> SignInAttempt | None:
    return session.exec(_with_link(link)).first()


def attempt_of_browser(session: Session, browser: str) -> SignInAttempt | None:
    return session.exec(_of_browser(browser)).first()


def is_fresh(attempt: SignInAttempt | None) -> bool:
    """Neither used nor too old."""
    return attempt is not None and attempt.used_at is None and attempt.asked_at >= clock.now() - LINK_LIVES


def person_with_link(session: Session, link: str, browser: str = "") -> int | None:
    """Uses the link up. None when it is unknown, used or too old."""
    attempt = session.exec(_with_link(link).with_for_update()).first()
    return attempt.person_id if attempt and _may_be_used(attempt, browser) else None


def person_with_code(session: Session, browser: str, code: str, secret: str) -> int | None:
    """Uses the code up, in the browser that asked for it. A wrong code counts; after five the attempt is over."""
    attempt = attempt_with_code(session, browser, code, secret)
    return attempt.person_id if attempt else None


def attempt_with_code(session: Session, browser: str, code: str, secret: str) -> SignInAttempt | None:
    """The same, with where the code had gone."""
    attempt = session.exec(_of_browser(browser).with_for_update()).first()
    return attempt if attempt and _has_code(attempt, browser, code, secret) else None


def address_with_code(session: Session, browser: str, code: str, secret: str) -> SignInAttempt | None:
    """The same for a code that went to a new address or number: whose it is and who said so."""
    attempt = session.exec(_of_browser(browser, confirms=True).with_for_update()).first()
    return attempt if attempt and _has_code(attempt, browser, code, secret) else None


def _with_link(link: str) -> SelectOfScalar[SignInAttempt]:
    return select(SignInAttempt).where(SignInAttempt.link == hashed(link), col(SignInAttempt.confirms).is_(False))


def _of_browser(browser: str, confirms: bool = False) -> SelectOfScalar[SignInAttempt]:
    asked = select(SignInAttempt).where(SignInAttempt.browser == hashed(browser))
    return asked.where(col(SignInAttempt.confirms).is_(confirms))


def forget_old(session: Session, most: int = 500) -> None:
    """Attempts and sessions that open nothing any more are not kept either."""
    yesterday = clock.now() - timedelta(days=1)
    tried = select(SignInAttempt).where(col(SignInAttempt.asked_at) < yesterday).limit(most)
    idled = col(WebSession.idle_minutes).is_not(None) & (col(WebSession.last_seen_at) < yesterday)
    ended = select(WebSession).where((col(WebSession.ends_at) < yesterday) | idled).limit(most)
    for row in (*session.exec(tried), *session.exec(ended)):
        session.delete(row)
    handshakes.forget_old(session, most)


def _has_code(attempt: SignInAttempt, browser: str, code: str, secret: str) -> bool:
    if attempt.tries >= MOST_TRIES:
        return False
    attempt.tries += 1
    return hmac.compare_digest(attempt.code or "", sealed(code, secret)) and _may_be_used(attempt, browser)


def _may_be_used(attempt: SignInAttempt, browser: str) -> bool:
    """Once; and again for the second of two taps, in the browser that asked."""
    if is_fresh(attempt):
        attempt.used_at = clock.now()
        return True
    is_just_used = attempt.used_at is not None and clock.now() - attempt.used_at <= TAPPED_AGAIN
    return is_just_used and attempt.browser == hashed(browser)


def _begun(session: Session, attempt: SignInAttempt) -> str:
    since, address = clock.now() - timedelta(hours=1), col(SignInAttempt.address) == attempt.address
    to_them = col(SignInAttempt.email) == attempt.email
    if (
        _asked(session, since, to_them & address) >= MOST_MAILS_AN_HOUR
        or _asked(session, since, to_them) >= MOST_MAILS_FROM_EVERYWHERE
        or (attempt.address and _asked(session, since, address) >= MOST_MAILS_FROM_ONE_PLACE)
    ):
        raise SlowDown(TOO_MANY)

    browser = new_key()
    attempt.browser, attempt.asked_at = hashed(browser), clock.now()
    session.add(attempt)
    session.flush()
    return browser


def _asked(session: Session, since: datetime, who: object) -> int:
    counted = select(func.count()).select_from(SignInAttempt).where(SignInAttempt.asked_at > since, who)  # type: ignore[arg-type]  # a column condition
    return session.exec(counted).one()
