"""Today: the work that waits for staff, oldest first."""

from datetime import timedelta

from sqlmodel import select

from app.core import clock
from app.needs.models import Attachment
from tests.cast import AMINA, BEN, HELEN, IDRIS, INES, MINA, ROSA, SAM, SHAH
from tests.grants.happenings import a_grant
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.needs.happenings import answered, commented, in_days, many_needs
from tests.needs.test_enclosing import VOICE
from tests.tablet import Page
from tests.together.happenings import sung

TITLES = ("The oldest", "In between", "The newest")


def test_mina_sees_what_to_review_and_helen_what_to_answer_oldest_first(house: House) -> None:
    for days, title in zip((30, 20, 10), TITLES, strict=True):
        with clock.at(clock.now() - timedelta(days=days)):
            house.a_need(title)
            house.a_need(f"{title}, unseen", shown=False)
    mina, helen = house.tablet(MINA).open("/linnet/today"), house.tablet(HELEN).open("/linnet/today")
    assert _listed(mina, "To look at before they are shown") == [f"{title}, unseen" for title in TITLES]
    assert _listed(mina, "Waiting for an answer") == _listed(helen, "Waiting for an answer") == list(TITLES)
    helen.does_not_say("unseen", "To look at before they are shown")
    assert helen.tree.xpath("//main//a[contains(@href, '/needs/1/answers')]")


def test_what_came_back_is_listed_by_how_long_ago(house: House) -> None:
    for days, title in zip((10, 20, 30), TITLES, strict=True):
        with clock.at(clock.now() - timedelta(days=100)):
            number = house.a_need(title)
            answered(house, number, "not_yet", look_again_on=clock.today() + timedelta(days=days))
    page = house.tablet(HELEN).open("/linnet/today")
    assert _listed(page, "Back for another look") == list(TITLES)
    assert _listed(page, "Waiting for an answer") == []


def test_only_reviewers_see_the_talk_that_waits(house: House) -> None:
    number = house.a_need()
    commented(house, number, "The first to wait.", by=AMINA, shown=False)
    commented(house, number, "The second to wait.", shown=False)
    for part in (MINA, SAM):
        words = house.tablet(part).open("/linnet/today").words
        assert words.index("The first to wait.") < words.index("The second to wait.")
    for part in (HELEN, SHAH, IDRIS):
        house.tablet(part).open("/linnet/today").does_not_say("to wait.")


def test_who_is_still_to_be_told_is_a_notice_until_all_are_told(house: House) -> None:
    mina, helen = house.tablet(MINA), house.tablet(HELEN)
    mina.open("/linnet/today").does_not_say("People are still to be told")
    answered(house, house.a_need())
    mina.open("/linnet/today").says("People are still to be told")
    helen.open("/linnet/today").does_not_say("People are still to be told")


def test_residents_researchers_and_visitors_have_no_today(house: House) -> None:
    for part in (ROSA, AMINA, INES, BEN):
        house.tablet(part).open("/linnet/today", status=403)
    assert house.tablet().open("/linnet/today").path == "/sign-in"


def test_a_voice_note_waits_on_the_list_of_those_who_type_up(house: House) -> None:
    sound = {"voice": ("note.webm", VOICE, "audio/webm")}
    house.tablet(ROSA).send("/linnet/needs", title="Listen to me", files=sound)
    mina, idris, helen = (house.tablet(part) for part in (MINA, IDRIS, HELEN))
    assert _listed(mina.open("/linnet/today"), "Voice notes to type up") == ["Listen to me"]
    idris.open("/linnet/today").does_not_say("Listen to me")

    mina.send("/linnet/needs/1/review", outcome="shown")
    answered(house, 1, "not_yet")
    page = idris.open("/linnet/today")
    assert _listed(page, "Voice notes to type up") == ["Listen to me"]
    day = in_days(0)
    page.says(f"Since {day:%A} {day.day} {day:%B %Y}")
    helen.open("/linnet/today").does_not_say("Voice notes to type up")

    with house.reading() as session:
        recording = session.exec(select(Attachment.id)).one()
    idris.send(f"/linnet/needs/1/recordings/{recording}/typing-up", words="The bench is too low.")
    for tablet in (mina, idris):
        tablet.open("/linnet/today").does_not_say("Voice notes to type up")


def test_a_quiet_day_says_so_and_a_long_list_is_cut_kindly(house: House) -> None:
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("Nothing waits for you", "Time for a cup of tea.")
    many_needs(house, 30)
    listed = _listed(mina.open("/linnet/today"), "Waiting for an answer")
    assert listed[:2] == ["Bench 1 is broken", "Bench 2 is broken"]
    assert len(listed) == 12
    page = mina.open("/linnet/today")
    page.says("More wait. They come up here as these are done.")
    (address,) = page.tree.xpath("//main//a[contains(., 'See all that wait')]/@href")
    mina.open(address).says("Bench 1 is broken")


def test_of_each_list_it_is_said_that_there_are_more_and_never_how_many(house: House) -> None:
    number = house.a_need()
    for order in range(14):
        house.a_need(f"Unseen {order}", shown=False)
        commented(house, number, f"Comment {order}", by=AMINA, shown=False)
    for order in range(13):
        sung(house, shown=False, title=f"Song {order}")
        an_idea(house, shown=False)
        a_grant(house, shown=False)
    an_idea(house)
    page = house.tablet(MINA).open("/linnet/today")
    assert len(_listed(page, "Ideas to look at")) == len(_listed(page, "Grants to look at")) == 12
    assert _listed(page, "Ideas that wait for an answer") == ["A walk to the market"]
    assert page.words.count("More wait.") == 5


def test_twelve_of_a_list_are_all_of_it(house: House) -> None:
    many_needs(house, 12)
    house.tablet(MINA).open("/linnet/today").does_not_say("More wait", "See all that wait")


def _listed(page: Page, heading: str) -> list[str]:
    """The titles under a heading, in order."""
    return [
        link.text_content().strip()
        for section in page.tree.xpath("//section[h2]")
        if heading in section.xpath("string(h2)")
        for link in section.xpath(".//*[contains(@class, 'work-title')]//a")
    ]
