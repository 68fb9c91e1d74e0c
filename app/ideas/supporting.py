"""“I'd come”, “I can help”, “I know someone”: saying so for an idea, and taking it back."""

from sqlmodel import Session, select

from app.helping.speaking import speaks_only_for_themselves
from app.ideas.forms import SupportForm
from app.ideas.kinds import SupportKind
from app.ideas.models import Idea, IdeaSupport
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def support_idea(session: Session, actor: Actor, idea: Idea, form: SupportForm) -> None:
    """Saying it again changes only the words; a neighbour without a name counts each time."""
    permit(actor, Act.SUPPORT_IDEA, idea)
    speaks_only_for_themselves(session, actor, idea)
    said = _said(session, actor, idea, form.kind)
    words = form.words if form.kind.asks_for_words else ""
    if said is not None and said.words == words:
        return

    if said is not None:
        for name, value in {"words": words, **provenance(actor)}.items():
            setattr(said, name, value)
    else:
        said = IdeaSupport(
            neighbourhood_id=idea.neighbourhood_id, idea_id=idea.id, kind=form.kind, words=words, **provenance(actor)
        )
    session.add(said)
    record(session, actor, Kind.IDEA_SUPPORTED, idea)


def take_back_support(session: Session, actor: Actor, idea: Idea, kind: SupportKind) -> None:
    """One's own. What was said without a name is not taken back so: whose would it be?"""
    permit(actor, Act.SUPPORT_IDEA, idea)
    speaks_only_for_themselves(session, actor, idea)
    said = _said(session, actor, idea, kind)
    if said is None:
        return

    session.delete(said)
    record(session, actor, Kind.IDEA_SUPPORT_TAKEN_BACK, idea)


def _said(session: Session, actor: Actor, idea: Idea, kind: SupportKind) -> IdeaSupport | None:
    if actor.spoken_by_id is None:
        return None
    mine = select(IdeaSupport).where(IdeaSupport.idea_id == idea.id, IdeaSupport.said_by_id == actor.spoken_by_id)
    return session.exec(mine.where(IdeaSupport.kind == kind)).first()
