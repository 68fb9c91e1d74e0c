"""Pages of keys for programs: made, shown once, taken back."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.core.errors import NotAllowed
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people import queries, service
from app.people.arriving import Arrival, Arrived
from app.people.forms import TokenForm

router = Room()

KEYS = "people/keys.html"
NAME_IS_TAKEN = N_("You have a key with this name. Take it back first, or choose another name.")
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/me/keys")
def show_keys(visit: Arrived) -> Response:
    visit.comes_home()
    return visit.page(KEYS, keys=queries.tokens_of(visit.session, visit.actor.person_id), answers=NOTHING_TYPED)


@router.post("/me/keys")
def make_key(visit: Arrived) -> Response:
    """The page that answers is the only place where the key can ever be read."""
    visit.comes_home()
    keys = queries.tokens_of(visit.session, visit.actor.person_id)
    slug = _chosen(visit)
    answers = _checked(read(TokenForm, visit.typed), slug, [key.name for key in keys])
    if answers.accepted is None:
        return visit.again(KEYS, KEYS, keys=keys, answers=answers)

    key = service.make_token(visit.session, visit.stands_in(slug), answers.accepted)
    return visit.page("people/key.html", key=key, name=answers.accepted.name)


@router.post("/me/keys/{number}/revoke")
def take_key_back(visit: Arrived, number: Number) -> Response:
    service.revoke_token(visit.session, visit.comes_home(), number)
    return visit.go("/me/keys")


def _chosen(visit: Arrival) -> str:
    """The neighbourhood that the key will open: one's only one, or one's choice of several."""
    slugs = [slug for slug, _ in visit.homes]
    if not slugs:
        raise NotAllowed()
    wish = visit.typed.get("neighbourhood", slugs[0] if len(slugs) == 1 else "")
    return wish if wish in slugs else ""


def _checked(answers: Answers[TokenForm], slug: str, names: list[str]) -> Answers[TokenForm]:
    if not slug:
        return answers.but("neighbourhood", N_("Please choose one of your neighbourhoods."))
    if answers.accepted and answers.accepted.name in names:
        # Also what a second tap meets: the form has no `once`, as that would keep the page with the key on it.
        return answers.but("name", NAME_IS_TAKEN)
    return answers
