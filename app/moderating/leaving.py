"""What becomes of someone's reports and second looks when they leave, and of those at what goes with them."""

from sqlmodel import Session, col, select

from app.core.left import TAKEN_AWAY
from app.moderating.models import AboutOneThing, MayBeHidden, Report, SecondLook
from app.notifications.models import About, Message, Telling


def forget_reports(session: Session, person_id: int) -> None:
    """That they asked stays; their words go, and what they were told a second look came to."""
    for report in session.exec(select(Report).where(Report.by_id == person_id)):
        report.words = ""
    theirs = select(Telling.message_id).where(Telling.person_id == person_id)
    told = select(Message).where(Message.about == About.LOOKED_AGAIN, col(Message.id).in_(theirs))
    for message in session.exec(told):
        message.title = TAKEN_AWAY


def nothing_hangs_on(session: Session, said: MayBeHidden) -> None:
    """It is about to be deleted."""
    tables: tuple[type[AboutOneThing], ...] = (Report, SecondLook)
    for table in tables:
        for one in session.exec(select(table).where(table.is_about(said))):
            session.delete(one)
    session.flush()
