"""The officer's pages: which tablets are out, opening one for a table, whose tiles it shows, closing."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.neighbourhoods.queries import places_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.tables import queries, service
from app.tables.at_hand import becomes_the_tables
from app.tables.forms import HOURS, TabletForm, TilesForm
from app.tables.models import Tablet

TABLE = N_("Table %(number)s")

router = Room(prefix="/{slug}/tables")


@router.get("")
def show_tablets(visit: Arrived) -> Response:
    permit(visit.actor, Act.OPEN_TABLET, visit.here)
    return visit.page("tables/tables.html", tablets=queries.tablets_out(visit.session, visit.here))


@router.get("/new")
def begin_tablet(visit: Arrived) -> Response:
    permit(visit.actor, Act.OPEN_TABLET, visit.here)
    out = len(queries.tablets_out(visit.session, visit.here))
    suggested = {"name": visit.say(TABLE, number=str(out + 1)), "lasts": "2"}
    return visit.page("tables/new.html", answers=Answers[TabletForm](suggested), **_to_choose_from(visit))


@router.post("")
def open_tablet(visit: Arrived) -> Response:
    permit(visit.actor, Act.OPEN_TABLET, visit.here)
    answers = read(TabletForm, visit.typed)
    if answers.accepted is not None:
        try:
            tablet = service.open_tablet(visit.session, visit.actor, visit.here, answers.accepted)
            return visit.go(f"tables/{tablet.id}/tiles")
        except NotLikeThis as mistake:
            answers = answers.but(mistake.field, mistake.words)
    return visit.again("tables/new.html", "tables/_new_form.html", answers=answers, **_to_choose_from(visit))


@router.post("/closing")
def close_all(visit: Arrived) -> Response:
    service.close_all(visit.session, visit.actor, visit.here)
    return visit.go("tables")


@router.get("/{tablet_id}")
def show_tablet(visit: Arrived, tablet_id: int) -> Response:
    tablet = _tablet(visit, tablet_id)
    people = queries.people_on(visit.session, tablet)
    return visit.page("tables/tablet.html", tablet=tablet, people=people, code="", is_open=queries.is_open(tablet))


@router.get("/{tablet_id}/tiles")
def show_tiles(visit: Arrived, tablet_id: int) -> Response:
    return _tiles_page(visit, _tablet(visit, tablet_id), visit.request.query_params.get("words", "")[:80].strip())


@router.post("/{tablet_id}/tiles")
def choose_tiles(visit: Arrived, tablet_id: int) -> Response:
    """Whoever is ticked is on it, also when they look for someone else first."""
    tablet = _tablet(visit, tablet_id)
    ticked = visit.ticked("person")[: queries.MOST]
    people = queries.people_with(visit.session, visit.here, ticked)
    service.choose_tiles(visit.session, visit.actor, tablet, [one.id for one in people])
    looking_for = read(TilesForm, visit.typed).accepted
    if looking_for is not None and looking_for.words:
        visit.session.flush()
        return _tiles_page(visit, tablet, looking_for.words)
    return visit.go(f"tables/{tablet_id}")


@router.post("/{tablet_id}/code")
def show_code(visit: Arrived, tablet_id: int) -> Response:
    """Told on this page only: what answers a form that is sent `once` would be kept, so this one is not."""
    tablet = _tablet(visit, tablet_id)
    code = service.new_opening_code(visit.session, visit.actor, tablet, visit.settings.secret_key)
    people = queries.people_on(visit.session, tablet)
    return visit.page("tables/tablet.html", tablet=tablet, people=people, code=code, is_open=True)


@router.post("/{tablet_id}/this-device")
def use_this_device(visit: Arrived, tablet_id: int) -> Response:
    tablet = _tablet(visit, tablet_id)
    key = service.take_this_device(visit.session, visit.actor, tablet)
    return becomes_the_tables(visit, tablet, key)


@router.post("/{tablet_id}/closing")
def close_tablet(visit: Arrived, tablet_id: int) -> Response:
    service.close_tablet(visit.session, visit.actor, _tablet(visit, tablet_id))
    return visit.go("tables")


def _tablet(visit: Arrival, tablet_id: int) -> Tablet:
    permit(visit.actor, Act.OPEN_TABLET, visit.here)
    return queries.the_tablet(visit.session, visit.here, tablet_id)


def _tiles_page(visit: Arrival, tablet: Tablet, words: str) -> Response:
    on_it = queries.people_on(visit.session, tablet)
    chosen = {one.id for one in on_it}
    found = queries.people_called(visit.session, visit.here, words) if words else []
    suggested = [] if words else queries.people_to_suggest(visit.session, visit.here)
    others = [one for one in (*found, *suggested) if one.id not in chosen]
    return visit.page(
        "tables/tiles.html", tablet=tablet, on_it=on_it, others=others, words=words, answers=NOTHING_TYPED
    )


def _to_choose_from(visit: Arrival) -> dict[str, object]:
    return {"places": places_of(visit.session, visit.here), "hours": list(HOURS)}
