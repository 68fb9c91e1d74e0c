"""Songs and hellos, among the things that neighbours can ask the team to look at, and that may be looked at again."""

from sqlmodel import Session

from app.giving.models import Given
from app.moderating.things import Moderated
from app.together.hellos import seen_hello
from app.together.queries import seen_song


def _why(_: Session, given: Given) -> str:
    return given.private_because


SONGS = Moderated("playlist", seen_song, _why, has_a_page=False)
HELLOS = Moderated("hellos", seen_hello, _why, has_a_page=False)
