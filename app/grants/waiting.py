"""Which grants wait for someone: to be shown, for the board's words, to be paid, for what happened, for a look back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace

from sqlalchemy import and_, bindparam, case, func, or_
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import rows
from app.core.few import MOST, Few
from app.grants.kinds import GrantState
from app.grants.models import Grant
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, may
from app.permissions.who import Actor


@dataclass(frozen=True)
class Waits:
    """A grant that waits; `at` is where that is done."""

    number: int
    title: str
    since: datetime
    at: str


@dataclass(frozen=True)
class Waiting:
    to_look_at: Few[Waits] = field(default_factory=Few)
    to_voice: Few[Waits] = field(default_factory=Few)
    to_pay: Few[Waits] = field(default_factory=Few)
    to_tell: Few[Waits] = field(default_factory=Few)
    to_look_back: Few[Waits] = field(default_factory=Few)

    @property
    def is_quiet(self) -> bool:
        return not (self.to_look_at or self.to_voice or self.to_pay or self.to_tell or self.to_look_back)


def grants_of(session: Session, actor: Actor, here: Here) -> Waiting:
    """What waits for this person, the oldest first, in one statement."""
    some = SimpleNamespace(neighbourhood_id=here.id, is_shown=True, is_open=True, said_by_id=None, typed_by_id=None)
    acts = {
        "review": Act.REVIEW_GRANT,
        "voices": Act.VOICE_GRANT,
        "payment": Act.PAY_GRANT,
        "what-happened": Act.TELL_GRANT,
        "looking-back": Act.LOOK_BACK_GRANT,
    }
    mine = {at for at, act in acts.items() if may(actor, act, some)}
    if not mine:
        return Waiting()
    found: dict[str, list[tuple[Waits, int]]] = {at: [] for at in acts}
    now = {"here": here.id, "today": clock.today(here.time_zone)}
    for number, title, said_at, decided_at, review_on, at, of in rows(session, _WAITING, **now):
        if at in mine:
            found[at].append((Waits(number, title, _since(here, said_at, decided_at, review_on), at), of))
    return Waiting(*(Few.of(one) for one in found.values()))


def _since(here: Here, said_at: datetime, decided_at: datetime | None, review_on: date | None) -> datetime:
    looked_at = clock.start_of(review_on, here.time_zone) if review_on is not None else said_at
    return looked_at if looked_at <= clock.now() else decided_at or said_at


_is_open = col(Grant.state).in_((GrantState.PROPOSED, GrantState.AGREED))
_is_due = and_(
    col(Grant.state) == GrantState.PAID,
    col(Grant.review_on) <= bindparam("today"),
    or_(col(Grant.happened_at).is_(None), col(Grant.looked_back_at).is_(None)),
)
_waits_for = case(
    (col(Grant.shown_at).is_(None), "review"),
    (col(Grant.state) == GrantState.PROPOSED, "voices"),
    (col(Grant.state) == GrantState.AGREED, "payment"),
    (col(Grant.happened_at).is_(None), "what-happened"),
    else_="looking-back",
)
_ALL = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        Grant.number,
        Grant.title,
        Grant.said_at,
        Grant.decided_at,
        Grant.review_on,
        _waits_for.label("at"),
        func.count().over(partition_by=_waits_for).label("of"),
        func.row_number().over(partition_by=_waits_for, order_by=col(Grant.number)).label("turn"),
    )
    .where(
        Grant.neighbourhood_id == bindparam("here"),
        col(Grant.taken_back_at).is_(None),
        col(Grant.kept_private_at).is_(None),
        or_(_is_open, _is_due),
    )
    .subquery()
)
_WAITING = select(*(one for one in _ALL.c if one.key != "turn")).where(_ALL.c.turn <= MOST).order_by(_ALL.c.number)
