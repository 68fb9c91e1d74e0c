"""“I'd come”, “I can help”, “I know someone”."""

import pytest

from app.core.errors import NotFound
from app.ideas.models import IdeaSupport
from app.participation.models import Kind
from tests.cast import AMINA, BEA, BEN, GWEN, INES, MINA, OMAR, ROSA
from tests.house import House
from tests.ideas.happenings import an_idea, supported
from tests.needs.happenings import beside, everything

DRILL = "I can bring my drill."


@pytest.mark.parametrize("htmx", [False, True])
def test_omar_would_come_and_takes_it_back(house: House, htmx: bool) -> None:
    number = an_idea(house)
    omar = house.tablet(OMAR)
    omar.send(f"/linnet/ideas/{number}/support", htmx=htmx, kind="would_come").says("You said: I’d come.")
    omar.send(f"/linnet/ideas/{number}/support/taken-back", htmx=htmx, kind="would_come").says(
        "No one has said so yet."
    )
    assert house.log()[-2:] == [Kind.IDEA_SUPPORTED, Kind.IDEA_SUPPORT_TAKEN_BACK]
    assert everything(house, IdeaSupport) == []


def test_saying_it_twice_counts_once(house: House) -> None:
    number = an_idea(house)
    supported(house, number, OMAR, OMAR)
    assert len(everything(house, IdeaSupport)) == 1
    assert house.log().count(Kind.IDEA_SUPPORTED) == 1


def test_taking_back_what_was_never_said_changes_nothing(house: House) -> None:
    number = an_idea(house)
    house.tablet(OMAR).send(f"/linnet/ideas/{number}/support/taken-back", kind="can_help")
    house.tablet(OMAR).send(f"/linnet/ideas/{number}/support/taken-back", kind="perhaps")
    assert Kind.IDEA_SUPPORT_TAKEN_BACK not in house.log()


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("can_help", "Please say what you can help with."),
        ("knows_someone", "Please say whom you know, or what they can do."),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_help_says_with_what(house: House, kind: str, sentence: str, htmx: bool) -> None:
    number = an_idea(house)
    omar = house.tablet(OMAR)
    omar.open(f"/linnet/ideas/{number}/support?kind={kind}")
    page = omar.send(f"/linnet/ideas/{number}/support", status=422, htmx=htmx, kind=kind)
    assert sentence in beside(page, "words")
    omar.send(f"/linnet/ideas/{number}/support", kind=kind, words="Ask me.").says("You said:")
    omar.send(f"/linnet/ideas/{number}/support", status=422, kind="perhaps")


def test_who_would_help_is_for_the_proposer_and_those_who_decide(house: House) -> None:
    number = an_idea(house)
    supported(house, number, OMAR, kind="can_help", words=DRILL)
    for part in (ROSA, MINA, BEA):
        house.tablet(part).open(f"/linnet/ideas/{number}").says("Who would help")
        house.tablet(part).open(f"/linnet/ideas/{number}/supporters").says("Omar Haddad", DRILL)
    for part in (AMINA, INES, GWEN, None):
        page = house.tablet(part).open(f"/linnet/ideas/{number}")
        page.does_not_say(DRILL, "Omar Haddad", "Who would help")
        page.says("A few neighbours can help.")
    for part in (AMINA, INES, GWEN):
        house.tablet(part).open(f"/linnet/ideas/{number}/supporters", status=403)


def test_what_was_said_can_be_said_better(house: House) -> None:
    number = an_idea(house)
    supported(house, number, OMAR, kind="can_help", words="Tools.")
    supported(house, number, OMAR, kind="can_help", words=DRILL)
    assert [one.words for one in everything(house, IdeaSupport)] == [DRILL]


def test_bea_says_it_for_amina_and_for_a_neighbour_without_a_name(house: House) -> None:
    number = an_idea(house)
    bea = house.tablet(BEA)
    bea.open(f"/linnet/ideas/{number}/support").says("Who says it?", "What do they say?")
    sent = {"kind": "would_come", "via": "in_person"}
    bea.send(f"/linnet/ideas/{number}/support", status=422, **sent).says("Please choose who says it.")
    for who in ("amina", "unnamed", "unnamed"):
        bea.send(f"/linnet/ideas/{number}/support", spoken_by=who, **sent)
    said = [(one.said_by_id is None, one.via.value) for one in everything(house, IdeaSupport)]
    assert said == [(False, "in_person"), (True, "in_person"), (True, "in_person")]
    house.tablet(OMAR).send(f"/linnet/ideas/{number}/support", status=403, spoken_by="amina", **sent)


def test_no_one_from_another_neighbourhood_counts(house: House) -> None:
    number = an_idea(house)
    house.tablet(BEN).send(f"/linnet/ideas/{number}/support", status=403, kind="would_come")
    house.tablet(INES).send(f"/linnet/ideas/{number}/support", status=403, kind="would_come")
    hidden = an_idea(house, "A secret", shown=False)
    with pytest.raises(NotFound):
        supported(house, hidden, OMAR)
