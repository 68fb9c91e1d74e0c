"""What is over is said to be over, and still told; what was only of use before is asked of nobody any more."""

from datetime import date, time, timedelta
from pathlib import Path

from app.activities.reminding import remind
from app.core import clock, sweeping
from app.notifications.models import TellingState
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books
from tests.activities.travelling import a_trip, are_told, rides_with, says
from tests.cast import AMINA, BEA, MINA, OMAR
from tests.house import House
from tests.notifications.post_office import PostOffice, a_worker, answered, tellings, work_all
from tests.notifications.test_in_time import MONDAY, called_off, listed, the_list


def test_who_was_not_told_in_time_is_still_told(house: House) -> None:
    called_off(house, "Coffee morning", date(2027, 3, 1))
    with clock.at(MONDAY - timedelta(days=20)):
        answered(house, house.a_need("The bus does not stop", by=AMINA))
    called_off(house, "Knitting", date(2027, 3, 3))
    tuesday = MONDAY + timedelta(days=1)
    with clock.at(tuesday), house.writing() as session:
        sweeping.sweep(session)
    page = the_list(house, tuesday)
    assert [one.split(": ")[-1] for one in listed(page)] == ["Knitting", "Coffee morning", "The bus does not stop"]
    page.says("The time has passed", "They were not told in time. Please tell them all the same.")


def test_nobody_is_reminded_of_what_has_begun_and_the_log_keeps_that(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    with clock.at(MONDAY - timedelta(days=20)):
        number = an_activity(house, first_on=date(2027, 3, 2), at_time=time(13, 5))
        for part in (BEA, OMAR):
            books(house, number, part)
    with clock.at(MONDAY), house.writing() as session:
        remind(session)
    assert listed(the_list(house)) == ["Coffee morning"], "the other has an e-mail on its way"
    late = MONDAY + timedelta(days=1, hours=5)
    assert listed(the_list(house, late)) == []
    with clock.at(late):
        with house.writing() as session:
            sweeping.sweep(session)
        work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    assert not post_office.mails
    assert [tellings(house, one)[0].state for one in (BEA, OMAR)] == [TellingState.GIVEN_UP] * 2
    assert house.log()[-2:] == [Kind.TELLING_GIVEN_UP] * 2
    page = the_list(house, late)
    assert listed(page) == []
    page.says("Everyone has been told")


def test_after_the_trip_nobody_is_rung_about_a_lift_but_for_one_that_did_not_come(house: House) -> None:
    with clock.at(MONDAY):
        trip = a_trip(house, comes=(BEA, AMINA, OMAR), first_on=date(2027, 3, 2))
        says(house, trip, OMAR, "offers", seats=2)
        for rider in (BEA, AMINA):
            says(house, trip, rider, "asks")
            rides_with(house, trip, rider, OMAR)
        are_told(house, trip)
        house.tablet(MINA).send(f"/linnet/tellings/{tellings(house, BEA)[0].id}/done", how="phone")
        rides_with(house, trip, BEA, None)
    page = the_list(house)
    page.says("Omar Haddad picks you up by car", "Omar Haddad can’t pick you up", "Tomorrow, before 9am")
    assert listed(page) == ["To the sea"] * 2
    page = the_list(house, MONDAY + timedelta(days=2))
    page.says("Omar Haddad can’t pick you up", "The time has passed")
    page.does_not_say("Omar Haddad picks you up by car")
