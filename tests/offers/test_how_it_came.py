"""What one of the two says of a request is shown with who typed it, how it came, and that it was read back."""

import pytest

from tests.api.program import Program
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.house import House
from tests.offers.happenings import agreed, asked, offered, thanked
from tests.tablet import Page

BY_PHONE = "Mina Kaur typed this for them, as they said it by phone. It was read back to them."
ROSAS = {"spoken_by": "rosa", "via": "phone", "read_back": "yes"}
AMINAS = {"spoken_by": "amina", "via": "phone", "read_back": "yes"}
TYPED = "typed this for them"


@pytest.fixture
def at(house: House) -> str:
    """Where Amina has asked Rosa."""
    number = offered(house)
    return f"/linnet/offers/{number}/requests/{asked(house, number)}"


def by_mina(house: House, at: str, **form: str) -> None:
    house.tablet(MINA).send(at, **form)


def read_by_both(house: House, at: str) -> list[Page]:
    return [house.tablet(part).open(at) for part in (ROSA, AMINA, MINA)]


@pytest.mark.parametrize("answer", [{"state": "agreed", "words": "I come round."}, {"state": "declined"}])
def test_an_answer_says_who_typed_it_and_how_it_came(house: House, at: str, answer: dict[str, str]) -> None:
    by_mina(house, f"{at}/answer", **answer, **ROSAS)
    for page in read_by_both(house, at):
        page.says(BY_PHONE)


@pytest.mark.parametrize("state", ["agreed", "declined"])
def test_a_newer_answer_of_her_own_was_typed_by_nobody_else(house: House, at: str, state: str) -> None:
    by_mina(house, f"{at}/answer", state="agreed", words="I come round.", **ROSAS)
    house.tablet(ROSA).send(f"{at}/answer", state=state, words="On Friday.")
    for page in read_by_both(house, at):
        page.does_not_say(TYPED)


def test_that_it_is_done_says_so_too_and_leaves_the_answer_hers(house: House, at: str) -> None:
    agreed(house, 1, 1)
    by_mina(house, f"{at}/done", **ROSAS)
    for page in read_by_both(house, at):
        page.says("Rosa Delgado says that it is done.", BY_PHONE)
        assert page.words.count(TYPED) == 1


def test_so_does_that_she_no_longer_needs_it(house: House, at: str) -> None:
    by_mina(house, f"{at}/taking-back", **AMINAS)
    for page in read_by_both(house, at):
        page.says("Amina Yusuf no longer needs this.", BY_PHONE)


def test_a_thank_you_says_so_to_the_two_and_to_whoever_reads_it(house: House, at: str) -> None:
    agreed(house, 1, 1)
    by_mina(house, f"{at}/thanks", words="They hang like new.", shares="yes", **AMINAS)
    for page in read_by_both(house, at):
        page.says("They hang like new.", BY_PHONE)
    house.tablet(ROSA).send(f"{at}/sharing", wish="yes")
    house.tablet(MINA).send(f"{at}/thanks/show")
    house.tablet(OMAR).open("/linnet/offers/1").says("They hang like new.", BY_PHONE)
    (read,) = Program(house, OMAR).get("offers/1")["thanks"]
    assert (read["step"]["typed_by"], read["step"]["via"]) == ("Mina Kaur", "phone")


def test_what_each_said_themselves_says_nothing_of_another(house: House, at: str) -> None:
    agreed(house, 1, 1)
    house.tablet(ROSA).send(f"{at}/done")
    thanked(house, 1, 1)
    for page in read_by_both(house, at):
        page.does_not_say(TYPED)


def test_what_is_said_of_another_request_is_not_read_here(house: House, at: str) -> None:
    other = asked(house, 1, by=OMAR)
    by_mina(house, f"/linnet/offers/1/requests/{other}/answer", state="agreed", words="Yes.", **ROSAS)
    agreed(house, 1, 1)
    for page in read_by_both(house, at):
        page.does_not_say(TYPED)


def test_programs_read_each_step_in_order(house: House, at: str) -> None:
    by_mina(house, f"{at}/answer", state="agreed", words="I come round.", **ROSAS)
    thanked(house, 1, 1)
    steps = Program(house, ROSA).get("offers/1/requests/1")["steps"]
    assert [(one["kind"], one["name"], one["typed_by"], one["via"], one["read_back"]) for one in steps] == [
        ("offer_asked_for", "Amina Yusuf", None, "own_device", False),
        ("offer_agreed", "Rosa Delgado", "Mina Kaur", "phone", True),
        ("offer_thanked", "Amina Yusuf", None, "own_device", False),
    ]
