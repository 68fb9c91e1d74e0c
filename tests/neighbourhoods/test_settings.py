"""What a steward settles: kept, written down, and in force from the next page on."""

import pytest
from sqlmodel import select

from app.core.languages import LANGUAGES
from app.home.choosing import zones_in
from app.home.settings_pages import SECTIONS
from app.neighbourhoods.models import Neighbourhood, Place
from app.neighbourhoods.queries import neighbourhood_called
from app.participation.models import Kind
from tests.cast import AMINA, GWEN, HELEN, MINA, ROSA, SAM, Part
from tests.house import House

ANSWERS: dict[str, dict[str, str]] = {
    "about": {"name": "Linnet Court and Gardens", "about": "Two blocks and a green."},
    "language": {"language": "nb", "most_spoken": "so", "speaks_so": "yes", "speaks_pa": "yes"},
    "time": {"time_zone": "Europe/Oslo"},
    "holidays": {"bank_holidays": "GB-SCT"},
    "themes": {"themes": "norway2030"},
    "review": {"reviewed_before_shown": "no"},
    "reach": {"hours": "Mondays, 10am to 4pm", "phone": "0161 496 0000", "contact": "Mina, in the lounge"},
    "quiet": {"cover_after": "45", "staff_idle": "60"},
    "house-rules": {"house_rules": "Say hello.\r\n\r\nHold the lift."},
    "accessibility": {"accessibility_statement": "Ring us and we come."},
    "privacy": {"privacy_statement": "We keep your name."},
}
MISTAKES = {
    "about": ({"name": "", "about": "Kept words"}, "Please write the name that people here use."),
    "language": ({"language": "tlh"}, "Please choose one of these."),
    "time": ({"time_zone": "Mars/North"}, "Please choose where the clock is right, like Europe/London."),
    "holidays": ({"bank_holidays": "XX-ATLANTIS"}, "Please choose one of these."),
    "themes": ({"themes": "mine"}, "Please choose one of these."),
    "review": ({}, "Please choose one of these."),
    "reach": ({"phone": "ask Mina"}, "Please write a phone number, like 0161 496 0000."),
    "quiet": ({"cover_after": "29", "staff_idle": "241"}, "Please write a number of seconds from 30 to 600."),
    "house-rules": ({"house_rules": "x" * 6001}, "This is too long. Please use fewer than 6000 letters."),
    "accessibility": ({"accessibility_statement": "x" * 12001}, "This is too long."),
    "privacy": ({"privacy_statement": "x" * 20001}, "This is too long."),
}


def test_each_setting_is_kept_written_down_and_shown_again(house: House) -> None:
    sam = house.tablet(SAM)
    for key, fields in ANSWERS.items():
        sam.send(f"/linnet/settings/{key}", **fields).says("Thank you. That is settled.")
        form = sam.open(f"/linnet/settings/{key}")
        for name, words in fields.items():
            is_ticked = form.tree.xpath(f"//input[@name='{name}'][@checked][@value='{words}']")
            is_chosen = form.tree.xpath(f"//select[@name='{name}']/option[@selected][@value='{words}']")
            kept = form.field(name).replace("\r", "").replace("\n", "") == words.replace("\r\n", "")
            assert is_ticked or is_chosen or kept, name
    assert house.log() == [Kind.SETTINGS_CHANGED] * len(SECTIONS)
    with house.reading() as session:
        assert house.here(session).languages == "so pa"
    sam.open("/linnet/settings").says("Linnet Court and Gardens", "Covered after 45 seconds", "Norway Time", "Soomaali")


@pytest.mark.parametrize("key", SECTIONS)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(house: House, key: str) -> None:
    fields, sentence = MISTAKES[key]
    page = house.tablet(SAM).send(f"/linnet/settings/{key}", status=422, **fields)
    page.says("Please look at this", sentence)
    for name, words in fields.items():
        shown = page.field(name)
        assert shown == words or page.tree.xpath(f"//*[@name='{name}' and self::input[@type='radio'] or self::select]")
    assert house.log() == []


def test_the_same_again_is_no_change(house: House) -> None:
    sam = house.tablet(SAM)
    for _ in range(2):
        sam.send("/linnet/settings/review", reviewed_before_shown="no")
    sam.send("/linnet/settings/time", time_zone="Europe/Paris", once="one-tap")
    sam.send("/linnet/settings/time", time_zone="Europe/Paris", once="one-tap")
    assert house.log() == [Kind.SETTINGS_CHANGED] * 2


def test_whether_needs_are_looked_at_first_counts_from_the_next_need_on(house: House) -> None:
    sam, rosa = house.tablet(SAM), house.tablet(ROSA)
    rosa.send("/linnet/needs", title="The bins are full")
    house.tablet().open("/linnet/needs").does_not_say("The bins are full")
    sam.send("/linnet/settings/review", reviewed_before_shown="no")
    rosa.send("/linnet/needs", title="The gate is stuck")
    house.tablet().open("/linnet/needs").says("The gate is stuck")


def test_a_new_name_stands_on_every_page_at_once(house: House) -> None:
    rosa = house.tablet(ROSA)
    rosa.open("/linnet")
    house.tablet(SAM).send("/linnet/settings/about", name="Linnet Gardens")
    rosa.open("/linnet").says("Welcome to Linnet Gardens.")
    house.tablet().open("/").says("Linnet Gardens")


@pytest.mark.parametrize("part", [None, ROSA, AMINA, MINA, HELEN, GWEN], ids=lambda part: part.handle if part else "no")
def test_only_the_steward_comes_in(house: House, part: Part | None) -> None:
    tablet = house.tablet(part, follow_redirects=False)
    status = 403 if part else 303
    tablet.open("/linnet/settings", status)
    for place in (*SECTIONS, "places", "organisations", "places/lounge", "organisations/norc"):
        tablet.open(f"/linnet/settings/{place}", status)
        tablet.send(f"/linnet/settings/{place}", status, **ANSWERS.get(place, {}) | {"name": "Ours"})
    tablet.send("/linnet/settings/places/lounge/remove", status)
    assert house.log() == []


def test_a_steward_of_one_neighbourhood_changes_no_other(house: House) -> None:
    sam = house.tablet(SAM)
    sam.open("/heron/settings", 403)
    sam.send("/heron/settings/about", 403, name="Ours now")
    with house.reading() as session:
        assert neighbourhood_called(session, "heron").name == "Heron Street"


def test_a_setting_that_is_not_there_gets_a_kind_page(house: House) -> None:
    house.tablet(SAM).open("/linnet/settings/id", 404).says("We can't find that page")
    house.tablet(SAM).send("/linnet/settings/slug", 404, slug="mine")


def test_places_are_added_renamed_and_removed_while_nothing_points_to_them(house: House) -> None:
    house.a_need(place="lounge")
    sam = house.tablet(SAM)
    sam.send("/linnet/settings/places", name="Roof garden", floor="9").says("Roof garden")
    sam.send("/linnet/settings/places/roof-garden", name="The roof", floor="9").says("The roof")
    sam.send("/linnet/settings/places/lounge/remove", 422).says("Something here points to this place, so it stays.")
    sam.send("/linnet/settings/places/roof-garden/remove").does_not_say("The roof")
    with house.reading() as session:
        assert set(session.exec(select(Place.key).where(Place.neighbourhood_id == 1))) == {"lounge", "lift_a"}
    assert house.log()[2:] == [Kind.SETTINGS_CHANGED] * 3


def test_two_places_of_one_name_would_confuse(house: House) -> None:
    sam = house.tablet(SAM)
    page = sam.send("/linnet/settings/places", 422, name="lift a", floor="2")
    page.says("There is one with this name already.")
    assert page.field("floor") == "2"
    sam.send("/linnet/settings/places/lounge", 422, name="Lift A").says("There is one with this name already.")
    sam.send("/linnet/settings/places/lounge", name="Community lounge", floor="1").says("Community lounge")
    sam.send("/linnet/settings/places", 422, name="", floor="up").says("Please write a number, like 5.")


def test_the_same_place_in_another_neighbourhood_is_another_place(house: House) -> None:
    house.tablet(SAM).send("/linnet/settings/places/lounge", name="The den")
    with house.reading() as session:
        names = session.exec(select(Place.name).where(Place.key == "lounge").order_by(Place.neighbourhood_id))
        assert names.all() == ["The den", "Community lounge"]


def test_organisations_are_added_and_renamed(house: House) -> None:
    sam = house.tablet(SAM)
    sam.send("/linnet/settings/organisations", name="Blåbær council", kind="council").says("Blåbær council")
    sam.send("/linnet/settings/organisations/blabaer-council", name="City council", kind="council").says("City council")
    sam.send("/linnet/settings/organisations", 422, name="Brookside homes", kind="housing").says("already")
    sam.send("/linnet/settings/organisations/norc", 422, name="", kind="").says("Please write the organisation’s name.")
    sam.send("/linnet/settings/organisations/norc", 422, name="NORC team", kind="norc", provider="nobody").says(
        "Please choose one of these."
    )
    assert house.log() == [Kind.SETTINGS_CHANGED] * 2


def test_out_of_range_numbers_are_refused_by_the_page_and_the_ends_are_kept(house: House) -> None:
    sam = house.tablet(SAM)
    for cover, idle in (("30", "5"), ("600", "240")):
        sam.send("/linnet/settings/quiet", cover_after=cover, staff_idle=idle)
        with house.reading() as session:
            now = session.get_one(Neighbourhood, 1)
            assert (now.cover_after, now.staff_idle) == (int(cover), int(idle))
    for cover, idle in (("29", "30"), ("601", "30"), ("60", "4"), ("60", "241"), ("soon", ""), ("9" * 40, "5")):
        sam.send("/linnet/settings/quiet", 422, cover_after=cover, staff_idle=idle)


def test_a_clock_on_offer_begins_with_a_large_letter_in_every_language() -> None:
    for language in LANGUAGES.values():
        assert all(name and not name[0].islower() for _, name in zones_in(language)), language.code
