"""Nothing here says any more who someone was; the log keeps pointing to a row without a name."""

from secrets import token_hex

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock, kept_words, replies
from app.core.left import GONE
from app.neighbourhoods.models import Membership
from app.people.models import AccessToken, Person, Preference, SignInAttempt, ToldBy
from app.people.sessions import sign_out_everywhere
from app.people.ways_in import Handshake, Identity, Passkey

NOTHING = {
    "name": GONE,
    "about": "",
    "language": "en",
    "told_by": ToldBy.IN_PERSON,
    "email": None,
    "phone": None,
    "confirmed_phone": None,
    "flat": None,
    "picture": "",
    "is_in_demo_cast": False,
}


def the_person(session: Session, person_id: int | None) -> Person:
    """Held until the transaction ends."""
    return session.exec(select(Person).where(Person.id == person_id).with_for_update()).one()


def forget_person(session: Session, person: Person) -> None:
    """The row is emptied and no way in is left. Whoever calls this has asked whether they may, and writes it down."""
    sign_out_everywhere(session, person.id)
    kept_words.forget_words_of(session, person.id)
    replies.forget_replies_to(session, person.id)
    replies.empty_replies_to(session, _whoever_shares_a_home_with(person), person.handle)
    attempts = select(SignInAttempt).where(
        or_(
            SignInAttempt.person_id == person.id,
            col(SignInAttempt.email).in_([person.email, person.confirmed_phone]),
        )
    )
    for attempt in session.exec(attempts):
        session.delete(attempt)
    for table in (Preference, Passkey, Identity, Handshake):
        for row in session.exec(select(table).where(table.person_id == person.id)):
            session.delete(row)
    for token in session.exec(select(AccessToken).where(AccessToken.person_id == person.id)):
        token.name = ""
        token.revoked_at = token.revoked_at or clock.now()
    person.sqlmodel_update({**NOTHING, "handle": f"gone-{token_hex(8)}", "left_at": clock.now()})


def _whoever_shares_a_home_with(person: Person) -> SelectOfScalar[int]:
    """Also those who have left one since."""
    homes = select(Membership.neighbourhood_id).where(Membership.person_id == person.id)
    return select(Membership.person_id).where(col(Membership.neighbourhood_id).in_(homes))
