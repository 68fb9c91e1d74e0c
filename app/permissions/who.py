"""Who is asking: roles, the way something came, and the actor that every service is given."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.languages import N_


class Role(StrEnum):
    RESIDENT = "resident"
    CONNECTOR = "connector"
    BOARD = "board"
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


class SessionKind(StrEnum):
    """How the one who asks came in, which says how sure we are who it is."""

    OWN_DEVICE = "own_device"
    """An e-mailed key, a passkey or their organisation: we are sure."""
    CARD = "card"
    """A printed card was shown: enough for taking part, not for what is private."""
    TABLE = "table"
    """A tablet that goes round a table: only taking part, whoever holds it."""
    PROGRAM = "program"
    """A key that someone made for a program."""


RESIDENTS = frozenset({Role.RESIDENT, Role.CONNECTOR, Role.BOARD})
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
    is_their_helper: bool = False
    """Whether the one they speak for named them as their helper; set as the words are typed."""
    session: SessionKind = SessionKind.OWN_DEVICE
    is_proved: bool = True
    """Whether we are sure who it is. A card alone is not proof; a PIN or a code after it is, for a while."""
    only_home_id: int | None = None
    """The one neighbourhood that this session opens; None: all that they belong to."""
    tablet_id: int | None = None
    """The table's tablet they hold."""
    door: str = ""
    """Of a tablet that lies at the door in nobody's hands: the page of the date it was opened for."""
    scopes: frozenset[str] | None = None
    """What a program's token allows; None for a person at a screen, who may all that the roles allow."""

    @property
    def is_visitor(self) -> bool:
        return self.person_id is None and not self.roles

    @property
    def is_unnamed(self) -> bool:
        """At a table one may take part without a name: just a neighbour."""
        return self.person_id is None and bool(self.roles)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF)

    @property
    def speaks_for_another(self) -> bool:
        return self.spoken_by_id != self.person_id

    def writing_down(
        self, spoken_by_id: int | None, via: Via, read_back: bool = False, as_helper: bool = False
    ) -> "Actor":
        """The same person, typing what another said."""
        return replace(self, spoken_by_id=spoken_by_id, via=via, read_back=read_back, is_their_helper=as_helper)


VISITOR = Actor(person_id=None)

_ROLE_LABELS = {
    Role.RESIDENT: N_("Neighbour"),
    Role.CONNECTOR: N_("Community connector"),
    Role.BOARD: N_("Resident board member"),
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
