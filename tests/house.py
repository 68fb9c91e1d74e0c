"""A house for one test: its database, its people, and a tablet for each of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from alembic import command
from fastapi import FastAPI
from sqlmodel import Session, select

from app.commands import alembic_config
from app.core.database import Database
from app.needs.forms import RaiseForm, ReviewForm
from app.needs.models import Need
from app.needs.queries import the_need
from app.needs.raising import raise_need
from app.needs.reviewing import review_need
from app.neighbourhoods.queries import Here, neighbourhood_called
from app.participation.models import Kind, Participation
from app.people.actors import actor_called
from app.people.sessions import open_session
from app.permissions.who import Actor
from tests.cast import MINA, ROSA, Part, lay_in_cast
from tests.tablet import Tablet


class House:
    """Everything a test touches."""

    def __init__(self, app: FastAPI, address: str) -> None:
        self.app = app
        self.address = address
        self.visits = database_at(address)
        """What the pages ask: on PostgreSQL it shows nothing until a neighbourhood is named."""
        self.database = self.visits.whole_house
        app.state.database = self.visits
        self._tablets: list[Tablet] = []

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self.database.writing() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.database.reading() as session:
            yield session

    def tablet(self, part: Part | None = None, **options: object) -> Tablet:
        """A tablet in someone's hands, signed in; in nobody's when no one is named."""
        tablet = Tablet(self.app, **options)
        self._tablets.append(tablet)
        if part is not None:
            with self.writing() as session:
                actor = actor_called(session, part.handle, self.here(session, part.neighbourhood).id)
                tablet.client.cookies.set("session", open_session(session, actor.person_id or 0))
        return tablet

    def here(self, session: Session, slug: str = "linnet") -> Here:
        return neighbourhood_called(session, slug)

    def actor(self, session: Session, part: Part, neighbourhood: str = "") -> Actor:
        return actor_called(session, part.handle, self.here(session, neighbourhood or part.neighbourhood).id)

    def a_need(
        self, title: str = "The bench by the lift is broken", by: Part = ROSA, shown: bool = True, **form: str
    ) -> int:
        """Someone raises a need, and Mina shows it; returns its number."""
        with self.writing() as session:
            here = self.here(session, by.neighbourhood)
            need = raise_need(session, self.actor(session, by), here, RaiseForm(title=title, **form))
            if shown and not need.is_shown:
                review_need(session, self.actor(session, MINA), need, ReviewForm(outcome="shown"))
            return need.number

    def need(self, session: Session, number: int, slug: str = "linnet") -> Need:
        return the_need(session, self.here(session, slug), number)

    def log(self) -> list[Kind]:
        """What has been written in the log since the cast moved in, oldest first."""
        moved_in = (Kind.PERSON_JOINED, Kind.NEIGHBOURHOOD_OPENED)
        with self.reading() as session:
            kinds = session.exec(select(Participation.kind).order_by(Participation.id)).all()
        return [kind for kind in kinds if kind not in moved_in]

    def close(self) -> None:
        for tablet in self._tablets:
            tablet.client.close()
        if self.database.is_sqlite:  # the file goes; on PostgreSQL whoever is in may stay, as in a server
            self.database.engine.dispose()


@cache
def database_at(address: str) -> Database:
    """One for each address, as a server has: what it worked out of a statement once holds for the next test too."""
    return Database(address)


def migrate(address: str, to: str = "head") -> None:
    command.upgrade(alembic_config(address), to)


def lay_in(address: str) -> None:
    database = Database(address).whole_house
    with database.writing() as session:
        lay_in_cast(session)
    database.engine.dispose()
