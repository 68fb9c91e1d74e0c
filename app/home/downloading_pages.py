"""Taking all of mine along: as a file for programs, or as one to read."""

from fastapi.responses import Response, StreamingResponse

from app.core import clock, printing
from app.core.rooms import Room
from app.home import downloading
from app.home.gathering import all_of_mine
from app.people.arriving import Arrived

router = Room()


@router.get("/me/download")
def offer_download(visit: Arrived) -> Response:
    visit.comes_home()
    return visit.page("home/download.html", prints=printing.is_possible())


@router.get("/me/download.json")
def download_for_programs(visit: Arrived) -> Response:
    written = downloading.as_json(all_of_mine(visit.session, visit.in_private))
    return Response(written, media_type="application/json", headers=_named("json"))


@router.get("/me/download.pdf")
def download_to_read(visit: Arrived) -> Response:
    actor = visit.comes_home()
    if not printing.is_possible():
        return visit.go("/me/download")
    mine = all_of_mine(visit.session, actor)
    words = {
        "name": actor.name,
        "about_me": downloading.about_me(mine, visit.say),
        "sections": downloading.as_sections(mine, visit.say),
        "today": clock.now(),
        "zone": visit.zone,
    }
    pdf = downloading.printed(visit.request.app.state.pages, visit.language, words)
    return StreamingResponse(pdf, media_type="application/pdf", headers=_named("pdf"))


def _named(ending: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="all-of-mine.{ending}"'}
