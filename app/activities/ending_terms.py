"""All that ends soon, with the dates that would follow; and planning several of them in one step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from app.activities.clashes import Clash, clashes_of_each
from app.activities.models import Activity
from app.activities.next_term import NextTerm, as_typed, next_term, plan_next_term, terms_that_end
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


@dataclass(frozen=True)
class AnyActivity:
    """One that the reader neither leads nor has planned, to ask once for a whole list."""

    neighbourhood_id: int
    leaders: frozenset[int] = frozenset()
    planned_by_id: int | None = None


def what_would_follow(session: Session, here: Here, not_before: date | None) -> list[NextTerm]:
    """What can't be planned in one step is left to its own page."""
    found = []
    for term in terms_that_end(session, here):
        typed = as_typed(here, term, {})
        if not_before is not None:
            typed["first_on"] = max(typed["first_on"], f"{not_before}")  # never before its own last date
        _, following = next_term(here, term, typed)
        found += [following] if following is not None and following.days else []
    return found


def plan_those(
    session: Session, actor: Actor, here: Here, numbers: Collection[int], not_before: date | None
) -> list[Activity]:
    """The next terms of these activities, as `what_would_follow` shows them; others are left as they are."""
    permit(actor, Act.CHANGE_ACTIVITY, AnyActivity(here.id))
    chosen = [one for one in what_would_follow(session, here, not_before) if one.term.number in numbers]
    return [plan_next_term(session, actor, here, one.term.planned, one.when) for one in chosen]


def clashes_of_terms(session: Session, here: Here, nexts: list[NextTerm]) -> dict[int, list[Clash]]:
    """By the number of the activity that would go on."""
    return clashes_of_each(session, here, {one.term.number: one.wanted(here) for one in nexts})
