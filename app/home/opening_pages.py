"""Opening a new neighbourhood, in four short steps. What was written travels along from step to step."""

from collections.abc import Mapping
from typing import cast

from fastapi.responses import Response

from app.core.errors import NotLikeThis, SignInFirst
from app.core.forms import Answers, Form, read
from app.core.languages import N_
from app.core.rooms import Room
from app.core.visits import can_be_gone_back_to
from app.home.choosing import on_offer
from app.home.opening import Plan, is_first_key, open_as_planned, short_name_for
from app.home.opening_forms import PARTNER, PLACES, TICK, LivingForm, NameForm, PartsForm, StewardForm
from app.neighbourhoods.forms import SPEAKS
from app.neighbourhoods.models import ORGANISATION_LABELS
from app.neighbourhoods.queries import looked_after_by, slugs_taken
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

router = Room(prefix="/open-neighbourhood")

STEPS: tuple[type[Form], ...] = (NameForm, LivingForm, PartsForm, StewardForm)
TEMPLATES = ("name", "living", "parts", "steward")
CARRIED = ("name", "slug", "about", "language", "most_spoken", "time_zone", "themes", "floors", "more_places")
WRONG_KEY = N_("This key opens nothing. Please copy it from where the command printed it.")


@router.get("")
def begin(visit: Arrived) -> Response:
    _opener(visit)
    return _show(visit, 1, Answers({"language": visit.language.code, "themes": "who8", "steward": "me"}))


@router.post("")
def go_on(visit: Arrived) -> Response:
    """The answer to one step: back to the one before, on to the next, or after the last, open."""
    actor = _opener(visit)
    at = _step(visit.typed)
    if visit.typed.get("go") == "back":
        return _show(visit, max(at - 1, 1), Answers(visit.typed))
    read_so_far = [_read(visit, form) for form in STEPS[:at]]
    for number, answers in enumerate(read_so_far, 1):
        if answers.accepted is None:
            return _show(visit, number, answers)
    if at < len(STEPS):
        return _show(visit, at + 1, Answers(_with_short_name(visit, read_so_far[0])))
    here = open_as_planned(visit.session, actor, Plan(*(answers.accepted for answers in read_so_far)))  # type: ignore[arg-type]  # one of each, in order
    return visit.go(f"/open-neighbourhood/{here.slug}")


@router.get("/{slug}")
def show_opened(visit: Arrived) -> Response:
    return visit.page("neighbourhoods/open/opened.html", place=visit.here)


def _opener(visit: Arrival) -> Actor | None:
    """A steward of any neighbourhood here. In an empty house it is whoever runs it, known by the key."""
    person_id = visit.actor.person_id
    if person_id is None:
        if slugs_taken(visit.session):
            raise SignInFirst()
        return None
    slugs = looked_after_by(visit.session, person_id)
    actor = visit.stands_in(slugs[0]) if slugs else visit.actor
    visit.neighbourhood = None  # what is being opened is not the one they come from
    permit(actor, Act.OPEN_NEIGHBOURHOOD)
    return actor


def _read(visit: Arrival, form: type[Form]) -> Answers[Form]:
    answers = cast(Answers[Form], read(form, visit.typed))
    if not isinstance(answers.accepted, NameForm):
        return answers
    if visit.actor.is_visitor and not _has_key(visit):
        return answers.but("key", WRONG_KEY)
    try:
        short = short_name_for(visit.session, answers.accepted)
    except NotLikeThis as taken:
        return answers.but("slug", taken.words)
    return answers if short else answers.but("slug", N_("Please choose a short name in letters a to z."))


def _has_key(visit: Arrival) -> bool:
    return is_first_key(visit.session, visit.settings.secret_key, visit.typed.get("key", ""))


def _with_short_name(visit: Arrival, answers: Answers[Form]) -> Mapping[str, str]:
    name = cast(NameForm, answers.accepted)
    return {**visit.typed, "slug": short_name_for(visit.session, name)}


def _show(visit: Arrival, number: int, answers: Answers[Form]) -> Response:
    template = f"neighbourhoods/open/{TEMPLATES[number - 1]}.html"
    words = {
        "number": number,
        "answers": answers,
        "carried": _carried(answers.typed, number),
        "needs_key": visit.actor.is_visitor,
        **on_offer(visit, answers.value("time_zone")),
        "suggested": PLACES,
        "kinds": ORGANISATION_LABELS,
    }
    if answers.mistakes:
        return visit.again(template, template, **words)
    return can_be_gone_back_to(visit.page(template, **words))


def _carried(typed: Mapping[str, str], number: int) -> list[tuple[str, str]]:
    """What the other steps were answered: all but the fields that stand on this one."""
    names = ["key", "steward", "steward_name", "email", *CARRIED]
    names += [name for name in typed if name.startswith((SPEAKS, TICK, PARTNER))]
    return [(name, typed[name]) for name in names if typed.get(name) and not _stands_on(name, number)]


def _stands_on(name: str, number: int) -> bool:
    if name.startswith(SPEAKS):
        return number == 2
    if name.startswith((TICK, PARTNER)):
        return number == 3
    return name in _FIELDS[number - 1]


def _step(typed: Mapping[str, str]) -> int:
    wish = typed.get("step", "1")
    return int(wish) if wish in ("1", "2", "3", "4") else 1


_FIELDS = (
    {"key", "name", "slug"},
    {"language", "most_spoken", "time_zone", "themes"},
    {"floors", "more_places"},
    {"steward", "steward_name", "email"},
)
