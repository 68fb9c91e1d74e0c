"""Tables: a neighbourhood, what is in it, and who belongs to it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.languages import N_
from app.core.tables import Row, text_enum
from app.permissions.who import Role

IS_HELD = "ended_at IS NULL"


class Framework(StrEnum):
    """Whose names for the themes a neighbourhood shows."""

    WHO8 = "who8"
    NORWAY2030 = "norway2030"
    KS5 = "ks5"


class OrganisationKind(StrEnum):
    NORC = "norc"
    HOUSING = "housing"
    PRACTICE = "practice"
    COUNCIL = "council"
    UNIVERSITY = "university"
    CHARITY = "charity"


class Toilet(StrEnum):
    """What there is of one at a place."""

    NONE = "none"
    ORDINARY = "ordinary"
    WHEELCHAIR = "wheelchair"


class Neighbourhood(Row, table=True):
    id: int = Field(default=None, primary_key=True)
    slug: str = Field(max_length=40, unique=True)
    name: str = Field(max_length=120)
    about: str = ""
    language: str = Field(default="en", max_length=16)
    time_zone: str = Field(default="Europe/London", max_length=40)
    bank_holidays: str = Field(default="", max_length=8)
    """Whose bank holidays people keep (ISO 3166: "GB-SCT"); "": those of the country whose clock they go by."""
    themes: Framework = Field(default=Framework.WHO8, sa_type=text_enum(Framework, "themes"))
    reviewed_before_shown: bool = True
    is_demo: bool = False
    languages: str = ""
    """Codes of what people here speak, most spoken first, with a space between (BCP 47)."""
    hours: str = ""
    phone: str = Field(default="", max_length=32)
    contact: str = ""
    """Whom to ask, where and when, in words."""
    house_rules: str = ""
    accessibility_statement: str = ""
    privacy_statement: str = ""
    cover_after: int = 90
    """Seconds of quiet before a table's tablet covers its screen."""
    staff_idle: int = 30
    """Minutes of quiet before someone who works here has to sign in again."""
    last_need_number: int = 0
    last_activity_number: int = 0
    last_idea_number: int = 0
    last_grant_number: int = 0
    last_offer_number: int = 0
    opened_at: datetime = Field(default_factory=clock.now)


class Organisation(Row, table=True):
    __table_args__ = (UniqueConstraint("neighbourhood_id", "id"), UniqueConstraint("neighbourhood_id", "key"))

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    key: str = Field(max_length=40)
    name: str = Field(max_length=120)
    kind: OrganisationKind = Field(sa_type=text_enum(OrganisationKind, "kind"))


class Place(Row, table=True):
    """A spot in the neighbourhood: the lounge, floor 5, the bus stop."""

    __table_args__ = (UniqueConstraint("neighbourhood_id", "id"), UniqueConstraint("neighbourhood_id", "key"))

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    key: str = Field(max_length=40)
    name: str = Field(max_length=120)
    floor: int | None = None
    # What it is like there. None and "" say that nobody has told us, which is no “no” (neighbourhoods/access.py).
    step_free: bool | None = None
    hearing_loop: bool | None = None
    toilet: Toilet | None = Field(default=None, sa_type=text_enum(Toilet, "toilet"), nullable=True)
    seating: str = Field(default="", max_length=120)
    parking: str = Field(default="", max_length=120)
    from_lift: str = Field(default="", max_length=120)
    """How far it is from the lift, in words or metres."""


class Theme(Row, table=True):
    """What a need is about. The frameworks' themes are data, laid in by a migration."""

    __table_args__ = (UniqueConstraint("framework", "key"),)

    id: int = Field(default=None, primary_key=True)
    framework: Framework = Field(sa_type=text_enum(Framework, "framework"))
    key: str = Field(max_length=40)
    name: str = Field(max_length=80)
    position: int = 0


class ThemeMapping(Row, table=True):
    """Which theme of another framework stands for this one."""

    __tablename__ = "theme_mapping"

    theme_id: int = Field(foreign_key="theme.id", primary_key=True)
    stands_for_id: int = Field(foreign_key="theme.id", primary_key=True)


class Membership(Row, table=True):
    """A person's part in one neighbourhood; staff come with an organisation."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "person_id"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"], ["organisation.neighbourhood_id", "organisation.id"]
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    organisation_id: int | None = None
    joined_at: datetime = Field(default_factory=clock.now)
    left_at: datetime | None = None


class MembershipRole(Row, table=True):
    """A part someone plays, from a day to a day. A role that was given again is a row of its own."""

    __tablename__ = "membership_role"
    __table_args__ = (
        ForeignKeyConstraint(["neighbourhood_id", "membership_id"], ["membership.neighbourhood_id", "membership.id"]),
        Index(
            "uq_membership_role_held",
            "membership_id",
            "role",
            unique=True,
            sqlite_where=text(IS_HELD),
            postgresql_where=text(IS_HELD),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    membership_id: int
    role: Role = Field(sa_type=text_enum(Role, "role"))
    given_at: datetime = Field(default_factory=clock.now)
    given_by_id: int | None = Field(default=None, foreign_key="person.id")
    """None: whoever runs the house."""
    ended_at: datetime | None = None
    ended_by_id: int | None = Field(default=None, foreign_key="person.id")


class OrganisationSignIn(Row, table=True):
    """The people of an organisation come in through this provider's door."""

    __tablename__ = "organisation_sign_in"
    __table_args__ = (
        ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"], ["organisation.neighbourhood_id", "organisation.id"]
        ),
        UniqueConstraint("neighbourhood_id", "organisation_id", "provider", name="uq_organisation_sign_in_provider"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    organisation_id: int
    provider: str = Field(max_length=40)


ORGANISATION_LABELS = {
    OrganisationKind.NORC: N_("Neighbourhood team"),
    OrganisationKind.HOUSING: N_("Housing association"),
    OrganisationKind.PRACTICE: N_("Medical practice"),
    OrganisationKind.COUNCIL: N_("Council"),
    OrganisationKind.UNIVERSITY: N_("University"),
    OrganisationKind.CHARITY: N_("Charity"),
}
