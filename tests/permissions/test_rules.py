"""Who may do what, as a table an officer could review: x may, . may not. A missing row fails."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from app.core.errors import NotAllowed, NotAtTheTable, NotFound, ProveFirst, Refusal, SignInFirst
from app.permissions.acts import READING, TAKING_PART
from app.permissions.questions import Rule
from app.permissions.rules import RULES, Act, may, permit
from app.permissions.who import VISITOR, Actor, Role, SessionKind, Via

HERE, ELSEWHERE = 1, 2

SHOWN = """
               visitor resident raised backed connector typed officer living housing partner research steward elsewhere
SEE_NEED          x       x       x      x        x       x      x      x       x       x       x        x        x
SEE_NAMES         .       x       x      x        x       x      x      x       x       x       x        x        .
RAISE_NEED        .       x       x      x        x       x      x      x       x       x       .        .        .
WRITE_DOWN        .       .       .      .        x       x      x      x       .       .       .        .        .
BACK_NEED         .       x       x      x        x       x      x      x       x       x       .        .        .
COMMENT           .       x       x      x        x       x      x      x       x       x       .        .        .
REPORT            .       x       x      x        x       x      x      x       x       x       x        x        .
REVIEW_COMMENT    .       .       .      .        .       .      x      .       .       .       .        x        .
REVIEW_NEED       .       .       .      .        .       .      x      .       .       .       .        x        .
ANSWER_NEED       .       .       .      .        .       .      x      .       x       x       .        .        .
SAY_HELPED        .       .       x      x        .       .      x      .       .       .       .        .        .
TAKE_BACK_NEED    .       .       x      .        .       .      .      .       .       .       .        .        .
TYPE_UP           .       .       .      .        x       x      x      x       .       .       .        .        .
SEE_TODAY         .       .       .      .        .       .      x      x       x       x       .        x        .
SEE_TELLINGS      .       .       .      .        .       .      x      .       .       .       .        x        .
TICK_TELLING      .       .       .      .        .       .      x      .       .       .       .        x        .
MAKE_TOKEN        .       x       x      x        x       x      x      x       x       x       x        x        .
SPEAK_FOR         .        .       .      .       x       x      x       x      .       .        .       .        .
ASK_SECOND_LOOK   .        .       x      .       .       .      .       .      .       .        .       .        .
GIVE_SECOND_LOOK  .        .       .      .       .       .      x       .      .       .        .       x        .
SEE_OWN           .        x       x      x       x       x      x       x      x       x        x       x        x
NAME_HELPER       .        x       x      x       x       x      x       x      x       x        .       .        .
MAKE_CARD         .        .       .      .       .       .      x       .      .       .        .       x        .
OPEN_TABLET       .        .       .      .       .       .      x       .      .       .        .       x        .
SEE_PEOPLE        .        .       .      .       .       .      x       x      .       .        .       x        .
SEE_PROFILE       .        x       x      x       x       x      x       x      x       x        x       x        .
INVITE            .        .       .      .       .       .      x       .      .       .        .       x        .
GIVE_ROLE         .        .       .      .       .       .      .       .      .       .        .       x        .
CHANGE_SETTINGS   .        .       .      .       .       .      .       .      .       .        .       x        .
PLAN_ACTIVITY     .        .       .      .       x       x      x       x      x       x        .       .        .
CHANGE_ACTIVITY   .        .       x      .       .       x      x       .      .       .        .       .        .
BOOK              .        x       x      x       x       x      x       x      x       x        .       .        .
SEE_COMERS        .        .       x      .       .       x      x       .      .       .        .       .        .
SEE_WISHES        .        .       x      .       .       .      .       .      .       .        .       .        .
SEE_LIFTS         .        .       x      .       .       .      x       .      .       .        .       .        .
SEAT_RIDERS       .        .       x      .       .       .      x       .      .       .        .       .        .
TICK_CAME         .        .       x      .       .       x      x       .      .       .        .       .        .
TAP_IN            .        .       x      .       .       x      x       .      .       .        .       .        .
SEE_EMERGENCY     .        .       x      .       .       .      .       .      .       .        .       .        .
SEE_WEEK          .        .       .      .        .       .      x       .      .       .        .       x        .
SEE_MISSED        .        .       .      .        .       .      x       .      .       .       .        .        .
ASK_AFTER         .        .       .      .        .       .      x       .      .       .       .        .        .
OPEN_NEIGHBOURHOOD .         .       .      .       .       .      .       .      .       .        .       x        x
CHOOSE_WAY        .        .       x      .       .       .      .       .      .       .        .       .        .
SEE_IDEA          x       x       x      x        x       x      x      x       x       x       x        x        x
PROPOSE_IDEA      .       x       x      x        x       x      x      x       x       x       .        .        .
SUPPORT_IDEA      .       x       x      x        x       x      x      x       x       x       .        .        .
SEE_SUPPORTERS    .       .       x      .        x       x      x      .       .       .       .        .        .
REVIEW_IDEA       .       .       .      .        .       .      x      .       .       .       .        x        .
ANSWER_IDEA       .       .       .      .        x       x      x      .       .       .       .        .        .
TURN_IDEA         .       .       .      .        x       x      x      .       .       .       .        .        .
TAKE_BACK_IDEA    .       .       x      .        .       .      .      .       .       .       .        .        .
SEE_GRANT         x       x       x      x        x       x      x      x       x       x       x        x        x
PROPOSE_GRANT     .       x       x      x        x       x      x      x       x       x       .        .        .
REVIEW_GRANT      .       .       .      .        .       .      x      .       .       .       .        x        .
VOICE_GRANT       .       .       .      .        .       .      .      .       .       .       .        .        .
DECIDE_GRANT      .       .       .      .        .       .      .      .       .       .       .        .        .
PAY_GRANT         .       .       .      .        .       .      x      .       .       .       .        .        .
TELL_GRANT        .       .       x      .        .       .      x      .       .       .       .        .        .
LET_GO_GRANT      .       .       x      .        .       .      x      .       .       .       .        .        .
LOOK_BACK_GRANT   .       .       .      .        .       .      .      .       .       .       .        .        .
KEEP_POT          .       .       .      .        .       .      x      .       .       .       .        .        .
SEE_GIVEN         .        x       x      x       x       x      x       x      x       x        x       x        .
GIVE              .        x       x      x       x       x      x       x      x       x        .       .        .
MAKE_OFFER        .        x       x      x       x       x      x       x      x       x        .       .        .
REVIEW_GIVEN      .        .       .      .       .       .      x       .      .       .        .       x        .
TAKE_BACK_GIVEN   .        .       x      .       .       .      .       .      .       .        .       .        .
ASK_FOR_OFFER     .        x       x      x       x       x      x       x      x       x        .       .        .
SEE_REQUEST       .        .       x      x       .       x      x       .      .       .        .       .        .
ANSWER_REQUEST    .        .       .      x       .       .      .       .      .       .        .       .        .
FOLLOW_REQUEST    .        .       x      .       .       .      .       .      .       .        .       .        .
SEE_VOUCHES       .        .       .      .       .       .      x       .      .       .        .       .        .
NOTE_VOUCH        .        .       .      .       .       .      x       .      .       .        .       .        .
"""
NOT_SHOWN = """
               visitor resident raised backed connector typed officer living housing partner research steward elsewhere
SEE_NEED          .       .       x      .        .       x      x      .       .       .       .        x        .
BACK_NEED         .       .       .      .        .       .      .      .       .       .       .        .        .
COMMENT           .       .       .      .        .       .      .      .       .       .       .        .        .
REVIEW_NEED       .       .       .      .        .       .      x      .       .       .       .        x        .
ANSWER_NEED       .       .       .      .        .       .      .      .       .       .       .        .        .
TAKE_BACK_NEED    .       .       x      .        .       .      .      .       .       .       .        .        .
SEE_IDEA          .       .       x      .        .       x      x      .       .       .       .        x        .
SUPPORT_IDEA      .       .       .      .        .       .      .      .       .       .       .        .        .
SEE_SUPPORTERS    .       .       x      .        .       .      .      .       .       .       .        .        .
REVIEW_IDEA       .       .       .      .        .       .      x      .       .       .       .        x        .
ANSWER_IDEA       .       .       .      .        .       .      .      .       .       .       .        .        .
SEE_GRANT         .       .       x      .        .       x      x      .       .       .       .        x        .
PAY_GRANT         .       .       .      .        .       .      .      .       .       .       .        .        .
TELL_GRANT        .       .       .      .        .       .      .      .       .       .       .        .        .
SEE_GIVEN         .       .       x      .        .       x      x      .       .       .       .        x        .
ASK_FOR_OFFER     .       .       .      .        .       .      .      .       .       .       .        .        .
REVIEW_GIVEN      .       .       .      .        .       .      x      .       .       .       .        x        .
TAKE_BACK_GIVEN   .       .       x      .        .       .      .      .       .       .       .        .        .
"""
CLOSED = """
               visitor resident raised backed connector typed officer living housing partner research steward elsewhere
SEE_NEED          x       x       x      x        x       x      x      x       x       x       x        x        x
BACK_NEED         .       .       .      .        .       .      .      .       .       .       .        .        .
SUPPORT_IDEA      .       .       .      .        .       .      .      .       .       .       .        .        .
COMMENT           .       x       x      x        x       x      x      x       x       x       .        .        .
ASK_FOR_OFFER     .       .       .      .        .       .      .      .       .       .       .        .        .
BOOK              .        .       .      .       .       .      .       .      .       .        .       .        .
TICK_CAME         .        .       x      .       .       x      x       .      .       .        .       .        .
SEE_EMERGENCY     .        .       .      .       .       .      .       .      .       .        .       .        .
"""


def _someone(number: int, *roles: Role, home: int = HERE) -> Actor:
    return Actor(person_id=number, name="Someone", neighbourhood_id=home, roles=frozenset(roles), spoken_by_id=number)


# raised: the one who raised the need; backed: one who said "me too"; living: the independent living officer.
# typed: a connector who wrote the need down for the one who raised it. Where it is an offer, backed is who made it.
# They also planned an activity, and the one who raised the need leads it; once the need is closed, it is over too.
PEOPLE = {
    "visitor": VISITOR,
    "resident": _someone(1, Role.RESIDENT),
    "raised": _someone(2, Role.RESIDENT),
    "backed": _someone(3, Role.RESIDENT),
    "connector": _someone(4, Role.RESIDENT, Role.CONNECTOR),
    "typed": _someone(11, Role.RESIDENT, Role.CONNECTOR),
    "officer": _someone(5, Role.DEVELOPMENT_OFFICER),
    "living": _someone(6, Role.INDEPENDENT_LIVING_OFFICER),
    "housing": _someone(7, Role.HOUSING),
    "partner": _someone(8, Role.PARTNER),
    "research": _someone(9, Role.RESEARCHER),
    "steward": _someone(10, Role.STEWARD),
    # Whoever they are at home, and even with the very number of the one who raised it, here they are a visitor.
    "elsewhere": _someone(2, *Role, home=ELSEWHERE),
}


@dataclass(frozen=True)
class Asked:
    table: str
    act: Act
    who: str
    is_allowed: bool


def _subject(is_shown: bool = True, is_open: bool = True) -> SimpleNamespace:
    return SimpleNamespace(
        neighbourhood_id=HERE,
        is_shown=is_shown,
        is_open=is_open,
        said_by_id=2,
        typed_by_id=11,
        behind=frozenset({2, 3}),
        is_hidden=True,
        hidden_by_id=12,
        leader_id=None,
        offered_by_id=3,
        typists=frozenset({11}),
        leaders=frozenset({2}),
        planned_by_id=11,
        is_to_come=is_open,
        is_trip=True,
        is_the_day=is_open,
        address="activities/7/dates/3",
    )


TABLES = {
    "shown": (SHOWN, _subject()),
    "not shown": (NOT_SHOWN, _subject(is_shown=False)),
    "closed": (CLOSED, _subject(is_open=False)),
}


def _read(name: str) -> list[Asked]:
    head, *rows = TABLES[name][0].strip().splitlines()
    columns = head.split()
    found = []
    for row in rows:
        act, *marks = row.split()
        assert len(marks) == len(columns), f"the row {act} has a hole"
        found += [Asked(name, Act[act], who, mark == "x") for who, mark in zip(columns, marks, strict=True)]
    return found


@pytest.mark.parametrize("asked", [one for name in TABLES for one in _read(name)], ids=str)
def test_the_table_is_true(asked: Asked) -> None:
    assert may(PEOPLE[asked.who], asked.act, TABLES[asked.table][1]) is asked.is_allowed


def test_every_act_has_a_rule_and_a_row_and_every_person_a_column() -> None:
    assert set(RULES) == set(Act) == {one.act for one in _read("shown")}
    for name in TABLES:
        assert TABLES[name][0].split("\n")[1].split() == list(PEOPLE)


SEEN_BY_ALL = [Act.SEE_NEED, Act.SEE_OWN, Act.SEE_IDEA, Act.SEE_GRANT]


def test_a_part_someone_no_longer_plays_opens_nothing() -> None:
    left = replace(PEOPLE["officer"], roles=frozenset())
    assert [act for act in Act if may(left, act, _subject())] == SEEN_BY_ALL


@pytest.mark.parametrize("session", [SessionKind.TABLE, SessionKind.CARD])
@pytest.mark.parametrize("who", PEOPLE)
def test_a_shared_tablet_or_a_bare_card_is_for_taking_part_and_nothing_else(who: str, session: SessionKind) -> None:
    held = replace(PEOPLE[who], session=session, is_proved=False)
    allowed = {act for act in Act if may(held, act, _subject())}
    assert allowed == {act for act in TAKING_PART - {Act.TAP_IN} if may(PEOPLE[who], act, _subject())}


@pytest.mark.parametrize("who", PEOPLE)
def test_a_card_whose_holder_has_shown_who_they_are_opens_what_they_may(who: str) -> None:
    proved = replace(PEOPLE[who], session=SessionKind.CARD, is_proved=True)
    assert all(may(proved, act, _subject()) == may(PEOPLE[who], act, _subject()) for act in Act)


def test_a_bare_card_is_asked_for_more_and_a_table_is_told_why_not() -> None:
    with pytest.raises(ProveFirst):
        permit(replace(PEOPLE["officer"], session=SessionKind.CARD, is_proved=False), Act.SEE_TODAY, _subject())
    with pytest.raises(NotAtTheTable):
        permit(replace(PEOPLE["resident"], session=SessionKind.TABLE, is_proved=False), Act.SEE_OWN)


def test_a_named_helper_speaks_for_the_one_who_named_them_only_as_they_type() -> None:
    neighbour = PEOPLE["resident"]
    assert may(neighbour.writing_down(2, Via.PHONE, as_helper=True), Act.SPEAK_FOR, _subject())
    assert not may(neighbour.writing_down(2, Via.PHONE), Act.SPEAK_FOR, _subject())


def test_the_officer_who_planned_a_trip_sees_whom_to_ring_and_a_connector_who_did_does_not() -> None:
    officer = PEOPLE["officer"]
    theirs = SimpleNamespace(**{**vars(_subject()), "planned_by_id": officer.person_id})
    assert may(officer, Act.SEE_EMERGENCY, theirs)
    for other in ({"is_trip": False}, {"is_the_day": False}):
        assert not may(officer, Act.SEE_EMERGENCY, SimpleNamespace(**{**vars(theirs), **other}))


def test_whoever_hid_something_does_not_give_the_second_look() -> None:
    hid_it = SimpleNamespace(**{**vars(_subject()), "hidden_by_id": PEOPLE["officer"].person_id})
    assert not may(PEOPLE["officer"], Act.GIVE_SECOND_LOOK, hid_it)
    assert may(PEOPLE["steward"], Act.GIVE_SECOND_LOOK, hid_it)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_key_that_only_reads_changes_nothing(who: str) -> None:
    key = replace(PEOPLE[who], scopes=frozenset({"read"}))
    assert {act for act in Act if may(key, act, _subject())} <= READING


@pytest.mark.parametrize("who", PEOPLE)
def test_a_key_that_writes_opens_what_its_owner_may_and_no_more(who: str) -> None:
    key = replace(PEOPLE[who], scopes=frozenset({"read", "write"}))
    assert all(may(key, act, _subject()) == may(PEOPLE[who], act, _subject()) for act in Act)


@pytest.mark.parametrize(
    ("who", "act", "is_shown", "refusal"),
    [
        ("visitor", Act.COMMENT, True, SignInFirst),
        ("research", Act.COMMENT, True, NotAllowed),
        ("elsewhere", Act.COMMENT, True, NotAllowed),
        ("visitor", Act.SEE_NEED, False, NotFound),
        ("visitor", Act.COMMENT, False, NotFound),
        ("resident", Act.ANSWER_NEED, False, NotFound),
        ("elsewhere", Act.REVIEW_NEED, False, NotFound),
        ("raised", Act.REVIEW_NEED, False, NotAllowed),
    ],
)
def test_what_is_private_is_not_even_said_to_exist(who: str, act: Act, is_shown: bool, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        permit(PEOPLE[who], act, _subject(is_shown))


def test_who_may_goes_on() -> None:
    permit(PEOPLE["officer"], Act.REVIEW_NEED, _subject(is_shown=False))


def test_every_rule_can_be_told_in_words() -> None:
    """The page "who can do what" is made of these words."""
    assert [act for act, rule in RULES.items() if not all(leaf.words for leaf in _leaves(rule))] == []


def _leaves(rule: Rule) -> list[Rule]:
    return [leaf for part in rule.parts for leaf in _leaves(part)] if rule.parts else [rule]
