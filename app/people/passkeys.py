"""Passkeys: a key on someone's own device signs them in, with a finger, a face or the device's own code (WebAuthn)."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import webauthn
from sqlmodel import Session, col, select
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, generate_challenge
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from app.core import clock
from app.core.secrets import sealed
from app.core.settings import Settings
from app.participation.models import Kind
from app.participation.service import record
from app.people import handshakes
from app.people.forms import PasskeyForm
from app.people.models import Person
from app.people.ways_in import Passkey
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

MAKE, USE = "make a passkey", "use a passkey"
UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error)
"""All that the library may say of an answer that no device gave."""

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """What a device is asked (JSON for the browser), and the key by which the browser is known when it answers."""

    options: str
    key: str


@dataclass(frozen=True)
class House:
    """Who we are to a device: passkeys made for one house are never offered to another."""

    origin: str
    secret: str

    @classmethod
    def of(cls, settings: Settings) -> "House":
        parts = urlsplit(settings.base_url)
        return cls(f"{parts.scheme}://{parts.netloc}", settings.secret_key)

    @property
    def host(self) -> str:
        return urlsplit(self.origin).hostname or ""


def ask_for_new(session: Session, actor: Actor, house: House) -> Asked:
    """What a device needs to make a key for this person."""
    permit(actor, Act.SEE_OWN)

    challenge = generate_challenge()
    options = webauthn.generate_registration_options(
        rp_id=house.host,
        rp_name="Nine Hellos",
        user_name=actor.name,
        user_id=sealed(f"passkey {actor.person_id}", house.secret)[:32].encode(),
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.credential))
            for one in passkeys_of(session, actor.person_id)
        ],
    )
    words = {"challenge": bytes_to_base64url(challenge)}
    return Asked(webauthn.options_to_json(options), handshakes.begin(session, MAKE, words, actor.person_id))


def make(session: Session, actor: Actor, form: PasskeyForm, key: str, house: House) -> Passkey | None:
    """Keep the public half. None when the device's answer does not hold."""
    permit(actor, Act.SEE_OWN)

    words = handshakes.take(session, key, MAKE, actor.person_id)
    made = words and _held(lambda: _registered(form.credential, words["challenge"], house))
    if not made or _with_credential(session, bytes_to_base64url(made.credential_id)) is not None:
        return None

    passkey = Passkey(
        person_id=actor.person_id or 0,
        name=form.name,
        credential=bytes_to_base64url(made.credential_id),
        public_key=bytes_to_base64url(made.credential_public_key),
        sign_count=made.sign_count,
    )
    session.add(passkey)
    record(session, actor, Kind.PASSKEY_MADE, passkey)
    return passkey


def _registered(credential: str, challenge: str, house: House) -> VerifiedRegistration:
    return webauthn.verify_registration_response(
        credential=credential,
        expected_challenge=base64url_to_bytes(challenge),
        expected_rp_id=house.host,
        expected_origin=house.origin,
        require_user_verification=True,
    )


def ask_who(session: Session, house: House) -> Asked:
    """What a device needs to say who it belongs to; it offers the keys it has for this house."""
    challenge = generate_challenge()
    options = webauthn.generate_authentication_options(
        rp_id=house.host, challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
    )
    words = {"challenge": bytes_to_base64url(challenge)}
    return Asked(webauthn.options_to_json(options), handshakes.begin(session, USE, words))


def person_with_passkey(session: Session, credential: str, key: str, house: House) -> int | None:
    """Whose passkey answered. None when the answer does not hold."""
    words = handshakes.take(session, key, USE)
    answer = words and _held(lambda: webauthn.helpers.parse_authentication_credential_json(credential))
    if not words or not answer:
        return None
    passkey = _with_credential(session, bytes_to_base64url(answer.raw_id))
    used = passkey and _held(
        lambda: webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(words["challenge"]),
            expected_rp_id=house.host,
            expected_origin=house.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    )
    if not passkey or not used:
        return None

    passkey.sign_count, passkey.last_used_at = used.new_sign_count, clock.now()
    return passkey.person_id if session.get_one(Person, passkey.person_id).left_at is None else None


def passkeys_of(session: Session, person_id: int | None) -> list[Passkey]:
    return list(session.exec(select(Passkey).where(Passkey.person_id == person_id).order_by(col(Passkey.id))))


def remove(session: Session, actor: Actor, passkey_id: int) -> None:
    """It opens nothing any more."""
    permit(actor, Act.SEE_OWN)

    passkey = session.get(Passkey, passkey_id)
    if passkey is None or passkey.person_id != actor.person_id:
        return  # removed already, never there, or another's: the answer is the same, and so says nothing of others
    record(session, actor, Kind.PASSKEY_REMOVED, passkey)
    session.delete(passkey)


def _with_credential(session: Session, credential: str) -> Passkey | None:
    return session.exec(select(Passkey).where(Passkey.credential == credential).with_for_update()).first()


def _held(checked: Callable[[], T]) -> T | None:
    """What the answer says, if it holds."""
    try:
        return checked()
    except UNREADABLE:
        return None
