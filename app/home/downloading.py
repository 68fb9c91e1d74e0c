"""All of mine as two files: one for programs, one to read on paper."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.core import printing
from app.core.hellos import hello_in
from app.core.languages import N_, Language
from app.core.pages import Pages
from app.home.gathering import Row
from app.home.line import Line, Say
from app.home.lines import PARTS
from app.people.models import ToldBy

NEWEST = 200
"""Of each part, on paper: more would take minutes to set, and no one reads it. The file for programs has all."""


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
    for key, (title, spelled) in PARTS.items():
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
