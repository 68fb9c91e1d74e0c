"""An activity says which grant pays for it, a grant what came of it: what the board decided is read from both ends."""

from typing import Any

import pytest

from app.activities.forms import WhatForm, WhenForm
from app.activities.granted import NO_SUCH_GRANT
from app.activities.happenings import the_activity
from app.activities.models import Activity
from app.activities.planning import change_activity, plan_again
from app.core.errors import NotLikeThis
from app.participation.models import Kind
from tests.activities.arranging import an_activity
from tests.cast import AMINA, BEA, GWEN, MINA, OMAR, ROSA, Part
from tests.grants.happenings import SEEDS, a_board, a_grant, agreed, decided, let_go, paid, the_row, told, voiced
from tests.house import House
from tests.needs.happenings import beside, counted, everything, in_days
from tests.tablet import Page

NEW, PAGE = "/linnet/activities/new", "/linnet/activities/1/dates/1"


def an_agreed_grant(house: House, **form: Any) -> int:
    a_board(house)
    number = a_grant(house, **form)
    agreed(house, number)
    return number


def a_plan(grant: object, **typed: str) -> dict[str, str]:
    when = {"first_on": f"{in_days(9)}", "at_time": "10:30", "minutes": "60"}
    return {"title": "Sowing day", "kind": "get_together", "place": "lounge", "grant": f"{grant}", **when, **typed}


def changes(house: House, by: Part = MINA, **form: Any) -> None:
    with house.writing() as session:
        here = house.here(session)
        said = WhatForm(**{"title": "Sowing day", "kind": "get_together", **form})
        change_activity(session, house.actor(session, by), here, the_activity(session, here, 1), said)


def paid_by(house: House) -> int | None:
    """The id of the grant behind the newest activity."""
    return everything(house, Activity)[-1].grant_id


def chosen(page: Page) -> str:
    """The grant that is chosen in the form."""
    return "".join(page.tree.xpath("//select[@name='grant']/option[@selected]/@value"))


def test_the_form_is_filled_in_from_the_grant(house: House) -> None:
    need = house.a_need(place="lounge")
    number = an_agreed_grant(house, need=need)
    page = house.tablet(MINA).open(f"/linnet/grants/{number}")
    assert page.tree.xpath(f"//main//a[@href='{NEW}?grant={number}'][contains(., 'Plan it')]")
    form = house.tablet(MINA).open(f"{NEW}?grant={number}")
    assert (chosen(form), form.field("title"), form.field("need")) == (f"{number}", SEEDS, f"{need}")
    assert chosen(house.tablet(MINA).open(NEW)) == ""


def test_no_one_is_asked_about_grants_where_there_are_none(house: House) -> None:
    a_board(house)
    a_grant(house)
    house.tablet(MINA).open(NEW).does_not_say("Does a grant pay for it?", SEEDS)


@pytest.mark.parametrize("htmx", [True, False])
def test_planned_once_and_read_from_both_ends(house: House, htmx: bool) -> None:
    number = an_agreed_grant(house)
    mina = house.tablet(MINA)
    for _ in range(2):
        mina.send("/linnet/activities", htmx=htmx, once="sow", **a_plan(number))
    assert house.log().count(Kind.ACTIVITY_PLANNED) == 1
    assert paid_by(house) == the_row(house, number).id
    for part in (ROSA, MINA, None):
        page = house.tablet(part).open(PAGE)
        page.says("To be paid for from the pot: Grant 1: Seeds for the window boxes", "Who decided: Amina Yusuf")
        assert page.tree.xpath(f"//main//a[@href='/linnet/grants/{number}']")
        page = house.tablet(part).open(f"/linnet/grants/{number}")
        page.says("What came of it", "Sowing day", "Next on", "An activity was planned with it")
        assert page.tree.xpath("//section[@id='became']//a[@href='/linnet/activities/1']")
        assert page.tree.xpath("//ol[@class='story']//a[@href='/linnet/activities/1']")


@pytest.mark.parametrize("htmx", [True, False])
def test_a_grant_that_is_not_there_gets_a_sentence_and_nothing_is_lost(house: House, htmx: bool) -> None:
    an_agreed_grant(house)
    for wrong, sentence in (("99", NO_SUCH_GRANT), ("the pot", "Please write a number, like 12.")):
        typed = a_plan(wrong, bring="Gloves")
        page = house.tablet(MINA).send("/linnet/activities", status=422, htmx=htmx, **typed)
        assert beside(page, "grant") == sentence
        assert page.field("bring") == "Gloves"
    form = house.tablet(MINA).open(f"{NEW}?grant=99")
    assert beside(form, "grant") == NO_SUCH_GRANT and form.field("title") == ""
    assert Kind.ACTIVITY_PLANNED not in house.log()


def test_only_what_the_board_agreed_to_pays(house: House) -> None:
    """Not what is still to be decided, was not agreed, was let go, or is next door."""
    a_board(house)
    open_one, refused, gone = (a_grant(house, group_name=f"Group {letter}") for letter in "abc")
    voiced(house, refused, AMINA)
    voiced(house, refused, OMAR, kind="concern", words="We gave for boxes last year.")
    decided(house, refused, verdict="not_agreed")
    agreed(house, gone)
    let_go(house, gone)
    for number in (open_one, refused, gone):
        with pytest.raises(NotLikeThis, match="that the board agreed to") as refusal:
            an_activity(house, grant=number)
        assert refusal.value.field == "grant"
        house.tablet(MINA).open(f"/linnet/grants/{number}").does_not_say("Plan it")
    given = a_grant(house)
    agreed(house, given)
    with pytest.raises(NotLikeThis):
        an_activity(house, by=GWEN, grant=given, place="")
    house.tablet(GWEN).open("/heron/activities/new").does_not_say(SEEDS)
    assert everything(house, Activity) == []
    form = house.tablet(MINA).open(NEW)
    assert form.tree.xpath("//select[@name='grant']/option/@value") == ["", f"{given}"]


def test_those_who_may_not_plan_meet_no_button(house: House) -> None:
    number = an_agreed_grant(house)
    for part in (ROSA, AMINA, None):
        house.tablet(part).open(f"/linnet/grants/{number}").does_not_say("Plan it")
    house.tablet(ROSA).open(f"{NEW}?grant={number}", 403)
    house.tablet(ROSA).send("/linnet/activities", 403, **a_plan(number))


def test_it_says_how_far_the_money_is(house: House) -> None:
    number = an_agreed_grant(house)
    an_activity(house, grant=number)
    house.tablet(ROSA).open(PAGE).says("To be paid for from the pot:")
    paid(house, number)
    house.tablet(ROSA).open(PAGE).says("Paid for from the pot: Grant 1")
    told(house, number)
    steps = (
        house.tablet(ROSA).open(f"/linnet/grants/{number}").tree.xpath("//ol[@class='story']//p[@class='step-title']")
    )
    said = [" ".join(step.text_content().split()) for step in steps]
    assert said[-2:] == ["An activity was planned with it", "What happened, told by Rosa Delgado"]
    assert said[0] == "Rosa Delgado asked for it" and "Paid: £250" in said


def test_what_pays_for_it_is_changed_with_the_rest(house: House) -> None:
    number = an_agreed_grant(house)
    an_activity(house, leader="bea")
    house.tablet(BEA).open("/linnet/activities/1/change").says("Does a grant pay for it?")
    changes(house, grant=number)
    assert paid_by(house) == the_row(house, number).id
    assert chosen(house.tablet(MINA).open("/linnet/activities/1/change")) == f"{number}"
    with pytest.raises(NotLikeThis):
        changes(house, grant=99)
    assert house.log()[-1] == Kind.ACTIVITY_CHANGED
    changes(house)
    assert paid_by(house) is None


def test_a_grant_let_go_since_stays_with_its_activity_and_says_so(house: House) -> None:
    number = an_agreed_grant(house)
    an_activity(house, grant=number)
    let_go(house, number)
    house.tablet(ROSA).open(PAGE).says("It was to be paid for from the pot, and will not be: Grant 1")
    assert chosen(house.tablet(MINA).open("/linnet/activities/1/change")) == f"{number}"
    changes(house, grant=number, about="With seeds of our own.")
    assert paid_by(house) == the_row(house, number).id
    with pytest.raises(NotLikeThis):
        an_activity(house, grant=number)


def test_the_next_term_is_not_paid_for_by_itself(house: House) -> None:
    number = an_agreed_grant(house)
    an_activity(house, grant=number, repeats="weekly", last_on=in_days(14))
    with house.writing() as session:
        here = house.here(session)
        when = WhenForm.model_validate({"first_on": in_days(30), "at_time": "10:30", "minutes": 60})
        plan_again(session, house.actor(session, MINA), here, the_activity(session, here, 1), when)
    assert len(everything(house, Activity)) == 2 and paid_by(house) is None


def test_it_costs_as_much_with_one_as_with_ten(house: House) -> None:
    number, costs = an_agreed_grant(house), []
    for _ in range(2):
        an_activity(house, grant=number)
        for at in (f"/linnet/grants/{number}", "/linnet/activities/1/change", PAGE, NEW):
            tablet = house.tablet(MINA)
            tablet.open(at)  # what is read only once is read
            with counted(house) as sent:
                tablet.open(at)
            costs.append(len(sent))
        for _ in range(9):
            an_activity(house, grant=number)
    assert costs[:4] == costs[4:] and max(costs) <= 12
