"""Ideas for the matrix: Rosa's first one is shown and tried, her second waits; the third is Noor's, and shown."""

from datetime import timedelta

from app.core import clock
from app.ideas.answering import try_idea
from app.ideas.forms import LookForm, ProposeForm, TryForm
from app.ideas.proposing import look_at_idea, propose_idea
from app.permissions.who import Via
from tests.cast import MINA, ROSA, Part
from tests.house import House


def ideas_come_up(house: House, typist: Part, another: Part) -> None:
    for number in (1, 2, 3):
        with house.writing() as session:
            here, mina = house.here(session), house.actor(session, MINA)
            rosa = house.actor(session, typist).writing_down(house.actor(session, ROSA).person_id, Via.IN_PERSON)
            by = rosa if number < 3 else house.actor(session, another)
            idea = propose_idea(session, by, here, ProposeForm(title=f"Idea {number}", leads=True))
            if number != 2:
                look_at_idea(session, mina, idea, LookForm(outcome="shown"))
            if number == 1:
                ends = clock.today() + timedelta(days=3)
                try_idea(session, mina, idea, TryForm(question="Who comes?", ends_on=ends))
