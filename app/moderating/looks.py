"""What was asked about one thing: reports of it, and the one second look there may be."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from app.moderating.models import MayBeHidden, Report, SecondLook


def reports_of(session: Session, said: MayBeHidden) -> Sequence[Report]:
    return session.exec(select(Report).where(Report.is_about(said)).order_by(col(Report.id))).all()


def second_look_at(session: Session, said: MayBeHidden, to_change: bool = False) -> SecondLook | None:
    """`to_change` holds the row until the transaction ends."""
    look = select(SecondLook).where(SecondLook.is_about(said))
    return session.exec(look.with_for_update() if to_change else look).first()


def open_look_at(session: Session, said: MayBeHidden) -> SecondLook | None:
    """The second look that was asked for and has not been given."""
    look = second_look_at(session, said)
    return look if look is not None and look.looked_at is None else None
