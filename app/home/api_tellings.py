"""The JSON twin of the pages where people are told: the work list, ticking off, and whole batches."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.helping.api_calls import After, Call, Keyed, Number, Reading, Writing
from app.home.shapes_of_tellings import TellingsWorkShape, TellingTaskShape
from app.notifications import queries, service
from app.notifications.forms import BatchForm, TickForm
from app.notifications.wording import in_words
from app.notifications.work_list import Part, Task, task_about, work_of
from app.people.models import ToldBy

router = APIRouter(prefix="/tellings", route_class=Keyed, tags=["tellings"])


@router.get("", summary="Who is still to be told by a person")
def list_tellings(visit: Reading, way: ToldBy | None = None, after: After = None) -> TellingsWorkShape:
    """With the words to say, in the language of `Accept-Language`."""
    found = work_of(visit.session, visit.actor, visit.here, visit.settings.sends_texts, Part(way, after or 0))
    tasks, told = ([_worded(visit, one) for one in some] for some in (found.tasks, found.just_told))
    return TellingsWorkShape(tellings=tasks, just_told=told, last=found.last, after=found.after)


@router.post("/{number}/done", summary="Tick off that someone was told")
def tick_off(visit: Writing, number: Number, form: TickForm) -> TellingTaskShape:
    """`how` they were told, which may be another way than theirs."""
    service.tick_off(visit.session, visit.actor, queries.the_telling(visit.session, visit.here, number), form.how)
    return _as_it_stands(visit, number)


@router.post("/{number}/undo", summary="It was a slip: they are still to be told")
def untick(visit: Writing, number: Number) -> TellingTaskShape:
    service.untick(visit.session, visit.actor, queries.the_telling(visit.session, visit.here, number))
    return _as_it_stands(visit, number)


@router.post("/letters", status_code=204, summary="All letters are on their way")
def tick_off_letters(visit: Writing, form: BatchForm) -> Response:
    """`through` the last that was printed; what came in since then still waits."""
    service.tick_off_batch(visit.session, visit.actor, visit.here, ToldBy.LETTER, form.through)
    return Response(status_code=204)


@router.post("/noticeboard", status_code=204, summary="The sheet hangs on the noticeboard")
def tick_off_sheet(visit: Writing, form: BatchForm) -> Response:
    """`through` the last that stands on it."""
    service.tick_off_batch(visit.session, visit.actor, visit.here, ToldBy.NOTICEBOARD, form.through)
    return Response(status_code=204)


def _as_it_stands(visit: Call, number: int) -> TellingTaskShape:
    visit.session.flush()
    return _worded(visit, task_about(visit.session, visit.here, number))


def _worded(visit: Call, task: Task) -> TellingTaskShape:
    return TellingTaskShape.of(task, in_words(visit.say, visit.language, task.message))
