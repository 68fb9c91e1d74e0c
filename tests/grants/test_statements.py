"""Pages of grants cost the same few statements whether there are few grants or hundreds."""

from sqlalchemy import insert

from app.core import clock
from app.grants.models import Grant
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.grants.happenings import a_board, a_grant, agreed, paid, voiced
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Tablet

PAGES = {
    "grants": (ROSA, "/linnet/grants"),
    "grants, for the board": (BEA, "/linnet/grants"),
    "a grant": (ROSA, "/linnet/grants/1"),
    "a grant, for the board": (AMINA, "/linnet/grants/2"),
    "a new grant": (BEA, "/linnet/grants/new"),
    "the pot": (MINA, "/linnet/grants/pot"),
    "deciding": (OMAR, "/linnet/grants/2/decision"),
    "today": (MINA, "/linnet/today"),
}


def test_pages_cost_few_statements_however_many_grants_there_are(house: House) -> None:
    a_board(house)
    agreed(house, a_grant(house))
    paid(house, 1)
    voiced(house, a_grant(house, group_name="Others"), AMINA, OMAR)
    tablets = {part.handle: house.tablet(part) for part, _ in PAGES.values()}
    few = _costs(house, tablets)
    _many(house, 500)
    voiced(house, 2, BEA)
    many = _costs(house, tablets)
    print(f"\nstatements on {house.database.engine.dialect.name}: {many}")
    assert many == few
    assert max(many.values()) <= 12


def _many(house: House, count: int) -> None:
    with house.reading() as session:
        here, omar = house.here(session).id, house.actor(session, OMAR).person_id
    told = {"said_by_id": omar, "shown_at": clock.now(), "group_name": "G", "group_key": "g", "cost_minor": 5}
    made = [
        Grant(neighbourhood_id=here, pot_id=1, number=number, title=f"Seeds {number}", **told)
        for number in range(100, 100 + count)
    ]
    columns = [column.name for column in Grant.__table__.c if column.name != "id"]
    with house.database.engine.begin() as connection:
        connection.execute(insert(Grant), [{name: getattr(one, name) for name in columns} for one in made])


def _costs(house: House, tablets: dict[str, Tablet]) -> dict[str, int]:
    found = {}
    for name, (part, path) in PAGES.items():
        with counted(house) as sent:
            tablets[part.handle].open(path)
        found[name] = len(sent)
    return found
