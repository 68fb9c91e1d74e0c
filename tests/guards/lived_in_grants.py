"""Grant 1, Rosa's, is proposed and spoken about; her second is not shown yet. Amina and Omar are on the board."""

from tests.cast import AMINA, OMAR
from tests.grants.happenings import a_board, a_grant, voiced
from tests.house import House


def grants_come_up(house: House, unseen: str) -> None:
    a_board(house, "1000", AMINA, OMAR)
    voiced(house, a_grant(house), AMINA, OMAR)
    a_grant(house, title=f"A hide for {unseen} spotting", shown=False)
