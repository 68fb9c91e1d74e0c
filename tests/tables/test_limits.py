"""A tablet opens what it was opened for: until its time, for whom was let on, in its own neighbourhood."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.people.models import WebSession
from app.permissions.who import Role
from app.tables.models import Tablet as TableTablet
from tests.cards.making import card_for, later
from tests.cast import AMINA, BEN, GWEN, MINA, ROSA, SAM
from tests.house import House
from tests.people.post import ask, mail
from tests.tables.table import newest, opened, shared, shown_code, type_code
from tests.tablet import Tablet

CLOSED = "This tablet is closed already."
ANOTHER_CODE = "This code does not open a tablet."


def next_door(house: House) -> tuple[Tablet, int]:
    """Gwen opens a tablet in Heron Street."""
    gwen = house.tablet(GWEN)
    gwen.send("/heron/tables", name="Heron's table", lasts="2")
    with house.reading() as session:
        return gwen, newest(session).id


def held(session: Session, tablet: int) -> WebSession:
    return session.exec(select(WebSession).where(WebSession.tablet_id == tablet)).one()


def test_the_code_works_for_a_quarter_of_an_hour(house: House) -> None:
    mina, number = house.tablet(MINA), opened(house)
    code = shown_code(mina, number)
    with later(minutes=14):
        type_code(house.tablet(), code).says("Hello. Who has this tablet now?")
    code = shown_code(mina, number)
    with later(minutes=16):
        type_code(house.tablet(), code, status=422).says(ANOTHER_CODE)


def test_a_code_that_still_works_opens_no_tablet_whose_time_is_over(house: House) -> None:
    number = opened(house, lasts="1")
    with later(minutes=55):
        code = shown_code(house.tablet(MINA), number)
    with later(minutes=61):
        type_code(house.tablet(), code, status=422).says(ANOTHER_CODE)


@pytest.mark.parametrize("way", ["code", "this-device"])
@pytest.mark.parametrize("end", ["closed", "over"])
def test_a_tablet_that_is_closed_or_over_takes_no_device(house: House, way: str, end: str) -> None:
    number = opened(house, lasts="1")
    if end == "closed":
        house.tablet(MINA).send(f"/linnet/tables/{number}/closing")
    with later(minutes=0 if end == "closed" else 61):
        mina = house.tablet(MINA)
        mina.send(f"/linnet/tables/{number}/{way}", status=409).says(CLOSED)
        mina.open("/me").says("Mina Kaur")


def test_whoever_still_holds_it_does_nothing_more_when_its_time_is_over(house: House) -> None:
    tablet = shared(house, ROSA, lasts="1")
    with later(minutes=50):
        tablet.send("/table/sitting", person="rosa")
        tablet.send("/linnet/needs", title="In time")
    with later(minutes=58):
        tablet.open("/linnet").says("Rosa has this tablet")
    with later(minutes=61):
        tablet.send("/linnet/needs", title="Too late").does_not_say("Rosa")
    with house.reading() as session:
        assert held(session, newest(session).id).ends_at - newest(session).until < timedelta(seconds=1)
    assert house.log().count(Kind.NEED_RAISED) == 1


def test_closing_all_leaves_the_tablets_next_door_open(house: House) -> None:
    opened(house)
    gwen, theirs = next_door(house)
    house.tablet(MINA).send("/linnet/tables/closing").says("No tablet is out")
    gwen.open("/heron/tables").says("Heron's table")
    with house.reading() as session:
        assert session.get_one(TableTablet, theirs).closed_at is None


def test_an_officer_sees_no_tablet_of_next_door(house: House) -> None:
    opened(house, name="By the window")
    gwen, theirs = next_door(house)
    page = gwen.open("/heron/tables")
    page.says("Heron's table")
    page.does_not_say("By the window")
    house.tablet(MINA).open("/linnet/tables").does_not_say("Heron's table")
    house.tablet(MINA).open(f"/linnet/tables/{theirs}", status=404)


def test_a_card_of_next_door_opens_no_table_here_even_for_someone_who_lives_in_both(house: House) -> None:
    with house.writing() as session:
        here, ben = house.here(session), house.actor(session, BEN)
        join(session, here.id, ben.person_id or 0, (Role.RESIDENT,))
    tablet, code = shared(house), card_for(house, BEN)
    tablet.send("/table/sitting", with_card="yes", code=code, status=422).says("This code does not open this tablet")


def test_the_tile_of_someone_who_belongs_here_no_more_is_gone(house: House) -> None:
    tablet = shared(house, ROSA, AMINA)
    tablet.open("/table?choose=name").says("Rosa", "Amina")
    house.tablet(SAM).send("/linnet/people/rosa/ending")
    house.tablet(SAM).send("/linnet/people/amina/roles/end", role="resident")
    tablet.open("/table?choose=name").does_not_say("Rosa", "Amina")
    for person in ("rosa", "amina"):
        tablet.send("/table/sitting", person=person, status=422).says("Your name is not on this tablet any more.")


def test_a_tablet_that_was_left_lying_counts_as_free_after_a_quarter_of_an_hour(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    with later(minutes=14):
        house.tablet(MINA).open("/linnet/tables").says("In someone’s hands")
    with later(minutes=16):
        page = house.tablet(MINA).open("/linnet/tables")
        page.says("Free")
        page.does_not_say("In someone’s hands")


@pytest.mark.parametrize("way", ["link", "code"])
def test_nobody_signs_in_by_mail_on_a_tables_tablet(house: House, way: str) -> None:
    tablet, rosas = shared(house), house.tablet()
    ask(rosas)
    keys = mail(house)
    tablet.client.cookies.set("sign_in", rosas.client.cookies["sign_in"])
    path, fields = (f"/sign-in/{keys.link}", {}) if way == "link" else ("/sign-in/code", {"code": keys.code})
    tablet.send(path, status=403, **fields).says("Not on a shared tablet")
    tablet.open("/table").says("Hello. Who has this tablet now?")
    with house.reading() as session:
        rosa = house.actor(session, ROSA).person_id
        assert session.exec(select(WebSession).where(WebSession.person_id == rosa)).all() == []
