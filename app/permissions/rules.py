"""Who may do what: one table. Services ask with `permit` on their first line, templates with `may`."""

from typing import Any

from app.core.errors import NotAllowed, NotAtTheTable, NotFound, ProveFirst, Refusal, SignInFirst
from app.permissions.acts import NEEDS_SCOPE, READING, TAKING_PART, Act
from app.permissions.questions import (
    Rule,
    another_hid_it,
    another_proposed_it,
    another_would_lead,
    gives_a_name,
    gives_it,
    has_shown_who,
    helps_them,
    is_at_its_door,
    is_board,
    is_hidden,
    is_housing,
    is_living_officer,
    is_officer,
    is_open,
    is_partner,
    is_researcher,
    is_shown,
    is_someone,
    is_steward,
    is_the_day,
    is_to_come,
    is_trip,
    leads_residents,
    looks_after_it,
    plans,
    reads_what_they_need,
    reviews,
    runs_it,
    same_neighbourhood,
    spoke_it,
    staff,
    stands_behind_it,
    takes_part,
    typed_it,
    writes_down,
    wrote_it_down,
)
from app.permissions.who import Actor, SessionKind

__all__ = ["RULES", "Act", "may", "permit"]

RULES: dict[Act, Rule] = {
    Act.SEE_NEED: is_shown | (same_neighbourhood & (spoke_it | typed_it | reviews)),
    Act.SEE_NAMES: same_neighbourhood,
    Act.RAISE_NEED: same_neighbourhood & takes_part,
    Act.WRITE_DOWN: same_neighbourhood & writes_down,
    Act.SPEAK_FOR: same_neighbourhood & (writes_down | helps_them),
    Act.BACK_NEED: same_neighbourhood & takes_part & is_shown & is_open,
    Act.COMMENT: same_neighbourhood & takes_part & is_shown,
    Act.REPORT: same_neighbourhood & is_someone & (takes_part | is_researcher | is_steward),
    Act.REVIEW_COMMENT: same_neighbourhood & reviews,
    Act.REVIEW_NEED: same_neighbourhood & reviews,
    Act.ANSWER_NEED: same_neighbourhood & (is_officer | is_housing | is_partner) & is_shown,
    Act.SAY_HELPED: same_neighbourhood & (stands_behind_it | is_officer),
    Act.TAKE_BACK_NEED: same_neighbourhood & spoke_it,
    Act.CHOOSE_WAY: same_neighbourhood & spoke_it,
    Act.TYPE_UP: same_neighbourhood & writes_down,
    Act.SEE_TODAY: same_neighbourhood & (staff | is_steward),
    Act.SEE_TELLINGS: same_neighbourhood & (is_officer | is_steward),
    Act.TICK_TELLING: same_neighbourhood & reviews,
    Act.MAKE_TOKEN: same_neighbourhood,
    Act.ASK_SECOND_LOOK: same_neighbourhood & spoke_it & is_hidden,
    Act.GIVE_SECOND_LOOK: same_neighbourhood & reviews & is_hidden & another_hid_it,
    Act.SEE_OWN: is_someone,
    Act.NAME_HELPER: same_neighbourhood & takes_part,
    Act.MAKE_CARD: same_neighbourhood & reviews,
    Act.OPEN_TABLET: same_neighbourhood & reviews,
    Act.SEE_PEOPLE: same_neighbourhood & (is_officer | is_living_officer | is_steward),
    Act.SEE_PROFILE: same_neighbourhood,
    Act.INVITE: same_neighbourhood & reviews,
    Act.GIVE_ROLE: same_neighbourhood & is_steward,
    Act.CHANGE_SETTINGS: same_neighbourhood & is_steward,
    Act.PLAN_ACTIVITY: same_neighbourhood & plans,
    Act.CHANGE_ACTIVITY: same_neighbourhood & looks_after_it,
    Act.BOOK: same_neighbourhood & is_someone & takes_part & is_to_come,
    Act.SEE_COMERS: same_neighbourhood & looks_after_it,
    Act.SEE_WISHES: same_neighbourhood & takes_part & reads_what_they_need,
    Act.SEE_LIFTS: same_neighbourhood & takes_part & (reads_what_they_need | is_officer),
    Act.SEAT_RIDERS: same_neighbourhood & takes_part & (reads_what_they_need | is_officer),
    Act.TICK_CAME: same_neighbourhood & looks_after_it,
    Act.TAP_IN: same_neighbourhood & (is_at_its_door | (has_shown_who & looks_after_it)),
    Act.SEE_EMERGENCY: same_neighbourhood & takes_part & runs_it & is_trip & is_the_day,
    Act.SEE_WEEK: same_neighbourhood & reviews,
    Act.SEE_MISSED: same_neighbourhood & is_officer,
    Act.ASK_AFTER: same_neighbourhood & is_officer,
    Act.OPEN_NEIGHBOURHOOD: is_steward,
    Act.SEE_IDEA: is_shown | (same_neighbourhood & (spoke_it | typed_it | reviews)),
    Act.PROPOSE_IDEA: same_neighbourhood & takes_part,
    Act.SUPPORT_IDEA: same_neighbourhood & takes_part & is_shown & is_open,
    Act.SEE_SUPPORTERS: same_neighbourhood & (spoke_it | ((is_officer | leads_residents) & is_shown)),
    Act.REVIEW_IDEA: same_neighbourhood & reviews,
    Act.ANSWER_IDEA: same_neighbourhood & (is_officer | (leads_residents & another_would_lead)) & is_shown,
    Act.TURN_IDEA: same_neighbourhood & (is_officer | leads_residents) & is_shown,
    Act.TAKE_BACK_IDEA: same_neighbourhood & spoke_it,
    Act.SEE_GRANT: is_shown | (same_neighbourhood & (spoke_it | typed_it | reviews)),
    Act.PROPOSE_GRANT: same_neighbourhood & takes_part,
    Act.REVIEW_GRANT: same_neighbourhood & reviews,
    Act.VOICE_GRANT: same_neighbourhood & is_board & another_proposed_it & is_shown & is_open,
    Act.DECIDE_GRANT: same_neighbourhood & is_board & another_proposed_it & is_shown & is_open,
    Act.PAY_GRANT: same_neighbourhood & is_officer & is_shown,
    Act.TELL_GRANT: same_neighbourhood & (spoke_it | is_board | is_officer) & is_shown,
    Act.LET_GO_GRANT: same_neighbourhood & (spoke_it | is_officer) & is_shown,
    Act.LOOK_BACK_GRANT: same_neighbourhood & is_board & is_shown,
    Act.KEEP_POT: same_neighbourhood & is_officer,
    Act.SEE_GIVEN: same_neighbourhood & (is_shown | spoke_it | typed_it | reviews),
    Act.GIVE: same_neighbourhood & takes_part,
    Act.MAKE_OFFER: same_neighbourhood & takes_part & gives_a_name,
    Act.REVIEW_GIVEN: same_neighbourhood & reviews,
    Act.TAKE_BACK_GIVEN: same_neighbourhood & spoke_it,
    Act.ASK_FOR_OFFER: same_neighbourhood & takes_part & gives_a_name & is_shown & is_open,
    Act.SEE_REQUEST: same_neighbourhood & (spoke_it | gives_it | wrote_it_down | is_officer),
    Act.ANSWER_REQUEST: same_neighbourhood & gives_it,
    Act.FOLLOW_REQUEST: same_neighbourhood & spoke_it,
    Act.SEE_VOUCHES: same_neighbourhood & is_officer,
    Act.NOTE_VOUCH: same_neighbourhood & is_officer,
}


def may(actor: Actor, act: Act, subject: Any = None) -> bool:
    """Whether this person may do this to that."""
    return _session_opens(actor, act) and RULES[act](actor, subject)


def permit(actor: Actor, act: Act, subject: Any = None) -> None:
    """Go on only if they may; else say why. What is private is not even said to exist."""
    if may(actor, act, subject):
        return
    if act != Act.SEE_NEED and subject is not None and hasattr(subject, "is_shown") and not _sees(actor, subject):
        raise NotFound()
    if act == Act.SEE_NEED:
        raise NotFound()
    raise _refusal(actor, act)


def _sees(actor: Actor, subject: Any) -> bool:
    return RULES[Act.SEE_NEED](actor, subject)


def _refusal(actor: Actor, act: Act) -> Refusal:
    if actor.is_visitor:
        return SignInFirst()
    if actor.session == SessionKind.TABLE and act not in TAKING_PART:
        return NotAtTheTable()
    opens_this = None in (actor.neighbourhood_id, actor.only_home_id) or actor.neighbourhood_id == actor.only_home_id
    if actor.session == SessionKind.CARD and not actor.is_proved and opens_this:
        return ProveFirst()
    return NotAllowed()


def _session_opens(actor: Actor, act: Act) -> bool:
    """What this kind of session may do, whatever the roles of the one who holds it."""
    if actor.session == SessionKind.TABLE or not actor.is_proved:
        return act in TAKING_PART
    return actor.scopes is None or act in READING or NEEDS_SCOPE in actor.scopes
