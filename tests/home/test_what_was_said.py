"""Whatever room it stands in, what was typed for someone says what it is about and leads there."""

from tests.activities.arranging import an_activity
from tests.cast import AMINA, BEA, ROSA
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.needs.happenings import counted
from tests.offers.happenings import SEW, offered
from tests.tablet import Page

FOR_ROSA = {"spoken_by": "rosa", "via": "phone", "read_back": "yes"}
LIST = "/me/typed-for-me"


def typed_for_rosa(house: House) -> dict[str, str]:
    """Where each thing stands, with its title."""
    date = f"activities/{an_activity(house)}/dates/1"
    walk, sewing = an_idea(house, by=AMINA), offered(house, by=AMINA)
    sent = {
        f"{date}/bookings": ({}, date, "Coffee morning"),
        "ideas": ({"title": "A choir"}, "ideas/2", "A choir"),
        f"ideas/{walk}/support": ({"kind": "would_come"}, f"ideas/{walk}", "A walk to the market"),
        "grants": ({"title": "Seeds", "group_name": "The gardeners", "cost": "20"}, "grants/1", "Seeds"),
        "offers": ({"words": "I can knit.", "kind": "mend", "one_to_one": "no"}, "offers/2", "I can knit."),
        f"offers/{sewing}/requests": ({"words": "A hem."}, f"offers/{sewing}/requests/1", SEW),
        "playlist": ({"title": "Guantanamera"}, "playlist", "Guantanamera"),
    }
    for way, (fields, _, _) in sent.items():
        house.tablet(BEA).send(f"/linnet/{way}", **FOR_ROSA, **fields)
    return {place: title for _, place, title in sent.values()}


def links(page: Page) -> list[str]:
    return list(page.tree.xpath("//article//h2//a/@href | //article/a/@href"))


def test_each_thing_has_its_title_and_leads_to_where_it_stands(house: House) -> None:
    stands = typed_for_rosa(house)
    rosa = house.tablet(ROSA)
    with counted(house) as statements:
        page = rosa.open(LIST)
    assert len(statements) <= 12
    assert sorted(links(page)) == sorted(f"/linnet/{place}" for place in stands)
    page.says(*stands.values(), "You said that you are coming", "You asked for a song")
    for way in links(page):
        rosa.open(way)


def test_ten_times_as_much_takes_no_more_statements(house: House) -> None:
    def wishes_for(title: str) -> None:
        house.tablet(BEA).send("/linnet/playlist", title=title, **FOR_ROSA)

    def statements() -> int:
        with counted(house) as found:
            house.tablet(ROSA).open(LIST)
        return len(found)

    wishes_for("A song")
    few = statements()
    for order in range(10):
        wishes_for(f"Song {order}")
    typed_for_rosa(house)
    assert statements() == few


def test_what_is_not_shown_any_more_is_not_told_to_who_was_for_it(house: House) -> None:
    number = an_idea(house, by=AMINA)
    house.tablet(BEA).send(f"/linnet/ideas/{number}/support", kind="would_come", **FOR_ROSA)
    house.tablet(AMINA).send(f"/linnet/ideas/{number}/taking-back")
    page = house.tablet(ROSA).open(LIST)
    page.says("You said that you are for an idea")
    page.does_not_say("A walk to the market")
    assert links(page) == []
