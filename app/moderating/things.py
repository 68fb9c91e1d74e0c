"""What a room says of its things, so that neighbours can ask for a look at them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlmodel import Session

from app.moderating.models import MayBeHidden
from app.neighbourhoods.queries import Here
from app.permissions.who import Actor

Thing = TypeVar("Thing", bound=MayBeHidden)


@dataclass(frozen=True)
class Moderated(Generic[Thing]):
    """A kind of thing that neighbours see: where it stands, how one is found, and why it is hidden."""

    place: str
    seen: Callable[[Session, Actor, Here, int, bool], Thing]
    """Raises NotFound. The last is whether it is to be changed."""
    why: Callable[[Session, Thing], str]
    has_a_page: bool = True
    """Else it stands with all others of its kind."""

    def place_of(self, number: int) -> str:
        return f"{self.place}/{number}" if self.has_a_page else self.place
