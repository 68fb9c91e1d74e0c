"""Two layers between neighbourhoods. This is the second: PostgreSQL shows and takes the rows of one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlmodel import select as choose

from app.core import clock
from app.core.database import Database
from app.core.schema import whole_schema
from app.needs.models import Need
from app.neighbourhoods.queries import neighbourhood_called
from app.people.actors import actor_called
from tests.cast import BEN, GWEN
from tests.conftest import _with_cast
from tests.guards.lived_in import LivedIn
from tests.postgres import APP, Postgres, as_app

NOT_GUARDED = {"web_session": "found by its key before a neighbourhood is known; it opens only the one written in it"}
NEVER_CHANGED = {"participation", "answer", "idea_answer", "pot_entry"}
"""A trigger refuses before any policy is asked."""
LINNET, HERON = 1, 2


@pytest.fixture(scope="module")
def linnet(app, postgres: Postgres, worker_id: str) -> Iterator[LivedIn]:
    """Everything has happened in Linnet Court, and one thing in Heron Street."""
    house = LivedIn(app, as_app(postgres.migrated_database(f"isolated_{worker_id}", _with_cast)))
    house.is_lived_in()
    house.a_need("The kerb is too high", by=BEN)
    with house.database.engine.begin() as connection:
        for table, row in SOME_MORE.items():
            connection.execute(insert(_tables()[table]).values(row))
    yield house
    house.close()


def _tables() -> dict[str, Table]:
    return dict(whole_schema().metadata.tables)


def _guarded() -> list[str]:
    return sorted(name for name, one in _tables().items() if "neighbourhood_id" in one.c and name not in NOT_GUARDED)


@contextmanager
def _in(house: LivedIn, neighbourhood: int | str) -> Iterator[Connection]:
    """As the app's role, past all our Python; undone again."""
    with house.visits.engine.connect() as connection:
        connection.execute(text(f"SET LOCAL ninehellos.neighbourhood = '{neighbourhood}'"))
        yield connection
        connection.rollback()


def test_each_table_with_a_neighbourhood_is_guarded(linnet: LivedIn) -> None:
    """A new table needs these lines in its revision: see 2026_11_23_row_security.py."""
    policies = "SELECT tablename FROM pg_policies WHERE qual LIKE '%neighbourhood_id%' AND qual = with_check"
    switched_on = f"SELECT relname FROM pg_class WHERE relrowsecurity AND relname IN ({policies}) ORDER BY relname"
    with linnet.database.engine.connect() as connection:
        assert list(connection.execute(text(switched_on)).scalars()) == _guarded()


def test_the_app_owns_nothing_and_may_not_step_round(linnet: LivedIn) -> None:
    with linnet.database.engine.connect() as connection:
        assert connection.execute(text("SELECT current_user")).scalar_one() == APP
        powers = "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        assert tuple(connection.execute(text(powers)).one()) == (False, False, False)
        owned = "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user"
        assert list(connection.execute(text(owned))) == []


@pytest.mark.parametrize(
    "statement", ["TRUNCATE need", "ALTER TABLE need DISABLE ROW LEVEL SECURITY", "DROP TABLE need"]
)
def test_the_app_can_not_open_it_for_itself(linnet: LivedIn, statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), _in(linnet, "all") as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("table", _guarded())
def test_nothing_is_read_from_another_neighbourhood(linnet: LivedIn, table: str) -> None:
    count = text(f"SELECT count(*) FROM {table} WHERE neighbourhood_id = {LINNET}")
    found = {}
    for neighbourhood in ("all", LINNET, HERON, ""):
        with _in(linnet, neighbourhood) as connection:
            found[neighbourhood] = connection.execute(count).scalar_one()
    assert found["all"] == found[LINNET] > 0, "nothing to hide: let something happen in `linnet`"
    assert found[HERON] == found[""] == 0


@pytest.mark.parametrize("neighbourhood", [HERON, ""], ids=["heron", "nowhere"])
@pytest.mark.parametrize("table", _guarded())
def test_nothing_is_changed_in_another_neighbourhood(linnet: LivedIn, table: str, neighbourhood: int | str) -> None:
    theirs = f"WHERE neighbourhood_id = {LINNET}"
    for change in (f"UPDATE {table} SET id = id {theirs}", f"DELETE FROM {table} {theirs}"):
        with _in(linnet, neighbourhood) as connection:
            if table in NEVER_CHANGED:
                with pytest.raises(DBAPIError, match="only ever added to"):
                    connection.execute(text(change))
            else:
                assert connection.execute(text(change)).rowcount == 0


@pytest.mark.parametrize("neighbourhood", [HERON, ""], ids=["heron", "nowhere"])
@pytest.mark.parametrize("table", _guarded())
def test_nothing_is_put_into_another_neighbourhood(linnet: LivedIn, table: str, neighbourhood: int | str) -> None:
    described = _tables()[table]
    with _in(linnet, LINNET) as connection:
        row = dict(connection.execute(select(described).limit(1)).mappings().one())
    with pytest.raises(ProgrammingError, match="row-level security"), _in(linnet, neighbourhood) as connection:
        connection.execute(insert(described).values(row))


@pytest.mark.parametrize("table", [table for table in _guarded() if table not in NEVER_CHANGED])
def test_no_row_moves_to_another_neighbourhood(linnet: LivedIn, table: str) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), _in(linnet, LINNET) as connection:
        connection.execute(text(f"UPDATE {table} SET neighbourhood_id = {HERON}"))


def test_a_query_that_forgets_to_say_where_stays_where_it_is(linnet: LivedIn) -> None:
    with linnet.visits.reading() as session:
        assert session.exec(choose(Need)).all() == []
        here = neighbourhood_called(session, "heron")
        assert [need.title for need in session.exec(choose(Need))] == ["The kerb is too high"]
        neighbourhood_called(session, "linnet")
        assert {need.neighbourhood_id for need in session.exec(choose(Need))} == {here.id}


def test_the_next_transaction_on_the_same_line_starts_with_nothing(linnet: LivedIn) -> None:
    database = Database(linnet.address)
    for way_in in (database, database.whole_house):
        with way_in.reading() as session:
            neighbourhood_called(session, "heron")
            assert session.exec(choose(Need)).all()
        with database.reading() as session:
            assert session.exec(choose(Need)).all() == []
    database.engine.dispose()


def test_the_windows_between_neighbourhoods_are_counted(linnet: LivedIn) -> None:
    """What runs as the owner sees everything, so a new one is a decision."""
    windows = "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    with linnet.visits.engine.connect() as connection:
        assert list(connection.execute(text(windows)).scalars()) == ["homes_of"]
        gwen = _gwen(linnet)
        assert connection.execute(text(f"SELECT homes_of({gwen})")).scalar_one() == 1


def _gwen(house: LivedIn) -> int:
    with house.reading() as session:
        return actor_called(session, GWEN.handle, HERON).person_id or 0


SOME_MORE: dict[str, dict[str, object]] = {
    "organisation_sign_in": {"neighbourhood_id": LINNET, "organisation_id": 2, "provider": "brookside"},
    "report": {"neighbourhood_id": LINNET, "comment_id": 1, "by_id": 1, "words": "Unkind.", "at": clock.now()},
    "second_look": {
        "neighbourhood_id": LINNET,
        "comment_id": 1,
        "asked_by_id": 1,
        "asked_at": clock.now(),
        "hidden_by_id": 5,
        "shown_again": False,
        "words": "",
    },
    "telling_wish": {
        "neighbourhood_id": LINNET,
        "need_id": 1,
        "person_id": 1,
        "way": "letter",
        "wished_at": clock.now(),
    },
    "tile": {"neighbourhood_id": LINNET, "tablet_id": 1, "person_id": 1},
}
