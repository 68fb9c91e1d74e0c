"""A key to the API for one of the demo's cast, from the command line."""

from app.core.database import Database
from app.core.errors import NotAllowed
from app.core.languages import N_
from app.core.settings import Settings
from app.neighbourhoods.queries import neighbourhood_called
from app.participation import guard  # noqa: F401 - no quiet writes
from app.people.actors import actor_called
from app.people.forms import TokenForm
from app.people.queries import neighbourhoods_of, person_called
from app.people.service import make_token


def token_for(settings: Settings, handle: str, name: str) -> str:
    """Raises NotFound for someone unknown, NotAllowed outside the demo."""
    if not settings.demo:
        raise NotAllowed(N_("Keys are made this way in the demo only."))
    with Database(settings.database_url).whole_house.writing() as session:
        person = person_called(session, handle)
        home = neighbourhoods_of(session, person.id or 0)[0][0]
        actor = actor_called(session, handle, neighbourhood_called(session, home).id)
        return make_token(session, actor, TokenForm(name=name, may_write=True))
