"""Telling people what became of something, and ticking off that they have been told."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import TooLate
from app.core.languages import N_
from app.core.left import GONE
from app.core.outbox import is_still_to_do, queue
from app.core.sweeping import hourly
from app.neighbourhoods.queries import Here, all_neighbourhoods
from app.notifications.in_time import is_of_no_use
from app.notifications.models import About, Message, Telling, TellingState
from app.notifications.wishes import forget_wishes, wishes_about
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import ToldBy
from app.people.queries import ways_of
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

TAKES_DAYS = (ToldBy.LETTER, ToldBy.NOTICEBOARD)
BY_MACHINE = {ToldBy.EMAIL: "telling", ToldBy.TEXT: "telling_text"}
"""The ways a machine can go, and the outbox's topic for each."""


def tell(
    session: Session, message: Message, people: Iterable[int], on_the_board: bool = False, is_soon: bool = False
) -> list[Telling]:
    """Everyone is to be told, each in the way they chose, in general or for this need.

    `on_the_board`: someone behind it gave no name. `is_soon`: a letter would come too late, so whoever likes letters is
    on the list of those to be called or met.
    """
    session.add(message)
    session.flush()
    ways = ways_of(session, people)
    ways |= wishes_about(session, message.need_id, ways)
    if is_soon:
        ways |= {person: ToldBy.IN_PERSON for person, way in ways.items() if way in TAKES_DAYS}
    tellings = [_telling(message, person, way) for person, way in sorted(ways.items())]
    if on_the_board:
        tellings.append(_telling(message, None, ToldBy.NOTICEBOARD))
    session.add_all(tellings)
    session.flush()
    for telling in tellings:
        if telling.way in BY_MACHINE:
            queue(session, BY_MACHINE[telling.way], {"telling_id": telling.id or 0}, dedupe=_same_as(telling))
    return tellings


def tick_off(session: Session, actor: Actor, telling: Telling, how: ToldBy) -> None:
    """This person has been told, in this way."""
    permit(actor, Act.TICK_TELLING, telling)
    if telling.state == TellingState.TOLD:
        raise TooLate(N_("Someone has ticked this off already."))

    _is_told(telling, how)
    telling.told_by_id = actor.person_id
    record(session, actor, Kind.TOLD, telling)


def tick_off_batch(session: Session, actor: Actor, here: Here, way: ToldBy, through: int) -> int:
    """A whole printed batch is on its way, up to the telling it ended with; returns how many were told."""
    permit(actor, Act.TICK_TELLING, here)

    waiting = select(Telling).where(
        Telling.neighbourhood_id == here.id,
        Telling.state == TellingState.WAITING,
        Telling.way == way,
        col(Telling.id) <= through,
    )
    batch = session.exec(waiting.order_by(col(Telling.id)).with_for_update()).all()
    for telling in batch:
        tick_off(session, actor, telling, way)
        telling.printed_at = clock.now()
    return len(batch)


def untick(session: Session, actor: Actor, telling: Telling) -> None:
    """A slip of the finger: it is still to be told. The log keeps both."""
    permit(actor, Act.TICK_TELLING, telling)
    if telling.state != TellingState.TOLD or telling.told_by_id is None:
        raise TooLate(N_("This is not ticked off by hand, so there is nothing to undo."))

    # What the machine failed to send stays in a person's hands: it will not try again.
    is_over = telling.way in BY_MACHINE and not is_still_to_do(session, _same_as(telling))
    telling.state = TellingState.GIVEN_UP if is_over else TellingState.WAITING
    telling.told_at = telling.told_how = telling.told_by_id = telling.printed_at = None
    record(session, actor, Kind.TELLING_UNTICKED, telling)


def told_by_machine(session: Session, telling: Telling) -> None:
    """The mail or text has been handed over."""
    _is_told(telling, telling.way)
    record(session, None, Kind.TOLD, telling)


def give_up(session: Session, telling: Telling) -> None:
    """This way failed for good: the work list shows it, so that a person finds another."""
    telling.state = TellingState.GIVEN_UP
    record(session, None, Kind.TELLING_GIVEN_UP, telling)


@hourly
def give_up_what_is_over(session: Session) -> None:
    """It was only to be known before: no machine sends it now, and it is in no printed batch. The log keeps that."""
    for here in all_neighbourhoods(session):
        waiting = select(Telling).join(Message, col(Message.id) == Telling.message_id)
        late = waiting.where(Telling.neighbourhood_id == here.id, Telling.state == TellingState.WAITING)
        for telling in session.exec(late.where(is_of_no_use(here)).with_for_update(of=col(Telling.id))).all():
            give_up(session, telling)


def nobody_to_tell(session: Session, person_id: int) -> None:
    """Someone has left: what still waited for them is on no list any more. Whoever calls this writes it down."""
    waiting = select(Telling).where(Telling.person_id == person_id, Telling.state != TellingState.TOLD)
    for telling in session.exec(waiting):
        session.delete(telling)
    forget_wishes(session, person_id)


def need_not_be_told(session: Session, subject: str, ids: Iterable[int]) -> None:
    """It is no longer so: whoever has not been told yet is not told. Whoever calls this writes it down."""
    about = select(Message.id).where(Message.subject == subject, col(Message.subject_id).in_(ids))
    still = select(Telling).where(col(Telling.message_id).in_(about), Telling.state != TellingState.TOLD)
    for telling in session.exec(still):
        session.delete(telling)


def need_not_hear(
    session: Session, neighbourhood_id: int, place: str, abouts: Iterable[About], person_id: int | None = None
) -> list[int | None]:
    """As `need_not_be_told`, for what of this kind is about a page of ours, and for everyone or for one person.

    Returns who has not heard it.
    """
    about = select(Message.id).where(Message.neighbourhood_id == neighbourhood_id, Message.place == place)
    these = about.where(col(Message.about).in_(list(abouts)))
    still = select(Telling).where(col(Telling.message_id).in_(these), Telling.state != TellingState.TOLD)
    unheard = session.exec(still if person_id is None else still.where(Telling.person_id == person_id)).all()
    for telling in unheard:
        session.delete(telling)
    return [telling.person_id for telling in unheard]


def is_still_to_hear(session: Session, neighbourhood_id: int, place: str, about: About, person_id: int) -> bool:
    """Whether they have not heard yet what was said of this kind about a page of ours."""
    these = (Message.neighbourhood_id == neighbourhood_id, Message.place == place, Message.about == about)
    theirs = select(Telling.id).join(Message, col(Message.id) == Telling.message_id).where(*these)
    waits = theirs.where(Telling.person_id == person_id, Telling.state != TellingState.TOLD)
    return session.exec(waits).first() is not None


def forget_name(session: Session, subject: str, ids: Iterable[int], name: str) -> None:
    """One of the two in these messages has left; who has not been told yet is told only that."""
    known = list(ids)
    about = select(Message).where(Message.subject == subject, col(Message.subject_id).in_(known))
    for message in session.exec(about):
        message.said_by = GONE if message.said_by == name else message.said_by
        message.organisation = GONE if message.organisation == name else message.organisation
    need_not_be_told(session, subject, known)


def forget_title(session: Session, need_id: int | None, instead: str) -> None:
    """The words of a need were taken away, and with them those that stand in the messages about it."""
    for message in session.exec(select(Message).where(Message.need_id == need_id)):
        message.title = instead


def forget_title_at(session: Session, neighbourhood_id: int, place: str, instead: str) -> None:
    """As `forget_title`, for what stands elsewhere than among the needs."""
    about = select(Message).where(Message.neighbourhood_id == neighbourhood_id, Message.place == place)
    for message in session.exec(about):
        message.title = instead


def _same_as(telling: Telling) -> str:
    return f"telling {telling.id}"


def _is_told(telling: Telling, how: ToldBy) -> None:
    telling.state, telling.told_at, telling.told_how = TellingState.TOLD, clock.now(), how


def _telling(message: Message, person_id: int | None, way: ToldBy) -> Telling:
    # What is only for one person never goes on the noticeboard; nor does a need that was joined before it was shown.
    if way == ToldBy.NOTICEBOARD and (message.is_private or message.about == About.MERGED):
        way = ToldBy.IN_PERSON
    return Telling(
        neighbourhood_id=message.neighbourhood_id,
        message_id=message.id or 0,
        person_id=person_id,
        way=way,
        made_at=clock.now(),
    )
