"""What moderating never does: reach next door, count a small number aloud, or speak for a stranger."""

from app.moderating.models import SecondLook
from app.moderating.queries import hidden_here
from app.needs.replies import Comment
from app.participation.models import Kind
from tests.cast import BEN, MINA, OMAR, SAM
from tests.house import House
from tests.needs.happenings import commented, everything, the_comment
from tests.needs.test_moderating import asked, hidden


def test_a_comment_is_found_under_its_own_need_only(house: House) -> None:
    said = commented(house, house.a_need(), "The lift is slow.")
    other = house.a_need("A lamp is out", by=OMAR)
    mina = house.tablet(MINA)
    for place in ("report", "hide"):
        mina.open(f"/linnet/needs/{other}/comments/{said}/{place}", status=404)
    mina.send(f"/linnet/needs/{other}/comments/{said}/hide", status=404, hidden_for="unkind", reason="Rude.")
    mina.send(f"/linnet/needs/{other}/comments/{said}/show", status=404)
    assert the_comment(house, said).hidden_at is None


def test_what_is_hidden_or_waits_is_not_reported_and_twice_is_once(house: House) -> None:
    mina = house.tablet(MINA)
    mina.send(f"{hidden(house)}/report", status=409, words="Rude.")
    number = house.a_need("A lamp is out", by=OMAR)
    waiting, read = (commented(house, number, "It is dark.", shown=shown) for shown in (False, True))
    mina.send(f"/linnet/needs/{number}/comments/{waiting}/report", status=409, words="Rude.")
    for _ in range(2):
        mina.send(f"/linnet/needs/{number}/comments/{read}/report", words="Rude.").says("Thank you for telling us")
    assert house.log().count(Kind.COMMENT_REPORTED) == 1


def test_what_was_hidden_next_door_is_counted_next_door(house: House) -> None:
    address = asked(house)
    house.tablet(SAM).send(f"{address}/second-look/given", outcome="shown_again", words="It is kind.")
    hidden(house, by=OMAR)
    with house.reading() as session:
        assert not hidden_here(session, house.here(session)).is_nothing
        assert hidden_here(session, house.here(session, "heron")).is_nothing
    house.tablet().open("/heron/what-happened").says("Nothing is hidden here.")


def test_one_that_was_shown_again_is_too_few_to_be_counted_aloud(house: House) -> None:
    house.tablet(SAM).send(f"{asked(house)}/second-look/given", outcome="shown_again", words="It is kind.")
    assert [look.shown_again for look in everything(house, SecondLook)] == [True]
    page = house.tablet().open("/linnet/what-happened")
    (row,) = page.tree.xpath("//section[@aria-labelledby='hidden']//tr[contains(., 'Shown again after')]")
    assert "Fewer than 8" in row.text_content() and "1" not in row.text_content()


def test_no_one_here_speaks_for_someone_next_door(house: House) -> None:
    """Not even an officer, who writes things down for everyone here."""
    number = house.a_need()
    mina = house.tablet(MINA)
    for_ben = {"spoken_by": BEN.handle, "via": "phone"}
    for place, fields in (("needs", {"title": "A lamp"}), (f"needs/{number}/comments", {"words": "It is dark."})):
        mina.send(f"/linnet/{place}", status=422, **fields, **for_ben).says("We don't know anyone here by that name.")
    assert everything(house, Comment) == []
    assert house.log().count(Kind.NEED_RAISED) == 1


def test_who_looked_after_comments_until_now_is_named_no_more_as_one_who_can(house: House) -> None:
    address = asked(house)
    mina = house.tablet(MINA)
    mina.open(f"{address}/second-look").says("Sam Whitlock")
    mina.open(f"{address}/second-look").does_not_say("Gwen Parry")
    house.tablet(SAM).send("/linnet/people/bea/roles", role="steward")
    house.tablet(SAM).send("/linnet/people/sam/roles/end", role="steward")
    page = mina.open(f"{address}/second-look")
    page.says("Bea Okafor")
    page.does_not_say("Sam Whitlock")
