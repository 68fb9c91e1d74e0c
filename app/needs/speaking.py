"""For whom someone types: themselves, a neighbour by name, or a neighbour who gave no name."""

from sqlmodel import Session

from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.needs.forms import WritingDown
from app.neighbourhoods.queries import Here
from app.people.queries import member_called
from app.permissions.who import Actor

UNNAMED = "unnamed"


def speaking(session: Session, actor: Actor, here: Here, form: WritingDown) -> Actor:
    """The actor as they speak in this form. Raises NotLikeThis beside `spoken_by` for someone unknown here."""
    if form.spoken_by == UNNAMED:
        return actor.writing_down(None, form.via, form.read_back)
    if not form.spoken_by:
        return actor.writing_down(actor.spoken_by_id, form.via, form.read_back)

    person = member_called(session, here.id, form.spoken_by)
    if person is None:
        raise NotLikeThis(N_("We don't know anyone here by that name."), field="spoken_by")
    return actor.writing_down(person.id, form.via, form.read_back)
