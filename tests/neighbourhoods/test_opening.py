"""Opening a new neighbourhood: four short steps, nothing lost between them, and someone who looks after it."""

import pytest
from sqlmodel import select

from app.core.errors import NotAllowed
from app.home.opening import Plan, first_key, is_first_key, open_as_planned
from app.home.opening_forms import LivingForm, NameForm, PartsForm, StewardForm
from app.neighbourhoods.models import Neighbourhood, Organisation, Place
from app.neighbourhoods.naming import RESERVED, free_name, short_name
from app.neighbourhoods.queries import neighbourhood_called
from app.participation.models import Kind, Participation
from app.people.actors import actor_called
from app.people.models import Person
from app.permissions.who import Role
from tests.cast import MINA, ROSA, SAM
from tests.guards.walk import stops
from tests.house import House
from tests.tablet import Page, Tablet

ADDRESS = "/open-neighbourhood"
NAME = {"name": "Wren Street"}
LIVING = {"language": "nb", "time_zone": "Europe/Oslo", "themes": "norway2030", "most_spoken": "so", "speaks_pl": "yes"}
PARTS = {
    "place_lounge": "yes",
    "place_lift": "yes",
    "floors": "3",
    "more_places": "Bakeren\n\nTorget",
    "partner_council": "Bydel",
}
ME = {"steward": "me"}
ANOTHER = {"steward": "other", "steward_name": "Kari Nordmann", "email": "Kari@Example.org"}


def go_on(tablet: Tablet, page: Page, status: int = 200, **fields: str) -> Page:
    """Presses the step's button: everything that stands on the page goes along, as a browser sends it."""
    return tablet.send(ADDRESS, status, **{**carried(page), **fields})


def carried(page: Page) -> dict[str, str]:
    main = "//main//form//"
    inputs = page.tree.xpath(f"{main}input[@type!='radio' and @type!='checkbox' or @checked]")
    chosen = page.tree.xpath(f"{main}select")
    written = {field.get("name"): field.get("value") or "" for field in inputs}
    written |= {field.get("name"): (field.value or "") for field in chosen}
    return written | {
        field.get("name"): (field.text or "").removeprefix("\n") for field in page.tree.xpath(f"{main}textarea")
    }


def walk(tablet: Tablet, *steps: dict[str, str]) -> Page:
    page = tablet.open(ADDRESS)
    for fields in steps:
        page = go_on(tablet, page, **fields)
    return page


def test_a_steward_opens_a_neighbourhood_and_looks_after_it(house: House) -> None:
    sam = house.tablet(SAM)
    page = walk(sam, NAME, LIVING, PARTS, ME)
    assert page.path == f"{ADDRESS}/wren-street"
    page.says("The neighbourhood is open", "Wren Street has its own pages now.", "See the settings")
    sam.open("/wren-street/settings").says("Wren Street", "Norway Time")
    with house.reading() as session:
        here = neighbourhood_called(session, "wren-street")
        assert (here.language, here.time_zone, here.languages) == ("nb", "Europe/Oslo", "so pl")
        named = session.exec(
            select(Place.name, Place.floor).where(Place.neighbourhood_id == here.id).order_by(Place.id)
        )
        assert [floor for _, floor in named.all()] == [None, None, 1, 2, 3, None, None]
        partners = session.exec(select(Organisation.name).where(Organisation.neighbourhood_id == here.id)).all()
        assert partners == ["Bydel"]
        assert Role.STEWARD in actor_called(session, "sam", here.id).roles


def test_it_is_in_the_log_with_the_one_who_did_it(house: House) -> None:
    walk(house.tablet(SAM), NAME, LIVING, PARTS, ME)
    with house.reading() as session:
        here = neighbourhood_called(session, "wren-street")
        mine = select(Participation).where(Participation.neighbourhood_id == here.id)
        kinds = {row.kind: row.typed_by for row in session.exec(mine)}
        assert kinds[Kind.NEIGHBOURHOOD_OPENED] == actor_called(session, "sam", 1).person_id
        assert Kind.PERSON_JOINED in kinds


def test_the_first_steward_can_be_someone_else_who_then_signs_in_by_e_mail(house: House) -> None:
    page = walk(house.tablet(SAM), NAME, LIVING, {}, ANOTHER)
    page.says("The steward signs in with their e-mail address.")
    with house.reading() as session:
        kari = session.exec(select(Person).where(Person.email == "kari@example.org")).one()
        here = neighbourhood_called(session, "wren-street")
        assert actor_called(session, kari.handle, here.id).roles == {Role.STEWARD}
        assert not actor_called(session, "sam", here.id).roles
    house.tablet(SAM).open("/wren-street/settings", 403)


def test_someone_whose_address_we_know_is_not_made_twice(house: House) -> None:
    walk(house.tablet(SAM), NAME, LIVING, {}, {**ANOTHER, "email": "mina@example.org"})
    with house.reading() as session:
        here = neighbourhood_called(session, "wren-street")
        assert actor_called(session, "mina", here.id).roles == {Role.STEWARD}


def test_going_back_and_slipping_up_lose_nothing(house: House) -> None:
    sam = house.tablet(SAM)
    page = walk(sam, NAME, LIVING, PARTS)
    page = go_on(sam, page, 422, **{**ANOTHER, "email": "not an address"})
    page.says("Please write an e-mail address")
    assert page.field("steward_name") == "Kari Nordmann"
    page = go_on(sam, page, go="back")
    assert page.field("floors") == "3"
    assert "Bakeren" in page.field("more_places")
    page = go_on(sam, go_on(sam, page, go="back"), go="back")
    assert (page.field("name"), page.field("slug")) == ("Wren Street", "wren-street")
    page = go_on(sam, page, slug="wren")
    assert carried(page)["time_zone"] == "Europe/Oslo"
    page = go_on(sam, go_on(sam, page))
    assert page.field("steward_name") == "Kari Nordmann"
    assert go_on(sam, page, **ANOTHER).path == f"{ADDRESS}/wren"


def test_a_second_tap_opens_one_and_no_more(house: House) -> None:
    sam = house.tablet(SAM)
    last = walk(sam, NAME, LIVING, PARTS)
    assert {go_on(sam, last, **ME).path for _ in range(2)} == {f"{ADDRESS}/wren-street"}
    with house.reading() as session:
        assert len(session.exec(select(Neighbourhood)).all()) == 3


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("me", "This short name is taken."),
        ("linnet", "This short name is taken."),
        ("Wren Street", "Please use small letters a to z"),
        ("-wren", "Please use small letters a to z"),
        ("../me", "Please use small letters a to z"),
        ("w" * 41, "This is too long."),
    ],
)
def test_a_short_name_that_can_not_be_is_refused_kindly(house: House, slug: str, sentence: str) -> None:
    page = house.tablet(SAM).send(ADDRESS, 422, step="1", name="Wren Street", slug=slug)
    page.says("Please look at this", sentence)
    assert (page.field("name"), page.field("slug")) == ("Wren Street", slug)


def test_a_short_name_is_suggested_and_never_one_that_is_taken(house: House) -> None:
    sam = house.tablet(SAM)
    assert carried(sam.send(ADDRESS, step="1", name="Linnet"))["slug"] == "linnet-2"
    assert carried(sam.send(ADDRESS, step="1", name="Me"))["slug"] == "me-2"
    sam.send(ADDRESS, 422, step="1", name="حي السلام").says("Please choose a short name in letters a to z.")
    assert carried(sam.send(ADDRESS, step="1", name="حي السلام", slug="salam"))["slug"] == "salam"


def test_short_names_are_plain() -> None:
    assert short_name("Linnet Court") == "linnet-court"
    assert short_name("Grünerløkka Øst, nr. 5") == "grunerlokka-ost-nr-5"
    assert short_name("St John's") == "st-johns"
    assert short_name("x" * 60) == "x" * 40
    assert free_name("Lift", ["lift", "lift-2"]) == "lift-3"
    assert len(free_name("x" * 60, ["x" * 40])) == 40
    assert free_name("電梯", [], "place") == "place"


def test_no_neighbourhood_can_take_one_of_our_own_addresses(house: House) -> None:
    own = {path.split("/")[1] for path in (stop.path for stop in stops(house.app))} - {"", "{slug}"}
    own = {word.split(".")[0] for word in own} | {"static"}
    assert own - RESERVED == set()


@pytest.mark.parametrize("part", [ROSA, MINA], ids=lambda part: part.handle)
def test_only_a_steward_opens_a_neighbourhood(house: House, part) -> None:
    tablet = house.tablet(part)
    tablet.open(ADDRESS, 403)
    for step in "1234":
        tablet.send(ADDRESS, 403, step=step, **NAME, **LIVING, **PARTS, **ME)
    visitor = house.tablet(follow_redirects=False)
    assert visitor.open(ADDRESS, 303).response.headers["location"].startswith("/sign-in")
    visitor.send(ADDRESS, 303, step="4", **NAME, **LIVING, **PARTS, **ANOTHER)
    with house.reading() as session:
        assert len(session.exec(select(Neighbourhood)).all()) == 2
        with pytest.raises(NotAllowed):
            open_as_planned(session, house.actor(session, part), _plan())


def test_the_key_for_the_first_one_opens_nothing_once_there_is_one(house: House) -> None:
    with house.reading() as session:
        assert not is_first_key(session, "a secret", first_key("a secret"))
    assert first_key("a secret") != first_key("another") != first_key("a secret", 1)
    assert "needs one" not in house.tablet(SAM).open(ADDRESS).words


def test_it_takes_under_five_minutes(house: House) -> None:
    """Counted as people type and tap on a tablet: a second a letter, three seconds a tap, ten to read each page."""
    sam = house.tablet(SAM)
    walk(sam, NAME, LIVING, PARTS, ANOTHER)
    typed = [*NAME.values(), PARTS["floors"], PARTS["more_places"], PARTS["partner_council"]]
    typed += [ANOTHER["steward_name"], ANOTHER["email"]]
    letters = sum(map(len, typed))
    ticks = ["language", "themes", "speaks_pl", "place_lounge", "place_lift", "steward"]
    taps = len(typed) + len(ticks) + 2 * len(["time_zone", "most_spoken"]) + 1 + 4
    seconds = letters + 3 * taps + 10 * 5
    print(f"\nopening a neighbourhood: 4 steps, {taps} taps, {letters} letters, about {seconds} seconds")
    assert seconds < 300


def test_whatever_step_is_sent_nothing_breaks(house: House) -> None:
    sam = house.tablet(SAM)
    for step in ("", "0", "5", "-1", "x", "٣"):
        sam.send(ADDRESS, 422, step=step)
    sam.send(ADDRESS, 422, step="4", **NAME).says("Language, time and themes")
    sam.send(ADDRESS, step="1", go="back").says("What is it called?")
    sam.send(ADDRESS, 422, step="3", **NAME, **LIVING, floors="1000").says("Please write a number from 1 to 60")
    sam.send(ADDRESS, 422, step="3", **NAME, **LIVING, more_places="a\n" * 41).says("at most 40 places")
    sam.send(ADDRESS, 422, step="3", **NAME, **LIVING, partner_norc="x" * 121).says("Please use a shorter name.")


def _plan() -> Plan:
    living = LivingForm(language="en", time_zone="Europe/London", themes="who8")
    return Plan(NameForm(name="Wren Street"), living, PartsForm(), StewardForm(steward="me"))
