"""Ideas for the matrix: Rosa's first is shown and tried, her second waits, her fourth is done; the third is Noor's."""

from datetime import timedelta

from app.core import clock
from app.ideas.answering import answer_idea, try_idea
from app.ideas.forms import ProposeForm, SupportForm, TryForm
from app.ideas.proposing import look_at_idea, propose_idea
from app.ideas.supporting import support_idea
from app.moderating.forms import LookForm
from app.needs.forms import AnswerForm
from app.permissions.who import Via
from tests.cast import AMINA, MINA, ROSA, Part
from tests.house import House


def ideas_come_up(house: House, typist: Part, another: Part) -> None:
    for number in (1, 2, 3, 4):
        with house.writing() as session:
            here, mina = house.here(session), house.actor(session, MINA)
            rosa = house.actor(session, typist).writing_down(house.actor(session, ROSA).person_id, Via.IN_PERSON)
            by = rosa if number != 3 else house.actor(session, another)
            idea = propose_idea(session, by, here, ProposeForm(title=f"Idea {number}", leads=True))
            if number != 2:
                look_at_idea(session, mina, idea, LookForm(outcome="shown"))
            if number == 4:
                support_idea(session, house.actor(session, AMINA), idea, SupportForm(kind="would_come"))
                done = AnswerForm(kind="done", words="We walked.")
                answer_idea(session, mina, here, idea, done)
            if number == 1:
                ends = clock.today() + timedelta(days=3)
                try_idea(session, mina, idea, TryForm(question="Who comes?", ends_on=ends))
