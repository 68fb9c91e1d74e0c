"""Hello in the languages spoken here, in neighbours' own voices; read as well as heard, and taken away at any time."""

import io

import pytest

from app.participation.models import Kind
from app.together.models import SpokenHello
from tests.cast import AMINA, BEA, BEN, MINA, OMAR, ROSA
from tests.guards.walk import rows
from tests.house import House
from tests.needs.happenings import beside, counted, everything, tellings
from tests.together.happenings import SOUND, greeted

FORM = {"language": "es", "words": "Hola, ¿qué tal?", "sounds_like": "OH-la, kay TAL", "is_named": "yes"}


def voice(sound: bytes = SOUND) -> dict[str, tuple[str, io.BytesIO, str]]:
    return {"voice": ("hola.webm", io.BytesIO(sound), "audio/webm")}


def test_rosa_says_hello_mina_listens_and_amina_hears_it(house: House) -> None:
    rosa, amina, mina = house.tablet(ROSA), house.tablet(AMINA), house.tablet(MINA)
    amina.open("/linnet/hellos").says("No hellos yet")
    rosa.open("/linnet/hellos/new").says("Start recording", "My first name may stand beside it")
    for _ in range(2):
        page = rosa.send("/linnet/hellos", once="k", files=voice(), **FORM)
        page.says("Thank you for your hello.", "Not shown yet")
    (hello,) = everything(house, SpokenHello)
    address = f"/linnet/hellos/{hello.id}/sound/{hello.sound}"
    assert amina.client.get(address).status_code == 404
    mina.open("/linnet/today").says("Hola, ¿qué tal?")
    mina.open(f"/linnet/hellos/{hello.id}/review").says("Español", "OH-la, kay TAL")
    mina.send(f"/linnet/hellos/{hello.id}/review", outcome="shown")
    page = amina.open("/linnet/hellos")
    page.says("Español", "Hola, ¿qué tal?", "OH-la, kay TAL", "Rosa says it")
    page.does_not_say("Delgado", "Take my voice away")
    heard = amina.client.get(address)
    assert heard.content == SOUND and heard.headers["content-type"] == "audio/webm"
    assert amina.client.get(f"/linnet/hellos/{hello.id}/sound/guessed").status_code == 404
    assert house.log() == [Kind.HELLO_SPOKEN, Kind.GIVEN_SHOWN]


@pytest.mark.parametrize("htmx", [False, True])
def test_it_is_heard_and_read_or_not_kept(house: House, htmx: bool) -> None:
    rosa = house.tablet(ROSA)
    before = everything(house, SpokenHello)
    page = rosa.send("/linnet/hellos", status=422, htmx=htmx, **FORM)
    assert "record your hello" in beside(page, "voice") and page.field("words") == FORM["words"]
    page = rosa.send("/linnet/hellos", status=422, htmx=htmx, files=voice(b"MZ a program"), **FORM)
    assert "can't play" in beside(page, "voice")
    page = rosa.send("/linnet/hellos", status=422, htmx=htmx, files=voice(), language="es")
    assert "Not everyone can hear it." in beside(page, "words")
    page = rosa.send("/linnet/hellos", status=422, htmx=htmx, files=voice(), language="xx", words="Hi")
    assert "choose the language" in beside(page, "language")
    assert everything(house, SpokenHello) == before == []


def test_her_name_stands_there_only_if_she_wishes(house: House) -> None:
    greeted(house, named=False)
    house.tablet(AMINA).open("/linnet/hellos").does_not_say("Rosa")


def test_she_takes_her_voice_away_and_the_file_goes(house: House) -> None:
    hello, sound = greeted(house)
    path = house.app.state.storage.path(sound)
    assert path.exists()
    house.tablet(OMAR).send(f"/linnet/hellos/{hello}/taking-back", status=403)
    for _ in range(2):
        house.tablet(ROSA).send(f"/linnet/hellos/{hello}/taking-back").does_not_say("Hola")
    assert not path.exists()
    assert house.log()[-1] == Kind.GIVEN_TAKEN_BACK
    house.tablet(MINA).send(f"/linnet/hellos/{hello}/review", status=409, outcome="shown")


def test_what_is_kept_private_says_why_to_rosa(house: House) -> None:
    hello, _ = greeted(house, shown=False)
    mina = house.tablet(MINA)
    assert "say why" in beside(mina.send(f"/linnet/hellos/{hello}/review", status=422, outcome="private"), "reason")
    mina.send(f"/linnet/hellos/{hello}/review", outcome="private", reason="We hear only wind.")
    house.tablet(ROSA).open("/linnet/hellos").says("We hear only wind.")
    assert tellings(house, "given_not_shown") == {"rosa": ("letter", "waiting")}


def test_visitors_and_other_neighbourhoods_hear_none(house: House) -> None:
    hello, sound = greeted(house)
    assert house.tablet().open("/linnet/hellos").path == "/sign-in"
    for path in ("/linnet/hellos", f"/linnet/hellos/{hello}/sound/{sound}"):
        assert house.tablet(BEN).client.get(path).status_code == 403
    assert house.tablet(BEN).client.get(f"/heron/hellos/{hello}/sound/{sound}").status_code == 404


def test_bea_types_what_omar_says_into_her_tablet(house: House) -> None:
    house.tablet(BEA).send("/linnet/hellos", files=voice(), spoken_by="omar", via="in_person", **FORM)
    (hello,) = everything(house, SpokenHello)
    assert hello.said_by_id != hello.typed_by_id
    who = "Bea" if hello.is_named else "Someone"
    house.tablet(OMAR).open("/linnet/hellos").says(f"{who} typed this for them, as they said it in person.")


def test_one_hello_costs_as_much_as_thirty(house: House) -> None:
    greeted(house)
    amina, costs = house.tablet(AMINA), []
    for more in (0, 29):
        for _ in range(more):
            greeted(house)
        with counted(house) as sent:
            amina.open("/linnet/hellos")
        costs.append(len(sent))
    assert costs[0] == costs[1] <= 12


@pytest.mark.parametrize("my_words", ["go", "stay"])
def test_when_she_leaves_her_voice_leaves_too(house: House, my_words: str) -> None:
    hello, sound = greeted(house)
    rosa, path = house.tablet(ROSA), house.app.state.storage.path(sound)
    mine = rosa.open("/me/download.json").response.json()["hellos"]
    assert mine[0]["address"] == f"/linnet/hellos/{hello}/sound/{sound}"
    rosa.send(f"/me/leaving/{my_words}")
    assert rows(house)["hello"] == [] and not path.exists()
