"""Nothing typed is lost when someone has to show first who they are: it stands in the form again, for them alone."""

from datetime import timedelta

import pytest
from httpx2 import Response
from sqlalchemy import text
from sqlmodel import select

from app.core import clock
from app.core.kept_words import LIVES, LONGEST, KeptWords, forget_old
from app.people.sessions import PROVED_FOR, open_session
from tests.cards.making import comes_in, has_pin, later, proves
from tests.cast import AMINA, HELEN, MINA, ROSA, Part
from tests.house import House
from tests.tables.table import shared
from tests.tablet import Tablet

KNOWS = "Lift B is <slow> on Sundays."
AGAIN = "What you wrote is here again"
ANSWER = "/linnet/needs/1/answers"


def kept(house: House) -> list[KeptWords]:
    with house.reading() as session:
        return list(session.exec(select(KeptWords)).all())


def sends(tablet: Tablet, path: str, htmx: bool = False, referer: str = "", **fields: str) -> Response:
    headers = {"referer": f"http://testserver{referer or path}"} | ({"hx-request": "true"} if htmx else {})
    return tablet.client.post(path, data=fields, headers=headers, follow_redirects=False)


def signs_in(house: House, tablet: Tablet, part: Part) -> None:
    with house.writing() as session:
        person_id = house.actor(session, part).person_id or 0
        tablet.client.cookies.set("session", open_session(session, person_id), domain="testserver.local")


@pytest.mark.parametrize("htmx", [False, True])
def test_rosas_proof_lapses_while_she_writes_and_her_words_stand_in_the_form_again(house: House, htmx: bool) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    proves(rosa, pin)
    with later(seconds=PROVED_FOR.total_seconds() + 5):
        answer = sends(rosa, "/me/profile", htmx, knows=KNOWS, languages="Spanish", once="a")
        leads = answer.headers["hx-redirect" if htmx else "location"]
        assert leads == "/prove?return_to=/me/profile", "nothing of it is in the address"
        page = rosa.open(leads)
        page.says("What you wrote is kept")
        page.does_not_say(KNOWS)
        rosa.send("/prove", status=422, pin="9305", return_to="/me/profile").says("What you wrote is kept")
        page = rosa.send("/prove", pin=pin, return_to="/me/profile")
        page.says(AGAIN, "It was not sent yet.")
        assert (page.field("knows"), page.field("languages")) == (KNOWS, "Spanish")
        again = rosa.open("/me/profile")
        again.does_not_say(AGAIN)
        assert again.field("knows") == "" and kept(house) == [], "it is given back once"


@pytest.mark.parametrize("htmx", [False, True])
def test_helen_is_away_mid_answer_and_finds_her_words_after_signing_in(house: House, htmx: bool) -> None:
    house.a_need()
    helen = house.tablet(HELEN)
    with clock.at(clock.now() + timedelta(days=1)):
        answer = sends(helen, ANSWER, htmx, kind="no", words="The lift is older than\r\nthe house.", instead="Stairs.")
        assert answer.status_code == 401
        assert "We keep them for an hour." in answer.text and "The lift is older than" in answer.text
        helen.client.cookies.delete("session")
        signs_in(house, helen, HELEN)
        page = helen.open(ANSWER)
        page.says(AGAIN)
        assert page.field("words") == "The lift is older than\nthe house."
        assert page.tree.xpath("//input[@name='kind'][@checked]/@value") == ["no"]
        assert house.log()[-1] != "need_answered"


def test_a_second_step_comes_back_as_the_second_step(house: House) -> None:
    mina = house.tablet(MINA)
    with clock.at(clock.now() + timedelta(days=1)):
        fields = {"title": "A rail", "story": "By the third step.", "place": "lounge"}
        sends(mina, "/linnet/needs", referer="/linnet/needs/new", **fields)
        mina.client.cookies.delete("session")
        signs_in(house, mina, MINA)
        page = mina.open("/linnet/needs/new")
        page.says(AGAIN, "A bit more, if you like")
        assert (page.field("title"), page.field("story")) == ("A rail", "By the third step.")


def test_what_the_page_has_no_field_for_is_shown_beside_it(house: House) -> None:
    mina = house.tablet(MINA)
    with clock.at(clock.now() + timedelta(days=1)):
        sends(mina, "/linnet/tables", referer="/linnet/tables/new", name="Table 4", flower="a rose")
        mina.client.cookies.delete("session")
        signs_in(house, mina, MINA)
        page = mina.open("/linnet/tables/new")
        page.says(AGAIN, "a rose")
        assert page.field("name") == "Table 4"


def test_whoever_signs_in_after_her_is_not_shown_her_words(house: House) -> None:
    house.a_need()
    helen = house.tablet(HELEN)
    with clock.at(clock.now() + timedelta(days=1)):
        sends(helen, ANSWER, kind="no", words="A secret of mine.")
        helen.client.cookies.delete("session")
        signs_in(house, helen, MINA)
        helen.open(ANSWER).does_not_say("A secret of mine.", AGAIN)
        assert kept(house) == [], "and then they are gone"


def test_another_browser_another_page_and_a_later_hour_give_nothing_back(house: House) -> None:
    rosa, pin = comes_in(house), has_pin(house)
    with clock.at(clock.now()):
        sends(rosa, "/me/profile", knows=KNOWS)
        proves(rosa, pin)
        rosa.open("/me/details").does_not_say(AGAIN)
        house.tablet(ROSA).open("/me/profile").does_not_say(AGAIN)
        stranger = house.tablet(AMINA)
        stranger.client.cookies.set("words", "a-guess")
        stranger.open("/me/profile").does_not_say(AGAIN)
    with clock.at(clock.now() + LIVES + timedelta(minutes=1)):
        proves(rosa, pin)
        rosa.open("/me/profile").does_not_say(AGAIN)
        with house.writing() as session:
            forget_old(session)
        assert kept(house) == []


def test_the_table_holds_no_readable_word_and_no_key(house: House) -> None:
    rosa = comes_in(house)
    sends(rosa, "/me/profile", knows=KNOWS)
    with house.reading() as session:
        rows = repr(session.execute(text("SELECT * FROM kept_words")).all())
    assert "Sundays" not in rows and rosa.client.cookies["words"] not in rows
    assert "profile" in rows


def test_what_opens_a_door_is_never_kept_nor_more_than_a_form_takes(house: House) -> None:
    rosa = comes_in(house)
    sends(rosa, "/me/pin", pin="7294", once="a")
    sends(rosa, "/me/told-by/code", code="123456")
    sends(rosa, "/me/profile", knows="x" * (LONGEST + 1))
    assert kept(house) == []


def test_a_tables_tablet_keeps_no_ones_words(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    with later(minutes=30):
        sends(tablet, "/linnet/needs/new", title="Between us")
    sends(tablet, "/me/profile", knows=KNOWS)
    assert kept(house) == []
    assert "words" not in tablet.client.cookies


def test_signing_out_lets_go_of_them(house: House) -> None:
    rosa = comes_in(house)
    sends(rosa, "/me/profile", knows=KNOWS)
    rosa.send("/sign-out")
    assert "words" not in rosa.client.cookies
