"""Every page that residents, an officer and a housing person meet, in its states: empty, wrong, long, closed …"""

from dataclasses import dataclass, field

from tests.browser.screen import Screen

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

    @property
    def is_for_staff(self) -> bool:
        return self.who in ("mina", "helen")

    def __str__(self) -> str:
        return f"{self.who or 'visitor'}: {self.name}"

    def show(self, screen: Screen, numbers: dict[str, int]) -> None:
        screen.open(self.path.format_map(numbers), self.status)
        for name, words in self.writes.items():
            screen.write(name, words)
        if self.sends:
            screen.find(self.sends).first.click()
            screen.find("#errors" if "wrong" in self.name else "main [name='story']").first.wait_for()
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)")


SENDS = "main form[method='post'] .ds-button:not([name])"
WRONG = "form:has([name='{}']) .ds-button:not([name])"
OPEN = ("waiting", "doing", "not_yet", "no", "dont_know", "done", "long")
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
    Met("meetings", "/linnet/meetings", "rosa"),
    Met("me", "/me", "rosa"),
    Met("told by", "/me/told-by", "rosa"),
    Met("told by, wrong", "/me/told-by", "rosa", WRONG.format("phone"), {"phone": "abc"}),
    Met("keys", "/me/keys", "rosa"),
    Met("keys, wrong", "/me/keys", "rosa", sends=WRONG.format("may_write")),
    Met("who can do what", "/linnet/who-can-do-what", "rosa"),
    Met("not yours", "/linnet/tellings", "rosa", status=403),
]
STAFF = [
    Met("today", "/linnet/today", "mina"),
    Met("board", "/linnet/needs", "mina"),
    Met("need, waiting", "/linnet/needs/{waiting}", "mina"),
    Met("need, private", "/linnet/needs/{private}", "mina"),
    Met("review", "/linnet/needs/{to_review}/review", "mina"),
    Met("review, wrong", "/linnet/needs/{to_review}/review", "mina", sends=WRONG.format("outcome")),
    Met("hide a comment", "/linnet/needs/{talked_about}/comments/{comment}/hide", "mina"),
    Met("tellings", "/linnet/tellings", "mina"),
    Met("tellings, one way", "/linnet/tellings?way=phone", "mina"),
    Met("letters", "/linnet/tellings/letters", "mina"),
    Met("noticeboard", "/linnet/tellings/noticeboard", "mina"),
    Met("today", "/linnet/today", "helen"),
    Met("need, done", "/linnet/needs/{done}", "helen"),
    Met("answer", "/linnet/needs/{waiting}/answers", "helen"),
    Met("answer, wrong", "/linnet/needs/{waiting}/answers", "helen", sends=WRONG.format("decided_by")),
    Met("what happened", "/linnet/what-happened", "helen"),
    Met("me", "/me", "helen"),
]
PAGES = [*VISITORS, *RESIDENTS, *STAFF]
