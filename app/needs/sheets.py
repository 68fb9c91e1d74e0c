"""Forms about needs, on paper."""

from collections.abc import Mapping

from app.core.languages import N_
from app.helping.sheets import WAYS_ON_PAPER, Twin
from app.needs.kinds import Helped
from app.needs.queries import newest_answer, seen_need
from app.neighbourhoods.queries import places_of, themes_of
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit


def _new(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.RAISE_NEED, visit.here)
    places, themes = places_of(visit.session, visit.here), themes_of(visit.session, visit.here)
    return {"places": places, "themes": themes, "ways_on_paper": WAYS_ON_PAPER}


def _backing(visit: Arrival, number: int) -> Mapping[str, object]:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.BACK_NEED, need)
    return {"need": need}


def _comment(visit: Arrival, number: int) -> Mapping[str, object]:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    return {"need": need}


def _helped(visit: Arrival, number: int) -> Mapping[str, object]:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    return {"need": need, "answer": newest_answer(visit.session, need), "hows": Helped}


TWINS = (
    Twin("N", N_("What is needed?"), "needs/_from_paper_form.html", "needs/new", _new, may_be_unnamed=True),
    Twin("M", N_("Me too"), "needs/_back_form.html", "needs/{}/backing", _backing, may_be_unnamed=True),
    Twin("C", N_("What I say to it"), "needs/_comment_form.html", "needs/{}/comments", _comment, may_be_unnamed=True),
    Twin("H", N_("Did it help?"), "needs/_helped_form.html", "needs/{}/helped", _helped),
)
