"""The page where people write what their neighbours may read about them."""

from typing import Annotated

from fastapi import Depends
from fastapi.responses import Response

from app.belonging import profiles
from app.belonging.forms import ProfileForm
from app.belonging.models import Profile
from app.belonging.profiles import Voice
from app.belonging.queries import profile_of
from app.core.errors import NotLikeThis
from app.core.forms import Answers, read
from app.core.recordings import sound_of
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.people.queries import person_with_id
from app.permissions.who import Actor

router = Room()

PROFILE = "belonging/profile.html"
FIELDS = ("knows", "work", "languages", "reached", "called")


def listen(visit: Arrived) -> Voice | NotLikeThis | None:
    """A dependency, as those are carried out before the transaction begins."""
    voice = visit.file("voice")
    try:
        return sound_of(voice) if voice else None
    except NotLikeThis as refusal:
        return refusal


@router.get("/me/profile")
def show_own_profile(visit: Arrived) -> Response:
    if _at_home(visit) is None:
        return visit.page("belonging/which_profile.html")
    return _page(visit, None)


@router.post("/me/profile")
def change_own_profile(visit: Arrived, given: Annotated[Voice | NotLikeThis | None, Depends(listen)]) -> Response:
    actor = _at_home(visit)
    if actor is None:
        return visit.go("/me/profile")
    answers = read(ProfileForm, visit.typed)
    if isinstance(given, NotLikeThis):
        answers = answers.but(given.field, given.words)
    if answers.accepted is None or isinstance(given, NotLikeThis):
        return _page(visit, answers)

    profiles.change_profile(visit.session, visit.request.app.state.storage, actor, answers.accepted, given)
    return visit.go(f"people/{person_with_id(visit.session, actor.person_id).handle}")


def _at_home(visit: Arrival) -> Actor | None:
    """Oneself in one's only neighbourhood, or in the one of several that was chosen."""
    actor = visit.comes_home()
    slugs = [slug for slug, _ in visit.homes]
    if len(slugs) == 1:
        return actor
    wish = visit.typed.get("home", "") or visit.request.query_params.get("home", "")
    return visit.stands_in(wish) if wish in slugs else None


def _page(visit: Arrival, answers: Answers[ProfileForm] | None) -> Response:
    profile = profile_of(visit.session, visit.here, visit.actor.person_id)
    words = {"profile": profile, "person": person_with_id(visit.session, visit.actor.person_id)}
    if answers is not None:
        return visit.again(PROFILE, PROFILE, answers=answers, **words)
    return visit.page(PROFILE, answers=_written(profile), **words)


def _written(profile: Profile | None) -> Answers[ProfileForm]:
    return Answers({name: str(getattr(profile, name)) for name in FIELDS} if profile else {})
