"""Lays in the demo's resident board, its pot, and what became of each proposal, at the time it happened."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session

from app.activities.forms import PlanForm
from app.activities.granted import as_granted
from app.activities.planning import plan_activity
from app.belonging.queries import the_membership
from app.belonging.roles import give_role
from app.core import clock
from app.demo.stories import POST_TAKES, Spoken, moment_of, speaker
from app.demo.telling import all_are_told
from app.grants import deciding, following, granting, proposing  # noqa: F401 - what may pay for an activity
from app.grants.forms import DecideForm, GrantForm, PaidForm, PotForm, ToldForm, VoiceForm
from app.grants.kinds import VoiceKind
from app.grants.models import Grant
from app.grants.pots import note_in_pot
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.neighbourhoods.queries import Here
from app.people.actors import actor_called
from app.permissions.who import Actor, Role

GIVES_PARTS = "sam"


class GrantStep(Spoken, total=False):
    """One step of a grant."""

    act: str
    words: str
    verdict: str
    instead: str
    review_in: int
    other_than: list[int]
    amount: str
    starts_in: int


class WrittenGrant(Spoken, total=False):
    """One `[[grant]]` of grants.toml; the other words are those of the form."""

    step: list[GrantStep]


class Member(TypedDict):
    """Who is on the board, and for how long."""

    of: str
    days_ago: int


class PaidIn(TypedDict):
    """What came into the pot."""

    amount: str
    words: str
    by: str
    days_ago: int


@dataclass(frozen=True)
class Scene:
    """One step as it happens."""

    session: Session
    here: Here
    grant: Grant
    step: GrantStep
    actor: Actor


def lay_in_grants(session: Session, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written."""
    path = folder / "grants.toml"
    if not path.exists():
        return
    written = tomllib.loads(path.read_text())
    _lay_in_board(session, here, written["board"], now)
    _lay_in_pot(session, here, written["paid_in"], now)
    for grant in written["grant"]:
        _lay_in(session, here, grant, now)


def _lay_in_board(session: Session, here: Here, board: list[Member], now: datetime) -> None:
    for member in board:
        with clock.at(now - timedelta(days=member["days_ago"])):
            steward = actor_called(session, GIVES_PARTS, here.id)
            give_role(session, steward, the_membership(session, here, member["of"]), Role.BOARD, None)


def _lay_in_pot(session: Session, here: Here, paid_in: list[PaidIn], now: datetime) -> None:
    for one in paid_in:
        with clock.at(now - timedelta(days=one["days_ago"])):
            form = PotForm.model_validate({**one, "day": clock.today()})
            note_in_pot(session, actor_called(session, one["by"], here.id), here, form)


def _lay_in(session: Session, here: Here, written: WrittenGrant, now: datetime) -> None:
    with clock.at(moment_of(now, written, 0)):
        form = GrantForm.model_validate(dict(written))
        grant = proposing.propose_grant(session, speaker(session, here, written), here, form)
    for order, step in enumerate(written["step"], 1):
        with clock.at(moment_of(now, step, order)):
            _STEPS[step["act"]](Scene(session, here, grant, step, speaker(session, here, step)))
        with clock.at(moment_of(now, step, order) + POST_TAKES):
            all_are_told(session, here, f"grants/{grant.number}")


def _voice(scene: Scene) -> None:
    form = VoiceForm(kind=VoiceKind(scene.step["act"]), words=scene.step.get("words", ""))
    deciding.give_voice(scene.session, scene.actor, scene.grant, form)


def _decide(scene: Scene) -> None:
    step = scene.step
    review_on = clock.today() + timedelta(days=step["review_in"]) if "review_in" in step else None
    form = DecideForm.model_validate({**step, "review_on": review_on})
    deciding.decide_grant(scene.session, scene.actor, scene.here, scene.grant, form)


def _pay(scene: Scene) -> None:
    step = scene.step
    form = PaidForm.model_validate({**step, "paid_on": clock.today(), "note": step.get("words", "")})
    following.note_payment(scene.session, scene.actor, scene.here, scene.grant, form)


def _plan(scene: Scene) -> None:
    """A day out with the money, for whoever comes."""
    step, typed = scene.step, as_granted(scene.session, scene.here, scene.grant.number)
    when = {"first_on": clock.today() + timedelta(days=step["starts_in"]), "at_time": "09:00", "minutes": 540}
    what = {"kind": "trip", "elsewhere": "By bus, from the front door", "about": step["words"]}
    form = PlanForm.model_validate({**typed, **what, **when})
    plan_activity(scene.session, scene.actor, scene.here, form)


_STEPS: dict[str, Callable[[Scene], object]] = {
    **dict.fromkeys(VoiceKind, _voice),
    "show": lambda scene: proposing.look_at_grant(
        scene.session, scene.actor, scene.grant, LookForm(outcome=FirstOutcome.SHOWN)
    ),
    "decide": _decide,
    "pay": _pay,
    "plan": _plan,
    "tell": lambda scene: following.tell_what_happened(
        scene.session, scene.actor, scene.grant, ToldForm(words=scene.step["words"])
    ),
}
