"""One date that is different: moved, called off, put back or added; those who come are told, once each."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities.kinds import BookingState
from app.core import clock
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from tests.activities.arranging import an_activity, books, cancels, happening, stands, starts
from tests.cast import AMINA, BEA, INES, MINA, OMAR, ROSA, SHAH, Part
from tests.house import House

WEEKLY = {"repeats": "weekly", "last_on": clock.today("Europe/London") + timedelta(days=28)}


def told(house: House) -> list[tuple[str, About, str, ToldBy]]:
    """Whom each message went to, what it is about, its kind, and the way."""
    with house.reading() as session:
        rows = select(Person.handle, Message.about, Message.kind, Telling.way)
        rows = rows.join(Telling, Telling.person_id == Person.id).join(Message, Message.id == Telling.message_id)
        return list(session.exec(rows.order_by(Message.id, Person.handle)).all())


def moved(
    house: House, number: int, by: Part = MINA, date_number: int = 1, days: int = 1, status: int = 200, **more: str
):
    begins = happening(house, number, date_number).date.starts_at + timedelta(days=days)
    where = f"/linnet/activities/{number}/dates/{date_number}/change"
    form = {"day": f"{begins:%Y-%m-%d}", "at_time": "15:30", "minutes": "60", "words": "The lounge is painted."}
    return house.tablet(by).send(where, status=status, **{**form, **more})


def test_a_moved_date_is_told_to_those_who_come_and_those_who_wait(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, OMAR)
    before = starts(house, number)
    moved(house, number)
    assert starts(house, number) != before
    assert told(house) == [
        ("omar", About.DATE_CHANGED, "", ToldBy.EMAIL),
        ("rosa", About.DATE_CHANGED, "", ToldBy.LETTER),
    ]
    house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1").says(
        "Different this time", "The lounge is painted."
    )


def test_a_change_tomorrow_is_no_letter_but_a_task_for_someone(house: House) -> None:
    number = an_activity(house, first_on=clock.today("Europe/London") + timedelta(days=2))
    books(house, number, ROSA)
    moved(house, number)
    assert told(house) == [("rosa", About.DATE_CHANGED, "", ToldBy.IN_PERSON)]


def test_whoever_comes_to_all_hears_once_that_all_are_moved(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    for date_number in (1, 2, 3):
        books(house, number, OMAR, date_number)
    before = starts(house, number)
    moved(house, number, date_number=2, and_later="yes")
    after = starts(house, number)
    assert after[0] == before[0] and all(
        new.date() - old.date() == timedelta(1) for new, old in zip(after[1:], before[1:], strict=True)
    )
    assert told(house) == [("omar", About.DATE_CHANGED, "and_later", ToldBy.EMAIL)]


def test_a_date_called_off_says_why_and_takes_no_bookings(house: House) -> None:
    number = an_activity(house)
    books(house, number, OMAR)
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")
    assert told(house) == [("omar", About.DATE_CALLED_OFF, "", ToldBy.EMAIL)]
    page = house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1")
    page.says("Called off", "The heating broke.")
    house.tablet(ROSA).send(f"/linnet/activities/{number}/dates/1/bookings", status=403)
    house.tablet().open("/linnet/activities").says("Called off")


def test_no_date_is_called_off_without_a_word(house: House) -> None:
    number = an_activity(house)
    page = house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", status=422, words=" ")
    page.says("Please say why.")
    assert happening(house, number).date.is_on


def test_put_back_it_is_on_and_the_places_are_still_theirs(house: House) -> None:
    number = an_activity(house)
    books(house, number, OMAR)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")
    mina.send(f"/linnet/activities/{number}/dates/1/put-back")
    assert happening(house, number).date.is_on and stands(house, number, OMAR) == BookingState.COMING
    assert [kind for _, _, kind, _ in told(house)] == ["", "put_back"]


def test_all_dates_are_called_off_and_each_hears_it_once(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    books(house, number, OMAR, 1)
    books(house, number, OMAR, 3)
    house.tablet(MINA).send(f"/linnet/activities/{number}/calling-off", words="The teacher has moved away.")
    assert told(house) == [("omar", About.DATE_CALLED_OFF, "and_later", ToldBy.EMAIL)]
    assert not happening(house, number, 4).is_to_come
    house.tablet(ROSA).open(f"/linnet/activities/{number}").says("Called off", "The teacher has moved away.")


def test_one_more_date_stands_with_the_others(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    day = clock.today("Europe/London") + timedelta(days=9)
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates", day=day.isoformat(), at_time="18:00", minutes="60")
    assert len(starts(house, number)) == 5
    assert house.log()[-1] == Kind.DATE_ADDED


def test_a_date_is_not_moved_into_the_past(house: House) -> None:
    number = an_activity(house)
    page = moved(house, number, days=-30, status=422)
    page.says("That time is over.")
    assert page.field("words") == "The lounge is painted."


@pytest.mark.parametrize("person", [ROSA, INES, SHAH])
def test_only_those_who_look_after_it_change_it(house: House, person: Part) -> None:
    number = an_activity(house)
    moved(house, number, by=person, status=403)
    for act in ("dates/1/calling-off", "calling-off", "dates/1/put-back", "dates"):
        house.tablet(person).send(f"/linnet/activities/{number}/{act}", status=403, words="No.")
    assert house.log()[-1] == Kind.ACTIVITY_PLANNED


def test_a_neighbour_who_leads_it_may_move_it(house: House) -> None:
    number = an_activity(house, leader="rosa")
    moved(house, number, by=ROSA)
    assert house.log()[-1] == Kind.DATE_CHANGED


def test_mail_and_letter_say_it_in_whole_sentences(house: House) -> None:
    from functools import partial

    from app.core.languages import LANGUAGES
    from app.notifications.wording import in_words

    number = an_activity(house, seats=1)
    for person in (BEA, AMINA):
        books(house, number, person)
    moved(house, number)
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/put-back")
    cancels(house, number, BEA)
    with house.reading() as session:
        for message in session.exec(select(Message)).all():
            for language in LANGUAGES.values():
                wording = in_words(partial(house.app.state.pages.say, language), language, message)
                assert wording.title == "Coffee morning" and "%(" not in repr(wording)
                assert (
                    message.about != About.PLACE_KEPT
                    or str(message.answer_day.day) in wording.next
                    or language.code == "ar"
                )
