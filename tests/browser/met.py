"""One page in one state, as the browser tests meet it."""

from dataclasses import dataclass, field

from tests.browser.screen import Screen


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
        screen.open(self.path.format_map(numbers), self.status)
        if self.writes:
            screen.script(UNFOLD)
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
