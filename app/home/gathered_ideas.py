"""Statements of what someone proposed, was for, answered and tried. Each column is a key of the download."""

from sqlmodel import col

from app.home.gathered_said import Rows, spoken
from app.ideas.models import Idea, IdeaAnswer, IdeaHelped, IdeaSupport, Trial
from app.needs.models import Need

_IDEA: object = col(Idea.number).label("idea")


def ideas(person: int, only: int | None) -> Rows:
    said = (Idea.number, Idea.title, Idea.for_whom, Idea.who_leads, Idea.takes)
    leads: object = (col(Idea.leader_id) == person).label("leads")
    became = (Idea.stands, Idea.shown_at, Idea.kept_private_at, Idea.private_reason, Idea.taken_back_at)
    need: object = col(Need.number).label("need")
    return spoken(Idea, person, (*said, leads, *became, need), only).outerjoin(Need, col(Need.id) == Idea.need_id)


def for_ideas(person: int, only: int | None) -> Rows:
    said = spoken(IdeaSupport, person, (_IDEA, IdeaSupport.kind, IdeaSupport.words), only)
    return said.join(Idea, col(Idea.id) == IdeaSupport.idea_id)


def answers_to_ideas(person: int, only: int | None) -> Rows:
    days = (IdeaAnswer.by_when, IdeaAnswer.look_again_on, IdeaAnswer.tell_by)
    columns = (_IDEA, IdeaAnswer.kind, IdeaAnswer.words, *days, IdeaAnswer.instead, IdeaAnswer.decided_by)
    return spoken(IdeaAnswer, person, columns, only).join(Idea, col(Idea.id) == IdeaAnswer.idea_id)


def helped(person: int, only: int | None) -> Rows:
    said = spoken(IdeaHelped, person, (_IDEA, IdeaHelped.how, IdeaHelped.words), only)
    return said.join(Idea, col(Idea.id) == IdeaHelped.idea_id)


def trials(person: int, only: int | None) -> Rows:
    columns = (_IDEA, Trial.question, Trial.ends_on, Trial.learned, Trial.learned_at)
    return spoken(Trial, person, columns, only).join(Idea, col(Idea.id) == Trial.idea_id)
