"""The JSON twin of the pages: “me too”, talk, answers, and whether it helped."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from app.core.small_numbers import shown
from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.helping.forms import WritingDown
from app.needs import answering, counting, raising, talking
from app.needs.api_forms import AnswerBody
from app.needs.forms import CommentForm, HeadsForm, HelpedForm
from app.needs.models import Need
from app.needs.queries import asked_about, seen_need
from app.needs.shapes import (
    AnswerShape,
    AnswersShape,
    BackingShape,
    CommentShape,
    CommentsShape,
    HelpedShape,
    answers_in,
    comments_in,
)
from app.needs.steps import Step
from app.needs.whole import whole_need

router = APIRouter(prefix="/needs/{number}", route_class=Keyed)
FOR_ONESELF = WritingDown()


@router.post(
    "/backing",
    status_code=201,
    response_model=BackingShape,
    responses={200: {"model": BackingShape, "description": "Said before"}},
    tags=["backing"],
    summary="Say “me too”",
)
def back_need(visit: Writing, number: Number, form: WritingDown = FOR_ONESELF) -> Response:
    """201 the first time; 200 when it changes nothing, as when said again, or about one's own need.

    `spoken_by` is a neighbour's short name, or "unnamed", who counts as one each time.
    """
    need, speaker = _to_change(visit, number), visit.speaking(form)
    before = asked_about(visit.session, need)
    raising.back_need(visit.session, speaker, need)
    now = asked_about(visit.session, need)
    is_own = speaker.spoken_by_id is not None and speaker.spoken_by_id == need.said_by_id
    shape = BackingShape(number=number, is_backed=not is_own, backing=shown(now.backers))
    is_new = (now.behind, now.unnamed) != (before.behind, before.unnamed)
    return JSONResponse(shape.model_dump(mode="json"), 201 if is_new else 200)


@router.delete("/backing", status_code=204, tags=["backing"], summary="Take back one's own “me too”")
def stop_backing(visit: Writing, number: Number) -> Response:
    raising.stop_backing(visit.session, visit.actor, _to_change(visit, number))
    return Response(status_code=204)


@router.post(
    "/heads",
    status_code=201,
    response_model=BackingShape,
    tags=["backing"],
    summary="Count the hands of those who say “me too” in a room",
)
def count_heads(visit: Writing, number: Number, form: HeadsForm) -> Response:
    """For connectors and officers. No names are taken; whoever counted can take the count back on the need's page."""
    need = _to_change(visit, number)
    counting.count_heads(visit.session, visit.actor, need, form.heads)
    shape = BackingShape(number=number, is_backed=False, backing=shown(asked_about(visit.session, need).backers))
    return visit.made(shape, f"needs/{number}")


@router.get("/comments", tags=["comments"], summary="What people say about a need")
def list_comments(visit: Reading, number: Number) -> CommentsShape:
    return CommentsShape(comments=comments_in(_story(visit, number)))


@router.post(
    "/comments", status_code=201, response_model=CommentShape, tags=["comments"], summary="Say something about a need"
)
def comment(visit: Writing, number: Number, form: CommentForm) -> Response:
    """What residents say is looked at before it is shown, where the neighbourhood wants it so."""
    need = _to_change(visit, number)
    said = talking.comment(visit.session, visit.speaking(form), visit.here, need, form)
    shape = next(one for one in comments_in(_story(visit, number)) if one.id == said.id)
    return visit.made(shape, f"needs/{number}/comments")


@router.get("/answers", tags=["answers"], summary="Every answer a need was given, oldest first")
def list_answers(visit: Reading, number: Number) -> AnswersShape:
    return AnswersShape(answers=answers_in(_story(visit, number)))


@router.post("/answers", status_code=201, response_model=AnswerShape, tags=["answers"], summary="Answer a need")
def answer_need(visit: Writing, number: Number, form: AnswerBody) -> Response:
    """`doing` says `by_when`, `not_yet` `look_again_on`, `dont_know` `tell_by`, `no` what else is possible (`instead`).

    Who decided is the key's owner unless `decided_by` says otherwise, for the owner's organisation.
    """
    need = _to_change(visit, number)
    answering.answer_need(visit.session, visit.actor, visit.here, need, form)
    current = next(one for one in answers_in(_story(visit, number)) if one.is_current)
    return visit.made(current, f"needs/{number}/answers")


@router.post("/helped", status_code=201, response_model=HelpedShape, tags=["helped"], summary="Say whether it helped")
def say_helped(visit: Writing, number: Number, form: HelpedForm) -> Response:
    """For those who raised or backed it, after “done”. A “no” opens the need again."""
    need = _to_change(visit, number)
    asked = asked_about(visit.session, need)
    reply = answering.say_whether_it_helped(visit.session, visit.speaking(form), asked, need, form)
    return visit.made(
        HelpedShape(number=number, how=reply.how, words=reply.words, stands=need.stands), f"needs/{number}"
    )


def _to_change(visit: Call, number: int) -> Need:
    return seen_need(visit.session, visit.actor, visit.here, number, to_change=True)


def _story(visit: Call, number: int) -> list[Step]:
    return whole_need(visit.session, visit.actor, visit.here, number).story
