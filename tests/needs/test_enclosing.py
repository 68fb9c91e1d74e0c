"""A photo or a voice note with a need: made clean, kept where no one guesses, shown to those who belong here."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.needs.models import Attachment, Need
from app.participation.models import Kind
from tests.cast import AMINA, BEA, BEN, HELEN, MINA, ROSA
from tests.house import House
from tests.needs.happenings import beside, everything
from tests.tablet import Tablet

VOICE = b"\x1a\x45\xdf\xa3" + b"\x00" * 2000
SPOT = (53.0, 28.0, 50.0)


def test_a_photo_is_kept_small_upright_and_without_the_cameras_notes(house: House) -> None:
    rosa = house.tablet(ROSA)
    page = rosa.send("/linnet/needs", title="The bench", once="k", files={"photo": ("b.jpg", _photo(), "image/jpeg")})
    address = page.tree.xpath("//figure[contains(@class, 'photo')]//img/@src")[0]
    response = rosa.client.get(address)
    assert response.headers["content-type"] == "image/webp"

    with Image.open(io.BytesIO(response.content)) as kept:
        assert (kept.format, kept.size) == ("WEBP", (1067, 1600))
        assert dict(kept.getexif()) == {}
        red, blue = kept.convert("RGB").getpixel((500, 200)), kept.convert("RGB").getpixel((500, 1400))
    assert red[0] > 200 and red[2] < 60
    assert blue[2] > 200 and blue[0] < 60
    assert b"Rosa's telephone" not in response.content
    assert b"Exif" not in response.content


def test_it_lies_where_no_one_guesses_and_opens_to_those_who_belong_here(house: House) -> None:
    rosa = house.tablet(ROSA)
    rosa.send("/linnet/needs", title="The bench", files={"photo": ("b.jpg", _photo(), "image/jpeg")})
    house.tablet(MINA).send("/linnet/needs/1/review", outcome="shown")
    other = house.a_need("Another need")
    key = everything(house, Attachment)[0].key
    assert len(key) >= 43
    for part in (AMINA, HELEN):
        house.tablet(part).open(f"/linnet/needs/1/enclosed/{key}")
    house.tablet(BEN).open(f"/linnet/needs/1/enclosed/{key}", status=403)
    assert house.tablet().open(f"/linnet/needs/1/enclosed/{key}").path == "/sign-in"
    assert key not in house.tablet().open("/linnet/needs/1").text
    for elsewhere in (f"/linnet/needs/{other}/enclosed/{key}", f"/heron/needs/1/enclosed/{key}"):
        rosa.open(elsewhere, status=404)
    for guess in ("1", "b.jpg", "..%2f..%2fhouse.db", key[:-1]):
        rosa.open(f"/linnet/needs/1/enclosed/{guess}", status=404)
    rosa.open(f"/static/{key[:2]}/{key}", status=404)


@pytest.mark.parametrize("htmx", [False, True])
def test_what_can_not_be_used_gets_a_sentence_and_keeps_the_words(house: House, htmx: bool) -> None:
    not_photos = {
        "letter.jpg": b"Dear neighbour, this is no photo.",
        "bomb.png": _bomb(),
        "half.jpg": _photo()[:20_000],
        "moving.jpg": _saved("GIF"),
        "drawing.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n",
    }
    before, rosa = _on_disk(house), house.tablet(ROSA)
    for name, content in not_photos.items():
        page = _sent(rosa, htmx, photo=(name, content, "image/jpeg"))
        assert beside(page, "photo") == "We can't read that as a photo. Please choose a JPEG, PNG or WebP picture."
    page = _sent(rosa, htmx, voice=("note.webm", b"Dear neighbour, this is no sound.", "audio/webm"))
    assert "can't play that recording" in beside(page, "voice")
    assert everything(house, Need) == everything(house, Attachment) == house.log() == []
    assert _on_disk(house) == before


def test_half_a_photo_is_refused_after_letters_were_printed_too(house: House) -> None:
    house.tablet(HELEN).send(f"/linnet/needs/{house.a_need()}/answers", kind="done", words="It is mended.")
    letters = house.tablet(MINA).open("/linnet/tellings/letters.pdf").response
    assert letters.headers["content-type"] == "application/pdf"
    page = _sent(house.tablet(ROSA), False, photo=("half.jpg", _photo()[:20_000], "image/jpeg"))
    assert "can't read that as a photo" in beside(page, "photo")


def test_what_is_too_big_gets_a_sentence_and_keeps_the_words(house: House) -> None:
    before, rosa = _on_disk(house), house.tablet(ROSA)
    photo = ("big.jpg", _photo() + bytes(40 * 1024 * 1024), "image/jpeg")
    assert "under 20 MB" in beside(_sent(rosa, False, photo=photo), "photo")
    voice = ("long.webm", VOICE + bytes(11 * 1024 * 1024), "audio/webm")
    assert "under five minutes" in beside(_sent(rosa, False, voice=voice), "voice")
    assert everything(house, Need) == []
    assert _on_disk(house) == before


def test_a_good_photo_leaves_nothing_behind_when_the_words_are_missing_or_the_act_fails(house: House) -> None:
    before, rosa = _on_disk(house), house.tablet(ROSA)
    files = {"photo": ("b.jpg", _photo(), "image/jpeg"), "voice": ("n.webm", VOICE, "audio/webm")}
    page = rosa.send("/linnet/needs", status=422, title="", story="Since autumn", files=files)
    assert beside(page, "title")
    assert page.field("story") == "Since autumn"
    rosa.send("/linnet/needs", status=422, title="The bench", place="the moon", files=files)
    house.tablet(BEN).send("/linnet/needs", status=403, title="The bench", files=files)
    assert house.tablet().send("/linnet/needs", title="The bench", files=files).path == "/sign-in"
    assert everything(house, Need) == []
    assert _on_disk(house) == before


def test_a_double_tap_keeps_one_photo(house: House) -> None:
    before, rosa = _on_disk(house), house.tablet(ROSA)
    body, kind = _same_bytes_twice({"title": "The bench", "once": "k"}, _photo())
    for _ in range(2):
        assert rosa.client.post("/linnet/needs", content=body, headers={"content-type": kind}).status_code == 200
    assert len(everything(house, Attachment)) == len(everything(house, Need)) == 1
    assert len(_on_disk(house) - before) == 1


def test_rosa_says_it_in_her_own_voice_and_bea_types_it_up(house: House) -> None:
    rosa, bea, amina = house.tablet(ROSA), house.tablet(BEA), house.tablet(AMINA)
    rosa.send("/linnet/needs", title="Listen to me", files={"voice": ("note.webm", VOICE, "audio/ogg")})
    house.tablet(MINA).send("/linnet/needs/1/review", outcome="shown")
    recording = everything(house, Attachment)[0]
    played = amina.client.get(f"/linnet/needs/1/enclosed/{recording.key}")
    assert (played.headers["content-type"], played.content) == ("audio/webm", VOICE)
    amina.open("/linnet/needs/1").says("Said in their own voice", "Someone will type this up")

    address = f"/linnet/needs/1/recordings/{recording.id}/typing-up"
    bea.open(address).says("What they say, in their own words")
    assert beside(bea.send(address, status=422, htmx=True, words=" "), "words")
    for part in (AMINA, HELEN, BEN):
        house.tablet(part).open(address, status=403)
        house.tablet(part).send(address, status=403, words="Something else")
        house.tablet(part).send(address, status=403)
    for _ in range(2):
        bea.send(address, words="My knees hurt on the stairs.", once="k")
    amina.open("/linnet/needs/1").says("Typed up: My knees hurt on the stairs.")
    house.tablet().open("/linnet/needs/1").does_not_say("My knees hurt")
    assert house.log().count(Kind.RECORDING_TYPED_UP) == 1


def test_what_a_recording_says_finds_the_need_for_those_who_may_hear_it(house: House) -> None:
    _spoken(house, "My knees hurt.")
    for part, words in ((AMINA, "knee"), (BEA, "listen hurt"), (HELEN, "LISTEN")):
        assert _found(house.tablet(part), words) == [1]
    for stranger in (house.tablet(), house.tablet(BEN)):
        for words, found in (("knees", []), ("listen knees", []), ("listen", [1]), ("list _", [])):
            assert _found(stranger, words) == found
    house.tablet(BEA).send("/linnet/needs/1/recordings/1/typing-up", words="My hips hurt.")
    assert (_found(house.tablet(AMINA), "knees"), _found(house.tablet(AMINA), "hips")) == ([], [1])


def test_more_words_do_not_lose_the_spoken_ones(house: House) -> None:
    _spoken(house, "My knees hurt.", then="asked_back", reason="Where is it?")
    house.tablet(ROSA).send("/linnet/needs/1/more", story="On the stairs.")
    house.tablet(MINA).send("/linnet/needs/1/review", outcome="shown")
    assert _found(house.tablet(AMINA), "stairs knees") == [1]
    assert (_found(house.tablet(), "stairs"), _found(house.tablet(), "knees")) == ([1], [])


def test_a_need_named_by_a_mark_alone_keeps_its_spoken_words_here(house: House) -> None:
    _spoken(house, "My knees hurt.", title="?!")
    assert (_found(house.tablet(AMINA), "knees"), _found(house.tablet(), "knees")) == ([1], [])


@pytest.mark.parametrize(
    ("sound", "media_type"),
    [(b"OggS" + bytes(90), "audio/ogg"), (b"\x00\x00\x00\x18ftypM4A " + bytes(90), "audio/mp4")],
    ids=["ogg", "mp4"],
)
def test_recordings_of_other_makes_are_played_too(house: House, sound: bytes, media_type: str) -> None:
    rosa = house.tablet(ROSA)
    rosa.send("/linnet/needs", title="Listen", files={"voice": ("note", sound, "application/octet-stream")})
    assert everything(house, Attachment)[0].media_type == media_type


def _spoken(house: House, words: str, title: str = "Listen to me", then: str = "shown", **review: str) -> None:
    """Rosa says it in her own voice, Mina types it up and reviews it."""
    house.tablet(ROSA).send("/linnet/needs", title=title, files={"voice": ("note.webm", VOICE, "audio/webm")})
    house.tablet(MINA).send("/linnet/needs/1/recordings/1/typing-up", words=words)
    house.tablet(MINA).send("/linnet/needs/1/review", outcome=then, **review)


def _found(tablet: Tablet, words: str) -> list[int]:
    board = tablet.open(f"/linnet/needs?words={words}")
    cards = board.tree.xpath("//main//a/@href[starts-with(., '/linnet/needs/')]")
    return [int(number) for card in cards if (number := card.rpartition("/")[2]).isdigit()]


def _sent(tablet: Tablet, htmx: bool, **files: Any) -> Any:
    page = tablet.send("/linnet/needs", 422, htmx, files, title="The bench", story="Since autumn")
    assert (page.field("title"), page.field("story")) == ("The bench", "Since autumn")
    return page


def _photo() -> bytes:
    """3000 by 2000, red beside blue, to be turned upright; it knows where it was taken, and with what."""
    picture = Image.new("RGB", (3000, 2000), "red")
    picture.paste("blue", (1500, 0, 3000, 2000))
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "Rosa's telephone"
    notes.get_ifd(0x8825)[2] = SPOT
    packed = io.BytesIO()
    picture.save(packed, "JPEG", exif=notes, comment=b"Rosa's telephone")
    return packed.getvalue()


def _saved(kind: str) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(packed, kind)
    return packed.getvalue()


def _bomb() -> bytes:
    """A few hundred bytes that say they are 900 million pixels."""
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(900))))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _same_bytes_twice(fields: dict[str, str], photo: bytes) -> tuple[bytes, str]:
    """A form as a browser sends it again: the same bytes, boundary and all."""
    lines = [
        f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    ]
    head = '--B\r\nContent-Disposition: form-data; name="photo"; filename="b.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    return "".join(lines).encode() + head.encode() + photo + b"\r\n--B--\r\n", "multipart/form-data; boundary=B"


def _on_disk(house: House) -> set[Path]:
    return {path for path in house.app.state.storage.folder.rglob("*") if path.is_file()}
