"""Photos and recordings, served only to those who may see the need they came with."""

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from app.core.transactions import OneTransaction
from app.needs.queries import enclosed_with, seen_need
from app.people.arriving import Arrived
from app.permissions.rules import Act, permit

router = APIRouter(route_class=OneTransaction, prefix="/{slug}/needs/{number}")


@router.get("/enclosed/{key}")
def show_enclosed(visit: Arrived, number: int, key: str) -> Response:
    """A face in a photo, a voice in a recording: for those who belong here."""
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.SEE_NAMES, need)
    found = enclosed_with(visit.session, need, key)
    headers = {"content-disposition": "inline", "cache-control": "private, max-age=3600"}
    path = visit.request.app.state.storage.path(found.key)
    return FileResponse(path, media_type=found.media_type, headers=headers)
