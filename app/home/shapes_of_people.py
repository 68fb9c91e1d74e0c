"""What programs are answered about who belongs, what they say about themselves, and who was asked to join."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.belonging.models import Profile
from app.belonging.queries import Asked, Member, Members, Part, Whole
from app.permissions.who import Role


class MemberShape(BaseModel):
    handle: str
    name: str
    organisation: str | None
    since: datetime
    left_at: datetime | None
    roles: list[Role]

    @classmethod
    def of(cls, member: Member) -> Self:
        return cls(**vars(member))


class MembersShape(BaseModel):
    people: list[MemberShape]
    after: str | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, found: Members) -> Self:
        return cls(people=list(map(MemberShape.of, found.found)), after=found.after or None)


class ProfileShape(BaseModel):
    """What someone lets the neighbourhood read about them."""

    knows: str
    work: str
    languages: str
    reached: str
    called: str
    has_voice: bool
    """How they say their own name can be heard."""

    @classmethod
    def of(cls, profile: Profile | None) -> Self:
        own = set(cls.model_fields) - {"has_voice"}
        written = {name: getattr(profile, name, "") for name in own}
        return cls(**written, has_voice=profile is not None and profile.voice is not None)


class PartShape(BaseModel):
    """A part someone plays or played, from a day to a day."""

    role: Role
    given_at: datetime
    given_by: str
    ended_at: datetime | None
    ended_by: str

    @classmethod
    def of(cls, part: Part) -> Self:
        return cls(**vars(part))


class PersonShape(BaseModel):
    """One person, as far as this neighbourhood may read them."""

    handle: str
    name: str
    organisation: str
    since: datetime
    left_at: datetime | None
    profile: ProfileShape
    parts: list[PartShape]

    @classmethod
    def of(cls, whole: Whole) -> Self:
        return cls(
            handle=whole.person.handle,
            name=whole.person.name,
            organisation=whole.organisation,
            since=whole.membership.joined_at,
            left_at=whole.membership.left_at,
            profile=ProfileShape.of(whole.profile),
            parts=list(map(PartShape.of, whole.parts)),
        )


class InvitationShape(BaseModel):
    """Someone was asked to join, and has not answered."""

    id: int
    name: str
    email: str
    role: Role
    made_at: datetime
    made_by: str
    ends_at: datetime
    sent_again_at: datetime | None
    is_over: bool
    """Its time has run out; it can be sent again."""

    @classmethod
    def of(cls, asked: Asked) -> Self:
        return cls(**{name: getattr(asked, name) for name in cls.model_fields})


class InvitationsShape(BaseModel):
    invitations: list[InvitationShape]
