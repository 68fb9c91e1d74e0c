"""Amina has no e-mail and no phone: a sheet of paper, the officer's hands, and a letter are enough."""

import time

import pytest
from sqlmodel import select

from app.needs.models import Backing
from app.notifications.models import Telling
from app.participation.models import Kind, Participation
from app.people.models import Person, ToldBy
from app.permissions.who import Via
from tests.cast import AMINA, MINA, ROSA
from tests.house import House
from tests.needs.happenings import answered, beside, everything, tellings
from tests.tablet import Page

TITLE = "The lamp on the stairs is out"
STORY = "I can't see the last step."
A_LETTER, A_STEP, A_LIST, TO_AND_FRO = 0.28, 2.65, 1.3, 0.4
"""Seconds, by the keystroke-level model for people who type as most do: a letter; thinking (1.35), pointing (1.1) and
pressing (0.2); pointing and pressing once more, as a list opens first; a hand going from keys to mouse or back."""
ON_THE_SHEET = {"spoken_by": "amina", "via": "paper", "read_back": "yes", "told_by": "letter"}


def test_the_page_for_typing_in_has_the_numbers_of_the_sheet(house: House) -> None:
    page = house.tablet(MINA).open("/linnet/needs/new?via=paper")
    page.says("What is needed?", "Who says it?", "How shall we tell you things?", "Tell us more")
    page.says("Where is it?", "What is it about?")
    assert page.tree.xpath("//form//*[@data-sheet]"), "the style sheet counts the questions of such a form"
    assert page.tree.xpath("//select[@name='via']/option[@selected]/@value") == ["paper"]
    house.tablet(ROSA).open("/linnet/needs/new?via=paper").does_not_say("Who says it?")


@pytest.mark.parametrize("htmx", [False, True])
def test_a_mistake_keeps_everything_that_was_typed(house: House, htmx: bool) -> None:
    mina = house.tablet(MINA)
    typed = {"title": TITLE, "story": STORY, **ON_THE_SHEET}
    wrong = [
        ("title", {"title": ""}, "Please say in a few words"),
        ("spoken_by", {"spoken_by": "nobody"}, "We don't know anyone here by that name."),
        ("spoken_by", {"spoken_by": ""}, "Please choose who says it."),
    ]
    for field, slip, sentence in wrong:
        page = mina.send("/linnet/needs", status=422, htmx=htmx, **(typed | slip))
        assert sentence in beside(page, field)
        assert page.field("story") == STORY
        page.says("Who says it?")
    _has_neither_mail_nor_phone(house)
    page = mina.send("/linnet/needs", status=422, htmx=htmx, **(typed | {"told_by": "phone"}))
    assert beside(page, "told_by") == "We have no phone number for them yet. Please choose another way."
    assert house.log() == []


def test_each_sheet_is_typed_in_from_a_link(house: House) -> None:
    number = house.a_need(by=AMINA)
    answered(house, number, "done")
    mina, at_need = house.tablet(MINA), f"/linnet/needs/{number}"
    new = "//main//a[contains(@href, '/sheets?number=')]/@href"
    assert mina.open("/linnet/needs/new").tree.xpath(new) == ["/linnet/sheets?number=N"]
    ways = mina.open(at_need).tree.xpath("//main//a[contains(@href, 'via=paper')]/@href")
    assert [way.partition("?")[0] for way in ways] == [f"{at_need}/helped", f"{at_need}/backing"]
    for way in (*ways, "/linnet/sheets?number=N"):
        mina.open(way).says("Who says it?")
    rosa = house.tablet(ROSA)
    assert rosa.open("/linnet/needs/new").tree.xpath(new) == []
    assert rosa.open(at_need).tree.xpath("//main//a[contains(@href, 'via=paper')]") == []


def test_me_too_for_someone_is_never_counted_for_the_one_who_types(house: House) -> None:
    number, mina = house.a_need(by=ROSA), house.tablet(MINA)
    address = f"/linnet/needs/{number}/backing"
    mina.open(f"{address}?via=paper").says("Who says it?", "In their own words")
    page = mina.send(address, status=422, via="paper", words="It is dark.")
    assert beside(page, "spoken_by") == "Please choose who says it."
    assert page.field("words") == "It is dark."
    assert everything(house, Backing) == []
    mina.send(address, via="paper", spoken_by="amina", words="It is dark.").says("It is dark.", "A few neighbours")
    mina.send(address, via="paper", spoken_by="unnamed")
    assert [one.said_by_id is None for one in everything(house, Backing)] == [False, True]
    house.tablet(ROSA).open(address, status=403)


def test_amina_raises_a_need_on_paper_is_told_by_letter_and_says_it_helped(house: House) -> None:
    _has_neither_mail_nor_phone(house)
    mina, begun = house.tablet(MINA), time.perf_counter()

    form = mina.open("/linnet/needs/new?via=paper")
    assert _fields(form) >= {"title", "spoken_by", "via", "read_back", "told_by", "story", "place", "theme"}
    typed = {"title": TITLE, "story": STORY, "place": "lounge", **ON_THE_SHEET}
    number = int(mina.send("/linnet/needs", once="k", **typed).path.rpartition("/")[2])
    mina.send("/linnet/needs", once="k", **typed)
    assert _to_write(form) == {"title", "story"}
    answered(house, number, "done", words="There is a new lamp.")

    assert tellings(house, "answer") == {"amina": ("letter", "waiting")}
    mina.open("/linnet/tellings/letters").says("Dear Amina Yusuf", "There is a new lamp.", "Tick one")
    mina.send("/linnet/tellings/letters", through=str(everything(house, Telling)[-1].id))
    assert tellings(house, "answer") == {"amina": ("letter", "told")}

    mina.open(f"/linnet/needs/{number}/helped?via=paper").says("Who says it?")
    page = mina.send(f"/linnet/needs/{number}/helped", how="yes", spoken_by="amina", via="paper", read_back="yes")
    page.says("Amina Yusuf was asked", "Yes, it helped", "Mina Kaur typed this for them, as they said it on paper.")
    print(f"the machine took {time.perf_counter() - begun:.1f} s of it")
    _log_is_whole(house)


def test_a_need_on_paper_and_its_reply_take_under_a_minute_to_type_in() -> None:
    """The way Mina goes in the test before this one."""
    # Opening the page, four choices (who, read back, told by, place; the way stands already), and sending it.
    steps, lists, keys = 1 + 4 + 1, 3, len(TITLE) + len(STORY)
    # Opening the page, three choices (how, who, read back), and sending it. The words are left empty, as on the sheet.
    steps, lists = steps + 1 + 3 + 1, lists + 1
    seconds = keys * A_LETTER + steps * A_STEP + lists * A_LIST + 2 * 2 * TO_AND_FRO
    print(f"\na need on paper and its reply: {steps} steps, {keys} keys, {seconds:.0f} s")
    assert (steps, lists, keys) == (11, 4, 55)
    assert seconds < 60


def _log_is_whole(house: House) -> None:
    with house.reading() as session:
        amina, mina = (house.actor(session, part).person_id for part in (AMINA, MINA))
        typed = session.exec(select(Participation).where(Participation.spoken_by == amina)).all()
        of_hers = [row for row in typed if row.kind != Kind.PERSON_JOINED]
        assert [row.kind for row in of_hers] == [Kind.TELLING_WAY_CHOSEN, Kind.NEED_RAISED, Kind.HELPED_SAID]
        assert {(row.typed_by, row.via, row.read_back) for row in of_hers} == {(mina, Via.PAPER, True)}
    assert house.log() == [
        Kind.TELLING_WAY_CHOSEN,
        Kind.NEED_RAISED,
        Kind.NEED_ANSWERED,
        Kind.TOLD,
        Kind.HELPED_SAID,
    ]


def _has_neither_mail_nor_phone(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET email = NULL, phone = NULL WHERE handle = 'amina'")
    assert next(one for one in everything(house, Person) if one.handle == "amina").told_by == ToldBy.IN_PERSON


def _to_write(page: Page) -> set[str]:
    """What is written by hand; all else is chosen."""
    return set(page.tree.xpath("//main//form//textarea/@name | //main//form//input[not(@type) or @type='text']/@name"))


def _fields(page: Page) -> set[str]:
    return set(page.tree.xpath("//main//*[self::input or self::select or self::textarea]/@name"))
