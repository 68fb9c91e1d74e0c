"""All of mine as two files: one for programs, one to read on paper."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from app.core import printing
from app.core.hellos import hello_in
from app.core.languages import N_, Language
from app.core.pages import Pages
from app.home.gathering import Row
from app.needs.kinds import STANDING_LABELS, Helped
from app.people.models import ToldBy
from app.permissions.who import Role

NEWEST = 200
"""Of each part, on paper: more would take minutes to set, and no one reads it. The file for programs has all."""
Say = Callable[..., str]


class Line(NamedTuple):
    """One thing, with the day it was said, and what goes with it."""

    day: object
    words: str
    about: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    lines: list[Line]
    left_out: int = 0


def as_json(mine: Mapping[str, object]) -> bytes:
    return json.dumps(mine, default=_spelled, ensure_ascii=False, indent=2).encode()


def as_sections(mine: Mapping[str, object], say: Say) -> list[Section]:
    """The newest first; a part with nothing in it is left out."""
    found = []
    for key, (title, spelled) in _PARTS.items():
        rows = mine[key]
        assert isinstance(rows, list)
        lines = sorted((spelled(_texts(row), say) for row in rows), key=lambda line: str(line.day), reverse=True)
        if lines:
            found.append(Section(say(title), lines[:NEWEST], max(0, len(lines) - NEWEST)))
    return found


def about_me(mine: Mapping[str, object], say: Say) -> list[Line]:
    """What is kept about the person themself, as name and value."""
    details = mine["details"]
    assert isinstance(details, dict)
    known = {
        N_("Name"): details["name"],
        N_("Language"): hello_in(str(details["language"])).own_name,
        N_("Flat or house"): details["flat"],
        N_("Phone"): details["phone"],
        N_("E-mail"): details["email"],
        N_("How we tell you things"): say(ToldBy(str(details["told_by"])).label),
    }
    return [Line(None, str(value), say(name)) for name, value in known.items() if value]


def printed(pages: Pages, language: Language, words: Mapping[str, object]) -> Iterator[bytes]:
    """A large-print, tagged PDF. What it says is settled now; it is set when no transaction is open any more."""
    return printing.later(pages.render("print/mine.html", language, spoken=language, **words), "mine-print.css")


def _spelled(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _texts(row: Row) -> Row:
    """Nothing is said as nothing, not as a word for it."""
    return {key: "" if value is None else value for key, value in row.items()}


def _joined(*parts: object) -> str:
    return " – ".join(str(part) for part in parts if part)


def _need(row: Row, say: Say) -> Line:
    stands = say(STANDING_LABELS[str(row["stands"])])
    return Line(row["said_at"], _joined(row["title"], row["story"]), _joined(_number(row["number"], say), stands))


def _answer(row: Row, say: Say) -> Line:
    about = _joined(_number(row["need"], say), say(STANDING_LABELS[str(row["kind"])]), row["organisation"])
    return Line(row["said_at"], _joined(row["words"], row["instead"]), about)


def _help(row: Row, say: Say) -> Line:
    words = _joined(say(Helped(str(row["how"])).label), row["words"])
    return Line(row["said_at"], words, _number(row["need"], say))


def _told(row: Row, say: Say) -> Line:
    how = say(ToldBy(str(row["told_how"])).label) if row["told_how"] else say(N_("Still to be told"))
    number = _number(row["need"], say) if row["need"] else ""
    return Line(row["told_at"] or row["made_at"], _joined(row["title"], row["words"]), _joined(number, how))


def _member(row: Row, say: Say) -> Line:
    roles: Iterable[Mapping[str, object]] = row["roles"]  # type: ignore[assignment]  # a list of them
    played = ", ".join(say(Role(str(one["role"])).label) for one in roles if one["until"] is None)
    return Line(row["joined_at"], str(row["neighbourhood"]), _joined(played, row["organisation"]))


def _typed(row: Row, say: Say) -> Line:
    return Line(row["at"], say(N_("%(name)s typed this for you"), name=row["typed_by"]), str(row["meaning"]))


def _number(number: object, say: Say) -> str:
    return say(N_("Need %(number)s"), number=number)


def _helper(row: Row, say: Say) -> Line:
    return Line(row["since"], str(row["name"]), say(N_("Helps me") if row["which"] == "helps me" else N_("I help")))


_PARTS: dict[str, tuple[str, Callable[[Row, Say], Line]]] = {
    "memberships": (N_("Where I belong"), _member),
    "profiles": (
        N_("What neighbours read about me"),
        lambda row, say: Line(row["changed_at"], _joined(row["knows"], row["work"], row["languages"], row["reached"])),
    ),
    "needs": (N_("What I raised"), _need),
    "comments": (
        N_("What I said about needs"),
        lambda row, say: Line(row["said_at"], str(row["words"]), _number(row["need"], say)),
    ),
    "backings": (
        N_("What I said “me too” to"),
        lambda row, say: Line(row["said_at"], str(row["title"]), _number(row["need"], say)),
    ),
    "answers": (N_("Answers I gave"), _answer),
    "helped": (N_("Whether it helped"), _help),
    "tellings": (N_("What I was told"), _told),
    "typed_for_me": (N_("What others typed for me"), _typed),
    "helpers": (N_("Who helps whom"), _helper),
    "cards": (
        N_("My cards"),
        lambda row, say: Line(row["made_at"], say(N_("A card was printed")), str(row["stopped_because"])),
    ),
    "devices": (
        N_("Where I am signed in"),
        lambda row, say: Line(row["since"], str(row["device"] or say(N_("A device")))),
    ),
}
