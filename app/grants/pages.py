"""The list of grants with the pot above it, one grant's page, and proposing one. Other verbs have their own."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import Answers, read
from app.core.rooms import Room
from app.grants import deciding_pages, following_pages, pot_pages, proposing
from app.grants.forms import GrantForm
from app.grants.moderated import GRANTS
from app.grants.pots import in_the_pot
from app.grants.queries import grants_here
from app.grants.story import whole_grant
from app.grants.waiting import grants_of
from app.helping.speaking import for_whom, speaking
from app.moderating.pages import ModeratingPages
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room()
router.include_router(pot_pages.router)


@router.get("/{slug}/grants")
def show_grants(visit: Arrived, after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None) -> Response:
    found = grants_here(visit.session, visit.here, after)
    return visit.page(
        "grants/grants.html",
        place=visit.here,
        pot=in_the_pot(visit.session, visit.here),
        cards=found.cards,
        after=found.after,
        said=visit.request.query_params.get("said", "")[:9] if visit.actor.is_unnamed else "",
        waiting=grants_of(visit.session, visit.actor, visit.here) if after is None else None,
    )


@router.get("/{slug}/grants/new")
def begin_grant(visit: Arrived) -> Response:
    """With `need` or `idea` in the address it is for that one."""
    permit(visit.actor, Act.PROPOSE_GRANT, visit.here)
    asked = {name: visit.request.query_params.get(name, "") for name in ("need", "idea", "spoken_by")}
    return visit.page("grants/new.html", **_words(visit, Answers(asked)))


@router.post("/{slug}/grants")
def propose_grant(visit: Arrived) -> Response:
    permit(visit.actor, Act.PROPOSE_GRANT, visit.here)
    answers = read(GrantForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            grant = proposing.propose_grant(visit.session, actor, visit.here, answers.accepted)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
        else:
            is_seen = grant.is_shown or not visit.actor.is_unnamed
            return visit.go(f"grants/{grant.number}?thanks=1" if is_seen else f"grants?said={grant.number}")
    return visit.again("grants/new.html", "grants/_new_form.html", **_words(visit, answers))


@router.get("/{slug}/grants/{number}")
def show_grant(visit: Arrived, number: int) -> Response:
    whole = whole_grant(visit.session, visit.actor, visit.here, number)
    grant = whole.grant
    is_mine = visit.actor.person_id is not None and visit.actor.person_id in (grant.said_by_id, grant.typed_by_id)
    thanks = is_mine and visit.request.query_params.get("thanks") == "1"
    return visit.page("grants/grant.html", whole=whole, grant=grant, place=visit.here, thanks=thanks)


def _words(visit: Arrival, answers: Answers[GrantForm]) -> dict[str, object]:
    pot = in_the_pot(visit.session, visit.here)
    return {"answers": answers, "pot": pot, **for_whom(visit.session, visit.actor, visit.here)}


for verb in (deciding_pages, following_pages):
    router.include_router(verb.router)
router.include_router(ModeratingPages(GRANTS).router())
