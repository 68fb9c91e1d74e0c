"""The board: what neighbours need, found by words, place, theme and standing, page after page."""

import pytest

from app.needs.kinds import Standing
from app.needs.replies import Answer
from tests.cast import AMINA, BEA, BEN, HELEN, IDRIS, MINA, OMAR, ROSA, SHAH
from tests.house import House
from tests.needs.happenings import answered, backed, commented, everything, in_days, many_needs, the_row
from tests.tablet import Page, Tablet

TITLES = (
    "A CAFÉ in the lounge",
    "Kjøreordning til butikken",
    "我们的社区需要一个花园",
    "المقعد مكسور يا أحمد",
    "Warm rooms in Łódź Straße",
)


def test_the_board_shows_the_newest_first_with_where_it_stands(house: House) -> None:
    for title in ("The oldest", "The middle one", "The newest"):
        house.a_need(title)
    answered(house, 2, "doing")
    page = house.tablet().open("/linnet/needs")
    assert _numbers(page) == [3, 2, 1]
    page.says("Being done", "Waiting for an answer")


def test_the_board_is_narrowed_by_place_theme_and_standing(house: House) -> None:
    house.a_need("Lift stuck", place="lift_a", theme="housing")
    house.a_need("Lounge cold", place="lounge", theme="housing")
    house.a_need("Bus late", theme="transport")
    answered(house, 2, "not_yet")
    tablet = house.tablet(AMINA)
    assert _numbers(tablet.open("/linnet/needs?place=lift_a")) == [1]
    assert _numbers(tablet.open("/linnet/needs?theme=housing")) == [2, 1]
    assert _numbers(tablet.open("/linnet/needs?theme=housing&stands=not_yet")) == [2]
    assert _numbers(tablet.open("/linnet/needs?stands=waiting&words=late")) == [3]
    assert _numbers(tablet.open("/linnet/needs?order=longest&place=&theme=&words=&stands=")) == [1, 3]
    tablet.open("/linnet/needs?place=lounge&stands=done").says("Nothing found")
    page = tablet.open("/linnet/needs?theme=housing&words=cold")
    assert page.field("words") == "cold"
    assert page.tree.xpath("//select[@name='theme']/option[@selected]/@value") == ["housing"]


@pytest.mark.parametrize("strange", ["stands=nowhere&order=sideways&theme=x", "after=0", "words=%F0%9F%AA%91"])
def test_a_strange_address_is_no_reason_to_break(house: House, strange: str) -> None:
    house.a_need()
    house.tablet().open(f"/linnet/needs?{strange}").says("What neighbours need")


def test_words_are_found_however_they_are_written(house: House) -> None:
    for title in TITLES:
        house.a_need(title)
    tablet = house.tablet(AMINA)
    found = {
        "cafe": [1],
        "CAFÉ": [1],
        "lounge cafe": [1],
        "kjor": [2],
        "kjøreordning": [2],
        "社区": [3],
        "花园": [3],
        "المَقعد": [4],
        "احمد": [4],
        "lodz strasse": [5],
        "warm cafe": [],
        "'\" OR * ( NEAR": [],
    }
    for words, numbers in found.items():
        page = Page(tablet.client.get("/linnet/needs", params={"words": words}), 200)
        assert _numbers(page) == numbers, words


def test_what_is_said_later_is_found_too_and_what_is_gone_is_not(house: House) -> None:
    number = house.a_need(shown=False)
    house.tablet(MINA).send(f"/linnet/needs/{number}/review", outcome="asked_back", reason="Which?")
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/needs/{number}/more", story="The turquoise one.")
    assert _numbers(rosa.open("/linnet/needs?words=turquoise")) == []
    house.tablet(MINA).send(f"/linnet/needs/{number}/review", outcome="shown")
    assert _numbers(rosa.open("/linnet/needs?words=turquoise")) == [number]
    rosa.send(f"/linnet/needs/{number}/taking-back")
    assert _numbers(rosa.open("/linnet/needs?words=turquoise")) == []


@pytest.mark.parametrize("order", ["newest", "longest"])
def test_all_pages_together_hold_every_need_once(house: House, order: str) -> None:
    many_needs(house, 45)
    seen = _all_pages(house, house.tablet(AMINA), f"/linnet/needs?order={order}&words=bench")
    assert seen == (list(range(45, 0, -1)) if order == "newest" else list(range(1, 46)))


def test_needs_that_wait_from_the_same_moment_are_not_lost_between_pages(house: House) -> None:
    many_needs(house, 25)
    many_needs(house, 20, first=26, waits_from=the_row(house, 20).waits_from)
    seen = _all_pages(house, house.tablet(AMINA), "/linnet/needs?order=longest")
    assert sorted(seen) == list(range(1, 46))


def test_what_is_answered_leaves_the_waiting_and_a_promise_to_come_is_not_among_them(house: House) -> None:
    many_needs(house, 3)
    answered(house, 1, "done")
    answered(house, 2, "doing", by_when=in_days(3))
    assert _numbers(house.tablet().open("/linnet/needs?order=longest")) == [3]
    assert [answer.kind.value for answer in everything(house, Answer)] == ["done", "doing"]


def test_names_are_for_those_who_belong_here(house: House) -> None:
    number = house.a_need(story="I fell there.")
    commented(house, number, "So did I.", by=AMINA)
    backed(house, number, OMAR)
    answered(house, number, "done")
    house.tablet(ROSA).send(f"/linnet/needs/{number}/helped", how="yes")
    house.tablet(HELEN).open(f"/linnet/needs/{number}").says("Rosa Delgado raised this", "Amina Yusuf said")
    for stranger in (None, BEN):
        page = house.tablet(stranger).open(f"/linnet/needs/{number}")
        page.says("A neighbour raised this", "I fell there.", "So did I.", "Helen Price decided")
        page.does_not_say("Rosa", "Amina", "Omar", "Delgado", "Yusuf")


def test_a_few_neighbours_are_never_counted_out_loud(house: House) -> None:
    number = house.a_need()
    visitor = house.tablet()
    backed(house, number, AMINA)
    one = [visitor.open(path).text for path in ("/linnet/needs", f"/linnet/needs/{number}")]
    assert "A few neighbours say “me too”." in one[0]
    backed(house, number, OMAR, BEA, MINA, IDRIS, HELEN, SHAH)
    seven = [visitor.open(path).text for path in ("/linnet/needs", f"/linnet/needs/{number}")]
    assert seven == one


def test_where_it_stands_follows_the_newest_answer(house: House) -> None:
    number = house.a_need()
    board = house.tablet()
    for kind in ("dont_know", "no", "done"):
        answered(house, number, kind)
        assert _numbers(board.open(f"/linnet/needs?stands={kind}")) == [number]
    assert _numbers(board.open(f"/linnet/needs?stands={Standing.WAITING.value}")) == []


def _all_pages(house: House, tablet: Tablet, address: str) -> list[int]:
    """Every number, page after page, while neighbours go on raising needs."""
    seen: list[int] = []
    while address:
        page = tablet.open(address)
        seen += _numbers(page)
        address = next(iter(page.tree.xpath("//nav[@class='pager']//a/@href")), "")
        if len(seen) == 20:
            house.a_need("Bench come lately")
    return [number for number in seen if number <= 45]


def _numbers(page: Page) -> list[int]:
    """The needs in the list, in its order."""
    links = page.tree.xpath("//section[@aria-labelledby='all-needs']//article//h3//a/@href")
    return [int(link.rsplit("/", 1)[1]) for link in links]
