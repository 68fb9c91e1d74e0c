"""Rows as a stranger with SQL would write them, past every form and service."""

from collections.abc import Mapping

from sqlalchemy import Engine, text

WHEN = "2026-11-23 10:00:00+00:00"
SAID = {"said_by_id": 1, "typed_by_id": 1, "via": "own_device", "read_back": False, "said_at": WHEN}

NEED = SAID | {
    "neighbourhood_id": 1,
    "number": 500,
    "title": "A bench",
    "story": "",
    "review": "waiting",
    "stands": "waiting",
    "search_text": "",
}
ANSWER = SAID | {
    "neighbourhood_id": 1,
    "need_id": 1,
    "kind": "done",
    "words": "The bench is mended.",
    "instead": "",
    "decided_by": "Helen Price",
    "organisation_id": 2,
}
COMMENT = SAID | {"neighbourhood_id": 1, "need_id": 1, "words": "Thank you.", "hidden_reason": ""}
REVIEW = {"neighbourhood_id": 1, "need_id": 1, "outcome": "private", "reason": "It names someone.", "at": WHEN}
BACKING = SAID | {"neighbourhood_id": 1, "need_id": 1, "said_by_id": 2}
HELPED = SAID | {"neighbourhood_id": 1, "need_id": 1, "answer_id": 1, "how": "yes", "words": ""}
PERSON = {
    "handle": "newcomer",
    "name": "A newcomer",
    "about": "",
    "language": "en",
    "told_by": "in_person",
    "is_in_demo_cast": False,
    "joined_at": WHEN,
}
MESSAGE = {
    "neighbourhood_id": 1,
    "need_id": 1,
    "need_number": 1,
    "title": "A bench",
    "place": "",
    "spot": "",
    "about": "answer",
    "subject": "answer",
    "subject_id": 900,
    "kind": "done",
    "words": "Mended.",
    "instead": "",
    "said_by": "",
    "organisation": "",
    "asks_whether_it_helped": True,
    "made_at": WHEN,
}
TELLING = {"neighbourhood_id": 1, "message_id": 1, "person_id": 5, "way": "letter", "state": "waiting", "made_at": WHEN}
MEMBERSHIP = {"neighbourhood_id": 1, "person_id": 11, "joined_at": WHEN}
OFFER = SAID | {
    "neighbourhood_id": 1,
    "private_because": "",
    "number": 500,
    "kind": "mend",
    "words": "I can mend a coat.",
    "when_free": "",
    "languages": "",
    "one_to_one": True,
}
VOUCH = {
    "neighbourhood_id": 1,
    "person_id": 1,
    "by_id": 2,
    "by_words": "",
    "words": "Kind.",
    "noted_at": WHEN,
    "noted_by_id": 5,
    "ends_at": WHEN,
    "ended_because": "",
}
SONG = SAID | {"neighbourhood_id": 1, "private_because": "", "title": "A song", "artist": "", "why": ""}
HELLO = SAID | {
    "neighbourhood_id": 1,
    "private_because": "",
    "language": "es",
    "words": "Hola",
    "sounds_like": "",
    "sound": "a-key",
    "sound_type": "audio/webm",
    "is_named": True,
}
BIRTHDAY = SAID | {"neighbourhood_id": 1, "said_by_id": 2, "day": 14, "month": 2}
LOOKED_OUT_FOR = SAID | {"neighbourhood_id": 1, "said_by_id": 2, "weeks": 4}
ACTIVITY = {
    "neighbourhood_id": 1,
    "number": 500,
    "title": "Coffee morning",
    "about": "",
    "kind": "class",
    "elsewhere": "",
    "led_by": "",
    "bring": "",
    "language": "",
    "cost_minor": 0,
    "first_on": "2027-03-02",
    "at_time": "14:00:00",
    "minutes": 60,
    "repeats": "once",
    "skips_holidays": False,
    "planned_at": WHEN,
    "changed_at": WHEN,
    "revision": 0,
    "called_off_words": "",
}
DATE = {
    "neighbourhood_id": 1,
    "activity_id": 1,
    "number": 500,
    "meant_for": WHEN,
    "starts_at": WHEN,
    "ends_at": "2026-11-23 11:00:00+00:00",
    "elsewhere": "",
    "words": "",
    "revision": 0,
}
OWN_CALENDAR = {"neighbourhood_id": 1, "person_id": 2, "key": "k", "made_at": WHEN}
LEADER = {"neighbourhood_id": 1, "activity_id": 1, "person_id": 3}
BOOKING = SAID | {
    "neighbourhood_id": 1,
    "date_id": 1,
    "said_by_id": 4,
    "heads": 1,
    "state": "coming",
    "wishes": "",
    "asked_at": WHEN,
}
RIDE = {
    "neighbourhood_id": 1,
    "booking_id": 1,
    "kind": "asks",
    "seats": None,
    "step": False,
    "wheelchair": False,
    "with_id": None,
    "turn": 1,
}
EMERGENCY_CONTACT = SAID | {"neighbourhood_id": 1, "booking_id": None, "name": "Carmen", "phone": "07700 900555"}
ATTENDANCE = SAID | {"neighbourhood_id": 1, "date_id": 1, "said_by_id": 4, "heads": 1}
PARTICIPATION = {
    "at": WHEN,
    "kind": "need_raised",
    "neighbourhood_id": 1,
    "read_back": False,
    "subject": "need",
    "subject_id": 1,
}


def put(engine: Engine, table: str, row: Mapping[str, object]) -> None:
    """Insert one row in a transaction that is undone again, whatever comes of it."""
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    with engine.connect() as connection, connection.begin() as transaction:
        try:
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), row)
        finally:
            transaction.rollback()
