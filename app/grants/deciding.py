"""Deciding by consent: each board member's words, then a decision in words, by names."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.grants.forms import DecideForm, VoiceForm
from app.grants.kinds import GrantState, Verdict, VoiceKind
from app.grants.models import Grant, GrantVoice
from app.grants.pots import TOO_LITTLE, InThePot, held_pot
from app.grants.proposing import news_of
from app.grants.queries import untold_before, voices_that_stand
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.notifications.service import tell
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.people.queries import names_of
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

ENOUGH_VOICES = 2
TOO_FEW = N_("At least two board members say something first, and one of them agrees.")
A_CONCERN_STANDS = N_("A concern still stands. Talk about it first, or do not agree this time.")
SAY_WHAT_HAPPENED = N_("The group had money before. First say what happened with grant %(number)s: %(title)s.")
NOT_YET_PAID = N_(
    "The group is still to be paid grant %(number)s: %(title)s. "
    "First say what happened with it, or that it is not needed."
)
IN_OWN_WORDS = N_("Board members speak for themselves.")


def give_voice(session: Session, actor: Actor, grant: Grant, form: VoiceForm) -> GrantVoice:
    """A board member agrees, stands aside, or has a concern. A newer word replaces their earlier one; both stay."""
    permit(actor, Act.VOICE_GRANT, grant)
    if actor.speaks_for_another:
        raise NotLikeThis(IN_OWN_WORDS, field="kind")

    for earlier in voices_that_stand(session, grant):
        if earlier.said_by_id == actor.person_id:
            if (earlier.kind, earlier.words) == (form.kind, form.words):
                return earlier
            earlier.replaced_at = clock.now()
            session.flush()
    voice = GrantVoice(
        neighbourhood_id=grant.neighbourhood_id,
        grant_id=grant.id,
        kind=form.kind,
        words=form.words,
        **provenance(actor),
    )
    session.add(voice)
    record(session, actor, Kind.GRANT_VOICE_GIVEN, grant)
    return voice


def decide_grant(session: Session, actor: Actor, here: Here, grant: Grant, form: DecideForm) -> None:
    """What the board decided, written down by one of them. The pot is held, so no money is promised twice."""
    permit(actor, Act.DECIDE_GRANT, grant)
    _, pot = held_pot(session, here)
    voices = voices_that_stand(session, grant)
    _can_be_decided(session, grant, voices)
    if form.verdict == Verdict.AGREED:
        _can_be_agreed(grant, voices, pot)

    names = names_of(session, {*(voice.said_by_id for voice in voices), actor.person_id})
    who = dict.fromkeys([*(voice.said_by_id for voice in voices), actor.person_id])
    grant.state = GrantState(form.verdict.value)
    grant.decided_at, grant.decided_by_id = clock.now(), actor.person_id
    grant.decided_by = ", ".join(names[person] for person in who if person is not None)
    grant.decision_words = form.words
    grant.instead = form.instead if form.verdict == Verdict.NOT_AGREED else ""
    grant.review_on = form.review_on if form.verdict == Verdict.AGREED else None
    is_agreed = form.verdict == Verdict.AGREED
    record(session, actor, Kind.GRANT_AGREED if is_agreed else Kind.GRANT_NOT_AGREED, grant)
    _tell_the_proposer(session, actor, grant)


def _can_be_decided(session: Session, grant: Grant, voices: list[GrantVoice]) -> None:
    untold = untold_before(session, grant)
    if untold is not None:
        why = SAY_WHAT_HAPPENED if untold.is_paid else NOT_YET_PAID
        raise TooLate(why, number=str(untold.number), title=untold.title)
    if len(voices) < ENOUGH_VOICES:
        raise NotLikeThis(TOO_FEW, field="verdict")


def _can_be_agreed(grant: Grant, voices: list[GrantVoice], pot: InThePot) -> None:
    kinds = {voice.kind for voice in voices}
    if VoiceKind.CONCERN in kinds:
        raise NotLikeThis(A_CONCERN_STANDS, field="verdict")
    if VoiceKind.CONSENT not in kinds:
        raise NotLikeThis(TOO_FEW, field="verdict")
    if grant.cost_minor > pot.left:
        raise NotLikeThis(TOO_LITTLE, field="verdict")


def _tell_the_proposer(session: Session, actor: Actor, grant: Grant) -> None:
    message = news_of(actor, grant, About.GRANT_DECIDED)
    message.kind, message.words, message.instead = grant.state.value, grant.decision_words, grant.instead
    message.day, message.said_by, message.organisation = grant.review_on, grant.decided_by, ""
    tell(session, message, [grant.said_by_id] if grant.said_by_id is not None else [], grant.said_by_id is None)
