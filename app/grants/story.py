"""Everything a grant's page shows, read at once in a constant number of statements."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.activities.origins import a_grant_became
from app.core import clock
from app.core.errors import NotFound
from app.grants.kinds import GrantState
from app.grants.models import Grant, Pot
from app.grants.money import USUAL_MOST
from app.grants.queries import Untold, untold_beside
from app.grants.sides import Side, Voice, sides_of, voices_of
from app.ideas.models import Idea
from app.needs.became import Became
from app.needs.kinds import ReviewState
from app.needs.models import Need
from app.neighbourhoods.queries import Here
from app.people.queries import names_of
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor


@dataclass(frozen=True)
class Step:
    """Something that happened with a grant."""

    at: datetime
    kind: Literal["asked", "voice", "decided", "paid", "planned", "told", "looked_back"]
    voice: Voice | None = None
    planned: Became | None = None


@dataclass(frozen=True)
class WholeGrant:
    grant: Grant
    currency: str
    need: tuple[int, str] | None
    """Number and title of the need it answers."""
    idea: tuple[int, str] | None
    voices: list[Voice]
    names: dict[int, str]
    """Of those who belong here, for those who may read them."""
    became: list[Became]
    """The activities that it pays for."""
    story: list[Step]
    sides: list[Side]
    """Who said what in the decision, and `writer` wrote it down: their names are part of it, for all to read."""
    writer: str
    untold_beside: list[Untold]
    """While it is open: the grants that nothing is told of yet."""
    is_due: bool
    """The day to look back has come."""

    @property
    def is_more_than_usual(self) -> int | None:
        """How much is usual, when this is more."""
        usual = USUAL_MOST.get(self.currency)
        return usual if usual is not None and self.grant.cost_minor > usual else None

    @property
    def waits_for_words(self) -> bool:
        return self.grant.state == GrantState.PAID and self.grant.happened_at is None

    @property
    def standing_voices(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.stands]

    @property
    def counted_voices(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.counts]

    @property
    def untold(self) -> Untold | None:
        """What the board waits for before it decides about this one: the same group has it."""
        return next((one for one in self.untold_beside if one.is_same_group), None)

    @property
    def untold_of_others(self) -> list[Untold]:
        """Of these whoever writes the decision down says that they are for other groups."""
        return [one for one in self.untold_beside if not one.is_same_group]

    def called(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "")


def whole_grant(session: Session, actor: Actor, here: Here, number: int) -> WholeGrant:
    """Raises NotFound when there is none, or none that this person may see."""
    grant, currency, need, idea = _grant(session, here, number)
    permit(actor, Act.SEE_GRANT, grant)

    voices = voices_of(session, grant)
    became = a_grant_became(session, here.id, grant.id) if grant.decided_at else []
    people = {grant.said_by_id, grant.typed_by_id, grant.decided_by_id, grant.happened_by_id, grant.looked_back_by_id}
    names = names_of(session, people | {voice.said_by_id for voice in voices})
    return WholeGrant(
        grant=grant,
        currency=currency,
        need=need,
        idea=idea,
        voices=voices,
        names=names if may(actor, Act.SEE_NAMES, grant) else {},
        became=became,
        story=_story(here, grant, voices, became),
        sides=sides_of(grant.state, voices, names) if grant.decided_at else [],
        writer=names.get(grant.decided_by_id or 0, ""),
        untold_beside=untold_beside(session, grant) if grant.is_open else [],
        is_due=grant.review_on is not None and grant.review_on <= clock.today(here.time_zone),
    )


def _story(here: Here, grant: Grant, voices: list[Voice], became: list[Became]) -> list[Step]:
    """In order. Of a payment only the day is known; it follows the decision."""
    paid_at = clock.start_of(grant.paid_on, here.time_zone) if grant.paid_on else None
    steps = [Step(grant.said_at, "asked"), *(Step(one.said_at, "voice", voice=one) for one in voices)]
    if grant.decided_at is not None:
        steps.append(Step(grant.decided_at, "decided"))
        steps += [Step(max(paid_at, grant.decided_at), "paid")] if paid_at else []
    steps += [Step(one.planned_at, "planned", planned=one) for one in became]
    steps += [Step(grant.happened_at, "told")] if grant.happened_at else []
    steps += [Step(grant.looked_back_at, "looked_back")] if grant.looked_back_at else []
    return sorted(steps, key=lambda step: step.at)


def _grant(
    session: Session, here: Here, number: int
) -> tuple[Grant, str, tuple[int, str] | None, tuple[int, str] | None]:
    # The grant itself is asked for first and as an object, which flushes what this transaction has said so far.
    if not 0 < number < 2**31:
        raise NotFound()
    found = session.exec(_GRANT, params={"here": here.id, "number": number}).first()
    if found is None:
        raise NotFound()
    grant, currency, need_number, need_title, idea_number, idea_title = found
    return grant, currency, _named(need_number, need_title), _named(idea_number, idea_title)


def _named(number: int | None, title: str | None) -> tuple[int, str] | None:
    return (number, title) if number is not None and title is not None else None


_is_read = col(Need.shown_at).is_not(None) & (col(Need.review) != ReviewState.PRIVATE)
_GRANT = (
    select(Grant, Pot.currency, Need.number, Need.title, Idea.number, Idea.title)  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
    .join(Pot, col(Pot.id) == Grant.pot_id)
    .outerjoin(Need, (col(Need.id) == Grant.need_id) & _is_read)
    .outerjoin(Idea, (col(Idea.id) == Grant.idea_id) & col(Idea.shown_at).is_not(None))
    .where(Grant.neighbourhood_id == bindparam("here"), Grant.number == bindparam("number"))
)
