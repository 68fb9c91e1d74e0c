"""Statements of what is kept about someone, one for each part of the download. Each column is a key of it."""

from sqlalchemy import case, or_
from sqlmodel import col

from app.belonging.models import Profile
from app.cards.models import Card, Pin
from app.helping.models import Helper
from app.home.gathered_said import HOME, Rows, in_homes, keys
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation
from app.people.models import AccessToken, Person, Preference, WebSession
from app.people.ways_in import Identity, Passkey

Kept = type[Membership] | type[Profile] | type[Card] | type[AccessToken]


def details(person: int, only: int | None) -> Rows:
    reached = (Person.told_by, Person.email, Person.phone, Person.flat)
    known = (Person.handle, Person.name, Person.about, Person.language, *reached, Person.picture, Person.joined_at)
    return keys(*known).where(col(Person.id) == person)


def preferences(person: int, only: int | None) -> Rows:
    chosen = keys(Preference.text_size, Preference.contrast, Preference.language)
    return chosen.where(col(Preference.person_id) == person)


def memberships(person: int, only: int | None) -> Rows:
    """A row for each part played."""
    belongs: tuple[object, ...] = (
        col(Neighbourhood.name).label("neighbourhood_name"),
        col(Organisation.name).label("organisation"),
        Membership.joined_at,
        Membership.left_at,
    )
    part: tuple[object, ...] = (
        MembershipRole.role,
        col(MembershipRole.given_at).label("since"),
        col(MembershipRole.ended_at),
    )
    mine = _mine(Membership, person, (*belongs, *part), only)
    return (
        mine.outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .outerjoin(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .order_by(col(MembershipRole.id))
    )


def profiles(person: int, only: int | None) -> Rows:
    words = (Profile.knows, Profile.work, Profile.languages, Profile.reached, Profile.called)
    has_voice = col(Profile.voice).is_not(None).label("has_voice")
    return _mine(Profile, person, (*words, has_voice, Profile.changed_at), only)


def helpers(person: int, only: int | None) -> Rows:
    is_mine = col(Helper.person_id) == person
    other = col(Person.id) == case((is_mine, Helper.helper_id), else_=Helper.person_id)
    which = case((is_mine, "helps me"), else_="I help").label("which")
    columns: tuple[object, ...] = (HOME, which, Person.name, col(Helper.named_at).label("since"), Helper.ended_at)
    return (
        keys(*columns)
        .select_from(Helper)
        .join(Person, other)
        .join(Neighbourhood, col(Neighbourhood.id) == Helper.neighbourhood_id)
        .where(or_(is_mine, col(Helper.helper_id) == person), in_homes(Helper.neighbourhood_id, only))
        .order_by(col(Helper.id))
    )


def cards(person: int, only: int | None) -> Rows:
    """Its code is on the card only."""
    return _mine(Card, person, (Card.made_at, Card.stopped_at, Card.stopped_because), only)


def pin(person: int, only: int | None) -> Rows:
    return keys(Pin.chosen_at).where(col(Pin.person_id) == person)


def passkeys(person: int, only: int | None) -> Rows:
    mine = keys(Passkey.name, Passkey.made_at, Passkey.last_used_at)
    return mine.where(col(Passkey.person_id) == person).order_by(col(Passkey.id))


def organisation_sign_ins(person: int, only: int | None) -> Rows:
    mine = keys(Identity.provider, Identity.linked_at)
    return mine.where(col(Identity.person_id) == person).order_by(col(Identity.id))


def keys_for_programs(person: int, only: int | None) -> Rows:
    columns = (AccessToken.name, AccessToken.may_write, AccessToken.made_at, AccessToken.revoked_at)
    return _mine(AccessToken, person, columns, only)


def devices(person: int, only: int | None) -> Rows:
    seen: tuple[object, ...] = (col(WebSession.made_at).label("since"), WebSession.last_seen_at, WebSession.ends_at)
    mine = keys(WebSession.device, WebSession.kind, *seen)
    return mine.where(col(WebSession.person_id) == person).order_by(col(WebSession.made_at))


def _mine(table: Kept, person: int, columns: tuple[object, ...], only: int | None) -> Rows:
    return (
        keys(HOME, *columns)
        .select_from(table)
        .join(Neighbourhood, col(Neighbourhood.id) == table.neighbourhood_id)
        .where(col(table.person_id) == person, in_homes(table.neighbourhood_id, only))
        .order_by(col(table.id))
    )
