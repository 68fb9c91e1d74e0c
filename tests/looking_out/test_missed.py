"""Who is missed: only those who agreed, counted from what they last came to or said, and no sooner than they wished."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from app.activities.who_came import count_comers, did_not_come
from app.belonging.queries import the_membership
from app.belonging.roles import bring_back, end_membership
from app.core import clock
from app.core.errors import NotAllowed, NotAtTheTable, NotFound, ProveFirst
from app.home.leaving import leave
from app.home.leaving_forms import MyWords
from app.looking_out.agreeing import LOOK_OUT
from app.looking_out.asking import ask_after
from app.looking_out.missed import who_is_missed
from app.looking_out.models import LookedOutFor
from app.needs.raising import back_need
from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.permissions.who import Role, SessionKind, Via
from tests.activities.arranging import happening
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH, Part
from tests.guards.walk import rows
from tests.house import House
from tests.looking_out.happenings import NOW, agreed, asked_after, comes_to_tea, missed, weeks_later, who_is
from tests.needs.happenings import counted

LATER, MUCH_LATER = weeks_later(5), weeks_later(60)


def test_nobody_who_has_not_agreed_is_ever_on_the_list(house: House) -> None:
    agreed(house, ROSA)
    comes_to_tea(house, weeks_later(1), AMINA)
    assert who_is(missed(house, MUCH_LATER)) == ["rosa"]
    with house.writing() as session:
        LOOK_OUT.is_taken_back(session, house.actor(session, ROSA), house.here(session))
    assert missed(house, MUCH_LATER) == []


@pytest.mark.parametrize("weeks", [2, 4, 8])
def test_she_is_missed_after_as_long_as_she_wished_counted_from_her_wish(house: House, weeks: int) -> None:
    agreed(house, weeks=weeks)
    just = weeks_later(weeks)
    assert missed(house, just - timedelta(minutes=1)) == []
    assert who_is(missed(house, just)) == ["rosa"]


def test_whoever_came_was_seen_then_however_late_it_was_ticked(house: House) -> None:
    agreed(house)
    tuesday = datetime(2027, 3, 9, 14, tzinfo=UTC)
    comes_to_tea(house, tuesday, ticked=tuesday + timedelta(weeks=3))
    assert missed(house, tuesday + timedelta(weeks=4, minutes=-1)) == []
    (rosa,) = missed(house, tuesday + timedelta(weeks=4))
    assert (rosa.has_come, rosa.came_to, rosa.last_seen_at) == (True, "Tuesday tea", tuesday)


def test_that_someone_did_not_come_after_all_is_no_sign_of_them(house: House) -> None:
    agreed(house)
    tuesday = datetime(2027, 3, 9, 14, tzinfo=UTC)
    comes_to_tea(house, tuesday)
    with clock.at(weeks_later(4)), house.writing() as session:
        mina, rosa = house.actor(session, MINA), house.actor(session, ROSA).person_id or 0
        did_not_come(session, mina, happening(house, 1), rosa)
        count_comers(session, mina, happening(house, 1), 5)
    (rosa,) = missed(house, weeks_later(4))
    assert (rosa.has_come, rosa.last_seen_at) == (False, NOW)


def test_whatever_she_says_here_is_a_sign_of_her_and_so_is_what_is_typed_for_her(house: House) -> None:
    for at, by in ((weeks_later(3), ROSA), (weeks_later(6), BEA)):
        agreed(house, at=NOW)
        with clock.at(at):
            number = house.a_need(by=AMINA)
            with house.writing() as session:
                rosa = house.actor(session, ROSA).person_id
                actor = house.actor(session, by).writing_down(rosa, Via.PHONE)
                back_need(session, actor, house.need(session, number))
        assert missed(house, at + timedelta(weeks=4, minutes=-1)) == []
        assert [(one.has_come, one.last_seen_at) for one in missed(house, at + timedelta(weeks=4))] == [(False, at)]


def test_what_she_says_next_door_is_no_sign_of_her_here(house: House) -> None:
    with house.writing() as session:
        join(session, house.here(session, "heron").id, house.actor(session, ROSA).person_id or 0, (Role.RESIDENT,))
    agreed(house)
    agreed(house, replace(ROSA, neighbourhood="heron"), at=weeks_later(3))
    assert who_is(missed(house, weeks_later(4))) == ["rosa"]
    assert missed(house, weeks_later(4), "heron") == []


def test_whom_no_one_has_seen_for_longest_is_first(house: House) -> None:
    agreed(house, OMAR, at=weeks_later(1))
    agreed(house, BEA, weeks=2)
    agreed(house, AMINA)
    comes_to_tea(house, weeks_later(2), AMINA)
    agreed(house, ROSA)
    assert who_is(missed(house, LATER)) == ["bea", "rosa", "omar"]
    assert who_is(missed(house, MUCH_LATER)) == ["bea", "rosa", "omar", "amina"]


def test_asked_after_she_is_off_the_list_until_as_many_weeks_have_passed_and_twice_is_once(house: House) -> None:
    agreed(house)
    for _ in range(2):
        asked_after(house, LATER)
    assert house.log() == [Kind.LOOKING_OUT_AGREED, Kind.ASKED_AFTER]
    assert missed(house, LATER + timedelta(weeks=4, minutes=-1)) == []
    assert who_is(missed(house, LATER + timedelta(weeks=4))) == ["rosa"]
    (row,) = _agreements(house)
    with house.reading() as session:
        assert (row.asked_at, row.asked_by_id) == (LATER, house.actor(session, MINA).person_id)


def test_whoever_is_not_missed_is_not_asked_after_and_whoever_did_not_agree_is_not_found(house: House) -> None:
    agreed(house)
    asked_after(house, weeks_later(1))
    assert house.log() == [Kind.LOOKING_OUT_AGREED]
    for whom in (AMINA, BEN):
        with pytest.raises(NotFound):
            asked_after(house, LATER, whom)


@pytest.mark.parametrize(
    "part", [ROSA, AMINA, BEA, IDRIS, HELEN, SHAH, INES, SAM, BEN, GWEN], ids=lambda part: part.handle
)
def test_no_one_but_the_officer_reads_it_or_notes_anything(house: House, part: Part) -> None:
    agreed(house)
    with clock.at(LATER), house.reading() as session:
        here = house.here(session)
        actor = house.actor(session, part)
        with pytest.raises(NotAllowed):
            who_is_missed(session, actor, here)
        with pytest.raises(NotAllowed):
            ask_after(session, actor, here, "rosa")


def test_minas_bare_card_and_a_tables_tablet_do_not_open_it(house: House) -> None:
    agreed(house)
    for kind, refusal in ((SessionKind.CARD, ProveFirst), (SessionKind.TABLE, NotAtTheTable)):
        with clock.at(LATER), house.reading() as session:
            held = replace(house.actor(session, MINA), session=kind, is_proved=False)
            with pytest.raises(refusal):
                who_is_missed(session, held, house.here(session))
            with pytest.raises(refusal):
                ask_after(session, held, house.here(session), "rosa")


def test_with_the_membership_it_ends_and_is_not_there_again_when_she_comes_back(house: House) -> None:
    agreed(house)
    with clock.at(LATER), house.writing() as session:
        sam, membership = house.actor(session, SAM), the_membership(session, house.here(session), "rosa")
        end_membership(session, sam, membership)
    assert missed(house, MUCH_LATER) == [] == _agreements(house)
    with clock.at(LATER), house.writing() as session:
        bring_back(session, house.actor(session, SAM), the_membership(session, house.here(session), "rosa"))
    assert missed(house, MUCH_LATER) == []


def test_a_membership_that_is_over_is_enough_to_be_off_the_list(house: House) -> None:
    agreed(house)
    with house.writing() as session:
        the_membership(session, house.here(session), "rosa").left_at = LATER
        session.info["logged"] = True
    assert missed(house, MUCH_LATER) == []


def test_nothing_of_it_is_left_when_she_leaves(house: House) -> None:
    agreed(house)
    asked_after(house, LATER)
    with clock.at(LATER), house.writing() as session:
        leave(session, house.app.state.storage, house.actor(session, ROSA), MyWords.STAY)
    assert rows(house)["looked_out_for"] == [] == missed(house, MUCH_LATER)


def test_the_list_is_one_statement_for_one_and_for_many(house: House) -> None:
    agreed(house)
    costs = []
    for others in ((), (AMINA, OMAR, BEA, IDRIS, HELEN)):
        for part in others:
            agreed(house, part)
        with clock.at(LATER):
            tablet = house.tablet(MINA)
            tablet.open("/linnet/looking-out")
            with counted(house) as sent:
                tablet.open("/linnet/looking-out").says("Rosa Delgado")
        costs.append(len(sent))
    assert costs[0] == costs[1] <= 12


def test_years_of_coming_and_saying_are_found_by_an_index(house: House) -> None:
    """Neither the log nor the lists of who came are read through for one person's last sign."""
    if not house.database.is_sqlite:
        return
    agreed(house)
    with counted(house) as sent:
        missed(house, LATER)
    statement = next(one for one in sent if "looked_out_for" in one)
    with house.database.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (None,) * statement.count("?"))
        steps = " / ".join(str(row[3]) for row in plan)
    assert "ix_participation_spoken_by" in steps and "ix_attendance_said_by_id" in steps
    assert "SCAN participation" not in steps and "SCAN attendance" not in steps


def test_the_day_she_was_last_seen_is_that_of_the_date(house: House) -> None:
    agreed(house)
    comes_to_tea(house, datetime(2027, 3, 9, 14, tzinfo=UTC))
    assert missed(house, LATER + timedelta(weeks=2))[0].last_seen_at.date() == date(2027, 3, 9)


def _agreements(house: House) -> list[LookedOutFor]:
    with house.reading() as session:
        return list(session.exec(select(LookedOutFor)))
