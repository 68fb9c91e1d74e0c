"""A steward gives and ends parts; there always is a steward; and whoever left opens nothing any more."""

import threading

import pytest
from sqlmodel import Session, select

from app.belonging.queries import the_membership
from app.belonging.roles import end_membership, end_role, give_role
from app.belonging.stewards import LAST_STEWARD
from app.cards.models import Card
from app.core.errors import NotAllowed, NotLikeThis
from app.core.secrets import hashed
from app.neighbourhoods.models import Membership, MembershipRole
from app.participation.models import Kind
from app.people.actors import actor_with_token, holder_of_cookie
from app.people.forms import TokenForm
from app.people.models import WebSession
from app.people.service import make_token
from app.people.sessions import open_session, open_with_card
from app.permissions.rules import Act, may
from app.permissions.who import Role
from tests.cast import BEA, BEN, HELEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.tablet import Page


def membership_of(house: House, session: Session, part: Part) -> Membership:
    return the_membership(
        session, house.here(session, part.neighbourhood), part.handle, to_change="reading" not in session.info
    )


def give(house: House, part: Part, role: Role, organisation: int | None = None) -> None:
    with house.writing() as session:
        give_role(session, house.actor(session, SAM), membership_of(house, session, part), role, organisation)


def test_sam_makes_rosa_a_connector_and_ends_it_again(house: House) -> None:
    tablet, rosas = house.tablet(SAM), house.tablet(ROSA)
    assert "I am writing this down for someone" not in rosas.send("/linnet/needs/new", title="A kettle").words
    tablet.open("/linnet/people/rosa/roles").says("The parts Rosa Delgado plays", "End this part: Neighbour")
    page = tablet.send("/linnet/people/rosa/roles", role="connector")
    page.says("End this part: Community connector")
    rosas.send("/linnet/needs/new", title="A kettle").says("I am writing this down for someone")
    tablet.send("/linnet/people/rosa/roles/end", role="connector").does_not_say("End this part: Community connector")
    # Roles are read each time: at the next page she is a neighbour again, and still signed in.
    assert "I am writing this down for someone" not in rosas.send("/linnet/needs/new", title="A kettle").words
    tablet.open("/linnet/people/rosa").says("given by Sam Whitlock", "ended by Sam Whitlock")
    assert house.log() == [Kind.ROLE_GIVEN, Kind.ROLE_ENDED]


def test_a_part_given_twice_is_given_once(house: House) -> None:
    tablet = house.tablet(SAM)
    for _ in range(2):
        tablet.send("/linnet/people/rosa/roles", role="connector")
    for _ in range(2):
        tablet.send("/linnet/people/rosa/roles/end", role="connector")
    assert house.log() == [Kind.ROLE_GIVEN, Kind.ROLE_ENDED]


def test_a_part_given_again_is_a_new_row_with_its_own_days(house: House) -> None:
    for _ in range(2):
        give(house, ROSA, Role.CONNECTOR)
        with house.writing() as session:
            mine = membership_of(house, session, ROSA)
            end_role(session, house.actor(session, SAM), mine, Role.CONNECTOR)
    with house.reading() as session:
        rows = session.exec(select(MembershipRole).where(MembershipRole.role == "connector"))
        assert len([row for row in rows if row.ended_by_id]) == 2


def test_whoever_works_here_comes_from_an_organisation(house: House) -> None:
    tablet = house.tablet(SAM)
    page = tablet.send("/linnet/people/omar/roles", status=422, role="partner")
    page.says("Please choose where they work. This part needs an organisation.")
    tablet.send("/linnet/people/omar/roles", status=422, role="partner", organisation="elsewhere")
    tablet.send("/linnet/people/omar/roles", status=422, role="").says("Please choose a part.")
    assert house.log() == []
    page = tablet.send("/linnet/people/omar/roles", role="partner", organisation="practice")
    assert _works_at(page) == "Alder Street Practice"
    assert house.log() == [Kind.ORGANISATION_CHANGED, Kind.ROLE_GIVEN]
    tablet.send("/linnet/people/omar/organisation", status=422, organisation="").says("End that part first.")
    assert _works_at(tablet.send("/linnet/people/omar/organisation", organisation="norc")) == "NORC team"
    tablet.send("/linnet/people/omar/roles/end", role="partner")
    tablet.send("/linnet/people/omar/organisation", organisation="").does_not_say("work for another organisation now")


@pytest.mark.parametrize("part", [ROSA, BEA, MINA, HELEN], ids=lambda part: part.handle)
def test_only_a_steward_gives_and_ends(house: House, part: Part) -> None:
    tablet = house.tablet(part)
    for path in ("roles", "roles/end", "organisation", "ending", "back"):
        tablet.send(f"/linnet/people/omar/{path}", status=403, role="steward", organisation="norc")
    tablet.open("/linnet/people/omar/roles", status=403)
    with house.writing() as session, pytest.raises(NotAllowed):
        give_role(session, house.actor(session, part), membership_of(house, session, OMAR), Role.STEWARD, None)
    assert house.log() == []


def test_a_steward_of_linnet_is_nobody_in_heron(house: House) -> None:
    tablet = house.tablet(SAM)
    tablet.send("/heron/people/ben/roles", status=403, role="connector")
    tablet.send("/linnet/people/ben/roles", status=404, role="connector")
    with house.writing() as session, pytest.raises(NotAllowed):
        give_role(session, house.actor(session, SAM), membership_of(house, session, BEN), Role.CONNECTOR, None)


def test_the_last_steward_stays(house: House) -> None:
    tablet = house.tablet(SAM)
    sentence = "They are the only steward here. Please make someone else steward first."
    tablet.send("/linnet/people/sam/roles/end", status=422, role="steward").says(sentence)
    tablet.send("/linnet/people/sam/ending", status=422).says(sentence)
    assert house.log() == []
    tablet.send("/linnet/people/bea/roles", role="steward")
    assert tablet.send("/linnet/people/sam/roles/end", role="steward").path == "/linnet"
    assert not may_give(house, SAM) and may_give(house, BEA)


def test_two_stewards_who_stop_at_once_leave_one(house: House) -> None:
    give(house, BEA, Role.STEWARD)
    said = _both_at_once(house, SAM, BEA)
    assert sorted(said) == ["", LAST_STEWARD]
    assert may_give(house, SAM) != may_give(house, BEA)


def test_when_staff_stop_their_devices_are_signed_out_at_once(house: House) -> None:
    tablet = house.tablet(HELEN)
    house.tablet(SAM).send("/linnet/people/helen/roles/end", role="housing")
    assert tablet.open("/linnet/today").path == "/sign-in"
    with house.reading() as session:
        helen = membership_of(house, session, HELEN).person_id
        assert session.exec(select(WebSession).where(WebSession.person_id == helen)).all() == []


def test_whoever_begins_to_work_here_is_signed_out_after_a_quiet_time(house: House) -> None:
    with house.writing() as session:
        key = open_session(session, membership_of(house, session, ROSA).person_id)
    give(house, ROSA, Role.STEWARD)
    with house.reading() as session:
        assert session.get_one(WebSession, hashed(key)).idle_minutes == 30


def test_the_end_of_a_membership_is_said_plainly_and_then_nothing_opens(house: House) -> None:
    with house.writing() as session:
        rosa = house.actor(session, ROSA)
        key = make_token(session, rosa, TokenForm(name="A reader"))
        cookie = open_session(session, rosa.person_id or 0)
    tablet = house.tablet(SAM)
    tablet.open("/linnet/people/rosa/ending").says("Every part they play here ends today.", "What they said stays")
    for _ in range(2):
        page = tablet.send("/linnet/people/rosa/ending")
    page.says("They belong here no more", "They belong here again")
    assert house.log() == [Kind.TOKEN_MADE, Kind.ROLE_ENDED, Kind.TOKEN_REVOKED, Kind.MEMBERSHIP_ENDED]
    with house.reading() as session:
        here = house.here(session)
        assert actor_with_token(session, key, here.id).is_visitor
        assert not may(holder_of_cookie(session, cookie, here.id).actor, Act.RAISE_NEED, here)
    tablet.open("/linnet/people?role=left").says("Rosa Delgado", "Until")
    tablet.open("/linnet/people").does_not_say("Rosa Delgado")


def test_who_left_and_is_back_is_a_neighbour_and_nothing_else(house: House) -> None:
    tablet = house.tablet(SAM)
    tablet.send("/linnet/people/bea/ending")
    for _ in range(2):
        tablet.send("/linnet/people/bea/back").says("Neighbour", "They belong here since")
    with house.reading() as session:
        assert house.actor(session, BEA).roles == {Role.RESIDENT}


def test_a_card_of_someone_who_left_opens_nothing(house: House) -> None:
    with house.writing() as session:
        person = membership_of(house, session, ROSA).person_id
        here = house.here(session)
        session.add(card := Card(neighbourhood_id=here.id, person_id=person, code="x", made_by_id=person))
        session.flush()
        cookie = open_with_card(session, here.id, person, card.id)
        end_membership(session, house.actor(session, SAM), membership_of(house, session, ROSA))
    with house.reading() as session:
        assert holder_of_cookie(session, cookie, house.here(session).id).actor.is_visitor


def may_give(house: House, part: Part) -> bool:
    with house.reading() as session:
        return may(house.actor(session, part), Act.GIVE_ROLE, house.here(session))


def _works_at(page: Page) -> str:
    return str(page.tree.xpath("//select[@id='organisation']/option[@selected]")[0].text_content())


def _both_at_once(house: House, *parts: Part) -> list[str]:
    """Each ends their own part in a transaction of their own, begun before the other's has ended."""
    ready, said = threading.Barrier(len(parts)), []

    def stops(part: Part) -> None:
        with house.writing() as session:
            if not house.database.is_sqlite:  # there the second transaction can't even begin before the first has ended
                house.actor(session, part)
                ready.wait(timeout=10)
            actor = house.actor(session, part)
            try:
                end_role(session, actor, membership_of(house, session, part), Role.STEWARD)
                said.append("")
            except NotLikeThis as refusal:
                said.append(refusal.words)

    threads = [threading.Thread(target=stops, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return said
