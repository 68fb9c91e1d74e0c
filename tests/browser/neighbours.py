"""What the people of the chain do, each on a screen of their own."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen

TITLE = "The bench by the lift has lost a leg"
STORY = "I sit there to get my breath back."


class Neighbour:
    """Someone of the demo's cast, and their screen."""

    def __init__(self, screen: Screen, handle: str, language: str) -> None:
        self.screen = screen.become(handle, language)
        self.name = screen.served.name_of(handle)

    def raises(self, title: str = TITLE, story: str = STORY) -> int:
        """Says what is needed on one page and a bit more on the next; returns the number it got."""
        screen = self.screen.open("/linnet")
        screen.find("main a[href='/linnet/needs/new']").first.click()
        screen.write("title", title)
        screen.press("Go on")
        expect(screen.find("main [name='title']")).to_have_value(title)
        screen.write("story", story)
        screen.press("Send all of it")
        expect(screen.find("h1")).to_have_text(title)
        number = int(screen.path.rpartition("/")[2])
        screen.reads("Thank you. This is need %(number)s.", number=number)
        return number

    def sees(self, need: int) -> Screen:
        return self.screen.open(f"/linnet/needs/{need}")

    def shows(self, need: int) -> None:
        """From the page Today, as the officer begins her day."""
        self.screen.open("/linnet/today").find(f"a[href='/linnet/needs/{need}/review']").first.click()
        self.screen.choose("outcome", "shown")
        self.screen.press("Do this")
        self.screen.arrives("/linnet/today")

    def backs(self, need: int) -> None:
        self.sees(need).press("Me too")
        self.screen.reads("You said “me too”. We will tell you what happens.")

    def wants_mail(self) -> None:
        """Chooses e-mail as the way to be told."""
        self.screen.open("/me").find("a[href='/me/told-by']").click()
        self.screen.choose("told_by", "email")
        self.screen.press("Tell me this way")
        self.screen.arrives("/me")

    def answers(self, need: int, kind: str, words: str, **days_from_now: int) -> None:
        self.begins_to_answer(need)
        self.writes_answer(kind, words, **days_from_now)
        self.gives_answer(need)

    def begins_to_answer(self, need: int) -> None:
        self.sees(need).find(f"main a[href='/linnet/needs/{need}/answers']").first.click()
        self.screen.arrives("/answers")

    def writes_answer(self, kind: str, words: str, **days_from_now: int) -> None:
        self.screen.choose("kind", kind)
        self.screen.write("words", words)
        for field, days in days_from_now.items():
            self.screen.write(field, (datetime.now(UTC) + timedelta(days=days)).date().isoformat())

    def gives_answer(self, need: int) -> None:
        self.screen.press("Give this answer")
        expect(self.screen.find(f"main form[action='/linnet/needs/{need}/answers']")).to_have_count(0)

    def ticks_off(self, name: str, need: int) -> None:
        """Tells someone about a need, and ticks it off with the first button on their card."""
        card = self.cards_for(name, need).first
        telling = card.get_attribute("id")
        card.locator("button[name='how']").first.click()
        expect(self.screen.find(f"#{telling} form[action$='/undo']")).to_have_count(1)

    def cards_for(self, name: str, need: int) -> Locator:
        """What the work list asks her to tell someone about a need."""
        page = self.screen.open("/linnet/tellings").page
        cards = page.locator("article.card:has(button[name='how'])")
        named = cards.filter(has=page.locator("h2", has_text=name))
        return named.filter(has=page.locator(f"a[href='/linnet/needs/{need}']"))

    def posts_the_letters(self) -> None:
        self.screen.open("/linnet/tellings").press("The letters are printed and on their way")
        self.screen.arrives("/linnet/tellings")

    def says_it_helped(self, need: int, how: str, words: str = "") -> None:
        self.sees(need).press("Say whether it helped")
        self.screen.choose("how", how)
        self.screen.write("words", words)
        self.screen.press("Send")
        expect(self.screen.find(f"main form[action='/linnet/needs/{need}/helped']")).to_have_count(0)
