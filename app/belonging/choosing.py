"""From an organisation's key to its row, where someone is said to work."""

from sqlmodel import Session

from app.core.errors import NotLikeThis
from app.neighbourhoods.queries import Here, organisations_of


def organisation_chosen(session: Session, here: Here, key: str) -> int | None:
    """None when no organisation was chosen. Raises NotLikeThis for one that is not here."""
    if not key:
        return None
    found = {one.key: one.id for one in organisations_of(session, here)}.get(key)
    if found is None:
        raise NotLikeThis(field="organisation")
    return found
