"""Who said what to a grant, and whose words count: of those who are on the board on the day of the decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.database import rows
from app.grants.kinds import GrantState, VoiceKind
from app.grants.models import Grant, GrantVoice
from app.neighbourhoods.models import Membership, MembershipRole
from app.permissions.who import Role


@dataclass(frozen=True)
class Voice:
    """A board member's words, or those that newer ones replaced."""

    kind: VoiceKind
    words: str
    said_by_id: int
    said_at: datetime
    replaced_at: datetime | None
    is_on_board: bool
    """On the day of the decision; as long as there is none, today."""

    @property
    def stands(self) -> bool:
        return self.replaced_at is None

    @property
    def counts(self) -> bool:
        return self.stands and self.is_on_board


def voices_of(session: Session, grant: Grant) -> list[Voice]:
    """All that was said, in order, with whether it counts towards the decision."""
    found = rows(session, _VOICES, grant=grant.id, day=grant.decided_at or clock.now())
    return [Voice(*row) for row in found]


Side = tuple[VoiceKind, list[str]]
"""What they said, and their names."""


def sides_of(state: GrantState, voices: Iterable[Voice], names: Mapping[int, str]) -> list[Side]:
    """Who said what in the decision, by name; those on whose words it rests come first."""
    kinds = list(VoiceKind)[:: -1 if state == GrantState.NOT_AGREED else 1]
    counted = [voice for voice in voices if voice.counts]
    by_kind = [(kind, [names[voice.said_by_id] for voice in counted if voice.kind == kind]) for kind in kinds]
    return [(kind, who) for kind, who in by_kind if who]


_on_board = (
    select(MembershipRole.id)
    .join(Membership, col(Membership.id) == MembershipRole.membership_id)
    .where(
        Membership.neighbourhood_id == GrantVoice.neighbourhood_id,
        Membership.person_id == GrantVoice.said_by_id,
        MembershipRole.role == Role.BOARD,
        col(MembershipRole.given_at) <= bindparam("day"),
        or_(col(MembershipRole.ended_at).is_(None), col(MembershipRole.ended_at) > bindparam("day")),
    )
    .exists()
)
_VOICES = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        *(GrantVoice.kind, GrantVoice.words, GrantVoice.said_by_id, GrantVoice.said_at, GrantVoice.replaced_at),
        _on_board,
    )
    .where(GrantVoice.grant_id == bindparam("grant"))
    .order_by(col(GrantVoice.id))
)
