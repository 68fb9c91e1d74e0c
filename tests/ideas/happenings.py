"""What happens to an idea in these tests, through the services people use."""

from typing import Any

from app.ideas.answering import answer_idea, try_idea, write_what_was_learned
from app.ideas.did_it_help import say_whether_it_helped
from app.ideas.forms import LearnedForm, ProposeForm, SupportForm, TryForm
from app.ideas.models import Idea
from app.ideas.proposing import look_at_idea, propose_idea
from app.ideas.queries import asked_about, the_idea
from app.ideas.supporting import support_idea
from app.moderating.forms import LookForm
from app.needs.forms import AnswerForm, HelpedForm
from tests.cast import MINA, ROSA, Part
from tests.house import House
from tests.needs.happenings import an_answer, everything, in_days

WALK = "A walk to the market"


def an_idea(house: House, title: str = WALK, by: Part = ROSA, shown: bool = True, **form: Any) -> int:
    """Someone proposes an idea, and Mina shows it; returns its number."""
    with house.writing() as session:
        here = house.here(session, by.neighbourhood)
        idea = propose_idea(session, house.actor(session, by), here, ProposeForm(title=title, **form))
        if shown and not idea.is_shown:
            look_at_idea(session, house.actor(session, MINA), idea, LookForm(outcome="shown"))
        return idea.number


def supported(house: House, number: int, *parts: Part, kind: str = "would_come", words: str = "") -> None:
    with house.writing() as session:
        for part in parts:
            idea = the_idea(session, house.here(session), number)
            support_idea(session, house.actor(session, part), idea, SupportForm(kind=kind, words=words))


def idea_answered(house: House, number: int, kind: str = "doing", by: Part = MINA, **more: Any) -> None:
    with house.writing() as session:
        here = house.here(session)
        form = AnswerForm.model_validate(an_answer(kind, **more))
        answer_idea(session, house.actor(session, by), here, the_idea(session, here, number), form)


def helped(house: House, number: int, how: str = "yes", by: Part = ROSA, words: str = "") -> None:
    with house.writing() as session:
        idea = the_idea(session, house.here(session), number, to_change=True)
        form = HelpedForm(how=how, words=words)
        say_whether_it_helped(session, house.actor(session, by), asked_about(session, idea), form)


def tried(house: House, number: int, by: Part = MINA, days: int = 10) -> None:
    with house.writing() as session:
        idea = the_idea(session, house.here(session), number)
        form = TryForm(question="Do people come in the morning?", ends_on=in_days(days))
        try_idea(session, house.actor(session, by), idea, form)


def learned(house: House, number: int, by: Part = MINA, words: str = "Mornings are too early.") -> None:
    with house.writing() as session:
        idea = the_idea(session, house.here(session), number)
        write_what_was_learned(session, house.actor(session, by), idea, LearnedForm(words=words))


def the_row(house: House, number: int) -> Idea:
    return next(idea for idea in everything(house, Idea) if idea.number == number)
