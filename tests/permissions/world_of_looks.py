"""Things of Rosa's for the matrix that Nia hid: one of each kind, and another that is to be looked at again."""

from tests.cast import ROSA, Part
from tests.grants.happenings import a_grant
from tests.house import House
from tests.moderating.happenings import THINGS, hidden


def looked_at_again(house: House, hider: Part) -> dict[str, object]:
    """By "need", "idea" and so on: `hidden_need` and `looked_need`, the numbers."""
    ids: dict[str, object] = {}
    for name, thing in THINGS.items():
        for state in ("away", "looked"):
            number = (
                a_grant(house, group_name=f"Group {state}") if thing.place == "grants" else thing.laid_in(house, ROSA)
            )
            hidden(house, thing, number, by=hider)
            if state == "looked":
                house.tablet(ROSA).send(f"{thing.at(number)}/second-look")
            ids[f"{state}_{name}"] = number
    return ids
