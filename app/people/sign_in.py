"""Signing in with an e-mailed link or a six-digit code. No password; nothing that opens a door is kept readable."""

import hmac
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock
from app.core.errors import SlowDown
from app.core.languages import N_
from app.core.secrets import hashed, new_code, new_key, sealed
from app.people.models import Person, SignInAttempt, WebSession
from app.permissions.who import Via

LINK_LIVES = timedelta(minutes=30)
SESSION_LIVES = timedelta(days=30)
MOST_TRIES = 5
MOST_MAILS_AN_HOUR = 5
MOST_MAILS_FROM_ONE_PLACE = 30
TOO_MANY = N_("You have asked for several e-mails already. Please use the newest, or try again in an hour.")


def ask_to_sign_in(session: Session, email: str, address: str) -> tuple[SignInAttempt, str]:
    """Begin. Returns the attempt and the key that only this browser gets. The worker makes link and code."""
    since = clock.now() - timedelta(hours=1)
    if _asked(session, since, col(SignInAttempt.email) == email) >= MOST_MAILS_AN_HOUR:
        raise SlowDown(TOO_MANY)
    if address and _asked(session, since, col(SignInAttempt.address) == address) >= MOST_MAILS_FROM_ONE_PLACE:
        raise SlowDown(TOO_MANY)

    person = session.exec(select(Person).where(Person.email == email)).first()
    browser = new_key()
    attempt = SignInAttempt(
        email=email,
        person_id=person.id if person else None,
        browser=hashed(browser),
        address=address,
        asked_at=clock.now(),
    )
    session.add(attempt)
    session.flush()
    return attempt, browser


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


def person_with_link(session: Session, link: str) -> int | None:
    """Uses the link up. None when it is unknown, used or too old."""
    return _used(session.exec(_with_link(link).with_for_update()).first())


def person_with_code(session: Session, browser: str, code: str, secret: str) -> int | None:
    """Uses the code up, in the browser that asked for it. A wrong code counts; after five the attempt is over."""
    attempt = session.exec(_of_browser(browser).with_for_update()).first()
    if attempt is None or attempt.tries >= MOST_TRIES:
        return None

    attempt.tries += 1
    return _used(attempt) if hmac.compare_digest(attempt.code or "", sealed(code, secret)) else None


def open_session(session: Session, person_id: int, via: Via = Via.OWN_DEVICE) -> str:
    """Signed in: returns the key for the cookie. A fresh key each time, so an older one can't be slipped in."""
    key = new_key()
    session.add(
        WebSession(
            key=hashed(key), person_id=person_id, via=via, made_at=clock.now(), ends_at=clock.now() + SESSION_LIVES
        )
    )
    return key


def sign_out(session: Session, key: str) -> None:
    found = session.get(WebSession, hashed(key))
    if found is not None:
        session.delete(found)


def sign_out_everywhere(session: Session, person_id: int) -> None:
    """Every device forgets this person."""
    for found in session.exec(select(WebSession).where(WebSession.person_id == person_id)):
        session.delete(found)


def _with_link(link: str) -> SelectOfScalar[SignInAttempt]:
    return select(SignInAttempt).where(SignInAttempt.link == hashed(link))


def _of_browser(browser: str) -> SelectOfScalar[SignInAttempt]:
    return select(SignInAttempt).where(SignInAttempt.browser == hashed(browser))


def forget_old(session: Session, most: int = 500) -> None:
    """Attempts and sessions that open nothing any more are not kept either."""
    yesterday = clock.now() - timedelta(days=1)
    tried = select(SignInAttempt).where(col(SignInAttempt.asked_at) < yesterday).limit(most)
    ended = select(WebSession).where(col(WebSession.ends_at) < yesterday).limit(most)
    for row in (*session.exec(tried), *session.exec(ended)):
        session.delete(row)


def _used(attempt: SignInAttempt | None) -> int | None:
    if attempt is None or not is_fresh(attempt):
        return None
    attempt.used_at = clock.now()
    return attempt.person_id


def _asked(session: Session, since: datetime, who: object) -> int:
    counted = select(func.count()).select_from(SignInAttempt).where(SignInAttempt.asked_at > since, who)  # type: ignore[arg-type]  # a column condition
    return session.exec(counted).one()
