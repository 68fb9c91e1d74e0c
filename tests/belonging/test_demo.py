"""The demo's people have said who they are, one has stopped being a connector, and one is asked to join."""

from datetime import timedelta
from pathlib import Path

from sqlmodel import col, func, select

from app.belonging.models import Profile
from app.belonging.queries import unanswered_invitations, whole_person
from app.core import clock
from app.core.database import Database
from app.core.outbox import Outbox, OutboxState
from app.core.settings import Settings
from app.demo.laying_in import lay_in_once
from app.neighbourhoods.queries import neighbourhood_called
from app.people.actors import actor_called
from app.permissions.who import Role
from tests.house import migrate


def test_the_demo_shows_people_as_they_want_to_be_met(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/demo.db"
    migrate(address)
    lay_in_once(Settings(database_url=address, demo=True, uploads=tmp_path / "uploads"))
    with Database(address).reading() as session:
        here = neighbourhood_called(session, "linnet")
        assert session.exec(select(func.count()).select_from(Profile)).one() == 8
        winston = whole_person(session, actor_called(session, "mina", here.id), here, "winston")
        (ended,) = [part for part in winston.parts if part.ended_at]
        assert (ended.role, ended.given_by, ended.ended_by) == (Role.CONNECTOR, "Sam Openshaw", "Sam Openshaw")
        assert ended.ended_at and ended.ended_at - ended.given_at == timedelta(days=390)
        (asked,) = unanswered_invitations(session, here)
        assert asked.made_by == "Mina Karimi" and asked.ends_at > clock.now()
        waiting = select(func.count()).where(Outbox.topic == "invitation", col(Outbox.state) == OutboxState.WAITING)
        assert session.exec(waiting).one() == 0
