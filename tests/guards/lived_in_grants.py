"""Grants of Rosa's: 1 is proposed and spoken about, 2 not shown yet, 3 paid. Amina and Omar are on the board."""

from tests.cast import AMINA, OMAR
from tests.grants.happenings import a_board, a_grant, agreed, paid, voiced
from tests.house import House

PAID = 3


def grants_come_up(house: House, unseen: str) -> None:
    a_board(house, "1000", AMINA, OMAR)
    voiced(house, a_grant(house), AMINA, OMAR)
    a_grant(house, title=f"A hide for {unseen} spotting", shown=False)
    bought = a_grant(house, group_name="The Kettle Club")
    agreed(house, bought, AMINA, OMAR)
    paid(house, bought)
