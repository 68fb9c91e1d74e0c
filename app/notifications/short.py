"""Short words: what fits into one text message, in the reader's own language."""

from app.core.languages import N_
from app.notifications.addressed import Asked
from app.notifications.wording import Say, Wording, cut

MOST_PARTS = 3
PLAIN_PART, OTHER_PART = 153, 67
"""What one part of a long text holds: in the phone's plain letters, and in any others."""
PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
COUNTS_TWICE = frozenset("^{}\\[~]|€\f")
SAME_IN_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ", "\u202f": " "}
)
"""One curly quote would more than halve the room that a whole text has."""
LONGEST_NAME = 30
MOST_WORDS = 160
TALK_ABOUT_IT = N_("Or ask %(name)s: %(phone)s.")
YOUR_NUMBER = N_("%(code)s is your code for Nine Hellos. It shows that this number is yours. Never tell it to anyone.")
YOUR_CODE = N_("%(code)s is your code for Nine Hellos. It works once, for 30 minutes. Never tell it to anyone.")


def in_short(say: Say, home: str, wording: Wording, link: str, ask: Asked | None) -> str:
    """The neighbourhood, what it is about, the answer as far as it fits, and where the whole of it stands."""
    begins = f"{cut(home, LONGEST_NAME)}: {wording.brief}."
    if wording.is_for_one:
        # The first lines of a text light up on a screen that others see.
        talk = say(TALK_ABOUT_IT, name=ask.name, phone=ask.phone) if ask else ""
        return _fitted(begins, "", [talk, link])
    return _fitted(begins, f"{wording.headline} {wording.words} {wording.promised}", [link])


def code_in_short(say: Say, code: str, confirms: bool = False) -> str:
    return _plain(say(YOUR_NUMBER if confirms else YOUR_CODE, code=code))


def parts_of(words: str) -> int:
    """How many parts a network makes of it, each of them paid for."""
    if all(mark in PLAIN or mark in COUNTS_TWICE for mark in words):
        length, alone, part = sum(2 if mark in COUNTS_TWICE else 1 for mark in words), 160, PLAIN_PART
    else:
        length, alone, part = len(words.encode("utf-16-le")) // 2, 70, OTHER_PART
    return 1 if length <= alone else -(-length // part)


def _fitted(begins: str, said: str, ends: list[str]) -> str:
    """What is said in the middle is cut first: the rest of it stands at the address."""
    words, whole = said.split(), ""
    for kept in range(min(len(words), MOST_WORDS), -1, -1):
        middle = " ".join(words[:kept]) + ("..." if 0 < kept < len(words) else "")
        whole = _plain("\n".join(filter(None, [f"{begins} {middle}".rstrip(), *ends])))
        if parts_of(whole) <= MOST_PARTS:
            break
    return whole


def _plain(words: str) -> str:
    return words.translate(SAME_IN_PLAIN)
