"""Lays in what makes the demo's neighbourhood human, through the services its people use."""

import io
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session
from starlette.datastructures import UploadFile

from app.core import clock
from app.core.recordings import sound_of
from app.core.storage import Storage
from app.demo.stories import ENCLOSED
from app.giving.models import Given
from app.giving.service import look_at
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.neighbourhoods.queries import Here
from app.people.actors import actor_called
from app.permissions.who import Actor, Via
from app.together.birthdays import BIRTHDAY
from app.together.forms import BirthdayForm, HelloForm, SongForm
from app.together.saying_hello import say_hello
from app.together.service import ask_for_song

REVIEWER = "mina"


class Written(TypedDict, total=False):
    """One thing of together.toml; the other words are those of its form."""

    by: str
    days_ago: int
    typed_by: str
    via: str
    waits: bool
    in_days: int
    voice: str


class All(TypedDict):
    """All of together.toml."""

    song: list[Written]
    birthday: list[Written]
    hello: list[Written]


def lay_in_together(session: Session, storage: Storage, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written."""
    path = folder / "together.toml"
    if not path.exists():
        return
    written: All = tomllib.loads(path.read_text())  # type: ignore[assignment]  # as written
    for song in written["song"]:
        with clock.at(now - timedelta(days=song["days_ago"])):
            said = ask_for_song(session, _speaker(session, here, song), here, SongForm.model_validate(song))
            _look(session, here, said, song)
    for birthday in written["birthday"]:
        day = (now + timedelta(days=birthday["in_days"])).date()
        with clock.at(now - timedelta(days=birthday["days_ago"])):
            wish = BirthdayForm(day=day.day, month=day.month, is_wished=True)
            BIRTHDAY.is_said(session, _speaker(session, here, birthday), here, wish)
    for hello in written["hello"]:
        with clock.at(now - timedelta(days=hello["days_ago"])):
            _say_hello(session, storage, here, hello)


def _say_hello(session: Session, storage: Storage, here: Here, written: Written) -> None:
    sound = sound_of(UploadFile(io.BytesIO((ENCLOSED / written["voice"]).read_bytes())))
    form = HelloForm.model_validate(written)
    hello = say_hello(session, storage, _speaker(session, here, written), form, (here, sound))
    _look(session, here, hello, written)


def _look(session: Session, here: Here, given: Given, written: Written) -> None:
    if not written.get("waits") and given.shown_at is None:
        look_at(session, actor_called(session, REVIEWER, here.id), given, LookForm(outcome=FirstOutcome.SHOWN))


def _speaker(session: Session, here: Here, written: Written) -> Actor:
    by = actor_called(session, written["by"], here.id)
    if "typed_by" not in written:
        return by
    typist = actor_called(session, written["typed_by"], here.id)
    return typist.writing_down(by.person_id, Via(written["via"]), read_back=True)
