"""How someone is told about their own affairs, and that what they gave is not shown."""

from collections.abc import Mapping

from app.core.languages import N_, Language
from app.notifications.models import About, Message
from app.notifications.wording import WORDED, Say, Wording

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
    """`said`: sentences already in the reader's language for lead, headline, promised, next and decided."""
    return Wording(
        # Subjects are read over shoulders, so they say as little as they can.
        subject=say(subject),
        brief=say(subject),
        number=None,
        title=" ".join(message.title.split()),
        lead=said.get("lead", ""),
        headline=said["headline"],
        words=message.words,
        instead=message.instead,
        promised=said.get("promised", ""),
        next=said.get("next", ""),
        decided=said.get("decided", ""),
        asks_whether_it_helped=False,
        asks_back=False,
        can_ask_again=False,
        place=message.place,
        is_for_one=True,
        is_about_a_need=False,
    )


def _not_shown(say: Say, language: Language, message: Message) -> Wording:
    decided = _DECIDED if message.organisation else _DECIDED_ALONE
    said = {
        "lead": say(_LEADS[message.kind]),
        "headline": say(_WHY),
        "decided": say(decided, name=message.said_by, organisation=message.organisation),
    }
    return own_affair(say, message, NOT_SHOWN, said)


WORDED[About.GIVEN_NOT_SHOWN] = _not_shown
