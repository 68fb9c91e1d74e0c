"""What people do about themselves: how they are told, how pages look to them, and keys for their programs."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import NotAllowed
from app.core.preferences import Preferences
from app.core.secrets import hashed, new_key
from app.participation.models import Kind
from app.participation.service import record
from app.people.forms import AboutMeForm, TokenForm, ToldByForm
from app.people.models import AccessToken, Person, Preference, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def add_person(session: Session, person: Person) -> Person:
    """Someone becomes known here; `neighbourhoods.service.join` makes them a member and writes it down."""
    session.add(person)
    session.flush()
    return person


def choose_how_told(session: Session, actor: Actor, form: ToldByForm) -> Person:
    """From now on tell me this way."""
    permit(actor, Act.SEE_OWN)
    person = session.get_one(Person, actor.person_id)
    if form.told_by != ToldBy.EMAIL or person.email:
        person.told_by = form.told_by
    # A new e-mail address waits until they have shown that it is theirs (`confirm_address`).
    person.phone = form.phone or person.phone
    record(session, actor, Kind.TELLING_WAY_CHOSEN, person, actor.neighbourhood_id)
    return person


def change_details(session: Session, actor: Actor, form: AboutMeForm) -> None:
    """My name, language, flat and picture from now on, and the number where the form has it. The same again changes
    nothing."""
    permit(actor, Act.SEE_OWN)
    person = session.get_one(Person, actor.person_id)
    known = form.model_dump()
    if all(getattr(person, name) == value for name, value in known.items()):
        return
    person.sqlmodel_update(known)
    record(session, actor, Kind.DETAILS_CHANGED, person, actor.neighbourhood_id)


def confirm_address(session: Session, actor: Actor, email: str, is_told_by_it: bool) -> None:
    """This e-mail address is mine: a code that was mailed to it has come back."""
    permit(actor, Act.SEE_OWN)
    person = session.get_one(Person, actor.person_id)
    person.email = email
    if is_told_by_it:
        person.told_by = ToldBy.EMAIL
    record(session, actor, Kind.DETAILS_CHANGED, person, actor.neighbourhood_id)


def confirm_number(session: Session, actor: Actor, number: str, written: str, is_told_by_it: bool) -> None:
    """This number is mine: a code that was texted to it has come back. `written` is how people here write it."""
    person = session.get_one(Person, actor.person_id)
    person.phone, person.confirmed_phone = written, number
    if is_told_by_it:
        person.told_by = ToldBy.TEXT
    record(session, actor, Kind.DETAILS_CHANGED, person, actor.neighbourhood_id)


def prefer(session: Session, actor: Actor, preferences: Preferences) -> None:
    """Remember how pages should look, for the next tablet."""
    assert actor.person_id is not None
    session.merge(Preference(person_id=actor.person_id, **vars(preferences)))


def preferences_of(session: Session, person_id: int) -> Preferences | None:
    """None when this person has never chosen."""
    kept = session.get(Preference, person_id)
    if kept is None:
        return None
    return Preferences().changed(kept.text_size, kept.contrast, kept.language)


def make_token(session: Session, actor: Actor, form: TokenForm) -> str:
    """A key for a program, shown this once; only its hash is kept."""
    permit(actor, Act.MAKE_TOKEN)

    assert actor.person_id is not None and actor.neighbourhood_id is not None
    key = "nh_" + new_key()
    token = AccessToken(
        neighbourhood_id=actor.neighbourhood_id,
        person_id=actor.person_id,
        name=form.name,
        key=hashed(key),
        may_write=form.may_write,
    )
    session.add(token)
    record(session, actor, Kind.TOKEN_MADE, token)
    return key


def revoke_token(session: Session, actor: Actor, token_id: int) -> None:
    """The key opens nothing any more."""
    permit(actor, Act.SEE_OWN)
    token = session.get(AccessToken, token_id)
    if token is None or token.person_id != actor.person_id:
        raise NotAllowed()
    if token.revoked_at is not None:
        return

    token.revoked_at = clock.now()
    record(session, actor, Kind.TOKEN_REVOKED, token)
