"""Pages of where someone is signed in."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.core.rooms import Room
from app.people import cookies, devices
from app.people.arriving import Arrived

router = Room()

Device = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


@router.get("/me/devices")
def show_devices(visit: Arrived) -> Response:
    actor = visit.comes_home()
    return visit.page(
        "people/devices.html", devices=devices.devices_of(visit.session, actor, cookies.session_key(visit))
    )


@router.post("/me/devices/others/end")
def end_other_devices(visit: Arrived) -> Response:
    devices.end_others(visit.session, visit.in_private, cookies.session_key(visit))
    return visit.go("/me/devices")


@router.post("/me/devices/{device}/end")
def end_device(visit: Arrived, device: Device) -> Response:
    devices.end_device(visit.session, visit.in_private, device)
    return visit.go("/me/devices")
