"""What is said, by whom, in which language and from which side."""

from functools import partial

from app.core.languages import ENGLISH
from app.needs.forms import ReviewForm
from app.needs.reviewing import review_need
from app.neighbourhoods.models import Neighbourhood
from app.notifications.addressed import Addressed
from app.notifications.letters import letters_to
from app.notifications.models import About, Message
from app.notifications.wording import in_words
from tests.cast import BEA, MINA, ROSA, SAM, Part
from tests.house import House
from tests.notifications.post_office import answered, messages
from tests.notifications.test_letters import prefers


def asked_back(house: House, by: Part) -> Message:
    number = house.a_need(by=ROSA, shown=False)
    with house.writing() as session:
        form = ReviewForm(outcome="asked_back", reason="Which lift do you mean?")
        review_need(session, house.actor(session, by), house.need(session, number), form)
    return messages(house)[-1]


def test_a_steward_without_an_organisation_asks_and_does_not_decide(house: House) -> None:
    message = asked_back(house, SAM)
    assert message.about == About.ASKED_BACK and not message.organisation
    wording = in_words(partial(house.app.state.pages.say, ENGLISH), ENGLISH, message)
    assert wording.decided == "Sam Whitlock asks you this."


def test_what_else_is_possible_runs_its_own_way(house: House) -> None:
    answered(house, house.a_need(by=BEA), kind="no", words="لا يوجد مكان هناك.", instead="Call the council.")
    say = partial(house.app.state.pages.say, ENGLISH)
    wording = in_words(say, ENGLISH, messages(house)[-1])
    assert (wording.direction, wording.other_direction) == ("rtl", "ltr")


def test_who_reads_none_of_our_languages_gets_the_neighbourhoods(house: House) -> None:
    answered(house, house.a_need(by=ROSA))
    home = Neighbourhood(slug="bo", name="Bo", language="nb")
    posted = Addressed(1, 1, "Rosa", None, None, None, "es", messages(house)[-1], home)
    assert letters_to(house.app.state.pages, [posted])[0].language.code == "nb"


def test_the_sheet_speaks_the_language_of_the_place_whoever_prints_it(house: House) -> None:
    prefers(house, BEA, "noticeboard")
    answered(house, house.a_need(by=BEA))
    mina = house.tablet(MINA)
    mina.client.cookies.set("preferences", "24.warm.ar")
    page = mina.open("/linnet/tellings/noticeboard")
    sheet = page.tree.xpath("//article")[0]
    assert (sheet.get("lang"), sheet.get("dir")) == ("en", "ltr")
    page.says("The answer is: done.")
