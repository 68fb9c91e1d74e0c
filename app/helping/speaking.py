"""For whom someone types: themselves, a neighbour by name, or a neighbour who gave no name."""

from typing import Protocol

from sqlmodel import Session

from app.core.errors import NotAllowed, NotLikeThis
from app.core.languages import N_
from app.helping.forms import WHO_SAYS_IT, WritingDown
from app.helping.queries import is_helping, to_speak_for
from app.neighbourhoods.queries import Here
from app.people.queries import Neighbour, member_called, residents_of
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor, SessionKind, Via

UNNAMED = "unnamed"
NOT_FOR_THEM = N_("Only a helper they named, a connector or an officer can write things down for someone else.")
SPOKEN = (Via.IN_PERSON, Via.PHONE, Via.PAPER)
"""How what is typed for someone came to the one who types it."""


class InANeighbourhood(Protocol):
    @property
    def neighbourhood_id(self) -> int: ...


def speaking(session: Session, actor: Actor, here: Here, form: WritingDown) -> Actor:
    """The actor as they speak in this form. Raises NotLikeThis beside `spoken_by` for no one known here."""
    if actor.is_unnamed:
        return actor
    if not form.spoken_by:
        return _own_words(actor, form)
    if form.spoken_by == UNNAMED:
        return actor.writing_down(None, form.via, form.read_back)

    person = member_called(session, here.id, form.spoken_by)
    if person is None:
        raise NotLikeThis(N_("We don't know anyone here by that name."), field="spoken_by")
    if person.id == actor.person_id and actor.session == SessionKind.TABLE:
        return actor  # whose words these are can't hide that they came from the table
    as_helper = is_helping(session, here.id, actor.person_id, person.id)
    return actor.writing_down(person.id, form.via, form.read_back, as_helper)


def _own_words(actor: Actor, form: WritingDown) -> Actor:
    # A sheet is someone's. Left empty, its words must not become those of whoever types it in.
    if form.via == Via.PAPER:
        raise NotLikeThis(WHO_SAYS_IT, field="spoken_by")
    return actor


def speaks_only_for_themselves(session: Session, actor: Actor, subject: InANeighbourhood) -> None:
    """Unless they write things down for others here, or the one whose words these are named them as a helper.

    Every service asks this, and asks the database anew: that a form said so is not enough.
    """
    if not actor.speaks_for_another:
        return
    helps = actor.is_their_helper and is_helping(session, subject.neighbourhood_id, actor.person_id, actor.spoken_by_id)
    as_it_is = actor.writing_down(actor.spoken_by_id, actor.via, actor.read_back, helps)
    if may(as_it_is, Act.SPEAK_FOR, subject):
        return
    if actor.session in (SessionKind.TABLE, SessionKind.CARD):
        permit(as_it_is, Act.SPEAK_FOR, subject)
    raise NotAllowed(NOT_FOR_THEM)


def spoken_for(session: Session, actor: Actor, here: Here) -> list[Neighbour]:
    """For whom this person may write something down: everyone who lives here, or those who named them."""
    if may(actor, Act.WRITE_DOWN, here):
        return residents_of(session, here.id)
    return helped_people(session, actor, here)


def helped_people(session: Session, actor: Actor, here: Here) -> list[Neighbour]:
    """Those who named this person as their helper, if this session lets them speak for anyone."""
    as_a_helper = actor.writing_down(actor.person_id, actor.via, as_helper=True)
    if not may(as_a_helper, Act.SPEAK_FOR, here):
        return []
    return to_speak_for(session, here.id, actor.person_id)


def for_whom(session: Session, actor: Actor, here: Here) -> dict[str, object]:
    """What the part “I am writing this down for someone” of a form asks for."""
    return {
        "residents": spoken_for(session, actor, here),
        "ways": SPOKEN,
        "may_be_unnamed": may(actor, Act.WRITE_DOWN, here),
    }
