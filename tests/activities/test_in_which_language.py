"""The language of an activity: said where it is worth saying, under the name that its reader knows it by."""

from icalendar import Calendar

from app.core import clock
from tests.activities.arranging import NEXT_WEEK, an_activity
from tests.cards.reading import words_on
from tests.cast import BEA, MINA, ROSA
from tests.house import House
from tests.printer import needs_a_printer

NEW = "/linnet/activities/new"


def test_mina_says_it_while_she_plans_and_everyone_reads_it(house: House) -> None:
    mina = house.tablet(MINA)
    plan = {"title": "Shaah iyo sheeko", "kind": "get_together", "place": "lounge", "language": "so"}
    day = (clock.today("Europe/London") + NEXT_WEEK).isoformat()
    mina.send("/linnet/activities", **plan, first_on=day, at_time="15:00", minutes="90")
    for page, words in (("", "In Somali"), ("/1/dates/1", "Somali"), ("/1/change", "Somali")):
        mina.open(f"/linnet/activities{page}").says(words)
    house.tablet(ROSA, language="nb").open("/linnet/activities").says("På somali")
    event = Calendar.from_ical(house.tablet().client.get("/linnet/activities.ics").content).walk("VEVENT")[0]
    assert "In Somali" in str(event["description"])
    chosen = mina.open("/linnet/activities/1/change").tree.xpath("//select[@name='language']/option[@selected]/@value")
    assert chosen == ["so"]


def test_where_it_is_as_always_nothing_is_said(house: House) -> None:
    number = an_activity(house)
    house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1").does_not_say("In which language")
    assert "In " not in house.tablet().client.get(f"/linnet/activities/{number}.ics").text


def test_a_language_that_nobody_speaks_is_asked_about_beside_its_field(house: House) -> None:
    an_activity(house)
    typed = {"title": "Coffee", "kind": "class", "language": "tlh"}
    house.tablet(MINA).send("/linnet/activities/1/change", 422, **typed).says("Please choose one of these.")


@needs_a_printer
def test_the_poster_and_the_flyer_say_it(house: House) -> None:
    first = clock.today("Europe/London") + NEXT_WEEK
    an_activity(house, language="so", first_on=first)
    month = f"/linnet/whats-on.pdf?month={first:%Y-%m}&language=nb"
    for path in (month, "/linnet/activities/1/dates/1/flyer.pdf?language=nb"):
        assert "Påsomali" in words_on(house.tablet(BEA).open(path).response.content)
