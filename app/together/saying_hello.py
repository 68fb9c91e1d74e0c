"""Saying hello in one's own voice, and taking the recording away again."""

from sqlmodel import Session, select

from app.core.storage import Storage
from app.giving.service import lay_before, take_back
from app.moderating.leaving import nothing_hangs_on
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.together.forms import HelloForm
from app.together.models import SpokenHello

Sound = tuple[bytes, str]
"""A recording and its media type."""


def say_hello(
    session: Session, storage: Storage, actor: Actor, form: HelloForm, heard: tuple[Here, Sound]
) -> SpokenHello:
    """Where, and what is heard; someone looks at it before others hear it."""
    here, (sound, media_type) = heard
    permit(actor, Act.GIVE, here)

    hello = SpokenHello(
        neighbourhood_id=here.id,
        **form.model_dump(include={"language", "words", "sounds_like", "is_named"}),
        sound=storage.keep(session, sound),
        sound_type=media_type,
        **provenance(actor),
    )
    lay_before(session, actor, here, hello, Kind.HELLO_SPOKEN)
    return hello


def take_hello_back(session: Session, storage: Storage, actor: Actor, hello: SpokenHello) -> None:
    """The recording goes from the disk as well."""
    if take_back(session, actor, hello):
        _silence(session, storage, hello)


def forget_hellos(session: Session, storage: Storage, person_id: int) -> None:
    """A voice is known without a name. Whoever calls this has asked whether they may, and writes it down."""
    for hello in session.exec(select(SpokenHello).where(SpokenHello.said_by_id == person_id)):
        nothing_hangs_on(session, hello)
        _silence(session, storage, hello)
        session.delete(hello)


def _silence(session: Session, storage: Storage, hello: SpokenHello) -> None:
    if hello.sound:
        storage.forget(session, hello.sound)
    hello.sound, hello.sound_type = None, ""
