"""Tables: a neighbourhood, what is in it, and who belongs to it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.core.languages import N_
from app.core.tables import Row, text_enum
from app.permissions.who import Role


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


class Neighbourhood(Row, table=True):
    id: int = Field(default=None, primary_key=True)
    slug: str = Field(max_length=40, unique=True)
    name: str = Field(max_length=120)
    about: str = ""
    language: str = Field(default="en", max_length=16)
    time_zone: str = Field(default="Europe/London", max_length=40)
    themes: Framework = Field(default=Framework.WHO8, sa_type=text_enum(Framework, "themes"))
    reviewed_before_shown: bool = True
    is_demo: bool = False
    last_need_number: int = 0
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
    __tablename__ = "membership_role"

    membership_id: int = Field(foreign_key="membership.id", primary_key=True)
    role: Role = Field(sa_type=text_enum(Role, "role"), primary_key=True)


ORGANISATION_LABELS = {
    OrganisationKind.NORC: N_("Neighbourhood team"),
    OrganisationKind.HOUSING: N_("Housing association"),
    OrganisationKind.PRACTICE: N_("Medical practice"),
    OrganisationKind.COUNCIL: N_("Council"),
    OrganisationKind.UNIVERSITY: N_("University"),
    OrganisationKind.CHARITY: N_("Charity"),
}
