"""A reviewer's look, each board member's words, and the board's decision."""

from datetime import timedelta

from fastapi.responses import Response

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.grants import deciding, proposing
from app.grants.forms import DecideForm, VoiceForm
from app.grants.kinds import VoiceKind
from app.grants.models import Grant
from app.grants.pots import currency_of_pot, in_the_pot
from app.grants.queries import seen_grant
from app.grants.story import whole_grant
from app.moderating.forms import LookForm
from app.moderating.pages import for_review
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/grants/{number}")


@router.get("/review")
def begin_looking(visit: Arrived, number: int) -> Response:
    grant = seen_grant(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.REVIEW_GRANT, grant)
    return visit.page("grants/review.html", **_to_look_at(visit, grant, NOTHING_TYPED))


@router.post("/review")
def look_at_grant(visit: Arrived, number: int) -> Response:
    grant = seen_grant(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.REVIEW_GRANT, grant)
    answers = read(LookForm, visit.typed)
    if answers.accepted is None:
        return visit.again("grants/review.html", "grants/_review_form.html", **_to_look_at(visit, grant, answers))

    proposing.look_at_grant(visit.session, visit.actor, grant, answers.accepted)
    return visit.go("today")


@router.get("/voices")
def begin_voice(visit: Arrived, number: int) -> Response:
    grant = seen_grant(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.VOICE_GRANT, grant)
    return visit.page("grants/voice.html", grant=grant, answers=NOTHING_TYPED, kinds=VoiceKind)


@router.post("/voices")
def give_voice(visit: Arrived, number: int) -> Response:
    grant = seen_grant(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.VOICE_GRANT, grant)
    answers = read(VoiceForm, visit.typed)
    if answers.accepted is None:
        words = {"grant": grant, "answers": answers, "kinds": VoiceKind}
        return visit.again("grants/voice.html", "grants/_voice_form.html", **words)

    deciding.give_voice(visit.session, visit.actor, grant, answers.accepted)
    return visit.go(f"grants/{number}#voices")


@router.get("/decision")
def begin_decision(visit: Arrived, number: int) -> Response:
    permit(visit.actor, Act.DECIDE_GRANT, seen_grant(visit.session, visit.actor, visit.here, number))
    return visit.page("grants/decide.html", answers=NOTHING_TYPED, **_to_decide(visit, number))


@router.post("/decision")
def decide_grant(visit: Arrived, number: int) -> Response:
    grant = seen_grant(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.DECIDE_GRANT, grant)
    answers = read(DecideForm, visit.typed)
    if answers.accepted is not None:
        try:
            deciding.decide_grant(visit.session, visit.actor, visit.here, grant, answers.accepted)
            return visit.go(f"grants/{number}#decision")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words, **refusal.values)
    return visit.again("grants/decide.html", "grants/_decide_form.html", answers=answers, **_to_decide(visit, number))


def _to_look_at(visit: Arrival, grant: Grant, answers: Answers[LookForm]) -> dict[str, object]:
    about = {"grant": grant, "answers": answers, "currency": currency_of_pot(visit.session, visit.here)}
    return {**about, **for_review(visit, grant)}


def _to_decide(visit: Arrival, number: int) -> dict[str, object]:
    whole = whole_grant(visit.session, visit.actor, visit.here, number)
    tomorrow = clock.today(visit.zone) + timedelta(days=1)
    return {
        "whole": whole,
        "grant": whole.grant,
        "pot": in_the_pot(visit.session, visit.here),
        "tomorrow": tomorrow,
        "concern_stands": any(voice.kind == VoiceKind.CONCERN for voice in whole.counted_voices),
    }
