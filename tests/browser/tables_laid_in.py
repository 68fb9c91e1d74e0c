"""A table's tablet in Heron Rise, for the pages that only it shows: free, in someone's hands, and closed."""

from sqlmodel import Session, select

from app.core.shared_tablet import COOKIE, SharedTablet
from app.neighbourhoods.queries import neighbourhood_called
from app.people.actors import actor_called
from app.people.models import Person
from app.tables.forms import TabletForm
from app.tables.models import Tablet
from app.tables.service import choose_tiles, close_tablet, open_tablet, take_this_device
from app.tables.sitting import sit_down

FREE, HELD, CLOSED = "the table's tablet", "ben at the table", "a closed tablet"
UNNAMED = "a neighbour at the table"
AT_TABLES = (FREE, HELD, CLOSED, UNNAMED)
TILES = ("ben", "olive", "rajesh")


def tablet_laid_in(session: Session) -> dict[str, int]:
    """Its number. There is none in Linnet Court, so that a page with none can be met there."""
    return {"tablet": _opened(session, "Table 1").id}


def cookies_at_table(session: Session, number: int, who: str) -> dict[str, str]:
    """What the tablet knows itself by, and whoever has it."""
    gwen = actor_called(session, "gwen", neighbourhood_called(session, "heron").id)
    tablet = _opened(session, "Table 2") if who == CLOSED else session.get_one(Tablet, number)
    cookies = {COOKIE: SharedTablet(take_this_device(session, gwen, tablet)).cookie}
    if who == HELD:
        ben = session.exec(select(Person.id).where(Person.handle == "ben")).one()
        cookies["session"] = sit_down(session, tablet, ben)
    if who == UNNAMED:
        cookies["session"] = sit_down(session, tablet, None)
    if who == CLOSED:
        close_tablet(session, gwen, tablet)
    return cookies


def _opened(session: Session, name: str) -> Tablet:
    here = neighbourhood_called(session, "heron")
    gwen = actor_called(session, "gwen", here.id)
    tablet = open_tablet(session, gwen, here, TabletForm(name=name, occasion="Wednesday meeting"))
    session.flush()
    choose_tiles(session, gwen, tablet, [actor_called(session, who, here.id).person_id or 0 for who in TILES])
    return tablet
