"""Lays in what the demo's people say about themselves, the parts they were given, and who is asked to join."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session, select

from app.belonging.forms import InviteForm, ProfileForm
from app.belonging.inviting import TOPIC, invite
from app.belonging.profiles import change_profile
from app.belonging.queries import the_membership
from app.belonging.roles import end_role, give_role
from app.core import clock
from app.core.outbox import Outbox, settle
from app.core.storage import Storage
from app.neighbourhoods.queries import Here
from app.people.actors import actor_called
from app.permissions.who import Role


class WrittenProfile(TypedDict, total=False):
    """One `[[profile]]` of belonging.toml; the other words are those of the form."""

    by: str
    days_ago: int


class WrittenPart(TypedDict, total=False):
    """One `[[part]]`."""

    of: str
    role: str
    by: str
    days_ago: int
    ended_days_ago: int


class WrittenInvitation(TypedDict):
    """One `[[invitation]]`."""

    name: str
    email: str
    language: str
    by: str
    days_ago: int


class Written(TypedDict):
    """All of belonging.toml."""

    profile: list[WrittenProfile]
    part: list[WrittenPart]
    invitation: list[WrittenInvitation]


def lay_in_belonging(session: Session, storage: Storage, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written."""
    path = folder / "belonging.toml"
    if not path.exists():
        return
    written: Written = tomllib.loads(path.read_text())  # type: ignore[assignment]  # as written
    for profile in written["profile"]:
        with clock.at(now - timedelta(days=profile["days_ago"])):
            about = ProfileForm.model_validate(profile)
            change_profile(session, storage, actor_called(session, profile["by"], here.id), about)
    for part in written["part"]:
        _play(session, here, part, now)
    for invitation in written["invitation"]:
        with clock.at(now - timedelta(days=invitation["days_ago"])):
            invite(
                session, actor_called(session, invitation["by"], here.id), here, InviteForm.model_validate(invitation)
            )
    # The mails went out long ago, to addresses that no one has.
    session.flush()
    for job in session.exec(select(Outbox).where(Outbox.topic == TOPIC)):
        settle(job)


def _play(session: Session, here: Here, part: WrittenPart, now: datetime) -> None:
    role, membership = Role(part["role"]), the_membership(session, here, part["of"])
    with clock.at(now - timedelta(days=part["days_ago"])):
        give_role(session, actor_called(session, part["by"], here.id), membership, role, None)
    if "ended_days_ago" in part:
        with clock.at(now - timedelta(days=part["ended_days_ago"])):
            end_role(session, actor_called(session, part["by"], here.id), membership, role)
