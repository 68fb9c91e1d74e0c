"""What people are told, in whole sentences of one language: the same in mail, letter, noticeboard and voice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from app.core.languages import N_, Language, direction_of
from app.core.pages import DAYS
from app.notifications.models import ABOUT_A_NEED, About, Message

BRIEF = 40
"""Letters of a title in a text message."""

HELPER_LEFT = "helper_left"
"""The kind of a message to whoever stays when one of the two leaves."""

Say = Callable[..., str]
"""Says a sentence of the catalogue in one language, its values filled in."""

_SUBJECTS = {
    About.ANSWER: N_("Need %(number)s has an answer: %(title)s"),
    About.MERGED: N_("Need %(number)s was joined to another: %(title)s"),
    About.TAKEN_BACK: N_("Need %(number)s was taken back: %(title)s"),
    # Subjects are read over shoulders: what is kept private does not stand in one.
    About.KEPT_PRIVATE: N_("About what you told us, need %(number)s"),
    About.ASKED_BACK: N_("About what you told us, need %(number)s"),
    About.COMMENT_HIDDEN: N_("About what you said, need %(number)s"),
    About.SECOND_LOOK: N_("About what you said, need %(number)s"),
    About.HELPER_NAMED: N_("About who helps whom"),
    About.HELPER_ENDED: N_("About who helps whom"),
}
_BEHIND_IT = N_("You asked for this, or said “me too”. This is need %(number)s:")
_SPOKE = N_("You said something about need %(number)s:")
_LEADS = dict.fromkeys(ABOUT_A_NEED, _BEHIND_IT) | dict.fromkeys((About.COMMENT_HIDDEN, About.SECOND_LOOK), _SPOKE)
_HEADLINES = {
    "done": N_("The answer is: done."),
    "doing": N_("The answer is: it is being done."),
    "not_yet": N_("The answer is: not yet."),
    "no": N_("The answer is: no."),
    "dont_know": N_("The answer is: we don't know yet."),
    About.KEPT_PRIVATE: N_("Your neighbours will not see what you told us. This is why:"),
    About.ASKED_BACK: N_("Please tell us a little more."),
    About.MERGED: N_("A neighbour said the same before. Your need is now part of need %(into)s."),
    About.TAKEN_BACK: N_("Whoever raised it has taken it back. If you still need it, please say so again."),
    About.COMMENT_HIDDEN: N_("What you said is hidden now. This is why:"),
    "shown_again": N_("Someone else looked at it again. What you said is shown again."),
    "stays_hidden": N_("Someone else looked at it again. What you said stays hidden. This is why:"),
    About.HELPER_NAMED: N_("%(name)s chose %(helper)s as a helper."),
    About.HELPER_ENDED: N_("%(helper)s no longer helps %(name)s here."),
    HELPER_LEFT: N_("Someone left: the one who helped you here, or whom you helped."),
}
LOOK_AGAIN = N_("Is this not right? You can ask someone else to look at it again.")
_WHAT_NEXT = {
    **dict.fromkeys((About.COMMENT_HIDDEN, About.KEPT_PRIVATE), LOOK_AGAIN),
    About.HELPER_NAMED: N_("%(helper)s can now say things here for %(name)s. Both can end this at any time."),
    About.HELPER_ENDED: N_("What was said before stays as it is."),
}
_PROMISES = {
    "doing": N_("It will be done by %(day)s."),
    "not_yet": N_("%(organisation)s will look at it again on %(day)s."),
    "dont_know": N_("%(organisation)s will tell you more by %(day)s."),
}
_FROM_WHOM = N_("%(name)s asks you this, from %(organisation)s.")
_FROM_WHOM_ALONE = N_("%(name)s asks you this.")
_WHO_DECIDED = N_("%(name)s decided this, for %(organisation)s.")
_WHO_DECIDED_ALONE = N_("%(name)s decided this.")
_BY_WHOM = {About.ASKED_BACK: (_FROM_WHOM_ALONE, _FROM_WHOM)}
_OF_HELPERS = (About.HELPER_NAMED, About.HELPER_ENDED)
_OF_TALK = (About.COMMENT_HIDDEN, About.SECOND_LOOK)


@dataclass(frozen=True)
class Wording:
    """One message in words."""

    subject: str
    brief: str
    """The subject, with no more of the title than it needs to be known again."""
    number: int | None
    """None: it is about people's own affairs, and no need."""
    title: str
    lead: str
    """Why they are told."""
    headline: str
    words: str
    instead: str
    promised: str
    next: str
    """What they can do about it, or what it means."""
    decided: str
    asks_whether_it_helped: bool
    asks_back: bool
    can_ask_again: bool
    """Someone else may be asked to look at it."""
    place: str
    """Where it stands in its neighbourhood: "needs/42#helped"; "" when it has no page there."""
    is_for_one: bool
    """Not for the eyes of everyone."""
    is_about_a_need: bool
    """They raised it or backed it."""

    @property
    def direction(self) -> str:
        """Of the words a person wrote, which may be in another language than the sentences around them."""
        return direction_of(self.words)

    @property
    def other_direction(self) -> str:
        """Of what else is possible."""
        return direction_of(self.instead)


WORDED: dict[About, Callable[[Say, Language, Message], Wording]] = {}
"""Rooms above this one put in how they say what they tell; everything else is about a need or who helps whom."""


def in_words(say: Say, language: Language, message: Message) -> Wording:
    """The message as this language says it."""
    return WORDED.get(message.about, _told_of_a_need)(say, language, message)


def _told_of_a_need(say: Say, language: Language, message: Message) -> Wording:
    title = " ".join(message.title.split())
    names = {"name": message.said_by, "helper": message.organisation}
    return Wording(
        subject=say(_SUBJECTS[message.about], number=message.need_number, title=title),
        brief=say(_SUBJECTS[message.about], number=message.need_number, title=cut(title, BRIEF)),
        number=message.need_number,
        title=title,
        lead=say(_LEADS[message.about], number=message.need_number) if message.about in _LEADS else "",
        headline=say(_HEADLINES[message.kind or message.about], into=message.into_number, **names),
        words=message.words,
        instead=message.instead,
        promised=_promised(say, language, message),
        next=say(_WHAT_NEXT[message.about], **names) if message.about in _WHAT_NEXT and not message.kind else "",
        decided=_decided(say, message),
        asks_whether_it_helped=message.asks_whether_it_helped,
        asks_back=message.about == About.ASKED_BACK,
        can_ask_again=message.about in (About.COMMENT_HIDDEN, About.KEPT_PRIVATE),
        place=_place(message),
        is_for_one=message.is_private,
        is_about_a_need=message.about in ABOUT_A_NEED,
    )


def plainly_told(say: Say, message: Message, subject: str) -> Wording:
    """What every message about something that is no need has in common; whoever asks for it puts in the rest."""
    title = " ".join(message.title.split())
    return Wording(
        subject=say(subject, title=title),
        brief=say(subject, title=cut(title, BRIEF)),
        number=None,
        title=title,
        lead="",
        headline="",
        words=message.words,
        instead=message.instead,
        promised="",
        next="",
        decided="",
        asks_whether_it_helped=message.asks_whether_it_helped,
        asks_back=False,
        can_ask_again=False,
        place=message.place + ("#helped" if message.asks_whether_it_helped else ""),
        is_for_one=message.is_private,
        is_about_a_need=False,
    )


def long_day(language: Language, day: date) -> str:
    """Wednesday 3 March 2027, as pages write it."""
    return str(format_date(day, DAYS[language.code], locale=language.locale))


def cut(words: str, most: int) -> str:
    """The beginning of it, up to the end of a word."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}..."


def _place(message: Message) -> str:
    if message.need_number is None:
        return message.place
    part = "#helped" if message.asks_whether_it_helped else "#talk" if message.about in _OF_TALK else ""
    return f"needs/{message.into_number or message.need_number}{part}"


def _promised(say: Say, language: Language, message: Message) -> str:
    sentence = _PROMISES.get(message.kind)
    if sentence is None or message.day is None:
        return ""
    return say(sentence, organisation=message.organisation, day=long_day(language, message.day))


def _decided(say: Say, message: Message) -> str:
    alone, for_all = _BY_WHOM.get(message.about, (_WHO_DECIDED_ALONE, _WHO_DECIDED))
    if not message.said_by or message.about in _OF_HELPERS:
        return ""
    return say(for_all if message.organisation else alone, name=message.said_by, organisation=message.organisation)
