"""What neighbours give each other, for the houses of other tests."""

from tests.cast import Part
from tests.house import House
from tests.offers.laid_in import offers_in_the_world, offers_lived_in
from tests.together.happenings import celebrated, sung


def is_given_to(house: House, unseen: str) -> None:
    """Of each there is one that is shown, and one that waits to be looked at."""
    offers_lived_in(house, unseen)
    celebrated(house)
    sung(house)
    sung(house, shown=False, title=f"The {unseen} Song")


def given_in_the_world(house: House, rosa: Part, typist: Part, noor: Part) -> dict[str, object]:
    songs = {"song": sung(house, by=rosa), "hidden_song": sung(house, by=rosa, shown=False)}
    return offers_in_the_world(house, rosa, typist, noor) | songs
