"""Naming a helper, ending it, and writing down how someone wants to be told."""

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis
from app.core.languages import N_
from app.helping.models import Helper
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.notifications.service import forget_name, tell
from app.notifications.wording import HELPER_LEFT
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person, ToldBy
from app.people.queries import names_of
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor

ONLY_THEY = N_("Only they themselves name their helper. An officer can write it down for them.")
NOT_YOURS_TO_END = N_("Only the two of them can end this, or an officer who is asked to.")
NO_ONE_HERE = N_("We don't know anyone here by that name.")
NO_SUCH_WAY = {
    ToldBy.EMAIL: N_("We have no e-mail address for them yet. Please choose another way."),
    ToldBy.PHONE: N_("We have no phone number for them yet. Please choose another way."),
    ToldBy.TEXT: N_("We have no phone number for them yet. Please choose another way."),
}


def name_helper(session: Session, actor: Actor, here: Here, helper_id: int) -> Helper:
    """This person may speak for me here. Both are told. Naming the same one twice changes nothing."""
    permit(actor, Act.NAME_HELPER, here)
    if actor.spoken_by_id is None or not _speaks_for_themselves_or_writes_down(actor, here):
        raise NotAllowed(ONLY_THEY)
    if helper_id == actor.spoken_by_id:
        raise NotLikeThis(N_("That is the same person. Please name someone else."), field="name")

    _both_belong(session, here, actor.spoken_by_id, helper_id)
    before = _now_helping(session, here, actor.spoken_by_id, helper_id)
    if before is not None:
        return before
    helper = Helper(
        neighbourhood_id=here.id,
        person_id=actor.spoken_by_id,
        helper_id=helper_id,
        named_at=clock.now(),
        named_by_id=actor.person_id,
    )
    session.add(helper)
    record(session, actor, Kind.HELPER_NAMED, helper)
    _tell_both(session, helper, About.HELPER_NAMED)
    return helper


def end_helper(session: Session, actor: Actor, here: Here, helper: Helper) -> None:
    """From now on they no longer speak for them. Both are told. Ending it twice changes nothing."""
    permit(actor, Act.NAME_HELPER, here)
    is_one_of_them = actor.person_id in (helper.person_id, helper.helper_id)
    if not is_one_of_them and not may(actor, Act.WRITE_DOWN, helper):
        raise NotAllowed(NOT_YOURS_TO_END)
    if helper.ended_at is not None:
        return

    helper.ended_at, helper.ended_by_id = clock.now(), actor.person_id
    record(session, actor, Kind.HELPER_ENDED, helper)
    _tell_both(session, helper, About.HELPER_ENDED)


def end_all_helping(session: Session, actor: Actor, person_id: int) -> None:
    """Someone leaves: nobody speaks for them and they for nobody. The other one is told; no message says a name more.

    Whoever calls this has asked whether they may.
    """
    either = or_(Helper.person_id == person_id, Helper.helper_id == person_id)
    pairs = session.exec(select(Helper).where(either).order_by(col(Helper.id)).with_for_update()).all()
    forget_name(session, "helper", [pair.id for pair in pairs], names_of(session, [person_id])[person_id])
    for pair in pairs:
        if pair.ended_at is None:
            pair.ended_at, pair.ended_by_id = clock.now(), actor.person_id
            record(session, actor, Kind.HELPER_ENDED, pair)
            other = pair.helper_id if pair.person_id == person_id else pair.person_id
            left = _news(pair, About.HELPER_ENDED, "", "")
            left.kind = HELPER_LEFT
            tell(session, left, (other,))


def write_down_how_told(session: Session, actor: Actor, here: Here, way: ToldBy | None) -> None:
    """As someone said or ticked on paper: tell me this way from now on. Nothing said changes nothing."""
    if way is None or actor.spoken_by_id is None:
        return
    permit(actor, Act.WRITE_DOWN, here)
    person = session.get_one(Person, actor.spoken_by_id)
    if person.told_by == way:
        return
    reached = {ToldBy.EMAIL: person.email, ToldBy.PHONE: person.phone, ToldBy.TEXT: person.phone}
    if not reached.get(way, True):
        raise NotLikeThis(NO_SUCH_WAY[way], field="told_by")

    person.told_by = way
    record(session, actor, Kind.TELLING_WAY_CHOSEN, person, here.id)


def _speaks_for_themselves_or_writes_down(actor: Actor, here: Here) -> bool:
    # A helper does not name further helpers, so being theirs is no reason here.
    return not actor.speaks_for_another or may(actor, Act.WRITE_DOWN, here)


def _both_belong(session: Session, here: Here, *people: int) -> None:
    """Holds both memberships, so that two requests at once name a helper once."""
    for person in sorted(people):
        member = select(Membership).where(Membership.neighbourhood_id == here.id, Membership.person_id == person)
        found = session.exec(member.with_for_update()).first()
        if found is None or found.left_at is not None:
            raise NotLikeThis(NO_ONE_HERE, field="name")


def _now_helping(session: Session, here: Here, person_id: int, helper_id: int) -> Helper | None:
    named = select(Helper).where(
        Helper.neighbourhood_id == here.id, Helper.person_id == person_id, Helper.helper_id == helper_id
    )
    return next((one for one in session.exec(named) if one.ended_at is None), None)


def _tell_both(session: Session, helper: Helper, about: About) -> None:
    names = names_of(session, (helper.person_id, helper.helper_id))
    message = _news(helper, about, names[helper.person_id], names[helper.helper_id])
    tell(session, message, (helper.person_id, helper.helper_id))


def _news(helper: Helper, about: About, person: str, helped_by: str) -> Message:
    return Message(
        neighbourhood_id=helper.neighbourhood_id,
        about=about,
        subject="helper",
        subject_id=helper.id,
        words="",
        said_by=person,
        organisation=helped_by,
        made_at=clock.now(),
    )
