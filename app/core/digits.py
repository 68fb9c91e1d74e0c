"""A telephone number in words, digit by digit, so that it can be read aloud from paper or said over the phone."""

import re

GROUP = re.compile(r"[+\d]+")
JOINED = {"ar": "، "}
SPOKEN = {
    "en": "plus zero one two three four five six seven eight nine",
    "nb": "pluss null én to tre fire fem seks sju åtte ni",
    "ar": "زائد صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "so": "lagu-daray eber kow laba saddex afar shan lix toddoba siddeed sagaal",
}
"""The sign before a country's code, then nought to nine. Whatever a page is written in has its own line here."""
LONGEST = 5
"""A group of more digits than these may be broken over two lines."""


def spelled_out(number: str, language: str) -> str:
    """“0161 496” is “zero one six one, four nine six”; in English where a language has no line of its own."""
    words = dict(zip("+0123456789", SPOKEN.get(language, SPOKEN["en"]).split(), strict=True))
    groups = (_between(group).join(words[sign] for sign in group) for group in GROUP.findall(number))
    return JOINED.get(language, ", ").join(groups)


def _between(group: str) -> str:
    return "\u00a0" if len(group) <= LONGEST else " "
