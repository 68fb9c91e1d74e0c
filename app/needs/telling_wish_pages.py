"""At the table, right after saying something: in one tap, how to be told about it."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.rooms import Room
from app.needs.models import Need
from app.needs.queries import seen_need
from app.notifications.wishes import NOT_THIS_WAY, ways_open_to, wish_of, wish_to_be_told
from app.people.arriving import Arrival, Arrived
from app.people.models import ToldBy
from app.people.queries import person_with_id

router = Room()

PART = "needs/_told_how.html"


@router.post("/{slug}/needs/{number}/telling-way")
def choose_way(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    wish, ways = visit.typed.get("way", ""), _ways(visit)
    if wish not in set(ToldBy):
        raise NotLikeThis(NOT_THIS_WAY, field="way")
    wish_to_be_told(visit.session, visit.actor, need, ToldBy(wish), ways)
    return visit.then(PART, f"needs/{number}?thanks=told", need=need, told_how=ToldBy(wish), ways=ways, is_news=True)


def how_told(visit: Arrival, need: Need) -> dict[str, object]:
    """What the page that thanks them offers on a table's tablet, where no one is asked for an address."""
    if not visit.at_table or visit.actor.person_id is None or not visit.may("CHOOSE_WAY", need):
        return {"ways": []}
    person = person_with_id(visit.session, visit.actor.person_id)
    wished = wish_of(visit.session, need.id or 0, person.id)
    is_news = visit.request.query_params.get("thanks") == "told"
    return {"ways": _ways(visit), "told_how": wished or person.told_by, "is_news": is_news}


def _ways(visit: Arrival) -> list[ToldBy]:
    if visit.actor.person_id is None:
        return []
    person = person_with_id(visit.session, visit.actor.person_id)
    return ways_open_to(person, visit.zone, visit.settings.sends_texts)
