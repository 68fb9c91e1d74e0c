"""How someone is told about their own affairs, and that what they gave is not shown."""

from collections.abc import Mapping
from dataclasses import replace

from app.core.languages import N_, Language
from app.notifications.models import About, Message
from app.notifications.wording import LOOK_AGAIN, WORDED, Say, Wording, plainly_told

NOT_SHOWN = N_("About what you gave to your neighbours")
_LEADS = {
    "offer": N_("You offered this:"),
    "song": N_("You asked for this song:"),
    "hello": N_("You said hello in this language:"),
}
_WHY = N_("Your neighbours will not see it. This is why:")
_DECIDED_ALONE = N_("%(name)s decided this.")
_DECIDED = N_("%(name)s decided this, for %(organisation)s.")


def own_affair(say: Say, message: Message, subject: str, said: Mapping[str, str]) -> Wording:
    """`said`: sentences already in the reader's language for lead, headline, promised, next and decided.

    Subjects are read over shoulders, so `subject` says as little as it can.
    """
    return replace(plainly_told(say, message, subject), is_for_one=True, **said)  # type: ignore[arg-type]  # all are sentences


def _not_shown(say: Say, language: Language, message: Message) -> Wording:
    decided = _DECIDED if message.organisation else _DECIDED_ALONE
    said = {
        "lead": say(_LEADS[message.kind]),
        "headline": say(_WHY),
        "next": say(LOOK_AGAIN),
        "decided": say(decided, name=message.said_by, organisation=message.organisation),
    }
    return replace(own_affair(say, message, NOT_SHOWN, said), can_ask_again=True)


WORDED[About.GIVEN_NOT_SHOWN] = _not_shown
