"""In the past everyone was told what became of something: the mail arrived, and Mina did the rest."""

from sqlmodel import Session, col, select

from app.core.outbox import Outbox, settle
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.notifications.service import tick_off, told_by_machine
from app.people.actors import actor_called
from app.people.models import ToldBy

TELLS = "mina"


def all_are_told(session: Session, here: Here, place: str) -> None:
    """Of everything that stands at this address of the neighbourhood."""
    session.flush()
    waiting = select(Telling).join(Message, col(Message.id) == Telling.message_id)
    here_and_waiting = (Message.neighbourhood_id == here.id, Telling.state == TellingState.WAITING)
    for telling in session.exec(waiting.where(Message.place == place, *here_and_waiting)).all():
        if telling.way == ToldBy.EMAIL:
            told_by_machine(session, telling)
        else:
            tick_off(session, actor_called(session, TELLS, here.id), telling, telling.way)
        for job in session.exec(select(Outbox).where(Outbox.dedupe == f"telling {telling.id}")):
            settle(job)
