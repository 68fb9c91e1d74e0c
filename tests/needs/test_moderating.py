"""What is hidden is hidden with a reason its author reads; someone else looks again when asked; all is counted."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.moderating.models import SecondLook
from app.needs.replies import Comment
from app.notifications.models import Message, Telling
from app.participation.models import Kind
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import beside, commented, counted, everything, tellings, the_comment

RUDE = "Your cat is a nuisance."
WHY = "It is about one neighbour."


def hidden(house: House, by: Part = ROSA, hider: Part = MINA, words: str = RUDE) -> str:
    """Someone's comment was hidden; its address."""
    number = house.a_need()
    said = commented(house, number, words, by=by)
    address = f"/linnet/needs/{number}/comments/{said}"
    house.tablet(hider).send(f"{address}/hide", hidden_for="unkind", reason=WHY)
    return address


def asked(house: House, by: Part = ROSA) -> str:
    address = hidden(house, by=by)
    house.tablet(by).send(f"{address}/second-look")
    return address


def comment_of(house: House, address: str) -> Comment:
    return the_comment(house, int(address.rsplit("/", 1)[1]))


def test_hiding_says_which_kind_of_reason_and_why_in_words(house: House) -> None:
    number = house.a_need()
    address = f"/linnet/needs/{number}/comments/{commented(house, number, RUDE)}/hide"
    mina = house.tablet(MINA)
    mina.open(address).says("It names someone, or says something private", "Say it in your own words")
    page = mina.send(address, status=422, reason=WHY)
    assert beside(page, "hidden_for") == "Please choose one of these."
    assert page.field("reason") == WHY
    assert "Please say why." in beside(mina.send(address, status=422, hidden_for="unkind"), "reason")
    mina.send(address, status=422, htmx=True, hidden_for="because", reason=WHY)
    mina.send(address, hidden_for="unkind", reason=WHY)
    mina.send(address, status=409, hidden_for="selling", reason="Something else.")
    said = everything(house, Comment)[0]
    assert (said.hidden_for, said.hidden_reason) == ("unkind", WHY)


def test_the_database_keeps_no_hidden_comment_without_a_kind(house: House) -> None:
    hidden(house)
    with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
        connection.execute(update(Comment).values(hidden_for=None))


@pytest.mark.parametrize(("author", "way"), [(ROSA, "letter"), (OMAR, "email"), (AMINA, "in_person")])
def test_its_author_is_told_by_their_own_way(house: House, author: Part, way: str) -> None:
    hidden(house, by=author)
    assert tellings(house, "comment_hidden") == {author.handle: (way, "waiting")}
    message = everything(house, Message)[-1]
    assert (message.words, message.said_by, message.organisation) == (WHY, "Mina Kaur", "NORC team")


def test_the_letter_says_why_who_and_what_can_be_done_with_a_pen(house: House) -> None:
    hidden(house)
    page = house.tablet(MINA).open("/linnet/tellings/letters")
    page.says("You said something about need 1", "What you said is hidden now. This is why:", WHY)
    page.says("Mina Kaur decided this", "Please let someone else look at it again")
    page.does_not_say(RUDE, "me too")


def test_never_on_the_noticeboard_and_no_part_of_the_needs_story(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET told_by = 'noticeboard' WHERE handle = 'rosa'")
    address = hidden(house)
    assert tellings(house, "comment_hidden") == {"rosa": ("in_person", "waiting")}
    house.tablet(MINA).open("/linnet/tellings/noticeboard").does_not_say(WHY)
    house.tablet(AMINA).open(address.split("/comments")[0]).does_not_say("are to be told", "were told")


def test_a_neighbour_without_a_name_and_oneself_are_not_told(house: House) -> None:
    number = house.a_need()
    house.tablet(BEA).send(f"/linnet/needs/{number}/comments", words=RUDE, spoken_by="unnamed", via="in_person")
    own = commented(house, number, "I wrote nonsense.", by=MINA)
    mina = house.tablet(MINA)
    for said in (everything(house, Comment)[0].id, own):
        mina.send(f"/linnet/needs/{number}/comments/{said}/hide", hidden_for="other", reason=WHY)
    assert everything(house, Telling) == []


def test_hidden_shown_and_hidden_again_is_told_each_time(house: House) -> None:
    address = hidden(house)
    mina = house.tablet(MINA)
    mina.send(f"{address}/show")
    mina.send(f"{address}/hide", hidden_for="other", reason="Once more.")
    assert [message.words for message in everything(house, Message)] == [WHY, "Once more."]


def test_its_author_reads_it_and_asks_for_a_second_look_once(house: House) -> None:
    address = hidden(house)
    rosa = house.tablet(ROSA)
    rosa.open(address.split("/comments")[0]).says(WHY, RUDE, "Ask someone else to look at it again")
    rosa.send(f"{address}/second-look").says("It waits for a second look", "Sam Whitlock")
    rosa.send(f"{address}/second-look", htmx=True)
    assert len(everything(house, SecondLook)) == 1
    rosa.open(address.split("/comments")[0]).says("See how far the second look is")
    assert house.log()[-1] == Kind.SECOND_LOOK_ASKED


@pytest.mark.parametrize("part", [AMINA, HELEN, IDRIS, INES, BEN, None])
def test_nobody_else_asks_or_even_finds_it(house: House, part: Part | None) -> None:
    address = hidden(house)
    tablet = house.tablet(part)
    tablet.open(f"{address}/second-look", status=404)
    tablet.send(f"{address}/second-look", status=404)
    tablet.send(f"{address}/second-look/given", status=404, outcome="shown_again", words="Fine.")
    assert everything(house, SecondLook) == []


def test_who_hid_it_can_not_look_again_and_is_told_who_can(house: House) -> None:
    address = asked(house)
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("Hidden comments that wait for a second look", RUDE)
    page = mina.open(f"{address}/second-look")
    page.says("Someone other than the one who hid it looks again.", "Sam Whitlock")
    page.does_not_say("What do you find?", "Mina Kaur")
    refused = mina.send(f"{address}/second-look/given", status=403, outcome="shown_again", words="I was wrong.")
    refused.says("You hid this, so someone else has to look at it again.")
    with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
        connection.execute(update(SecondLook).values(looked_by_id=SecondLook.hidden_by_id))


def test_nobody_else_here_can_is_no_dead_end(house: House) -> None:
    address = asked(house)
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE membership_role SET ended_at = given_at WHERE role = 'steward'")
    house.tablet(MINA).open(f"{address}/second-look").says("Nobody else here can do it yet.", "A steward can ask")


@pytest.mark.parametrize(
    ("outcome", "is_shown", "headline"),
    [
        ("shown_again", True, "What you said is shown again."),
        ("stays_hidden", False, "What you said stays hidden."),
    ],
)
def test_someone_else_looks_and_its_author_is_told(house: House, outcome: str, is_shown: bool, headline: str) -> None:
    address = asked(house)
    sam = house.tablet(SAM)
    sam.open("/linnet/today").says("Hidden comments that wait for a second look")
    sam.open(f"{address}/second-look").says(RUDE, WHY, "What do you find?")
    given = f"{address}/second-look/given"
    page = sam.send(given, status=422, outcome=outcome, words=" ")
    assert "Please say why." in beside(page, "words")
    assert "choose" in beside(sam.send(given, status=422, htmx=True, words="Why not."), "outcome")
    for _ in range(2):
        sam.send(given, outcome=outcome, words="I read it twice.", once="k")
    sam.send(given, status=409, outcome=outcome, words="And again.")

    assert comment_of(house, address).is_shown is is_shown
    assert tellings(house, "second_look") == {"rosa": ("letter", "waiting")}
    house.tablet(MINA).open("/linnet/tellings/letters").says(headline, "I read it twice.", "Sam Whitlock decided this")
    sam.open("/linnet/today").does_not_say("Hidden comments that wait")
    assert house.log()[-1] == Kind.SECOND_LOOK_GIVEN


def test_a_second_look_is_the_last(house: House) -> None:
    address = asked(house)
    house.tablet(SAM).send(f"{address}/second-look/given", outcome="stays_hidden", words="It is unkind.")
    rosa = house.tablet(ROSA)
    rosa.open(f"{address}/second-look").says("It stays hidden.", "It is unkind.", "That look was the last one.")
    rosa.send(f"{address}/second-look", status=409)
    house.tablet(AMINA).open(address.split("/comments")[0]).says("Someone else has looked at it again.")


def test_while_it_waits_others_say_what_they_found_and_do_not_just_show_it(house: House) -> None:
    address = asked(house)
    house.tablet(SAM).send(f"{address}/show", status=422)
    assert not comment_of(house, address).is_shown
    mina = house.tablet(MINA)
    mina.send(f"{address}/show")
    assert comment_of(house, address).is_shown
    mina.open("/linnet/today").does_not_say("Hidden comments that wait")


def test_hidden_again_by_another_the_first_may_look(house: House) -> None:
    address = asked(house)
    house.tablet(MINA).send(f"{address}/show")
    house.tablet(SAM).send(f"{address}/hide", hidden_for="selling", reason="It sells a cat.")
    house.tablet(SAM).send(f"{address}/second-look/given", status=403, outcome="shown_again", words="Mine.")
    house.tablet(MINA).send(f"{address}/second-look/given", outcome="shown_again", words="No cat is sold.")
    assert comment_of(house, address).is_shown


def test_a_tick_on_the_letter_is_typed_in_for_its_author(house: House) -> None:
    address = hidden(house)
    mina = house.tablet(MINA)
    mina.open(f"{address}/second-look").says("Did the one who said it ask for a second look?")
    mina.send(f"{address}/second-look", spoken_by="amina", via="paper", status=403)
    mina.send(f"{address}/second-look", spoken_by="rosa", via="paper").says("It waits for a second look")
    look = everything(house, SecondLook)[0]
    with house.reading() as session:
        assert look.asked_by_id == house.actor(session, ROSA).person_id


def test_who_may_no_longer_write_things_down_does_not_ask_for_another(house: House) -> None:
    number = house.a_need()
    bea = house.tablet(BEA)
    bea.send(f"/linnet/needs/{number}/comments", words=RUDE, spoken_by="rosa", via="phone")
    address = f"/linnet/needs/{number}/comments/{everything(house, Comment)[0].id}"
    house.tablet(MINA).send(f"{address}/hide", hidden_for="unkind", reason=WHY)
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE membership_role SET ended_at = given_at WHERE role = 'connector'")
    bea.send(f"{address}/second-look", status=403, spoken_by="rosa", via="phone")
    assert everything(house, SecondLook) == []


def test_from_elsewhere_it_is_not_there(house: House) -> None:
    address = asked(house)
    gwen = house.tablet(GWEN)
    for place in (address, address.replace("linnet", "heron")):
        gwen.open(f"{place}/second-look", status=404)
        gwen.send(f"{place}/second-look/given", status=404, outcome="shown_again", words="Fine.")


def test_everyone_sees_how_much_was_hidden_and_why_and_no_small_number(house: House) -> None:
    number = house.a_need()
    mina = house.tablet(MINA)
    house.tablet().open("/linnet/what-happened").says("What was hidden, and why", "Nothing is hidden here.")
    _hide(house, mina.send, number, "unkind", 9)
    _hide(house, mina.send, number, "selling", 3)
    rows = house.tablet().open("/linnet/what-happened").tree.xpath("//section[@aria-labelledby='hidden']//tbody/tr")
    shown = [" ".join(row.text_content().split()) for row in rows]
    assert shown[1].startswith("It is unkind") and "10" in shown[1], shown
    assert shown[2].startswith("It sells something") and "3" not in shown[2], shown
    assert shown[5].startswith("Shown again after a second look")


def test_a_longer_list_costs_no_more_statements(house: House) -> None:
    costs = []
    mina = house.tablet(MINA)
    for _ in range(2):
        address = asked(house)
        for path in ("/linnet/today", f"{address}/second-look", "/linnet/what-happened"):
            with counted(house) as sent:
                mina.open(path)
            costs.append(len(sent))
    print(f"statements: {costs}")
    assert costs[:3] == costs[3:] and max(costs) <= 12


def _hide(house: House, send: Callable[..., object], number: int, kind: str, times: int) -> None:
    for nth in range(times):
        said = commented(house, number, f"Something {kind} {nth}.")
        send(f"/linnet/needs/{number}/comments/{said}/hide", hidden_for=kind, reason=WHY)
