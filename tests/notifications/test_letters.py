"""Rosa gets a letter: large print, her own sheet. The noticeboard tells those who gave no name."""

import io
import sys

import pikepdf
import pytest

from app.needs.forms import ReviewForm
from app.needs.reviewing import review_need
from app.notifications.models import TellingState
from app.participation.models import Kind
from tests.cards.reading import pictures_in, points_in, tags_in
from tests.cast import AMINA, BEA, GWEN, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.notifications.post_office import answered, tellings


def prefers(house: House, part: Part, way: str, language: str = "en") -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE person SET told_by = '{way}', language = '{language}' WHERE handle = '{part.handle}'"
        )


def last(house: House, part: Part = ROSA) -> int:
    return tellings(house, part)[-1].id or 0


def test_one_letter_holds_everything_one_person_is_to_be_told(house: House) -> None:
    prefers(house, OMAR, "letter", "ar")
    answered(house, house.a_need("The bench", by=ROSA), words="It is mended.")
    answered(house, house.a_need("The lamp", by=ROSA), kind="doing", words="It is ordered.", by_when="2030-03-06")
    answered(house, house.a_need("The door", by=OMAR))

    page = house.tablet(MINA).open("/linnet/tellings/letters")
    page.says("Rosa Delgado", "Flat 52", "It is mended.", "It is ordered.", "by Wednesday 6 March 2030.", "Mina Kaur")
    letters = page.tree.xpath("//article")
    assert [(one.get("lang"), one.get("dir")) for one in letters] == [("en", "ltr"), ("ar", "rtl")]


def test_the_pdf_is_tagged_with_a_sheet_for_each_person(house: House) -> None:
    prefers(house, OMAR, "letter", "ar")
    for part in (ROSA, OMAR):
        answered(house, house.a_need(by=part))

    response = house.tablet(MINA).open("/linnet/tellings/letters.pdf").response
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["cache-control"] == "no-store"
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "Letters from Linnet Court"
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert {"/H1", "/H2", "/P"} <= tags_in(response.content)
    assert pictures_in(response.content) == []
    assert any("Atkinson" in font for font in fonts)
    smallest, *larger = sorted(points_in(response.content))
    assert smallest == 16 and min(larger) >= 18, "only the number of the page is smaller than 18 points"


def test_without_letters_there_is_no_empty_pdf(house: House) -> None:
    house.tablet(MINA).open("/linnet/tellings/letters.pdf").says("Everyone has been told")
    house.tablet(MINA).open("/linnet/tellings/letters").says("No letters wait to be printed")


def test_without_a_pdf_printer_the_browser_prints(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(house, house.a_need(by=ROSA))
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    page = house.tablet(MINA).open("/linnet/tellings/letters.pdf")
    page.says("Letters can't be made into a PDF here")
    house.tablet(MINA).open(page.tree.xpath("//main//a/@href")[-1]).says("Dear Rosa Delgado,")


def test_only_what_was_printed_is_ticked_off(house: House) -> None:
    answered(house, house.a_need(by=ROSA))
    through = last(house)
    answered(house, house.a_need("Came in while printing", by=ROSA))
    mina = house.tablet(MINA)
    mina.open(f"/linnet/tellings/letters?through={through}").does_not_say("Came in while printing")
    mina.send("/linnet/tellings/letters", through=str(through)).says("Rosa Delgado was told by large-print letter")

    assert [one.state for one in tellings(house, ROSA)] == [TellingState.TOLD, TellingState.WAITING]
    assert tellings(house, ROSA)[0].printed_at is not None
    assert house.log().count(Kind.TOLD) == 1


@pytest.mark.parametrize("place", ["letters", "noticeboard"])
def test_a_page_opened_without_a_batch_ticks_off_only_what_it_showed(house: House, place: str) -> None:
    prefers(house, ROSA, {"letters": "letter"}.get(place, place))
    answered(house, house.a_need(by=ROSA))
    mina = house.tablet(MINA)
    through = mina.open(f"/linnet/tellings/{place}").tree.xpath("//main//input[@name='through']/@value")[0]
    assert through == str(last(house))

    answered(house, house.a_need("Came in while printing", by=ROSA))
    mina.send(f"/linnet/tellings/{place}", through=through)
    assert [one.state for one in tellings(house, ROSA)] == [TellingState.TOLD, TellingState.WAITING]


def test_a_batch_number_beyond_all_bounds_is_no_mishap(house: House) -> None:
    answered(house, house.a_need(by=ROSA))
    for through in (10**30, -(10**30)):
        house.tablet(MINA).open(f"/linnet/tellings/letters?through={through}")


def test_an_address_stands_as_its_place_writes_it_and_can_be_answered_with_a_pen(house: House) -> None:
    prefers(house, OMAR, "letter", "ar")
    answered(house, house.a_need(by=OMAR))
    letter = house.tablet(MINA).open("/linnet/tellings/letters").tree.xpath("//article")[0]
    address = letter.xpath(".//*[@class='letter-to']")[0]
    assert (letter.get("dir"), address.get("dir")) == ("rtl", "ltr")
    assert [line.text for line in address.xpath("bdi")] == ["Omar Haddad", "Flat 52", "Linnet Court"]
    assert len(letter.xpath(".//*[@class='letter-boxes']/li")) == 3


def test_a_batch_is_ticked_off_by_those_who_may(house: House) -> None:
    answered(house, house.a_need(by=ROSA))
    through = str(last(house))
    house.tablet(ROSA).send("/linnet/tellings/letters", status=403, through=through)
    house.tablet(GWEN).send("/linnet/tellings/letters", status=403, through=through)
    house.tablet(GWEN).send("/heron/tellings/letters", through=through)
    house.tablet(MINA).send("/linnet/tellings/letters", through="nonsense")
    assert tellings(house, ROSA)[0].state == TellingState.WAITING


def test_what_a_person_typed_is_text_on_paper_too(house: House) -> None:
    answered(house, house.a_need("<b>Bench</b> & lamp", by=ROSA), words="<script>alert(1)</script>")
    mina = house.tablet(MINA)
    mina.open("/linnet/tellings/letters").says("<b>Bench</b> & lamp", "<script>alert(1)</script>")
    assert mina.open("/linnet/tellings/letters.pdf").response.content.startswith(b"%PDF")


def test_the_noticeboard_names_no_neighbour_and_says_each_thing_once(house: House) -> None:
    prefers(house, BEA, "noticeboard")
    prefers(house, AMINA, "noticeboard")
    number = house.a_need("The bus does not stop", by=BEA)
    house.tablet(AMINA).send(f"/linnet/needs/{number}/backing")
    answered(house, number)
    mina = house.tablet(MINA)
    page = mina.open("/linnet/tellings/noticeboard")
    page.does_not_say("Bea", "Amina")
    assert page.words.count("The bus does not stop") == 1

    mina.send("/linnet/tellings/noticeboard", through=str(last(house, BEA)))
    mina.open("/linnet/tellings/noticeboard").says("Nothing waits to be put up")


def test_a_need_joined_before_it_was_shown_is_not_put_up(house: House) -> None:
    prefers(house, BEA, "noticeboard")
    into, hidden = house.a_need("The bench"), house.a_need("Only Mina has read this", by=BEA, shown=False)
    with house.writing() as session:
        need = house.need(session, hidden)
        review_need(session, house.actor(session, MINA), need, ReviewForm(outcome="merged", into=into))
    house.tablet(MINA).open("/linnet/tellings/noticeboard").does_not_say("Only Mina has read this")
    house.tablet(MINA).open("/linnet/tellings?way=in_person").says("Only Mina has read this")
