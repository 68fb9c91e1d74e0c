"""Telling people: the work list, ticking off, letters, and the sheet for the noticeboard."""

import re
from dataclasses import replace
from urllib.parse import urlencode

from fastapi.responses import Response
from markupsafe import Markup

from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.pages import Pages
from app.core.printing import NoPrinter
from app.core.rooms import Room
from app.notifications import addressed, letters, queries, service, work_list
from app.notifications.addressed import EVERY
from app.notifications.entries import BY_HAND, Entry, entry_of
from app.notifications.forms import BatchForm, TickForm
from app.notifications.work_list import PLACE, Mark, Part, Task
from app.people.arriving import Arrival, Arrived
from app.people.models import ToldBy

router = Room()


@router.get("/{slug}/tellings")
def show_work(visit: Arrived, way: str = "", about: str = "", after: str = "") -> Response:
    part = Part(_way(way), _place(about), Mark.read(after))
    return visit.page("tellings/tellings.html", **_work(visit, part), answers=NOTHING_TYPED)


@router.get("/{slug}/tellings/letters")
def show_letters(visit: Arrived, through: int = EVERY) -> Response:
    batch = addressed.newest_waiting(visit.session, visit.here, ToldBy.LETTER, through)
    return visit.page("tellings/letters.html", pieces=_letters(visit, batch), through=batch)


@router.get("/{slug}/tellings/letters.pdf")
def print_letters(visit: Arrived, through: int = EVERY) -> Response:
    batch = addressed.newest_waiting(visit.session, visit.here, ToldBy.LETTER, through)
    pieces = _letters(visit, batch, is_pdf=True)
    if not pieces:
        return visit.go("tellings")
    try:
        pdf = letters.as_pdf(_pages(visit), pieces, visit.here)
    except NoPrinter:
        return visit.page("tellings/no_pdf.html", through=batch)
    return Response(
        pdf, media_type="application/pdf", headers={"content-disposition": 'inline; filename="letters.pdf"'}
    )


@router.get("/{slug}/tellings/noticeboard")
def show_sheet(visit: Arrived, through: int = EVERY) -> Response:
    batch = addressed.newest_waiting(visit.session, visit.here, ToldBy.NOTICEBOARD, through)
    messages = addressed.for_the_board(visit.session, visit.actor, visit.here, batch)
    ask = addressed.whom_to_ask(visit.session, visit.here) if messages else None
    sheet = letters.pinned_up(_pages(visit), messages, visit.here, ask) if messages else ""
    return visit.page("tellings/noticeboard.html", sheet=sheet, through=batch)


@router.post("/{slug}/tellings/letters")
def tick_off_letters(visit: Arrived) -> Response:
    return _tick_off_batch(visit, ToldBy.LETTER)


@router.post("/{slug}/tellings/noticeboard")
def tick_off_sheet(visit: Arrived) -> Response:
    return _tick_off_batch(visit, ToldBy.NOTICEBOARD)


@router.post("/{slug}/tellings/{number}/done")
def tick_off(visit: Arrived, number: int) -> Response:
    telling = queries.the_telling(visit.session, visit.here, number)
    answers = read(TickForm, visit.typed)
    if answers.accepted is None:
        return _again(visit, number, answers)

    service.tick_off(visit.session, visit.actor, telling, answers.accepted.how)
    shown = _shown(visit)
    return visit.then("tellings/_told.html", to=_address(shown), entry=_entry(visit, number, shown))


@router.post("/{slug}/tellings/{number}/undo")
def untick(visit: Arrived, number: int) -> Response:
    telling = queries.the_telling(visit.session, visit.here, number)
    service.untick(visit.session, visit.actor, telling)
    shown = _shown(visit)
    entry = _entry(visit, number, shown)
    return visit.then("tellings/_task.html", to=_address(shown), entry=entry, answers=NOTHING_TYPED, is_back=True)


def _tick_off_batch(visit: Arrival, way: ToldBy) -> Response:
    form = read(BatchForm, visit.typed).accepted
    if form is not None:
        service.tick_off_batch(visit.session, visit.actor, visit.here, way, form.through)
    return visit.go("tellings")


def _again(visit: Arrival, number: int, answers: Answers[TickForm]) -> Response:
    shown = _shown(visit)
    entry = _entry(visit, number, shown)
    if visit.by_htmx:
        return visit.again("", "tellings/_task.html", entry=entry, answers=answers, is_back=False)
    # On whichever page it stood, the list begins with the one that is asked again.
    work = _work(visit, replace(shown, after=replace(entry.task.mark, telling=number - 1)))
    return visit.again("tellings/tellings.html", "", **work, answers=answers)


def _work(visit: Arrival, part: Part) -> dict[str, object]:
    sends_texts = visit.settings.sends_texts
    work = work_list.work_of(visit.session, visit.actor, visit.here, sends_texts, part)
    entries = [_worded(visit, task, part) for task in work.tasks]
    next_page = visit.at(_address(part, work.after)) if work.after else ""
    words = {"work": work, "entries": entries, "shown": part, "ways": BY_HAND, "sends_texts": sends_texts}
    return {**words, "next_page": next_page}


def _entry(visit: Arrival, number: int, shown: Part) -> Entry:
    return _worded(visit, work_list.task_about(visit.session, visit.actor, visit.here, number), shown)


def _worded(visit: Arrival, task: Task, shown: Part) -> Entry:
    return entry_of(visit.say, visit.language, visit.here, task, shown)


def _letters(visit: Arrival, through: int, is_pdf: bool = False) -> list[Markup]:
    posted = addressed.letters_of(visit.session, visit.actor, visit.here, through)
    ask = addressed.whom_to_ask(visit.session, visit.here) if posted else None
    return letters.written(_pages(visit), letters.letters_to(_pages(visit), posted), visit.here, ask, is_pdf)


def _way(spelled: str) -> ToldBy | None:
    return ToldBy(spelled) if spelled in set(ToldBy) else None


def _place(spelled: str) -> str:
    return spelled if re.match(PLACE, spelled) else ""


def _pages(visit: Arrival) -> Pages:
    pages: Pages = visit.request.app.state.pages
    return pages


def _shown(visit: Arrival) -> Part:
    """The part of the list they came from."""
    return Part(_way(visit.typed.get("shown", "")), _place(visit.typed.get("about", "")))


def _address(part: Part, after: Mark | None = None) -> str:
    asked = {"way": part.way.value if part.way else "", "about": part.about, "after": str(after or "")}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"tellings?{said}" if said else "tellings"
