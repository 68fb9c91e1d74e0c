"""Programs read what is on, plan and move dates, and say who comes."""

from typing import Any

from app.activities.kinds import BookingState
from app.core import clock
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books
from tests.activities.test_access import sam_says
from tests.api.much import begun
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.needs.happenings import in_days

TEA = {"title": "Tea", "kind": "get_together", "place": "lounge", "at_time": "14:30", "minutes": 60}


def test_a_series_is_planned_by_the_neighbourhoods_own_clock(house: House) -> None:
    number = house.a_need()
    series = {"repeats": "weekly", "first_on": "2027-03-25", "last_on": "2027-04-08", "cost": 2.5, "need": number}
    made = Program(house, BEA).call("POST", "activities", 201, json=TEA | series)
    assert made.headers["location"] == "/api/v1/linnet/activities/1"
    tea = made.json()
    assert (tea["cost"], tea["currency"], tea["is_on"]) == ("2.50", "GBP", True)
    begins = ["2027-03-25T14:30:00Z", "2027-04-01T13:30:00Z", "2027-04-08T13:30:00Z"]
    assert [one["starts_at"] for one in tea["dates"]] == begins
    rosa = Program(house, ROSA)
    assert [one["starts_at"] for one in rosa.get("activities")["dates"]] == begins
    assert rosa.get("activities/1") == tea | {"to_change": None}
    date = rosa.get("activities/1/dates/2")
    assert (date["spot"], date["need"]["number"], date["mine"]) == ("Community lounge", number, None)


def test_programs_read_what_it_is_like_there_and_where_it_comes_from(house: House) -> None:
    sam_says(house, seating="")
    need = house.a_need()
    an_activity(house, need=need, idea=an_idea(house), repeats="weekly", last_on=in_days(14))
    omar = Program(house, OMAR)
    known = {"step_free": True, "toilet": "wheelchair", "hearing_loop": False}
    there = known | dict.fromkeys(("seating", "parking", "from_lift"))
    for at in ("activities/1", "activities/1/dates/1"):
        read = omar.get(at)
        assert (read["spot"], read["access"]) == ("Community lounge", there)
        assert (read["need"]["number"], read["idea"]["number"]) == (need, 1)
    (became,) = omar.get("ideas/1")["became"]
    assert (became["place"], became["is_to_come"]) == ("activities/1", True)
    day = {"day": f"{in_days(7)}", "at_time": "10:30", "minutes": 90, "elsewhere": "The library"}
    Program(house, MINA).post("activities/1/dates/1/change", day, status=200)
    assert omar.get("activities/1/dates/1")["access"] is None
    an_activity(house, place="", elsewhere="The library")
    read = omar.get("activities/2")
    assert [read[name] for name in ("spot", "access", "need", "idea")] == ["The library", None, None, None]


def test_days_and_times_are_written_one_way(house: House) -> None:
    mina, once = Program(house, MINA), TEA | {"first_on": "2031-03-04"}
    odd: dict[str, tuple[Any, ...]] = {
        "at_time": ("14.30", "2:30pm", "14:30Z", "14:30:59", 52200, 24.5, True, "25:00", None),
        "first_on": ("4 March", "2031-02-30", 1_900_000_000, "2060-01-01", "2020-01-01", "9999-12-31", [], None),
        "minutes": ("long", 0, 10**30, 1.5, [], None),
        "kind": ("party", 1, None),
        "place": ("no such",),
        "leader": ("nobody",),
        "also_leaders": (["nobody"], ["rosa\x00"]),
        "need": (99,),
    }
    for field, values in odd.items():
        for value in values:
            assert list(mina.wrong_fields("activities", once | {field: value})) == [field], (field, value)


def test_a_change_sends_all_of_it_anew(house: House) -> None:
    an_activity(house, leader="rosa", need=house.a_need(), seats=9, bring="A cup", cost="2.50", theme="")
    rosa = Program(house, ROSA)
    says = rosa.get("activities/1")["to_change"]
    assert (says["place"], says["leader"], says["need"], says["seats"]) == ("lounge", "rosa", 1, 9)
    assert rosa.post("activities/1/change", says, status=200)["to_change"] == says
    changed = rosa.post("activities/1/change", says | {"seats": None, "bring": "Two cups"}, status=200)
    assert changed["to_change"] == says | {"seats": None, "bring": "Two cups"}
    Program(house, OMAR).post("activities/1/change", says, status=403)


def test_a_date_is_moved_called_off_and_put_back(house: House) -> None:
    an_activity(house)
    mina = Program(house, MINA)
    at = {"day": "2027-07-01", "at_time": "09:00", "minutes": 30}
    added = mina.post("activities/1/dates", at | {"place": "lift_a"})
    assert (added["date_number"], added["starts_at"], added["spot"]) == (2, "2027-07-01T08:00:00Z", "Lift A")
    moved = mina.post("activities/1/dates/2/change", at | {"at_time": "10:00", "words": "Later"}, status=200)
    assert (moved["starts_at"], moved["words"], moved["spot"]) == ("2027-07-01T09:00:00Z", "Later", "Community lounge")
    off = "activities/1/dates/2/calling-off"
    assert list(mina.wrong_fields(off, {})) == ["words"]
    assert mina.post(off, {"words": "It is painted."}, status=200)["is_on"] is False
    mina.post(off, {"words": "It is painted."}, status=409)
    assert mina.post("activities/1/dates/2/put-back", None, status=200)["is_on"] is True
    gone = mina.post("activities/1/calling-off", {"words": "No one leads it."}, status=200)
    assert {one["is_on"] for one in gone["dates"]} == {gone["is_on"]} == {False}


def test_a_place_is_booked_waited_for_kept_and_taken(house: House) -> None:
    an_activity(house, seats=1)
    at = "activities/1/dates/1/bookings"
    amina, omar = Program(house, AMINA), Program(house, OMAR)
    coming = amina.post(at, {"wishes": "No nuts"}, status=200)["bookings"]
    assert coming == [{"date_number": 1, "state": "coming", "heads": 1, "wishes": "No nuts", "answer_by": None}]
    assert omar.post(at, {}, status=200)["bookings"][0]["state"] == "waiting"
    omar.post(f"{at}/yes", None, status=409)
    assert omar.get("activities")["dates"][0]["is_full"] is True
    amina.call("POST", f"{at}/cancelled", 204)
    kept = omar.get("activities/1/dates/1")["mine"]
    assert kept["state"] == "offered" and kept["answer_by"]
    assert omar.post(f"{at}/yes", None, status=200)["bookings"][0]["state"] == "coming"
    assert omar.wrong_fields(at, {"heads": 2}) == {
        "heads": "There are not so many places. Please write a smaller number."
    }


def test_an_officer_books_all_dates_for_someone_and_is_not_read_their_wishes(house: House) -> None:
    an_activity(house, by=HELEN, repeats="weekly", last_on=in_days(21))
    books(house, 1, AMINA, wishes="A chair with arms")
    bea = Program(house, BEA)
    said = {"spoken_by": "amina", "via": "phone", "all_dates": True}
    assert bea.post("activities/1/dates/1/bookings/yes", said, status=200)["bookings"][0]["wishes"] is None
    booked = bea.post("activities/1/dates/1/bookings", said | {"heads": 2}, status=200)["bookings"]
    assert [one["date_number"] for one in booked] == [1, 2, 3]
    assert {(one["heads"], one["wishes"]) for one in booked} == {(2, None)}
    bea.call("POST", "activities/1/dates/2/bookings/cancelled", 204, json=said)
    mine = [Program(house, AMINA).get(f"activities/1/dates/{date}")["mine"]["state"] for date in (1, 2, 3)]
    assert mine == [BookingState.COMING, BookingState.CANCELLED, BookingState.CANCELLED]


def test_who_comes_and_what_they_need_is_for_those_who_lead_it(house: House) -> None:
    begun(house)
    books(house, 1, AMINA, wishes="No nuts")
    rosa, at = Program(house, ROSA), "activities/1/dates/1/attendance"
    one = rosa.get(at)["coming"][0]
    assert (one["handle"], one["wishes"], one["came"]) == ("amina", "No nuts", False)
    for part in (AMINA, BEA, HELEN):
        Program(house, part).get(at, status=403)
        Program(house, part).post(at, {"person": "amina"}, status=403)
    assert list(rosa.wrong_fields(at, {"person": "nobody"})) == ["person"]
    for _ in range(2):
        rosa.post(at, {"person": "omar"}, status=200)
    rosa.post(at, {"person": "amina"}, status=200)
    counted = rosa.post(f"{at}/count", {"heads": 3}, status=200)
    assert (counted["came"], counted["unnamed"], counted["walked_in"][0]["handle"]) == (5, 3, "omar")
    assert rosa.post(at, {"person": "amina", "came": False}, status=200)["came"] == 4
    assert list(rosa.wrong_fields(f"{at}/count", {"heads": 501})) == ["heads"]
    assert house.log().count(Kind.CAME) == 2
    early = an_activity(house, leader="rosa", first_on=clock.today() + (in_days(3) - in_days(0)))
    rosa.post(f"activities/{early}/dates/1/attendance", {"person": "omar"}, status=409)


def test_what_is_on_is_found_by_kind_and_place_and_page(house: House) -> None:
    an_activity(house, kind="class", place="lift_a")
    an_activity(house, repeats="weekly", last_on=in_days(7 * 24))
    omar = Program(house, OMAR)

    def found(**wish: object) -> list[int]:
        return [one["number"] for one in omar.get("activities", params=wish)["dates"]]

    assert found(kind="class") == found(place="lift_a") == [1]
    first = omar.get("activities", params={"place": "lounge"})
    rest = omar.get("activities", params={"place": "lounge", "after": first["after"]})
    assert [one["date_number"] for one in first["dates"] + rest["dates"]] == list(range(1, 25))
    assert rest["after"] is None
    omar.get("activities", status=422, params={"kind": "party"})
