"""Everyone tries to reach the other neighbourhood: on every page, by every call, and with another's numbers."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.core import clock
from app.core.isolation import OPEN_EVERYWHERE
from app.core.schema import whole_schema
from app.participation.guard import TECHNICAL
from app.people.sessions import open_at_table, open_with_card
from app.tables.models import Tablet
from tests.cast import BEN, GWEN, MINA, ROSA, SAM, Part
from tests.guards.lived_in import UNSEEN, LivedIn
from tests.guards.walk import FIELDS, Stop, Walker, stops
from tests.house import House
from tests.needs.happenings import counted

LINNET, HERON = 1, 2
OVER_THERE = "The kerb is too high"
TO_A_PERSON = {
    "who spoke and who typed is checked as it is said, and their words outlive a membership": """
        need.said_by_id need.typed_by_id answer.said_by_id answer.typed_by_id comment.said_by_id comment.typed_by_id
        helped.said_by_id helped.typed_by_id backing.typed_by_id offer.typed_by_id offer_request.typed_by_id
        song.typed_by_id birthday.typed_by_id looked_out_for.typed_by_id emergency_contact.typed_by_id
        hello.typed_by_id idea.said_by_id idea.typed_by_id idea_support.typed_by_id idea_answer.said_by_id
        idea_helped.typed_by_id
        idea_answer.typed_by_id small_grant.said_by_id small_grant.typed_by_id grant_voice.typed_by_id trial.said_by_id
        trial.typed_by_id attendance.typed_by_id booking.typed_by_id""",
    "who is asked to join, or signs in, is no member yet": """
        participation.spoken_by participation.typed_by invitation.used_by_id""",
    "this is the membership": "membership.person_id",
    "or whoever runs the house": "invitation.made_by_id membership_role.given_by_id membership_role.ended_by_id",
    "opens and says nothing without a part, which is read beside it": """
        access_token.person_id telling.person_id web_session.person_id""",
    "only someone whom `permit` lets, with a role held here": """
        attachment.typed_up_by_id card.made_by_id card.stopped_by_id comment.hidden_by_id helper.ended_by_id
        need.hidden_by_id idea.hidden_by_id small_grant.hidden_by_id offer.hidden_by_id song.hidden_by_id
        hello.hidden_by_id
        helper.named_by_id report.by_id review.by_id second_look.asked_by_id second_look.hidden_by_id
        second_look.looked_by_id tablet.closed_by_id tablet.opened_by_id telling.told_by_id
        offer.reviewed_by_id song.reviewed_by_id hello.reviewed_by_id vouch.noted_by_id
        activity.planned_by_id trial.learned_by_id small_grant.decided_by_id small_grant.looked_back_by_id
        small_grant.happened_by_id pot_entry.by_id""",
    "is looked for among the members as it is said": "idea.leader_id",
}
"""Why some keys lead to a person rather than to a member: a wrong one would show a name, and open no row."""


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    lived_in = LivedIn(house.app, house.address).is_lived_in()
    lived_in.a_need(OVER_THERE, by=BEN)
    yield lived_in
    lived_in.close()


@pytest.mark.parametrize("part", [BEN, GWEN], ids=lambda part: part.handle)
def test_at_home_with_another_neighbourhoods_numbers(lived_in: LivedIn, part: Part) -> None:
    """Whatever has an id in Linnet Court is asked for in Heron Street, by those who belong there."""
    _walks(lived_in, Walker(lived_in, part), watched=LINNET, unseen=(UNSEEN, "The bench by the lift", ROSA.name))


@pytest.mark.parametrize("part", [ROSA, MINA, SAM], ids=lambda part: part.handle)
def test_next_door_with_every_number(lived_in: LivedIn, part: Part) -> None:
    """The other way round: those of Linnet Court ask in Heron Street."""
    _walks(lived_in, Walker(lived_in, part), watched=HERON)


def test_a_card_and_a_tables_tablet_open_nothing_next_door(lived_in: LivedIn) -> None:
    with lived_in.writing() as session:
        rosa, tablet = lived_in.actor(session, ROSA), session.exec(select(Tablet)).one()
        until = clock.now() + timedelta(hours=1)
        keys = [
            open_with_card(session, LINNET, rosa.person_id or 0, 1),
            open_at_table(session, LINNET, tablet.id, rosa.person_id, until),
            open_at_table(session, LINNET, tablet.id, None, until),
        ]
    for key in keys:
        walker = Walker(lived_in, None)
        walker._cookies["session"] = key
        _walks(lived_in, walker, watched=HERON)


def test_no_row_points_into_another_neighbourhood() -> None:
    """The first layer's floor: both ends of a key lie in one neighbourhood, or a reason stands above."""
    loose = set()
    for table in whole_schema().metadata.sorted_tables:
        for key in table.foreign_key_constraints if "neighbourhood_id" in table.c else ():
            names, to = [column.name for column in key.columns], key.referred_table
            if to.name != "neighbourhood" and ("neighbourhood_id" in to.c or to.name == "person"):
                loose |= set() if "neighbourhood_id" in names else {f"{table.name}.{names[0]}"}
            if to.name == "membership" and "neighbourhood_id" in names:
                loose -= {f"{table.name}.{name}" for name in names}
    assert loose - _held_by_membership() == {key for keys in TO_A_PERSON.values() for key in keys.split()}


def _held_by_membership() -> set[str]:
    """A second key on the same column leads to the membership."""
    return {
        f"{table.name}.{column.name}"
        for table in whole_schema().metadata.sorted_tables
        for key in table.foreign_key_constraints
        if key.referred_table.name == "membership"
        for column in key.columns
    }


def _walks(house: LivedIn, walker: Walker, watched: int, unseen: tuple[str, ...] = ()) -> None:
    before = _rows_of(house, watched)
    for stop in (stop for stop in stops(house.app) if stop.is_in_a_neighbourhood):
        path = stop.at(house, 1).replace("/linnet", "/heron", 1)
        with counted(house) as sent:
            answer = walker.goes(stop, path, FIELDS)
        assert answer.status_code < 500, path
        assert OPEN_EVERYWHERE not in sent, f"{path} names a neighbourhood and opens the whole house"
        _tells_nothing(walker, stop, path, answer.text, unseen)
    assert _rows_of(house, watched) == before, f"{walker.name} changed something there"


def _tells_nothing(walker: Walker, stop: Stop, path: str, words: str, unseen: tuple[str, ...]) -> None:
    for secret in unseen:
        assert secret not in words, f"{walker.name} reads “{secret}” by {stop.method} {path}"


def _rows_of(house: LivedIn, neighbourhood: int) -> dict[str, list[str]]:
    tables = whole_schema().metadata.tables.items()
    kept = [name for name, table in tables if "neighbourhood_id" in table.c and name not in TECHNICAL]
    with house.database.engine.connect() as connection:
        read = "SELECT * FROM {} WHERE neighbourhood_id = :here"
        return {
            name: sorted(map(str, connection.execute(text(read.format(name)), {"here": neighbourhood})))
            for name in kept
        }
