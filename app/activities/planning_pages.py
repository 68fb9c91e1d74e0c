"""Planning an activity, and changing what holds for all of its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from fastapi.responses import Response

from app.activities import changing, planning
from app.activities.clashes import WHERE_OR_WHO, Clash
from app.activities.clashing import clashes_of_change, clashes_of_plan
from app.activities.clashing_pages import LONGEST_NUMBER, asked_once, idea_or_plan, with_all_leaders
from app.activities.forms import MOST_ALSO, CallOffForm, PlanForm, WhatForm
from app.activities.granted import Granted, as_granted, grants_to_choose
from app.activities.happenings import Planned, most_taken, need_of, the_activity
from app.activities.kinds import ActivityKind, Repeats
from app.activities.lengths import lengths_in_words
from app.activities.models import Activity
from app.activities.origins import as_a_plan
from app.core import clock
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.hellos import hellos, language_called
from app.core.rooms import Room
from app.ideas.models import Idea
from app.neighbourhoods.queries import Named, organisations_of, places_of, themes_of
from app.people.arriving import Arrival, Arrived
from app.people.queries import Neighbour, neighbours_with, others_of, residents_of
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/activities")


@router.get("/new")
def begin_planning(visit: Arrived) -> Response:
    """With `idea` or `grant` in the address, what that one says already is filled in."""
    idea = idea_or_plan(visit, visit.request.query_params.get("idea", ""))
    answers = Answers(as_a_plan(visit.session, visit.here, idea)) if idea else _of_a_grant(visit)
    return visit.page("activities/new.html", **_to_plan(visit, answers, idea))


@router.post("")
def plan_activity(visit: Arrived) -> Response:
    answers = read(PlanForm, _typed(visit))
    idea = idea_or_plan(visit, answers.value("idea"))
    clashes = clashes_of_plan(visit.session, visit.here, answers.accepted)
    answers = asked_once(answers, clashes)
    if answers.accepted is not None:
        try:
            activity = planning.plan_activity(visit.session, visit.actor, visit.here, answers.accepted)
            return visit.go(f"activities/{activity.number}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("activities/new.html", "activities/_plan_form.html", **_to_plan(visit, answers, idea, clashes))


@router.get("/{number}/change")
def begin_changing(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    return _change_page(visit, planned)


@router.post("/{number}/change")
def change_activity(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    answers = read(WhatForm, _typed(visit))
    clashes = clashes_of_change(visit.session, visit.here, planned, answers.accepted)
    answers = asked_once(answers, clashes, WHERE_OR_WHO)
    if answers.accepted is not None:
        try:
            planning.change_activity(visit.session, visit.actor, visit.here, planned, answers.accepted)
            return visit.go(f"activities/{number}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return _change_page(visit, planned, answers, clashes)


@router.get("/{number}/calling-off")
def begin_calling_off(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    words = {"planned": planned, "activity": planned.activity, "date": None, "answers": NOTHING_TYPED}
    return visit.page("activities/call_off.html", **words)


@router.post("/{number}/calling-off")
def call_off_activity(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    answers = read(CallOffForm, visit.typed)
    if answers.accepted is None:
        words = {"planned": planned, "activity": planned.activity, "date": None, "answers": answers}
        return visit.again("activities/call_off.html", "activities/_call_off_form.html", **words)

    changing.call_off_activity(visit.session, visit.actor, visit.here, planned, answers.accepted)
    return visit.go(f"activities/{number}")


def _of_a_grant(visit: Arrival) -> Answers[PlanForm]:
    number = visit.request.query_params.get("grant", "")
    if not (number.isdecimal() and len(number) <= LONGEST_NUMBER):
        return NOTHING_TYPED
    try:
        return Answers(as_granted(visit.session, visit.here, int(number)))
    except NotLikeThis as refusal:
        return NOTHING_TYPED.but(refusal.field, refusal.words)


def _to_plan(
    visit: Arrival, answers: Answers[PlanForm], idea: Idea | None, clashes: Sequence[Clash] = ()
) -> dict[str, object]:
    words = {"answers": answers, "clashes": clashes, "idea": idea}
    return words | _choices(visit, Known.here(visit), _who_may_lead(visit, idea))


def _typed(visit: Arrival) -> dict[str, str]:
    return with_all_leaders(visit.typed, visit.ticked("also_leaders"))


def _change_page(
    visit: Arrival, planned: Planned, answers: Answers[WhatForm] | None = None, clashes: Sequence[Clash] = ()
) -> Response:
    activity = planned.activity
    known = Known.here(visit, activity)
    answers = answers or Answers(_as_typed(visit, planned, known))
    words = {"planned": planned, "activity": activity, "answers": answers, "clashes": clashes}
    words |= _choices(visit, known, _who_leads(visit, planned))
    words |= {"most_taken": most_taken(visit.session, activity)}
    if answers.mistakes:
        return visit.again("activities/change.html", "activities/_change_form.html", **words)
    return visit.page("activities/change.html", **words)


@dataclass(frozen=True)
class Known:
    """What the neighbourhood has that an activity may name."""

    places: Sequence[Named]
    themes: Sequence[Named]
    organisations: Sequence[Named]
    grants: Sequence[Granted]

    @classmethod
    def here(cls, visit: Arrival, activity: Activity | None = None) -> Self:
        session, here = visit.session, visit.here
        granted = grants_to_choose(session, here, activity)
        return cls(places_of(session, here), themes_of(session, here), organisations_of(session, here), granted)


def _choices(visit: Arrival, known: Known, people: list[Neighbour]) -> dict[str, object]:
    return {
        "kinds": ActivityKind,
        "repeats": Repeats,
        "lengths": lengths_in_words(visit.say),
        "places": known.places,
        "themes": known.themes,
        "organisations": known.organisations,
        "grants": [(str(one.number), f"{one.number}: {one.title}") for one in known.grants],
        "people": people,
        "most_leaders": MOST_ALSO,
        "most_taken": 0,
        "languages": _languages(visit),
        "today": clock.today(visit.zone),
    }


def _who_may_lead(visit: Arrival, idea: Idea | None) -> list[Neighbour]:
    """Who lives or works here is a list for those whose work it is; a resident leader chooses among those an idea is
    about.
    """
    if idea is None or visit.may("PLAN_ACTIVITY", visit.here):
        return _everyone(visit)
    asked = (visit.actor.person_id, idea.said_by_id)
    return [one for one in residents_of(visit.session, visit.here.id) if one.id in asked]


def _who_leads(visit: Arrival, planned: Planned) -> list[Neighbour]:
    """Who is here; and whoever leads it as it is, such as someone who has moved away, so that an edit drops no one."""
    people = _everyone(visit)
    return [*people, *neighbours_with(visit.session, planned.leaders - {one.id for one in people})]


def _everyone(visit: Arrival) -> list[Neighbour]:
    """Who lives here first, then who works here."""
    return [*residents_of(visit.session, visit.here.id), *others_of(visit.session, visit.here.id)]


def _languages(visit: Arrival) -> list[tuple[str, str]]:
    """Those that people speak here stand first."""
    here = [code for code in visit.here.languages.split() if code in hellos()]
    names = {code: language_called(visit.language.locale, code) for code in hellos()}
    others = sorted(names.keys() - set(here), key=lambda code: names[code].casefold())
    return [(code, names[code]) for code in (*here, *others)]


def _as_typed(visit: Arrival, planned: Planned, known: Known) -> dict[str, str]:
    """The form as it would have been typed, to be changed."""
    activity = planned.activity
    places, themes, organisations = (
        {one.id: one.key for one in named} for named in (known.places, known.themes, known.organisations)
    )
    leaders = [one.handle for one in neighbours_with(visit.session, planned.leaders)]
    return {
        "title": activity.title,
        "about": activity.about,
        "kind": activity.kind,
        "place": places.get(activity.place_id or 0, ""),
        "elsewhere": activity.elsewhere,
        "theme": themes.get(activity.theme_id or 0, ""),
        "organisation": organisations.get(activity.organisation_id or 0, ""),
        "leader": next(iter(leaders), ""),
        "also_leaders": " ".join(leaders[1:]),
        "need": str(need_of(visit.session, visit.actor, activity) or ""),
        "grant": next((str(one.number) for one in known.grants if one.id == activity.grant_id), ""),
        "led_by": activity.led_by,
        "bring": activity.bring,
        "language": activity.language,
        "cost": f"{activity.cost_minor / 100:.2f}" if activity.cost_minor else "",
        "seats": str(activity.seats or ""),
    }
