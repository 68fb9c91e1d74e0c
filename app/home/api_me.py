"""The JSON twin of the pages about oneself here: Me, what I say about myself, how I am told; and Today."""

from fastapi import APIRouter

from app.belonging import profiles
from app.belonging.queries import profile_of
from app.core.recordings import sound_of
from app.grants.waiting import grants_of
from app.helping.api_calls import Call, Keyed, Reading, Writing
from app.helping.api_values import as_upload
from app.home.api_forms import ProfileBody, ToldByBody
from app.home.mine import all_mine
from app.home.queries import ASKED_OF_THEM, Theirs, work_waiting
from app.home.shapes_of_people import ProfileShape
from app.home.shapes_of_today import DetailsShape, MeShape, TodayShape, ToldByShape, Work
from app.ideas.waiting import ideas_of
from app.notifications.wishes import ways_open_to, wish_to_be_told_always
from app.people import service
from app.people.forms import AboutMeForm
from app.people.models import Person
from app.people.queries import person_with_id
from app.permissions.rules import Act, permit

router = APIRouter(route_class=Keyed, tags=["me"])


@router.get("/today", summary="The work that waits for me here")
def show_today(visit: Reading) -> TodayShape:
    """For staff and the steward; the first few of each, oldest first."""
    permit(visit.actor, Act.SEE_TODAY, visit.here)
    theirs = Theirs(*(visit.may(act, visit.here) for act in ASKED_OF_THEM))
    needs = work_waiting(visit.session, visit.here, theirs, visit.settings.sends_texts)
    ideas = ideas_of(visit.session, visit.actor, visit.here)
    return TodayShape.of(Work(needs, ideas, grants_of(visit.session, visit.actor, visit.here)))


@router.get("/me", summary="Whose key this is, and what is theirs here")
def show_me(visit: Reading) -> MeShape:
    person, here = _person(visit), visit.here
    (mine,) = all_mine(visit.session, person.id, [(here.slug, here.name)])
    return MeShape.of(person, visit.actor, mine)


@router.get("/me/profile", summary="What I let my neighbours read about me")
def show_own_profile(visit: Reading) -> ProfileShape:
    return ProfileShape.of(profile_of(visit.session, visit.here, visit.in_private.person_id))


@router.post("/me/profile", summary="Say what my neighbours may read about me")
def change_own_profile(visit: Writing, form: ProfileBody) -> ProfileShape:
    """All of it anew: what is left out is taken away, but for the `voice`, which goes with `without_voice`."""
    voice = sound_of(as_upload(form.voice)) if form.voice else None
    profile = profiles.change_profile(
        visit.session, visit.request.app.state.storage, visit.actor, form.without_file(), voice
    )
    return ProfileShape.of(profile)


@router.get("/me/details", summary="What the team knows about me")
def show_own_details(visit: Reading) -> DetailsShape:
    return DetailsShape.of(_person(visit))


@router.post("/me/details", summary="Put right what the team knows about me")
def change_own_details(visit: Writing, form: AboutMeForm) -> DetailsShape:
    """All of it anew, but for the number and the address."""
    service.change_details(visit.session, visit.actor, form)
    return DetailsShape.of(_person(visit))


@router.get("/me/told-by", summary="How I am told things")
def show_how_told(visit: Reading) -> ToldByShape:
    return _told_by(visit)


@router.post("/me/told-by", summary="Choose how I am told things")
def choose_how_told(visit: Writing, form: ToldByBody) -> ToldByShape:
    """One of `ways`. A new address or number is given on the page."""
    ways = ways_open_to(_person(visit), visit.zone, visit.settings.sends_texts)
    wish_to_be_told_always(visit.session, visit.actor, form.told_by, ways)
    return _told_by(visit)


def _person(visit: Call) -> Person:
    return person_with_id(visit.session, visit.in_private.person_id)


def _told_by(visit: Call) -> ToldByShape:
    person = _person(visit)
    return ToldByShape(told_by=person.told_by, ways=ways_open_to(person, visit.zone, visit.settings.sends_texts))
