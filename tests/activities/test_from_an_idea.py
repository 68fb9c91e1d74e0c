"""An idea becomes an activity: filled in from it, told once to all who were for it, and readable from both ends."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from app.activities.models import Activity
from app.core import clock
from app.ideas.kinds import IdeaStands
from app.needs.forms import ReviewForm
from app.needs.kinds import ReviewState
from app.needs.reviewing import review_need
from app.notifications.models import About, Message, Telling
from app.people.models import Person
from tests.activities.arranging import an_activity
from tests.cast import AMINA, BEA, GWEN, HELEN, MINA, OMAR, ROSA, Part
from tests.grants.happenings import a_board
from tests.house import House
from tests.ideas.happenings import an_idea, supported, the_row
from tests.needs.happenings import everything

NEW = "/linnet/activities/new"


def turns(house: House, number: int, by: Part = MINA, **typed: str) -> None:
    """As someone does it: the form as it is filled in, with a day."""
    tablet = house.tablet(by)
    form = tablet.open(f"{NEW}?idea={number}")
    kept = {name: form.field(name) for name in ("title", "about", "led_by", "need")}
    day = (clock.today("Europe/London") + timedelta(days=9)).isoformat()
    plan = {"kind": "get_together", "place": "lounge", "first_on": day, "at_time": "10:30", "minutes": "60"}
    tablet.send("/linnet/activities", **{"idea": str(number), **kept, **plan, **typed})


def told(house: House) -> list[str]:
    """Who is to be told that it has dates; “” is the noticeboard."""
    with house.reading() as session:
        to = (
            select(Person.handle)
            .select_from(Telling)
            .join(Message, col(Message.id) == Telling.message_id)
            .outerjoin(Person, col(Person.id) == Telling.person_id)
            .where(Message.about == About.IDEA_BECAME)
        )
        return sorted(one or "" for one in session.exec(to))


def test_the_form_is_filled_in_and_those_who_were_for_it_are_told_once(house: House) -> None:
    need = house.a_need(place="lounge")
    number = an_idea(house, for_whom="All who like to walk", takes="A flask of tea", need=need)
    supported(house, number, AMINA)
    supported(house, number, OMAR, kind="can_help", words="I know the way")
    supported(house, number, AMINA, kind="can_help", words="I bring cake")
    house.tablet(MINA).open(f"/linnet/ideas/{number}").says("Turn it into dates")
    form = house.tablet(MINA).open(f"{NEW}?idea={number}")
    form.says("This comes from idea 1: A walk to the market", "A flask of tea")
    turns(house, number)
    assert told(house) == ["amina", "omar", "rosa"]
    (activity,) = everything(house, Activity)
    assert (activity.title, activity.about) == ("A walk to the market", "All who like to walk")
    assert activity.idea_id == the_row(house, number).id
    assert the_row(house, number).stands == IdeaStands.PLANNED


def test_it_is_read_from_both_ends_and_the_name_only_by_those_who_belong_here(house: House) -> None:
    number = an_idea(house)
    turns(house, number)
    page = house.tablet(AMINA).open(f"/linnet/ideas/{number}")
    page.says("The answer: It is planned", "What it became", "Next on")
    assert page.tree.xpath("//section[@id='became']//a[@href='/linnet/activities/1']")
    for seen in ("/linnet/activities/1/dates/1",):
        page = house.tablet(AMINA).open(seen)
        page.says("It began as an idea. Rosa Delgado proposed it:")
        assert page.tree.xpath(f"//main//a[@href='/linnet/ideas/{number}']")
        page = house.tablet().open(seen)
        page.says("It began as an idea. A neighbour proposed it:")
        page.does_not_say("Rosa")


def test_what_was_kept_private_since_is_named_nowhere(house: House) -> None:
    need = house.a_need(title="The door of flat 12", place="lounge")
    number = an_idea(house, need=need)
    turns(house, number)
    house.tablet(AMINA).open("/linnet/activities/1/dates/1").says("The door of flat 12")
    with house.writing() as session:
        form = ReviewForm(outcome=ReviewState.PRIVATE, reason="It names a flat.")
        review_need(session, house.actor(session, MINA), house.need(session, need), form)
    house.tablet(MINA).send(f"/linnet/ideas/{number}/review", outcome="private", reason="It names a flat.")
    page = house.tablet(AMINA).open("/linnet/activities/1/dates/1")
    page.does_not_say("The door of flat 12", "It began as an idea")


def test_only_an_officer_or_a_resident_leader_turns_it(house: House) -> None:
    number = an_idea(house, by=BEA)
    for part in (ROSA, HELEN):
        house.tablet(part).open(f"/linnet/ideas/{number}").does_not_say("Turn it into dates")
        house.tablet(part).open(f"{NEW}?idea={number}", 403)
    house.tablet(ROSA).send("/linnet/activities", 403, **_plan(number))
    house.tablet(ROSA).open(f"/linnet/activities/clashes?idea={number}", 403)
    house.tablet(MINA).send("/linnet/activities", 404, **_plan(99))
    house.tablet(GWEN).send("/heron/activities", 404, **_plan(number))
    assert everything(house, Activity) == [] and told(house) == []


def test_a_resident_leader_turns_what_they_would_lead_and_nothing_else(house: House) -> None:
    """Omar is on the board. He plans nothing else, and meets no list of all who live here."""
    a_board(house, "", OMAR)
    number = an_idea(house, by=OMAR, leads="yes")
    house.tablet(OMAR).open(NEW, 403)
    house.tablet(OMAR).send("/linnet/activities", 403, **{**_plan(number), "idea": ""})
    page = house.tablet(OMAR).open(f"/linnet/ideas/{number}")
    page.says("Turn it into dates")
    page.does_not_say("Answer this idea")
    form = house.tablet(OMAR).open(f"{NEW}?idea={number}")
    assert form.tree.xpath("//select[@name='leader']/option/@value") == ["", "omar"]
    house.tablet(OMAR).open(f"/linnet/activities/clashes?idea={number}")
    turns(house, number, OMAR, leader="omar")
    assert the_row(house, number).stands == IdeaStands.PLANNED
    house.tablet(OMAR).open("/linnet/activities/1/change")


def test_a_slip_keeps_where_it_came_from(house: House) -> None:
    number = an_idea(house)
    page = house.tablet(MINA).send("/linnet/activities", 422, **{**_plan(number), "title": ""})
    page.says("This comes from idea 1")
    assert page.tree.xpath(f"//form//input[@name='idea'][@value='{number}']")


def test_an_activity_can_not_come_from_an_idea_elsewhere(house: House) -> None:
    an_idea(house)
    an_activity(house, by=GWEN)
    elsewhere = "UPDATE activity SET idea_id = 1 WHERE neighbourhood_id <> 1"
    with pytest.raises(Exception, match=r"(?i)foreign key"), house.database.engine.begin() as connection:
        connection.exec_driver_sql(elsewhere)


def _plan(number: int) -> dict[str, str]:
    day = (clock.today("Europe/London") + timedelta(days=9)).isoformat()
    when = {"first_on": day, "at_time": "10:30", "minutes": "60"}
    return {"idea": str(number), "title": "A walk", "kind": "get_together", "place": "", **when}
