"""News that is about no need: who helps whom. By mail, letter, text and work list; never on the noticeboard."""

from pathlib import Path

import pytest

from app.helping.service import end_helper, name_helper
from app.notifications.models import TellingState
from app.people.models import ToldBy
from tests.cast import BEA, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.notifications.post_office import PostOffice, a_worker, answered, read_out, tellings, work_all
from tests.notifications.test_letters import prefers
from tests.notifications.text_service import TextService, likes_texts

NAMED = "Rosa Delgado chose Bea Okafor as a helper."
MEANS = "Bea Okafor can now say things here for Rosa Delgado. Both can end this at any time."


def named(house: House, helper: Part = BEA, is_over: bool = False) -> None:
    """Rosa names a helper; or it is over again, before anyone has been told."""
    with house.writing() as session:
        here, rosa = house.here(session), house.actor(session, ROSA)
        one = name_helper(session, rosa, here, house.actor(session, helper).person_id or 0)
        if is_over:
            end_helper(session, rosa, here, one)


@pytest.mark.parametrize(
    ("is_over", "sentences"),
    [
        (False, (NAMED, MEANS)),
        (True, ("Bea Okafor no longer helps Rosa Delgado here.", "What was said before stays as it is.")),
    ],
)
def test_by_mail(
    house: House, post_office: PostOffice, tmp_path: Path, is_over: bool, sentences: tuple[str, str]
) -> None:
    prefers(house, BEA, "email")
    named(house, is_over=is_over)
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    mail = post_office.mails[-1]
    assert mail["Subject"] == "About who helps whom"
    for kind in ("plain", "html"):
        words = " ".join(read_out(mail, kind).split())
        assert all(sentence in words for sentence in sentences), words
        assert "https://hellos.example/me" in words
        assert "None" not in words and "need" not in words.lower().replace("you need", "")


def test_by_letter_beside_news_of_a_need_or_alone(house: House) -> None:
    named(house)
    mina = house.tablet(MINA)
    page = mina.open("/linnet/tellings/letters")
    page.says("About who helps whom", NAMED, MEANS, "This is something you need to know.")
    page.does_not_say("me too", "Need ", "None")
    answered(house, house.a_need(by=ROSA))
    mina.open("/linnet/tellings/letters").says(NAMED, "It was mended on Monday.")
    assert mina.open("/linnet/tellings/letters.pdf").response.content[:5] == b"%PDF-"


def test_on_the_work_list_and_ticked_off(house: House) -> None:
    named(house)
    mina = house.tablet(MINA)
    mina.open("/linnet/tellings?way=phone").says("Bea Okafor", NAMED, MEANS, "Told by phone")
    telling = tellings(house, BEA)[0].id
    mina.send(f"/linnet/tellings/{telling}/done", how="phone").says("Bea Okafor was told by phone, at")
    assert tellings(house, BEA)[0].state == TellingState.TOLD
    mina.send(f"/linnet/tellings/{telling}/undo", htmx=True).says(NAMED)


def test_never_on_the_noticeboard(house: House) -> None:
    prefers(house, BEA, "noticeboard")
    named(house)
    assert tellings(house, BEA)[0].way == ToldBy.IN_PERSON
    house.tablet(MINA).open("/linnet/tellings/noticeboard").does_not_say("Bea Okafor")


def test_by_text_says_only_that_there_is_something(house: House, tmp_path: Path) -> None:
    likes_texts(house, OMAR)
    named(house, OMAR)
    service = TextService()
    work_all(service.worker(house, tmp_path))
    words = service.texts[0]["personalisation"]["message"]
    assert words.startswith("Linnet Court:") and "Rosa" not in words and "/me" in words
