"""Giving and ending parts; where a member comes from; the end of a membership, and its beginning again."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from app.belonging.forms import NEEDS_ORGANISATION
from app.belonging.stewards import another_steward_stays
from app.core import clock
from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.neighbourhoods.models import Membership, MembershipRole
from app.neighbourhoods.service import become_member, give, held
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import AccessToken, WebSession
from app.people.sessions import end_opened_since, end_sessions, settle_idling, sign_out_everywhere
from app.permissions.rules import Act, permit
from app.permissions.who import STAFF, Actor, Role

WHICH_ORGANISATION = N_("Please choose where they work. This part needs an organisation.")
WHEN_THEY_GO: list[Callable[[Session, Actor, Membership], None]] = []
"""What rooms above have to settle when a steward ends someone's membership, as part of the same act."""
STILL_NEEDED = N_("Someone who works here comes from an organisation. End that part first.")


def give_role(session: Session, actor: Actor, membership: Membership, role: Role, organisation_id: int | None) -> None:
    """A part to play from now on, and where they come from if that is said with it."""
    permit(actor, Act.GIVE_ROLE, membership)
    if role in NEEDS_ORGANISATION and not (organisation_id or membership.organisation_id):
        raise NotLikeThis(WHICH_ORGANISATION, field="organisation")

    if organisation_id:
        change_organisation(session, actor, membership, organisation_id)
    given = give(session, membership, role, actor.person_id)
    if given is None:
        return
    record(session, actor, Kind.ROLE_GIVEN, given)
    settle_idling(session, membership.person_id)


def end_role(session: Session, actor: Actor, membership: Membership, role: Role) -> None:
    """They play this part no more, from this moment. Of what they opened with it, only the device used last stays."""
    permit(actor, Act.GIVE_ROLE, membership)
    if role == Role.STEWARD:
        another_steward_stays(session, membership)
    part = held(session, membership, role)
    if part is None:
        return

    _end(session, actor, part)
    _close_what_parts_opened(session, actor, membership, [part])


def change_organisation(session: Session, actor: Actor, membership: Membership, organisation_id: int | None) -> None:
    """Where they come from. None only for someone who does not work here."""
    permit(actor, Act.GIVE_ROLE, membership)
    if organisation_id is None and held(session, membership, *NEEDS_ORGANISATION):
        raise NotLikeThis(STILL_NEEDED, field="organisation")
    if organisation_id == membership.organisation_id:
        return

    membership.organisation_id = organisation_id
    record(session, actor, Kind.ORGANISATION_CHANGED, membership)


def end_membership(session: Session, actor: Actor, membership: Membership) -> None:
    """They belong here no more: every part ends, keys for programs and signed-in devices open nothing here."""
    permit(actor, Act.GIVE_ROLE, membership)
    if membership.left_at is None:
        everything_ends(session, actor, membership)
        for room in WHEN_THEY_GO:
            room(session, actor, membership)


def everything_ends(session: Session, actor: Actor, membership: Membership) -> None:
    """For services that have asked themselves whether they may: someone also ends their own membership."""
    another_steward_stays(session, membership)
    parts = list(session.exec(select(MembershipRole).where(_now(membership))))
    for part in parts:
        _end(session, actor, part)
    _take_back_keys(session, actor, membership, since=None)
    _close_what_parts_opened(session, actor, membership, parts)
    here = col(WebSession.neighbourhood_id) == membership.neighbourhood_id
    end_sessions(session, col(WebSession.person_id) == membership.person_id, here)
    membership.left_at, membership.organisation_id = clock.now(), None
    record(session, actor, Kind.MEMBERSHIP_ENDED, membership)


def bring_back(session: Session, actor: Actor, membership: Membership) -> None:
    """They belong here again, as a neighbour. Other parts are given anew."""
    permit(actor, Act.GIVE_ROLE, membership)
    if membership.left_at is None:
        return

    become_member(session, membership.neighbourhood_id, membership.person_id)
    give(session, membership, Role.RESIDENT, actor.person_id)
    record(session, actor, Kind.PERSON_JOINED, membership)


def _now(membership: Membership):  # type: ignore[no-untyped-def]  # a condition on columns
    return (col(MembershipRole.membership_id) == membership.id) & col(MembershipRole.ended_at).is_(None)


def _end(session: Session, actor: Actor, part: MembershipRole) -> None:
    part.ended_at, part.ended_by_id = clock.now(), actor.person_id
    record(session, actor, Kind.ROLE_ENDED, part)


def _close_what_parts_opened(
    session: Session, actor: Actor, membership: Membership, parts: Sequence[MembershipRole]
) -> None:
    """Nothing opened with more than a neighbour may do outlives it: docs/decisions/0016-when-a-part-ends.md."""
    more = [part for part in parts if part.role != Role.RESIDENT]
    if not more:
        return

    since = min(part.given_at for part in more)
    _take_back_keys(session, actor, membership, since)
    if any(part.role in STAFF for part in more):
        sign_out_everywhere(session, membership.person_id)
    else:
        end_opened_since(session, membership.person_id, since)


def _take_back_keys(session: Session, actor: Actor, membership: Membership, since: datetime | None) -> None:
    """For programs, to this neighbourhood: all of them, or those that were made since then."""
    keys = select(AccessToken).where(
        AccessToken.neighbourhood_id == membership.neighbourhood_id, AccessToken.person_id == membership.person_id
    )
    if since is not None:
        keys = keys.where(col(AccessToken.made_at) >= since)
    for key in session.exec(keys.where(col(AccessToken.revoked_at).is_(None))):
        key.revoked_at = clock.now()
        record(session, actor, Kind.TOKEN_REVOKED, key)
