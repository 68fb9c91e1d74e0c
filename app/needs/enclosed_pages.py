"""Photos and recordings, served only to those who may see the need they came with."""

from fastapi.responses import FileResponse, Response

from app.core.rooms import Room
from app.needs.queries import enclosed_with, seen_need
from app.people.arriving import Arrived

router = Room(prefix="/{slug}/needs/{number}")


@router.get("/enclosed/{key}")
def show_enclosed(visit: Arrived, number: int, key: str) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    found = enclosed_with(visit.session, visit.actor, need, key)
    headers = {"content-disposition": "inline", "cache-control": "private, max-age=3600"}
    path = visit.request.app.state.storage.path(found.key)
    return FileResponse(path, media_type=found.media_type, headers=headers)
