"""A key to the API for one of the demo's cast, from the command line."""

from sqlalchemy.exc import OperationalError

from app.core.database import Database, HouseSession
from app.core.errors import NotAllowed, NotFound
from app.core.languages import N_
from app.core.settings import Settings
from app.neighbourhoods.queries import neighbourhood_called
from app.participation import guard  # noqa: F401 - no quiet writes
from app.people.actors import actor_called
from app.people.forms import TokenForm
from app.people.queries import neighbourhoods_of, person_called
from app.people.service import make_token

NOT_LAID_IN = "The demo is not laid in yet. Start it once with `make demo`, and then ask again."


def token_for(settings: Settings, handle: str, name: str) -> str:
    """Raises NotFound for someone unknown or before the demo is laid in, NotAllowed outside the demo."""
    if not settings.demo:
        raise NotAllowed(N_("Keys are made this way in the demo only."))
    database = Database(settings.database_url).whole_house
    try:
        with database.writing() as session:
            return _made(session, handle, name)
    except OperationalError:
        raise NotFound(NOT_LAID_IN) from None
    except NotFound:
        raise NotFound(N_("We don't know anyone here by that name.")) from None
    finally:
        database.engine.dispose()


def _made(session: HouseSession, handle: str, name: str) -> str:
    person = person_called(session, handle)
    home = neighbourhoods_of(session, person.id or 0)[0][0]
    actor = actor_called(session, handle, neighbourhood_called(session, home).id)
    return make_token(session, actor, TokenForm(name=name, may_write=True))
