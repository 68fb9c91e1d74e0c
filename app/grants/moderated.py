"""Grants, among the things that neighbours can ask the team to look at, and that may be looked at again."""

from sqlmodel import Session

from app.grants.models import Grant
from app.grants.queries import seen_grant
from app.moderating.things import Moderated


def _why(_: Session, grant: Grant) -> str:
    return grant.private_reason


GRANTS = Moderated("grants", seen_grant, _why)
