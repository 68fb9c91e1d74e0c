"""How people are told what became of an idea: the same words in mail, letter, noticeboard and voice."""

from dataclasses import replace

from app.core.languages import N_, Language
from app.core.pages import clock_time
from app.notifications.models import About, Message
from app.notifications.wording import LOOK_AGAIN, WORDED, Say, Wording, long_day, plainly_told

SUBJECTS = {
    About.IDEA_ANSWERED: N_("An idea has an answer: %(title)s"),
    About.IDEA_LEARNED: N_("What was learned: %(title)s"),
    About.IDEA_BECAME: N_("An idea has dates now: %(title)s"),
    # Subjects are read over shoulders: what is kept private does not stand in one.
    About.IDEA_KEPT_PRIVATE: N_("About the idea you told us"),
}
LEADS = {
    About.IDEA_ANSWERED: N_("You proposed this idea, or said something for it:"),
    About.IDEA_LEARNED: N_("You proposed this idea, or said something for it:"),
    About.IDEA_BECAME: N_("You proposed this idea, or said something for it:"),
    About.IDEA_KEPT_PRIVATE: N_("You proposed this idea:"),
}
HEADLINES = {
    "done": N_("It has happened."),
    "doing": N_("It is planned."),
    "not_yet": N_("Not yet. We keep the idea."),
    "no": N_("The answer is: no."),
    "dont_know": N_("We don't know yet."),
    About.IDEA_LEARNED: N_("It was tried. This is what was learned:"),
    About.IDEA_BECAME: N_("It is planned. It begins on %(when)s."),
    About.IDEA_KEPT_PRIVATE: N_("Your neighbours will not see this idea. This is why:"),
}
PROMISES = {
    "doing": N_("It will be by %(day)s."),
    "not_yet": N_("We will look at it again on %(day)s."),
    "dont_know": N_("We will tell you more by %(day)s."),
}
COME = N_("Would you like to come? Please say so on its page, or tell any of us.")
NEXT = {About.IDEA_BECAME: COME, About.IDEA_KEPT_PRIVATE: LOOK_AGAIN}
WHEN, THERE = N_("%(day)s at %(time)s"), N_("%(when)s, %(spot)s")
DECIDED, DECIDED_FOR = N_("%(name)s decided this."), N_("%(name)s decided this, for %(organisation)s.")
WROTE = N_("%(name)s wrote this.")


def told_of_an_idea(say: Say, language: Language, message: Message) -> Wording:
    """An answer, a reason, or what was learned."""
    about = plainly_told(say, message, SUBJECTS[message.about])
    promised = PROMISES.get(message.kind) if message.day else None
    by = {"name": message.said_by, "organisation": message.organisation}
    decided = WROTE if message.about == About.IDEA_LEARNED else DECIDED_FOR if message.organisation else DECIDED
    return replace(
        about,
        lead=say(LEADS[message.about]),
        headline=say(HEADLINES[message.kind or message.about], when=_when(say, language, message)),
        next=say(NEXT[message.about]) if message.about in NEXT else "",
        can_ask_again=message.about == About.IDEA_KEPT_PRIVATE,
        promised=say(promised, day=long_day(language, message.day)) if promised and message.day else "",
        decided=say(decided, **by) if message.said_by else "",
    )


def _when(say: Say, language: Language, message: Message) -> str:
    """When and where what was planned begins."""
    if message.day is None or message.at_time is None:
        return ""
    when = say(WHEN, day=long_day(language, message.day), time=clock_time(language, message.at_time))
    return say(THERE, when=when, spot=message.spot) if message.spot else when


WORDED.update(dict.fromkeys(SUBJECTS, told_of_an_idea))
