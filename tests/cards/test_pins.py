"""A PIN is chosen, not given; kept as a hash that takes time to search; and never an easy one."""

import pytest
from sqlmodel import select

from app.cards import pins
from app.cards.models import Pin
from app.participation.models import Kind, Participation
from app.permissions.who import Via
from tests.cards.making import card_for, cards_of, comes_in, has_pin, pin_of, proves
from tests.cast import AMINA, BEA, MINA, ROSA, SAM
from tests.house import House

EASY = ("0000", "9999", "1234", "4321", "8901", "1212", "2580")
FINE = ("7294", "1947", "1903", "0417")


def test_rosa_chooses_a_pin_on_her_page(house: House) -> None:
    rosa = house.tablet(ROSA)
    rosa.open("/me").says("My card and its PIN")
    rosa.open("/me/pin").says("Four digits that only you know.")
    rosa.send("/me/pin", pin="7294").says("Thank you. That is settled.")
    rosa.open("/me/pin").says("You chose a PIN on")
    assert house.log() == [Kind.PIN_CHOSEN]
    assert proves(comes_in(house), "7294").status_code == 303


@pytest.mark.parametrize("digits", EASY)
def test_what_a_thief_tries_first_is_kindly_refused(house: House, digits: str) -> None:
    page = house.tablet(ROSA).send("/me/pin", status=422, pin=digits)
    page.says("Someone could guess this one. Please choose four other digits.")
    assert page.field("pin") == ""
    assert house.log() == []


def test_few_are_too_easy() -> None:
    assert not any(pins.is_obvious(digits) for digits in FINE)
    assert len([digits for digits in range(10_000) if pins.is_obvious(f"{digits:04d}")]) < 130


@pytest.mark.parametrize("typed", ["", "123", "12345", "\x00"])
def test_a_pin_has_four_digits(house: House, typed: str) -> None:
    house.tablet(ROSA).send("/me/pin", status=422, pin=typed)
    assert house.log() == []


def test_it_is_kept_as_owasp_asks_and_means_nothing_without_the_houses_secret(house: House) -> None:
    from argon2 import PasswordHasher, extract_parameters
    from argon2.exceptions import VerifyMismatchError

    pin = has_pin(house)
    hash_ = pin_of(house).hash
    kept = extract_parameters(hash_)
    assert (kept.type.name, kept.memory_cost, kept.time_cost, kept.parallelism) == ("ID", 19 * 1024, 2, 1)
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(hash_, pin)
    with house.writing() as session:
        rosa = house.actor(session, ROSA).person_id or 0
        assert not pins.try_pin(session, rosa, pin, "another secret").is_right


def test_a_new_pin_takes_the_old_ones_place_and_opens_again(house: House) -> None:
    rosa, _ = comes_in(house), has_pin(house)
    for _ in range(5):
        proves(rosa, "9305")
    house.tablet(ROSA).send("/me/pin", pin="3861")
    assert proves(rosa, "7294").status_code == 422
    assert proves(rosa, "3861").status_code == 303


def test_with_the_officer_rosa_types_it_on_the_officers_screen(house: House) -> None:
    card_for(house)
    (card,) = cards_of(house)
    mina = house.tablet(MINA)
    mina.open(f"/linnet/cards/{card.id}").says("Rosa Delgado has no PIN yet", "Choose a PIN together")
    mina.open(f"/linnet/cards/{card.id}/pin").says("A PIN for Rosa Delgado", "Please hand over this screen now")
    mina.send(f"/linnet/cards/{card.id}/pin", status=422, pin="1234").says("Someone could guess this one.")
    mina.send(f"/linnet/cards/{card.id}/pin", pin="7294").says("The PIN is kept", "Rosa Delgado has a PIN.")
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.PIN_CHOSEN)).one()
        rosa, mina_ = (house.actor(session, part).person_id for part in (ROSA, MINA))
    assert (row.spoken_by, row.typed_by, row.via) == (rosa, mina_, Via.IN_PERSON)
    assert (row.subject, row.subject_id, row.neighbourhood_id) == ("pin", rosa, card.neighbourhood_id)


def test_an_officer_cannot_open_what_a_steward_may_with_a_card_they_print(house: House) -> None:
    card_for(house, SAM)
    (card,) = cards_of(house, SAM)
    mina = house.tablet(MINA)
    mina.open(f"/linnet/cards/{card.id}").does_not_say("Choose a PIN together")
    mina.open(f"/linnet/cards/{card.id}/pin", status=403).says("They choose a PIN on their own page.")
    mina.send(f"/linnet/cards/{card.id}/pin", status=403, pin="7294")
    with house.reading() as session:
        assert session.exec(select(Pin)).first() is None


@pytest.mark.parametrize("part", [ROSA, AMINA, BEA])
def test_no_neighbour_chooses_anothers_pin(house: House, part) -> None:
    card_for(house)
    (card,) = cards_of(house)
    house.tablet(part).open(f"/linnet/cards/{card.id}/pin", status=403)
    house.tablet(part).send(f"/linnet/cards/{card.id}/pin", status=403, pin="7294")
