"""What programs are answered about lifts to a trip, and whom to ring."""

from typing import Self

from pydantic import BaseModel

from app.activities.emergencies import ToRing
from app.activities.rides import Car, MyLift, Rides, Traveller
from app.activities.trip_models import EmergencyContact, Ride, RideKind
from app.helping.api_values import TimeRead


class LiftShape(BaseModel):
    """What I said about a lift; all null when I said nothing. `driver`: with whom I ride, once I was told."""

    kind: RideKind | None
    seats: int | None
    step: bool | None
    wheelchair: bool | None
    driver: str | None
    at_time: TimeRead | None

    @classmethod
    def of(cls, ride: Ride | None, told: MyLift | None) -> Self:
        own = {name: getattr(ride, name, None) for name in ("kind", "seats", "step", "wheelchair")}
        return cls(**own, driver=(told.driver or None) if told else None, at_time=told.at_time if told else None)


class TravellerShape(BaseModel):
    """Someone who needs or offers a lift, as those who lead the trip read it."""

    handle: str
    name: str
    heads: int
    phone: str | None
    flat: str | None
    step: bool
    wheelchair: bool
    turn: int
    at_time: TimeRead | None
    is_told: bool

    @classmethod
    def of(cls, one: Traveller) -> Self:
        own = {name: getattr(one, name) for name in ("handle", "name", "heads", "phone", "flat")}
        said = {name: getattr(one.ride, name) for name in ("step", "wheelchair", "turn", "at_time")}
        return cls(**own, **said, is_told=one.ride.told_at is not None)


class CarShape(BaseModel):
    """A car, and who rides in it, in the order in which they are picked up."""

    driver: TravellerShape
    seats_left: int
    riders: list[TravellerShape]

    @classmethod
    def of(cls, car: Car) -> Self:
        riders = list(map(TravellerShape.of, car.riders))
        return cls(driver=TravellerShape.of(car.driver), seats_left=car.left, riders=riders)


class LiftsShape(BaseModel):
    cars: list[CarShape]
    waiting: list[TravellerShape]
    """They need a lift, and have none yet."""

    @classmethod
    def of(cls, rides: Rides) -> Self:
        waiting = list(map(TravellerShape.of, rides.waiting))
        return cls(cars=list(map(CarShape.of, rides.cars)), waiting=waiting)


class ContactShape(BaseModel):
    """Whom we may ring for me; null when nobody is kept."""

    name: str | None
    phone: str | None

    @classmethod
    def of(cls, contact: EmergencyContact | None) -> Self:
        return cls(name=contact.name if contact else None, phone=contact.phone if contact else None)


class ToRingShape(BaseModel):
    """For whom, and whom to ring."""

    name: str
    contact: str
    phone: str

    @classmethod
    def of(cls, found: ToRing) -> Self:
        return cls(**vars(found))


class WhomToRingShape(BaseModel):
    to_ring: list[ToRingShape]
