"""What people let their neighbourhood read about them, and how they say their own name."""

from sqlmodel import Session, select

from app.belonging.forms import ProfileForm
from app.belonging.models import Profile
from app.core import clock
from app.core.storage import Storage
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

Voice = tuple[bytes, str]
"""A recording and its media type."""


def change_profile(
    session: Session, storage: Storage, actor: Actor, form: ProfileForm, voice: Voice | None = None
) -> Profile:
    """About oneself, in the neighbourhood the actor is in. A new recording takes the place of the old one."""
    permit(actor, Act.SEE_OWN)
    assert actor.neighbourhood_id is not None and actor.person_id is not None
    mine = select(Profile).where(
        Profile.neighbourhood_id == actor.neighbourhood_id, Profile.person_id == actor.person_id
    )
    profile = session.exec(mine.with_for_update()).first()
    if profile is None:
        profile = Profile(neighbourhood_id=actor.neighbourhood_id, person_id=actor.person_id)
        session.add(profile)

    profile.sqlmodel_update(form.model_dump(exclude={"without_voice"}))
    if voice or form.without_voice:
        _hear(session, storage, profile, voice)
    profile.changed_at = clock.now()
    record(session, actor, Kind.PROFILE_CHANGED, profile)
    return profile


def forget_profiles(session: Session, storage: Storage, person_id: int) -> None:
    """In every neighbourhood, with the recording. Whoever calls this has asked whether they may, and writes it down."""
    for profile in session.exec(select(Profile).where(Profile.person_id == person_id)):
        if profile.voice:
            storage.forget(session, profile.voice)
        session.delete(profile)


def _hear(session: Session, storage: Storage, profile: Profile, voice: Voice | None) -> None:
    if profile.voice:
        storage.forget(session, profile.voice)
    profile.voice = storage.keep(session, voice[0]) if voice else None
    profile.voice_type = voice[1] if voice else ""
