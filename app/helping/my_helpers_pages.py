"""“Who helps me”: naming someone, and ending it."""

from fastapi.responses import Response

from app.core.errors import NotFound, NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.helping import naming, service
from app.helping.choosing import the_one_named
from app.helping.forms import HelperForm
from app.helping.queries import helpers_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

router = Room(prefix="/me/helpers")
PAGE, PART = "helping/my_helpers.html", "helping/_name_form.html"


@router.get("")
def show_my_helpers(visit: Arrived, home: str = "") -> Response:
    actor = _at_home(visit, home)
    return visit.page(PAGE, **_words(visit, actor, NOTHING_TYPED))


@router.post("")
def name_helper(visit: Arrived) -> Response:
    actor = _at_home(visit, visit.typed.get("home", ""))
    permit(actor, Act.NAME_HELPER, visit.here)
    answers = read(HelperForm, visit.typed)
    if answers.accepted is not None:
        try:
            helper_id = the_one_named(visit.session, visit.here, answers.accepted)
            service.name_helper(visit.session, actor, visit.here, helper_id)
            return visit.go(f"/me/helpers?home={visit.here.slug}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, actor, answers))


@router.post("/{helper_id}/end")
def end_helper(visit: Arrived, helper_id: int) -> Response:
    actor = _at_home(visit, visit.typed.get("home", ""))
    naming.end_ones_own(visit.session, actor, visit.here, helper_id)
    return visit.go(f"/me/helpers?home={visit.here.slug}")


def _at_home(visit: Arrival, home: str) -> Actor:
    """The part they play in the neighbourhood that is asked about, or in their first."""
    permit(visit.actor, Act.SEE_OWN)
    homes = dict(visit.homes)
    if not homes:
        raise NotFound()
    return visit.stands_in(home if home in homes else next(iter(homes)))


def _words(visit: Arrival, actor: Actor, answers: Answers[HelperForm]) -> dict[str, object]:
    return {
        "helpers": helpers_of(visit.session, visit.here.id, actor.person_id),
        "others": [one for one in visit.homes if one[0] != visit.here.slug],
        "answers": answers,
    }
