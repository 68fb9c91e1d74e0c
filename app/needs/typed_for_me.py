"""What others typed for someone: every act of theirs in the log whose typing was another's."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, bindparam, case, or_, text, union_all
from sqlmodel import Session, col, select

from app.core.database import rows
from app.core.languages import N_
from app.core.text import cut
from app.needs.models import Need
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.participation.models import TYPED_FOR_SOMEONE, Kind, Participation
from app.people.queries import names_of
from app.permissions.who import Via

PAGE = 20
EVERY = 2**31 - 1
LONGEST = 120
"""Letters of a title in the list."""

_WORDS: dict[str, str] = {
    Kind.NEED_RAISED: N_("You raised a need"),
    Kind.NEED_BACKED: N_("You said “me too”"),
    Kind.BACKING_TAKEN_BACK: N_("You took back your “me too”"),
    Kind.COMMENT_MADE: N_("You said something about a need"),
    Kind.SECOND_LOOK_ASKED: N_("You asked for a second look at what you said"),
    Kind.HELPED_SAID: N_("You said whether it helped"),
    Kind.HELPER_NAMED: N_("You named a helper"),
    Kind.HELPER_ENDED: N_("You said that a helper is your helper no more"),
    Kind.TELLING_WAY_CHOSEN: N_("You chose how we tell you things"),
    Kind.PIN_CHOSEN: N_("You chose a PIN"),
    Kind.PERSON_JOINED: N_("You joined the neighbourhood"),
    Kind.PLACE_BOOKED: N_("You said that you are coming"),
    Kind.PLACE_TAKEN: N_("You said yes to a place"),
    Kind.BOOKING_WAITS: N_("You asked for a place"),
    Kind.BOOKING_CHANGED: N_("You changed how many come with you, or what you need"),
    Kind.BOOKING_CANCELLED: N_("You said that you can’t come"),
    Kind.CAME: N_("You came to a date"),
    Kind.CAME_UNDONE: N_("You did not come to a date after all"),
    Kind.RIDE_SAID: N_("You asked for a lift by car, or offered one"),
    Kind.RIDE_TAKEN_BACK: N_("You took back what you said about a lift by car"),
    Kind.CONTACT_GIVEN: N_("You said whom to ring in an emergency"),
    Kind.CONTACT_TAKEN_BACK: N_("You said that nobody needs to be rung for you"),
    Kind.IDEA_PROPOSED: N_("You proposed an idea"),
    Kind.IDEA_TAKEN_BACK: N_("You took back an idea"),
    Kind.IDEA_SUPPORTED: N_("You said that you are for an idea"),
    Kind.IDEA_SUPPORT_TAKEN_BACK: N_("You took back what you said for an idea"),
    Kind.GRANT_PROPOSED: N_("You asked for a grant"),
    Kind.GRANT_TOLD: N_("You said what happened with a grant"),
    Kind.OFFER_MADE: N_("You offered something"),
    Kind.OFFER_ASKED_FOR: N_("You asked for what a neighbour offers"),
    Kind.OFFER_AGREED: N_("You said yes to a neighbour who asked"),
    Kind.OFFER_DECLINED: N_("You said no to a neighbour who asked"),
    Kind.OFFER_DONE: N_("You said that what you offered is done"),
    Kind.OFFER_NO_LONGER_ASKED: N_("You took back what you asked a neighbour for"),
    Kind.OFFER_THANKED: N_("You said thank you"),
    Kind.THANKS_SHARED: N_("You chose whether neighbours read a thank-you"),
    Kind.GIVEN_TAKEN_BACK: N_("You took back what you gave to all"),
    Kind.SONG_ASKED_FOR: N_("You asked for a song"),
    Kind.HELLO_SPOKEN: N_("You said hello in a language of yours"),
    Kind.BIRTHDAY_SHARED: N_("You told your neighbours when your birthday is"),
    Kind.BIRTHDAY_TAKEN_BACK: N_("You no longer wished your birthday to be known"),
    Kind.LOOKING_OUT_AGREED: N_("You asked to be looked out for"),
    Kind.LOOKING_OUT_ENDED: N_("You no longer wished to be looked out for"),
}
_SOMETHING = N_("Something was written down for you")


def in_words(kind: str) -> str:
    """What was typed, said to the one it was typed for."""
    return _WORDS.get(kind, _SOMETHING)


@dataclass(frozen=True)
class TypedForMe:
    """One act: what it was, who typed it, when, and how it came."""

    id: int
    at: datetime
    kind: Kind
    typed_by_id: int
    via: Via
    read_back: bool
    number: int | None
    title: str | None
    comment_id: int | None
    subject: str
    subject_id: int
    typed_by: str = ""
    stands_at: str = ""
    """Where it stands when it is no need and nothing said about one."""

    @property
    def words(self) -> str:
        return in_words(self.kind)

    @property
    def place(self) -> str:
        """Where it stands, in its neighbourhood; empty when it stands nowhere."""
        if self.number is None:
            return self.stands_at
        return f"needs/{self.number}" + (f"#comment-{self.comment_id}" if self.comment_id else "")

    @property
    def amends(self) -> tuple[str, str]:
        """Where it can be put right, and the words for that; both empty when only a person can."""
        here = f"needs/{self.number}"
        ways = {
            Kind.NEED_RAISED: (here, N_("Not what you said? Open it and take it back.")),
            Kind.NEED_BACKED: (here, N_("Not what you said? Open it and take it back.")),
            Kind.COMMENT_MADE: (f"{here}/comments/{self.comment_id}/report", N_("Not what you said? Tell the team.")),
            Kind.HELPED_SAID: (f"{here}/helped", N_("Not what you said? Say it again.")),
        }
        return ways.get(self.kind, ("", "")) if self.number is not None else ("", "")


Row = tuple[str, int, str, str]
"""In which table it is and under which id, its title, and where it stands in its neighbourhood."""
WHERE: dict[str, Callable[[Here, int, Sequence[int]], Select[Row]]] = {}
"""Rooms above this one say here, for each table of theirs, which rows someone who said them may find again."""


@dataclass(frozen=True)
class Page:
    acts: list[TypedForMe]
    after: int | None
    """Where the next page begins, or None at the end."""


def typed_for(session: Session, here: Here, person_id: int | None, after: int | None = None) -> Page:
    """Newest first."""
    found = rows(session, _TYPED_FOR, person=person_id, here=here.id, before=after or EVERY)
    names = names_of(session, {row[3] for row in found})
    acts = [replace(TypedForMe(*row), typed_by=names.get(row[3], "")) for row in found]
    return Page(_with_places(session, here, person_id or 0, acts[:PAGE]), acts[PAGE - 1].id if acts[PAGE:] else None)


def _with_places(session: Session, here: Here, person_id: int, acts: list[TypedForMe]) -> list[TypedForMe]:
    """What stands in other rooms, of whatever kinds: one statement."""
    ids: dict[str, list[int]] = defaultdict(list)
    for act in acts:
        if act.subject in WHERE:
            ids[act.subject].append(act.subject_id)
    if not ids:
        return acts

    all_of_it = union_all(*(WHERE[subject](here, person_id, those) for subject, those in ids.items()))
    stands = {(subject, key): (title, place) for subject, key, title, place in rows(session, all_of_it)}
    return [_at(act, *stands.get((act.subject, act.subject_id), ("", ""))) for act in acts]


def _at(act: TypedForMe, title: str, place: str) -> TypedForMe:
    return replace(act, title=cut(title, LONGEST), stands_at=place) if place else act


_about_need = case((col(Participation.subject) == "need", col(Participation.subject_id)), else_=col(Comment.need_id))
_about_comment = (col(Participation.subject) == "comment") & (col(Comment.id) == Participation.subject_id)
_TYPED_FOR = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        Participation.id,
        Participation.at,
        Participation.kind,
        Participation.typed_by,
        Participation.via,
        Participation.read_back,
        Need.number,
        Need.title,
        Comment.id,
        Participation.subject,
        Participation.subject_id,
    )
    .select_from(Participation)
    .outerjoin(Comment, _about_comment)
    .outerjoin(Need, col(Need.id) == _about_need)
    .where(Participation.spoken_by == bindparam("person"), text(TYPED_FOR_SOMEONE))
    .where(or_(col(Participation.neighbourhood_id) == bindparam("here"), col(Participation.neighbourhood_id).is_(None)))
    .where(col(Participation.id) < bindparam("before"))
    .order_by(col(Participation.id).desc())
    .limit(PAGE + 1)
)
