"""What someone needs in order to come is read by those who lead it, and by nobody else, on whatever way."""

import re
from types import SimpleNamespace

import pytest

from app.permissions.rules import Act, may
from tests.activities.arranging import an_activity
from tests.activities.travelling import a_trip, rides_with, says
from tests.api.program import Program
from tests.cards.reading import words_on
from tests.cast import AMINA, BEA, GWEN, HELEN, IDRIS, MINA, OMAR, ROSA, SAM, Part
from tests.guards.walk import Stop, Walker, rows, stops
from tests.house import House
from tests.permissions.test_rules import PEOPLE, _subject
from tests.printer import needs_a_printer

WISH = "Room for my pads"
AT = "/linnet/activities/1/dates/1"
STEP = "No high step."


def helens_tea_that_bea_leads(house: House, leader: str = "bea", **form: object) -> None:
    """Mina wrote down on the phone what Rosa needs."""
    an_activity(house, by=HELEN, leader=leader, **form)
    said = {"heads": "1", "wishes": WISH, "spoken_by": "rosa", "via": "phone", "read_back": "yes"}
    house.tablet(MINA).send(f"{AT}/bookings", **said)


def reads(house: House, part: Part) -> list[bool]:
    """Whether they find it on the page at the door, and with a program."""
    page, listed = house.tablet(part).open(f"{AT}/attendance"), Program(house, part).get(f"{AT[8:]}/attendance")
    wishes = {one["wishes"] for one in listed["coming"]}
    assert wishes <= {WISH, None}
    return [WISH in page.words, wishes == {WISH}]


@pytest.mark.parametrize("who", ["typed", "officer", "living", "housing", "partner"])
def test_whoever_planned_it_reads_it_only_while_no_one_here_leads_it(who: str) -> None:
    by, plain = PEOPLE[who], {**vars(_subject()), "planned_by_id": PEOPLE[who].person_id}
    led, unled = SimpleNamespace(**plain), SimpleNamespace(**{**plain, "leaders": frozenset()})
    assert [may(by, Act.SEE_WISHES, one) for one in (led, unled)] == [False, True]
    for lifts in (Act.SEE_LIFTS, Act.SEAT_RIDERS):
        assert [may(by, lifts, one) for one in (led, unled)] == [who == "officer", True]
    others = [one for one in PEOPLE if one != who]
    assert not any(may(PEOPLE[one], Act.SEE_WISHES, unled) for one in others)


def test_bea_who_leads_it_reads_it_and_neither_who_planned_it_nor_who_wrote_it_down(house: House) -> None:
    helens_tea_that_bea_leads(house)
    assert reads(house, BEA) == [True, True]
    house.tablet(BEA).open(f"{AT}/attendance").does_not_say("What they need is read only by those who lead it.")
    for part in (HELEN, MINA):
        assert reads(house, part) == [False, False]
        page = house.tablet(part).open(f"{AT}/attendance")
        page.says("Rosa Delgado", "What they need is read only by those who lead it.")


def test_while_no_one_here_leads_it_helen_who_planned_it_reads_it(house: House) -> None:
    helens_tea_that_bea_leads(house, leader="", led_by="Nurse Okoro")
    assert [reads(house, part) for part in (HELEN, MINA)] == [[True, True], [False, False]]
    typed = {name: house.tablet(HELEN).open("/linnet/activities/1/change").field(name) for name in ("title", "kind")}
    house.tablet(HELEN).send("/linnet/activities/1/change", **typed, leader="bea", place="lounge")
    assert [reads(house, part) for part in (HELEN, BEA)] == [[False, False], [True, True]]


def test_a_tick_at_the_door_shows_no_more_of_it(house: House) -> None:
    helens_tea_that_bea_leads(house)
    for part in (HELEN, MINA):
        house.tablet(part).send(f"{AT}/attendance", 422, person="nobody", htmx=True).does_not_say(WISH)


@needs_a_printer
def test_nor_does_the_list_that_helen_prints(house: House) -> None:
    helens_tea_that_bea_leads(house)
    bea, helen, mina = (
        words_on(house.tablet(part).open(f"{AT}/door-list.pdf").response.content) for part in (BEA, HELEN, MINA)
    )
    assert "RosaDelgado1Roomformypads" in bea and "Whattheyneedisreadonly" not in bea
    for words in (helen, mina):
        assert "RosaDelgado1" in words and "pads" not in words and "Whattheyneedisreadonly" in words


@pytest.mark.parametrize("part", [HELEN, MINA, IDRIS, SAM, AMINA, GWEN], ids=lambda part: part.handle)
def test_on_no_page_and_by_no_call_does_anyone_else_read_it(house: House, part: Part) -> None:
    helens_tea_that_bea_leads(house)
    walker, met = Walker(house, part), 0
    for stop in stops(house.app):
        path = _address(stop)
        if path:
            answer = walker.goes(stop, path)
            met += answer.status_code == 200
            assert WISH not in answer.text, f"{part.name} reads it at {path}"
    assert met > 20


def _address(stop: Stop) -> str:
    """Where one can look with no more than Helen's tea; "" for what needs more, and for paper."""
    path = stop.path
    for name, value in {"slug": "linnet", "number": "1", "date_number": "1", "handle": "rosa"}.items():
        path = path.replace(f"{{{name}}}", value)
    is_left_out = re.search(r"[{]|[.]pdf$|sign-out", path) or not stop.looks
    return "" if is_left_out else path


def test_it_stands_in_no_log_no_message_and_no_kept_answer(house: House) -> None:
    helens_tea_that_bea_leads(house)
    Program(house, ROSA).post(f"{AT[8:]}/bookings", {"wishes": f"{WISH}."}, status=200, once="again")
    assert {name for name, some in rows(house).items() if WISH in " ".join(some)} == {"booking"}


def test_rosa_is_told_who_reads_it_where_she_writes_it(house: House) -> None:
    a_trip(house, by=HELEN)
    rosa = house.tablet(ROSA)
    rosa.open(AT).says("Only those who lead it read this. If no one here leads it, whoever planned it does.")
    rosa.open(f"{AT}/lift").says("Only those who lead the trip and the development officer read this.")


def test_who_needs_a_lift_is_read_by_bea_who_leads_the_trip_and_mina_and_not_by_helen_who_planned_it(
    house: House,
) -> None:
    a_trip(house, by=HELEN)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks", step=True)
    rides_with(house, 1, ROSA, OMAR)
    for part in (BEA, MINA):
        house.tablet(part).open(AT).says("Who rides with whom")
        house.tablet(part).open(f"{AT}/lifts").says("Rosa Delgado", STEP)
    helen = house.tablet(HELEN)
    helen.open(AT).does_not_say("Who rides with whom")
    helen.open(f"{AT}/lifts", 403)
    helen.send(f"{AT}/lifts", 403, rider="rosa", driver="", turn="1")
    Program(house, HELEN).get(f"{AT[8:]}/lifts", status=403)
    Program(house, HELEN).post(f"{AT[8:]}/lifts/told", {}, status=403)


@needs_a_printer
def test_the_list_that_helen_prints_has_no_cars(house: House) -> None:
    a_trip(house, by=HELEN)
    says(house, 1, ROSA, "asks", step=True)
    listed = {
        part: words_on(house.tablet(part).open(f"{AT}/door-list.pdf").response.content) for part in (BEA, MINA, HELEN)
    }
    assert ["Theyneedalift" in listed[part] for part in (BEA, MINA, HELEN)] == [True, True, False]
