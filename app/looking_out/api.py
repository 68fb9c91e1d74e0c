"""The JSON twin of the pages: one's own wish to be looked out for, and the officer's list."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.helping.api_calls import Reading, Writing, twin
from app.helping.forms import WritingDown
from app.looking_out import agreeing
from app.looking_out.asking import ask_after
from app.looking_out.forms import LookOutForm
from app.looking_out.missed import who_is_missed
from app.looking_out.shapes import LookOutShape, MissedOnesShape, MissedShape
from app.permissions.rules import Act, may, permit

router = twin("looking out")
Handle = Annotated[str, Path(max_length=40, description="A neighbour's short name, as the list gives it.")]
OF_ITSELF, FOR_ONESELF = LookOutForm(), WritingDown()


@router.get("/looking-out/mine", summary="Whether I am looked out for here")
def show_whether_i_am_looked_out_for(visit: Reading) -> LookOutShape:
    permit(visit.actor, Act.SEE_OWN)
    permit(visit.actor, Act.SEE_PROFILE, visit.here)
    return LookOutShape.of(agreeing.LOOK_OUT.of(visit.session, visit.here, visit.actor.person_id))


@router.post("/looking-out/mine", summary="Say “Please look out for me”")
def ask_to_be_looked_out_for(visit: Writing, form: LookOutForm = OF_ITSELF) -> LookOutShape:
    """Two, four or eight weeks. A helper whom someone named may send it for them; no one else may."""
    speaker = visit.speaking(form)
    agreeing.LOOK_OUT.is_said(visit.session, speaker, visit.here, form)
    return LookOutShape.of(agreeing.LOOK_OUT.of(visit.session, visit.here, speaker.spoken_by_id))


@router.post("/looking-out/mine/ending", status_code=204, summary="No longer look out for me")
def end_looking_out(visit: Writing, form: WritingDown = FOR_ONESELF) -> Response:
    """It is not kept any longer. A helper whom someone named may send it for them."""
    agreeing.LOOK_OUT.is_taken_back(visit.session, visit.speaking(form), visit.here)
    return Response(status_code=204)


@router.get("/looking-out", summary="Who has not been seen lately, of those who agreed")
def list_who_is_missed(visit: Reading) -> MissedOnesShape:
    """For the development officer alone."""
    found = who_is_missed(visit.session, visit.actor, visit.here)
    knows_numbers = may(visit.actor, Act.SEE_TELLINGS, visit.here)
    return MissedOnesShape(missed=[MissedShape.of(one, knows_numbers) for one in found])


@router.post("/looking-out/{handle}/asked-after", status_code=204, summary="Note that I have asked after them")
def note_that_someone_was_asked_after(visit: Writing, handle: Handle) -> Response:
    """They leave the list until as many weeks have passed again; sent twice it is noted once."""
    ask_after(visit.session, visit.actor, visit.here, handle)
    return Response(status_code=204)
