"""The JSON twin of the pages: who helps me, whom I help, and writing down that someone named a helper."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.helping import naming, service
from app.helping.api_calls import Call, Reading, Writing, twin
from app.helping.choosing import the_one_named
from app.helping.forms import HelperForm, NamedAloudForm, ToldByForm
from app.helping.queries import all_helping, helped_by, helpers_of
from app.helping.shapes_of_helpers import HelpsShape, MyHelpersShape, PairShape, PeopleIHelpShape
from app.permissions.rules import Act, may, permit

router = twin("helpers")
HelperId = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]


@router.get("/me/helpers", summary="Who helps me here")
def list_my_helpers(visit: Reading) -> MyHelpersShape:
    return _mine(visit)


@router.post("/me/helpers", status_code=201, response_model=MyHelpersShape, summary="Name someone who helps me")
def name_helper(visit: Writing, form: HelperForm) -> Response:
    """From now on they may speak for me here; both are told. `flat` tells two people of one name apart."""
    permit(visit.actor, Act.NAME_HELPER, visit.here)
    helper_id = the_one_named(visit.session, visit.here, form)
    service.name_helper(visit.session, visit.actor, visit.here, helper_id)
    return visit.made(_mine(visit), "me/helpers")


@router.post("/me/helpers/{helper_id}/end", status_code=204, summary="They no longer help me, or I them")
def end_my_helper(visit: Writing, helper_id: HelperId) -> Response:
    """Both are told."""
    naming.end_ones_own(visit.session, visit.actor, visit.here, helper_id)
    return Response(status_code=204)


@router.get("/helpers", summary="Whom I help")
def list_people_i_help(visit: Reading) -> PeopleIHelpShape:
    """For those who look after the list of people, also who helps whom."""
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    return _helping(visit)


@router.post("/helpers", status_code=201, response_model=PeopleIHelpShape, summary="Write down who helps someone")
def write_down_a_helper(visit: Writing, form: NamedAloudForm) -> Response:
    """As they said it: `spoken_by` is their short name, `name` that of the helper."""
    naming.write_down_a_helper(visit.session, visit.actor, visit.here, form)
    return visit.made(_helping(visit), "helpers")


@router.post("/helpers/{helper_id}/end", status_code=204, summary="End helping, for those who asked")
def end_helping(visit: Writing, helper_id: HelperId) -> Response:
    naming.end_as_asked(visit.session, visit.actor, visit.here, helper_id)
    return Response(status_code=204)


@router.post("/told-by", status_code=204, summary="Write down how someone wants to be told things")
def write_down_how_told(visit: Writing, form: ToldByForm) -> Response:
    """As they said it: `spoken_by` is their short name, and something must reach them that way."""
    permit(visit.actor, Act.WRITE_DOWN, visit.here)
    service.write_down_how_told(visit.session, visit.speaking(form), visit.here, form.told_by)
    return Response(status_code=204)


def _mine(visit: Call) -> MyHelpersShape:
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    visit.session.flush()
    found = helpers_of(visit.session, visit.here.id, visit.actor.person_id)
    return MyHelpersShape(helpers=list(map(HelpsShape.of, found)))


def _helping(visit: Call) -> PeopleIHelpShape:
    visit.session.flush()
    helped = helped_by(visit.session, visit.here.id, visit.actor.person_id)
    pairs = all_helping(visit.session, visit.here.id) if may(visit.actor, Act.SEE_PEOPLE, visit.here) else []
    return PeopleIHelpShape(helped=list(map(HelpsShape.of, helped)), pairs=list(map(PairShape.of, pairs)))
