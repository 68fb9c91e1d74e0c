"""Ideas, among the things that neighbours can ask the team to look at, and that may be looked at again."""

from sqlmodel import Session

from app.ideas.models import Idea
from app.ideas.queries import seen_idea
from app.moderating.things import Moderated


def _why(_: Session, idea: Idea) -> str:
    return idea.private_reason


IDEAS = Moderated("ideas", seen_idea, _why)
