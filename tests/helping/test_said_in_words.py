"""Whatever was typed for someone, the list says what it was."""

from app.needs.typed_for_me import in_words
from app.participation.models import Kind
from tests.helping.said_for_another import kinds_said_for_another

OF_MANY = {Kind.HEADS_COUNTED, Kind.COMERS_COUNTED}
"""Counted for a room: these are nobody's own words, so they stand in nobody's list."""
BY_THE_TEAM = {Kind.OFFER_NO_LONGER_AGREED}
"""What whoever reviews, or ends a vouch, decides in their own name; both are told."""


def test_all_that_can_be_typed_for_another_is_said_in_its_own_words() -> None:
    found = kinds_said_for_another()
    assert {Kind.NEED_RAISED, Kind.OFFER_AGREED, Kind.CAME, Kind.PERSON_JOINED, Kind.SONG_ASKED_FOR} <= found
    said = {kind: in_words(kind) for kind in found - OF_MANY - BY_THE_TEAM}
    assert [kind for kind, words in said.items() if words == in_words("")] == []
    assert len(set(said.values())) == len(said)
