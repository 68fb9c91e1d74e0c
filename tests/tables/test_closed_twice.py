"""A tablet that is closed already is closed: the log says so once, and who closed it stays as it was."""

from app.participation.models import Kind
from tests.cast import MINA
from tests.house import House
from tests.tables.table import opened


def test_closing_a_tablet_twice_is_closing_it_once(house: House) -> None:
    mina, number = house.tablet(MINA), opened(house)
    for _twice in range(2):
        mina.send(f"/linnet/tables/{number}/closing")
    mina.send("/linnet/tables/closing")
    assert house.log().count(Kind.TABLET_CLOSED) == 1
