"""What happens to a grant in these tests, through the services people use. Amina, Omar and Bea are on the board."""

from datetime import timedelta
from typing import Any

from app.core import clock
from app.grants.deciding import decide_grant, give_voice
from app.grants.following import let_grant_go, look_back, note_payment, tell_what_happened
from app.grants.forms import DecideForm, GrantForm, PaidForm, PotForm, ToldForm, VoiceForm
from app.grants.models import Grant
from app.grants.pots import note_in_pot
from app.grants.proposing import look_at_grant, propose_grant
from app.grants.queries import the_grant, untold_beside
from app.moderating.forms import LookForm
from app.neighbourhoods.service import join
from app.permissions.who import Role
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import everything, in_days

SEEDS = "Seeds for the window boxes"
BOARD = (AMINA, OMAR, BEA)


def a_board(house: House, pounds: str = "1000", *parts: Part) -> None:
    """Neighbours on the board, and something in the pot."""
    with house.writing() as session:
        here = house.here(session)
        for part in parts or BOARD:
            join(session, here.id, house.actor(session, part).person_id or 0, [Role.BOARD])
    if pounds:
        with house.writing() as session:
            form = PotForm(amount=pounds, day=clock.today(), words="The lottery fund")
            note_in_pot(session, house.actor(session, MINA), house.here(session), form)


def a_grant(house: House, cost: str = "250", by: Part = ROSA, shown: bool = True, **form: Any) -> int:
    """Someone asks for a grant, and Mina shows it; returns its number."""
    said = {"title": SEEDS, "group_name": "The Window Box Club", "cost": cost} | form
    with house.writing() as session:
        here = house.here(session, by.neighbourhood)
        grant = propose_grant(session, house.actor(session, by), here, GrantForm.model_validate(said))
        if shown and not grant.is_shown:
            look_at_grant(session, house.actor(session, MINA), grant, LookForm(outcome="shown"))
        return grant.number


def voiced(house: House, number: int, *parts: Part, kind: str = "consent", words: str = "") -> None:
    with house.writing() as session:
        for part in parts:
            grant = the_grant(session, house.here(session), number, to_change=True)
            give_voice(session, house.actor(session, part), grant, VoiceForm(kind=kind, words=words))


def decided(house: House, number: int, verdict: str = "agreed", by: Part = AMINA, **form: Any) -> None:
    """Written down by one of the board; of grants for other groups, that they are, unless `other_than` says less."""
    said = {"verdict": verdict, "words": "It brings people to the window.", "review_on": in_days(30)}
    said |= {"instead": "Ask again in spring."} if verdict == "not_agreed" else {}
    with house.writing() as session:
        here = house.here(session)
        grant = the_grant(session, here, number, to_change=True)
        said |= {"other_than": [one.number for one in untold_beside(session, grant)]} | form
        decide_grant(session, house.actor(session, by), here, grant, DecideForm.model_validate(said))


def agreed(house: House, number: int, *board: Part) -> None:
    voiced(house, number, *(board or (AMINA, OMAR)))
    decided(house, number, by=(board or BOARD)[0])


def paid(house: House, number: int, amount: str = "250", by: Part = MINA) -> None:
    with house.writing() as session:
        here = house.here(session)
        form = PaidForm(amount=amount, paid_on=clock.today() - timedelta(days=1), note="Cash, against a receipt.")
        note_payment(session, house.actor(session, by), here, the_grant(session, here, number, to_change=True), form)


def told(house: House, number: int, by: Part = ROSA) -> None:
    with house.writing() as session:
        grant = the_grant(session, house.here(session), number, to_change=True)
        tell_what_happened(session, house.actor(session, by), grant, ToldForm(words="Nine boxes are in flower."))


def let_go(house: House, number: int, by: Part = ROSA) -> None:
    with house.writing() as session:
        here = house.here(session)
        grant = the_grant(session, here, number, to_change=True)
        let_grant_go(session, house.actor(session, by), here, grant, ToldForm(words="The garden centre gave us some."))


def looked_back(house: House, number: int, by: Part = OMAR) -> None:
    with house.writing() as session:
        grant = the_grant(session, house.here(session), number, to_change=True)
        look_back(session, house.actor(session, by), grant, ToldForm(words="We would do it again."))


def the_row(house: House, number: int) -> Grant:
    return next(grant for grant in everything(house, Grant) if grant.number == number)
