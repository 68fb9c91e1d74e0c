"""Pages of ideas cost the same few statements whether there are few ideas or hundreds."""

from sqlalchemy import insert

from app.core import clock
from app.ideas.models import Idea
from tests.cast import BEA, MINA, OMAR, ROSA
from tests.house import House
from tests.ideas.happenings import an_idea, idea_answered, supported, tried
from tests.needs.happenings import counted
from tests.tablet import Tablet

PAGES = {
    "ideas": (OMAR, "/linnet/ideas"),
    "ideas, for a leader": (BEA, "/linnet/ideas"),
    "an idea": (ROSA, "/linnet/ideas/1"),
    "an idea, for the officer": (MINA, "/linnet/ideas/1"),
    "a new idea": (BEA, "/linnet/ideas/new"),
    "who would help": (ROSA, "/linnet/ideas/1/supporters"),
    "answering": (MINA, "/linnet/ideas/1/answers"),
    "what is on": (OMAR, "/linnet/activities"),
    "today": (MINA, "/linnet/today"),
}


def test_pages_cost_few_statements_however_many_ideas_there_are(house: House) -> None:
    tablets = {part.handle: house.tablet(part) for part, _ in PAGES.values()}
    number = an_idea(house)
    idea_answered(house, number)
    tried(house, number)
    supported(house, number, OMAR)
    few = _costs(house, tablets)
    _many(house, 990)
    supported(house, number, BEA, MINA)
    idea_answered(house, number, "no")
    many = _costs(house, tablets)
    print(f"\nstatements on {house.database.engine.dialect.name}: {many}")
    assert many == few
    assert max(many.values()) <= 12


def _many(house: House, count: int) -> None:
    with house.reading() as session:
        here, omar = house.here(session).id, house.actor(session, OMAR).person_id
    made = [
        Idea(neighbourhood_id=here, number=number, title=f"Walk {number}", said_by_id=omar, shown_at=clock.now())
        for number in range(100, 100 + count)
    ]
    rows = [
        {column.name: getattr(one, column.name) for column in Idea.__table__.c if column.name != "id"} for one in made
    ]
    with house.database.engine.begin() as connection:
        connection.execute(insert(Idea), rows)


def _costs(house: House, tablets: dict[str, Tablet]) -> dict[str, int]:
    found = {}
    for name, (part, path) in PAGES.items():
        with counted(house) as sent:
            tablets[part.handle].open(path)
        found[name] = len(sent)
    return found
