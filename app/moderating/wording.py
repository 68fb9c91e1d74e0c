"""How someone is told what a second look at something of theirs came to: the same words in mail, letter and voice."""

from dataclasses import replace

from app.core.languages import N_, Language
from app.notifications.models import About, Message
from app.notifications.wording import WORDED, Say, Wording, plainly_told

SUBJECT = N_("About what you told your neighbours")
LEAD = N_("You asked for a second look at this:")
HEADLINES = {
    "shown_again": N_("Someone else looked at it. Your neighbours can see it again."),
    "stays_hidden": N_("Someone else looked at it. It stays hidden. This is why:"),
}
DECIDED_ALONE = N_("%(name)s decided this.")
DECIDED = N_("%(name)s decided this, for %(organisation)s.")


def told_of_a_look(say: Say, _: Language, message: Message) -> Wording:
    decided = DECIDED if message.organisation else DECIDED_ALONE
    return replace(
        # Subjects are read over shoulders, so they say as little as they can.
        plainly_told(say, message, SUBJECT),
        lead=say(LEAD),
        headline=say(HEADLINES[message.kind]),
        decided=say(decided, name=message.said_by, organisation=message.organisation),
    )


WORDED[About.LOOKED_AGAIN] = told_of_a_look
