"""Lays in the demo neighbourhoods through the services people use, each act at the time it happened."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session, select

from app.core import clock
from app.core.database import Database
from app.core.settings import Settings
from app.demo.stories import Story, lay_in_story
from app.neighbourhoods.models import Framework, Neighbourhood, Organisation, OrganisationKind, Place
from app.neighbourhoods.queries import neighbourhood_called, organisations_of
from app.neighbourhoods.service import join, open_neighbourhood
from app.participation import guard  # noqa: F401 - the demo writes nothing quietly either
from app.people.models import Person, ToldBy
from app.people.service import add_person
from app.permissions.who import Role

SEED = Path(__file__).parents[2] / "seed"
OPENED = timedelta(days=760)


class Neighbour(TypedDict, total=False):
    """One `[[person]]` of people.toml."""

    handle: str
    name: str
    about: str
    language: str
    told_by: str
    roles: list[str]
    organisation: str
    email: str
    phone: str
    flat: str
    cast: bool
    joined_days_ago: int


def lay_in_once(settings: Settings) -> str:
    """Does nothing when the demo is there already; says what it did."""
    database = Database(settings.database_url)
    try:
        return _laid_in(database)
    finally:
        database.engine.dispose()


def _laid_in(database: Database) -> str:
    with database.reading() as session:
        if session.exec(select(Neighbourhood.id).where(Neighbourhood.slug == "linnet")).first():
            return "The demo neighbourhood is there already."
    now = clock.now()
    counts = [lay_in(database, folder, now) for folder in sorted(SEED.iterdir()) if folder.is_dir()]
    return f"The demo neighbourhood is laid in: {sum(counts)} needs and their stories."


def lay_in(database: Database, folder: Path, now: datetime) -> int:
    """One neighbourhood from its folder; returns how many needs it has."""
    with database.writing() as session, clock.at(now - OPENED):
        slug = _open(session, tomllib.loads((folder / "neighbourhood.toml").read_text()))
    people: list[Neighbour] = tomllib.loads((folder / "people.toml").read_text())["person"]
    with database.writing() as session:
        for person in people:
            with clock.at(now - timedelta(days=person.get("joined_days_ago", 700))):
                _join(session, slug, person)
    stories: list[Story] = tomllib.loads((folder / "needs.toml").read_text())["need"]
    for story in sorted(stories, key=lambda one: -one["days_ago"]):
        with database.writing() as session:
            lay_in_story(session, neighbourhood_called(session, slug), story, now)
    return len(stories)


def _open(session: Session, written: dict[str, object]) -> str:
    neighbourhood = Neighbourhood(
        slug=str(written["slug"]),
        name=str(written["name"]),
        about=str(written.get("about", "")),
        language=str(written.get("language", "en")),
        time_zone=str(written.get("time_zone", "Europe/London")),
        themes=Framework(str(written.get("themes", "who8"))),
        reviewed_before_shown=bool(written.get("reviewed_before_shown", True)),
        is_demo=True,
    )
    places = [Place(**one) for one in _tables(written, "place")]  # type: ignore[arg-type]  # checked by the database
    organisations = [
        Organisation(key=one["key"], name=one["name"], kind=OrganisationKind(one["kind"]))  # type: ignore[call-arg]  # opened with its neighbourhood
        for one in _tables(written, "organisation")
    ]
    open_neighbourhood(session, neighbourhood, places, organisations)
    return neighbourhood.slug


def _tables(written: dict[str, object], name: str) -> list[dict[str, str]]:
    found = written.get(name, [])
    assert isinstance(found, list)
    return found


def _join(session: Session, slug: str, written: Neighbour) -> None:
    here = neighbourhood_called(session, slug)
    organisations = {one.key: one.id for one in organisations_of(session, here)}
    person = add_person(
        session,
        Person(
            handle=written["handle"],
            name=written["name"],
            about=written.get("about", ""),
            language=written.get("language", "en"),
            told_by=ToldBy(written["told_by"]),
            email=written.get("email") or None,
            phone=written.get("phone") or None,
            flat=written.get("flat") or None,
            is_in_demo_cast=written.get("cast", False),
            joined_at=clock.now(),
        ),
    )
    roles = [Role(role) for role in written["roles"]]
    join(session, here.id, person.id or 0, roles, organisations.get(written.get("organisation", "")))
