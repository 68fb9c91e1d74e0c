"""How the one who proposed a grant is told what the board decided."""

from dataclasses import replace

from app.core.languages import N_, Language
from app.notifications.models import About, Message
from app.notifications.wording import LOOK_AGAIN, WORDED, Say, Wording, long_day, plainly_told

SUBJECTS = {
    About.GRANT_DECIDED: N_("The board has decided: %(title)s"),
    About.GRANT_LET_GO: N_("A grant will not be paid: %(title)s"),
    # Subjects are read over shoulders: what is kept private does not stand in one.
    About.GRANT_KEPT_PRIVATE: N_("About the grant you proposed"),
}
HEADLINES = {
    "agreed": N_("The board agreed."),
    "not_agreed": N_("The board did not agree this time."),
    About.GRANT_LET_GO: N_("It was agreed, and it will not be paid. This is why:"),
    About.GRANT_KEPT_PRIVATE: N_("Your neighbours will not see this. This is why:"),
}
LEAD = N_("You asked for a small grant:")
LOOKS_BACK = N_("The board looks back at it on %(day)s.")
ON_WHOSE_WORDS = {"agreed": N_("Who agreed: %(names)s."), "not_agreed": N_("Who had a concern: %(names)s.")}
WROTE = N_("%(name)s wrote this.")


def told_of_a_grant(say: Say, language: Language, message: Message) -> Wording:
    """The decision and its words; or why a proposal is not shown."""
    is_decided = message.about == About.GRANT_DECIDED
    return replace(
        plainly_told(say, message, SUBJECTS[message.about]),
        lead=say(LEAD),
        headline=say(HEADLINES[message.kind or message.about]),
        next=say(LOOK_AGAIN) if message.about == About.GRANT_KEPT_PRIVATE else "",
        can_ask_again=message.about == About.GRANT_KEPT_PRIVATE,
        promised=say(LOOKS_BACK, day=long_day(language, message.day)) if message.day else "",
        decided=say(ON_WHOSE_WORDS[message.kind], names=message.said_by)
        if is_decided
        else say(WROTE, name=message.said_by),
    )


WORDED.update(dict.fromkeys(SUBJECTS, told_of_a_grant))
