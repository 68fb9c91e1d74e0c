"""How the two of them are told each step: in mail, letter, text and by word of mouth."""

from app.core.languages import N_, Language
from app.core.pages import clock_time
from app.giving.wording import own_affair
from app.notifications.models import About, Message
from app.notifications.wording import WORDED, Say, Wording, long_day

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
}
NOT_WHAT_YOU_WANT = N_("Not what you want? Tell the team, or take it back.")
_NEXT = {
    "asked": N_("You can say yes or no. Both are fine."),
    "asked_for_you": NOT_WHAT_YOU_WANT,
    "agreed": N_("You can always change your mind. You can ask for someone to be with you."),
    "agreed_for_you": NOT_WHAT_YOU_WANT,
    "declined": N_("The team can help you find someone else."),
    "done": N_("Would you like to say thank you?"),
    "thanked_and_shares": N_("May your neighbours read this? They do only if you wish it too."),
}
_OFFERED = N_("This is about the offer:")
_ON_DAY = N_("It is on %(day)s.")
_AT_TIME = N_("It is on %(day)s at %(time)s.")
_TYPED = N_("%(typist)s wrote this down for them.")


def _told(say: Say, language: Language, message: Message) -> Wording:
    names = {"name": message.said_by, "typist": message.organisation}
    is_echo = message.kind.endswith("_for_you")
    said = {
        "lead": say(_OFFERED),
        "headline": say(_HEADLINES[message.kind], **names),
        "promised": _when(say, language, message),
        "next": say(_NEXT[message.kind]) if message.kind in _NEXT else "",
        "decided": say(_TYPED, **names) if message.organisation and not is_echo else "",
    }
    return own_affair(say, message, _SUBJECTS[message.about], said)


def _when(say: Say, language: Language, message: Message) -> str:
    if message.day is None:
        return ""
    day = long_day(language, message.day)
    if message.at_time is None:
        return say(_ON_DAY, day=day)
    return say(_AT_TIME, day=day, time=clock_time(language, message.at_time))


for _about in _SUBJECTS:
    WORDED[_about] = _told
