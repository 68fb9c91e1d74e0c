"""Hands counted in a room are counted in every total, and small numbers stay hidden."""

from dataclasses import replace

import pytest
from sqlmodel import select

from app.core.errors import NotAllowed, NotAtTheTable
from app.needs.counting import count_heads, take_back_heads
from app.needs.models import Backing
from app.needs.raising import back_need
from app.participation.models import Kind, Participation
from app.permissions.who import Actor, Role, SessionKind, Via
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import answered, backed, beside, everything, tellings


def counted(house: House, number: int, heads: int) -> int:
    with house.writing() as session:
        return count_heads(session, house.actor(session, MINA), house.need(session, number), heads).id


def test_mina_counts_fourteen_hands(house: House) -> None:
    number = house.a_need()
    mina = house.tablet(MINA)
    mina.open(f"/linnet/needs/{number}").says("Count hands in a room")
    mina.open(f"/linnet/needs/{number}/heads").says("How many hands went up?")
    for _ in range(2):
        page = mina.send(f"/linnet/needs/{number}/heads", heads="14", once="k")
    page.says("About 15 neighbours say “me too”.", "About 15 neighbours put their hands up", "Mina Kaur counted them")
    with house.reading() as session:
        (row,) = session.exec(select(Participation).where(Participation.kind == Kind.HEADS_COUNTED)).all()
        assert (row.spoken_by, row.typed_by, row.via) == (None, house.actor(session, MINA).person_id, Via.IN_PERSON)
    visitor = house.tablet().open(f"/linnet/needs/{number}")
    visitor.says("They were counted in a room.")
    visitor.does_not_say("Mina Kaur counted", "14")


def test_heads_count_in_every_total(house: House) -> None:
    number = house.a_need()
    backed(house, number, AMINA, OMAR)
    counted(house, number, 16)
    house.tablet(ROSA).open("/linnet/needs").says("About 20 neighbours say “me too”.")
    house.tablet(ROSA).open(f"/linnet/needs/{number}").says("About 20 neighbours say “me too”.")
    house.tablet(HELEN).send("/linnet/needs/new", title="That bench is broken").says("About 20 neighbours")
    program = Program(house, ROSA)
    assert program.get(f"needs/{number}")["backing"] == program.get("needs")["needs"][0]["backing"] == 20
    steps = {step["kind"]: step["backing"] for step in program.get(f"needs/{number}")["story"]}
    assert (steps["backed"], steps["heads"]) == (20, 15)


def test_a_few_hands_stay_a_few(house: House) -> None:
    number = house.a_need()
    counted(house, number, 3)
    page = house.tablet(ROSA).open(f"/linnet/needs/{number}")
    page.says("A few neighbours say “me too”.", "A few neighbours put their hands up")


@pytest.mark.parametrize("heads", ["", "0", "501", "-3", "1.5", "many", "1e9", "9" * 40])
@pytest.mark.parametrize("htmx", [False, True])
def test_a_count_that_makes_no_sense_is_asked_about_again(house: House, heads: str, htmx: bool) -> None:
    number = house.a_need()
    page = house.tablet(MINA).send(f"/linnet/needs/{number}/heads", status=422, htmx=htmx, heads=heads)
    assert beside(page, "heads") == "Please write how many hands you counted, from 1 to 500."
    assert page.field("heads") == heads
    assert everything(house, Backing) == []


def test_only_those_who_write_things_down_count(house: House) -> None:
    number = house.a_need()
    for part in (ROSA, AMINA, HELEN):
        tablet = house.tablet(part)
        tablet.open(f"/linnet/needs/{number}").does_not_say("Count hands in a room")
        tablet.open(f"/linnet/needs/{number}/heads", status=403)
        tablet.send(f"/linnet/needs/{number}/heads", status=403, heads="14")
        Program(house, part).post(f"needs/{number}/heads", {"heads": 14}, status=403)
    assert everything(house, Backing) == []
    said = Program(house, BEA).post(f"needs/{number}/heads", {"heads": 14})
    assert said == {"number": number, "is_backed": False, "backing": 15}
    assert list(Program(house, BEA).wrong_fields(f"needs/{number}/heads", {"heads": 0})) == ["heads"]


def test_whoever_counted_takes_it_back_and_no_one_else(house: House) -> None:
    number = house.a_need()
    backed(house, number, AMINA)
    mine = counted(house, number, 140)
    mina = house.tablet(MINA)
    mina.open(f"/linnet/needs/{number}/heads").says("What you counted", "about 140")
    for part, status in ((BEA, 403), (ROSA, 403), (HELEN, 403)):
        house.tablet(part).send(f"/linnet/needs/{number}/heads/{mine}/taken-back", status=status)
    mina.send(f"/linnet/needs/{number}/heads/{mine}/taken-back").says("A few neighbours say “me too”.")
    mina.send(f"/linnet/needs/{number}/heads/{mine}/taken-back", status=404)
    (aminas,) = everything(house, Backing)
    mina.send(f"/linnet/needs/{number}/heads/{aminas.id}/taken-back", status=404)
    assert house.log()[-2:] == [Kind.HEADS_COUNTED, Kind.BACKING_TAKEN_BACK]


def test_at_a_table_a_neighbour_without_a_name_counts_as_one(house: House) -> None:
    number = house.a_need()
    with house.writing() as session:
        here, need = house.here(session), house.need(session, number)
        someone = Actor(None, neighbourhood_id=here.id, roles=frozenset({Role.RESIDENT}), via=Via.TABLE_TABLET)
        someone = replace(someone, session=SessionKind.TABLE, is_proved=False)
        back_need(session, someone, need)
        count_heads(session, someone, need, 1)
        with pytest.raises(NotAllowed):
            take_back_heads(session, someone, need, session.exec(select(Backing.id)).first() or 0)
        with pytest.raises(NotAtTheTable):
            count_heads(session, someone, need, 2)
    found = [(one.said_by_id, one.typed_by_id, one.heads, one.via) for one in everything(house, Backing)]
    assert found == [(None, None, 1, Via.TABLE_TABLET)] * 2


def test_those_without_names_read_the_answer_on_the_noticeboard(house: House) -> None:
    number = house.a_need()
    counted(house, number, 9)
    answered(house, number, "done")
    assert tellings(house, "answer")[""] == ("noticeboard", "waiting")


def test_hands_go_along_when_a_need_is_joined_to_another(house: House) -> None:
    first, second = house.a_need(), house.a_need("The seat by the lift")
    counted(house, second, 12)
    house.tablet(MINA).send(f"/linnet/needs/{second}/review", outcome="merged", into=str(first))
    page = house.tablet(ROSA).open(f"/linnet/needs/{first}")
    page.says("About 10 neighbours put their hands up", "Mina Kaur counted them")
