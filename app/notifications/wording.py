"""What people are told, in whole sentences of one language: the same in mail, letter, noticeboard and voice."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from app.core.languages import N_, Language
from app.core.pages import DAYS
from app.notifications.models import About, Message

Say = Callable[..., str]
"""Says a sentence of the catalogue in one language, its values filled in."""

_SUBJECTS = {
    About.ANSWER: N_("Need %(number)s has an answer: %(title)s"),
    About.MERGED: N_("Need %(number)s was joined to another: %(title)s"),
    # Subjects are read over shoulders: what is kept private does not stand in one.
    About.KEPT_PRIVATE: N_("About what you told us, need %(number)s"),
    About.ASKED_BACK: N_("About what you told us, need %(number)s"),
}
_HEADLINES = {
    "done": N_("The answer is: done."),
    "doing": N_("The answer is: it is being done."),
    "not_yet": N_("The answer is: not yet."),
    "no": N_("The answer is: no."),
    "dont_know": N_("The answer is: we don't know yet."),
    About.KEPT_PRIVATE: N_("Your neighbours will not see what you told us. This is why:"),
    About.ASKED_BACK: N_("Please tell us a little more."),
    About.MERGED: N_("A neighbour said the same before. Your need is now part of need %(into)s."),
}
_PROMISES = {
    "doing": N_("It will be done by %(day)s."),
    "not_yet": N_("%(organisation)s will look at it again on %(day)s."),
    "dont_know": N_("%(organisation)s will tell you more by %(day)s."),
}
_FROM_WHOM = N_("%(name)s asks you this, from %(organisation)s.")
_WHO_DECIDED = N_("%(name)s decided this, for %(organisation)s.")
_WHO_DECIDED_ALONE = N_("%(name)s decided this.")


@dataclass(frozen=True)
class Wording:
    """One message in words."""

    subject: str
    number: int
    title: str
    headline: str
    words: str
    instead: str
    promised: str
    decided: str
    asks_whether_it_helped: bool
    place: str
    """Where it stands in its neighbourhood: "needs/42#helped"."""

    @property
    def direction(self) -> str:
        """Of the words a person wrote, which may be in another language than the sentences around them."""
        return direction_of(self.words)


def in_words(say: Say, language: Language, message: Message) -> Wording:
    """The message as this language says it."""
    title = " ".join(message.need_title.split())
    helped = "#helped" if message.asks_whether_it_helped else ""
    return Wording(
        subject=say(_SUBJECTS[message.about], number=message.need_number, title=title),
        number=message.need_number,
        title=title,
        headline=say(_HEADLINES[message.kind or message.about], into=message.into_number),
        words=message.words,
        instead=message.instead,
        promised=_promised(say, language, message),
        decided=_decided(say, message),
        asks_whether_it_helped=message.asks_whether_it_helped,
        place=f"needs/{message.into_number or message.need_number}{helped}",
    )


def long_day(language: Language, day: date) -> str:
    """Wednesday 3 March 2027, as pages write it."""
    return str(format_date(day, DAYS[language.code], locale=language.locale))


def direction_of(words: str) -> str:
    """As `dir="auto"` decides it; mail programs and the printer don't know that word."""
    first = next((mark for mark in map(unicodedata.bidirectional, words) if mark in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _promised(say: Say, language: Language, message: Message) -> str:
    sentence = _PROMISES.get(message.kind)
    if sentence is None or message.day is None:
        return ""
    return say(sentence, organisation=message.organisation, day=long_day(language, message.day))


def _decided(say: Say, message: Message) -> str:
    if not message.organisation:
        return say(_WHO_DECIDED_ALONE, name=message.said_by) if message.said_by else ""
    sentence = _FROM_WHOM if message.about == About.ASKED_BACK else _WHO_DECIDED
    return say(sentence, name=message.said_by, organisation=message.organisation)
