"""What the database refuses of activities, dates, bookings and attendance."""

from app.activities.who_came import came, count_comers
from app.core import clock
from tests.activities.arranging import books, happening
from tests.cast import MINA, OMAR
from tests.guards.rows import WHEN
from tests.house import House

REFUSED_ON: list[tuple[str, str, dict[str, object]]] = [
    ("an activity without words", "activity", {"title": " "}),
    ("an activity that lasts no time", "activity", {"minutes": 0}),
    ("an activity that lasts for days", "activity", {"minutes": 1441}),
    ("an activity without a place for anyone", "activity", {"seats": 0}),
    ("an activity that costs less than nothing", "activity", {"cost_minor": -1}),
    ("a series that never ends", "activity", {"repeats": "weekly"}),
    ("an activity called off without a word", "activity", {"called_off_at": WHEN, "called_off_words": " "}),
    ("an activity of a kind we don't know", "activity", {"kind": "party"}),
    ("an activity that repeats as nobody says", "activity", {"repeats": "daily"}),
    ("a second activity of the same number", "activity", {"number": 1}),
    ("an activity in another neighbourhood's lounge", "activity", {"place_id": 3}),
    ("an activity for another neighbourhood's need", "activity", {"need_id": 2}),
    ("an activity by another neighbourhood's organisation", "activity", {"organisation_id": 6}),
    ("a term after another neighbourhood's", "activity", {"follows_id": 2}),
    ("a date that ends as it starts", "date", {"ends_at": WHEN}),
    ("a date called off without a word", "date", {"called_off_at": WHEN, "words": ""}),
    ("a second date of the same number", "date", {"number": 1}),
    ("a date of another neighbourhood's activity", "date", {"activity_id": 2}),
    ("a date in another neighbourhood's lounge", "date", {"place_id": 3}),
    ("a leader who does not belong here", "leader", {"person_id": 11}),
    ("a leader of another neighbourhood's activity", "leader", {"activity_id": 2}),
    ("a leader twice over", "leader", {"person_id": 2}),
    ("a booking for nobody", "booking", {"heads": 0}),
    ("a booking for a coach", "booking", {"heads": 7}),
    ("a place kept for ever", "booking", {"state": "offered"}),
    ("someone without a name who waits", "booking", {"said_by_id": None, "state": "waiting"}),
    ("a booking in a state we don't know", "booking", {"state": "perhaps"}),
    ("a second booking of the same person", "booking", {"said_by_id": 3}),
    ("a booking by someone who does not belong here", "booking", {"said_by_id": 11}),
    ("a booking for another neighbourhood's date", "booking", {"date_id": 2}),
    ("a lift offered in no seats", "ride", {"kind": "offers"}),
    ("a lift offered in a bus", "ride", {"kind": "offers", "seats": 9}),
    ("a lift asked for with seats to offer", "ride", {"seats": 2}),
    ("a lift of a kind we don't know", "ride", {"kind": "hovers"}),
    ("a driver who rides with someone", "ride", {"kind": "offers", "seats": 2, "with_id": 1}),
    ("a lift for a booking that is not here", "ride", {"booking_id": 99}),
    ("whom to ring for nobody", "emergency_contact", {"said_by_id": None}),
    ("whom to ring without a name", "emergency_contact", {"name": " "}),
    ("whom to ring without a number", "emergency_contact", {"phone": ""}),
    ("whom to ring for someone who does not belong here", "emergency_contact", {"said_by_id": 11}),
    ("whom to ring on a trip that is not here", "emergency_contact", {"booking_id": 99}),
    ("an activity from an idea that is not here", "activity", {"idea_id": 99}),
    ("an activity paid for by a grant that is not here", "activity", {"grant_id": 99}),
    ("nobody came", "attendance", {"heads": 0}),
    ("a crowd came", "attendance", {"heads": 501}),
    ("someone came twice", "attendance", {"said_by_id": 3}),
    ("those without a name are counted twice", "attendance", {"said_by_id": None}),
    ("someone who does not belong here came", "attendance", {"said_by_id": 11}),
    ("someone came to another neighbourhood's date", "attendance", {"date_id": 2}),
]


def comes_to(house: House, number: int) -> None:
    """Omar booked and came, and so did two who gave no name."""
    books(house, number, OMAR)
    date = happening(house, number)
    with clock.at(date.date.starts_at), house.writing() as session:
        mina, omar = house.actor(session, MINA), house.actor(session, OMAR)
        came(session, mina, date, omar.person_id or 0)
        count_comers(session, mina, date, 2)
