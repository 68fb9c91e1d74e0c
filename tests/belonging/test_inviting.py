"""Inviting by e-mail, adding someone in person, and what an invitation opens."""

import re
from datetime import timedelta
from pathlib import Path

from sqlmodel import col, select

from app.belonging.inviting import MOST_TIMES_AGAIN
from app.belonging.models import Invitation
from app.core import clock
from app.neighbourhoods.models import Membership, MembershipRole
from app.participation.models import Kind, Participation
from app.people.models import Person
from app.permissions.who import Role
from tests.cast import HELEN, MINA, ROSA, SAM, Part
from tests.house import House
from tests.notifications.post_office import a_worker, open_post_office, read_out, work_all
from tests.tablet import Page

NEW = {"name": "Ada Lin", "email": "Ada@Example.org", "language": "zh-Hant", "role": "resident"}
OVER = "This invitation does not work any more"


def link_of(house: House, tmp_path: Path) -> str:
    """The invitation's mail really goes out; returns the address it brings."""
    with open_post_office() as office:
        work_all(a_worker(house, tmp_path, smtp_port=office.port))
        said = read_out(office.mails[-1])
    found = re.search(r"https://hellos\.example(/invitation/\S+)", said)
    assert found is not None, said
    return found.group(1)


def invited(house: House, tmp_path: Path, by: Part = MINA, **fields: str) -> str:
    house.tablet(by).send("/linnet/people/invite", **{**NEW, **fields}).says("Open invitations", "Ada Lin")
    return link_of(house, tmp_path)


def test_ada_gets_a_mail_presses_a_button_and_belongs(house: House, tmp_path: Path) -> None:
    link, adas = invited(house, tmp_path), house.tablet()
    adas.open(link).says("Come and join Linnet Court", "Mina Kaur asks you to join.", "Your part is: Neighbour.")
    assert house.log() == [Kind.INVITED], "looking at the link changes nothing"
    assert adas.send(link).path == "/linnet"
    adas.open("/me").says("Ada Lin")
    assert adas.send(link).path == "/linnet", "the second tap meets what the first has done"
    house.tablet(MINA).open("/linnet/people/invitations").says("No open invitations")
    with house.reading() as session:
        ada = session.exec(select(Person).where(Person.email == "ada@example.org")).one()
        assert (ada.language, ada.told_by) == ("zh-Hant", "email")
        roles = session.exec(select(MembershipRole).join(Membership).where(Membership.person_id == ada.id)).all()
        assert [role.role for role in roles] == [Role.RESIDENT]
        assert (joined := session.exec(_newest(Kind.PERSON_JOINED)).first()) and joined.spoken_by == ada.id


def test_an_invitation_works_once_and_not_after_two_weeks(house: House, tmp_path: Path) -> None:
    link = invited(house, tmp_path)
    with clock.at(clock.now() + timedelta(days=15)):
        house.tablet().open(link).says(OVER)
        house.tablet().send(link, status=422).says(OVER)
    house.tablet().send(link)
    house.tablet().open(link).says(OVER)
    house.tablet().send(link, status=422).says(OVER)
    house.tablet().send("/invitation/never-sent", status=422).says(OVER)


def test_one_that_was_taken_back_opens_nothing(house: House, tmp_path: Path) -> None:
    link, tablet = invited(house, tmp_path), house.tablet(MINA)
    number = _number(tablet.open("/linnet/people/invitations"))
    for _ in range(2):
        tablet.send(f"/linnet/people/invitations/{number}/withdraw").says("No open invitations")
    house.tablet().send(link, status=422).says(OVER)
    assert house.log() == [Kind.INVITED, Kind.INVITATION_WITHDRAWN]
    tablet.send("/linnet/people/invitations/999/withdraw", status=404)


def test_sent_again_it_has_a_new_link_and_two_more_weeks_and_the_old_link_is_over(house: House, tmp_path: Path) -> None:
    old, mina = invited(house, tmp_path), house.tablet(MINA)
    page = mina.open("/linnet/people/invitations")
    page.does_not_say("Send again")
    number, later = _number(page), clock.now() + timedelta(days=20)
    with clock.at(later):
        mina = house.tablet(MINA)
        mina.open("/linnet/people/invitations").says("Over since", "Send again: Ada Lin")
        for _ in range(2):
            mina.send(f"/linnet/people/invitations/{number}/again", once="tapped twice").says("Sent again on")
        house.tablet().send(old, status=422).says(OVER)
        new = link_of(house, tmp_path)
        assert new != old
        house.tablet().open(old).says(OVER)
    with clock.at(later + timedelta(days=13)):
        house.tablet().send(new)
        house.tablet(MINA).send(f"/linnet/people/invitations/{number}/again", status=409).says(
            "This invitation is settled"
        )
    assert house.log().count(Kind.INVITATION_SENT_AGAIN) == 1


def test_no_one_is_sent_mails_without_end(house: House, tmp_path: Path) -> None:
    invited(house, tmp_path)
    mina, now = house.tablet(MINA), clock.now()
    again = f"/linnet/people/invitations/{_number(mina.open('/linnet/people/invitations'))}/again"
    mina.send(again, status=429).says("less than an hour ago")
    for hour in range(1, MOST_TIMES_AGAIN + 1):
        with clock.at(now + timedelta(hours=2 * hour)):
            mina = house.tablet(MINA)
            mina.send(again)
            mina.send(again, status=429, htmx=True).says("less than an hour ago")
    with clock.at(now + timedelta(days=3)):
        house.tablet(MINA).send(again, status=429).says("It was sent many times already.")
    assert house.log().count(Kind.INVITATION_SENT_AGAIN) == MOST_TIMES_AGAIN


def test_what_was_asked_anew_or_belongs_to_a_steward_is_not_sent_again(house: House, tmp_path: Path) -> None:
    invited(house, tmp_path, SAM, role="partner", organisation="practice")
    with clock.at(clock.now() + timedelta(days=20)):
        house.tablet(MINA).send("/linnet/people/invitations/1/again", status=403)
        house.tablet(MINA).send("/linnet/people/invitations/999/again", status=404)
        house.tablet(SAM).send("/linnet/people/invite", **NEW)
        house.tablet(SAM).send("/linnet/people/invitations/1/again", status=409).says("has an open invitation")
    assert house.log() == [Kind.INVITED, Kind.INVITED]


def test_the_key_is_in_the_mail_only(house: House, tmp_path: Path) -> None:
    key = invited(house, tmp_path).rpartition("/")[2]
    with house.reading() as session:
        assert key not in repr(session.exec(select(Invitation)).all())
        assert len(session.exec(select(Invitation.key)).one() or "") == 64


def test_someone_we_know_joins_but_signs_in_as_ever(house: House, tmp_path: Path) -> None:
    """A link that lives two weeks must not open what someone has elsewhere."""
    link, tablet = invited(house, tmp_path, email="ben@example.org"), house.tablet()
    assert tablet.send(link).path == "/sign-in"
    assert tablet.open("/me").path == "/sign-in"
    with house.reading() as session:
        ben = session.exec(select(Person).where(Person.email == "ben@example.org")).one()
        homes = session.exec(select(Membership).where(Membership.person_id == ben.id)).all()
        assert (ben.name, len(homes)) == ("Ben Archer", 2)


def test_an_officer_invites_neighbours_and_a_steward_invites_all(house: House, tmp_path: Path) -> None:
    mina = house.tablet(MINA)
    mina.open("/linnet/people/invite").does_not_say("Steward", "Where do they work?")
    mina.send("/linnet/people/invite", status=403, **{**NEW, "role": "steward"})
    sam = house.tablet(SAM)
    page = sam.send("/linnet/people/invite", status=422, **{**NEW, "role": "partner"})
    page.says("Please choose where they work.")
    assert page.field("email") == "Ada@Example.org"
    link = invited(house, tmp_path, SAM, role="partner", organisation="practice")
    mina.open("/linnet/people/invitations").does_not_say("Take back")
    mina.send("/linnet/people/invitations/1/withdraw", status=403)
    house.tablet().send(link)
    sam.open("/linnet/people?words=ada").says("Ada Lin", "Partner", "Alder Street Practice")


def test_a_mistake_is_said_beside_its_field(house: House) -> None:
    tablet = house.tablet(MINA)
    tablet.send("/linnet/people/invite", status=422, **{**NEW, "email": "ada"}).says("Please write an e-mail address")
    tablet.send("/linnet/people/invite", status=422, **{**NEW, "name": " "}).says("Please write their name.")
    tablet.send("/linnet/people/invite", status=422, **{**NEW, "language": "tlh"}).says("Please choose one of these.")
    known = tablet.send("/linnet/people/invite", status=422, **{**NEW, "email": "rosa@example.org"})
    known.says("Someone with this address belongs here already.")
    tablet.send("/linnet/people/invite", **NEW)
    tablet.send("/linnet/people/invite", status=422, **NEW).says("This address has an open invitation.")
    assert house.log() == [Kind.INVITED]


def test_neighbours_and_housing_invite_no_one(house: House) -> None:
    for part in (ROSA, HELEN):
        tablet = house.tablet(part)
        for path in ("people/invite", "people/new"):
            tablet.open(f"/linnet/{path}", status=403)
            tablet.send(f"/linnet/{path}", status=403, **NEW)
        tablet.open("/linnet/people/invitations", status=403)
    assert house.log() == []


def test_mina_adds_a_neighbour_who_stands_before_her(house: House) -> None:
    page = house.tablet(MINA).send("/linnet/people/new", name="阿明", flat="Flat 9", language="so", once="a")
    page.says("阿明 belongs here now.", "Make a card", "Neighbour", "They are told in person.")
    with house.reading() as session:
        ming = session.exec(select(Person).where(Person.name == "阿明")).one()
        assert (ming.flat, ming.language, ming.email, ming.phone) == ("Flat 9", "so", None, None)
        joined = session.exec(_newest(Kind.PERSON_JOINED)).first()
        mina = house.actor(session, MINA).person_id
        assert joined and (joined.spoken_by, joined.typed_by, joined.via) == (ming.id, mina, "in_person")


def test_a_neighbour_is_added_once_and_a_namesake_knowingly(house: House) -> None:
    tablet, rosa = house.tablet(MINA), {"name": "rosa  DELGADO"}
    tablet.send("/linnet/people/new", status=422, **rosa).says("Someone of this name belongs here already.")
    for _ in range(2):
        tablet.send("/linnet/people/new", **rosa, is_another="yes", once="one").says("belongs here now")
    tablet.open("/linnet/people?words=rosa").says("Rosa Delgado", "rosa DELGADO")
    with house.reading() as session:
        assert len(session.exec(select(Person).where(Person.search_name == "rosa delgado")).all()) == 2


def test_how_they_want_to_be_told_must_be_possible(house: House) -> None:
    tablet = house.tablet(MINA)
    tablet.send("/linnet/people/new", status=422, name="Ada", told_by="phone").says("the number we can reach them on")
    tablet.send("/linnet/people/new", status=422, name="Ada", told_by="email").says("Please write an e-mail address")
    taken = tablet.send("/linnet/people/new", status=422, name="Ada", told_by="email", email="ben@example.org")
    taken.says("Please invite them by e-mail instead.")
    assert taken.field("name") == "Ada"
    tablet.send("/linnet/people/new", name="Ada", told_by="text", phone="07700 900999").says("by text message")


def _newest(kind: Kind):
    return select(Participation).where(Participation.kind == kind).order_by(col(Participation.id).desc())


def _number(page: Page) -> str:
    return str(page.tree.xpath("//form[contains(@action, 'withdraw')]/@action")[0]).split("/")[-2]
