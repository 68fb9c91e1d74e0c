"""Lays in the demo's ideas and what became of them, in order, at the time it happened."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from app.activities.forms import PlanForm
from app.activities.origins import as_a_plan
from app.activities.planning import plan_activity
from app.core import clock
from app.demo.stories import POST_TAKES, Spoken, moment_of, speaker
from app.demo.telling import all_are_told
from app.ideas import answering, proposing, supporting
from app.ideas.forms import LearnedForm, ProposeForm, SupportForm, TryForm
from app.ideas.kinds import SupportKind
from app.ideas.models import Idea
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.needs.forms import AnswerForm
from app.needs.kinds import AnswerKind
from app.neighbourhoods.queries import Here
from app.permissions.who import Actor


class IdeaStep(Spoken, total=False):
    """One step of an idea."""

    act: str
    words: str
    kind: str
    by_when_in: int
    look_again_in: int
    tell_by_in: int
    instead: str
    question: str
    ends_in: int
    weekday: int
    at_time: str
    weeks: int


class WrittenIdea(Spoken, total=False):
    """One `[[idea]]` of ideas.toml."""

    title: str
    for_whom: str
    who_leads: str
    leads: bool
    takes: str
    step: list[IdeaStep]


@dataclass(frozen=True)
class Scene:
    """One step as it happens."""

    session: Session
    here: Here
    idea: Idea
    step: IdeaStep
    actor: Actor


def lay_in_ideas(session: Session, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written."""
    path = folder / "ideas.toml"
    if not path.exists():
        return
    written: list[WrittenIdea] = tomllib.loads(path.read_text())["idea"]
    for idea in written:
        _lay_in(session, here, idea, now)


def _lay_in(session: Session, here: Here, written: WrittenIdea, now: datetime) -> None:
    with clock.at(moment_of(now, written, 0)):
        form = ProposeForm.model_validate(dict(written))
        idea = proposing.propose_idea(session, speaker(session, here, written), here, form)
    for order, step in enumerate(written["step"], 1):
        with clock.at(moment_of(now, step, order)):
            _STEPS[step["act"]](Scene(session, here, idea, step, speaker(session, here, step)))
        with clock.at(moment_of(now, step, order) + POST_TAKES):
            all_are_told(session, here, f"ideas/{idea.number}")


def _answer(scene: Scene) -> None:
    step = scene.step
    form = AnswerForm(
        kind=AnswerKind(step["kind"]),
        words=step["words"],
        by_when=_in_days(step.get("by_when_in")),
        look_again_on=_in_days(step.get("look_again_in")),
        tell_by=_in_days(step.get("tell_by_in")),
        instead=step.get("instead", ""),
    )
    answering.answer_idea(scene.session, scene.actor, scene.here, scene.idea, form)


def _support(scene: Scene) -> None:
    form = SupportForm(kind=SupportKind(scene.step["act"]), words=scene.step.get("words", ""))
    supporting.support_idea(scene.session, scene.actor, scene.idea, form)


def _try(scene: Scene) -> None:
    ends_on = clock.today() + timedelta(days=scene.step["ends_in"])
    answering.try_idea(
        scene.session, scene.actor, scene.idea, TryForm(question=scene.step["question"], ends_on=ends_on)
    )


def _turn(scene: Scene) -> None:
    """Weekly dates from the front door, led by whoever said so; everyone was told in time."""
    step, today = scene.step, clock.today(scene.here.time_zone)
    first_on = today + timedelta(days=(step["weekday"] - today.weekday()) % 7 or 7)
    last_on = first_on + timedelta(weeks=step["weeks"])
    typed = {**as_a_plan(scene.session, scene.here, scene.idea), "kind": "get_together", "place": "front_door"}
    when = {"first_on": first_on, "last_on": last_on, "at_time": step["at_time"], "minutes": 90, "repeats": "weekly"}
    form = PlanForm.model_validate({**typed, **when, "about": step["words"]})
    activity = plan_activity(scene.session, scene.actor, scene.here, form)
    all_are_told(scene.session, scene.here, f"activities/{activity.number}/dates/1")


def _in_days(number: int | None) -> date | None:
    return None if number is None else clock.today() + timedelta(days=number)


_STEPS: dict[str, Callable[[Scene], object]] = {
    **dict.fromkeys(SupportKind, _support),
    "show": lambda scene: proposing.look_at_idea(
        scene.session, scene.actor, scene.idea, LookForm(outcome=FirstOutcome.SHOWN)
    ),
    "answer": _answer,
    "try": _try,
    "turn": _turn,
    "learn": lambda scene: answering.write_what_was_learned(
        scene.session, scene.actor, scene.idea, LearnedForm(words=scene.step["words"])
    ),
}
