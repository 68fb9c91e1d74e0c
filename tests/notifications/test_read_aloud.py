"""The words Mina reads to someone say what they are about, whatever it is, and make sense by themselves."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import insert

from app.core import clock
from app.helping.service import name_helper
from app.notifications.models import ABOUT_A_NEED, About, Message, Telling, TellingState
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, books
from tests.cast import AMINA, BEA, HELEN, MINA
from tests.house import House
from tests.needs.happenings import everything
from tests.notifications.post_office import answered, tellings
from tests.tablet import Page

TITLE = "شاي & <b>scones</b>"
KINDS = {
    About.ANSWER: "done",
    About.SECOND_LOOK: "stays_hidden",
    About.IDEA_ANSWERED: "not_yet",
    About.GRANT_DECIDED: "agreed",
    About.GIVEN_NOT_SHOWN: "song",
    About.LOOKED_AGAIN: "stays_hidden",
    About.OFFER_ASKED: "asked",
    About.OFFER_ANSWERED: "agreed",
    About.OFFER_THANKED: "thanked",
}
OF_A_NEED = (*ABOUT_A_NEED, About.COMMENT_HIDDEN, About.SECOND_LOOK)
NAMES_NOTHING = (About.HELPER_NAMED, About.HELPER_ENDED)
"""Both names stand in the sentence itself."""


def to_read(house: House, about: About) -> Page:
    """Bea is to be told such a message, about something with marks in its name."""
    answered(house, house.a_need(by=BEA))
    message, task = everything(house, Message)[0].model_dump(), tellings(house, BEA)[0].model_dump()
    message |= {"id": 100, "about": about, "kind": KINDS.get(about, ""), "title": TITLE, "subject": "participation"}
    message |= {"day": date(2027, 3, 1), "at_time": time(13, 5)}
    if about not in OF_A_NEED:
        message |= {"need_id": None, "need_number": None, "place": "activities/7"}
    with house.database.engine.begin() as connection:
        connection.execute(insert(Message), [message])
        connection.execute(insert(Telling), [task | {"id": 100, "message_id": 100}])
    with clock.at(datetime(2027, 2, 27, tzinfo=UTC)):
        return house.tablet(MINA).open("/linnet/tellings")


@pytest.mark.parametrize("about", [one for one in About if one not in NAMES_NOTHING])
def test_each_says_by_its_title_what_it_is_about(house: House, about: About) -> None:
    (entry,) = to_read(house, about).tree.xpath("//article[@id='telling-100']")
    (title,) = entry.xpath(".//p[@class='notice-title']/bdi")
    assert title.text_content() == TITLE
    assert not entry.xpath(".//bdi/b")


def test_what_was_just_told_says_it_too(house: House) -> None:
    number = an_activity(house, title=TITLE)
    books(house, number, BEA)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/activities/{number}/dates/1/calling-off", words="The boiler broke.")
    task = tellings(house, BEA)[0].id
    page = mina.send(f"/linnet/tellings/{task}/done", how="phone")
    page.says(f"Bea Okafor was told by phone about “ {TITLE} ”, at ")
    assert tellings(house, BEA)[0].state == TellingState.TOLD


def test_of_a_helper_the_sentence_itself_is_the_title(house: House) -> None:
    with house.writing() as session:
        helper = house.actor(session, AMINA).person_id or 0
        name_helper(session, house.actor(session, BEA), house.here(session), helper)
    page = house.tablet(MINA).open("/linnet/tellings")
    titles = {one.text_content() for one in page.tree.xpath("//p[@class='notice-title']")}
    assert titles == {"Bea Okafor chose Amina Yusuf as a helper."}


def test_a_need_is_named_once_and_its_page_is_a_tap_away(house: House) -> None:
    answered(house, house.a_need("The bus does not stop", by=AMINA), by=HELEN)
    page = house.tablet(MINA).open("/linnet/tellings")
    assert page.words.count("The bus does not stop") == 1
    page.says("You asked for this, or said “me too”. This is need 1: The bus does not stop The answer is: done.")
    assert page.tree.xpath("//article//a[@href='/linnet/needs/1']")
    assert tellings(house, AMINA)[0].way == ToldBy.IN_PERSON
