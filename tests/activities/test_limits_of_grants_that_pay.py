"""Which grant pays stays that one, beside newer ones; and what a grant does not say, the form does not say either."""

from tests.activities.arranging import an_activity
from tests.activities.test_paid_for_by_a_grant import NEW, PAGE, an_agreed_grant, changes, paid_by
from tests.cast import MINA, ROSA
from tests.grants.happenings import a_grant, agreed, let_go, the_row
from tests.house import House

CHANGE = "/linnet/activities/1/change"


def another(house: House, group: str = "The Painters") -> int:
    number = a_grant(house, title="Paint for the railings", group_name=group)
    agreed(house, number)
    return number


def to_choose(house: House, page: str) -> list[str]:
    return [str(one) for one in house.tablet(MINA).open(page).tree.xpath("//select[@name='grant']/option/@value")]


def test_the_page_names_the_one_that_pays_and_no_newer_one(house: House) -> None:
    number = an_agreed_grant(house)
    an_activity(house, grant=number)
    another(house)
    page = house.tablet(ROSA).open(PAGE)
    page.says("Grant 1: Seeds for the window boxes")
    page.does_not_say("Paint for the railings")


def test_where_it_answers_no_need_the_form_has_none(house: House) -> None:
    number = an_agreed_grant(house)
    assert house.tablet(MINA).open(f"{NEW}?grant={number}").field("need") == ""


def test_one_let_go_is_offered_last_and_only_to_what_it_was_to_pay_for(house: House) -> None:
    first = an_agreed_grant(house)
    an_activity(house, grant=first)
    second = another(house)
    assert to_choose(house, CHANGE) == ["", f"{second}", f"{first}"], "newest first"
    let_go(house, first)
    third = another(house, "The Choir")
    assert to_choose(house, CHANGE) == ["", f"{third}", f"{second}", f"{first}"]
    changes(house, grant=second)
    assert paid_by(house) == the_row(house, second).id
    for page in (CHANGE, NEW):
        assert to_choose(house, page) == ["", f"{third}", f"{second}"]
    changes(house)
    assert to_choose(house, CHANGE) == ["", f"{third}", f"{second}"]
