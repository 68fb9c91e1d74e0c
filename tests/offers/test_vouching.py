"""Who would be alone with someone is vouched for first: by the page, by the service, and by the database itself."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.core import clock
from app.core.errors import NotLikeThis
from app.offers.models import OfferRequest, Vouch
from app.offers.vouching import HOLDS
from app.participation.models import Kind
from tests.cast import AMINA, BEA, HELEN, IDRIS, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import beside, everything, in_days
from tests.offers.happenings import agreed, asked, offered, vouched

FIRST = "Someone who knows you well has to speak for you first."


def test_nothing_is_agreed_until_someone_has_vouched(house: House) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    rosa, address = house.tablet(ROSA), f"/linnet/offers/{number}/requests/{request}"
    rosa.open(address).says("Someone speaks for you first")
    yes = {"state": "agreed", "words": "I come round."}
    assert FIRST in beside(rosa.send(f"{address}/answer", status=422, **yes), "state")
    house.tablet(AMINA).open(f"/linnet/offers/{number}").says("The team first asks someone who knows them well.")

    mina = house.tablet(MINA)
    page = mina.send(f"/linnet/offers/{number}/vouches", vouched_by="Omar", words="Ten years my neighbour.")
    page.says("Omar Haddad", "Ten years my neighbour.", "Holds until")
    rosa.send(f"{address}/answer", **yes).says("Rosa Delgado says yes.")
    house.tablet(AMINA).open(f"/linnet/offers/{number}").says("Someone who knows them well has spoken for them.")
    assert house.log()[-2:] == [Kind.VOUCH_NOTED, Kind.OFFER_AGREED]


def test_a_no_never_waits_for_a_vouch(house: House) -> None:
    number = offered(house, alone=True)
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    house.tablet(ROSA).send(f"{address}/answer", state="declined").says("Not this time")


def test_a_vouch_holds_for_two_years(house: House) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    with clock.at(clock.now() - HOLDS - timedelta(days=1)):
        vouched(house, number)
    with pytest.raises(NotLikeThis):
        agreed(house, number, request)
    house.tablet(MINA).open(f"/linnet/offers/{number}/vouches").says("Held until")
    with clock.at(clock.now() - HOLDS + timedelta(days=9)):
        vouched(house, number)
    house.tablet(MINA).open("/linnet/offers/waiting").says("Vouched for, but not for much longer", "Rosa Delgado")
    agreed(house, number, request)


def test_what_was_agreed_for_after_a_vouch_runs_out_is_shown_to_the_officer(house: House) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    with clock.at(clock.now() - HOLDS + timedelta(days=9)):
        vouched(house, number)
    agreed(house, number, request, agreed_on=in_days(20))
    house.tablet(MINA).open("/linnet/offers/waiting").does_not_say("no one has vouched")
    with clock.at(clock.now() + timedelta(days=10)):
        waiting = house.tablet(MINA).open("/linnet/offers/waiting")
    waiting.says("They would be alone, and no one has vouched", "Amina Yusuf asks Rosa Delgado", "Agreed")


def test_a_vouch_that_an_officer_ended_holds_no_more(house: House) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    vouched(house, number)
    vouch, mina = everything(house, Vouch)[0].id, house.tablet(MINA)
    address = f"/linnet/offers/{number}/vouches/{vouch}/end"
    assert "say why" in beside(mina.send(address, status=422), "reason")
    mina.send(address, reason="Omar asked us to.").says("Omar asked us to.")
    with pytest.raises(NotLikeThis):
        agreed(house, number, request)
    assert house.log()[-1] == Kind.VOUCH_ENDED


def test_the_database_refuses_what_a_stranger_with_sql_tries(house: House) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    other = offered(house, by=OMAR, alone=True)
    vouched(house, other, by="Bea Okafor")
    anothers = everything(house, Vouch)[0].id
    yes = "UPDATE offer_request SET state = 'agreed', answer_words = 'Yes'"
    for change in (yes, f"{yes}, vouch_id = {anothers}", f"{yes}, one_to_one = {_false(house)}"):
        with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
            connection.execute(text(f"{change} WHERE id = {request}"))
    with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
        connection.execute(text(f"UPDATE offer SET one_to_one = {_false(house)} WHERE number = {number}"))
    assert everything(house, OfferRequest)[0].state == "asked"


def test_no_one_vouches_for_themselves(house: House) -> None:
    number, mina = offered(house, alone=True), house.tablet(MINA)
    page = mina.send(f"/linnet/offers/{number}/vouches", status=422, vouched_by="Rosa Delgado", words="I am kind.")
    assert "No one can vouch for themselves." in beside(page, "vouched_by")
    page = mina.send(f"/linnet/offers/{number}/vouches", status=422, htmx=True)
    assert beside(page, "words") == "Please write what they said."
    own = offered(house, by=MINA, alone=True)
    mina.send(f"/linnet/offers/{own}/vouches", status=403, vouched_by="Omar Haddad", words="She is kind.")
    assert everything(house, Vouch) == []


def test_only_an_officer_reads_or_notes_it(house: House) -> None:
    number = offered(house, alone=True)
    vouched(house, number, by="Her old employer, Mrs Lee")
    house.tablet(MINA).open(f"/linnet/offers/{number}/vouches").says("Her old employer, Mrs Lee")
    for part in (ROSA, AMINA, BEA, IDRIS, HELEN, SAM):
        house.tablet(part).open(f"/linnet/offers/{number}/vouches", status=403)
        house.tablet(part).open(f"/linnet/offers/{number}").does_not_say("Mrs Lee")


def test_a_reviewer_sees_that_they_would_be_alone(house: House) -> None:
    number = offered(house, shown=False)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/offers/{number}/review", outcome="shown", one_to_one="yes")
    mina.open(f"/linnet/offers/{number}").says("The team first asks someone who knows them well.")


def _false(house: House) -> str:
    return "0" if house.database.is_sqlite else "false"


@pytest.mark.parametrize(("agreed_for", "state"), [(1, "agreed"), (2, "asked"), (9, "asked"), (None, "asked")])
def test_when_a_vouch_ends_what_was_for_a_day_that_is_over_is_left_alone(
    house: House, agreed_for: int | None, state: str
) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    vouched(house, number)
    agreed(house, number, request, agreed_on=agreed_for and in_days(agreed_for), words="I come round.")
    vouch = everything(house, Vouch)[0].id
    with clock.at(clock.now() + timedelta(days=3)):
        house.tablet(MINA).send(f"/linnet/offers/{number}/vouches/{vouch}/end", reason="Omar asked us to.")
    assert everything(house, OfferRequest)[0].state == state
