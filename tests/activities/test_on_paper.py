"""What is on, printed: opened again and read, in two languages; what holds names is only for those who lead it."""

import io
from datetime import UTC, date, datetime, time

import pikepdf
import pytest
from sqlalchemy import update
from sqlmodel import col

from app.activities.spans import month_asked_for
from app.core import clock, printing
from app.neighbourhoods.models import Neighbourhood
from tests.activities.a_full_month import fill
from tests.activities.arranging import an_activity, books, happening
from tests.cards.reading import pages_in, points_in, tags_in, words_on
from tests.cast import AMINA, BEA, GWEN, HELEN, INES, MINA, OMAR, ROSA, SHAH, Part
from tests.house import House
from tests.needs.happenings import counted
from tests.printer import needs_a_printer

pytestmark = needs_a_printer
A4, A3 = (210, 297), (297, 420)
FEBRUARY = datetime(2027, 2, 20, 9, tzinfo=UTC)
MARCH = month_asked_for("2027-03", date(2027, 3, 1))
DATE = "/linnet/activities/1/dates/1"
ALOUD = "zeroonesixone,fourninesix,zerozerozerozero"


@pytest.fixture(autouse=True)
def in_february(house: House):
    settle(house, phone="0161 496 0000", contact="Mina, in the lounge", hours="Mondays")
    with clock.at(FEBRUARY):
        yield


def settle(house: House, **words: str) -> None:
    """What the steward has settled about Linnet Court."""
    with house.database.engine.begin() as connection:
        connection.execute(update(Neighbourhood).where(col(Neighbourhood.slug) == "linnet").values(**words))


def printed(house: House, path: str, part: Part | None = MINA) -> bytes:
    answer = house.tablet(part).open(path).response
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    return answer.content


def tea(house: House, **form: object) -> int:
    plan = {"title": "Tuesday tea", "first_on": date(2027, 3, 2), "at_time": time(14), "minutes": 120}
    return an_activity(house, **{**plan, **form})


def language_of(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        return str(opened.Root.Lang)


def test_the_month_hangs_on_the_door_in_large_print(house: House, caplog: pytest.LogCaptureFixture) -> None:
    tea(house)
    pdf = printed(house, "/linnet/whats-on.pdf?month=2027-03", None)
    words = words_on(pdf)
    for piece in ("March2027", "Tuesday2March", "Tuesdaytea", "2pmto4pm,Communitylounge", "01614960000", ALOUD):
        assert piece in words
    for piece in ("Mina,inthelounge", "Mondays", "/linnet/activities"):
        assert piece in words
    assert pages_in(pdf) == [A4]
    assert min(points_in(pdf)) >= 18
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Figure"} <= tags_in(pdf)
    assert language_of(pdf) == "en"
    assert [one.message for one in caplog.records if one.name.startswith("weasyprint")] == []


def test_on_a3_it_is_larger(house: House) -> None:
    tea(house)
    pdf = printed(house, "/linnet/whats-on.pdf?month=2027-03&size=a3")
    assert pages_in(pdf) == [A3]
    assert sorted(points_in(pdf))[:2] == [18, 26], "the number of the page may stay at 18"


def test_in_arabic_the_number_is_spelled_in_arabic(house: House) -> None:
    tea(house)
    pdf = printed(house, "/linnet/whats-on.pdf?month=2027-03&language=ar")
    assert language_of(pdf) == "ar"
    assert "Tuesdaytea" in words_on(pdf)
    for piece in ("مارس", "صفرصفرصفرصفر"):
        assert piece[::-1] in words_on(pdf), "right to left is drawn from its end"
    assert min(points_in(pdf)) >= 18


def test_it_speaks_the_language_of_the_place_unless_another_is_chosen(house: House) -> None:
    tea(house)
    assert language_of(printed(house, "/linnet/whats-on.pdf?month=2027-03&language=xx")) == "en"
    settle(house, language="nb")
    pdf = printed(house, "/linnet/whats-on.pdf?month=2027-03")
    assert language_of(pdf) == "nb"
    assert "nulléns" in words_on(pdf)


def test_a_date_that_is_called_off_is_said_to_be_so(house: House) -> None:
    tea(house)
    house.tablet(MINA).send(f"{DATE}/calling-off", words="The room is wet.")
    assert "CalledoffTuesdaytea" in words_on(printed(house, "/linnet/whats-on.pdf?month=2027-03"))
    flyer = words_on(printed(house, f"{DATE}/flyer.pdf"))
    assert "Calledoff" in flyer
    assert "Theroomiswet." in flyer


def test_more_than_a_page_holds_goes_on_under_the_same_heading(house: House) -> None:
    fill(house, MARCH, dates=60, bookings=1, activities=5)
    pdf = printed(house, "/linnet/whats-on.pdf?month=2027-03")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        count = len(opened.pages)
    words = words_on(pdf)
    assert count >= 3
    assert words.count("What’sonMarch2027") == count
    assert words.count("Askus:01614960000") == count
    assert f"2/{count}" in words


def test_a_sheet_asks_little_of_the_database(house: House) -> None:
    fill(house, MARCH, dates=40, bookings=200, activities=5)
    for path in ("/linnet/whats-on.pdf?month=2027-03", "/linnet/activities/1/dates/1000/door-list.pdf"):
        mina = house.tablet(MINA)
        mina.open(path)
        with counted(house) as sent:
            mina.open(path)
        assert len(sent) <= 12, path


def test_an_empty_month_says_so_kindly(house: House) -> None:
    pdf = printed(house, "/linnet/whats-on.pdf?month=2031-01")
    assert "Nothingisplannedinthismonthyet." in words_on(pdf)
    assert pages_in(pdf) == [A4]


def test_without_a_number_of_the_place_only_those_who_belong_read_the_officers(house: House) -> None:
    settle(house, phone="")
    assert "AskMinaKaur:07700900123" in words_on(printed(house, "/linnet/whats-on.pdf", ROSA))
    for stranger in (None, GWEN):
        words = words_on(printed(house, "/linnet/whats-on.pdf", stranger))
        assert "Mina" not in words.replace("Mina,inthelounge", "")
        assert "07700" not in words


def test_the_flyer_is_one_huge_sheet_whatever_it_is_called(house: House) -> None:
    for at, title in enumerate(("Tea", "By coach to the sea", "Donaudampfschifffahrt und Kaffee für alle " * 2), 1):
        tea(house, title=title.strip(), bring="A warm coat, and your bus pass.")
        for language in ("en", "ar"):
            pdf = printed(house, f"/linnet/activities/{at}/dates/1/flyer.pdf?language={language}", None)
            assert pages_in(pdf) == [A4], (title, language)
            assert min(points_in(pdf)) >= 18
            assert language_of(pdf) == language
    assert ALOUD in words_on(printed(house, f"{DATE}/flyer.pdf"))
    assert {"/H1", "/P", "/Figure"} <= tags_in(pdf)


def test_three_strips_on_a_sheet(house: House) -> None:
    tea(house)
    pdf = printed(house, f"{DATE}/strips.pdf", None)
    words = words_on(pdf)
    for piece in ("Tuesdaytea", "Tuesday2March", "2pmto4pm", "01614960000", ALOUD):
        assert words.count(piece) == 3
    assert pages_in(pdf) == [A4]
    assert min(points_in(pdf)) >= 16
    assert {"/H1", "/P", "/Figure"} <= tags_in(pdf)
    assert language_of(pdf) == "en"


@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_three_strips_fit_on_one_sheet_with_the_number_in_words(house: House, language: str) -> None:
    settle(house, phone="+44 7700 900123")
    in_words = {"en": "plusfourfour,sevenseven", "nb": "plussfirefire,sjusju", "ar": "زائدأربعةأربعة،سبعةسبعة"[::-1]}
    for at, title in enumerate(("Tea", "A talk about hearing aids, by the clinic", "To music from everywhere " * 4), 1):
        tea(house, title=title.strip())
        for is_off in (False, True):
            pdf = printed(house, f"/linnet/activities/{at}/dates/1/strips.pdf?language={language}", None)
            assert pages_in(pdf) == [A4], (title, is_off)
            assert words_on(pdf).count(in_words[language]) == 3, (title, is_off)
            assert min(points_in(pdf)) >= 16
            if not is_off:
                house.tablet(MINA).send(f"/linnet/activities/{at}/dates/1/calling-off", words="The room is wet.")


def test_the_door_list_holds_all_that_is_asked_at_the_door(house: House) -> None:
    tea(house, seats=3)
    books(house, 1, ROSA, heads=2, wishes="A chair with arms")
    books(house, 1, OMAR)
    books(house, 1, AMINA)
    pdf = printed(house, f"{DATE}/door-list.pdf")
    words = words_on(pdf)
    for piece in ("RosaDelgado2Achairwitharms07700900123", "OmarHaddad1", "Theywaitforaplace", "AminaYusuf"):
        assert piece in words
    assert words.index("OmarHaddad") < words.index("Theywaitforaplace") < words.index("AminaYusuf")
    assert {"/Table", "/TR", "/TH", "/TD"} <= tags_in(pdf)
    assert min(points_in(pdf)) >= 16


def test_each_card_is_in_the_language_of_who_takes_it_home(house: House) -> None:
    tea(house)
    for person in (OMAR, BEA):
        books(house, 1, person)
    pdf = printed(house, f"{DATE}/cards.pdf")
    words = words_on(pdf)
    assert "Tuesday2March2pmCommunityloungeBeaOkafor" in words
    assert words.count("Tuesday2March") == 1
    assert "OmarHaddad" in words
    assert pages_in(pdf) == [A4]


def test_nine_who_come_take_two_sheets_and_nobody_takes_none(house: House) -> None:
    tea(house)
    assert "Noonehassaidyetthattheycome." in words_on(printed(house, f"{DATE}/cards.pdf"))
    for person in (ROSA, AMINA, OMAR, BEA):
        books(house, 1, person)
    for _ in range(5):
        house.tablet(BEA).send(f"{DATE}/bookings", spoken_by="unnamed", via="phone")
    assert happening(house, 1).taken == 9
    assert len(pages_in(printed(house, f"{DATE}/cards.pdf"))) == 2


def test_at_the_end_each_who_came_takes_the_next_date_home(house: House) -> None:
    tea(house, repeats="weekly", last_on=date(2027, 3, 16))
    for person, number in ((ROSA, 1), (OMAR, 1), (BEA, 3)):
        books(house, 1, person, date_number=number)
    house.tablet(MINA).send("/linnet/activities/1/dates/2/calling-off", words="The heating broke.")
    next_cards = f"{DATE}/cards.pdf?of_the_next=yes"
    with clock.at(happening(house, 1).date.starts_at):
        page = house.tablet(MINA).open(DATE)
        assert page.tree.xpath("//a[contains(., 'Print cards for the next date')]/@href") == [next_cards]
        assert names_on(printed(house, next_cards)) == ["Bea", "Omar", "Rosa"], "while nobody is ticked"
        for person in ("rosa", "amina"):
            house.tablet(MINA).send(f"{DATE}/attendance", person=person)
    with clock.at(happening(house, 1).date.ends_at):
        house.tablet(MINA).open(DATE).says("Print cards for the next date")
        pdf = printed(house, next_cards)
    assert names_on(pdf) == ["Amina", "Bea", "Rosa"]
    assert words_on(pdf).count("Tuesday16March") == 3 and "Tuesday9March" not in words_on(pdf)


def names_on(pdf: bytes) -> list[str]:
    return [name for name in ("Amina", "Bea", "Omar", "Rosa") if name in words_on(pdf)]


def test_after_the_last_date_there_are_no_cards_for_a_next(house: House) -> None:
    tea(house)
    with clock.at(happening(house, 1).date.ends_at):
        house.tablet(MINA).open(DATE).does_not_say("Print cards for the next date")
        house.tablet(MINA).open(f"{DATE}/cards.pdf?of_the_next=yes", status=404)


def test_right_to_left_a_telephone_number_still_begins_at_its_beginning(house: House) -> None:
    fill(house, MARCH, dates=60, bookings=60, activities=1)
    door = words_on(printed(house, "/linnet/activities/1/dates/1000/door-list.pdf?language=ar"))
    assert "07700900123" in door
    assert "90012307700" not in door
    month = words_on(printed(house, "/linnet/whats-on.pdf?month=2027-03&language=ar"))
    assert month.count("01614960000") == len(pages_in(printed(house, "/linnet/whats-on.pdf?month=2027-03&language=ar")))


@pytest.mark.parametrize("sheet", ["door-list", "cards"])
def test_lists_with_names_are_for_those_who_lead_it(house: House, sheet: str) -> None:
    tea(house, leader="rosa")
    books(house, 1, OMAR, wishes="No nuts")
    for part in (AMINA, SHAH, INES, HELEN, GWEN):
        house.tablet(part).open(f"{DATE}/{sheet}.pdf", status=403)
    house.tablet().open(f"{DATE}/{sheet}.pdf").says("Sign in")
    assert "OmarHaddad" in words_on(printed(house, f"{DATE}/{sheet}.pdf", ROSA))


def test_what_is_not_there_cannot_be_printed(house: House) -> None:
    for sheet in ("flyer", "strips", "door-list", "cards"):
        house.tablet(MINA).open(f"/linnet/activities/9/dates/1/{sheet}.pdf", status=404)


def test_those_who_lead_find_the_printer_on_the_dates_page(house: House) -> None:
    tea(house)
    links = house.tablet(MINA).open(DATE).tree.xpath("//main//@href | //main//@action | //main//@formaction")
    assert {f"{DATE}/{sheet}.pdf" for sheet in ("flyer", "strips", "door-list", "cards")} <= set(links)
    hers = [one for one in house.tablet(AMINA).open(DATE).tree.xpath("//main//@href") if one.endswith(".pdf")]
    assert hers == ["/linnet/sheets/1-1-B.pdf"]


def test_without_a_pdf_printer_the_month_can_be_printed_from_its_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "is_possible", lambda: False)
    house.tablet(ROSA).open("/linnet/whats-on.pdf").says("This sheet can't be made here", "Month at a glance")
