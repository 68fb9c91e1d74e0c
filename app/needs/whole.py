"""Everything a need's page shows, read at once in a constant number of statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core.database import rows
from app.core.errors import NotFound
from app.core.small_numbers import Shown, shown
from app.needs.became import Became, what_came_of
from app.needs.kinds import AttachmentKind
from app.needs.models import Attachment, Backing, Need
from app.needs.queries import Asked
from app.needs.steps import Backed, Step, Stretch, stretches
from app.needs.story import story_of
from app.neighbourhoods.models import Place, Theme
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


@dataclass(frozen=True)
class Enclosed:
    """A photo or a recording that came with a need."""

    id: int
    neighbourhood_id: int
    kind: AttachmentKind
    key: str
    typed_up: str


@dataclass(frozen=True)
class WholeNeed:
    """A need, who stands behind it, and its story as this person may see it."""

    need: Need
    theme: str | None
    place: str | None
    place_key: str | None
    asked: Asked
    story: list[Step]
    enclosed: list[Enclosed]
    merged_into: int | None
    became: list[Became]
    is_backed_by_me: bool
    my_counts: list[Backed]
    """Hands that this person counted, and “me too”s they typed for neighbours without a name."""
    is_mine: bool

    @property
    def backing(self) -> Shown:
        return shown(self.asked.backers)

    @cached_property
    def answer(self) -> Step | None:
        """The answer that stands now."""
        return next((step for step in self.story if step.is_current), None)

    @property
    def stretches(self) -> Iterator[Stretch]:
        return stretches(self.story)

    @property
    def photos(self) -> list[Enclosed]:
        return [one for one in self.enclosed if one.kind == AttachmentKind.PHOTO]

    @property
    def recordings(self) -> list[Enclosed]:
        return [one for one in self.enclosed if one.kind == AttachmentKind.VOICE]


def whole_need(session: Session, actor: Actor, here: Here, number: int) -> WholeNeed:
    """Raises NotFound when there is none, or none that this person may see."""
    (need, theme, place_key, place, merged_into), enclosed = _need(session, here, number)
    permit(actor, Act.SEE_NEED, need)

    backings = [Backed(*row) for row in rows(session, _BACKINGS, need=need.id)]
    behind = frozenset(one for one in (need.said_by_id, *(row.said_by_id for row in backings)) if one is not None)
    became = what_came_of(session, need)
    unnamed = [row for row in backings if row.said_by_id is None]
    return WholeNeed(
        need=need,
        theme=theme,
        place=place,
        place_key=place_key,
        asked=Asked(need, behind, sum(row.heads for row in unnamed)),
        story=_with(here, became, story_of(session, actor, here, need, backings)),
        enclosed=enclosed,
        merged_into=merged_into,
        became=became,
        is_backed_by_me=actor.person_id is not None and actor.person_id in {row.said_by_id for row in backings},
        my_counts=[row for row in unnamed if row.typed_by_id is not None and row.typed_by_id == actor.person_id],
        is_mine=need.said_by_id is not None and need.said_by_id == actor.person_id,
    )


def _with(here: Here, became: list[Became], story: list[Step]) -> list[Step]:
    planned = [Step("planned", one.planned_at, words=one.title, leads_to=f"/{here.slug}/{one.place}") for one in became]
    return sorted([*story, *planned], key=lambda step: step.at)


_Found = tuple[Need, str | None, str | None, str | None, int | None]
"""A need, its theme's name, its place's key and name, and the number of the need it was merged into."""
_SO_MANY = 5


def _need(session: Session, here: Here, number: int) -> tuple[_Found, list[Enclosed]]:
    # The need itself is asked for first and as an object, which flushes what this transaction has said so far.
    if not 0 < number < 2**31:
        raise NotFound()
    # One row for each thing enclosed, or one for none: few are, and it saves a statement.
    found = session.exec(_NEED, params={"here": here.id, "number": number}).all()
    if not found:
        raise NotFound()
    return tuple(found[0][:_SO_MANY]), [Enclosed(*row[_SO_MANY:]) for row in found if row[_SO_MANY] is not None]


_other = aliased(Need)
_NEED = (
    select(  # type: ignore[call-overload]  # as below
        *(Need, Theme.name, Place.key, Place.name, _other.number),
        *(Attachment.id, Attachment.neighbourhood_id, Attachment.kind, Attachment.key, Attachment.typed_up),
    )
    .outerjoin(Theme, col(Theme.id) == Need.theme_id)
    .outerjoin(Place, col(Place.id) == Need.place_id)
    .outerjoin(_other, col(_other.id) == Need.merged_into_id)
    .outerjoin(Attachment, col(Attachment.need_id) == Need.id)
    .where(Need.neighbourhood_id == bindparam("here"), Need.number == bindparam("number"))
    .order_by(col(Attachment.id))
)
_BACKINGS = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        Backing.id, Backing.heads, Backing.said_by_id, Backing.typed_by_id, Backing.said_at
    )
    .where(Backing.need_id == bindparam("need"))
    .order_by(col(Backing.id))
)
