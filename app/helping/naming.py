"""Naming and ending a helper as someone asks an officer to: what was said aloud is written down in their name."""

from sqlmodel import Session

from app.core.errors import NotFound, NotLikeThis
from app.helping import service
from app.helping.choosing import the_one_named
from app.helping.forms import NamedAloudForm
from app.helping.models import Helper
from app.helping.queries import the_helper
from app.neighbourhoods.queries import Here
from app.people.queries import member_called
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via


def write_down_a_helper(session: Session, actor: Actor, here: Here, form: NamedAloudForm) -> Helper:
    """Raises NotLikeThis beside whoever is not known here."""
    permit(actor, Act.WRITE_DOWN, here)
    person = member_called(session, here.id, form.spoken_by)
    if person is None:
        raise NotLikeThis(service.NO_ONE_HERE, field="spoken_by")
    helper_id = the_one_named(session, here, form)
    return service.name_helper(session, actor.writing_down(person.id, form.via, form.read_back), here, helper_id)


def end_as_asked(session: Session, actor: Actor, here: Here, helper_id: int) -> None:
    """By one of the two, or by an officer whom one of them asked."""
    permit(actor, Act.NAME_HELPER, here)
    helper = the_helper(session, here.id, helper_id)
    if actor.person_id not in (helper.person_id, helper.helper_id):
        actor = actor.writing_down(helper.person_id, Via.IN_PERSON)
    service.end_helper(session, actor, here, helper)


def end_ones_own(session: Session, actor: Actor, here: Here, helper_id: int) -> None:
    """Others' helpers are not even said to exist."""
    helper = the_helper(session, here.id, helper_id)
    if actor.person_id not in (helper.person_id, helper.helper_id):
        raise NotFound()
    service.end_helper(session, actor, here, helper)
