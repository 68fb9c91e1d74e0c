"""Pages of coming in through one's organisation: off to its provider, and back.

These endpoints are `async`: while the provider thinks, no thread and no transaction waits. What comes back is a code
and our own `state` in the address; neither is ever logged, and both work once.
"""

import hmac
from functools import partial
from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.core.errors import NotFound
from app.core.rooms import Room
from app.core.settings import Provider
from app.core.transactions import by_itself
from app.people import cookies, handshakes, organisations
from app.people.arriving import Arrival, Arrived
from app.people.providers import Going, Providers, ProviderTrouble, Vouched
from app.people.signing_in import signed_in

router = Room()

NOT_THIS_WAY = "people/not_this_way.html"
Key = Annotated[str, Path(max_length=26)]


@router.post("/sign-in/with/{provider}")
async def go_to_organisation(visit: Arrived, provider: Key) -> Response:
    way = _provider(visit, provider)
    try:
        going = await _providers(visit).way_to(way)
    except ProviderTrouble:
        return await by_itself(visit, partial(_not_this_way, visit, way, "out_of_reach", 424))
    return await by_itself(visit, partial(_off, visit, way, going))


@router.get("/sign-in/with/{provider}/back")
async def come_back(visit: Arrived, provider: Key) -> Response:
    way = _provider(visit, provider)
    remembered = await by_itself(
        visit, lambda: handshakes.take(visit.session, cookies.handshake_key(visit), _what(way))
    )
    said = visit.request.query_params
    if remembered is None or not hmac.compare_digest(remembered["state"].encode(), said.get("state", "").encode()):
        return await by_itself(visit, partial(_not_this_way, visit, way, "over"))
    if "code" not in said or said.get("iss", way.issuer) != way.issuer:
        return await by_itself(visit, partial(_not_this_way, visit, way, "refused"))
    try:
        who = await _providers(visit).vouched(way, said["code"], remembered)
    except ProviderTrouble:
        return await by_itself(visit, partial(_not_this_way, visit, way, "out_of_reach", 424))
    return await by_itself(visit, partial(_in, visit, way, who, remembered["return_to"]))


def _off(visit: Arrival, way: Provider, going: Going) -> Response:
    """A page on the way: browsers that hold to our content policy follow no redirect from a form to elsewhere."""
    place = cookies.local_place(visit.typed.get("return_to", ""))
    key = handshakes.begin(visit.session, _what(way), {**going.remembered, "return_to": place})
    response = visit.page("people/on_the_way.html", way=way, address=going.address)
    response.headers["refresh"] = f"0;url={going.address}"
    cookies.keep_handshake(visit, response, key)
    return response


def _in(visit: Arrival, way: Provider, who: Vouched, place: str) -> Response:
    person_id = organisations.person_vouched_for(visit.session, way.key, who)
    if person_id is None:
        return _not_this_way(visit, way, "unknown", 403)
    response = signed_in(visit, person_id, place)
    cookies.forget_handshake(visit, response)
    return response


def _not_this_way(visit: Arrival, way: Provider, why: str, status: int = 200) -> Response:
    ask = organisations.whom_to_ask(visit.session, way.key) if why == "unknown" else ()
    response = visit.page(NOT_THIS_WAY, way=way, why=why, ask=list(ask))
    response.status_code = status
    cookies.forget_handshake(visit, response)
    return response


def _provider(visit: Arrival, key: str) -> Provider:
    found = visit.settings.provider_called(key)
    if found is None:
        raise NotFound()
    return found


def _providers(visit: Arrival) -> Providers:
    providers: Providers = visit.request.app.state.providers
    return providers


def _what(way: Provider) -> str:
    return f"with {way.key}"
