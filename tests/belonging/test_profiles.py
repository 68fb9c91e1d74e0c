"""What neighbours write about themselves, and how they say their own name."""

from pathlib import Path

from sqlmodel import select

from app.belonging.models import Profile
from app.cards.models import Card
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.participation.service import record
from app.people.queries import person_called
from app.people.sessions import open_with_card
from app.permissions.who import Role
from tests.cast import AMINA, BEN, HELEN, ROSA
from tests.house import House
from tests.tablet import Page

SOUND = b"\x1a\x45\xdf\xa3 Rosa Delgado"
WORDS = {
    "knows": "Which lift to take when it rains.\nAnd who has the keys.",
    "work": "I was a seamstress for forty years.",
    "languages": "Spanish and English",
    "reached": "Knock after ten.",
    "called": "ROH-sah del-GAH-doh",
}


def voice(sound: bytes = SOUND) -> dict[str, object]:
    return {"voice": ("voice.webm", sound, "audio/webm")}


def heard_at(page: Page) -> str:
    return str(page.tree.xpath("//audio/@src")[0])


def files(house: House) -> list[Path]:
    return [one for one in house.app.state.storage.folder.rglob("*") if one.is_file() and one.read_bytes() == SOUND]


def test_what_rosa_knows_from_living_here_comes_first(house: House) -> None:
    page = house.tablet(ROSA).send("/me/profile", **WORDS)
    assert page.path == "/linnet/people/rosa"
    heads = [one.text_content() for one in page.tree.xpath("//h2")]
    assert heads[:2] == ["What I know from living here", "What my work is"]
    page.says("Which lift to take when it rains.", "ROH-sah del-GAH-doh")
    assert house.tablet(ROSA).open("/me/profile").field("knows") == WORDS["knows"]
    assert house.log() == [Kind.PROFILE_CHANGED]


def test_only_those_who_belong_hear_how_she_says_her_name(house: House) -> None:
    rosas = house.tablet(ROSA)
    src = heard_at(rosas.send("/me/profile", files=voice(), **WORDS))
    answer = house.tablet(AMINA).client.get(src)
    assert (answer.content, answer.headers["content-type"]) == (SOUND, "audio/webm")
    assert answer.headers["cache-control"].startswith("private")
    for stranger in (BEN, None):
        assert house.tablet(stranger).client.get(src).status_code == 404
    assert house.tablet(AMINA).client.get(src[:-3] + "abc").status_code == 404
    rosas.open("/me/profile").says("This is what they hear now:")


def test_a_new_recording_takes_the_place_of_the_old_one(house: House) -> None:
    rosas, before = house.tablet(ROSA), len(files(house))
    first = heard_at(rosas.send("/me/profile", files=voice(), **WORDS))
    second = heard_at(rosas.send("/me/profile", files=voice(), **WORDS))
    assert first != second and rosas.client.get(first).status_code == 404
    assert len(files(house)) == before + 1, "the old file is gone"
    assert heard_at(rosas.send("/me/profile", **WORDS)) == second, "words alone leave it as it is"
    page = rosas.send("/me/profile", without_voice="yes", **WORDS)
    assert not page.tree.xpath("//audio") and len(files(house)) == before


def test_what_is_no_recording_is_refused_and_no_word_is_lost(house: House) -> None:
    page = house.tablet(ROSA).send("/me/profile", status=422, files=voice(b"MZ a program"), **WORDS)
    page.says("We can't play that recording.")
    assert page.field("work") == WORDS["work"]
    page = house.tablet(ROSA).send("/me/profile", status=422, called="x" * 121)
    page.says("That is a little too long.")
    assert house.log() == []


def test_it_is_saved_once_when_it_is_sent_twice(house: House) -> None:
    rosas = house.tablet(ROSA)
    for _ in range(2):
        rosas.send("/me/profile", once="one", **WORDS)
    assert house.log() == [Kind.PROFILE_CHANGED]
    with house.reading() as session:
        assert session.exec(select(Profile)).one().languages == "Spanish and English"


def test_ben_in_two_neighbourhoods_has_a_profile_in_each(house: House) -> None:
    with house.writing() as session:
        join(session, house.here(session).id, person_called(session, "ben").id, [Role.RESIDENT])
    tablet = house.tablet(BEN)
    tablet.open("/me/profile").says("In which neighbourhood?", "Heron Street", "Linnet Court")
    tablet.open("/me/profile?home=linnet").says("Everyone who belongs to Linnet Court can read this.")
    assert tablet.send("/me/profile", home="linnet", knows="The garden gate.").path == "/linnet/people/ben"
    tablet.open("/heron/people/ben").says("Ben Archer has not written anything here yet.")
    assert tablet.send("/me/profile", home="elsewhere", knows="Nothing.").path == "/me/profile"
    house.tablet(AMINA).open("/linnet/people/ben").says("The garden gate.")


def test_with_three_neighbourhoods_each_profile_is_written_at_its_own_home(house: House) -> None:
    with house.writing() as session:
        wren = Neighbourhood(slug="wren", name="Wren Yard", language="en")
        session.add(wren)
        session.flush()
        ben = person_called(session, "ben").id
        for one in (house.here(session).id, wren.id):
            join(session, one, ben, [Role.RESIDENT])
    names, tablet = {"heron": "Heron Street", "linnet": "Linnet Court", "wren": "Wren Yard"}, house.tablet(BEN)
    tablet.open("/me/profile").says("In which neighbourhood?", *names.values())
    for slug, name in names.items():
        at = f"/me/profile?home={slug}"
        tablet.open(at).says(f"Everyone who belongs to {name} can read this.")
        assert tablet.send(at, knows=f"The gate of {name}.").path == f"/{slug}/people/ben"
    for slug, name in names.items():
        tablet.open(f"/{slug}/people/ben").says(f"The gate of {name}.")


def test_a_card_alone_reads_but_does_not_write(house: House) -> None:
    house.tablet(HELEN).send("/me/profile", work="I answer for repairs.")
    tablet = house.tablet()
    with house.writing() as session:
        here, rosa = house.here(session), house.actor(session, ROSA).person_id or 0
        session.add(card := Card(neighbourhood_id=here.id, person_id=rosa, code="x", made_by_id=rosa))
        session.flush()
        record(session, house.actor(session, ROSA), Kind.CARD_MADE, card)
        tablet.client.cookies.set("session", open_with_card(session, here.id, rosa, card.id))
    tablet.open("/linnet/people/helen").says("I answer for repairs.")
    refused = tablet.client.post("/me/profile", data={"knows": "Not mine."}, follow_redirects=False)
    assert refused.headers.get("location", "").startswith("/prove")
    assert house.log() == [Kind.PROFILE_CHANGED, Kind.CARD_MADE]


def test_a_visitor_is_asked_to_sign_in(house: House) -> None:
    assert house.tablet().open("/me/profile").path == "/sign-in"
