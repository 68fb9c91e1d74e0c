"""Inviting by e-mail. The link works once, for two weeks; its key is made as the mail goes out and kept as a hash."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, or_, select

from app.belonging.forms import NEEDS_ORGANISATION, InviteForm, Known
from app.belonging.joining import a_person
from app.belonging.models import Invitation
from app.belonging.roles import WHICH_ORGANISATION
from app.core import clock
from app.core.errors import NotFound, NotLikeThis, SlowDown, TooLate
from app.core.languages import N_
from app.core.left import GONE
from app.core.outbox import queue
from app.core.secrets import hashed, new_key
from app.neighbourhoods.models import Membership, Neighbourhood
from app.neighbourhoods.queries import Here
from app.neighbourhoods.service import become_member, give
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person, ToldBy
from app.people.sessions import settle_idling
from app.permissions.rules import Act, permit
from app.permissions.who import RESIDENTS, Actor, Role

TOPIC = "invitation"
STANDS = timedelta(days=14)
BETWEEN_MAILS = timedelta(hours=1)
MOST_TIMES_AGAIN = 5
ASKED_ALREADY = N_("This address has an open invitation. Take that one back first.")
BELONGS_ALREADY = N_("Someone with this address belongs here already.")
IS_SETTLED = N_("This invitation is settled: it was followed or taken back.")
SENT_JUST_NOW = N_("It was sent less than an hour ago. Please wait a little. It may lie among the unwanted e-mails.")
SENT_OFTEN = N_("It was sent many times already. Please ask them if the address is right, or add them in person.")


@dataclass(frozen=True)
class Accepted:
    """Who has joined, and whether we met them only now."""

    person_id: int
    slug: str
    is_new: bool


def invite(
    session: Session, actor: Actor, here: Here, form: InviteForm, organisation_id: int | None = None
) -> Invitation:
    """An e-mail asks them to join. Whoever may not give a part may not invite to it either."""
    _may_ask_for(actor, here, form.role)
    if form.role in NEEDS_ORGANISATION and organisation_id is None:
        raise NotLikeThis(WHICH_ORGANISATION, field="organisation")
    if _is_asked(session, here, form.email):
        raise NotLikeThis(ASKED_ALREADY, field="email")
    if _belongs(session, here, form.email):
        raise NotLikeThis(BELONGS_ALREADY, field="email")

    invitation = Invitation(
        neighbourhood_id=here.id,
        **form.model_dump(include={"name", "email", "language", "role"}),
        organisation_id=organisation_id,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        ends_at=clock.now() + STANDS,
    )
    session.add(invitation)
    record(session, actor, Kind.INVITED, invitation)
    queue(session, TOPIC, {"invitation_id": invitation.id}, dedupe=f"{TOPIC} {invitation.id}")
    return invitation


def send_again(session: Session, actor: Actor, here: Here, invitation_id: int) -> None:
    """A new mail with a new key, good for two weeks from now. The link in the one before opens nothing any more."""
    invitation = _to_change(session, actor, here, invitation_id)
    _may_go_out_again(session, here, invitation)

    invitation.key, invitation.ends_at = None, clock.now() + STANDS
    invitation.sent_again_at = clock.now()
    invitation.times_sent_again += 1
    record(session, actor, Kind.INVITATION_SENT_AGAIN, invitation)
    again = f"{TOPIC} {invitation.id}, again {invitation.times_sent_again}"
    queue(session, TOPIC, {"invitation_id": invitation.id}, dedupe=again)


def withdraw(session: Session, actor: Actor, here: Here, invitation_id: int) -> None:
    """The link in the mail opens nothing any more."""
    invitation = _to_change(session, actor, here, invitation_id)
    if not is_open(invitation):
        return

    invitation.withdrawn_at = clock.now()
    record(session, actor, Kind.INVITATION_WITHDRAWN, invitation)


def forget_invitations(session: Session, person: Person) -> None:
    """They leave: no invitation, followed or open, says who they were. Whoever calls this writes it down."""
    sent_to = or_(Invitation.used_by_id == person.id, col(Invitation.email) == person.email)
    for invitation in session.exec(select(Invitation).where(sent_to)):
        if is_open(invitation):
            invitation.withdrawn_at = clock.now()
        invitation.name, invitation.email, invitation.key = GONE, "", None


def key_for(invitation: Invitation) -> str:
    """For the mail that is about to go out; an earlier mail's key stops working."""
    key = new_key()
    invitation.key = hashed(key)
    return key


def with_key(session: Session, key: str, to_change: bool = False) -> Invitation | None:
    mine = select(Invitation).where(Invitation.key == hashed(key))
    return session.exec(mine.with_for_update() if to_change else mine).first()


def is_open(invitation: Invitation | None) -> bool:
    """Neither followed, nor taken back, nor too old."""
    if invitation is None:
        return False
    return invitation.used_at is None and invitation.withdrawn_at is None and invitation.ends_at > clock.now()


def asked_into(session: Session, invitation: Invitation) -> Neighbourhood:
    return session.get_one(Neighbourhood, invitation.neighbourhood_id)


def accept(session: Session, key: str) -> Accepted | None:
    """They join, in the part they were asked for. None when the invitation does not stand any more."""
    invitation = with_key(session, key, to_change=True)
    if invitation is None or not is_open(invitation):
        return None

    person = session.exec(select(Person).where(Person.email == invitation.email)).first()
    is_new = person is None
    if person is None:
        known: Known = {"language": invitation.language, "told_by": ToldBy.EMAIL, "email": invitation.email}
        person = a_person(session, invitation.name, **known)
    membership = become_member(session, invitation.neighbourhood_id, person.id, invitation.organisation_id)
    give(session, membership, invitation.role, invitation.made_by_id)
    invitation.used_at, invitation.used_by_id = clock.now(), person.id
    record(session, _themselves(person, invitation.neighbourhood_id), Kind.PERSON_JOINED, membership)
    settle_idling(session, person.id)
    home = session.get_one(Neighbourhood, invitation.neighbourhood_id)
    return Accepted(person.id, home.slug, is_new)


def _themselves(person: Person, neighbourhood_id: int) -> Actor:
    return Actor(person.id, person.name, neighbourhood_id, spoken_by_id=person.id)


def _may_ask_for(actor: Actor, here: Here, role: Role) -> None:
    permit(actor, Act.INVITE, here)
    if role not in RESIDENTS:
        permit(actor, Act.GIVE_ROLE, here)


def _to_change(session: Session, actor: Actor, here: Here, invitation_id: int) -> Invitation:
    permit(actor, Act.INVITE, here)
    mine = select(Invitation).where(Invitation.neighbourhood_id == here.id, Invitation.id == invitation_id)
    invitation = session.exec(mine.with_for_update()).first()
    if invitation is None:
        raise NotFound()
    _may_ask_for(actor, here, invitation.role)
    return invitation


def _may_go_out_again(session: Session, here: Here, invitation: Invitation) -> None:
    """Not to someone who has answered or has a newer one, and not so often that it becomes a nuisance."""
    if invitation.used_at is not None or invitation.withdrawn_at is not None:
        raise TooLate(IS_SETTLED)
    if _is_asked(session, here, invitation.email, besides=invitation.id):
        raise TooLate(ASKED_ALREADY)
    if _belongs(session, here, invitation.email):
        raise TooLate(BELONGS_ALREADY)
    if invitation.is_just_sent:
        raise SlowDown(SENT_JUST_NOW)
    if invitation.times_sent_again >= MOST_TIMES_AGAIN:
        raise SlowDown(SENT_OFTEN)


def _is_asked(session: Session, here: Here, email: str, besides: int = 0) -> bool:
    asked = select(Invitation).where(Invitation.neighbourhood_id == here.id, Invitation.email == email)
    return any(is_open(one) for one in session.exec(asked.where(Invitation.id != besides)))


def _belongs(session: Session, here: Here, email: str) -> bool:
    mine = (
        select(Person.id)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(Membership.neighbourhood_id == here.id, Person.email == email, col(Membership.left_at).is_(None))
    )
    return session.exec(mine).first() is not None
