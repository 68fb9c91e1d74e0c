"""What neighbours give each other, for the houses of other tests."""

from tests.cast import Part
from tests.house import House
from tests.offers.laid_in import offers_in_the_world, offers_lived_in
from tests.together.happenings import celebrated, greeted, sung


def is_given_to(house: House, unseen: str) -> str:
    """Of each there is one that is shown, and one that waits to be looked at. Returns where a hello is heard."""
    offers_lived_in(house, unseen)
    celebrated(house)
    sung(house)
    sung(house, shown=False, title=f"The {unseen} Song")
    _, sound = greeted(house)
    greeted(house, shown=False, words=f"Hola, {unseen}")
    return sound


def given_in_the_world(house: House, rosa: Part, typist: Part, noor: Part) -> dict[str, object]:
    songs = {"song": sung(house, by=rosa), "hidden_song": sung(house, by=rosa, shown=False)}
    hello, sound = greeted(house, by=rosa)
    hellos = {"hello": hello, "sound": sound, "hidden_hello": greeted(house, by=rosa, shown=False)[0]}
    return offers_in_the_world(house, rosa, typist, noor) | songs | hellos
