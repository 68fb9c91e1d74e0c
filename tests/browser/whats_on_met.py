"""The pages of what is on, in their states."""

from tests.browser.pages_met import WRONG, Met
from tests.browser.tables_laid_in import HELD, UNNAMED

DATES = ("free", "mine", "kept", "waiting", "nearly", "full", "off", "ended", "over")
AT = "/linnet/activities"
MOVE = AT + "/{on_free}/dates/1/change"
TRIP = AT + "/{on_trip}/dates/1"
CANT_COME = "form[action$='/bookings/cancelled']:has([name='spoken_by']) .ds-button:not([name])"
DOOR = AT + "/{on_over}/dates/1/attendance"

WHATS_ON = [
    Met("activities", AT),
    Met("activities, one date", AT + "/{on_free}/dates/1"),
    Met("activities, nothing found", f"{AT}?kind=celebration&place=lounge", "rosa"),
    Met("activities, nothing planned", "/heron/activities", "ben"),
    *(Met(f"activities, {state}", f"{AT}/{{on_{state}}}/dates/1", "rosa") for state in DATES),
    Met("activities, all dates", AT + "/{on_free}", "rosa"),
    Met("activities, no more dates", AT + "/{on_over}", "rosa"),
    Met("activities, who is here", AT + "/{on_mine}/dates/1/attendance", "rosa"),
    Met("activities, faces at the door", AT + "/{on_mine}/dates/1/door", "rosa"),
    Met("activities, coming wrong", AT + "/{on_free}/dates/1", "rosa", WRONG.format("heads"), {"heads": "9"}),
    Met("activities, for someone", AT + "/{on_free}/dates/1", "bea"),
    Met("activities, can't come, wrong", AT + "/{on_free}/dates/1", "bea", CANT_COME, {"heads": "2"}),
    Met("activities, move, by a neighbour", AT + "/{on_mine}/dates/1/change", "rosa"),
    Met("activities, call off, by a neighbour", AT + "/{on_mine}/dates/1/calling-off", "rosa"),
    Met("activities, change, by a neighbour", AT + "/{on_mine}/change", "rosa"),
    Met("activities, add a date, by a neighbour", AT + "/{on_mine}/dates", "rosa"),
    Met("activities, plan, by a connector", AT + "/new", "bea"),
    Met("a trip, I ride with someone", TRIP, "rosa"),
    Met("a trip, a lift", f"{TRIP}/lift", "rosa"),
    Met("a trip, a lift, for someone", f"{TRIP}/lift", "bea"),
    Met("a trip, a lift, wrong", f"{TRIP}/lift", "amina", WRONG.format("seats"), {"seats": "9"}),
    Met("a trip, who rides with whom", f"{TRIP}/lifts", "bea"),
    Met("a trip, who rides with whom, none", AT + "/{on_quiet_trip}/dates/1/lifts", "rosa"),
    Met("a trip, who rides with whom, wrong", f"{TRIP}/lifts", "bea", WRONG.format("turn"), {"turn": "9"}),
    Met("a trip, whom to ring", f"{TRIP}/whom-to-ring", "bea"),
    Met("whom to ring for me", "/linnet/emergency-contact?kept=1", "rosa"),
    Met("whom to ring for me, wrong", "/linnet/emergency-contact", "amina", WRONG.format("phone"), {"phone": "her"}),
    Met("whom to ring for me, on one trip", f"{TRIP}/emergency-contact", "rosa"),
    Met("my own calendar", "/linnet/calendar/mine", "rosa"),
    Met(
        "my own calendar, made", "/linnet/calendar/mine", "rosa", "form[action$='mine'] .ds-button", then=("#address",)
    ),
    Met("a calendar that is none", "/linnet/calendar/none.ics", "rosa", status=404),
    Met("please look out for me", "/linnet/looking-out/mine", "amina"),
    Met("please look out for me, agreed", "/linnet/looking-out/mine?kept=1", "rosa"),
    Met("please look out for me, ended", "/linnet/looking-out/mine?ended=1", "silent"),
    Met("activities", "/heron/activities", HELD),
    Met("activities, with a name", "/heron/activities/{on_heron}/dates/1", HELD),
    Met("activities, without a name", "/heron/activities/{on_heron}/dates/1", UNNAMED),
    Met("the week", "/linnet/week", "mina"),
    Met("the week", "/linnet/week", "sam"),
    Met("who has not been seen", "/linnet/looking-out", "mina"),
    Met("who has not been seen, everyone was", "/heron/looking-out", "gwen"),
    Met("the next term", AT + "/{on_free}/next-term", "mina"),
    Met("the next term, wrong", AT + "/{on_free}/next-term?first_on=2031-01-08&last_on=2031-01-01", "mina"),
    Met("the next term, by a neighbour", AT + "/{on_term}/next-term", "rosa"),
    Met("the next term, of all", "/linnet/week/next-terms", "mina"),
    Met("the next term, none ends", "/heron/week/next-terms", "gwen"),
    Met("activities", AT, "mina"),
    Met("activities, a date", AT + "/{on_mine}/dates/1", "mina"),
    Met("activities, a date called off", AT + "/{on_off}/dates/1", "mina"),
    Met("activities, all dates", AT + "/{on_free}", "mina"),
    Met("activities, at the door", DOOR, "mina"),
    Met(
        "activities, at the door, wrong",
        DOOR,
        "mina",
        WRONG.format("heads"),
        {"heads": "many"},
        then=("#kept:not([hidden])",),
    ),
    Met("a trip, who rides with whom", f"{TRIP}/lifts", "mina"),
    Met("activities, plan", AT + "/new", "mina"),
    Met("activities, plan, wrong", AT + "/new", "mina", WRONG.format("title"), {"cost": "a pound", "seats": "none"}),
    Met("activities, plan, from an idea", AT + "/new?idea=5", "mina"),
    Met("activities, plan, from an idea, wrong", AT + "/new?idea=5", "mina", WRONG.format("title"), {"title": " "}),
    Met("activities, change", AT + "/{on_free}/change", "mina"),
    Met("activities, change, wrong", AT + "/{on_free}/change", "mina", WRONG.format("title"), {"title": " "}),
    Met("activities, move", MOVE, "mina"),
    Met("activities, move, wrong", MOVE, "mina", WRONG.format("day"), {"day": "2020-01-01"}),
    Met("activities, call off", AT + "/{on_free}/dates/1/calling-off", "mina"),
    Met("activities, call off, wrong", AT + "/{on_free}/dates/1/calling-off", "mina", WRONG.format("words")),
    Met("activities, call all off", AT + "/{on_free}/calling-off", "mina"),
    Met("activities, add a date", AT + "/{on_free}/dates", "mina"),
    Met("activities, add a date, wrong", AT + "/{on_free}/dates", "mina", WRONG.format("day")),
]
