"""What neighbours give each other in these tests, through the services they use."""

from app.giving.service import look_at
from app.moderating.forms import LookForm
from app.together.birthdays import BIRTHDAY
from app.together.forms import BirthdayForm, HelloForm, SongForm
from app.together.saying_hello import say_hello
from app.together.service import ask_for_song
from tests.cast import MINA, ROSA, Part
from tests.house import House

SOUND = b"\x1aE\xdf\xa3 hola"
SONG = "Bésame mucho"


def celebrated(house: House, by: Part = ROSA, day: int = 14, month: int = 2) -> None:
    with house.writing() as session:
        form = BirthdayForm(day=day, month=month, is_wished=True)
        BIRTHDAY.is_said(session, house.actor(session, by), house.here(session, by.neighbourhood), form)


def sung(house: House, by: Part = ROSA, shown: bool = True, title: str = SONG, why: str = "We danced to it.") -> int:
    """Someone asks for a song, and Mina shows it; returns its id."""
    with house.writing() as session:
        here = house.here(session, by.neighbourhood)
        song = ask_for_song(session, house.actor(session, by), here, SongForm(title=title, artist="Anon", why=why))
        if shown and not song.is_shown:
            look_at(session, house.actor(session, MINA), song, LookForm(outcome="shown"))
        return song.id


def greeted(house: House, by: Part = ROSA, shown: bool = True, named: bool = True, **said: str) -> tuple[int, str]:
    """Someone says hello in their own voice, and Mina lets it be heard; returns its id, and where it is heard."""
    with house.writing() as session:
        here, storage = house.here(session, by.neighbourhood), house.app.state.storage
        form = HelloForm(**({"language": "es", "words": "Hola", "sounds_like": "OH-la", "is_named": named} | said))
        hello = say_hello(session, storage, house.actor(session, by), form, (here, (SOUND, "audio/webm")))
        if shown and not hello.is_shown:
            look_at(session, house.actor(session, MINA), hello, LookForm(outcome="shown"))
        return hello.id, hello.sound or ""
