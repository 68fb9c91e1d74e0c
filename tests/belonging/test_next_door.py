"""What belongs to Heron Street counts for nothing in Linnet Court, nor does what is over."""

import pytest
from sqlmodel import select

from app.belonging.forms import InviteForm
from app.belonging.inviting import accept, invite, key_for
from app.belonging.models import Invitation
from app.belonging.stewards import LAST_STEWARD
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import organisations_of
from app.neighbourhoods.service import join
from app.people.models import Person, WebSession
from app.permissions.who import Role
from tests.cast import BEA, BEN, GWEN, MINA, ROSA, SAM, Part
from tests.house import House

ADA = InviteForm(name="Ada Lin", email="ada@example.org")


def joins(house: House, part: Part, slug: str, role: Role) -> None:
    with house.writing() as session:
        person = house.actor(session, part).person_id or 0
        membership = session.exec(select(Membership).where(Membership.person_id == person)).first()
        assert membership is not None
        join(session, house.here(session, slug).id, person, (role,))


def test_an_invitation_is_seen_and_taken_back_where_it_was_made(house: House) -> None:
    house.tablet(MINA).send("/linnet/people/invite", name="Ada Lin", email="ada@example.org")
    gwen = house.tablet(GWEN)
    gwen.open("/heron/people/invitations").does_not_say("Ada Lin")
    gwen.send("/heron/people/invitations/1/withdraw", status=404)
    with house.reading() as session:
        assert session.exec(select(Invitation)).one().withdrawn_at is None
    house.tablet(MINA).open("/linnet/people/invitations").says("Ada Lin")


def test_a_steward_next_door_is_none_who_stays_here(house: House) -> None:
    joins(house, GWEN, "heron", Role.STEWARD)
    sam = house.tablet(SAM)
    sam.send("/linnet/people/sam/roles/end", status=422, role="steward").says(LAST_STEWARD)
    sam.send("/linnet/people/sam/ending", status=422).says(LAST_STEWARD)
    sam.send("/me/leaving/stay", status=403).says("You are the only steward of Linnet Court.")


@pytest.mark.parametrize("end", ["roles/end", "ending"])
def test_one_who_was_steward_is_none_who_stays(house: House, end: str) -> None:
    sam = house.tablet(SAM)
    sam.send("/linnet/people/bea/roles", role="steward")
    sam.send(f"/linnet/people/bea/{end}", role="steward")
    sam.open("/me/leaving").says("You are the only steward of Linnet Court.")
    sam.send("/me/leaving/stay", status=403)
    sam.send("/linnet/people/sam/roles/end", status=422, role="steward").says(LAST_STEWARD)


def test_who_asked_to_be_forgotten_has_no_page_for_anyone(house: House) -> None:
    house.tablet(ROSA).send("/me/leaving/stay").says("You have left")
    with house.reading() as session:
        handle = session.exec(select(Person.handle).where(Person.handle.startswith("gone-"))).one()  # type: ignore[attr-defined]  # a column
    for path in ("", "/roles", "/ending"):
        house.tablet(SAM).open(f"/linnet/people/{handle}{path}", status=404)
    house.tablet(SAM).send(f"/linnet/people/{handle}/back", status=404)
    house.tablet(MINA).open("/linnet/people?role=left").says("Nobody found")


def test_whoever_follows_an_invitation_to_work_here_is_signed_out_after_a_quiet_time(house: House) -> None:
    house.tablet(BEN)
    with house.writing() as session:
        here, sam = house.here(session), house.actor(session, SAM)
        norc = next(one.id for one in organisations_of(session, here) if one.key == "norc")
        asked = InviteForm(name="Ben Archer", email="ben@example.org", role=Role.DEVELOPMENT_OFFICER)
        key = key_for(invite(session, sam, here, asked, norc))
    with house.writing() as session:
        ben = accept(session, key)
    with house.reading() as session:
        assert ben is not None
        assert session.exec(select(WebSession).where(WebSession.person_id == ben.person_id)).one().idle_minutes == 30


def test_a_part_played_next_door_is_none_here(house: House) -> None:
    joins(house, BEA, "heron", Role.STEWARD)
    bea = house.tablet(BEA)
    bea.open("/heron/settings")
    bea.open("/linnet/settings", status=403)
    bea.open("/linnet/people", status=403)


def test_a_membership_that_has_ended_opens_nothing_even_where_a_part_was_left_standing(house: House) -> None:
    """No service ends one without the other; should one forget to, nothing is open all the same."""
    mina = house.tablet(MINA)
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE membership SET left_at = joined_at WHERE person_id = (SELECT id FROM person WHERE handle = 'mina')"
        )
    mina.open("/linnet/people", status=403)
    mina.send("/linnet/needs", status=403, title="A kettle")
