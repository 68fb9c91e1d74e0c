"""The JSON twin of the pages about all needs at once: one's own, what was typed for one, and what happened."""

from fastapi import APIRouter

from app.helping.api_calls import After, Keyed, Reading
from app.needs.kinds import AnswerKind
from app.needs.outcomes import what_happened
from app.needs.queries import raised_by
from app.needs.shapes_of_reviews import MyNeedsShape, TypedForMePageShape, WhatHappenedShape
from app.needs.typed_for_me import typed_for

router = APIRouter(route_class=Keyed)


@router.get("/needs/mine", tags=["needs"], summary="What I raised, shown or not")
def list_my_needs(visit: Reading, after: After = None) -> MyNeedsShape:
    """Newest first, a page at a time."""
    return MyNeedsShape.of(raised_by(visit.session, visit.here, visit.someone.person_id or 0, after))


@router.get("/me/typed-for-me", tags=["me"], summary="What others typed for me here")
def list_typed_for_me(visit: Reading, after: After = None) -> TypedForMePageShape:
    """Newest first, a page at a time."""
    return TypedForMePageShape.of(typed_for(visit.session, visit.here, visit.in_private.person_id, after))


@router.get("/what-happened", tags=["needs"], summary="What happened: answers, outcomes, and who still waits")
def show_what_happened(visit: Reading, kind: AnswerKind | None = None) -> WhatHappenedShape:
    return WhatHappenedShape.of(what_happened(visit.session, visit.here, kind))
