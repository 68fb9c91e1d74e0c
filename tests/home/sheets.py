"""A neighbourhood in which each sheet has something to be about, and what stands on one when it comes back."""

from dataclasses import dataclass, field

from fastapi import Request

from app.helping.sheets import written
from app.home.sheets import meant_by
from app.people.arriving import Arrival
from tests.activities.arranging import an_activity, books
from tests.cast import AMINA, MINA, OMAR, ROSA, Part
from tests.grants.happenings import a_board, a_grant, decided, paid, voiced
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.needs.happenings import answered
from tests.offers.happenings import agreed, asked, offered
from tests.tablet import Tablet

THEIRS = {"spoken_by": "amina", "via": "paper", "read_back": "yes"}


@dataclass(frozen=True)
class Back:
    """A sheet of Amina's that came back, and where its words are sent."""

    reference: str
    to: str
    chosen: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


DATE = "activities/1/dates/1"
BACK = (
    Back("N", "needs", {"told_by": "letter", "place": "lounge"}, {"title": "The lamp on the stairs is out"}),
    Back("1-M", "needs/1/backing", {}, {"words": "I sit there every day."}),
    Back("1-C", "needs/1/comments", {}, {"words": "The one by the door wobbles too."}),
    Back("1-H", "needs/1/helped", {"how": "a_bit"}, {"words": "It is a little low."}),
    Back("I", "ideas", {"leads": "yes"}, {"title": "A walk on Sundays", "takes": "Good shoes and a thermos"}),
    Back("1-F", "ideas/1/support", {"kind": "can_help"}, {"words": "I can make tea."}),
    Back("1-1-B", f"{DATE}/bookings", {}, {"heads": "2", "wishes": "A chair with arms, no nuts"}),
    Back("1-1-L", f"{DATE}/lift", {"kind": "asks", "step": "yes"}),
    Back("1-1-E", f"{DATE}/emergency-contact", {}, {"name": "My son, Yusuf", "phone": "0161 496 0000"}),
    Back("E", "emergency-contact", {}, {"name": "My daughter, Hodan", "phone": "0161 496 0001"}),
    Back("G", "grants", {}, {"title": "Wool for blankets", "cost": "60", "group_name": "The knitters"}),
    Back("1-W", "grants/1/what-happened", {}, {"words": "All the boxes are full of thyme."}),
    Back("O", "offers", {"kind": "cook", "one_to_one": "no"}, {"words": "Bake bread", "when_free": "Mornings"}),
    Back("2-A", "offers/2/requests", {}, {"words": "My curtains are too long."}),
    Back("1-1-T", "offers/1/requests/1/thanks", {"shares": "yes"}, {"words": "They hang like new."}),
    Back("S", "playlist", {}, {"title": "Waving Flag", "artist": "K’naan", "why": "My son sang it."}),
    Back("D", "birthdays/mine", {"month": "4", "is_wished": "yes"}, {"day": "14"}),
    Back("K", "looking-out/mine", {"weeks": "4"}),
    Back("P", "helpers", {}, {"name": "Omar Haddad"}),
    Back("R", "told-by", {"told_by": "noticeboard"}),
)


def all_to_write_about(house: House) -> None:
    number = house.a_need("The bench by the lift is broken and has been so since the autumn of last year", by=AMINA)
    answered(house, number, "done", words="The caretaker put in a new bench on Monday. " * 12)
    an_idea(house)
    an_activity(house, title="By coach to the sea", kind="trip")
    books(house, 1, AMINA)
    a_board(house)
    voiced(house, a_grant(house), AMINA, OMAR)
    decided(house, 1)
    paid(house, 1)
    agreed(house, offered(house), asked(house, 1))
    offered(house, words="I can read letters aloud.")


def sheet_for(house: House, reference: str, part: Part = ROSA, language: str = "en") -> str:
    """What a sheet says, before it is set as a PDF; that takes seconds."""
    tablet = house.tablet(part, language=language)
    with house.reading() as session:
        visit = Arrival(_asked_for(house, tablet, reference, language))
        visit.enters(session)  # type: ignore[arg-type]  # a session of the same kind
        return written(visit, *meant_by(reference))


def _asked_for(house: House, tablet: Tablet, reference: str, language: str) -> Request:
    cookies = "; ".join(f"{name}={value}" for name, value in tablet.client.cookies.items())
    scope = {
        "type": "http",
        "app": house.app,
        "method": "GET",
        "scheme": "http",
        "path": f"/linnet/sheets/{reference}.pdf",
        "query_string": b"",
        "path_params": {"slug": "linnet"},
        "headers": [(b"cookie", cookies.encode()), (b"accept-language", language.encode())],
    }
    return Request(scope)


def typist(house: House) -> Tablet:
    return house.tablet(MINA)
