"""The JSON twin of the pages where people are told: the work list, ticking off, and whole batches."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.home.shapes_of_tellings import TellingsWorkShape, TellingTaskShape
from app.notifications import queries, service
from app.notifications.forms import BatchForm, TickForm
from app.notifications.wording import in_words
from app.notifications.work_list import PLACE, Mark, Part, Task, task_about, work_of
from app.people.models import ToldBy

router = APIRouter(prefix="/tellings", route_class=Keyed, tags=["tellings"])


About = Annotated[str, Query(pattern=PLACE, description="The `place` of one date: only what is about it.")]
After = Annotated[
    str,
    Query(
        pattern=r"^[0-9T:._-]{1,40}$", description="What the page before gave as its `after`; left out, the first page."
    ),
]


@router.get("", summary="Who is still to be told by a person")
def list_tellings(visit: Reading, way: ToldBy | None = None, about: About = "", after: After = "") -> TellingsWorkShape:
    """With the words to say, in the language of `Accept-Language`."""
    part = Part(way, about, Mark.read(after))
    found = work_of(visit.session, visit.actor, visit.here, visit.settings.sends_texts, part)
    tasks, told = ([_worded(visit, one) for one in some] for some in (found.tasks, found.just_told))
    after_this = str(found.after) if found.after else None
    return TellingsWorkShape(tellings=tasks, just_told=told, last=found.last, after=after_this)


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
    return _worded(visit, task_about(visit.session, visit.actor, visit.here, number))


def _worded(visit: Call, task: Task) -> TellingTaskShape:
    return TellingTaskShape.of(task, in_words(visit.say, visit.language, task.message), visit.here.time_zone)
