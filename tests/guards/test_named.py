"""Whoever is named in a neighbourhood's rows belongs there, or once did: no one can name someone from next door.

Keys to a person that are not keys to a member (see test_crossing.py) are guarded by the services alone; so it is tried.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from app.core import clock
from app.core.schema import whole_schema
from tests.cast import BEN, MINA, OMAR, Part
from tests.guards.lived_in import LivedIn
from tests.guards.walk import FIELDS, Walker, stops
from tests.house import House

LINNET = 1
NAMES_SOMEONE = ("person", "people", "spoken_by", "who", "leader", "rider", "driver", "handle", "helper")
BY_NAME = ("name", "vouched_by")


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    lived_in = LivedIn(house.app, house.address)
    with clock.at(clock.now()):
        yield lived_in.is_lived_in()
    lived_in.close()


def person_keys() -> list[tuple[str, str]]:
    """Every column that leads to a person, in a row that belongs to a neighbourhood."""
    return [
        (table.name, column.name)
        for table in whole_schema().metadata.sorted_tables
        for column in table.columns
        if "neighbourhood_id" in table.c and any(key.column.table.name == "person" for key in column.foreign_keys)
    ]


def strangers_named(house: House) -> set[str]:
    """Columns of Linnet Court's rows in which someone stands who never belonged there."""
    members = f"SELECT person_id FROM membership WHERE neighbourhood_id = {LINNET}"
    return _where(house, f"NOT IN ({members})")


def times_named(house: House, part: Part) -> set[str]:
    with house.reading() as session:
        return _where(house, f"= {house.actor(session, part).person_id}")


def _where(house: House, who: str) -> set[str]:
    found = set()
    with house.database.engine.connect() as connection:
        for table, column in person_keys():
            rows = f"SELECT count(*) FROM {table} WHERE neighbourhood_id = {LINNET} AND {column} {who}"
            count = connection.execute(text(rows)).scalar_one()
            found |= {f"{table}.{column} {number}" for number in range(count)}
    return found


def names_everywhere(house: LivedIn, by: Part, whom: Part) -> None:
    """Whatever can be said or done here is said and done in someone's name."""
    walker, others = Walker(house, by), dict.fromkeys(NAMES_SOMEONE, whom.handle)
    with house.reading() as session:
        number = str(house.actor(session, whom).person_id)
    for fields in (others, {**others, **dict.fromkeys(BY_NAME, whom.name), "people": number, "via": "phone"}):
        for stop in (stop for stop in stops(house.app) if not stop.looks and stop.is_in_a_neighbourhood):
            path = stop.at(house, 1)
            assert walker.goes(stop, path, {**FIELDS, **fields}).status_code < 500, path


def test_in_a_house_in_which_all_has_happened_no_row_names_a_stranger(lived_in: LivedIn) -> None:
    assert len(person_keys()) > 60
    assert strangers_named(lived_in) == set()


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_no_one_from_next_door_can_be_named(lived_in: LivedIn) -> None:
    names_everywhere(lived_in, MINA, BEN)
    assert strangers_named(lived_in) == set()
    before = times_named(lived_in, OMAR)
    names_everywhere(lived_in, MINA, OMAR)
    assert len(times_named(lived_in, OMAR) - before) > 10, "a neighbour can be named in the very same way"
