"""Which neighbourhood: straight there when there is one, one's own first when there are several."""

from sqlmodel import select

from app.neighbourhoods.models import Membership
from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.participation.service import record
from app.people.sessions import open_with_card
from app.permissions.who import Role
from tests.cast import BEN, ROSA, SAM
from tests.house import House
from tests.tablet import Page

SWITCH = "Another neighbourhood of yours"


def test_one_s_own_come_first_then_the_others(house: House) -> None:
    _belongs_to_both(house)
    page = house.tablet(ROSA).open("/")
    assert [heading.text_content() for heading in page.tree.xpath("//main//h2")] == ["Yours"]
    assert _offered(page) == ["/heron", "/linnet"]


def test_those_one_does_not_belong_to_stand_apart(house: House) -> None:
    _belongs_to_both(house)
    house.tablet(SAM).send("/open-neighbourhood", step="4", name="Wren Street", **_LIVING, steward="me")
    page = house.tablet(ROSA).open("/")
    page.says("Yours", "Others")
    assert _offered(page) == ["/heron", "/linnet", "/wren-street"]


def test_a_visitor_chooses_among_all_by_name(house: House) -> None:
    page = house.tablet().open("/")
    assert _offered(page) == ["/heron", "/linnet"]
    page.does_not_say("Yours")


def test_someone_with_one_neighbourhood_goes_straight_there(house: House) -> None:
    assert house.tablet(BEN).open("/").path == "/heron"


def test_only_someone_with_several_finds_a_way_to_the_other(house: House) -> None:
    house.tablet(ROSA).open("/linnet").does_not_say(SWITCH)
    _belongs_to_both(house)
    rosa = house.tablet(ROSA)
    for path in ("/linnet", "/heron/needs", "/me"):
        rosa.open(path).says(SWITCH)
    house.tablet(BEN).open("/heron").does_not_say(SWITCH)
    house.tablet().open("/linnet").does_not_say(SWITCH)


def test_a_neighbourhood_that_was_left_counts_no_more(house: House) -> None:
    _belongs_to_both(house)
    with house.writing() as session:
        rosa = house.actor(session, ROSA)
        theirs = select(Membership).where(Membership.person_id == rosa.person_id, Membership.neighbourhood_id == 2)
        membership = session.exec(theirs).one()
        membership.left_at = membership.joined_at
        record(session, None, Kind.MEMBERSHIP_ENDED, membership)
    rosa = house.tablet(ROSA)
    rosa.open("/linnet").does_not_say(SWITCH)
    assert rosa.open("/").path == "/linnet"


def test_a_card_opens_its_own_neighbourhood_and_speaks_of_no_other(house: House) -> None:
    _belongs_to_both(house)
    tablet = house.tablet()
    with house.writing() as session:
        rosa = house.actor(session, ROSA)
        tablet.client.cookies.set("session", open_with_card(session, 1, rosa.person_id or 0, None))
    tablet.open("/linnet").does_not_say(SWITCH)
    assert tablet.open("/").path == "/linnet"


_LIVING = {"language": "en", "time_zone": "Europe/London", "themes": "who8"}


def _offered(page: Page) -> list[str]:
    return [str(link) for link in page.tree.xpath("//main//article//a/@href")]


def _belongs_to_both(house: House) -> None:
    with house.writing() as session:
        join(session, 2, house.actor(session, ROSA).person_id or 0, (Role.RESIDENT,))
