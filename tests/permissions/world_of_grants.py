"""Grants for the matrix, all Rosa's: 1 waits for the board, 2 to be shown, 3 is agreed, 4 is paid, 5 was told of."""

from app.grants.forms import GrantForm
from app.grants.proposing import propose_grant
from app.neighbourhoods.service import join
from app.permissions.who import Role, Via
from tests.cast import BEA, ROSA, Part
from tests.grants.happenings import a_board, a_grant, agreed, paid, told, voiced
from tests.house import House


def grants_come_up(house: House, typist: Part, *board: Part) -> None:
    """Two neighbours without a column of their own have spoken, and so Bea can write down what was decided."""
    with house.writing() as session:
        person = house.actor(session, BEA).person_id or 0
        join(session, house.here(session).id, person, [Role.BOARD])
    a_board(house, "5000", *board)
    for number in range(1, 6):
        _typed(house, typist) if number == 2 else a_grant(house, group_name=f"Group {number}")
    voiced(house, 1, *board)
    for number in (3, 4, 5):
        agreed(house, number, *board)
    for number in (4, 5):
        paid(house, number)
    told(house, 5)


def _typed(house: House, typist: Part) -> None:
    with house.writing() as session:
        rosa = house.actor(session, typist).writing_down(house.actor(session, ROSA).person_id, Via.IN_PERSON)
        form = GrantForm.model_validate({"title": "Grant 2", "group_name": "Group 2", "cost": "20"})
        propose_grant(session, rosa, house.here(session), form)
