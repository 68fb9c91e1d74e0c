"""Something that a neighbour asked the team to look at, and something hidden whose author asked for a second look."""

from sqlmodel import Session

from app.ideas.forms import ProposeForm
from app.ideas.models import Idea
from app.ideas.proposing import look_at_idea, propose_idea
from app.moderating.forms import LookForm, ReportForm
from app.moderating.kinds import HiddenFor
from app.moderating.service import ask_for_second_look, report
from app.neighbourhoods.queries import Here, neighbourhood_called
from app.people.actors import actor_called
from tests.browser.met import WRONG, Met

LOOKED_AT = [
    Met("report an idea", "/linnet/ideas/{reported_idea}/report", "pearl"),
    Met("an idea, hidden, mine", "/linnet/ideas/{looked_idea}", "rosa"),
    Met("a second look at an idea, mine", "/linnet/ideas/{looked_idea}/second-look", "rosa"),
    Met("look at an idea someone asked about", "/linnet/ideas/{reported_idea}/review", "mina"),
    Met("a second look at an idea", "/linnet/ideas/{looked_idea}/second-look", "sam"),
    Met("a second look, wrong", "/linnet/ideas/{looked_idea}/second-look", "sam", WRONG.format("words")),
]


def looks_laid_in(session: Session) -> dict[str, int | str]:
    here = neighbourhood_called(session, "linnet")
    mina, rosa, amina = (actor_called(session, who, here.id) for who in ("mina", "rosa", "amina"))
    asked_about = _an_idea(session, here, "A quiz about our old street")
    report(session, amina, asked_about, ReportForm(words="It says who lives in flat 52."))
    hidden = _an_idea(session, here, "A list of who is at home when")
    why = LookForm(outcome="private", reason="It says when homes are empty.", hidden_for=HiddenFor.NAMES_SOMEONE)
    look_at_idea(session, mina, hidden, why)
    ask_for_second_look(session, rosa, hidden)
    return {"reported_idea": asked_about.number, "looked_idea": hidden.number}


def _an_idea(session: Session, here: Here, title: str) -> Idea:
    rosa, mina = (actor_called(session, who, here.id) for who in ("rosa", "mina"))
    idea = propose_idea(session, rosa, here, ProposeForm(title=title))
    look_at_idea(session, mina, idea, LookForm(outcome="shown"))
    session.flush()
    return idea
