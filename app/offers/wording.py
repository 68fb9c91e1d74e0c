"""How the two of them are told each step: in mail, letter, text and by word of mouth."""

from app.core.languages import N_, Language
from app.core.pages import clock_time
from app.giving.wording import own_affair
from app.notifications.models import About, Message
from app.notifications.wording import WORDED, Say, Wording, long_day
from app.offers.telling import FOR_YOU, VOUCHED, WAITS

_SUBJECTS = {
    About.OFFER_ASKED: N_("About an offer between neighbours"),
    About.OFFER_ANSWERED: N_("About an offer between neighbours"),
    About.OFFER_THANKED: N_("A thank-you for you"),
}
_HEADLINES = {
    "asked": N_("%(name)s would like this."),
    "asked_for_you": N_("%(typist)s thought of you, and asked %(name)s for you."),
    "no_longer_asked": N_("%(name)s no longer needs this. Thank you for offering."),
    "no_longer_asked_for_you": N_("%(typist)s told %(name)s that you no longer need this."),
    "agreed": N_("%(name)s says yes."),
    "agreed_for_you": N_("%(typist)s wrote down that you say yes to %(name)s."),
    "declined": N_("%(name)s can't do it this time."),
    "declined_for_you": N_("%(typist)s wrote down that you say no to %(name)s."),
    "done": N_("%(name)s says that it is done."),
    "done_for_you": N_("%(typist)s wrote down that it is done for %(name)s."),
    "thanked": N_("%(name)s says thank you."),
    "thanked_and_shares": N_("%(name)s says thank you."),
    "thanked_for_you": N_("%(typist)s wrote down your thanks to %(name)s."),
    "thanked_and_shares_for_you": N_("%(typist)s wrote down your thanks to %(name)s."),
    "left": N_("Someone left, so nothing more comes of this."),
    WAITS: N_("What you two agreed has to wait."),
    VOUCHED: N_("%(name)s wrote down that someone who knows you well has spoken for you."),
}
NOT_WHAT_YOU_WANT = N_("Not what you want? Tell the team, or take it back.")
YES_OR_NO = N_("You can say yes or no. Both are fine.")
_NEXT = {
    "asked": YES_OR_NO,
    VOUCHED: YES_OR_NO,
    "asked_for_you": NOT_WHAT_YOU_WANT,
    "agreed": N_("You can always change your mind. You can ask for someone to be with you."),
    "agreed_for_you": NOT_WHAT_YOU_WANT,
    "declined": N_("The team can help you find someone else."),
    "done": N_("Would you like to say thank you?"),
    "thanked_and_shares": N_("May your neighbours read this? They do only if you wish it too."),
    WAITS: N_(
        "You would be alone together. So the team first asks someone who knows the one who offers this. "
        "Please don't meet for this until it is agreed again."
    ),
}
_OFFERED = N_("This is about the offer:")
_ON_DAY = N_("It is on %(day)s.")
_AT_TIME = N_("It is on %(day)s at %(time)s.")
_WAS_ON_DAY = N_("It was to be on %(day)s.")
_TYPED = N_("%(typist)s wrote this down for them.")
_DECIDED = N_("%(name)s decided this.")


def _told(say: Say, language: Language, message: Message) -> Wording:
    names = {"name": message.said_by, "typist": message.organisation}
    said = {
        "lead": say(_OFFERED),
        "headline": say(_HEADLINES[message.kind], **names),
        "promised": _when(say, language, message),
        "next": say(_NEXT[message.kind]) if message.kind in _NEXT else "",
        "decided": say(_by_whom(message), **names) if _by_whom(message) else "",
    }
    return own_affair(say, message, _SUBJECTS[message.about], said)


def _when(say: Say, language: Language, message: Message) -> str:
    if message.day is None:
        return ""
    day = long_day(language, message.day)
    if message.kind == WAITS:
        return say(_WAS_ON_DAY, day=day)
    if message.at_time is None:
        return say(_ON_DAY, day=day)
    return say(_AT_TIME, day=day, time=clock_time(language, message.at_time))


def _by_whom(message: Message) -> str:
    """Another than the two of them, when there is one and no other sentence says so."""
    if message.kind == WAITS:
        return _DECIDED
    return _TYPED if message.organisation and not message.kind.endswith(FOR_YOU) else ""


for _about in _SUBJECTS:
    WORDED[_about] = _told
