"""From a written name to one person: never a list of everyone, and never a guess between two."""

from sqlmodel import Session

from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.helping.forms import HelperForm
from app.helping.queries import members_named
from app.neighbourhoods.queries import Here

NO_ONE = N_("We don't know anyone here by that name. Please write it as they do.")
NOT_AT_THAT_FLAT = N_("We don't know anyone of that name at that flat. Please look at both again.")
MORE_THAN_ONE = N_("More than one person here has that name. Please write all of it, and their flat.")


def the_one_named(session: Session, here: Here, form: HelperForm) -> int:
    """Who is meant. Raises NotLikeThis beside the name when it is no one, or may be more than one."""
    found = members_named(session, here.id, form.name, form.flat)
    if not found:
        raise NotLikeThis(NOT_AT_THAT_FLAT if form.flat else NO_ONE, field="name")
    if len(found) > 1:
        raise NotLikeThis(MORE_THAN_ONE, field="name")
    return found[0].id
