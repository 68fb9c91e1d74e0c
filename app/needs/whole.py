"""Everything a need's page shows, read at once in a constant number of statements."""

from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session, col, select

from app.core.errors import NotFound
from app.core.small_numbers import Shown, shown
from app.needs.kinds import AttachmentKind
from app.needs.models import Attachment, Backing, Need
from app.needs.queries import Asked
from app.needs.story import Step, story_of
from app.neighbourhoods.models import Place, Theme
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


@dataclass(frozen=True)
class WholeNeed:
    """A need, who stands behind it, and its story as this person may see it."""

    need: Need
    theme: str | None
    place: str | None
    asked: Asked
    story: list[Step]
    attachments: list[Attachment]
    merged_into: int | None
    is_backed_by_me: bool
    is_mine: bool

    @property
    def backing(self) -> Shown:
        return shown(self.asked.backers)

    @cached_property
    def answer(self) -> Step | None:
        """The answer that stands now."""
        return next((step for step in self.story if step.is_current), None)

    @property
    def photos(self) -> list[Attachment]:
        return [one for one in self.attachments if one.kind == AttachmentKind.PHOTO]

    @property
    def recordings(self) -> list[Attachment]:
        return [one for one in self.attachments if one.kind == AttachmentKind.VOICE]


def whole_need(session: Session, actor: Actor, here: Here, number: int) -> WholeNeed:
    """Raises NotFound when there is none, or none that this person may see."""
    need, theme, place, merged_into = _need(session, here, number)
    permit(actor, Act.SEE_NEED, need)

    backings = session.exec(select(Backing.said_by_id, Backing.said_at).where(Backing.need_id == need.id)).all()
    behind = frozenset(person for person in (need.said_by_id, *(row[0] for row in backings)) if person is not None)
    return WholeNeed(
        need=need,
        theme=theme,
        place=place,
        asked=Asked(need, behind),
        story=story_of(session, actor, here, need, [row[1] for row in backings]),
        attachments=list(session.exec(select(Attachment).where(Attachment.need_id == need.id))),
        merged_into=merged_into,
        is_backed_by_me=any(row[0] == actor.person_id for row in backings),
        is_mine=need.said_by_id is not None and need.said_by_id == actor.person_id,
    )


def _need(session: Session, here: Here, number: int) -> tuple[Need, str | None, str | None, int | None]:
    if not 0 < number < 2**31:
        raise NotFound()
    other = select(Need.id, Need.number).subquery()
    wanted = (
        select(Need, Theme.name, Place.name, other.c.number)
        .outerjoin(Theme, col(Theme.id) == Need.theme_id)
        .outerjoin(Place, col(Place.id) == Need.place_id)
        .outerjoin(other, other.c.id == Need.merged_into_id)
        .where(Need.neighbourhood_id == here.id, Need.number == number)
    )
    found = session.exec(wanted).first()
    if found is None:
        raise NotFound()
    need, theme, place, merged_into = found
    return need, theme, place, merged_into
