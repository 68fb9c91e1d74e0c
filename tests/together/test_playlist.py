"""The playlist: a song, who asked for it, and why. It plays nowhere, and prints for whoever plays it."""

import pytest

from app.participation.models import Kind
from app.together.models import Song
from tests.cards.reading import pictures_in, tags_in, words_on
from tests.cast import AMINA, BEA, BEN, MINA, OMAR, ROSA
from tests.guards.walk import rows
from tests.house import House
from tests.needs.happenings import beside, counted, everything, tellings
from tests.printer import needs_a_printer
from tests.tables.table import shared
from tests.together.happenings import SONG, sung

FORM = {"title": SONG, "artist": "Consuelo", "why": "We danced to it at our wedding."}


def test_rosa_asks_mina_shows_it_and_all_read_her_first_name(house: House) -> None:
    rosa, mina, amina = house.tablet(ROSA), house.tablet(MINA), house.tablet(AMINA)
    rosa.open("/linnet/playlist").says("No songs yet", "Ask for a song")
    rosa.open("/linnet/playlist/new").says("Why this song?")
    for _ in range(2):
        page = rosa.send("/linnet/playlist", once="k", **FORM)
        page.says("Thank you for the song.", SONG, "Not shown yet", "Only you see these")
    amina.open("/linnet/playlist").does_not_say(SONG)
    mina.open("/linnet/today").says("Offers, songs and hellos to look at", SONG)
    (song,) = everything(house, Song)
    mina.open(f"/linnet/playlist/{song.id}/review").says(SONG, "What shall happen with it?")
    mina.send(f"/linnet/playlist/{song.id}/review", outcome="shown")
    page = amina.open("/linnet/playlist")
    page.says(SONG, "Consuelo", "Rosa asked for it", "We danced to it at our wedding.")
    page.does_not_say("Delgado", "Take it back")
    assert house.log() == [Kind.SONG_ASKED_FOR, Kind.GIVEN_SHOWN]


@pytest.mark.parametrize("htmx", [False, True])
def test_a_song_without_a_name_gets_a_sentence(house: House, htmx: bool) -> None:
    page = house.tablet(ROSA).send("/linnet/playlist", status=422, htmx=htmx, why="It is lovely.")
    assert beside(page, "title") == "Please write the name of the song."
    assert page.field("why") == "It is lovely."


def test_a_song_kept_private_says_why_to_rosa_only(house: House) -> None:
    song, mina = sung(house, shown=False), house.tablet(MINA)
    assert "say why" in beside(
        mina.send(f"/linnet/playlist/{song}/review", status=422, htmx=True, outcome="private"), "reason"
    )
    mina.send(f"/linnet/playlist/{song}/review", outcome="private", reason="The words hurt some of us.")
    house.tablet(ROSA).open("/linnet/playlist").says("Kept private", "The words hurt some of us.")
    house.tablet(OMAR).open("/linnet/playlist").does_not_say(SONG)
    house.tablet(OMAR).send(f"/linnet/playlist/{song}/taking-back", status=404)
    assert tellings(house, "given_not_shown") == {"rosa": ("letter", "waiting")}
    mina.open("/linnet/tellings/letters").says("You asked for this song:", SONG)


def test_rosa_takes_her_song_back(house: House) -> None:
    song = sung(house)
    house.tablet(OMAR).send(f"/linnet/playlist/{song}/taking-back", status=403)
    for _ in range(2):
        house.tablet(ROSA).send(f"/linnet/playlist/{song}/taking-back").does_not_say(SONG)
    assert house.log()[-1] == Kind.GIVEN_TAKEN_BACK


def test_bea_writes_down_a_song_for_omar_and_visitors_read_none(house: House) -> None:
    house.tablet(BEA).send("/linnet/playlist", spoken_by="omar", via="phone", read_back="yes", **FORM)
    house.tablet(OMAR).open("/linnet/playlist").says(
        "Bea typed this for them, as they said it by phone. It was read back to them."
    )
    (song,) = everything(house, Song)
    assert song.said_by_id != song.typed_by_id
    assert house.tablet().open("/linnet/playlist").path == "/sign-in"
    house.tablet(BEN).open("/linnet/playlist", status=403)


def test_at_a_table_a_neighbour_without_a_name_may_ask(house: House) -> None:
    tablet = shared(house)
    tablet.send("/table/sitting", person="")
    tablet.send("/linnet/playlist", **FORM).says("Thank you for the song.")
    (song,) = everything(house, Song)
    assert (song.said_by_id, song.via.value) == (None, "table_tablet")


@needs_a_printer
def test_it_prints_in_large_type_for_whoever_plays_it(house: House) -> None:
    sung(house)
    sung(house, shown=False, title="A secret song")
    pdf = house.tablet(MINA).open("/linnet/playlist/for-the-dj.pdf").response.content
    words = words_on(pdf)
    for said in (SONG, "Anon", "Rosa asked for it", "We danced to it."):
        assert said.replace(" ", "") in words, said
    assert "secret" not in words
    assert {"/H1", "/LI"} <= tags_in(pdf)
    assert pictures_in(pdf) == []


def test_it_costs_the_same_at_one_song_and_at_a_hundred(house: House) -> None:
    sung(house)
    amina, costs = house.tablet(AMINA), []
    for more in (0, 99):
        for number in range(more):
            sung(house, title=f"Song {number}")
        with counted(house) as sent:
            page = amina.open("/linnet/playlist")
        costs.append(len(sent))
    assert costs[0] == costs[1] <= 12
    page.says("More songs")
    page.does_not_say("Song 10.")


@pytest.mark.parametrize("my_words", ["go", "stay"])
def test_rosas_song_goes_with_her_or_stays_without_her_name(house: House, my_words: str) -> None:
    sung(house)
    house.tablet(ROSA).send(f"/me/leaving/{my_words}")
    page = house.tablet(AMINA).open("/linnet/playlist")
    if my_words == "stay":
        page.says(SONG, "A neighbour who left asked for it")
    else:
        assert SONG not in str(rows(house)["song"])
