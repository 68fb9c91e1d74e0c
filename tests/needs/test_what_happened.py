"""What happened: a public board of answers and outcomes, with honest counts, longest unanswered first."""

from datetime import timedelta

from app.core import clock
from tests.cast import AMINA, MINA, ROSA
from tests.house import House
from tests.needs.happenings import an_answer, answered, in_days, many_needs
from tests.tablet import Page

PAGE = "/linnet/what-happened"


def test_everyone_may_read_what_became_of_needs_and_who_decided(house: House) -> None:
    number = house.a_need()
    answered(house, number, "no", words="There is no room for it.")
    page = house.tablet().open(PAGE)
    page.says("What happened", "There is no room for it.", "A seat by the front door.", "Helen Price decided")
    page.does_not_say("Rosa")
    house.tablet().open("/heron/what-happened").does_not_say("There is no room for it.")


def test_small_counts_are_hidden_and_others_go_to_the_nearest_five(house: House) -> None:
    one, seven = house.a_need(), 7
    first = _counts(house.tablet().open(PAGE))
    assert first["Waiting for an answer"] == "Fewer than 8"
    assert first["Done"] == "0"
    many_needs(house, seven - 1, first=one + 1)
    assert _counts(house.tablet().open(PAGE)) == first
    many_needs(house, 5, first=seven + 1)
    assert _counts(house.tablet().open(PAGE))["Waiting for an answer"] == "10"


def test_whether_it_helped_is_counted_the_same_way(house: House) -> None:
    number = house.a_need()
    answered(house, number)
    assert _counts(house.tablet().open(PAGE))["Yes, it helped"] == "0"
    house.tablet(ROSA).send(f"/linnet/needs/{number}/helped", how="yes")
    assert _counts(house.tablet().open(PAGE))["Yes, it helped"] == "Fewer than 8"


def test_the_longest_unanswered_stands_first(house: House) -> None:
    for days, title in ((3, "Three days"), (400, "Four hundred days"), (40, "Forty days")):
        with clock.at(clock.now() - timedelta(days=days)):
            house.a_need(title)
    house.a_need("Answered already")
    answered(house, 4)
    house.a_need("Not shown", shown=False)
    page = house.tablet().open(PAGE)
    waiting = page.tree.xpath("//ol[@class='waiting']//a")
    assert [link.text_content() for link in waiting] == ["Four hundred days", "Forty days", "Three days"]
    page.does_not_say("Not shown")


def test_the_answers_are_chosen_by_their_kind(house: House) -> None:
    for order, kind in enumerate(("done", "no"), 1):
        house.a_need(f"A need that ends in {kind}")
        answered(house, order, kind, words=f"We said {kind}.")
    tablet = house.tablet(AMINA)
    assert _outcomes(tablet.open(PAGE)) == ["A need that ends in no", "A need that ends in done"]
    assert _outcomes(tablet.open(f"{PAGE}?kind=done")) == ["A need that ends in done"]
    tablet.open(f"{PAGE}?kind=doing").says("No answers of this kind yet.")
    assert len(_outcomes(tablet.open(f"{PAGE}?kind=nothing-we-know"))) == 2


def test_only_the_answer_that_stands_is_shown(house: House) -> None:
    number = house.a_need()
    for kind in ("not_yet", "done"):
        answered(house, number, kind, words=f"We said {kind}.")
    page = house.tablet().open(PAGE)
    page.says("We said done.")
    page.does_not_say("We said not_yet.")
    house.tablet().open(f"{PAGE}?kind=not_yet").does_not_say("We said")


def test_a_promise_that_is_late_is_said_to_be_late(house: House) -> None:
    number = house.a_need()
    house.tablet(MINA).send(f"/linnet/needs/{number}/answers", **an_answer("doing", by_when=in_days(10)))
    tablet = house.tablet()
    with clock.at(clock.now() + timedelta(days=9)):
        tablet.open(PAGE).does_not_say("That day has passed.")
    with clock.at(clock.now() + timedelta(days=12)):
        tablet.open(PAGE).says("That day has passed. It is back for another look.")


def test_what_waits_again_is_among_the_longest_waiting_and_counted_there_however_many_answers_are_newer(
    house: House,
) -> None:
    many_needs(house, 12)
    for number in range(1, 13):
        answered(house, number, "done" if number > 1 else "not_yet")
    house.a_need("The lamp is out")
    tablet = house.tablet()
    with clock.at(clock.now() + timedelta(days=9)):
        page = tablet.open(PAGE)
        assert (_waiting(page), _counts(page)["Not yet"]) == (["The lamp is out"], "Fewer than 8")
    with clock.at(clock.now() + timedelta(days=12)):
        page = tablet.open(PAGE)
    assert _waiting(page) == ["The lamp is out", "Bench 1 is broken"]
    assert "Bench 1 is broken" not in _outcomes(page), "ten answers are newer"
    page.says("Bench 1 is broken Back for another look Waiting for 2 days", "about 15 needs")
    counts = _counts(page)
    assert (counts["Not yet"], counts["Done"], counts["Waiting for an answer"]) == ("0", "10", "Fewer than 8")
    sheet = " ".join(page.tree.xpath("string(//section[contains(@class, 'paper-only')])").split())
    assert "Bench 1 is broken. Waiting for 2 days." in sheet
    assert "Not yet" not in sheet


def test_a_no_on_the_noticeboards_sheet_says_what_else_is_possible(house: House) -> None:
    answered(house, house.a_need(), "no", words="There is no room for it. " * 20)
    sheet = house.tablet().open(PAGE).tree.xpath("//section[contains(@class, 'paper-only')]")[0]
    words = " ".join(sheet.text_content().split())
    assert "What else is possible: A seat by the front door. Helen Price decided, for Brookside Homes." in words


def test_what_did_not_help_is_waiting_again(house: House) -> None:
    number = house.a_need()
    answered(house, number)
    tablet = house.tablet()
    assert _outcomes(tablet.open(PAGE)) == ["The bench by the lift is broken"]
    house.tablet(ROSA).send(f"/linnet/needs/{number}/helped", how="no")
    page = tablet.open(PAGE)
    assert _outcomes(page) == []
    assert page.tree.xpath("//ol[@class='waiting']//a")


def test_an_empty_board_says_so_kindly(house: House) -> None:
    page = house.tablet().open(PAGE)
    page.says("Whoever says something first gets an honest answer.", "No answers of this kind yet.")
    page.does_not_say("Every need has an answer.")


def test_where_each_has_its_answer_the_board_says_so(house: House) -> None:
    number = house.a_need()
    house.tablet(ROSA).open(PAGE).does_not_say("Every need has an answer.")
    answered(house, number)
    page = house.tablet(ROSA).open(PAGE)
    page.says("Every need has an answer.")
    page.does_not_say("Whoever says something first")


def _counts(page: Page) -> dict[str, str]:
    rows = page.tree.xpath("//table[contains(@class, 'counts')]/tbody/tr")
    return {" ".join(row.xpath("string(th)").split()): row.xpath("string(td[last()])").strip() for row in rows}


def _waiting(page: Page) -> list[str]:
    return [link.text_content() for link in page.tree.xpath("//ol[@class='waiting']//a")]


def _outcomes(page: Page) -> list[str]:
    return [link.text_content() for link in page.tree.xpath("//article[contains(@class, 'outcome')]//h3/a")]
