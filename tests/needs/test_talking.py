"""Neighbours talk about a need, and the talk is kept kind."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.moderating.models import Report
from app.needs.replies import Comment
from app.participation.models import Kind
from tests.cast import AMINA, BEA, BEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import beside, commented, everything, the_comment

RUDE = "Your cat is a nuisance."
WHY = "It is about one neighbour."


def test_what_a_neighbour_says_waits_and_is_then_shown(house: House) -> None:
    number = house.a_need()
    amina = house.tablet(AMINA)
    amina.open(f"/linnet/needs/{number}/comments").says("Your words")
    amina.send(f"/linnet/needs/{number}/comments", words="I sat on it.").says("I sat on it.", "Not shown yet.")
    rosa, mina = house.tablet(ROSA), house.tablet(MINA)
    rosa.open(f"/linnet/needs/{number}").does_not_say("I sat on it.")
    mina.open("/linnet/today").says("Comments to look at", "I sat on it.")

    said = everything(house, Comment)[0].id
    for part in (AMINA, ROSA, HELEN, INES):
        house.tablet(part).send(f"/linnet/needs/{number}/comments/{said}/show", status=_hidden_from(part))
    mina.send(f"/linnet/needs/{number}/comments/{said}/show").says("I sat on it.")
    rosa.open(f"/linnet/needs/{number}").says("Amina Yusuf said", "I sat on it.")
    house.tablet().open(f"/linnet/needs/{number}").does_not_say("Amina Yusuf")
    mina.open("/linnet/today").does_not_say("I sat on it.")
    assert house.log()[2:] == [Kind.COMMENT_MADE, Kind.COMMENT_SHOWN]


def test_who_typed_for_a_neighbour_without_a_name_reads_it_again_while_it_waits(house: House) -> None:
    number = house.a_need()
    bea = house.tablet(BEA)
    bea.send(f"/linnet/needs/{number}/comments", words="I fell there.", spoken_by="unnamed", via="in_person")
    bea.open(f"/linnet/needs/{number}").says("I fell there.", "Not shown yet.")
    for part in (ROSA, None):
        house.tablet(part).open(f"/linnet/needs/{number}").does_not_say("I fell there.")


def test_what_one_reader_sees_is_never_kept_for_another(house: House) -> None:
    number = house.a_need()
    said = commented(house, number, RUDE, by=AMINA)
    path, mina = f"/linnet/needs/{number}", house.tablet(MINA)
    mina.send(f"{path}/comments/{said}/hide", hidden_for="unkind", reason=WHY)
    for _ in range(2):
        mina.open(path).says("Amina Yusuf said", RUDE, WHY, "Read what was hidden")
        for part, speaker in ((ROSA, "Amina Yusuf"), (None, "A neighbour")):
            page = house.tablet(part).open(path)
            page.says(f"{speaker} said", WHY)
            page.does_not_say(RUDE, "Read what was hidden")
        page.does_not_say("Amina Yusuf")


def test_what_staff_say_is_shown_at_once(house: House) -> None:
    number = house.a_need()
    part = house.tablet(HELEN).send(f"/linnet/needs/{number}/comments", htmx=True, words="We will look on Monday.")
    part.says("Thank you for saying this.", "Your neighbours can read it now.")
    house.tablet().open(f"/linnet/needs/{number}").says("We will look on Monday.")


def test_heron_street_reads_its_talk_at_once(house: House) -> None:
    number = house.a_need(by=BEN)
    house.tablet(BEN).send(f"/heron/needs/{number}/comments", words="Out since Sunday.")
    house.tablet().open(f"/heron/needs/{number}").says("Out since Sunday.")


def test_a_comment_without_words_or_with_too_many_gets_a_sentence(house: House) -> None:
    number = house.a_need()
    amina = house.tablet(AMINA)
    wrong = (("", "Please write what you want to say."), ("x" * 10_000, "That is a little too long."))
    for htmx, (words, sentence) in enumerate(wrong):
        page = amina.send(f"/linnet/needs/{number}/comments", status=422, htmx=bool(htmx), words=words)
        assert sentence in beside(page, "words")
        assert page.field("words") == words
    for _ in range(2):
        amina.send(f"/linnet/needs/{number}/comments", words="Me as well.", once="k")
    assert house.log()[2:] == [Kind.COMMENT_MADE]
    row = everything(house, Comment)[0].model_dump(exclude={"id"}) | {"words": " "}
    with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
        connection.execute(insert(Comment).values(**row))


def test_visitors_researchers_and_other_neighbourhoods_read_but_do_not_talk(house: House) -> None:
    number = house.a_need()
    address = f"/linnet/needs/{number}/comments"
    for part in (INES, SAM, BEN):
        house.tablet(part).open(address, status=403)
        house.tablet(part).send(address, status=403, words="Hello.")
        house.tablet(part).send(address, status=403)
    assert house.tablet().send(address, words="Hello.").path == "/sign-in"
    assert house.tablet().send(address).path == "/sign-in"
    house.tablet().open(f"/linnet/needs/{number}").says("Neighbours can talk about this once they have signed in.")
    assert everything(house, Comment) == []


def test_bea_writes_down_what_omar_says_and_rosa_can_not(house: House) -> None:
    number = house.a_need()
    address = f"/linnet/needs/{number}/comments"
    house.tablet(BEA).send(address, words="My knee hurts.", spoken_by="omar", via="phone")
    house.tablet(ROSA).send(address, status=403, words="My knee hurts.", spoken_by="omar")
    said = everything(house, Comment)
    assert len(said) == 1
    assert said[0].said_by_id != said[0].typed_by_id
    house.tablet(OMAR).open(f"/linnet/needs/{number}").says("Omar Haddad said", "Bea Okafor typed this for them")


def test_what_is_hidden_leaves_its_place_and_its_reason(house: House) -> None:
    number = house.a_need()
    said = commented(house, number, RUDE)
    mina, address = house.tablet(MINA), f"/linnet/needs/{number}/comments/{said}/hide"
    mina.open(address).says(RUDE)
    assert "Please say why." in beside(mina.send(address, status=422, reason=" "), "reason")
    for _ in range(2):
        mina.send(address, hidden_for="names_someone", reason=WHY, once="k")

    for part in (AMINA, ROSA, HELEN, INES, None):
        page = house.tablet(part).open(f"/linnet/needs/{number}")
        page.says("This was hidden. The reason: It is about one neighbour.")
        page.does_not_say(*([] if part is ROSA else [RUDE]))
    for part in (MINA, SAM):
        house.tablet(part).open(f"/linnet/needs/{number}").says(WHY, "Read what was hidden", RUDE)
    assert house.log()[4:] == [Kind.COMMENT_HIDDEN]

    mina.send(f"/linnet/needs/{number}/comments/{said}/show")
    house.tablet(AMINA).open(f"/linnet/needs/{number}").says(RUDE)


def test_what_waits_or_is_hidden_can_not_be_read_round_the_corner(house: House) -> None:
    number = house.a_need()
    waiting, hidden = commented(house, number, RUDE, shown=False), commented(house, number, RUDE)
    house.tablet(MINA).send(f"/linnet/needs/{number}/comments/{hidden}/hide", hidden_for="unkind", reason=WHY)
    for part in (AMINA, HELEN, IDRIS, BEN, None):
        tablet = house.tablet(part)
        for said in (waiting, hidden):
            address = f"/linnet/needs/{number}/comments/{said}"
            tablet.open(f"{address}/report", status=404)
            tablet.send(f"{address}/report", status=404, words="x" * 10_000)
            tablet.send(f"{address}/hide", status=404)
    assert the_comment(house, hidden).hidden_reason == WHY


def test_someone_asks_for_a_second_look_and_mina_lets_it_stand(house: House) -> None:
    number = house.a_need()
    said = commented(house, number, "The lift is slow.")
    address = f"/linnet/needs/{number}/comments/{said}"
    amina, mina = house.tablet(AMINA), house.tablet(MINA)
    amina.open(f"{address}/report").says("The lift is slow.", "Ask for a second look")
    assert "too long" in beside(amina.send(f"{address}/report", status=422, words="x" * 10_000), "words")
    for _ in range(2):
        amina.send(f"{address}/report", words="Is this about me?").says("Thank you for telling us")
    assert len(everything(house, Report)) == 1
    mina.open("/linnet/today").says("Comments someone asked about", "The lift is slow.")
    amina.open(f"/linnet/needs/{number}").does_not_say("Let it stand")

    mina.open(f"/linnet/needs/{number}").says("Let it stand")
    mina.send(f"{address}/show").does_not_say("Let it stand")
    mina.open("/linnet/today").does_not_say("The lift is slow.")
    assert everything(house, Report)[0].settled_at is not None
    assert house.log()[4:] == [Kind.COMMENT_REPORTED, Kind.REPORT_SETTLED]


def test_hiding_settles_what_was_asked(house: House) -> None:
    number = house.a_need()
    said = commented(house, number, RUDE)
    for part in (AMINA, INES):
        house.tablet(part).send(f"/linnet/needs/{number}/comments/{said}/report")
    mina = house.tablet(MINA)
    assert mina.open("/linnet/today").words.count(RUDE) == 1
    mina.send(f"/linnet/needs/{number}/comments/{said}/hide", hidden_for="unkind", reason=WHY)
    mina.open("/linnet/today").does_not_say(RUDE)
    assert all(report.settled_at for report in everything(house, Report))


def test_visitors_do_not_report_and_residents_do_not_hide(house: House) -> None:
    number = house.a_need()
    said = commented(house, number, RUDE)
    address = f"/linnet/needs/{number}/comments/{said}"
    assert house.tablet().send(f"{address}/report").path == "/sign-in"
    house.tablet(BEN).send(f"{address}/report", status=403)
    for part in (AMINA, ROSA, HELEN, INES):
        house.tablet(part).send(f"{address}/hide", status=403, hidden_for="unkind", reason=WHY)
        house.tablet(part).send(f"{address}/hide", status=403)
    other = house.a_need("Another need")
    house.tablet(MINA).send(f"/linnet/needs/{other}/comments/{said}/hide", status=404, hidden_for="unkind", reason=WHY)
    assert the_comment(house, said).is_shown
    assert everything(house, Report) == []


def _hidden_from(part: object) -> int:
    """Its author may read what waits, so they are told no; to others it is not even said to exist."""
    return 403 if part is AMINA else 404
