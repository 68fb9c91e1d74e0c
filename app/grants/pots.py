"""The pot: what is in it, what is promised, and noting what goes in."""

from dataclasses import dataclass

from sqlmodel import Session, case, col, func, select

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.core.money import currency_of, in_minor
from app.grants.forms import InOrOut, PotForm
from app.grants.kinds import GrantState
from app.grants.models import Grant, Pot, PotEntry
from app.grants.money import NOT_AN_AMOUNT, USUAL_MOST
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

TOO_LITTLE = N_("There is not so much left in the pot.")


@dataclass(frozen=True)
class InThePot:
    """In minor units."""

    currency: str
    paid_in: int = 0
    paid_out: int = 0
    promised: int = 0

    @property
    def holds(self) -> int:
        return self.paid_in - self.paid_out

    @property
    def left(self) -> int:
        """What can still be promised."""
        return self.holds - self.promised

    @property
    def usual_most(self) -> int | None:
        return USUAL_MOST.get(self.currency)


def in_the_pot(session: Session, here: Here) -> InThePot:
    """Everyone may know; two statements, and nothing in it where no one has opened one."""
    pot = session.exec(select(Pot).where(Pot.neighbourhood_id == here.id)).first()
    return _sums(session, pot) if pot is not None else InThePot(currency_of(here.time_zone))


def held_pot(session: Session, here: Here) -> tuple[Pot, InThePot]:
    """The pot, held until the transaction ends, so that no two promise the same money. Opened when it is not there."""
    held = select(Pot).where(Pot.neighbourhood_id == here.id).with_for_update()
    pot = session.exec(held).first()
    if pot is None:
        # Two that would open it wait for each other here; the second then finds it.
        session.exec(select(Neighbourhood.id).where(Neighbourhood.id == here.id).with_for_update()).one()
        pot = session.exec(held).first()
    if pot is None:
        pot = Pot(neighbourhood_id=here.id, currency=currency_of(here.time_zone), opened_at=clock.now())
        session.add(pot)
        session.flush()
    return pot, _sums(session, pot)


def note_in_pot(session: Session, actor: Actor, here: Here, form: PotForm) -> PotEntry:
    """Paid in; or taken out again, which never touches what is promised."""
    permit(actor, Act.KEEP_POT, here)
    minor = in_minor(form.amount, currency_of_pot(session, here))
    if minor is None:
        raise NotLikeThis(NOT_AN_AMOUNT, field="amount")
    if form.way == InOrOut.OUT and minor > in_the_pot(session, here).left:
        raise NotLikeThis(TOO_LITTLE, field="amount")
    pot, now = held_pot(session, here)
    if form.way == InOrOut.OUT and minor > now.left:
        raise NotLikeThis(TOO_LITTLE, field="amount")

    entry = PotEntry(
        neighbourhood_id=here.id,
        pot_id=pot.id,
        minor=-minor if form.way == InOrOut.OUT else minor,
        day=form.day,
        words=form.words,
        by_id=actor.person_id or 0,
        at=clock.now(),
    )
    session.add(entry)
    record(session, actor, Kind.POT_CHANGED, entry)
    return entry


def currency_of_pot(session: Session, here: Here) -> str:
    found = session.exec(select(Pot.currency).where(Pot.neighbourhood_id == here.id)).first()
    return found or currency_of(here.time_zone)


def entries_of(session: Session, here: Here) -> list[PotEntry]:
    """The newest fifty; the totals count all."""
    mine = select(PotEntry).where(PotEntry.neighbourhood_id == here.id)
    return list(session.exec(mine.order_by(col(PotEntry.id).desc()).limit(50)))


def _sums(session: Session, pot: Pot) -> InThePot:
    paid_in = select(func.coalesce(func.sum(PotEntry.minor), 0)).where(PotEntry.pot_id == pot.id).scalar_subquery()
    out = func.coalesce(func.sum(case((col(Grant.state) == GrantState.PAID, Grant.paid_minor), else_=0)), 0)
    promised = func.coalesce(func.sum(case((col(Grant.state) == GrantState.AGREED, Grant.cost_minor), else_=0)), 0)
    sums = session.exec(select(paid_in, out, promised).where(Grant.pot_id == pot.id)).one()
    return InThePot(pot.currency, *(int(one) for one in sums))
