"""Someone becomes known here, because they stand before us or because they followed an invitation."""

import secrets
from typing import Unpack

from sqlmodel import Session, col, select

from app.belonging.forms import Known, NeighbourForm
from app.core import clock
from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.core.text import folded, folded_words
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import Here
from app.neighbourhoods.service import become_member, give
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person
from app.people.queries import is_anothers_email
from app.people.service import add_person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Role, Via

SAME_NAME = N_("Someone of this name belongs here already. Tick the box if this is another person.")
NOT_FREE = N_("We can't use this address here. Please invite them by e-mail instead.")


def add_neighbour(session: Session, actor: Actor, here: Here, form: NeighbourForm) -> Person:
    """In person, at once: what is written down is theirs, and the log says who wrote it."""
    permit(actor, Act.INVITE, here)
    if not form.is_another and _is_known(session, here, form.name):
        raise NotLikeThis(SAME_NAME, field="is_another")
    if form.email and is_anothers_email(session, form.email, None):
        raise NotLikeThis(NOT_FREE, field="email")

    person = a_person(session, form.name, **form.known())
    membership = become_member(session, here.id, person.id)
    give(session, membership, Role.RESIDENT, actor.person_id)
    record(session, actor.writing_down(person.id, Via.IN_PERSON), Kind.PERSON_JOINED, membership)
    return person


def a_person(session: Session, name: str, **known: Unpack[Known]) -> Person:
    """With a short name of their own for addresses: the first of their names, and six letters by chance."""
    words = [word for word in folded_words(name) if word.isascii()]
    handle = f"{(words or ['neighbour'])[0][:24]}-{secrets.token_hex(3)}"
    return add_person(session, Person(handle=handle, name=name, joined_at=clock.now(), **known))


def _is_known(session: Session, here: Here, name: str) -> bool:
    same = (
        select(Person.id)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(Membership.neighbourhood_id == here.id, col(Membership.left_at).is_(None))
        .where(Person.search_name == folded(name))
    )
    return session.exec(same).first() is not None
