"""What's on, narrowed by what it is about and the language it is in; and the theme on its own pages."""

from datetime import timedelta

from app.core import clock
from app.neighbourhoods.queries import themes_of
from tests.activities.arranging import an_activity
from tests.api.program import Program
from tests.cast import ROSA
from tests.house import House


def themes(house: House) -> list[tuple[str, str]]:
    with house.reading() as session:
        return [(one.key, one.name) for one in themes_of(session, house.here(session))]


def test_it_says_what_it_is_about_and_is_found_by_it(house: House) -> None:
    (key, name), (other, _), *_ = themes(house)
    an_activity(house, title="Tea", theme=key)
    an_activity(house, title="Yoga")
    rosa = house.tablet(ROSA)
    rosa.open("/linnet/activities/1/dates/1").says("What it is about", name)
    page = rosa.open(f"/linnet/activities?theme={key}")
    page.says("Tea")
    page.does_not_say("Yoga")
    rosa.open(f"/linnet/activities?theme={other}").says("Nothing found")
    assert [one["title"] for one in Program(house, ROSA).get(f"activities?theme={key}")["dates"]] == ["Tea"]


def test_a_series_says_it_on_its_own_page(house: House) -> None:
    key, name = themes(house)[0]
    an_activity(house, theme=key, repeats="weekly", last_on=clock.today() + timedelta(days=28))
    house.tablet(ROSA).open("/linnet/activities/1").says(name)


def test_it_is_found_by_its_language_and_what_is_in_ours_as_always(house: House) -> None:
    an_activity(house, title="Tea", language="so")
    an_activity(house, title="Yoga")
    an_activity(house, title="Bingo", language="en")
    rosa = house.tablet(ROSA)
    page = rosa.open("/linnet/activities?language=so")
    page.says("Tea")
    page.does_not_say("Yoga", "Bingo")
    page = rosa.open("/linnet/activities?language=en")
    page.says("Yoga", "Bingo")
    page.does_not_say("Tea")
