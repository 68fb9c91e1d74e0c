"""From the key someone chose to its row, and from one short number to the next."""

from collections.abc import Iterable
from typing import Literal

from sqlmodel import Session, select

from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here, Named

Counter = Literal["last_need_number", "last_activity_number"]


def one_of(choices: Iterable[Named], key: str, field: str) -> int | None:
    """The row that was chosen, or None when nothing was. Raises NotLikeThis beside `field`."""
    if not key:
        return None
    for choice in choices:
        if choice.key == key:
            return choice.id
    raise NotLikeThis(N_("Please choose one of these."), field=field)


def next_number(session: Session, here: Here, counter: Counter) -> int:
    """Short numbers people can say aloud; the neighbourhood's row is held so that no two are alike."""
    held = session.exec(select(Neighbourhood).where(Neighbourhood.id == here.id).with_for_update()).one()
    number = int(getattr(held, counter)) + 1
    setattr(held, counter, number)
    return number
