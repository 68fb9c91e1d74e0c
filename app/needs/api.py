"""The JSON twin of the pages: needs, one by one and as a board."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Query
from fastapi.responses import Response

from app.core.errors import NotFound, TooLate
from app.core.languages import N_
from app.helping.api_calls import Call, Number, Reading, Writing, twin
from app.helping.api_values import as_upload
from app.moderating.api import ModeratingCalls
from app.needs import api_mine, api_moderating, api_replies, api_reviewing, raising
from app.needs.api_forms import BoardForm, RaiseBody
from app.needs.board import Wish, board
from app.needs.enclosing import Enclosures, enclosed, looked_at
from app.needs.models import Need
from app.needs.moderated import NEEDS
from app.needs.queries import the_need
from app.needs.shapes import (
    BoardShape,
    CardShape,
    Labels,
    NeedShape,
    StepShape,
    WholeNeedShape,
    answers_in,
    comments_in,
    tellings_in,
)
from app.needs.shapes_of_reviews import EnclosedShape
from app.needs.whole import whole_need
from app.neighbourhoods.queries import Named, places_of, themes_of

WAITS_NO_LONGER = N_("That need waits no longer. Please begin again with the first page.")
router = twin()
router.include_router(api_mine.router)


def look_at_enclosures(form: RaiseBody) -> Enclosures:
    """A dependency, as those are carried out before the transaction begins."""
    photo, voice = (as_upload(sent) if sent else None for sent in (form.photo, form.voice))
    return looked_at(photo, voice)


@router.get("/needs", tags=["needs"], summary="The board: what neighbours need")
def list_needs(visit: Reading, form: Annotated[BoardForm, Query()]) -> BoardShape:
    """Needs that are shown, newest first (or longest waiting first), a page at a time."""
    if form.longest_first and form.after is not None:
        _still_waits(visit, form.after)
    found = board(visit.session, visit.actor, visit.here, Wish(**form.model_dump(exclude={"limit"})))
    themes, places = themes_of(visit.session, visit.here), places_of(visit.session, visit.here)
    cards = found.cards[: form.limit]
    after = cards[-1].number if len(found.cards) > form.limit else found.after
    labels = [Labels.of(_named(themes, card.theme), _named(places, card.place)) for card in cards]
    return BoardShape(needs=list(map(CardShape.on_board, cards, labels)), after=after)


@router.post("/needs", status_code=201, response_model=NeedShape, tags=["needs"], summary="Raise a need")
def raise_need(visit: Writing, form: RaiseBody, given: Annotated[Enclosures, Depends(look_at_enclosures)]) -> Response:
    """`spoken_by` is a neighbour's short name, or "unnamed"; left out, the key's owner speaks for themselves.

    `photo` (JPEG, PNG or WebP, up to 20 MB) and `voice` (WebM, Ogg or MP4, up to 10 MB) are in base64.
    """
    if given.refusal:
        raise given.refusal
    files = enclosed(visit.session, visit.request.app.state.storage, given)
    need = raising.raise_need(visit.session, visit.speaking(form), visit.here, form, files)
    return visit.made(
        NeedShape.model_validate(_as_it_stands(visit, need, places_of(visit.session, visit.here))),
        f"needs/{need.number}",
    )


@router.get("/needs/{number}", tags=["needs"], summary="A need with its whole story")
def show_need(visit: Reading, number: Number) -> WholeNeedShape:
    """Its story, answers, comments and tellings. Small numbers are hidden: 0, "*", or a multiple of 5."""
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    place = [Named(whole.need.place_id or 0, whole.place_key, whole.place or "")] if whole.place_key else []
    return WholeNeedShape.model_validate(
        _as_it_stands(visit, whole.need, place)
        | {
            "backing": whole.backing,
            "is_backed_by_me": whole.is_backed_by_me,
            "merged_into": whole.merged_into,
            "became": whole.became,
            "enclosed": list(map(EnclosedShape.of, whole.enclosed)),
            "story": [StepShape.of(step) for step in whole.story],
            "answers": answers_in(whole.story),
            "comments": comments_in(whole.story),
            "tellings": tellings_in(whole.story),
        }
    )


def _as_it_stands(visit: Call, need: Need, places: Sequence[Named]) -> dict[str, object]:
    labels = Labels.of(
        next((one for one in themes_of(visit.session, visit.here) if one.id == need.theme_id), None),
        next((one for one in places if one.id == need.place_id), None),
    )
    own = set(NeedShape.model_fields) - set(Labels.model_fields) - {"raised_at"}
    return {name: getattr(need, name) for name in own} | labels.model_dump() | {"raised_at": need.said_at}


def _still_waits(visit: Call, number: int) -> None:
    # How long the last need has waited is the place in the list: once it is answered, the place is lost.
    try:
        waits = the_need(visit.session, visit.here, number).waits()
    except NotFound:
        waits = False
    if not waits:
        raise TooLate(WAITS_NO_LONGER, field="after")


def _named(choices: Sequence[Named], name: str | None) -> Named | None:
    return next((one for one in choices if one.name == name), None)


for twin_of in (api_replies, api_reviewing, api_moderating):
    router.include_router(twin_of.router)
router.include_router(ModeratingCalls(NEEDS).router())
