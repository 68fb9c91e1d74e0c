"""The JSON twin of the pages: asking the team to look at something, and a second look."""

from dataclasses import dataclass
from typing import Generic

from fastapi import APIRouter
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.helping.forms import WritingDown
from app.moderating import service
from app.moderating.forms import ReportForm, SecondLookForm
from app.moderating.looks import second_look_at
from app.moderating.shapes import SecondLookShape
from app.moderating.things import Moderated, Thing
from app.permissions.rules import Act, may, permit

FOR_ONESELF = WritingDown()
WITHOUT_WORDS = ReportForm()


@dataclass(frozen=True)
class ModeratingCalls(Generic[Thing]):
    kind: Moderated[Thing]

    def router(self) -> APIRouter:
        place = self.kind.place
        router = APIRouter(prefix=f"/{place}/{{number}}", route_class=Keyed, tags=[place])
        for way, path, call, summary in (
            ("POST", "/report", self.report, "Ask the team to look at it"),
            ("GET", "/second-look", self.show_second_look, "How far a second look is"),
            ("POST", "/second-look", self.ask_for_second_look, "Ask for a second look at what was hidden"),
            ("POST", "/second-look/given", self.give_second_look, "Look again at what another has hidden"),
        ):
            status = 204 if call == self.report else 200
            name = f"{call.__name__}_in_{place}"
            router.add_api_route(path, call, methods=[way], summary=summary, status_code=status, name=name)
        return router

    def report(self, visit: Writing, number: Number, form: ReportForm = WITHOUT_WORDS) -> Response:
        """Asked twice is asked once."""
        service.report(visit.session, visit.actor, self._seen(visit, number), form)
        return Response(status_code=204)

    def show_second_look(self, visit: Reading, number: Number) -> SecondLookShape:
        """For its author and for those who review; with a key that may write."""
        return self._shape(visit, self._seen(visit, number))

    def ask_for_second_look(self, visit: Writing, number: Number, form: WritingDown = FOR_ONESELF) -> SecondLookShape:
        """By someone else than who hid it. Asked twice is asked once."""
        said = self._seen(visit, number, to_change=True)
        service.ask_for_second_look(visit.session, visit.speaking(form), said)
        return self._shape(visit, said)

    def give_second_look(self, visit: Writing, number: Number, form: SecondLookForm) -> SecondLookShape:
        """Its author reads the words."""
        said = self._seen(visit, number, to_change=True)
        service.give_second_look(visit.session, visit.actor, said, form, self.kind.place_of(number))
        return self._shape(visit, said)

    def _seen(self, visit: Call, number: int, to_change: bool = False) -> Thing:
        return self.kind.seen(visit.session, visit.actor, visit.here, number, to_change)

    def _shape(self, visit: Call, said: Thing) -> SecondLookShape:
        visit.session.flush()
        if not may(visit.actor, Act.ASK_SECOND_LOOK, said):
            permit(visit.actor, said.review_act, said)
        return SecondLookShape.of(said, self.kind.why(visit.session, said), second_look_at(visit.session, said))
