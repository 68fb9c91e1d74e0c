"""Leaving: all of it in one transaction, and then nothing here says who someone was. It can't be undone."""

from sqlmodel import Session, col, select

from app.activities import leaving as whats_on
from app.belonging.inviting import forget_invitations
from app.belonging.profiles import forget_profiles
from app.belonging.roles import everything_ends
from app.belonging.stewards import looked_after_alone
from app.cards.pins import forget_pin
from app.cards.service import stop_cards_of
from app.core.errors import NotAllowed
from app.core.languages import N_
from app.core.storage import Storage
from app.grants.leaving import take_grants_away
from app.helping.service import end_all_helping
from app.home.leaving_forms import MyWords
from app.ideas.leaving import lead_nothing, take_ideas_away
from app.looking_out.leaving import forget_looking_out
from app.moderating.leaving import forget_reports
from app.needs.leaving import silence_recordings, take_words_away
from app.neighbourhoods.models import Membership
from app.notifications.service import nobody_to_tell
from app.offers.leaving import end_offers_of
from app.participation.models import Kind
from app.participation.service import record
from app.people.leaving import forget_person, the_person
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.together.leaving import end_together

ONLY_STEWARD = N_("You are the only steward of %(name)s. Please make someone else steward first.")
NOT_WITH_A_CARD = N_("You belong to other neighbourhoods too. Please sign in without your card, then leave.")


def leave(session: Session, storage: Storage, actor: Actor, my_words: MyWords) -> None:
    """Everything that is kept about this person goes; the log and the answers, which never change, stay."""
    permit(actor, Act.SEE_OWN)
    person = the_person(session, actor.person_id)
    memberships = _memberships(session, person.id)
    _may_leave(session, actor, memberships)

    if my_words == MyWords.GO:
        _words_go(session, storage, person.id)
    lead_nothing(session, person.id)
    silence_recordings(session, storage, person.id)
    end_offers_of(session, actor, person.id, words_go=my_words == MyWords.GO)
    forget_looking_out(session, person.id)
    end_together(session, storage, person.id, words_go=my_words == MyWords.GO)
    _end_what_they_do(session, actor, person, memberships)
    forget_profiles(session, storage, person.id)
    forget_invitations(session, person)
    forget_pin(session, person.id)
    nobody_to_tell(session, person.id)
    forget_person(session, person)
    homes: list[int | None] = [one.neighbourhood_id for one in memberships]
    for home in homes or [None]:
        record(session, actor, Kind.PERSON_LEFT, person, home)


def _memberships(session: Session, person_id: int) -> list[Membership]:
    """Also those that have ended: what was said there is theirs as well."""
    mine = select(Membership).where(Membership.person_id == person_id)
    return list(session.exec(mine.order_by(col(Membership.neighbourhood_id)).with_for_update()))


def _may_leave(session: Session, actor: Actor, memberships: list[Membership]) -> None:
    only = actor.only_home_id
    if only is not None and any(one.neighbourhood_id != only and one.left_at is None for one in memberships):
        raise NotAllowed(NOT_WITH_A_CARD)
    for name in looked_after_alone(session, actor.person_id):
        raise NotAllowed(ONLY_STEWARD, name=name)


def _words_go(session: Session, storage: Storage, person_id: int) -> None:
    take_words_away(session, storage, person_id)
    take_ideas_away(session, person_id)
    take_grants_away(session, person_id)
    forget_reports(session, person_id)


def _end_what_they_do(session: Session, actor: Actor, person: Person, memberships: list[Membership]) -> None:
    end_all_helping(session, actor, person.id)
    whats_on.lets_places_go(session, actor, person.id)
    whats_on.nobody_is_rung(session, person.id, person.name)
    whats_on.is_only_counted(session, person.id)
    whats_on.leads_nothing(session, person.id, person.name)
    for membership in memberships:
        stop_cards_of(session, actor, membership.neighbourhood_id, person.id)
        if membership.left_at is None:
            everything_ends(session, actor, membership)
