"""Deciding by consent: each board member's words, then a decision in words that says truly who said what."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.grants.forms import A_CONCERN_STANDS, DecideForm, VoiceForm
from app.grants.kinds import GrantState, Verdict, VoiceKind
from app.grants.models import Grant, GrantVoice
from app.grants.pots import TOO_LITTLE, InThePot, held_pot
from app.grants.proposing import news_of
from app.grants.queries import Untold, untold_beside, voice_that_stands
from app.grants.sides import Voice, sides_of, voices_of
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.notifications.service import tell
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.people.queries import names_of
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

ENOUGH_VOICES = 2
TOO_FEW = N_("At least two who are on the board now say something first.")
NO_ONE_AGREES = N_("No one who is on the board now has agreed to it yet.")
NO_CONCERN = N_("No one who is on the board now has a concern. If you have one, please write it here, or agree.")
SAY_WHAT_HAPPENED = N_("The group had money before. First say what happened with grant %(number)s: %(title)s.")
NOT_YET_PAID = N_(
    "The group is still to be paid grant %(number)s: %(title)s. "
    "First say what happened with it, or that it is not needed."
)
SAME_OR_NOT = N_(
    "No one has said yet what happened with these grants: %(numbers)s. "
    "First say what happened, or say that none of them is for the same group."
)
IN_OWN_WORDS = N_("Board members speak for themselves.")


def give_voice(session: Session, actor: Actor, grant: Grant, form: VoiceForm) -> GrantVoice:
    """A board member agrees, stands aside, or has a concern. A newer word replaces their earlier one; both stay."""
    permit(actor, Act.VOICE_GRANT, grant)
    if actor.speaks_for_another:
        raise NotLikeThis(IN_OWN_WORDS, field="kind")

    earlier = voice_that_stands(session, grant, actor.person_id)
    if earlier is not None:
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
    others = _told_first(untold_beside(session, grant), form)
    voices = [voice for voice in voices_of(session, grant) if voice.counts]
    is_agreed = form.verdict == Verdict.AGREED
    if is_agreed:
        _can_be_agreed(grant, voices, pot)
    else:
        _can_be_turned_down(actor, voices, form)
        voices = _with_own_concern(session, actor, grant, form)

    grant.state = GrantState(form.verdict.value)
    grant.decided_at, grant.decided_by_id = clock.now(), actor.person_id
    grant.decided_by = _on_whose_words(session, grant, voices)
    grant.other_than = ", ".join(str(one.number) for one in others)
    grant.decision_words = form.words
    grant.instead, grant.review_on = ("", form.review_on) if is_agreed else (form.instead, None)
    record(session, actor, Kind.GRANT_AGREED if is_agreed else Kind.GRANT_NOT_AGREED, grant)
    _tell_the_proposer(session, actor, grant)


def _told_first(untold: list[Untold], form: DecideForm) -> list[Untold]:
    """The grants for other groups that nothing is told of yet. Raises TooLate for one of the same group."""
    same = next((one for one in untold if one.is_same_group), None)
    if same is not None:
        why = SAY_WHAT_HAPPENED if same.is_paid else NOT_YET_PAID
        raise TooLate(why, number=str(same.number), title=same.title)
    unnamed = [str(one.number) for one in untold if one.number not in form.other_than]
    if unnamed:
        # A group can be spelled in many ways; so no spelling decides whether it is another, but someone by name.
        raise NotLikeThis(SAME_OR_NOT, field="other_than", numbers=", ".join(unnamed))
    return untold


def _can_be_agreed(grant: Grant, voices: list[Voice], pot: InThePot) -> None:
    kinds = {voice.kind for voice in voices}
    if len(voices) < ENOUGH_VOICES:
        raise NotLikeThis(TOO_FEW, field="verdict")
    if VoiceKind.CONCERN in kinds:
        raise NotLikeThis(A_CONCERN_STANDS, field="verdict")
    if VoiceKind.CONSENT not in kinds:
        raise NotLikeThis(NO_ONE_AGREES, field="verdict")
    if grant.cost_minor > pot.left:
        raise NotLikeThis(TOO_LITTLE, field="verdict")


def _can_be_turned_down(actor: Actor, voices: list[Voice], form: DecideForm) -> None:
    """A no rests on a concern: one that stands, or the writer's own."""
    speakers = {voice.said_by_id for voice in voices}
    if not form.concern and VoiceKind.CONCERN not in {voice.kind for voice in voices}:
        raise NotLikeThis(NO_CONCERN, field="concern")
    if len(speakers | {actor.person_id} if form.concern else speakers) < ENOUGH_VOICES:
        raise NotLikeThis(TOO_FEW, field="verdict")


def _with_own_concern(session: Session, actor: Actor, grant: Grant, form: DecideForm) -> list[Voice]:
    if form.concern:
        give_voice(session, actor, grant, VoiceForm(kind=VoiceKind.CONCERN, words=form.concern))
        session.flush()
    return voices_of(session, grant)


def _on_whose_words(session: Session, grant: Grant, voices: list[Voice]) -> str:
    sides = sides_of(grant.state, voices, names_of(session, {voice.said_by_id for voice in voices}))
    return ", ".join(sides[0][1])


def _tell_the_proposer(session: Session, actor: Actor, grant: Grant) -> None:
    message = news_of(actor, grant, About.GRANT_DECIDED)
    message.kind, message.words, message.instead = grant.state.value, grant.decision_words, grant.instead
    message.day, message.said_by, message.organisation = grant.review_on, grant.decided_by, ""
    tell(session, message, [grant.said_by_id] if grant.said_by_id is not None else [], grant.said_by_id is None)
