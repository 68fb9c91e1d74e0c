"""Who may do what: one table. Services ask with `permit` on their first line, templates with `may`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.core.errors import NotAllowed, NotAtTheTable, NotFound, ProveFirst, Refusal, SignInFirst
from app.core.languages import N_
from app.permissions.who import Actor, Role, SessionKind


@dataclass(frozen=True)
class Rule:
    """A question about an actor and a subject, with the words that the page "Who can do what" shows."""

    words: str
    ask: Callable[[Actor, Any], bool]
    parts: tuple["Rule", ...] = ()
    joined_by: str = ""

    def __call__(self, actor: Actor, subject: Any) -> bool:
        return self.ask(actor, subject)

    def __and__(self, other: "Rule") -> "Rule":
        return Rule("", lambda actor, subject: self(actor, subject) and other(actor, subject), (self, other), "and")

    def __or__(self, other: "Rule") -> "Rule":
        return Rule("", lambda actor, subject: self(actor, subject) or other(actor, subject), (self, other), "or")


class Act(StrEnum):
    """Everything that is asked about, in a person's words."""

    SEE_NEED = N_("see a need")
    SEE_NAMES = N_("see who raised a need")
    RAISE_NEED = N_("raise a need")
    WRITE_DOWN = N_("write something down for a neighbour")
    SPEAK_FOR = N_("speak for one neighbour by name")
    BACK_NEED = N_("say “me too”")
    COMMENT = N_("talk about a need")
    REPORT_COMMENT = N_("report a comment")
    REVIEW_COMMENT = N_("show or hide a comment")
    REVIEW_NEED = N_("show a need, ask back, or keep it private")
    ANSWER_NEED = N_("answer a need")
    SAY_HELPED = N_("say whether it helped")
    TAKE_BACK_NEED = N_("take back a need")
    CHOOSE_WAY = N_("say how one wants to be told about a need")
    TYPE_UP = N_("type up a recording")
    SEE_TODAY = N_("see today's work")
    SEE_TELLINGS = N_("see who is still to be told")
    TICK_TELLING = N_("tick off that someone was told")
    MAKE_TOKEN = N_("make a key for a program")
    ASK_SECOND_LOOK = N_("ask for a second look at one's own hidden comment")
    GIVE_SECOND_LOOK = N_("give a hidden comment a second look")
    SEE_OWN = N_("see and change what is kept about oneself")
    NAME_HELPER = N_("name one's own helper")
    MAKE_CARD = N_("print and stop cards")
    OPEN_TABLET = N_("open and close a table's tablet")
    SEE_PEOPLE = N_("see the list of people")
    SEE_PROFILE = N_("see what someone says about themselves")
    INVITE = N_("invite someone to join")
    GIVE_ROLE = N_("give and end roles")
    CHANGE_SETTINGS = N_("change the neighbourhood's settings")
    OPEN_NEIGHBOURHOOD = N_("open a new neighbourhood")


def _has(words: str, *roles: Role) -> Rule:
    wanted = frozenset(roles)
    return Rule(words, lambda actor, subject: bool(actor.roles & wanted))


same_neighbourhood = Rule(
    N_("belongs to this neighbourhood"),
    lambda actor, subject: (
        bool(actor.roles) and (subject is None or actor.neighbourhood_id == subject.neighbourhood_id)
    ),
)
lives_here = _has(N_("lives here"), Role.RESIDENT, Role.CONNECTOR)
is_connector = _has(N_("is a community connector"), Role.CONNECTOR)
is_officer = _has(N_("is the development officer"), Role.DEVELOPMENT_OFFICER)
is_living_officer = _has(N_("is the independent living officer"), Role.INDEPENDENT_LIVING_OFFICER)
is_housing = _has(N_("works for the housing association"), Role.HOUSING)
is_partner = _has(N_("works for a partner"), Role.PARTNER)
is_researcher = _has(N_("is a researcher"), Role.RESEARCHER)
is_steward = _has(N_("is the steward"), Role.STEWARD)

is_shown = Rule(N_("the need is shown"), lambda actor, subject: bool(subject.is_shown))
is_open = Rule(N_("the need is open"), lambda actor, subject: bool(subject.is_open))
spoke_it = Rule(
    N_("said it themselves"),
    lambda actor, subject: subject.said_by_id is not None and subject.said_by_id == actor.spoken_by_id,
)
typed_it = Rule(
    N_("typed it for someone"),
    lambda actor, subject: actor.person_id is not None and subject.typed_by_id == actor.person_id,
)
stands_behind_it = Rule(
    N_("raised or backed it"),
    lambda actor, subject: actor.spoken_by_id is not None and actor.spoken_by_id in subject.behind,
)

is_someone = Rule(N_("is signed in by name"), lambda actor, subject: actor.person_id is not None)
helps_them = Rule(
    N_("was named as their helper"), lambda actor, subject: actor.is_their_helper and actor.spoken_by_id is not None
)
is_hidden = Rule(N_("the comment is hidden"), lambda actor, subject: subject.hidden_at is not None)
another_hid_it = Rule(N_("was not the one who hid it"), lambda actor, subject: subject.hidden_by_id != actor.person_id)

staff = is_officer | is_living_officer | is_housing | is_partner
takes_part = lives_here | staff
reviews = is_officer | is_steward
writes_down = is_connector | is_officer | is_living_officer

RULES: dict[Act, Rule] = {
    Act.SEE_NEED: is_shown | (same_neighbourhood & (spoke_it | typed_it | reviews)),
    Act.SEE_NAMES: same_neighbourhood,
    Act.RAISE_NEED: same_neighbourhood & takes_part,
    Act.WRITE_DOWN: same_neighbourhood & writes_down,
    Act.SPEAK_FOR: same_neighbourhood & (writes_down | helps_them),
    Act.BACK_NEED: same_neighbourhood & takes_part & is_shown & is_open,
    Act.COMMENT: same_neighbourhood & takes_part & is_shown,
    Act.REPORT_COMMENT: same_neighbourhood & is_someone & (takes_part | is_researcher | is_steward),
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
    Act.OPEN_NEIGHBOURHOOD: is_steward,
}

NEEDS_SCOPE = "write"
READING = frozenset(
    {Act.SEE_NEED, Act.SEE_NAMES, Act.SEE_TODAY, Act.SEE_TELLINGS, Act.SEE_PEOPLE, Act.SEE_PROFILE, Act.SEE_OWN}
)
TAKING_PART = frozenset(
    {
        Act.SEE_NEED,
        Act.SEE_NAMES,
        Act.RAISE_NEED,
        Act.BACK_NEED,
        Act.COMMENT,
        Act.REPORT_COMMENT,
        Act.SAY_HELPED,
        Act.TAKE_BACK_NEED,
        Act.CHOOSE_WAY,
        Act.ASK_SECOND_LOOK,
        Act.SEE_PROFILE,
    }
)
"""All that a table's tablet may do, and a card until its owner has shown that it is theirs."""


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
