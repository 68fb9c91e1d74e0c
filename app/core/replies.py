"""The same request sent twice is carried out once and answered alike (Idempotency-Key, and forms' hidden `once`).

What was answered is kept sealed with the key it was asked with, which the table does not hold: a copy of the database
says nothing of it, and an address that is shown once may be answered again to whoever was shown it.
"""

from datetime import datetime, timedelta

from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar
from starlette.responses import Response

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.core.sealing import seal, unseal
from app.core.secrets import hashed
from app.core.tables import Row

KEPT_FOR = timedelta(days=2)
FOR = "reply"


class IdempotentReply(Row, table=True):
    """The answer that a key was given; written in the same transaction as what it answers."""

    __tablename__ = "idempotent_reply"

    key: str = Field(primary_key=True, max_length=64)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    """Whose request it answers, so that it goes when they leave."""
    fingerprint: str = Field(max_length=64)
    status: int = 0
    location: str = ""
    media_type: str = ""
    body: str = ""
    """Sealed; empty when nothing but the status was answered."""
    made_at: datetime = Field(default_factory=clock.now)


def claim(session: Session, key: str, fingerprint: str) -> Response | None:
    """Reserve the key, or return what it was answered before.

    A second request with the same key waits here until the first has committed: on SQLite because writers queue,
    on PostgreSQL because the primary key makes it wait.
    """
    found = session.exec(select(IdempotentReply).where(IdempotentReply.key == hashed(key))).first()
    if found is None:
        session.add(IdempotentReply(key=hashed(key), fingerprint=fingerprint))
        session.flush()
        return None
    if found.fingerprint != fingerprint:
        raise NotLikeThis(N_("This key was used before, for something else."), field="Idempotency-Key")
    headers = {"location": found.location} if found.location else {}
    body = unseal(found.body, key, FOR) if found.body else ""
    return Response(body, found.status, headers, found.media_type or None)


def keep(session: Session, key: str, response: Response, person_id: int | None = None) -> None:
    """Remember the answer for the next time the same key comes. A request we turned down may be tried again.

    Cookies are not kept: they hold keys, and those are kept nowhere readable.
    """
    row = session.get_one(IdempotentReply, hashed(key))
    if response.status_code >= 400:
        session.delete(row)
        return
    row.person_id = person_id
    row.status = response.status_code
    row.location = response.headers.get("location", "")
    row.media_type = response.headers.get("content-type", "")
    body = bytes(response.body).decode()
    row.body = seal(body, key, FOR) if body else ""


def forget_replies_to(session: Session, person_id: int) -> None:
    """All but the one that is still being given, which has no one's words yet."""
    for reply in session.exec(select(IdempotentReply).where(IdempotentReply.person_id == person_id)):
        session.delete(reply)


def empty_replies_to(session: Session, people: SelectOfScalar[int], handle: str) -> None:
    """What these people and the nameless were answered may speak of `handle`, who leaves.

    That it was done stays known, so that nothing is done twice.
    """
    theirs = col(IdempotentReply.person_id).in_(people) | col(IdempotentReply.person_id).is_(None)
    for reply in session.exec(select(IdempotentReply).where(theirs, IdempotentReply.status != 0)):
        if reply.body:
            reply.status, reply.media_type, reply.body = 204, "", ""
        if handle in reply.location.split("/"):
            reply.location = "/"


def forget_old(session: Session, most: int = 500) -> None:
    """Answers hold what people wrote, so they are kept no longer than anyone would repeat a request."""
    old = select(IdempotentReply).where(col(IdempotentReply.made_at) < clock.now() - KEPT_FOR).limit(most)
    for reply in session.exec(old):
        session.delete(reply)
