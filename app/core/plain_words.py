"""Gentle hints for staff as they write: banned words, long sentences, and LIX (Björnsson 1968)."""

import re
from dataclasses import dataclass

from app.core.languages import N_

BETTER = {
    "customer": N_("neighbour"),
    "service user": N_("neighbour"),
    "patient": N_("neighbour"),
    "client": N_("neighbour"),
    "the elderly": N_("older people"),
    "elderly": N_("older"),
    "user": N_("person"),
    "submit": N_("send"),
    "invalid": N_("not right"),
    "login": N_("sign in"),
}
LONG_SENTENCE = 20
HARD_TO_READ = 40
_BANNED = re.compile(r"\b(" + "|".join(BETTER) + r")s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Hint:
    """One kind remark: a sentence for the catalogue and what fills it."""

    words: str
    values: dict[str, str]


def lix(text: str) -> int:
    """Words a sentence plus the share of words over six letters; under 30 is easy, over 50 is hard."""
    words = re.findall(r"\w+", text)
    if not words:
        return 0
    sentences = max(1, len(re.findall(r"[.!?:؟。]+(?:\s|$)", text)))
    long_words = sum(len(word) > 6 for word in words)
    return round(len(words) / sentences + 100 * long_words / len(words))


def hints(text: str) -> list[Hint]:
    """What would make this plainer, most helpful first; empty when it reads well."""
    found = [
        Hint(N_("“%(word)s”: could you say “%(better)s”?"), {"word": word, "better": BETTER[word]})
        for word in dict.fromkeys(match.group(1).lower() for match in _BANNED.finditer(text))
    ]
    for sentence in re.split(r"(?<=[.!?؟])\s+", text):
        if len(sentence.split()) > LONG_SENTENCE:
            start = " ".join(sentence.split()[:5])
            found.append(Hint(N_("The sentence that begins “%(start)s” is long. Could it be two?"), {"start": start}))
    if lix(text) > HARD_TO_READ and len(text.split()) > 8:
        found.append(Hint(N_("Many long words. Imagine you say it to a neighbour in the lift."), {}))
    return found
