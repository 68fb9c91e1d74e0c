"""Every neighbour’s form prints from its page, asks the same on paper, and is typed in within a minute."""

import pytest
from lxml import html
from sqlmodel import col, select

from app.home.sheets import TWINS, meant_by
from app.participation.models import Participation
from app.permissions.who import Via
from tests.cards.reading import pages_in, pictures_in, tags_in, words_on
from tests.cast import AMINA, BEA, GWEN, INES, MINA, OMAR, ROSA
from tests.figures import Figures
from tests.grants.happenings import SEEDS
from tests.home.sheets import BACK, THEIRS, Back, all_to_write_about, sheet_for
from tests.house import House
from tests.ideas.happenings import WALK
from tests.offers.happenings import SEW
from tests.printer import needs_a_printer
from tests.tablet import Page, Tablet

A_LETTER, A_STEP, A_LIST, TO_AND_FRO = 0.28, 2.65, 1.3, 0.4
"""As in tests/helping/test_on_paper.py: a letter; thinking, pointing and pressing; a list that opens first; a hand that
goes from the keys to the mouse, or back. Here each place to write in costs a step too."""
OF_THE_TYPIST = ("via", "read_back")
"""What only the page asks: the sheet has a box for it at its foot, and is itself the way."""


@pytest.fixture
def with_all(house: House) -> House:
    all_to_write_about(house)
    return house


def test_there_is_a_sheet_that_came_back_of_every_kind() -> None:
    assert {meant_by(back.reference)[0].of for back in BACK} == {twin.of for twin in TWINS}


def test_a_sheet_asks_what_its_page_asks_in_the_same_order(with_all: House) -> None:
    mina = with_all.tablet(MINA)
    for back in BACK:
        page = mina.open(f"/linnet/sheets?number={back.reference}")
        (form,) = _with_a_sheet(page)
        asked = [name for name in _names(form) if name not in OF_THE_TYPIST]
        assert form.get("action") == f"/linnet/{back.to}", back.reference
        assert _asked_on_paper(sheet_for(with_all, back.reference, AMINA)) == asked, back.reference


ABOUT = {
    "1-M": ["The bench by the lift is broken"],
    "1-C": ["The bench by the lift is broken"],
    "1-H": ["The bench by the lift is broken"],
    "1-F": [WALK],
    "1-W": [SEEDS],
    "1-1-B": ["By coach to the sea"],
    "1-1-L": ["By coach to the sea"],
    "1-1-E": ["By coach to the sea"],
    "2-A": ["I can read letters aloud."],
    "1-1-T": [SEW, "Rosa Delgado", "Offer 1"],
}


def test_a_sheet_that_is_about_something_says_what(with_all: House) -> None:
    assert set(ABOUT) == {back.reference for back in BACK if "-" in back.reference}
    for reference, words in ABOUT.items():
        said = " ".join(html.fromstring(sheet_for(with_all, reference, AMINA)).text_content().split())
        assert [one for one in words if one not in said] == [], reference


def test_amina_writes_on_paper_and_mina_types_it_in_within_a_minute(with_all: House, figures: Figures) -> None:
    mina, told = with_all.tablet(MINA), []
    for back in BACK:
        seconds = _seconds(mina, back)
        figures.note("seconds to type a sheet in", back.reference, round(seconds))
        assert seconds < 60, back.reference
        before = _newest(with_all)
        mina.send(f"/linnet/{back.to}", **THEIRS, **back.chosen, **back.written)
        rows = _log_since(with_all, before)
        assert rows, f"{back.reference} left no trace"
        assert {(row.via, row.read_back) for row in rows} == {(Via.PAPER, True)}, back.reference
        told += [row.kind for row in rows]
    with with_all.reading() as session:
        amina, typed = with_all.actor(session, AMINA).person_id, with_all.actor(session, MINA).person_id
    assert {(row.spoken_by, row.typed_by) for row in _log_since(with_all, 0) if row.via == Via.PAPER} == {
        (amina, typed)
    }
    assert len(set(told)) >= len(BACK) - 2  # a contact is given twice, a comment made twice
    page = with_all.tablet(AMINA).open("/me/typed-for-me?home=linnet")
    page.says("Mina Kaur typed it, as you said it on paper.")


def test_a_sheet_without_a_name_is_never_said_to_be_its_typists_own(with_all: House) -> None:
    mina, before = with_all.tablet(MINA), _newest(with_all)
    for back in BACK:
        page = mina.send(f"/linnet/{back.to}", status=422, via="paper", **back.chosen, **back.written)
        assert "Please choose who says it." in page.words, back.reference
    assert _log_since(with_all, before) == []


def test_what_only_they_can_wish_is_typed_in_from_paper_by_the_team_alone(house: House) -> None:
    before = _newest(house)
    for back in (one for one in BACK if meant_by(one.reference)[0].letter in "DEK" and "-" not in one.reference):
        said = {**back.chosen, **back.written}
        for part, via in ((MINA, "phone"), (MINA, "in_person"), (BEA, "paper"), (OMAR, "paper")):
            house.tablet(part).send(f"/linnet/{back.to}", status=403, **said, **THEIRS | {"via": via})
        house.tablet(BEA).open(f"/linnet/{back.to}?via=paper").does_not_say("Who says it?")
        assert _log_since(house, before) == []
        assert "Signed:" in sheet_for(house, back.reference)


def test_whoever_may_not_fill_it_in_gets_no_sheet(with_all: House) -> None:
    hidden = with_all.a_need(by=AMINA, shown=False)
    for part, reference, status in (
        (INES, "N", 403),
        (INES, "I", 403),
        (ROSA, f"{hidden}-M", 404),
        (GWEN, "1-1-B", 403),
        (OMAR, "1-1-T", 404),
        (ROSA, "999-M", 404),
        (ROSA, "Z", 404),
        (ROSA, "1-N", 404),
        (ROSA, "99999999999-M", 404),
    ):
        with_all.tablet(part).open(f"/linnet/sheets/{reference}.pdf", status=status)
    assert with_all.tablet().open("/linnet/sheets/N.pdf").path == "/sign-in"


def test_each_page_leads_to_its_own_sheet(with_all: House) -> None:
    amina = with_all.tablet(AMINA)
    for back in BACK:
        twin, numbers = meant_by(back.reference)
        at = {"R": "/me/told-by", "P": "/me/helpers"}.get(twin.letter, f"/linnet/{twin.at.format(*numbers)}")
        if twin.letter in "WM":  # Rosa asked for the grant; “me too” is one tap for oneself
            continue
        links = amina.open("/linnet/needs/new" if twin.letter == "N" else at).tree.xpath("//main//a/@href")
        assert f"/linnet/sheets/{back.reference}.pdf" in links, back.reference


def test_what_stands_at_the_top_of_a_sheet_leads_to_its_page(with_all: House) -> None:
    mina = with_all.tablet(MINA)
    for typed in ("1-m", "LINNET-1-M", " 1-M "):
        assert mina.open(f"/linnet/sheets?number={typed}").path == "/linnet/needs/1/backing"
    mina.open("/linnet/sheets?number=one").says("There is no such sheet. Please look again.")
    rosa = with_all.tablet(ROSA).open("/linnet/sheets")
    rosa.says("Print a sheet", "A song for our playlist")
    rosa.does_not_say("Type in a sheet")


@needs_a_printer
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_fullest_sheets_are_one_tagged_page(with_all: House, language: str) -> None:
    amina = with_all.tablet(AMINA, language=language)
    for reference in ("N", "I", "G", "O", "1-H"):
        pdf = amina.open(f"/linnet/sheets/{reference}.pdf").response.content
        assert pages_in(pdf) == [(210, 297)], reference
        assert {"/H1", "/H2", "/P"} <= tags_in(pdf)
        assert len(pictures_in(pdf)) == 1 and all(pictures_in(pdf)), "the square; the mark is only there to be seen"
        assert f"LINNET-{reference}" in words_on(pdf)


def _with_a_sheet(page: Page) -> list[html.HtmlElement]:
    return page.tree.xpath("//main//form[.//*[@data-sheet]]")  # type: ignore[no-any-return]


def _names(form: html.HtmlElement) -> list[str]:
    found = form.xpath(".//*[self::input[not(@type='hidden')] or self::select or self::textarea]/@name")
    return list(dict.fromkeys(found))


def _asked_on_paper(sheet: str) -> list[str]:
    return list(html.fromstring(sheet).xpath("//*[@data-asks]/@data-asks"))


def _seconds(mina: Tablet, back: Back) -> float:
    """Opening the page from what stands at the top of the sheet, each choice, each thing written, and sending it."""
    page = mina.open(f"/linnet/sheets?number={back.reference}")
    (form,) = _with_a_sheet(page)
    chosen = {"spoken_by", "read_back", *back.chosen}
    lists = sum(1 for name in form.xpath(".//select/@name") if name in chosen)
    keys = len(back.reference) + sum(map(len, back.written.values()))
    steps = 1 + len(chosen) + len(back.written) + 1
    return keys * A_LETTER + steps * A_STEP + lists * A_LIST + 2 * TO_AND_FRO * (1 + len(back.written))


def _newest(house: House) -> int:
    return max((row.id for row in _log_since(house, 0)), default=0)


def _log_since(house: House, row_id: int) -> list[Participation]:
    with house.reading() as session:
        wanted = select(Participation).where(col(Participation.id) > row_id).order_by(col(Participation.id))
        return list(session.exec(wanted))
