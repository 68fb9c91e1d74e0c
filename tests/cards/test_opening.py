"""Rosa has no e-mail and no phone. With her card she takes part, and with it alone nobody learns what is hers."""

import pytest
from sqlmodel import select

from app.cards import codes, guessing
from app.cards.models import Card, Guess, GuessAt
from app.cards.service import card_with_code
from app.core import clock
from app.core.errors import SlowDown
from app.people.models import WebSession
from app.people.sessions import STAYS
from app.permissions.who import SessionKind
from tests.cards.making import another_code, card_for, comes_in, later, types
from tests.cast import BEN, MINA, ROSA
from tests.conftest import SECRET
from tests.house import House

UNKNOWN = "We don't know this code. Please look at the card and write it once more."
NOT_EIGHT = "Please write the eight letters and numbers from the card."
WAIT = "There were many wrong codes from here. Please wait a quarter of an hour"


def test_rosa_types_her_code_and_is_at_home(house: House) -> None:
    tablet, code = house.tablet(), card_for(house)
    tablet.open("/card").says("Open with your card", "The letters and numbers")
    assert types(tablet, code).headers["location"] == "/linnet"
    tablet.open("/linnet").says("Hola", "Rosa Delgado")
    tablet.send("/linnet/needs", title="The lift is slow", once="a")
    with house.reading() as session:
        held = session.exec(select(WebSession)).one()
        card = session.exec(select(Card)).one()
    assert (held.kind, held.card_id, held.neighbourhood_id) == (SessionKind.CARD, card.id, card.neighbourhood_id)
    assert held.ends_at - held.made_at >= STAYS


@pytest.mark.parametrize("spelt", ["{0} {1}", "{0}-{1}", " {0}{1} ", "{0}.{1}"])
def test_however_she_writes_it_it_is_her_code(house: House, spelt: str) -> None:
    code = card_for(house)
    for one in (code, code.lower()):
        assert types(house.tablet(), spelt.format(one[:4], one[4:])).status_code == 303


def test_look_alikes_are_read_as_what_stands_on_cards() -> None:
    assert codes.tidied("o0g6 uv8b") == "QQ66VV33"
    assert codes.tidied("КМХТ ٣٤٦٧") == "KMXT3467"
    for typed in ("", "K7QM 3XW", "K7QM 3XWDA", "K7QM 3XWI", "🙂" * 8, "K7QM3XWD" * 9):
        assert codes.tidied(typed) == ""
    assert len(set(codes.ALPHABET)) ** codes.LENGTH >= 2**35
    assert not set(codes.ALPHABET) & set("0O1IL5S2Z8BGU")
    assert all(codes.tidied(code) == code for code in (codes.new_code() for _ in range(50)))


def test_a_code_that_is_not_one_gets_a_kind_sentence_and_costs_nothing(house: House) -> None:
    tablet = house.tablet()
    for typed in ("", "K7QM", "1234", "K7QM 3XWI", "x" * 200):
        page = tablet.send("/card", status=422, code=typed)
        page.says(NOT_EIGHT)
        assert page.field("code") == typed
    with house.reading() as session:
        assert session.exec(select(Guess)).first() is None


def test_after_ten_wrong_codes_even_the_right_one_has_to_wait(house: House) -> None:
    tablet, code = house.tablet(), card_for(house)
    for _ in range(guessing.MOST_WRONG):
        tablet.send("/card", status=422, code=another_code(code)).says(UNKNOWN)
    tablet.send("/card", status=429, code=code).says(WAIT)
    with later(minutes=14):
        house.tablet().send("/card", status=429, code=code)
    with later(minutes=16):
        assert types(tablet, code).status_code == 303


def test_only_the_place_that_guessed_has_to_wait(house: House) -> None:
    code = card_for(house)
    with house.writing() as session:
        for number in range(guessing.MOST_WRONG):
            guessing.was_wrong(session, f"2001:db8:0:7::{number + 1:x}", GuessAt.CARD)
        with pytest.raises(SlowDown):
            card_with_code(session, code, "2001:db8:0:7:ffff::1", SECRET)
        assert card_with_code(session, code, "2001:db8:0:8::1", SECRET) is not None
        assert card_with_code(session, code, "::ffff:10.0.0.1", SECRET) is not None


def test_guesses_are_forgotten_after_a_day(house: House) -> None:
    with house.writing() as session:
        guessing.was_wrong(session, "10.0.0.1", GuessAt.CARD)
    for hours, left in ((23, 1), (25, 0)):
        with later(hours=hours), house.writing() as session:
            guessing.forget_old(session)
        with house.reading() as session:
            assert len(session.exec(select(Guess)).all()) == left


def test_the_hourly_sweep_forgets_guesses_too(house: House) -> None:
    from app.notifications.worker import Worker

    with house.writing() as session:
        guessing.was_wrong(session, "10.0.0.1", GuessAt.CARD)
    worker = Worker(house.database, house.app.state.settings, house.app.state.pages)
    with later(hours=26):
        worker.sweep_when_due()
    with house.reading() as session:
        assert session.exec(select(Guess)).first() is None


def test_the_code_stands_in_no_table(house: House) -> None:
    code = card_for(house)
    types(house.tablet(), another_code(code))
    types(house.tablet(), code)
    from app.core.schema import whole_schema

    with house.database.engine.connect() as connection:
        for name in whole_schema().metadata.tables:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                assert code not in str(row) and codes.spaced(code) not in str(row), name


def test_whoever_was_signed_in_before_is_not_any_more(house: House) -> None:
    tablet = house.tablet(MINA)
    assert types(tablet, card_for(house)).status_code == 303
    tablet.open("/linnet").says("Rosa Delgado")
    with house.reading() as session:
        assert session.exec(select(WebSession)).one().kind == SessionKind.CARD


def test_pressed_twice_it_opens_just_the_same(house: House) -> None:
    tablet, code = house.tablet(), card_for(house)
    assert [types(tablet, code).status_code for _ in range(2)] == [303, 303]
    tablet.open("/linnet").says("Rosa Delgado")


def test_a_card_of_heron_street_opens_heron_street_and_nothing_else(house: House) -> None:
    ben = comes_in(house, BEN)
    ben.open("/heron").says("Ben Archer")
    ben.send("/linnet/needs", status=403, title="A bench")
    ben.send("/heron/needs", title="A bench")


def test_a_card_opens_nothing_for_someone_who_has_left(house: House) -> None:
    from app.neighbourhoods.models import Membership
    from app.participation.models import Kind
    from app.participation.service import record

    code = card_for(house)
    with house.writing() as session:
        rosa = house.actor(session, ROSA)
        left = session.exec(select(Membership).where(Membership.person_id == rosa.person_id)).one()
        left.left_at = clock.now()
        record(session, rosa, Kind.MEMBERSHIP_ENDED, left)
    house.tablet().send("/card", status=422, code=code).says(UNKNOWN)


def test_on_a_tables_tablet_the_card_goes_to_the_tables_own_page(house: House) -> None:
    tablet, code = house.tablet(), card_for(house)
    tablet.client.cookies.set("table", "some key.90")
    assert types(tablet, code).headers["location"].startswith("/table")
    with house.reading() as session:
        assert session.exec(select(WebSession)).first() is None
