"""Mina tells people by hand, and ticks it off."""

import pytest
from sqlalchemy import insert

from app.notifications.models import Telling, TellingState
from app.participation.models import Kind
from app.people.models import ToldBy
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, IDRIS, INES, MINA, ROSA, SAM, Part
from tests.figures import Figures
from tests.house import House
from tests.needs.happenings import counted, everything
from tests.notifications.post_office import answered, tellings


def to_tell(house: House, part: Part = BEA, **answer: str) -> int:
    """Someone is to be told an answer; the number of the telling."""
    answered(house, house.a_need("The bus does not stop", by=part), **answer)
    return tellings(house, part)[0].id or 0


def test_the_list_says_whom_how_and_the_words_to_say(house: House) -> None:
    to_tell(house, AMINA, kind="no", words="The bus will not come back.", instead="There is a minibus.")
    page = house.tablet(MINA).open("/linnet/tellings")
    page.says("Amina Yusuf", "In person", "Somali", "Flat 52", "Need 1", "The bus does not stop")
    page.says("The answer is: no.", "The bus will not come back.", "There is a minibus.", "Helen Price decided this")
    assert page.tree.xpath("//a[@href='tel:07700900123']/*[@dir='ltr']")


def test_nobody_left_is_said_kindly(house: House) -> None:
    house.tablet(MINA).open("/linnet/tellings").says("Everyone has been told")


def test_one_way_at_a_time(house: House) -> None:
    to_tell(house, AMINA)
    to_tell(house, BEA)
    mina = house.tablet(MINA)
    mina.open("/linnet/tellings?way=phone").says("Bea Okafor")
    mina.open("/linnet/tellings?way=phone").does_not_say("Amina Yusuf")
    mina.open("/linnet/tellings?way=nonsense").says("Amina Yusuf", "Bea Okafor")


@pytest.mark.parametrize("way", ["", "way=noticeboard"])
def test_all_who_wait_are_on_the_pages_of_the_list_once(house: House, way: str) -> None:
    to_tell(house)
    first = everything(house, Telling)[0]
    row = first.model_dump(exclude={"id", "person_id"}) | {"way": ToldBy.NOTICEBOARD}
    with house.database.engine.begin() as connection:
        connection.execute(insert(Telling), [row] * 130)
    wanted = [one.id for one in everything(house, Telling) if not way or one.way == ToldBy.NOTICEBOARD]
    mina, listed, address = house.tablet(MINA), [], f"/linnet/tellings?{way}"
    while address:
        page = mina.open(address)
        listed += [int(task.removeprefix("telling-")) for task in page.tree.xpath("//div[@id='how']/article/@id")]
        assert way in address
        mina.send(f"/linnet/tellings/{listed[-1]}/done", how="phone")
        address = next(iter(page.tree.xpath("//nav[@class='pager']//a/@href")), "")
    assert listed == wanted


def test_ticking_off_without_scripts_comes_back_to_the_same_part(house: House) -> None:
    telling = to_tell(house)
    page = house.tablet(MINA).send(f"/linnet/tellings/{telling}/done", how="phone", shown="phone")
    assert str(page.response.url).endswith("/linnet/tellings?way=phone")
    page.says("Just told", "Bea Okafor was told by phone about need 1")
    told = tellings(house, BEA)[0]
    assert (told.state, told.told_how) == (TellingState.TOLD, ToldBy.PHONE)
    assert house.log()[-1] == Kind.TOLD


def test_ticking_off_with_htmx_changes_only_that_entry(house: House) -> None:
    telling = to_tell(house)
    part = house.tablet(MINA).send(f"/linnet/tellings/{telling}/done", how="in_person", htmx=True)
    assert part.tree.get("id") == f"telling-{telling}"
    part.says("Bea Okafor was told in person.", "Undo")


def test_undo_brings_it_back_and_the_log_keeps_both(house: House) -> None:
    telling = to_tell(house)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/tellings/{telling}/done", how="phone")
    part = mina.send(f"/linnet/tellings/{telling}/undo", htmx=True)
    part.says("Bea Okafor", "Told by phone")
    mina.send(f"/linnet/tellings/{telling}/undo", status=409)
    assert house.log()[-2:] == [Kind.TOLD, Kind.TELLING_UNTICKED]


def test_the_same_tick_twice_counts_once(house: House) -> None:
    telling = to_tell(house)
    mina = house.tablet(MINA)
    for _ in range(2):
        mina.send(f"/linnet/tellings/{telling}/done", how="phone", once="one tap, felt twice")
    assert house.log().count(Kind.TOLD) == 1
    mina.send(f"/linnet/tellings/{telling}/done", status=409, how="text")
    assert tellings(house, BEA)[0].told_how == ToldBy.PHONE


@pytest.mark.parametrize("htmx", [False, True])
def test_a_tick_that_says_no_way_is_asked_again(house: House, htmx: bool) -> None:
    telling = to_tell(house)
    page = house.tablet(MINA).send(f"/linnet/tellings/{telling}/done", status=422, htmx=htmx, how="pigeon")
    page.says("Please say how they were told.", "Bea Okafor")
    assert tellings(house, BEA)[0].state == TellingState.WAITING


@pytest.mark.parametrize("part", [ROSA, HELEN, INES, BEA, IDRIS])
@pytest.mark.parametrize("how", ["phone", "pigeon"])
def test_others_cannot_tick_off_and_a_slip_shows_them_nothing(house: House, part: Part, how: str) -> None:
    telling = to_tell(house)
    for htmx in (False, True):
        page = house.tablet(part).send(f"/linnet/tellings/{telling}/done", status=403, how=how, htmx=htmx)
        page.does_not_say("07700", "It was mended on Monday.")
    assert tellings(house, BEA)[0].state == TellingState.WAITING


def test_the_steward_may_tick_off_too(house: House) -> None:
    telling = to_tell(house)
    sam = house.tablet(SAM)
    sam.open("/linnet/tellings").says("Bea Okafor", "Told by phone")
    sam.send(f"/linnet/tellings/{telling}/done", htmx=True, how="phone").says("Bea Okafor was told")


def test_from_elsewhere_it_does_not_even_exist(house: House) -> None:
    telling = to_tell(house)
    gwen = house.tablet(GWEN)
    gwen.send(f"/heron/tellings/{telling}/done", status=404, how="phone")
    gwen.send(f"/heron/tellings/{telling}/undo", status=404)
    gwen.send(f"/heron/tellings/{10**30}/undo", status=404)
    gwen.send(f"/linnet/tellings/{telling}/done", status=403, how="phone")
    gwen.open("/linnet/tellings", status=403)
    gwen.open("/heron/tellings").does_not_say("Bea Okafor")


@pytest.mark.parametrize("part", [ROSA, HELEN, INES, BEN])
@pytest.mark.parametrize("place", ["", "/letters", "/letters.pdf", "/noticeboard"])
def test_the_list_is_for_officer_and_steward(house: House, part: Part, place: str) -> None:
    to_tell(house)
    house.tablet(part).open(f"/linnet/tellings{place}", status=403)


def test_a_longer_list_costs_no_more_statements(house: House, figures: Figures) -> None:
    costs = []
    mina = house.tablet(MINA)
    for _ in range(2):
        for part in (AMINA, BEA, ROSA) * 3:
            answered(house, house.a_need(by=part))
        with counted(house) as asked:
            mina.open("/linnet/tellings")
        costs.append(len(asked))
    figures.note("statements for a page", "the work list", costs[0])
    assert costs[0] == costs[1] <= 12
