"""A decision says truly who said what, and only those who are on the board on that day count."""

import pytest
from sqlmodel import col, select

from app.belonging.roles import end_role, give_role
from app.core.errors import NotLikeThis
from app.grants.kinds import GrantState
from app.grants.models import GrantVoice
from app.neighbourhoods.models import Membership
from app.participation.models import Kind
from app.permissions.who import Role
from tests.api.program import Program
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, SAM, Part
from tests.grants.happenings import a_board, a_grant, agreed, decided, the_row, voiced
from tests.house import House
from tests.needs.happenings import beside, everything, in_days

NO = {"verdict": "not_agreed", "words": "Not this time.", "instead": "Ask again in spring."}
LEFT = "This does not count: they left the board."


def off_the_board(house: House, part: Part, back: bool = False) -> None:
    """Their time on the board is over; or they are on it again."""
    with house.writing() as session:
        whose = Membership.person_id == house.actor(session, part).person_id
        mine = session.exec(select(Membership).where(whose, col(Membership.left_at).is_(None))).one()
        sam = house.actor(session, SAM)
        give_role(session, sam, mine, Role.BOARD, None) if back else end_role(session, sam, mine, Role.BOARD)


def test_no_one_writes_a_no_in_the_names_of_those_who_said_yes(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, OMAR)
    bea, at, before = house.tablet(BEA), f"/linnet/grants/{number}/decision", house.log()
    for htmx in (False, True):
        page = bea.send(at, status=422, htmx=htmx, **NO)
        assert "No one who is on the board now has a concern." in beside(page, "concern")
    assert (the_row(house, number).state, house.log()) == (GrantState.PROPOSED, before)
    bea.send(at, **NO, concern="We have no one to water them.")
    assert house.log()[-2:] == [Kind.GRANT_VOICE_GIVEN, Kind.GRANT_NOT_AGREED]
    assert the_row(house, number).decided_by == "Bea Okafor"
    page = house.tablet(ROSA).open(f"/linnet/grants/{number}")
    page.says("Who had a concern: Bea Okafor . Who agreed: Amina Yusuf , Omar Haddad . Bea Okafor wrote this down.")
    page.says("Bea Okafor : I have a concern", "We have no one to water them.")
    house.tablet(MINA).open("/linnet/tellings/letters").says("Who had a concern: Bea Okafor.")


def test_who_agreed_first_and_then_has_a_concern_is_read_with_both(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, OMAR)
    decided(house, number, "not_agreed", by=OMAR, concern="The pot is nearly empty.")
    assert the_row(house, number).decided_by == "Omar Haddad"
    page = house.tablet(ROSA).open(f"/linnet/grants/{number}")
    page.says("Who had a concern: Omar Haddad . Who agreed: Amina Yusuf .", "They said something newer later.")


def test_a_concern_that_stands_is_not_asked_for_again(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA)
    at = f"/linnet/grants/{number}/decision"
    house.tablet(AMINA).open(at).says("Not agreed: what is your own concern?")
    voiced(house, number, OMAR, kind="concern", words="Who waters them?")
    house.tablet(AMINA).open(at).does_not_say("Not agreed: what is your own concern?")
    decided(house, number, "not_agreed", by=AMINA)
    page = house.tablet().open(f"/linnet/grants/{number}")
    page.says("Who had a concern: Omar Haddad . Who agreed: Amina Yusuf . Amina Yusuf wrote this down.")


def test_no_one_agrees_and_has_a_concern_in_one_breath(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, OMAR)
    said = {"verdict": "agreed", "words": "Good.", "review_on": str(in_days(30)), "concern": "But who waters them?"}
    page = house.tablet(AMINA).send(f"/linnet/grants/{number}/decision", status=422, **said)
    assert "A concern still stands." in beside(page, "concern")
    assert len(everything(house, GrantVoice)) == 2


def test_the_writers_own_concern_is_a_voice_and_one_alone_is_too_few(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    with pytest.raises(NotLikeThis, match="At least two"):
        decided(house, number, "not_agreed", concern="Too dear.")
    assert everything(house, GrantVoice) == []
    voiced(house, number, OMAR, kind="stand_aside")
    decided(house, number, "not_agreed", concern="Too dear.")
    house.tablet().open(f"/linnet/grants/{number}").says(
        "Who had a concern: Amina Yusuf . Who stood aside: Omar Haddad ."
    )


@pytest.mark.parametrize("verdict", ["agreed", "not_agreed"])
def test_who_is_no_longer_on_the_board_does_not_count(house: House, verdict: str) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA)
    kind = "consent" if verdict == "agreed" else "concern"
    voiced(house, number, OMAR, kind=kind, words="I know them.")
    off_the_board(house, OMAR)
    page = house.tablet(BEA).open(f"/linnet/grants/{number}")
    page.says("Omar Haddad : I", "I know them.", LEFT)
    page.does_not_say("Write down the decision")
    house.tablet(BEA).open(f"/linnet/grants/{number}/decision").says("I know them.", LEFT)
    with pytest.raises(NotLikeThis):
        decided(house, number, verdict, by=BEA)
    off_the_board(house, OMAR, back=True)
    decided(house, number, verdict, by=BEA)
    assert "Omar Haddad" in the_row(house, number).decided_by


def test_a_concern_goes_with_the_one_who_had_it(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, BEA)
    voiced(house, number, OMAR, kind="concern", words="Who waters them?")
    off_the_board(house, OMAR)
    decided(house, number)
    assert the_row(house, number).decided_by == "Amina Yusuf, Bea Okafor"
    house.tablet(ROSA).open(f"/linnet/grants/{number}").says("Who waters them?", LEFT)


def test_who_leaves_the_board_afterwards_stays_among_those_who_decided(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    agreed(house, number)
    off_the_board(house, OMAR)
    page = house.tablet(ROSA).open(f"/linnet/grants/{number}")
    page.says("Who agreed: Amina Yusuf , Omar Haddad .")
    page.does_not_say(LEFT)


def test_programs_read_the_sides_and_send_a_concern_of_their_own(house: House) -> None:
    a_board(house)
    at = f"grants/{a_grant(house)}"
    voiced(house, 1, AMINA, OMAR)
    off_the_board(house, OMAR)
    bea = Program(house, BEA)
    assert [(one["who"], one["counts"]) for one in bea.get(at)["voices"]] == [
        ("Amina Yusuf", True),
        ("Omar Haddad", False),
    ]
    assert list(bea.wrong_fields(f"{at}/decision", NO)) == ["concern"]
    decision = bea.post(f"{at}/decision", NO | {"concern": "Too dear."}, status=200)["decision"]
    assert decision["sides"] == {"concern": ["Bea Okafor"], "consent": ["Amina Yusuf"]}
    assert (decision["decided_by"], decision["written_by"]) == ("Bea Okafor", "Bea Okafor")
