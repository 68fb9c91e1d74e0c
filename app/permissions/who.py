"""Who is asking: roles, the way something came, and the actor that every service is given."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.languages import N_


class Role(StrEnum):
    RESIDENT = "resident"
    CONNECTOR = "connector"
    DEVELOPMENT_OFFICER = "development_officer"
    INDEPENDENT_LIVING_OFFICER = "independent_living_officer"
    HOUSING = "housing"
    PARTNER = "partner"
    RESEARCHER = "researcher"
    STEWARD = "steward"

    @property
    def label(self) -> str:
        return _ROLE_LABELS[self]


class Via(StrEnum):
    """How an act came to us."""

    OWN_DEVICE = "own_device"
    TABLE_TABLET = "table_tablet"
    PAPER = "paper"
    PHONE = "phone"
    IN_PERSON = "in_person"

    @property
    def label(self) -> str:
        return _VIA_LABELS[self]


RESIDENTS = frozenset({Role.RESIDENT, Role.CONNECTOR})
STAFF = frozenset(Role) - RESIDENTS


@dataclass(frozen=True)
class Actor:
    """The person who acts, in one neighbourhood, and for whom they speak. Nobody is ever signed in as another."""

    person_id: int | None
    name: str = ""
    neighbourhood_id: int | None = None
    roles: frozenset[Role] = frozenset()
    organisation_id: int | None = None
    organisation: str = ""
    via: Via = Via.OWN_DEVICE
    spoken_by_id: int | None = None
    """Whose words these are; None when a neighbour gave no name."""
    read_back: bool = False
    scopes: frozenset[str] | None = None
    """What a program's token allows; None for a person at a screen, who may all that the roles allow."""

    @property
    def is_visitor(self) -> bool:
        return self.person_id is None

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF)

    @property
    def speaks_for_another(self) -> bool:
        return self.spoken_by_id != self.person_id

    def writing_down(self, spoken_by_id: int | None, via: Via, read_back: bool = False) -> "Actor":
        """The same person, typing what another said."""
        return replace(self, spoken_by_id=spoken_by_id, via=via, read_back=read_back)


VISITOR = Actor(person_id=None)

_ROLE_LABELS = {
    Role.RESIDENT: N_("Neighbour"),
    Role.CONNECTOR: N_("Community connector"),
    Role.DEVELOPMENT_OFFICER: N_("Development officer"),
    Role.INDEPENDENT_LIVING_OFFICER: N_("Independent living officer"),
    Role.HOUSING: N_("Housing association"),
    Role.PARTNER: N_("Partner"),
    Role.RESEARCHER: N_("Researcher"),
    Role.STEWARD: N_("Steward"),
}
_VIA_LABELS = {
    Via.OWN_DEVICE: N_("on their own device"),
    Via.TABLE_TABLET: N_("on a shared tablet"),
    Via.PAPER: N_("on paper"),
    Via.PHONE: N_("by phone"),
    Via.IN_PERSON: N_("in person"),
}
