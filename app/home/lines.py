"""Each list of all that is mine, a line of plain words for each thing in it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from app.activities.kinds import BookingState
from app.activities.trip_models import RideKind
from app.core.hellos import hello_in
from app.core.languages import N_
from app.home.gathering import Row
from app.home.line import Line, Say, joined
from app.home.lines_of_proposals import PROPOSED
from app.needs.kinds import STANDING_LABELS, Helped
from app.needs.typed_for_me import in_words
from app.people.models import ToldBy
from app.permissions.who import Role

A_LEAP_YEAR = 2000
"""It has a 29 February, as birthdays may."""


def _need(row: Row, say: Say) -> Line:
    stands = say(STANDING_LABELS[str(row["stands"])])
    return Line(row["said_at"], joined(row["title"], row["story"]), joined(_number(row["number"], say), stands))


def _answer(row: Row, say: Say) -> Line:
    about = joined(_number(row["need"], say), say(STANDING_LABELS[str(row["kind"])]), row["organisation"])
    return Line(row["said_at"], joined(row["words"], row["instead"]), about)


def _help(row: Row, say: Say) -> Line:
    words = joined(say(Helped(str(row["how"])).label), row["words"])
    return Line(row["said_at"], words, _number(row["need"], say))


def _told(row: Row, say: Say) -> Line:
    how = say(ToldBy(str(row["told_how"])).label) if row["told_how"] else say(N_("Still to be told"))
    number = _number(row["need"], say) if row["need"] else ""
    return Line(row["told_at"] or row["made_at"], joined(row["title"], row["words"]), joined(number, how))


def _member(row: Row, say: Say) -> Line:
    roles: Iterable[Mapping[str, object]] = row["roles"]  # type: ignore[assignment]  # a list of them
    played = ", ".join(say(Role(str(one["role"])).label) for one in roles if one["until"] is None)
    return Line(row["joined_at"], str(row["neighbourhood_name"]), joined(played, row["organisation"]))


def _typed(row: Row, say: Say) -> Line:
    who = say(N_("%(name)s typed this for you"), name=row["typed_by"])
    return Line(row["at"], who, say(in_words(str(row["kind"]))))


def _date(row: Row, say: Say) -> Line:
    """Of an activity that someone comes to, or came to."""
    state = say(BookingState(str(row["state"])).label) if "state" in row else ""
    return Line(row["starts_at"], str(row["title"]), joined(state, row.get("wishes")))


def _activity(row: Row, say: Say) -> Line:
    return Line(row["first_on"], str(row["title"]), str(row["last_on"]))


def _looked_out_for(row: Row, say: Say) -> Line:
    return Line(row["said_at"], say(N_("Weeks until someone asks after me: %(weeks)s"), weeks=row["weeks"]))


def _number(number: object, say: Say) -> str:
    return say(N_("Need %(number)s"), number=number)


def _helper(row: Row, say: Say) -> Line:
    return Line(row["since"], str(row["name"]), say(N_("Helps me") if row["which"] == "helps me" else N_("I help")))


PARTS: dict[str, tuple[str, Callable[[Row, Say], Line]]] = {
    "memberships": (N_("Where I belong"), _member),
    "profiles": (
        N_("What neighbours read about me"),
        lambda row, say: Line(row["changed_at"], joined(row["knows"], row["work"], row["languages"], row["reached"])),
    ),
    "needs": (N_("What I raised"), _need),
    "comments": (
        N_("What I said about needs"),
        lambda row, say: Line(row["said_at"], str(row["words"]), _number(row["need"], say)),
    ),
    "backings": (
        N_("What I said “me too” to"),
        lambda row, say: Line(row["said_at"], str(row["title"]), _number(row["need"], say)),
    ),
    "answers": (N_("Answers I gave"), _answer),
    **PROPOSED,
    "helped": (N_("Whether it helped"), _help),
    "offers": (
        N_("What I offered"),
        lambda row, say: Line(row["said_at"], joined(row["words"], row["when_free"], row["languages"])),
    ),
    "offers_asked_for": (
        N_("What I asked neighbours for"),
        lambda row, say: Line(row["said_at"], joined(row["words"], row["answer_words"], row["thanked_words"])),
    ),
    "vouches": (N_("What someone said for me"), lambda row, say: Line(row["noted_at"], str(row["words"]))),
    "songs": (
        N_("Songs I asked for"),
        lambda row, say: Line(row["said_at"], joined(row["title"], row["artist"], row["why"])),
    ),
    "hellos": (
        N_("My hellos"),
        lambda row, say: Line(row["said_at"], joined(hello_in(str(row["language"])).own_name, row["words"])),
    ),
    "birthdays": (
        N_("My birthday, as my neighbours know it"),
        lambda row, say: Line(
            row["said_at"], "", day_of_year=date(A_LEAP_YEAR, int(str(row["month"])), int(str(row["day"])))
        ),
    ),
    "looked_out_for": (N_("That I am looked out for"), _looked_out_for),
    "bookings": (N_("What I said I would come to"), _date),
    "rides": (
        N_("Lifts by car that I need or offer"),
        lambda row, say: Line(row["starts_at"], str(row["title"]), say(RideKind(str(row["kind"])).label)),
    ),
    "emergency_contacts": (
        N_("Whom to ring for me in an emergency"),
        lambda row, say: Line(row["said_at"], joined(row["name"], row["phone"]), str(row["title"] or "")),
    ),
    "attendance": (N_("What I came to"), _date),
    "calendars": (N_("My own calendars"), lambda row, say: Line(row["made_at"], say(N_("An address was made")))),
    "planned": (N_("What I planned"), _activity),
    "led": (N_("What I lead"), _activity),
    "tellings": (N_("What I was told"), _told),
    "typed_for_me": (N_("What others typed for me"), _typed),
    "helpers": (N_("Who helps whom"), _helper),
    "cards": (
        N_("My cards"),
        lambda row, say: Line(row["made_at"], say(N_("A card was printed")), str(row["stopped_because"])),
    ),
    "devices": (
        N_("Where I am signed in"),
        lambda row, say: Line(row["since"], str(row["device"] or say(N_("A device")))),
    ),
}
