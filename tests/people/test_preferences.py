"""How pages look, kept for each person on whatever tablet they borrow."""

import pytest

from app.people.cookies import local_place
from tests.cast import AMINA, ROSA
from tests.house import House
from tests.people.post import ask, mail, press

ELSEWHERE = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "evil.example",
    "",
    "/" + "a" * 400,
)


@pytest.mark.parametrize("wish", ELSEWHERE)
def test_no_one_is_sent_to_another_website(house: House, wish: str) -> None:
    assert local_place(wish) == ""
    assert press(house.tablet(), "/preferences", text_size="28", return_to=wish).headers["location"] == "/"


def test_nor_after_signing_in(house: House) -> None:
    tablet = house.tablet()
    for number, wish in enumerate(ELSEWHERE[:6]):
        ask(tablet, f"neighbour{number}@example.org", return_to=wish)
        assert tablet.client.cookies["sign_in"].endswith(".")
    ask(tablet)
    tablet.client.cookies["sign_in"] += "//evil.example"
    assert press(tablet, f"/sign-in/{mail(house).link}").headers["location"] == "/linnet"


def test_addresses_in_this_house_are_fine() -> None:
    for wish in ("/", "/me", "/linnet/needs/42", "/linnet/needs?words=café"):
        assert local_place(wish) == wish


def test_a_visitor_chooses_larger_letters_and_stays_on_the_page(house: House) -> None:
    tablet = house.tablet()
    page = tablet.send("/preferences", text_size="32", return_to="/sign-in")
    assert page.path == "/sign-in"
    assert page.tree.get("data-text-size") == "32"
    page = tablet.send("/preferences", contrast="dark", return_to="/sign-in")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast")) == ("32", "dark")
    page = tablet.send("/preferences", language="ar", return_to="/sign-in")
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar", "rtl")


def test_what_makes_no_sense_changes_nothing(house: House) -> None:
    tablet = house.tablet()
    page = tablet.send("/preferences", text_size="900", contrast="<b>", language="tlh", return_to="/sign-in")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast")) == ("24", "warm")


def test_rosas_choice_waits_for_her_on_the_next_tablet(house: House) -> None:
    own, borrowed = house.tablet(ROSA), house.tablet()
    own.send("/preferences", text_size="32", return_to="/me")
    own.send("/preferences", contrast="strong", return_to="/me")
    ask(borrowed)
    press(borrowed, f"/sign-in/{mail(house).link}")
    page = borrowed.open("/me")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast")) == ("32", "strong")

    page = borrowed.send("/sign-out")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast")) == ("24", "warm")
    assert "preferences" not in borrowed.client.cookies


def test_aminas_choice_is_not_rosas(house: House) -> None:
    house.tablet(AMINA).send("/preferences", text_size="21", return_to="/me")
    tablet = house.tablet()
    ask(tablet)
    press(tablet, f"/sign-in/{mail(house).link}")
    assert tablet.open("/me").tree.get("data-text-size") == "24"


def test_someone_who_never_chose_keeps_what_the_screen_shows(house: House) -> None:
    tablet = house.tablet()
    tablet.send("/preferences", text_size="28", return_to="/sign-in")
    ask(tablet)
    press(tablet, f"/sign-in/{mail(house).link}")
    assert tablet.open("/me").tree.get("data-text-size") == "28"
