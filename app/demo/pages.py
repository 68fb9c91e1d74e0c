"""Only in the demo: its cast as cards, becoming one of them, and the gallery of components."""

from fastapi.responses import Response
from pydantic import Field

from app.core.forms import NOTHING_TYPED, Form, read
from app.core.rooms import Room
from app.demo.queries import the_cast
from app.people.arriving import Arrived
from app.people.queries import neighbourhoods_of, person_called
from app.people.signing_in import signed_in

router = Room()


class BeForm(Form):
    person: str = Field(max_length=40)


@router.get("/demo")
def show_cast(visit: Arrived) -> Response:
    return visit.page("demo/cast.html", cast=the_cast(visit.session), answers=NOTHING_TYPED)


@router.post("/demo/be")
def be_someone(visit: Arrived) -> Response:
    answers = read(BeForm, visit.typed)
    if answers.accepted is None:
        return visit.again("demo/cast.html", "demo/cast.html", cast=the_cast(visit.session), answers=answers)

    person = person_called(visit.session, answers.accepted.person)
    home = neighbourhoods_of(visit.session, person.id or 0)[0][0]
    return signed_in(visit, person.id or 0, f"/{home}")


@router.get("/demo/gallery")
def show_gallery(visit: Arrived) -> Response:
    return visit.page("gallery/gallery.html")
