"""The next test finds the house on PostgreSQL as a fresh copy would be, whatever was done in it."""

import threading
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import AdminShutdown

from tests.cast import MINA, ROSA
from tests.house import House
from tests.postgres import as_app
from tests.putting_back import Kept

TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
STANDS = "SELECT pg_relation_size('{0}'), md5(string_agg(ctid::text || one::text, ' ' ORDER BY ctid)) FROM \"{0}\" one"
COUNTED = "SELECT sequencename, last_value FROM pg_sequences ORDER BY sequencename"
PLANNED = TABLES.replace("SELECT relname", "SELECT relname, reltuples, relpages", 1)


def test_whatever_was_done_is_put_back(app, postgres_house: tuple[str, Kept]) -> None:
    address, kept = postgres_house
    kept.put_back()
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as owner:
        as_it_was = _all_of(owner)
        _much_is_done(House(app, as_app(address)))
        owner.execute("SET session_replication_role = replica")
        owner.execute("DELETE FROM theme WHERE id = 1")
        owner.execute("DELETE FROM place")
        owner.execute("UPDATE person SET name = 'Rosa' WHERE handle = 'rosa'")
        done = _all_of(owner)
        kept.put_back()
        assert _all_of(owner) == as_it_was
    changed = [name for name, stands in done[0].items() if stands != as_it_was[0][name]]
    assert {"need", "participation", "person", "place", "theme", "web_session"} <= set(changed)
    assert done[1] != as_it_was[1]


def test_whoever_still_holds_a_row_is_put_out(app, postgres_house: tuple[str, Kept]) -> None:
    address, kept = postgres_house
    kept.put_back()
    putting_back = threading.Thread(target=kept.put_back, daemon=True)
    with closing(psycopg.connect(address.replace("+psycopg", ""))) as forgotten:
        forgotten.execute("UPDATE person SET name = 'Rosa'")
        putting_back.start()
        putting_back.join(timeout=30)
        assert not putting_back.is_alive()
        with pytest.raises(AdminShutdown):
            forgotten.commit()


def _much_is_done(house: House) -> None:
    house.a_need(by=ROSA)
    house.tablet(MINA).open("/linnet/today")
    house.close()


def _all_of(owner: psycopg.Connection) -> tuple[dict[str, object], list[tuple], list[tuple]]:
    """How each table lies on the disk, how far each counter is, and what the planner goes by."""
    names = [name for (name,) in owner.execute(TABLES)]
    stands = {name: owner.execute(STANDS.format(name)).fetchone() for name in names}
    return stands, owner.execute(COUNTED).fetchall(), owner.execute(PLANNED).fetchall()
