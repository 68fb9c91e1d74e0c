"""When a whole activity gets another place or leader, what that has on at its dates to come is asked about once."""

from datetime import date

from app.core import clock
from app.participation.models import Kind
from tests.activities.test_clashes import ASKED, NOW, yoga
from tests.cast import MINA
from tests.house import House
from tests.tablet import Page


def test_a_new_place_or_leader_of_a_whole_series_is_held_against_each_of_its_dates(house: House) -> None:
    yoga(house, first_on=date(2027, 3, 24))
    tea = yoga(house, title="Tea", leader="rosa", place="lift_a", repeats="weekly", last_on=date(2027, 3, 31))
    at = f"/linnet/activities/{tea}/change"
    keeps = {"title": "Tea", "kind": "get_together", "place": "lift_a", "leader": "rosa", "bring": "A cup"}
    with clock.at(NOW):
        mina = house.tablet(MINA)
        mina.open(at).does_not_say(ASKED)
        for field, words in (("place", "Community lounge is taken by"), ("leader", "Bea Okafor leads")):
            other = keeps | {field: "lounge" if field == "place" else "bea"}
            shown = Page(mina.client.get(f"{at}/clashes", params=other), 200)
            shown.says(f"{words} “Chair yoga”: Wednesday 24 March, 2pm to 3pm.")
            page = mina.send(at, status=422, **other)
            page.says(words, "Choose another place or leader", "Plan it all the same")
            assert page.field("bring") == "A cup"
        assert house.log()[-1] == Kind.ACTIVITY_PLANNED
        mina.send(at, all_the_same="yes", **keeps | {"place": "lounge"})
        assert house.log()[-1] == Kind.ACTIVITY_CHANGED
        # Now it is in the lounge, and nobody is asked about that again.
        mina.send(at, **keeps | {"place": "lounge", "bring": "Two cups"})


def test_a_date_that_has_a_place_of_its_own_keeps_it(house: House) -> None:
    yoga(house, leader="")
    tea = yoga(house, title="Tea", leader="", place="")
    own = {"day": "2027-03-10", "at_time": "14:00", "minutes": "60", "elsewhere": "The library"}
    with clock.at(NOW):
        mina = house.tablet(MINA)
        mina.send(f"/linnet/activities/{tea}/dates/1/change", **own)
        mina.send(f"/linnet/activities/{tea}/change", title="Tea", kind="get_together", place="lounge")
