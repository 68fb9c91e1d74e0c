"""The lines of what someone proposed: ideas, grants, and what they said to those of others."""

from collections.abc import Callable

from app.core.languages import N_
from app.grants.kinds import GrantState, VoiceKind
from app.home.gathering import Row
from app.home.line import Line, Say, joined
from app.ideas.kinds import IdeaStands, SupportKind
from app.needs.kinds import Helped

PROPOSED: dict[str, tuple[str, Callable[[Row, Say], Line]]] = {
    "ideas": (
        N_("Ideas I proposed"),
        lambda row, say: Line(
            row["said_at"],
            joined(row["title"], row["for_whom"], row["who_leads"], row["takes"]),
            joined(_idea(row["number"], say), say(IdeaStands(str(row["stands"])).label)),
        ),
    ),
    "for_ideas": (
        N_("What I said for ideas"),
        lambda row, say: Line(
            row["said_at"],
            joined(say(SupportKind(str(row["kind"])).label), row["words"]),
            _idea(row["idea"], say),
        ),
    ),
    "answers_to_ideas": (
        N_("Ideas I answered"),
        lambda row, say: Line(row["said_at"], joined(row["words"], row["instead"]), _idea(row["idea"], say)),
    ),
    "grants": (
        N_("Grants I asked for"),
        lambda row, say: Line(
            row["said_at"],
            joined(row["title"], row["group_name"], row["purpose"], row["decision_words"]),
            joined(_grant(row["number"], say), say(GrantState(str(row["state"])).label)),
        ),
    ),
    "grant_voices": (
        N_("What I said on the board"),
        lambda row, say: Line(
            row["said_at"],
            joined(say(VoiceKind(str(row["kind"])).label), row["words"]),
            _grant(row["grant"], say),
        ),
    ),
    "ideas_helped": (
        N_("Whether an idea helped"),
        lambda row, say: Line(
            row["said_at"],
            joined(say(Helped(str(row["how"])).label), row["words"]),
            _idea(row["idea"], say),
        ),
    ),
    "trials": (
        N_("What I had tried out"),
        lambda row, say: Line(row["said_at"], joined(row["question"], row["learned"]), _idea(row["idea"], say)),
    ),
}


def _idea(number: object, say: Say) -> str:
    return say(N_("Idea %(number)s"), number=number)


def _grant(number: object, say: Say) -> str:
    return say(N_("Grant %(number)s"), number=number)
