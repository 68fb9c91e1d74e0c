"""Every page that residents, an officer and a housing person meet, in its states: empty, wrong, long, closed …"""

from dataclasses import dataclass, field

from tests.browser.screen import Screen
from tests.browser.tables_laid_in import CLOSED as CLOSED_TABLET
from tests.browser.tables_laid_in import FREE, HELD

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenknopf"
LONG_TITLE = f"The {LONG_WORD} beside the lift on the ninth floor has come off 🙂 يا أهلا"
LONG_STORY = "We have asked about it many times and nobody knows whose it is. " * 60


@dataclass(frozen=True)
class Met:
    """One page in one state. `{doing}` in its address stands for the number of a need that is being done."""

    name: str
    path: str
    who: str = ""
    sends: str = ""
    """The button of the form to press, for what comes after."""
    writes: dict[str, str] = field(default_factory=dict)
    status: int = 200
    then: tuple[str, ...] = ()
    """What shows after each press, where the button is pressed more than once or leads to another page."""
    is_left: bool = False
    """The tablet lies there until it covers itself."""

    @property
    def is_for_staff(self) -> bool:
        return self.who in ("mina", "helen", "sam", "gwen")

    def __str__(self) -> str:
        return f"{self.who or 'visitor'}: {self.name}"

    def show(self, screen: Screen, numbers: dict[str, int]) -> None:
        screen.page.add_init_script(NEVER_LEADS_ON)
        screen.open(self.path.format_map(numbers), self.status)
        for name, words in self.writes.items():
            screen.write(name, words)
        for shows in self.then or self._then():
            screen.find(self.sends).first.click()
            screen.find(shows).first.wait_for()
        screen.script(UNFOLD)
        if self.is_left:
            screen.script(LATER)
            screen.find("#cover[open]").wait_for()

    def _then(self) -> tuple[str, ...]:
        if not self.sends:
            return ()
        return ("#errors",) if "wrong" in self.name else ("main [name='story']",)


SENDS = "main form[method='post'] .ds-button:not([name])"
WRONG = "form:has([name='{}']) .ds-button:not([name])"
UNFOLD = """() => {
  document.querySelectorAll("details").forEach(one => one.open = true);
  document.querySelectorAll("form[data-passkey]").forEach(one => one.hidden = false);
}"""
"""All that a page can show: also what it does where devices make passkeys."""
NEVER_LEADS_ON = (
    "(real => window.setTimeout = (act, wait, ...more) => wait < 8000 && real(act, wait, ...more))(setTimeout)"
)
"""A goodbye stays to be measured."""
LATER = "(now => { Date.now = () => now() + 100_000; })(Date.now.bind(Date))"
GO_ON = "form:has([name='step']) .ds-button:not([name])"
STEPS = tuple(f"form:has([name='step'][value='{number}'])" for number in (2, 3, 4))
KEEP = "form:has([name='called']) .ds-button:not([type])"
OPEN = ("waiting", "doing", "not_yet", "no", "dont_know", "done", "long")
SETTINGS = ("about", "language", "time", "themes", "review", "reach", "house-rules", "places", "organisations")
CLOSED = ("merged", "private", "taken_back", "asked_back")

VISITORS = [
    Met("choice of neighbourhoods", "/"),
    Met("hello", "/linnet"),
    Met("need", "/linnet/needs/{doing}"),
    Met("sign in", "/sign-in"),
    Met("sign in, wrong", "/sign-in", sends=WRONG.format("email")),
    Met("code", "/sign-in/code"),
    Met("code, wrong", "/sign-in/code", sends=WRONG.format("code"), writes={"code": "1"}),
    Met("link that is over", "/sign-in/abcdefghijklmnopqrstuvwxyzabcdefghijk"),
    Met("signed out", "/signed-out"),
    Met("left", "/me/left"),
    Met("way back from an organisation, over", "/sign-in/with/brookside/back"),
    Met("invitation that is over", "/invitation/a-key-that-was-never-sent"),
    Met("card", "/card"),
    Met("card, wrong", "/card", sends=WRONG.format("code")),
    Met("make this a table's tablet", "/table"),
    Met("make this a table's tablet, wrong", "/table", sends=WRONG.format("code"), writes={"code": "12"}),
    Met("who has this tablet", "/table", FREE),
    Met("find my name", "/table?choose=name", FREE),
    Met("take the tablet with a card", "/table?choose=card", FREE),
    Met("take the tablet with a card, wrong", "/table?choose=card", FREE, sends=WRONG.format("code")),
    Met("stop sharing this tablet", "/table?choose=stop", FREE),
    Met("tablet that is closed", "/table", CLOSED_TABLET),
    Met("cast", "/demo"),
    Met("not found", "/linnet/needs/999999", status=404),
    Met("not signed in", "/linnet/today"),
]
RESIDENTS = [
    Met("hello", "/linnet", "rosa"),
    Met("board", "/linnet/needs", "rosa"),
    Met("board, nothing found", "/linnet/needs?words=zzzz", "rosa"),
    Met("new need", "/linnet/needs/new", "rosa"),
    Met("new need, wrong", "/linnet/needs/new", "rosa", sends=WRONG.format("title")),
    Met("a bit more", "/linnet/needs/new", "rosa", WRONG.format("title"), {"title": "The lift is broken again"}),
    Met("a bit more, for someone", "/linnet/needs/new", "bea", WRONG.format("title"), {"title": "A warmer hall"}),
    *(Met(f"need, {state}", f"/linnet/needs/{{{state}}}", "rosa") for state in OPEN),
    *(Met(f"need, {state}", f"/linnet/needs/{{{state}}}", f"author of {state}") for state in CLOSED),
    Met("thanks", "/linnet/needs/{mine}?thanks=1", "rosa"),
    Met("say more", "/linnet/needs/{asked_back}/more", "author of asked_back"),
    Met("comment", "/linnet/needs/{doing}/comments", "rosa"),
    Met("comment, wrong", "/linnet/needs/{doing}/comments", "rosa", sends=WRONG.format("words")),
    Met("report", "/linnet/needs/{talked_about}/comments/{comment}/report", "rosa"),
    Met("did it help", "/linnet/needs/{mine}/helped", "rosa"),
    Met("did it help, wrong", "/linnet/needs/{mine}/helped", "rosa", sends=WRONG.format("how")),
    Met("what I have said", "/linnet/needs/mine", "rosa"),
    Met("what I have said, nothing yet", "/linnet/needs/mine", "silent"),
    Met("what happened", "/linnet/what-happened", "rosa"),
    Met("what happened, one kind", "/linnet/what-happened?kind=no", "rosa"),
    Met("what's on", "/linnet/activities", "rosa"),
    Met("month", "/linnet/activities/month", "rosa"),
    Met("month, nothing planned", "/linnet/activities/month?month=2031-01", "rosa"),
    Met("week", "/linnet/activities/week", "rosa"),
    Met("meetings", "/linnet/meetings", "rosa"),
    Met("me", "/me", "rosa"),
    Met("my details", "/me/details", "rosa"),
    Met("my details, wrong", "/me/details", "rosa", WRONG.format("picture"), {"phone": "abc"}),
    Met("all of mine", "/me/download", "rosa"),
    Met("leaving", "/me/leaving", "rosa"),
    Met("leaving, wrong", "/me/leaving", "rosa", sends=WRONG.format("my_words")),
    Met("leaving for good", "/me/leaving/go", "rosa"),
    Met("told by", "/me/told-by", "rosa"),
    Met("told by, wrong", "/me/told-by", "rosa", WRONG.format("phone"), {"phone": "abc"}),
    Met("pin", "/me/pin", "rosa"),
    Met("pin, wrong", "/me/pin", "rosa", WRONG.format("pin"), {"pin": "1234"}),
    Met("prove", "/prove", "rosa with her card"),
    Met("prove, wrong", "/prove", "rosa with her card", WRONG.format("pin"), {"pin": "12"}),
    Met("prove with a code", "/prove/code", "rosa with her card"),
    Met("keys", "/me/keys", "rosa"),
    Met("passkeys", "/me/passkeys", "rosa"),
    Met("devices", "/me/devices", "rosa"),
    Met("new address, code", "/me/told-by/code", "rosa"),
    Met("new address, code wrong", "/me/told-by/code", "rosa", WRONG.format("code"), {"code": "1"}),
    Met("keys, wrong", "/me/keys", "rosa", sends=WRONG.format("may_write")),
    Met("who can do what", "/linnet/who-can-do-what", "rosa"),
    Met("who helps me", "/me/helpers", "rosa"),
    Met("who helps me, wrong", "/me/helpers", "rosa", sends=WRONG.format("name")),
    Met("people I help", "/linnet/helpers", "rosa"),
    Met("what others typed for me", "/me/typed-for-me", "rosa"),
    Met("me too for someone", "/linnet/needs/{doing}/backing", "bea"),
    Met("a sheet to type in", "/linnet/needs/new?via=paper", "bea"),
    Met("count hands", "/linnet/needs/{doing}/heads", "bea"),
    Met("count hands, wrong", "/linnet/needs/{doing}/heads", "bea", sends=WRONG.format("heads")),
    Met("a neighbour", "/linnet/people/bea", "rosa"),
    Met("what neighbours read about me", "/me/profile", "rosa"),
    Met("what neighbours read about me, wrong", "/me/profile", "rosa", KEEP, {"called": "Ro" * 99}),
    Met("I have this tablet", "/table", HELD),
    Met("said without a name", "/table?said=3", HELD),
    Met("hello", "/heron", HELD),
    Met("new need", "/heron/needs/new", HELD),
    Met("goodbye", "/heron", HELD, ".table-bar form .ds-button", then=("[data-goodbye]",)),
    Met("cover", "/heron/needs/new", HELD, is_left=True),
    Met("house rules", "/linnet/house-rules", "rosa"),
    Met("accessibility", "/linnet/accessibility", "rosa"),
    Met("privacy", "/linnet/privacy", "rosa"),
    Met("not yours", "/linnet/tellings", "rosa", status=403),
]
STAFF = [
    Met("month", "/linnet/activities/month", "mina"),
    Met("today", "/linnet/today", "mina"),
    Met("board", "/linnet/needs", "mina"),
    Met("need, waiting", "/linnet/needs/{waiting}", "mina"),
    Met("need, private", "/linnet/needs/{private}", "mina"),
    Met("review", "/linnet/needs/{to_review}/review", "mina"),
    Met("review, wrong", "/linnet/needs/{to_review}/review", "mina", sends=WRONG.format("outcome")),
    Met("people I help", "/linnet/helpers", "mina"),
    Met("hide a comment", "/linnet/needs/{talked_about}/comments/{comment}/hide", "mina"),
    Met("cards", "/linnet/cards", "mina"),
    Met("make cards", "/linnet/cards/new", "mina"),
    Met("make cards, wrong", "/linnet/cards/new", "mina", sends=WRONG.format("people")),
    Met("make cards, nobody found", "/linnet/cards/new?words=zzzz", "mina"),
    Met("a card", "/linnet/cards/{card}", "mina"),
    Met("a card, stopped", "/linnet/cards/{stopped_card}", "mina"),
    Met("a PIN together", "/linnet/cards/{card}/pin", "mina"),
    Met("tellings", "/linnet/tellings", "mina"),
    Met(
        "hide a comment, wrong", "/linnet/needs/{talked_about}/comments/{comment}/hide", "mina", WRONG.format("reason")
    ),
    Met("second look, not asked", "/linnet/needs/{talked_about}/comments/{comment}/second-look", "mina"),
    Met("second look, mine to wait for", "/linnet/needs/{looked_at}/comments/{hidden}/second-look", "mina"),
    Met("second look", "/linnet/needs/{looked_at}/comments/{hidden}/second-look", "sam"),
    Met("second look, wrong", "/linnet/needs/{looked_at}/comments/{hidden}/second-look", "sam", WRONG.format("words")),
    Met("tellings, one way", "/linnet/tellings?way=phone", "mina"),
    Met("tellings, texts not set up", "/linnet/tellings?way=text", "mina"),
    Met("letters", "/linnet/tellings/letters", "mina"),
    Met("noticeboard", "/linnet/tellings/noticeboard", "mina"),
    Met("tablets on tables, none out", "/linnet/tables", "mina"),
    Met("tablets on tables", "/heron/tables", "gwen"),
    Met("a tablet", "/heron/tables/{tablet}", "gwen"),
    Met("who sits at a table", "/heron/tables/{tablet}/tiles", "gwen"),
    Met("open a tablet", "/linnet/tables/new", "mina"),
    Met("open a tablet, wrong", "/linnet/tables/new", "mina", WRONG.format("name"), {"name": " "}),
    Met("today", "/linnet/today", "helen"),
    Met("need, done", "/linnet/needs/{done}", "helen"),
    Met("answer", "/linnet/needs/{waiting}/answers", "helen"),
    Met("answer, wrong", "/linnet/needs/{waiting}/answers", "helen", sends=WRONG.format("decided_by")),
    Met("what happened", "/linnet/what-happened", "helen"),
    Met("me", "/me", "helen"),
    Met("people", "/linnet/people", "mina"),
    Met("people, nobody found", "/linnet/people?words=zzzz", "mina"),
    Met("a person", "/linnet/people/winston", "mina"),
    Met("add a neighbour", "/linnet/people/new", "mina"),
    Met("add a neighbour, wrong", "/linnet/people/new", "mina", sends=WRONG.format("flat")),
    Met("invite", "/linnet/people/invite", "sam"),
    Met("invite, wrong", "/linnet/people/invite", "sam", sends=WRONG.format("email")),
    Met("open invitations", "/linnet/people/invitations", "mina"),
    Met("parts", "/linnet/people/helen/roles", "sam"),
    Met("parts, wrong", "/linnet/people/rosa/roles", "sam", sends=WRONG.format("organisation")),
    Met("ending", "/linnet/people/helen/ending", "sam"),
    Met("settings", "/linnet/settings", "sam"),
    *(Met(f"settings, {key}", f"/linnet/settings/{key}", "sam") for key in SETTINGS),
    Met("settings, quiet, wrong", "/linnet/settings/quiet", "sam", WRONG.format("cover_after"), {"cover_after": "1"}),
    Met("a place", "/linnet/settings/places/lounge", "sam"),
    Met("a place, wrong", "/linnet/settings/places", "sam", sends=WRONG.format("floor")),
    Met("an organisation", "/linnet/settings/organisations/brookside", "sam"),
    Met("open a neighbourhood", "/open-neighbourhood", "sam"),
    Met("open a neighbourhood, wrong", "/open-neighbourhood", "sam", sends=WRONG.format("slug")),
    *(
        Met(
            f"open a neighbourhood, step {at + 1}",
            "/open-neighbourhood",
            "sam",
            GO_ON,
            {"name": "Mill"},
            then=STEPS[:at],
        )
        for at in (1, 2, 3)
    ),
    Met("neighbourhood opened", "/open-neighbourhood/linnet", "sam"),
]
PAGES = [*VISITORS, *RESIDENTS, *STAFF]
