"""Lays in a trip: who needs or offers a lift, who rides with whom, and whom to ring."""

from typing import TypedDict

from sqlmodel import Session

from app.activities.emergencies import give_contact
from app.activities.happenings import Happening
from app.activities.lifts import say_ride, seat, tell_riders
from app.activities.trip_forms import ContactForm, RideForm, SeatForm
from app.neighbourhoods.queries import Here
from app.people.actors import actor_called


class WrittenTrip(TypedDict, total=False):
    """What only a trip has of activities.toml."""

    leader: str
    offers: dict[str, int]
    """How many seats are free in whose car."""
    asks: list[str]
    no_steps: list[str]
    wheelchairs: list[str]
    """Who brings one, and in whose car one fits."""
    rides: list[list[str]]
    """Who rides with whom, and when they are picked up; in order."""
    to_ring: dict[str, list[str]]


def lay_in_trip(session: Session, here: Here, happening: Happening, written: WrittenTrip) -> None:
    """Nothing where nothing is written."""
    for handle, seats in written.get("offers", {}).items():
        said = {"kind": "offers", "seats": seats, "wheelchair": handle in written.get("wheelchairs", ())}
        form = RideForm.model_validate(said)
        say_ride(session, actor_called(session, handle, here.id), here, happening, form)
    for handle in written.get("asks", ()):
        needs = {"step": handle in written["no_steps"], "wheelchair": handle in written["wheelchairs"]}
        form = RideForm.model_validate({"kind": "asks", **needs})
        say_ride(session, actor_called(session, handle, here.id), here, happening, form)
    for turn, (rider, driver, at_time) in enumerate(written.get("rides", ()), 1):
        placed = SeatForm.model_validate({"rider": rider, "driver": driver, "turn": turn, "at_time": at_time})
        seat(session, actor_called(session, written["leader"], here.id), happening, placed)
    if written.get("rides"):
        tell_riders(session, actor_called(session, written["leader"], here.id), here, happening)
    for handle, (name, phone) in written.get("to_ring", {}).items():
        give_contact(session, actor_called(session, handle, here.id), here, ContactForm(name=name, phone=phone))
