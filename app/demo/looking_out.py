"""Lays in who wishes to be looked out for, and after whom Mina has asked."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import NotRequired, TypedDict

from sqlmodel import Session

from app.core import clock
from app.looking_out.agreeing import LOOK_OUT
from app.looking_out.asking import ask_after
from app.looking_out.forms import LookOutForm
from app.neighbourhoods.queries import Here
from app.people.actors import actor_called

OFFICER = "mina"


class WrittenWish(TypedDict):
    """One `[[looked_out_for]]` of looking_out.toml."""

    by: str
    days_ago: int
    weeks: int
    asked_days_ago: NotRequired[int]


def lay_in_looking_out(session: Session, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written. After everything else, as only then it is known who was not seen."""
    path = folder / "looking_out.toml"
    if not path.exists():
        return
    wishes: list[WrittenWish] = tomllib.loads(path.read_text())["looked_out_for"]
    for wish in wishes:
        with clock.at(now - timedelta(days=wish["days_ago"])):
            form = LookOutForm(weeks=wish["weeks"])
            LOOK_OUT.is_said(session, actor_called(session, wish["by"], here.id), here, form)
    for wish in wishes:
        if "asked_days_ago" in wish:
            with clock.at(now - timedelta(days=wish["asked_days_ago"])):
                ask_after(session, actor_called(session, OFFICER, here.id), here, wish["by"])
