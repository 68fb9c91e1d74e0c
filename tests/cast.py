"""The named cast, laid in through the services people use. Tests speak of them by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from app.neighbourhoods.models import Neighbourhood, Organisation, OrganisationKind, Place
from app.neighbourhoods.service import join, open_neighbourhood
from app.people.models import Person, ToldBy
from app.people.service import add_person
from app.permissions.who import Role


@dataclass(frozen=True)
class Part:
    handle: str
    name: str
    roles: tuple[Role, ...]
    told_by: ToldBy = ToldBy.EMAIL
    language: str = "en"
    organisation: str = ""
    neighbourhood: str = "linnet"


ROSA = Part("rosa", "Rosa Delgado", (Role.RESIDENT,), ToldBy.LETTER, "es")
AMINA = Part("amina", "Amina Yusuf", (Role.RESIDENT,), ToldBy.IN_PERSON, "so")
OMAR = Part("omar", "Omar Haddad", (Role.RESIDENT,), ToldBy.EMAIL, "ar")
BEA = Part("bea", "Bea Okafor", (Role.RESIDENT, Role.CONNECTOR), ToldBy.PHONE)
MINA = Part("mina", "Mina Kaur", (Role.DEVELOPMENT_OFFICER,), organisation="norc")
IDRIS = Part("idris", "Idris Vaughan", (Role.INDEPENDENT_LIVING_OFFICER,), organisation="norc")
HELEN = Part("helen", "Helen Price", (Role.HOUSING,), organisation="brookside")
SHAH = Part("shah", "Dr Shah", (Role.PARTNER,), organisation="practice")
INES = Part("ines", "Ines Duarte", (Role.RESEARCHER,), organisation="university")
SAM = Part("sam", "Sam Whitlock", (Role.STEWARD,))
BEN = Part("ben", "Ben Archer", (Role.RESIDENT,), neighbourhood="heron")
GWEN = Part("gwen", "Gwen Parry", (Role.DEVELOPMENT_OFFICER,), organisation="norc", neighbourhood="heron")

EVERYONE = (ROSA, AMINA, OMAR, BEA, MINA, IDRIS, HELEN, SHAH, INES, SAM, BEN, GWEN)


def lay_in_cast(session: Session) -> None:
    """Linnet Court, where things are reviewed before they are shown, and Heron Street, where they are not."""
    linnet = Neighbourhood(slug="linnet", name="Linnet Court", language="en")
    heron = Neighbourhood(slug="heron", name="Heron Street", language="en", reviewed_before_shown=False)
    for neighbourhood in (linnet, heron):
        open_neighbourhood(session, neighbourhood, _places(), _organisations())
        _join_all(session, neighbourhood, [part for part in EVERYONE if part.neighbourhood == neighbourhood.slug])


def _join_all(session: Session, neighbourhood: Neighbourhood, parts: Iterable[Part]) -> None:
    from app.neighbourhoods.queries import neighbourhood_called, organisations_of

    keys = {one.key: one.id for one in organisations_of(session, neighbourhood_called(session, neighbourhood.slug))}
    for part in parts:
        person = add_person(
            session,
            Person(
                handle=part.handle,
                name=part.name,
                language=part.language,
                told_by=part.told_by,
                email=f"{part.handle}@example.org",
                phone="07700 900123",
                flat="Flat 52",
                is_in_demo_cast=True,
            ),
        )
        assert neighbourhood.id is not None and person.id is not None
        join(session, neighbourhood.id, person.id, part.roles, keys.get(part.organisation))


def _places() -> list[Place]:
    return [Place(key="lounge", name="Community lounge", floor=0), Place(key="lift_a", name="Lift A")]  # type: ignore[call-arg]  # opened with its neighbourhood


def _organisations() -> list[Organisation]:
    named = {
        "norc": ("NORC team", OrganisationKind.NORC),
        "brookside": ("Brookside Homes", OrganisationKind.HOUSING),
        "practice": ("Alder Street Practice", OrganisationKind.PRACTICE),
        "university": ("Mersey Vale University", OrganisationKind.UNIVERSITY),
    }
    return [Organisation(key=key, name=name, kind=kind) for key, (name, kind) in named.items()]  # type: ignore[call-arg]  # as above
