"""The small named questions that rules are put together from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.languages import N_
from app.permissions.who import Actor, Role


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


def _has(words: str, *roles: Role) -> Rule:
    wanted = frozenset(roles)
    return Rule(words, lambda actor, subject: bool(actor.roles & wanted))


same_neighbourhood = Rule(
    N_("belongs to this neighbourhood"),
    lambda actor, subject: (
        bool(actor.roles) and (subject is None or actor.neighbourhood_id == subject.neighbourhood_id)
    ),
)
lives_here = _has(N_("lives here"), Role.RESIDENT, Role.CONNECTOR, Role.BOARD)
is_board = _has(N_("is on the resident board"), Role.BOARD)
is_connector = _has(N_("is a community connector"), Role.CONNECTOR)
is_officer = _has(N_("is the development officer"), Role.DEVELOPMENT_OFFICER)
is_living_officer = _has(N_("is the independent living officer"), Role.INDEPENDENT_LIVING_OFFICER)
is_housing = _has(N_("works for the housing association"), Role.HOUSING)
is_partner = _has(N_("works for a partner"), Role.PARTNER)
is_researcher = _has(N_("is a researcher"), Role.RESEARCHER)
is_steward = _has(N_("is the steward"), Role.STEWARD)

is_shown = Rule(N_("it is shown"), lambda actor, subject: bool(subject.is_shown))
is_open = Rule(N_("it is open"), lambda actor, subject: bool(subject.is_open))
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

gives_it = Rule(
    N_("is the one who offered it"),
    lambda actor, subject: subject.offered_by_id is not None and subject.offered_by_id == actor.spoken_by_id,
)
wrote_it_down = Rule(
    N_("wrote it down for one of the two"),
    lambda actor, subject: actor.person_id is not None and actor.person_id in subject.typists,
)
gives_a_name = Rule(N_("gives a name"), lambda actor, subject: actor.spoken_by_id is not None)

is_someone = Rule(N_("is signed in by name"), lambda actor, subject: actor.person_id is not None)
helps_them = Rule(
    N_("was named as their helper"), lambda actor, subject: actor.is_their_helper and actor.spoken_by_id is not None
)
is_hidden = Rule(N_("it is hidden"), lambda actor, subject: bool(subject.is_hidden))
another_hid_it = Rule(N_("was not the one who hid it"), lambda actor, subject: subject.hidden_by_id != actor.person_id)

leads_it = Rule(
    N_("leads it"), lambda actor, subject: actor.person_id is not None and actor.person_id in subject.leaders
)
planned_it = Rule(
    N_("planned it"),
    lambda actor, subject: actor.person_id is not None and subject.planned_by_id == actor.person_id,
)
nobody_leads_it = Rule(N_("no one here leads it"), lambda actor, subject: not subject.leaders)
is_at_its_door = Rule(
    N_("is at a tablet that an officer opened for this date's door"),
    lambda actor, subject: bool(actor.door) and actor.door == subject.address,
)
has_shown_who = Rule(N_("has shown who they are"), lambda actor, subject: actor.is_proved)
is_to_come = Rule(N_("it is still to come"), lambda actor, subject: bool(subject.is_to_come))

is_trip = Rule(N_("it is a trip"), lambda actor, subject: bool(subject.is_trip))
is_the_day = Rule(N_("it is today"), lambda actor, subject: bool(subject.is_the_day))

another_proposed_it = Rule(
    N_("did not propose it"),
    lambda actor, subject: actor.person_id is not None and actor.person_id != subject.said_by_id,
)
another_would_lead = Rule(
    N_("did not propose it, and would not lead it"),
    lambda actor, subject: (
        actor.person_id is not None and actor.person_id not in (subject.said_by_id, subject.leader_id)
    ),
)

leads_residents = is_connector | is_board
staff = is_officer | is_living_officer | is_housing | is_partner
takes_part = lives_here | staff
reviews = is_officer | is_steward
plans = is_officer | is_living_officer | is_housing | is_partner | is_connector
looks_after_it = is_officer | ((leads_it | planned_it) & takes_part)
runs_it = leads_it | (planned_it & is_officer)
reads_what_they_need = leads_it | (planned_it & nobody_leads_it)
writes_down = is_connector | is_officer | is_living_officer
