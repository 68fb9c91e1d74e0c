"""Telling people: the work list, ticking off, letters, and the sheet for the noticeboard."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from fastapi.responses import Response
from markupsafe import Markup

from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.pages import Pages
from app.core.printing import NoPrinter
from app.core.rooms import Room
from app.notifications import addressed, letters, queries, service, work_list
from app.notifications.addressed import EVERY
from app.notifications.forms import BatchForm, TickForm
from app.notifications.wording import Wording, in_words
from app.notifications.work_list import Part, Task
from app.people.arriving import Arrival, Arrived
from app.people.models import ToldBy

BY_HAND = (ToldBy.PHONE, ToldBy.IN_PERSON, ToldBy.TEXT, ToldBy.LETTER, ToldBy.NOTICEBOARD, ToldBy.EMAIL)
"""The order of the work list's parts: what is said to one person first."""

router = Room()


@dataclass(frozen=True)
class Entry:
    """One telling of the work list, with the words to say."""

    task: Task
    wording: Wording
    shown: ToldBy | None = None
    """The part of the list it stands in."""
    speaks: str = ""
    """The language they read and speak best, when it is not the neighbourhood's."""

    @property
    def first_way(self) -> ToldBy:
        """Their own way; when the machine could not go it, the next best."""
        if self.task.way not in (ToldBy.EMAIL, ToldBy.TEXT):
            return self.task.way
        return ToldBy.PHONE if self.task.phone else ToldBy.IN_PERSON

    @property
    def other_ways(self) -> list[ToldBy]:
        return [way for way in BY_HAND if way != self.first_way]


@router.get("/{slug}/tellings")
def show_work(visit: Arrived, way: str = "", after: Annotated[int, Query(ge=0, le=EVERY)] = 0) -> Response:
    return visit.page("tellings/tellings.html", **_work(visit, Part(_way(way), after)), answers=NOTHING_TYPED)


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
    shown = answers.accepted.shown
    return visit.then("tellings/_told.html", to=_back(shown), entry=_entry(visit, number, shown))


@router.post("/{slug}/tellings/{number}/undo")
def untick(visit: Arrived, number: int) -> Response:
    telling = queries.the_telling(visit.session, visit.here, number)
    service.untick(visit.session, visit.actor, telling)
    shown = _way(visit.typed.get("shown", ""))
    entry = _entry(visit, number, shown)
    return visit.then("tellings/_task.html", to=_back(shown), entry=entry, answers=NOTHING_TYPED, is_back=True)


def _tick_off_batch(visit: Arrival, way: ToldBy) -> Response:
    form = read(BatchForm, visit.typed).accepted
    if form is not None:
        service.tick_off_batch(visit.session, visit.actor, visit.here, way, form.through)
    return visit.go("tellings")


def _again(visit: Arrival, number: int, answers: Answers[TickForm]) -> Response:
    if visit.by_htmx:
        entry = _entry(visit, number)
        return visit.again("", "tellings/_task.html", entry=entry, answers=answers, is_back=False)
    # On whichever page it stood, the list begins with the one that is asked again.
    work = _work(visit, Part(_way(visit.typed.get("shown", "")), number - 1))
    return visit.again("tellings/tellings.html", "", **work, answers=answers)


def _work(visit: Arrival, part: Part) -> dict[str, object]:
    sends_texts = visit.settings.sends_texts
    work = work_list.work_of(visit.session, visit.actor, visit.here, sends_texts, part)
    entries = [_worded(visit, task, part.way) for task in work.tasks]
    next_page = _next_page(visit, part.way, work.after) if work.after else ""
    words = {"work": work, "entries": entries, "way": part.way, "ways": BY_HAND, "sends_texts": sends_texts}
    return {**words, "next_page": next_page}


def _next_page(visit: Arrival, way: ToldBy | None, after: int) -> str:
    asked = {"way": way.value} if way else {}
    return f"{visit.at('tellings')}?{urlencode({**asked, 'after': after})}"


def _entry(visit: Arrival, number: int, shown: ToldBy | None = None) -> Entry:
    return _worded(visit, work_list.task_about(visit.session, visit.here, number), shown)


def _worded(visit: Arrival, task: Task, shown: ToldBy | None) -> Entry:
    wording = in_words(visit.say, visit.language, task.message)
    code = (task.language or "").split("-")[0]
    speaks = visit.language.locale.languages.get(code, "") if code != visit.here.language else ""
    return Entry(task, wording, shown, speaks)


def _letters(visit: Arrival, through: int, is_pdf: bool = False) -> list[Markup]:
    posted = addressed.letters_of(visit.session, visit.actor, visit.here, through)
    ask = addressed.whom_to_ask(visit.session, visit.here) if posted else None
    return letters.written(_pages(visit), letters.letters_to(_pages(visit), posted), visit.here, ask, is_pdf)


def _way(spelled: str) -> ToldBy | None:
    return ToldBy(spelled) if spelled in set(ToldBy) else None


def _pages(visit: Arrival) -> Pages:
    pages: Pages = visit.request.app.state.pages
    return pages


def _back(shown: ToldBy | None) -> str:
    return f"tellings?way={shown.value}" if shown else "tellings"
