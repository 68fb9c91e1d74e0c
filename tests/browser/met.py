"""One page in one state, as the browser tests meet it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.browser.screen import Screen

OPENER = "kath, who opened a place"
"""The officer of the place with nothing in it (tests/browser/corners_laid_in.py)."""


@dataclass(frozen=True)
class Met:
    """One page in one state. `{doing}` in its address stands for the number of a need that is being done."""

    name: str
    path: str
    who: str = ""
    sends: str = ""
    """The button of the form to press, for what comes after."""
    writes: dict[str, str] = field(default_factory=dict)
    """`{language}` stands for that of the screen, where the same may not be written twice."""
    status: int = 200
    then: tuple[str, ...] = ()
    """What shows after each press, where the button is pressed more than once or leads to another page."""
    is_away: bool = False
    """Whoever works here has been away for too long when the button is pressed."""
    is_left: bool = False
    """The tablet lies there until it covers itself."""

    @property
    def is_for_staff(self) -> bool:
        return self.who in ("mina", "helen", "sam", "gwen", OPENER) and not self.is_away

    def __str__(self) -> str:
        return f"{self.who or 'visitor'}: {self.name}"

    def show(self, screen: Screen, numbers: Mapping[str, int | str]) -> None:
        screen.open(self.path.format_map(numbers), self.status)
        if self.writes:
            screen.script(UNFOLD)
        for name, words in self.writes.items():
            screen.write(name, words.replace("{language}", screen.language))
        if self.is_away:
            screen.context.add_cookies([{**left_lying(numbers), "url": screen.served.address}])
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
        if self.is_away:
            return (".kindly blockquote",)
        return ("#errors",) if "wrong" in self.name else ("main [name='story']",)


def left_lying(numbers: Mapping[str, int | str]) -> dict[str, str]:
    """The cookie of a session that was quiet for too long."""
    return {"name": "session", "value": str(numbers["left_lying"])}


SENDS = "main form[method='post'] .ds-button:not([name])"
WRONG = "form:has([name='{}']) .ds-button:not([name])"
UNFOLD = """() => {
  document.querySelectorAll("details").forEach(one => one.open = true);
  document.querySelectorAll("form[data-passkey]").forEach(one => one.hidden = false);
}"""
"""All that a page can show: also what it does where devices make passkeys."""
NEVER_LEADS_ON = (
    "(real => window.setTimeout = (act, wait = 0, ...more) => wait < 8000 && real(act, wait, ...more))(setTimeout)"
)
"""A goodbye stays to be measured. What is to wait for no time at all goes on: htmx begins so."""
LATER = "(now => { Date.now = () => now() + 100_000; })(Date.now.bind(Date))"
