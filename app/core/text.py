"""Words as data: folded for searching, measured for plainness."""

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "đ": "d"})
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"\w+", re.UNICODE)
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Mc", "Me")
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their kind, and nothing to see."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof"})


def folded_words(words: str) -> list[str]:
    """Words without case, accents or ligatures; Chinese in pairs, as it has no spaces to search by."""
    spread = unicodedata.normalize("NFKD", words.casefold()).translate(_LETTERS)
    plain = "".join(mark for mark in spread if not unicodedata.combining(mark))
    paired = _HAN.sub(lambda run: f" {_pairs(run.group())} ", plain)
    return _WORD.findall(paired)


def says_nothing(words: str) -> bool:
    """Nothing typed that could be read: empty, spaces, or marks that can't be seen by themselves."""
    return all(mark in _FILLERS or unicodedata.category(mark) in _UNSEEN for mark in words)


def first_name(name: str) -> str:
    """What someone is called at a table; a title alone is no name."""
    words = name.split()
    if len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
        return " ".join(words[:2])
    return words[0] if words else ""


def cut(words: str, most: int) -> str:
    """The beginning of it in one line, up to the end of a word."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}..."


def folded(*parts: str | None) -> str:
    """Everything worth searching in one line of folded words."""
    return " ".join(folded_words(" ".join(part for part in parts if part)))


def last_of_runs(words: str) -> list[str]:
    """The last letter of each run of Chinese: no pair begins with it, so by pairs alone it is not found."""
    return [run[-1] for run in _HAN.findall(words) if len(run) > 1]


def _pairs(run: str) -> str:
    return " ".join(run[at : at + 2] for at in range(len(run) - 1)) or run
