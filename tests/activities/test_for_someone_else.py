"""A place for someone else: the form for it begins empty, and never carries one's own wishes, or a third person's."""

import pytest

from app.activities.kinds import BookingState
from app.participation.models import Kind
from tests.activities.arranging import an_activity, booking, books, stands
from tests.api.program import Program
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.tablet import Page

DATE = "/linnet/activities/1/dates/1"
MINE = "No nuts for Bea"
OWN, THEIRS = (
    "//form[.//*[@name='heads'] and not(.//*[@name='via'])]",
    "//form[.//*[@name='heads'] and .//*[@name='via']]",
)


def fields(page: Page, form: str) -> dict[str, str]:
    """What stands in one of the two forms."""
    (found,) = page.tree.xpath(form)
    return {name: "" if value is None else str(value).strip() for name, value in found.form_values()}


@pytest.fixture
def tea(house: House) -> House:
    """Bea comes with two, and says what she needs."""
    an_activity(house)
    books(house, 1, BEA, heads=3, wishes=MINE)
    return house


def test_bea_finds_her_own_words_in_her_own_form_and_none_in_the_one_for_someone_else(tea: House) -> None:
    page = tea.tablet(BEA).open(DATE)
    assert (fields(page, OWN)["heads"], fields(page, OWN)["wishes"]) == ("3", MINE)
    theirs = fields(page, THEIRS)
    assert (theirs["heads"], theirs["wishes"], theirs["spoken_by"]) == ("1", "", "")
    assert not page.tree.xpath("//details/@open")


@pytest.mark.parametrize("htmx", [True, False])
def test_what_bea_sends_for_amina_as_it_opens_holds_nothing_of_hers(tea: House, htmx: bool) -> None:
    bea = tea.tablet(BEA)
    sent = {**fields(bea.open(DATE), THEIRS), "spoken_by": "amina"}
    page = bea.send(f"{DATE}/bookings", htmx=htmx, **sent)
    assert (booking(tea, 1, AMINA).heads, booking(tea, 1, AMINA).wishes) == (1, "")
    assert (booking(tea, 1, BEA).heads, booking(tea, 1, BEA).wishes) == (3, MINE)
    assert fields(page, THEIRS)["wishes"] == "" and fields(page, OWN)["wishes"] == MINE


def test_mina_does_not_find_aminas_words_there_after_writing_them_down(tea: House) -> None:
    mina = tea.tablet(MINA)
    mina.send(f"{DATE}/bookings", spoken_by="amina", via="phone", heads="2", wishes="A chair with arms")
    page = mina.open(DATE)
    page.does_not_say("A chair with arms", MINE)
    assert (fields(page, THEIRS)["heads"], fields(page, THEIRS)["wishes"]) == ("1", "")


@pytest.mark.parametrize("htmx", [True, False])
def test_with_a_mistake_it_comes_back_as_it_was_typed_and_only_there(tea: House, htmx: bool) -> None:
    typed = {"spoken_by": "amina", "via": "phone", "heads": "nine", "wishes": "A chair with arms"}
    page = tea.tablet(BEA).send(f"{DATE}/bookings", status=422, htmx=htmx, **typed)
    assert {name: fields(page, THEIRS)[name] for name in typed} == typed
    assert (fields(page, OWN)["heads"], fields(page, OWN)["wishes"]) == ("3", MINE)
    (opened,) = page.tree.xpath("//details[@open]")
    assert "Please write a number from 1 to 6." in opened.text_content() and opened.xpath(".//*[@id='heads']")


def test_so_does_ones_own_with_what_was_taken_out_left_out(tea: House) -> None:
    page = tea.tablet(BEA).send(f"{DATE}/bookings", status=422, heads="nine", wishes="")
    assert (fields(page, OWN)["heads"], fields(page, OWN)["wishes"]) == ("nine", "")
    assert (fields(page, THEIRS)["heads"], fields(page, THEIRS)["wishes"]) == ("1", "")
    (opened,) = page.tree.xpath("//details[@open]")
    assert opened.xpath(".//*[@id='heads']/@value") == ["nine"]


@pytest.mark.parametrize("act", ["", "/cancelled"])
def test_for_nobody_by_name_it_is_not_taken_for_ones_own(tea: House, act: str) -> None:
    sent = {"spoken_by": "", "via": "phone", "heads": "1", "wishes": "A chair with arms"}
    tea.tablet(BEA).send(f"{DATE}/bookings{act}", status=422, **sent).says("Please choose who says it.")
    mine = booking(tea, 1, BEA)
    assert (mine.state, mine.heads, mine.wishes) == (BookingState.COMING, 3, MINE)


@pytest.mark.parametrize("htmx", [True, False])
def test_who_forgets_to_say_who_cannot_come_is_asked_beside_that_list(tea: House, htmx: bool) -> None:
    page = tea.tablet(BEA).send(f"{DATE}/bookings/cancelled", status=422, htmx=htmx, spoken_by="", via="phone")
    (opened,) = page.tree.xpath("//details[@open]")
    (form,) = opened.xpath(".//form[contains(@action, '/cancelled')]")
    assert "Please choose who says it." in form.text_content() and form.xpath(".//*[@id='cancel-for']")
    assert page.tree.xpath("//*[@id='errors']//a/@href") == ["#cancel-for"]
    assert fields(page, THEIRS)["via"] == "in_person" and fields(page, OWN)["wishes"] == MINE


def test_a_program_is_told_so_too(tea: House) -> None:
    bea = Program(tea, BEA)
    for act in ("", "/cancelled"):
        assert list(bea.wrong_fields(f"activities/1/dates/1/bookings{act}", {"via": "phone"})) == ["spoken_by"]


def test_what_amina_needs_is_not_taken_away_by_who_writes_for_her_and_reads_none_of_it(tea: House) -> None:
    books(tea, 1, AMINA, heads=2, wishes="No nuts, please")
    bea = tea.tablet(BEA)
    bea.send(f"{DATE}/bookings", spoken_by="amina", via="phone", heads="3", wishes="")
    assert (booking(tea, 1, AMINA).heads, booking(tea, 1, AMINA).wishes) == (3, "No nuts, please")
    bea.send(f"{DATE}/bookings", spoken_by="amina", via="phone", heads="3", wishes="A chair with arms")
    assert booking(tea, 1, AMINA).wishes == "A chair with arms"
    tea.tablet(AMINA).send(f"{DATE}/bookings", heads="3", wishes="")
    assert booking(tea, 1, AMINA).wishes == "" and tea.log()[-1] == Kind.BOOKING_CHANGED


@pytest.mark.parametrize("part", [ROSA, OMAR])
def test_who_writes_for_nobody_has_one_form(tea: House, part: Part) -> None:
    page = tea.tablet(part).open(DATE)
    assert len(page.tree.xpath(OWN)) == 1 and page.tree.xpath(THEIRS) == []
    page.does_not_say("For someone else")


def test_rosa_for_whom_a_place_is_kept_finds_what_she_said_before(house: House) -> None:
    an_activity(house, seats=2)
    books(house, 1, OMAR)
    books(house, 1, ROSA, heads=2, wishes="A chair with arms")
    house.tablet(OMAR).send(f"{DATE}/bookings/cancelled")
    assert stands(house, 1, ROSA) == BookingState.OFFERED
    page = house.tablet(ROSA).open(DATE)
    assert (fields(page, OWN)["heads"], fields(page, OWN)["wishes"]) == ("2", "A chair with arms")
