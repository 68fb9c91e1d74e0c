"""Whatever a neighbour can send from a screen has a sheet of paper, or a reason not to have one."""

from fastapi import FastAPI

from app.home.sheets import TWINS
from tests.guards.walk import stops

DATE = "/{slug}/activities/{number}/dates/{date_number}"
REQUEST = "/{slug}/offers/{number}/requests/{request_id}"
TYPED_IN = {
    "/{slug}/needs": "N",
    "/{slug}/needs/{number}/backing": "1-M",
    "/{slug}/needs/{number}/comments": "1-C",
    "/{slug}/needs/{number}/helped": "1-H",
    "/{slug}/ideas": "I",
    "/{slug}/ideas/{number}/support": "1-F",
    f"{DATE}/bookings": "2-B",
    f"{DATE}/lift": "2-L",
    f"{DATE}/emergency-contact": "2-E",
    "/{slug}/emergency-contact": "E",
    "/{slug}/grants": "G",
    "/{slug}/grants/{number}/what-happened": "1-W",
    "/{slug}/offers": "O",
    "/{slug}/offers/{number}/requests": "1-A",
    f"{REQUEST}/thanks": "2-T",
    "/{slug}/playlist": "S",
    "/{slug}/birthdays/mine": "D",
    "/{slug}/looking-out/mine": "K",
    "/{slug}/helpers": "P",
    "/{slug}/told-by": "R",
}
"""How many numbers stand before the letter, and the letter."""

ON_ANOTHER = "It stands on another sheet, or is the first page of one."
BY_WORD = "A word is enough: it is taken back, ended or agreed to without filling in anything, by whoever is told."
SCREEN = "It is about this very screen, key or tablet."
WAY_IN = "A phone number or an address opens the way in: only they change it, after showing who they are."
REPORTED = "Telling the team is the report: it then looks and hides."
ASKED = "The letter that says why has its box; telling the team is enough, and it notes that they asked."
THINGS = ("needs", "ideas", "grants", "offers", "playlist", "hellos")
ALOUD = "It is a voice that is recorded."
WITHOUT = {
    "/{slug}/needs/new": ON_ANOTHER,
    "/me/helpers": ON_ANOTHER,
    "/me/told-by": ON_ANOTHER,
    "/{slug}/needs/{number}/telling-way": ON_ANOTHER,
    f"{DATE}/bookings/cancelled": ON_ANOTHER,
    "/{slug}/ideas/{number}/helped": "The letter that tells of the answer has its boxes.",
    "/{slug}/needs/{number}/more": "It answers a question that the team asks; the answer is typed in as a comment.",
    f"{REQUEST}/answer": "The team asks the one who offers, and writes down yes or no as they say it.",
    "/{slug}/needs/{number}/comments/{comment_id}/report": REPORTED,
    "/{slug}/needs/{number}/comments/{comment_id}/second-look": ASKED,
    **{f"/{{slug}}/{place}/{{number}}/report": REPORTED for place in THINGS},
    **{f"/{{slug}}/{place}/{{number}}/second-look": ASKED for place in THINGS},
    "/me/details": WAY_IN,
    "/me/told-by/code": WAY_IN,
    "/me/told-by/number": WAY_IN,
    "/me/told-by/number/code": WAY_IN,
    "/me/profile": "All neighbours read it at once, so it is written by the one it is about.",
    "/{slug}/hellos": ALOUD,
    f"{DATE}/door": "It is tapped at the door; the door list prints.",
    "/me/leaving": "Leaving can't be undone: only they do it, after showing who they are.",
    "/me/leaving/{my_words}": "Leaving can't be undone: only they do it, after showing who they are.",
    "/{slug}/calendar/mine": SCREEN,
    "/{slug}/calendar/mine/end": SCREEN,
    "/preferences": SCREEN,
    **dict.fromkeys(
        (
            f"{DATE}/bookings/yes",
            f"{REQUEST}/done",
            f"{REQUEST}/sharing",
            f"{DATE}/emergency-contact/taking-back",
            "/{slug}/emergency-contact/taking-back",
            "/{slug}/looking-out/mine/ending",
            "/{slug}/birthdays/mine/taking-back",
            "/{slug}/helpers/{helper_id}/end",
            "/me/helpers/{helper_id}/end",
            "/{slug}/needs/{number}/taking-back",
            "/{slug}/needs/{number}/bringing-back",
            "/{slug}/needs/{number}/backing/taken-back",
            "/{slug}/ideas/{number}/taking-back",
            "/{slug}/ideas/{number}/support/taken-back",
            "/{slug}/offers/{number}/ending",
            f"{REQUEST}/taking-back",
            "/{slug}/playlist/{song_id}/taking-back",
            "/{slug}/hellos/{hello_id}/taking-back",
        ),
        BY_WORD,
    ),
}
OF_THE_DOOR = (
    "/sign-",
    "/me/passkeys",
    "/me/devices",
    "/me/keys",
    "/me/pin",
    "/card",
    "/prove",
    "/table",
    "/demo",
    "/invitation",
)
"""Coming in, and what one came in with."""
OF_THE_TEAM = (
    *(
        "/open-neighbourhood",
        "/{slug}/people",
        "/{slug}/cards",
        "/{slug}/tables",
        "/{slug}/tellings",
        "/{slug}/settings",
    ),
    *("/{slug}/week", "/{slug}/grants/pot", "/{slug}/looking-out/{handle}"),
)
"""And of those who lead: planning is done at a screen."""
VERBS_OF_THE_TEAM = (
    *("/heads", "/{count_id}/taken-back", "/hide", "/show", "/given", "/answers", "/hints", "/review", "/typing-up"),
    *(
        "/trial",
        "/learned",
        "/voices",
        "/decision",
        "/payment",
        "/letting-go",
        "/looking-back",
        "/vouches",
        "/{vouch_id}/end",
    ),
    *("/activities", "/dates", "/change", "/calling-off", "/put-back", "/attendance", "/count", "/next-term"),
    *("/lifts", "/lifts/told", "/door/tablet"),
)


def test_every_form_of_a_neighbour_has_a_sheet_or_a_reason(app: FastAPI) -> None:
    posts = {stop.path for stop in stops(app) if stop.method == "POST" and not stop.is_api}
    listed = set(TYPED_IN) | set(WITHOUT)
    assert listed <= posts, "what is listed here is no form any more"
    assert not set(TYPED_IN) & set(WITHOUT)
    left = {path for path in posts - listed if not path.startswith((*OF_THE_DOOR, *OF_THE_TEAM))}
    left = {path for path in left if not path.endswith(VERBS_OF_THE_TEAM)}
    assert left == set(), "declare its sheet in the room's sheets.py, or say here why it has none"


def test_every_sheet_is_typed_in_somewhere() -> None:
    known = {f"{count}-{letter}" if count else letter for letter, count in (twin.of for twin in TWINS)}
    assert set(TYPED_IN.values()) == known
    assert len({twin.of for twin in TWINS}) == len(TWINS), "two sheets have the same reference"
