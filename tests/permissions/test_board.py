"""What being on the resident board adds, as a table an officer could review: x may, . may not."""

from dataclasses import replace

import pytest

from app.permissions.rules import Act, may
from app.permissions.who import RESIDENTS, Role, SessionKind
from tests.permissions.test_rules import PEOPLE, _subject

# board: on the board and nothing else to do with it; asked: on the board, and the one who proposed it.
BOARD = """
                  resident raised board asked officer steward
VOICE_GRANT           .       .      x     .      .       .
DECIDE_GRANT          .       .      x     .      .       .
LOOK_BACK_GRANT       .       .      x     x      .       .
TELL_GRANT            .       x      x     x      x       .
LET_GO_GRANT          .       x      .     x      x       .
PAY_GRANT             .       .      .     .      x       .
KEEP_POT              .       .      .     .      x       .
REVIEW_GRANT          .       .      .     .      x       x
ANSWER_IDEA           .       .      x     .      x       .
TURN_IDEA             .       .      x     x      x       .
"""
WHO = {
    **{name: PEOPLE[name] for name in ("resident", "raised", "officer", "steward")},
    "board": replace(PEOPLE["resident"], roles=frozenset({Role.RESIDENT, Role.BOARD})),
    "asked": replace(PEOPLE["raised"], roles=frozenset({Role.BOARD})),
}
HEAD, *ROWS = BOARD.strip().splitlines()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split()[0])
def test_the_table_is_true(row: str) -> None:
    act, *marks = row.split()
    found = {who: "x" if may(WHO[who], Act[act], _subject()) else "." for who in HEAD.split()}
    assert found == dict(zip(HEAD.split(), marks, strict=True))


def test_a_board_member_is_a_resident_in_everything_else() -> None:
    assert Role.BOARD in RESIDENTS
    alone = replace(PEOPLE["resident"], roles=frozenset({Role.BOARD}))
    more = {act for act in Act if may(alone, act, _subject())} - {
        act for act in Act if may(PEOPLE["resident"], act, _subject())
    }
    assert {act.name for act in more} == {row.split()[0] for row in ROWS if row.split()[3] == "x"} | {"SEE_SUPPORTERS"}


@pytest.mark.parametrize("session", [SessionKind.TABLE, SessionKind.CARD])
def test_no_one_decides_at_a_table_or_with_a_bare_card(session: SessionKind) -> None:
    held = replace(WHO["board"], session=session, is_proved=False)
    assert not any(may(held, act, _subject()) for act in (Act.VOICE_GRANT, Act.DECIDE_GRANT, Act.LOOK_BACK_GRANT))


def test_what_is_decided_or_hidden_is_no_more_to_be_decided() -> None:
    for subject in (_subject(is_open=False), _subject(is_shown=False)):
        assert not may(WHO["board"], Act.VOICE_GRANT, subject) and not may(WHO["board"], Act.DECIDE_GRANT, subject)
    for act in (Act.LET_GO_GRANT, Act.TURN_IDEA):
        assert not may(WHO["officer"], act, _subject(is_shown=False))
