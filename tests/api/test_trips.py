"""Programs of those who lead a trip and come along; the officer's week, clashes, and the next term."""

from datetime import timedelta
from urllib.parse import urlsplit

from app.core import clock
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books
from tests.activities.travelling import a_trip, gives_a_contact
from tests.api.much import begun
from tests.api.program import Program
from tests.cast import AMINA, BEA, INES, MINA, OMAR, ROSA, SAM
from tests.guards.walk import rows
from tests.house import House
from tests.needs.happenings import in_days

LIFT = "activities/1/dates/1/lift"


def test_who_rides_with_whom_is_said_planned_and_told(house: House) -> None:
    a_trip(house, first_on=in_days(20))
    rosa, omar, bea = Program(house, ROSA), Program(house, OMAR), Program(house, BEA)
    assert list(omar.wrong_fields(LIFT, {"kind": "offers"})) == ["seats"]
    assert list(Program(house, MINA).wrong_fields(LIFT, {"kind": "asks"})) == ["kind"]
    omar.post(LIFT, {"kind": "offers", "seats": 2}, status=200)
    assert rosa.post(LIFT, {"kind": "asks", "step": True}, status=200)["step"] is True
    assert [one["handle"] for one in bea.get(f"{LIFT}s")["waiting"]] == ["rosa"]
    assert list(bea.wrong_fields(f"{LIFT}s", {"rider": "rosa", "driver": "amina"})) == ["driver"]
    seated = bea.post(f"{LIFT}s", {"rider": "rosa", "driver": "omar", "at_time": "08:45"}, status=200)
    (car,) = seated["cars"]
    assert (car["driver"]["handle"], car["seats_left"], seated["waiting"]) == ("omar", 1, [])
    assert rosa.get(LIFT)["driver"] is None
    (car,) = bea.post(f"{LIFT}s/told", {}, status=200)["cars"]
    assert car["riders"][0]["is_told"] is True
    assert [rosa.get(LIFT)[name] for name in ("driver", "at_time")] == ["Omar Haddad", "08:45"]
    Program(house, AMINA).get(f"{LIFT}s", status=403)
    an_activity(house)
    bea.get("activities/2/dates/1/lifts", status=404)
    assert rosa.post(LIFT, {"kind": "neither"}, status=200)["kind"] is None


def test_whom_to_ring_is_ones_own_and_read_on_the_day_alone(house: House) -> None:
    trip, later = begun(house, kind="trip"), a_trip(house, comes=(ROSA,), first_on=in_days(20))
    books(house, trip, ROSA)
    rosa, at = Program(house, ROSA), f"activities/{trip}/dates/1/emergency-contact"
    assert list(rosa.wrong_fields("emergency-contact", {"name": "Carmen", "phone": "no"})) == ["phone"]
    carmen = {"name": "Carmen", "phone": "07700 900555"}
    assert rosa.post("emergency-contact", carmen, status=200) == rosa.get("emergency-contact") == carmen
    gives_a_contact(house, AMINA)
    amina = Program(house, AMINA)
    assert list(amina.wrong_fields(at, carmen)) == ["name"]
    rosa.post(at, carmen | {"name": "Luis"}, status=200)
    ring = rosa.get(f"activities/{trip}/dates/1/whom-to-ring")["to_ring"]
    assert ring == [{"name": "Rosa Delgado", "contact": "Luis", "phone": "07700 900555"}]
    amina.get(f"activities/{trip}/dates/1/whom-to-ring", status=403)
    Program(house, BEA).get(f"activities/{later}/dates/1/whom-to-ring", status=403)
    rosa.call("POST", f"{at}/taking-back", 204)
    rosa.call("POST", "emergency-contact/taking-back", 204)
    assert rosa.get("emergency-contact") == rosa.get(at) == {"name": None, "phone": None}


def test_a_term_is_followed_by_another_once(house: House) -> None:
    last = in_days(14)
    an_activity(house, repeats="weekly", last_on=last)
    an_activity(house)
    mina, at = Program(house, MINA), "activities/1/next-term"
    following = mina.get(at)
    assert (len(following["days"]), following["days"][0]) == (2, f"{last + timedelta(days=7)}")
    assert list(mina.wrong_fields(at, {"last_on": "2001-01-01"})) == ["last_on"]
    assert mina.get("week/next-terms")["next_terms"] == [following]
    assert mina.post("week/next-terms", {"activities": [1, 2]})["activities"] == [3]
    problem = mina.post(at, {}, status=409)
    assert problem["detail"] == "The next term is planned already."
    mina.post("activities/2/next-term", {}, status=404)
    Program(house, ROSA).post(at, {}, status=403)
    assert list(mina.wrong_fields("week/next-terms", {"activities": []})) == ["activities"]


def test_the_officers_week_says_what_each_date_still_needs(house: House) -> None:
    an_activity(house, place="", repeats="weekly", first_on=clock.today("Europe/London"), last_on=in_days(14))
    week = Program(house, SAM).get("week")
    dates = [*week["this_week"], *week["next_week"]]
    assert [one["date_number"] for one in dates] == [1, 2] and "leader" in dates[1]["needs"]
    assert [one["number"] for one in week["ending"]] == [1]
    Program(house, ROSA).get("week", status=403)


def test_a_program_is_told_what_else_is_on_then(house: House) -> None:
    an_activity(house, first_on=in_days(9))
    mina = Program(house, MINA)
    then = {"first_on": f"{in_days(9)}", "at_time": "11:00", "minutes": 30, "place": "lounge"}
    (clash,) = mina.get("activities/clashes", params=then)["clashes"]
    assert (clash["number"], clash["spot"], clash["leader"]) == (1, "Community lounge", None)
    assert mina.get("activities/clashes", params=then | {"place": "garden"}) == {"clashes": []}
    move = {"day": f"{in_days(9)}", "at_time": "11:00", "minutes": 30}
    assert mina.get("activities/1/dates/1/clashes", params=move) == {"clashes": []}
    assert len(mina.get("activities/1/clashes", params=move)["clashes"]) == 1
    assert mina.get("activities/1/change/clashes", params={"place": "lounge"}) == {"clashes": []}
    assert mina.get("activities/clashes", status=422, params={"at_time": "25:00"})["errors"]
    Program(house, INES).get("activities/clashes", status=403, params=then)


def test_a_month_and_a_week_at_a_glance(house: House) -> None:
    on = in_days(40)
    an_activity(house, first_on=on)
    rosa = Program(house, ROSA)
    month = rosa.get("activities/month", params={"month": f"{on:%Y-%m}"})
    assert [(one["day"], one["dates"][0]["title"]) for one in month["days"]] == [(f"{on}", "Coffee morning")]
    week = rosa.get("activities/week", params={"week": f"{on:%G-W%V}"})
    assert week["days"] == month["days"] and week["name"] == f"{on:%G-W%V}"
    assert rosa.get("activities/week", params={"week": week["after"]})["before"] == week["name"]
    rosa.get("activities/month", status=422, params={"month": "March"})


def test_ones_own_calendar_is_made_read_and_ended_by_a_program(house: House) -> None:
    rosa = Program(house, ROSA)
    assert rosa.get("calendar/mine") == {"made_at": None}
    first, again = [rosa.post("calendar/mine", None, once="mine") for _ in range(2)]
    assert first == again
    anyone = house.tablet()
    anyone.open(urlsplit(first["address"]).path)
    assert rosa.get("calendar/mine")["made_at"] is not None
    other = rosa.post("calendar/mine", None, once="another")
    assert other != first
    anyone.open(urlsplit(first["address"]).path, status=410)
    for _ in range(2):
        rosa.call("POST", "calendar/mine/end", 204)
    assert rosa.get("calendar/mine") == {"made_at": None}
    anyone.open(urlsplit(other["address"]).path, status=410)
    kinds = [kind for kind in house.log() if kind != Kind.TOKEN_MADE]
    assert kinds == [Kind.CALENDAR_MADE, Kind.CALENDAR_MADE, Kind.CALENDAR_ENDED]


def test_an_address_that_is_told_again_stands_in_no_table(house: House) -> None:
    told = Program(house, ROSA).post("calendar/mine", None, once="mine")["address"]
    key = urlsplit(told).path.rpartition("/")[2].removesuffix(".ics")
    assert len(key) > 40 and not {name for name, some in rows(house).items() if key in " ".join(some)}
