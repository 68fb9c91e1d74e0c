"""Nobody speaks for someone without that person being able to read it."""

import re

from app.needs.forms import RaiseForm
from app.needs.raising import raise_need
from app.permissions.who import Via
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.helping.test_named_helpers import names
from tests.house import House
from tests.needs.happenings import answered, counted


def test_rosa_reads_everything_others_typed_for_her(house: House) -> None:
    number = house.a_need("The lamp is out", by=AMINA)
    bea, mina = house.tablet(BEA), house.tablet(MINA)
    bea.send("/linnet/needs", title="Warm rooms", spoken_by="rosa", via="phone", read_back="yes")
    mina.send(f"/linnet/needs/{number}/backing", spoken_by="rosa", via="paper", words="It is dark.")
    answered(house, number, "done")
    mina.send(f"/linnet/needs/{number}/helped", spoken_by="rosa", via="in_person", how="no")
    mina.send("/linnet/helpers", spoken_by="rosa", via="phone", name="Omar")

    page = house.tablet(ROSA).open("/me/typed-for-me")
    titles = [
        " ".join(one.xpath("string(.//bdi)").split()).partition(" (")[0] for one in page.tree.xpath("//article//h2")
    ]
    assert titles == [
        "You named a helper",
        "You said whether it helped",
        "You said something about a need",
        "You said “me too”",
        "You raised a need",
    ]
    page.says("Bea Okafor typed it, as you said it by phone.", "It was read back to you.", "Need 2 Warm rooms")
    page.says("Mina Kaur typed it, as you said it on paper.", "Is something not what you said?", "Mina Kaur:")


def test_each_thing_leads_to_where_it_is_put_right(house: House) -> None:
    number = house.a_need("The lamp is out", by=AMINA)
    bea, rosa = house.tablet(BEA), house.tablet(ROSA)
    bea.send("/linnet/needs", title="Warm rooms", spoken_by="rosa")
    bea.send(f"/linnet/needs/{number}/comments", words="It is dark.", spoken_by="rosa")
    page = rosa.open("/me/typed-for-me")
    ways = page.tree.xpath("//article//p[@class='small-acts']/a/@href")
    assert ways == [f"/linnet/needs/{number}/comments/1/report", "/linnet/needs/2"]
    for way in ways:
        rosa.open(way)


def test_no_one_reads_what_was_typed_for_another(house: House) -> None:
    house.tablet(BEA).send("/linnet/needs", title="Warm rooms", spoken_by="rosa")
    for part in (BEA, OMAR, MINA):
        page = house.tablet(part).open("/me/typed-for-me?home=linnet")
        page.says("Nothing yet")
        page.does_not_say("Warm rooms")
    assert house.tablet().open("/me/typed-for-me").path == "/sign-in"


def test_what_one_typed_oneself_is_not_in_it(house: House) -> None:
    house.a_need(by=ROSA)
    house.tablet(ROSA).open("/me/typed-for-me").says("Nothing yet")
    house.tablet(ROSA).open("/me/typed-for-me?home=heron&after=abc", status=404)


def test_a_long_list_comes_in_pages_of_the_same_cost(house: House) -> None:
    names(house)
    rosa = house.tablet(ROSA)
    _typed(house, 1)
    with counted(house) as few:
        rosa.open("/me/typed-for-me")
    _typed(house, 24)
    with counted(house) as many:
        page = rosa.open("/me/typed-for-me")
    print(f"\nstatements: {len(many)}")
    assert len(few) == len(many) <= 12
    page.says("Need 25 Need number 23")
    page.does_not_say("Need 5 ")
    (older,) = page.tree.xpath("//nav[@class='pager']/a/@href")
    last = rosa.open(older)
    last.says("Need 5 ", "Need 1 ")
    assert last.tree.xpath("//nav[@class='pager']/a") == []
    needs = [int(one) for words in (page.words, last.words) for one in re.findall(r"Need (\d+) Need number", words)]
    assert needs == list(range(25, 0, -1)), "each stands there once"


def _typed(house: House, count: int) -> None:
    with house.writing() as session:
        here, rosa = house.here(session), house.actor(session, ROSA).person_id
        actor = house.actor(session, BEA).writing_down(rosa, Via.IN_PERSON)
        for order in range(count):
            raise_need(session, actor, here, RaiseForm(title=f"Need number {order}"))
