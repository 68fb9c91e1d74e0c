"""Mina makes cards for those who need one, and stops those that are lost. The codes exist on the sheet only."""

import re

import pytest
from sqlmodel import select

from app.cards import codes, printing
from app.core import printing as printer
from app.participation.models import Kind, Participation
from app.people.models import WebSession
from tests.cards.making import card_for, cards_of, comes_in, later, person_id, types
from tests.cards.reading import tags_in, words_on
from tests.cast import AMINA, BEN, GWEN, HELEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import counted, many_needs
from tests.tablet import Page, Tablet

A_MOMENT_AGO = "These cards were made a moment ago."
WRITTEN = re.compile(rf"/card([{codes.ALPHABET}]{{8}})Isitlost")


def makes(tablet: Tablet, house: House, *parts: Part, status: int = 200) -> Page:
    with house.reading() as session:
        people = [str(person_id(session, house, part)) for part in parts]
    return Page(tablet.client.post("/linnet/cards", data={"people": people}), status)


def test_the_sheet_has_a_card_of_both_sizes_for_each_in_their_own_language(house: House) -> None:
    mina = house.tablet(MINA)
    mina.open("/linnet/cards/new").says("Rosa Delgado", "Omar Haddad", "Print the sheet at once")
    response = makes(mina, house, ROSA, OMAR).response
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["cache-control"] == "no-store"
    words = words_on(response.content)
    assert "07700900123" in words
    for twice in ("Hola", "RosaDelgado", "OmarHaddad"):
        assert words.count(twice) == 2
    assert words.count("LinnetCourt") == 4
    assert {"/H1", "/H2", "/P", "/Figure", "/Art"} <= tags_in(response.content)
    assert house.log() == [Kind.CARD_MADE] * 2


def test_what_stands_on_the_sheet_opens_the_neighbourhood(house: House) -> None:
    words = words_on(makes(house.tablet(MINA), house, ROSA, AMINA).response.content)
    found = WRITTEN.findall(words)
    assert [words.count(code) for code in found] == [2, 2]
    for code in found:
        assert types(house.tablet(), code).headers["location"] == "/linnet"


def test_nobody_ticked_gets_a_kind_sentence(house: House) -> None:
    mina = house.tablet(MINA)
    mina.send("/linnet/cards", status=422).says("Please tick the people who need a card.", "Rosa Delgado")
    mina.send("/linnet/cards", status=422, people="nonsense").says("Please tick")
    mina.send("/linnet/cards", status=422, people="999999").says("Please tick")
    assert house.log() == []


def test_people_of_another_neighbourhood_get_no_card_here(house: House) -> None:
    makes(house.tablet(MINA), house, BEN, status=422)
    assert cards_of(house, BEN) == []


def test_pressed_twice_makes_no_second_set_and_stops_nothing(house: House) -> None:
    mina = house.tablet(MINA)
    code = WRITTEN.findall(words_on(makes(mina, house, ROSA).response.content))[0]
    makes(mina, house, ROSA, AMINA, status=409).says(A_MOMENT_AGO)
    assert [len(cards_of(house, part)) for part in (ROSA, AMINA)] == [1, 0]
    assert types(house.tablet(), code).status_code == 303


def test_a_new_card_stops_the_old_one_in_the_same_step(house: House) -> None:
    rosa = comes_in(house)
    with later(minutes=2):
        makes(house.tablet(MINA), house, ROSA)
    old, new = cards_of(house)
    assert (old.stopped_because, new.stopped_at) == ("new card", None)
    rosa.open("/linnet").does_not_say("Rosa Delgado")
    assert house.log() == [Kind.CARD_MADE, Kind.CARD_STOPPED, Kind.CARD_MADE]


def test_a_lost_card_is_stopped_and_whoever_holds_it_is_out(house: House) -> None:
    code = card_for(house)
    thief, rosa = house.tablet(), house.tablet(ROSA)
    types(thief, code)
    (card,) = cards_of(house)
    mina = house.tablet(MINA)
    mina.open("/linnet/cards").says("Cards that work", "Rosa Delgado", "Made on")
    mina.send(f"/linnet/cards/{card.id}/stop").says("This card opens nothing any more", "Lost, and stopped on")
    thief.open("/linnet").does_not_say("Rosa Delgado")
    assert types(thief, code).status_code == 422
    rosa.open("/linnet").says("Rosa Delgado")
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.CARD_STOPPED)).one()
        assert row.typed_by == person_id(session, house, MINA)
        assert len(session.exec(select(WebSession)).all()) == 2
    mina.open("/linnet/cards").says("Stopped not long ago")


def test_stopping_twice_stops_once(house: House) -> None:
    card_for(house)
    (card,) = cards_of(house)
    for _ in range(2):
        house.tablet(MINA).send(f"/linnet/cards/{card.id}/stop")
    assert house.log() == [Kind.CARD_MADE, Kind.CARD_STOPPED]


def test_someone_is_found_by_name_or_flat_and_percent_signs_are_only_letters(house: House) -> None:
    mina = house.tablet(MINA)
    page = mina.open("/linnet/cards/new?words=delg")
    page.says("Rosa Delgado")
    page.does_not_say("Omar Haddad")
    mina.open("/linnet/cards/new?words=flat+52").says("Rosa Delgado", "Omar Haddad")
    mina.open("/linnet/cards/new?words=%25").says("Nobody here has that name")
    mina.open("/linnet/cards/new?words=Ben+Archer").says("Nobody here has that name")


def test_long_lists_come_in_pages_and_nobody_is_left_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("queries", "officer_pages"):
        monkeypatch.setattr(f"app.cards.{module}.MOST", 4)
    path, seen = "/linnet/cards/new", []
    while path:
        page = house.tablet(MINA).open(path)
        seen += page.tree.xpath("//input[@name='people']/@value")
        path = next(iter(page.tree.xpath("//nav[@class='pager']//a/@href")), "")
    assert len(seen) == len(set(seen)) == 10


@pytest.mark.parametrize(
    "part", [None, ROSA, OMAR, HELEN, BEN, GWEN], ids=lambda part: part.handle if part else "visitor"
)
def test_only_the_officer_and_the_steward_make_and_stop_cards(house: House, part: Part | None) -> None:
    card_for(house)
    (card,) = cards_of(house)
    tablet = house.tablet(part, follow_redirects=False)
    refused = 403 if part else 303
    for path in ("/linnet/cards", "/linnet/cards/new", f"/linnet/cards/{card.id}", f"/linnet/cards/{card.id}/pin"):
        tablet.open(path, status=refused)
    tablet.send("/linnet/cards", status=refused, people="1")
    tablet.send(f"/linnet/cards/{card.id}/stop", status=refused)
    assert house.log() == [Kind.CARD_MADE]
    house.tablet(SAM).open("/linnet/cards")


def test_cards_of_another_neighbourhood_are_not_there(house: House) -> None:
    card_for(house, BEN)
    (card,) = cards_of(house, BEN)
    house.tablet(MINA).open(f"/linnet/cards/{card.id}", status=404)
    house.tablet(MINA).send(f"/linnet/cards/{card.id}/stop", status=404)
    house.tablet(GWEN).open(f"/heron/cards/{card.id}").says("Ben Archer")


def test_without_a_pdf_printer_no_card_is_made_for_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "is_possible", lambda: False)
    makes(house.tablet(MINA), house, ROSA).says("Cards can't be made here", "no card was made")
    assert cards_of(house) == []


def test_a_greeting_that_no_font_here_can_show_gives_way_to_one_that_can() -> None:
    from app.core.hellos import hello_in

    assert printing.can_be_printed(hello_in("ar").words)
    assert printing.can_be_printed(hello_in("uk").words)
    assert not printing.can_be_printed(hello_in("zh-Hant").words)


def test_these_pages_cost_few_statements_however_many_cards_there_are(house: House) -> None:
    many_needs(house, 1)
    for part in (ROSA, AMINA, OMAR):
        card_for(house, part)
    (card,) = cards_of(house)
    mina = house.tablet(MINA)
    rosa = comes_in(house, BEN)
    costs = {}
    for tablet, path in (
        (mina, "/linnet/cards"),
        (mina, "/linnet/cards/new"),
        (mina, f"/linnet/cards/{card.id}"),
        (mina, "/me/pin"),
        (rosa, "/prove"),
        (rosa, "/card"),
    ):
        with counted(house) as sent:
            tablet.open(path)
        costs[path] = len(sent)
    print(f"\nstatements on {house.database.engine.dialect.name}: {costs}")
    assert max(costs.values()) <= 12
