"""Asking the team to look at something, and a second look: the same pages for whatever neighbours see."""

from dataclasses import dataclass
from typing import Generic

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, Answers, as_sent, read
from app.core.rooms import Room
from app.helping.forms import WritingDown
from app.helping.speaking import SPOKEN, speaking
from app.moderating import service
from app.moderating.forms import ReportForm, SecondLookForm
from app.moderating.kinds import HiddenFor, SecondOutcome
from app.moderating.looks import reports_of, second_look_at
from app.moderating.models import MayBeHidden
from app.moderating.queries import others_who_review
from app.moderating.things import Moderated, Thing
from app.people.arriving import Arrival, Arrived
from app.people.queries import person_with_id
from app.permissions.rules import Act, permit


@dataclass(frozen=True)
class ModeratingPages(Generic[Thing]):
    kind: Moderated[Thing]

    def router(self) -> Room:
        router = Room(prefix=f"/{{slug}}/{self.kind.place}/{{number}}")
        router.add_api_route("/report", self.begin_report, methods=["GET"])
        router.add_api_route("/report", self.report, methods=["POST"])
        router.add_api_route("/second-look", self.see_second_look, methods=["GET"])
        router.add_api_route("/second-look", self.ask_for_second_look, methods=["POST"])
        router.add_api_route("/second-look/given", self.give_second_look, methods=["POST"])
        return router

    def begin_report(self, visit: Arrived, number: int) -> Response:
        said = self._seen(visit, number)
        permit(visit.actor, Act.REPORT, said)
        return visit.page("moderating/report.html", **self._about(number, said), answers=NOTHING_TYPED)

    def report(self, visit: Arrived, number: int) -> Response:
        said = self._seen(visit, number)
        permit(visit.actor, Act.REPORT, said)
        answers = read(ReportForm, visit.typed)
        about = self._about(number, said)
        if answers.accepted is None:
            return visit.again("moderating/report.html", "moderating/_report_form.html", **about, answers=answers)

        service.report(visit.session, visit.actor, said, answers.accepted)
        return visit.page("moderating/reported.html", **about)

    def see_second_look(self, visit: Arrived, number: int) -> Response:
        """For its author: how far it is. For who reviews: the form, or who else can fill it in."""
        said = self._seen(visit, number)
        if not visit.may("ASK_SECOND_LOOK", said):
            permit(visit.actor, said.review_act, said)
        return visit.page("moderating/second_look.html", **self._second_look(visit, number, said, NOTHING_TYPED))

    def ask_for_second_look(self, visit: Arrived, number: int) -> Response:
        """The author asks; an officer who sees what was hidden types it in for them, from paper or a call."""
        said = self._seen(visit, number, to_change=True)
        actor = speaking(visit.session, visit.actor, visit.here, as_sent(WritingDown, visit.typed))
        service.ask_for_second_look(visit.session, actor, said)
        return visit.go(f"{self.kind.place}/{number}/second-look")

    def give_second_look(self, visit: Arrived, number: int) -> Response:
        said = self._seen(visit, number, to_change=True)
        permit(visit.actor, said.review_act, said)
        answers = read(SecondLookForm, visit.typed)
        if answers.accepted is None:
            words = self._second_look(visit, number, said, answers)
            return visit.again("moderating/second_look.html", "moderating/_second_look_form.html", **words)

        place = self.kind.place_of(number)
        service.give_second_look(visit.session, visit.actor, said, answers.accepted, place)
        return visit.go(place)

    def _seen(self, visit: Arrival, number: int, to_change: bool = False) -> Thing:
        return self.kind.seen(visit.session, visit.actor, visit.here, number, to_change)

    def _about(self, number: int, said: MayBeHidden) -> dict[str, object]:
        return {"said": said, "place": self.kind.place_of(number), "at": f"{self.kind.place}/{number}"}

    def _second_look(
        self, visit: Arrival, number: int, said: Thing, answers: Answers[SecondLookForm]
    ) -> dict[str, object]:
        why = self.kind.why(visit.session, said) if said.is_hidden else ""
        return {**self._about(number, said), "why": why, "answers": answers, **second_look_of(visit, said)}


def for_review(visit: Arrival, said: MayBeHidden) -> dict[str, object]:
    """What a page that shows or hides something says besides: what others asked about it, and for what one hides."""
    open_reports = [one for one in reports_of(visit.session, said) if one.settled_at is None]
    return {"reports": open_reports, "reasons": HiddenFor}


def second_look_of(visit: Arrival, said: MayBeHidden) -> dict[str, object]:
    """What a page about a second look shows."""
    look = second_look_at(visit.session, said)
    may_give = visit.may("GIVE_SECOND_LOOK", said)
    is_for_others = look is not None and look.looked_at is None and not may_give
    return {
        "look": look,
        "may_give": may_give,
        "others": others_who_review(visit.session, visit.here, said.hidden_by_id) if is_for_others else [],
        "outcomes": SecondOutcome,
        "author": _author_to_ask_for(visit, said) if look is None else "",
        "ways": SPOKEN,
    }


def _author_to_ask_for(visit: Arrival, said: MayBeHidden) -> str:
    """Their handle, for who may type in that they asked."""
    if said.said_by_id is None or not said.is_hidden or not visit.may("WRITE_DOWN", visit.here):
        return ""
    return person_with_id(visit.session, said.said_by_id).handle
