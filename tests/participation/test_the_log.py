"""The log: written with the act or not at all, and never changed afterwards."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from app.core.database import ReadersDoNotWrite
from app.needs.answering import answer_need
from app.needs.forms import AnswerForm
from app.needs.kinds import AnswerKind
from app.neighbourhoods.models import Place
from app.participation.guard import TECHNICAL, QuietWrite
from app.participation.models import Kind, Participation
from app.participation.service import provenance, record
from app.people.models import WebSession
from app.permissions.who import Via
from tests.cast import AMINA, HELEN, MINA, ROSA
from tests.house import House

CHANGES = {
    "changed": "UPDATE {table} SET neighbourhood_id = neighbourhood_id",
    "removed": "DELETE FROM {table}",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("table", ["participation", "answer"])
def test_what_was_said_stands(house: House, table: str, change: str) -> None:
    _an_answered_need(house)
    with pytest.raises(DBAPIError, match="only ever added to"), house.database.engine.begin() as connection:
        connection.execute(text(change.format(table=table)))


@pytest.mark.parametrize("table", ["participation", "answer"])
def test_not_even_by_a_way_round(house: House, table: str) -> None:
    _an_answered_need(house)
    sqlite = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = 1"
    way_round = sqlite if house.database.is_sqlite else f"TRUNCATE {table} CASCADE"
    refused = r"only ever added to|permission denied"
    with pytest.raises(DBAPIError, match=refused), house.database.engine.begin() as connection:
        connection.execute(text(way_round))


def test_a_service_that_forgets_to_write_it_down_is_refused(house: House) -> None:
    with pytest.raises(QuietWrite, match="place"), house.writing() as session:
        session.add(Place(neighbourhood_id=1, key="roof", name="The roof"))
    with house.reading() as session:
        assert session.exec(select(Place).where(Place.key == "roof")).first() is None


def test_a_quiet_change_and_a_quiet_removal_are_refused_too(house: House) -> None:
    house.a_need()
    with pytest.raises(QuietWrite, match="need"):
        _rename(house)
    with pytest.raises(QuietWrite, match="place"), house.writing() as session:
        session.delete(session.exec(select(Place).where(Place.key == "lift_a")).first())
    with house.reading() as session:
        assert house.need(session, 1).title == "The bench by the lift is broken"


def test_an_earlier_act_does_not_excuse_a_later_quiet_one(house: House) -> None:
    house.a_need()
    with house.writing() as session:
        record(session, house.actor(session, MINA), Kind.NEED_SHOWN, house.need(session, 1))
        session.commit()
        house.need(session, 1).title = "Something else"
        with pytest.raises(QuietWrite):
            session.commit()
        session.rollback()


def test_signing_in_is_not_an_act(house: House) -> None:
    house.tablet(ROSA)
    assert house.log() == []
    assert WebSession.__tablename__ in TECHNICAL


def test_a_reader_writes_nothing(house: House) -> None:
    house.a_need()
    with house.reading() as session:
        house.need(session, 1).title = "Something else"
        with pytest.raises(ReadersDoNotWrite):
            session.flush()
    with house.reading() as session:
        assert house.need(session, 1).title == "The bench by the lift is broken"


def test_a_row_says_who_spoke_who_typed_and_how_it_came(house: House) -> None:
    house.a_need()
    with house.writing() as session:
        mina, amina = house.actor(session, MINA), house.actor(session, AMINA)
        typing = mina.writing_down(amina.person_id, Via.PAPER, read_back=True)
        record(session, typing, Kind.NEED_SAID_MORE, house.need(session, 1))
        assert provenance(typing)["said_by_id"] == amina.person_id
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.NEED_SAID_MORE)).one()
        assert (row.spoken_by, row.typed_by) == (amina.person_id, mina.person_id)
        assert (row.via, row.read_back, row.subject, row.subject_id) == (Via.PAPER, True, "need", 1)
        assert row.neighbourhood_id == mina.neighbourhood_id


def test_what_the_house_did_by_itself_names_nobody(house: House) -> None:
    house.a_need()
    with house.writing() as session:
        record(session, None, Kind.TOLD, house.need(session, 1))
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.TOLD)).one()
        assert (row.spoken_by, row.typed_by, row.via) == (None, None, None)


def test_an_act_that_fails_leaves_no_row(house: House) -> None:
    house.a_need()
    before = house.log()
    with pytest.raises(RuntimeError, match="the lights went out"):
        _break_after_writing_it_down(house)
    assert house.log() == before


def test_every_kind_explains_itself_to_researchers() -> None:
    assert [kind for kind in Kind if not (kind.__doc__ or "").endswith(".")] == []
    assert len({kind.__doc__ for kind in Kind}) == len(Kind)


def _rename(house: House) -> None:
    with house.writing() as session:
        house.need(session, 1).title = "Something else"


def _break_after_writing_it_down(house: House) -> None:
    with house.writing() as session:
        record(session, house.actor(session, ROSA), Kind.NEED_SAID_MORE, house.need(session, 1))
        raise RuntimeError("the lights went out")


def _an_answered_need(house: House) -> None:
    house.a_need()
    with house.writing() as session:
        form = AnswerForm(kind=AnswerKind.DONE, words="The bench is mended.")
        answer_need(session, house.actor(session, HELEN), house.here(session), house.need(session, 1), form)
