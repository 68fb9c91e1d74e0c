"""Everything that neighbours see, each raised or given by Rosa and shown."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.cast import MINA, ROSA, Part
from tests.grants.happenings import a_board, a_grant
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.offers.happenings import offered
from tests.together.happenings import greeted, sung

WHY = "It names a neighbour."


@dataclass(frozen=True)
class Thing:
    """One kind of thing: how it comes to stand somewhere, and under which name it is reviewed."""

    place: str
    laid_in: Callable[[House, Part], int]
    page: str = ""
    """Where its author and neighbours see it, if not on a page of its own."""

    def seen_at(self, number: int) -> str:
        return f"/linnet/{self.page or f'{self.place}/{number}'}"

    def at(self, number: int) -> str:
        return f"/linnet/{self.place}/{number}"


def _granted(house: House, by: Part) -> int:
    a_board(house)
    return a_grant(house, by=by)


THINGS = {
    "need": Thing("needs", lambda house, by: house.a_need(by=by)),
    "idea": Thing("ideas", lambda house, by: an_idea(house, by=by)),
    "small_grant": Thing("grants", _granted),
    "offer": Thing("offers", lambda house, by: offered(house, by=by)),
    "song": Thing("playlist", lambda house, by: sung(house, by=by), page="playlist"),
    "hello": Thing("hellos", lambda house, by: greeted(house, by=by)[0], page="hellos"),
}


def hidden(house: House, thing: Thing, number: int, by: Part = MINA, hidden_for: str = "names_someone") -> None:
    form = {"outcome": "private", "reason": WHY, "hidden_for": hidden_for}
    house.tablet(by).send(f"{thing.at(number)}/review", **form)


def hidden_and_asked(house: House, thing: Thing, author: Part = ROSA) -> int:
    number = thing.laid_in(house, author)
    hidden(house, thing, number)
    house.tablet(author).send(f"{thing.at(number)}/second-look")
    return number
