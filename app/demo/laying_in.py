"""Lays in the demo neighbourhoods through the services people use, each act at the time it happened."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session, select

from app.core import clock
from app.core.database import Database
from app.core.settings import Settings
from app.core.storage import Storage
from app.demo.belonging import lay_in_belonging
from app.demo.grants import lay_in_grants
from app.demo.ideas import lay_in_ideas
from app.demo.looking_out import lay_in_looking_out
from app.demo.offers import lay_in_offers
from app.demo.stories import Story, lay_in_story
from app.demo.together import lay_in_together
from app.demo.whats_on import lay_in_whats_on
from app.neighbourhoods.models import Framework, Neighbourhood, Organisation, OrganisationKind, Place
from app.neighbourhoods.queries import Here, neighbourhood_called, organisations_of
from app.neighbourhoods.service import join, open_neighbourhood
from app.participation import guard  # noqa: F401 - the demo writes nothing quietly either
from app.people.models import Person, ToldBy
from app.people.service import add_person
from app.permissions.who import Role

SEED = Path(__file__).parents[2] / "seed"
OPENED = timedelta(days=760)


class Spot(TypedDict, total=False):
    """One `[[place]]` of neighbourhood.toml, and what is known of it."""

    key: str
    name: str
    floor: int
    step_free: bool
    hearing_loop: bool
    toilet: str
    seating: str
    parking: str
    from_lift: str


class Partner(TypedDict):
    """One `[[organisation]]` of neighbourhood.toml."""

    key: str
    name: str
    kind: str


class Quarter(TypedDict):
    """All of neighbourhood.toml."""

    slug: str
    name: str
    about: str
    language: str
    time_zone: str
    themes: str
    reviewed_before_shown: bool
    place: list[Spot]
    organisation: list[Partner]


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
    database = Database(settings.database_url).whole_house
    try:
        # All of it or nothing: one that was stopped half-way is laid in afresh at the next start.
        with database.writing() as session:
            return _laid_in(session, Storage(settings.uploads))
    finally:
        database.engine.dispose()


def _laid_in(session: Session, storage: Storage) -> str:
    if session.exec(select(Neighbourhood.id).where(Neighbourhood.slug == "linnet")).first():
        return "The demo neighbourhood is there already."
    now = clock.now()
    counts = [lay_in(session, storage, written.parent, now) for written in sorted(SEED.glob("*/neighbourhood.toml"))]
    return f"The demo neighbourhood is laid in: {sum(counts)} needs and their stories."


def lay_in(session: Session, storage: Storage, folder: Path, now: datetime) -> int:
    """One neighbourhood from its folder; returns how many needs it has."""
    quarter: Quarter = tomllib.loads((folder / "neighbourhood.toml").read_text())  # type: ignore[assignment]  # as written
    with clock.at(now - OPENED):
        here = _open(session, quarter)
    people: list[Neighbour] = tomllib.loads((folder / "people.toml").read_text())["person"]
    organisations = {one.key: one.id for one in organisations_of(session, here)}
    for person in people:
        with clock.at(now - timedelta(days=person.get("joined_days_ago", 700))):
            _join(session, here, person, organisations)
    lay_in_belonging(session, storage, here, folder, now)
    lay_in_offers(session, here, folder, now)
    lay_in_together(session, storage, here, folder, now)
    stories: list[Story] = tomllib.loads((folder / "needs.toml").read_text())["need"]
    for story in sorted(stories, key=lambda one: -one["days_ago"]):
        lay_in_story(session, storage, here, story, now)
    lay_in_whats_on(session, here, folder, now)
    lay_in_ideas(session, here, folder, now)
    lay_in_grants(session, here, folder, now)
    lay_in_looking_out(session, here, folder, now)
    return len(stories)


def _open(session: Session, written: Quarter) -> Here:
    neighbourhood = Neighbourhood(
        slug=written["slug"],
        name=written["name"],
        about=written["about"],
        language=written["language"],
        time_zone=written["time_zone"],
        themes=Framework(written["themes"]),
        reviewed_before_shown=written["reviewed_before_shown"],
        phone=str(written.get("phone", "")),
        contact=str(written.get("contact", "")),
        hours=str(written.get("hours", "")),
        is_demo=True,
    )
    places = [Place(**one) for one in written["place"]]  # type: ignore[call-arg, arg-type]  # opened with its neighbourhood; as written
    organisations = [
        Organisation(key=one["key"], name=one["name"], kind=OrganisationKind(one["kind"]))  # type: ignore[call-arg]  # as above
        for one in written["organisation"]
    ]
    open_neighbourhood(session, neighbourhood, places, organisations)
    return neighbourhood_called(session, neighbourhood.slug)


def _join(session: Session, here: Here, written: Neighbour, organisations: dict[str, int]) -> None:
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
