"""A tablet on a table, as tests need it: opened by Mina, with whoever has a tile on it."""

import re

from sqlmodel import Session, select

from app.participation.models import Participation
from app.people.models import Person
from app.tables.models import Tablet as TableTablet
from tests.cast import MINA, Part
from tests.house import House
from tests.tablet import Page, Tablet


def opened(house: House, *tiles: Part, **form: str) -> int:
    """Mina opens a tablet for a table; returns its number."""
    mina = house.tablet(MINA)
    page = mina.send("/linnet/tables", **{"name": "Table 1", "lasts": "2", **form})
    number = int(re.findall(r"/tables/(\d+)/tiles", page.path)[0])
    if tiles:
        mina.client.post(f"/linnet/tables/{number}/tiles", data={"person": [part.handle for part in tiles]})
    return number


def shared(house: House, *tiles: Part, **form: str) -> Tablet:
    """The tablet itself, on the table, in nobody's hands."""
    number = opened(house, *tiles, **form)
    tablet = house.tablet()
    assert type_code(tablet, shown_code(house.tablet(MINA), number)).path == "/table"
    return tablet


def shown_code(mina: Tablet, number: int) -> str:
    page = mina.send(f"/linnet/tables/{number}/code")
    return "".join(re.findall(r"\d", page.tree.xpath("//*[contains(@class, 'opening-code')]")[0].text))


def type_code(tablet: Tablet, code: str, status: int = 200) -> Page:
    return tablet.send("/table", code=code, status=status)


def newest(session: Session) -> TableTablet:
    return session.exec(select(TableTablet).order_by(TableTablet.id.desc())).first()  # type: ignore[attr-defined]  # a column


def last_act(house: House) -> tuple[str, str | None, str | None, str]:
    """What was done last: kind, whose words, who typed them, and how they came."""
    with house.reading() as session:
        act = session.exec(select(Participation).order_by(Participation.id.desc())).first()  # type: ignore[attr-defined]  # as above
        names = dict(session.exec(select(Person.id, Person.handle)).all())
        return act.kind.value, names.get(act.spoken_by), names.get(act.typed_by), act.via.value if act.via else ""
