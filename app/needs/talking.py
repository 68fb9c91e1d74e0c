"""Talking about a need."""

from sqlmodel import Session

from app.core import clock
from app.helping.speaking import speaks_only_for_themselves
from app.needs.forms import CommentForm
from app.needs.models import Need
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def comment(session: Session, actor: Actor, here: Here, need: Need, form: CommentForm) -> Comment:
    """Say something about a need. What residents say is looked at first, where the neighbourhood wants it so."""
    permit(actor, Act.COMMENT, need)
    speaks_only_for_themselves(session, actor, need)

    is_shown_at_once = actor.is_staff or not here.reviewed_before_shown
    said = Comment(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        words=form.words,
        shown_at=clock.now() if is_shown_at_once else None,
        **provenance(actor),
    )
    session.add(said)
    record(session, actor, Kind.COMMENT_MADE, said)
    return said
