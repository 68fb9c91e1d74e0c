"""What programs are answered about the neighbourhood itself: what is settled, its places and organisations."""

from collections.abc import Iterable, Mapping
from typing import Self

from pydantic import BaseModel

from app.core.money import currency_of
from app.neighbourhoods.models import Framework, Neighbourhood, Organisation, OrganisationKind, Place, Toilet
from app.neighbourhoods.queries import Named


class NamedShape(BaseModel):
    """The key that programs send, and the name that people read."""

    key: str
    name: str

    @classmethod
    def all_of(cls, found: Iterable[Named]) -> list[Self]:
        return [cls(key=one.key, name=one.name) for one in found]


class NeighbourhoodShape(BaseModel):
    """What everyone who belongs here may read about it, and the keys that other calls take."""

    slug: str
    name: str
    about: str
    language: str
    languages: list[str]
    time_zone: str
    currency: str
    hours: str
    phone: str
    contact: str
    house_rules: str
    accessibility_statement: str
    privacy_statement: str
    themes: list[NamedShape]
    places: list[NamedShape]
    organisations: list[NamedShape]

    @classmethod
    def of(cls, all_of_it: Neighbourhood, keys: Mapping[str, Iterable[Named]]) -> Self:
        own = set(cls.model_fields) - {"languages", "currency", *keys}
        return cls.model_validate(
            {name: getattr(all_of_it, name) for name in own}
            | {name: NamedShape.all_of(found) for name, found in keys.items()}
            | {"languages": all_of_it.languages.split(), "currency": currency_of(all_of_it.time_zone)}
        )


class SettingsShape(BaseModel):
    """All that a steward settles, in the fields that a change sends."""

    name: str
    about: str
    language: str
    languages: str
    """Codes with a space between them, the most spoken first."""
    time_zone: str
    bank_holidays: str
    themes: Framework
    reviewed_before_shown: bool
    hours: str
    phone: str
    contact: str
    cover_after: int
    staff_idle: int
    house_rules: str
    accessibility_statement: str
    privacy_statement: str

    @classmethod
    def of(cls, now: Neighbourhood) -> Self:
        return cls(**{name: getattr(now, name) for name in cls.model_fields})


class PlaceShape(BaseModel):
    """A place and what it is like there. Null or "": nobody has told us yet."""

    key: str
    name: str
    floor: int | None
    step_free: bool | None
    hearing_loop: bool | None
    toilet: Toilet | None
    seating: str
    parking: str
    from_lift: str

    @classmethod
    def of(cls, place: Place) -> Self:
        return cls(**{name: getattr(place, name) for name in cls.model_fields})


class PlacesShape(BaseModel):
    places: list[PlaceShape]


class OrganisationShape(BaseModel):
    key: str
    name: str
    kind: OrganisationKind
    provider: str
    """Through which its people come in; "" for none of their own."""

    @classmethod
    def of(cls, one: Organisation, provider: str) -> Self:
        return cls(key=one.key, name=one.name, kind=one.kind, provider=provider)


class OrganisationsShape(BaseModel):
    organisations: list[OrganisationShape]
