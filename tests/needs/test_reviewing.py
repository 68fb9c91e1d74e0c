"""Mina looks at a need before it is shown. What was not shown, and why, is recorded, and its author is told."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.needs.kinds import ReviewState
from app.needs.models import Backing, Need, Review
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from tests.cast import AMINA, BEA, BEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import answered, backed, beside, everything, tellings, the_row

WHY = "It names a neighbour."


@pytest.mark.parametrize("htmx", [False, True])
def test_mina_shows_a_need(house: House, htmx: bool) -> None:
    number = house.a_need(shown=False)
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("To look at before they are shown", "The bench by the lift is broken")
    mina.open(f"/linnet/needs/{number}/review").says("What shall happen with it?")
    for _ in range(2):
        mina.send(f"/linnet/needs/{number}/review", htmx=htmx, outcome="shown", once="k").says("Today")
    house.tablet(AMINA).open(f"/linnet/needs/{number}").says("It was shown to all neighbours")
    assert house.log() == [Kind.NEED_RAISED, Kind.NEED_SHOWN]
    assert tellings(house, "asked_back") == {}


def test_a_review_without_what_it_needs_gets_a_sentence(house: House) -> None:
    number = house.a_need(shown=False)
    mina = house.tablet(MINA)
    wrong = [
        ("outcome", {"outcome": ""}, "Please choose what to do."),
        ("reason", {"outcome": "asked_back"}, "Please say why. The person will read it."),
        ("reason", {"outcome": "private", "reason": "  "}, "Please say why. The person will read it."),
        ("into", {"outcome": "merged"}, "Please write the number of a need, like 42."),
        ("into", {"outcome": "merged", "into": "the bench"}, "Please write the number of a need, like 42."),
        ("into", {"outcome": "merged", "into": "99"}, "We can't find an open need with that number."),
        ("into", {"outcome": "merged", "into": str(number)}, "We can't find an open need with that number."),
    ]
    for order, (field, typed, sentence) in enumerate(wrong):
        sent = {"reason": "My words"} | typed if field != "reason" else typed
        page = mina.send(f"/linnet/needs/{number}/review", status=422, htmx=order % 2 == 0, **sent)
        assert sentence in beside(page, field)
        assert field == "reason" or page.field("reason") == "My words"
    assert house.log() == [Kind.NEED_RAISED]
    assert everything(house, Review) == []


def test_mina_asks_back_rosa_says_more_and_it_waits_again(house: House) -> None:
    number = house.a_need(shown=False)
    mina, rosa = house.tablet(MINA), house.tablet(ROSA)
    mina.send(f"/linnet/needs/{number}/review", outcome="asked_back", reason="Which of the two benches?")
    assert tellings(house, "asked_back") == {"rosa": ("letter", "waiting")}
    mina.open("/linnet/today").says("Asked back: waiting for their author")
    rosa.open(f"/linnet/needs/{number}").says("We have a question for you", "Which of the two benches?")

    address = f"/linnet/needs/{number}/more"
    assert "a little more" in beside(rosa.send(address, status=422, htmx=True, story=" "), "story")
    house.tablet(AMINA).send(address, status=404, story="It is me.")
    for _ in range(2):
        rosa.send(address, story="The green one.", once="k").says("The green one.", "Not shown yet")
    rosa.send(address, status=409, story="And once more.")
    mina.open("/linnet/today").says("To look at before they are shown")
    assert house.log() == [Kind.NEED_RAISED, Kind.NEED_ASKED_BACK, Kind.NEED_SAID_MORE]


def test_what_is_kept_private_says_why_to_its_author_and_to_no_one_else(house: House) -> None:
    number = house.a_need(shown=False)
    house.tablet(MINA).send(f"/linnet/needs/{number}/review", outcome="private", reason=WHY)
    for part in (ROSA, MINA, SAM):
        house.tablet(part).open(f"/linnet/needs/{number}").says("This is kept private", WHY)
    for part in (AMINA, HELEN, IDRIS, INES, BEN, None):
        house.tablet(part).open(f"/linnet/needs/{number}", status=404)
    assert tellings(house, "kept_private") == {"rosa": ("letter", "waiting")}
    house.tablet(ROSA).open("/linnet/needs/mine").says("Kept private")
    house.tablet(AMINA).open("/linnet/needs").does_not_say("The bench by the lift is broken")


@pytest.mark.parametrize(("outcome", "about"), [("private", "kept_private"), ("asked_back", "asked_back")])
def test_the_reason_is_for_the_author_even_if_others_had_backed_it(house: House, outcome: str, about: str) -> None:
    number = house.a_need()
    backed(house, number, OMAR)
    house.tablet(MINA).send(f"/linnet/needs/{number}/review", outcome=outcome, reason=WHY)
    assert tellings(house, about) == {"rosa": ("letter", "waiting")}


def test_a_private_message_never_goes_on_the_noticeboard(house: House) -> None:
    _is_told_by(house, ROSA, ToldBy.NOTICEBOARD)
    number = house.a_need(shown=False)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/needs/{number}/review", outcome="private", reason=WHY)
    assert tellings(house, "kept_private") == {"rosa": ("in_person", "waiting")}

    unnamed = mina.send("/linnet/needs", title="Someone is lonely", spoken_by="unnamed", via="paper").path
    mina.send(f"{unnamed}/review", outcome="private", reason=WHY)
    assert tellings(house, "kept_private") == {"rosa": ("in_person", "waiting")}


def test_people_behind_a_merged_need_go_along_and_are_told_when_the_other_is_answered(house: House) -> None:
    first, second = house.a_need(by=BEA), house.a_need("That broken bench", by=ROSA)
    backed(house, second, OMAR, BEA)
    house.tablet(MINA).send(f"/linnet/needs/{second}/review", outcome="merged", into=str(first))
    assert set(tellings(house, "merged")) == {"rosa", "omar", "bea"}
    assert the_row(house, second).merged_into_id == the_row(house, first).id
    house.tablet(ROSA).open(f"/linnet/needs/{second}").says(f"Joined to need {first}", "Read on there.")
    behind = {(one.need_id, one.said_by_id) for one in everything(house, Backing)}
    assert sum(need_id == the_row(house, first).id for need_id, _ in behind) == 2

    answered(house, first, "done")
    assert set(tellings(house, "answer")) == {"rosa", "omar", "bea"}
    house.tablet(ROSA).open(f"/linnet/needs/{first}").says("You said “me too”.", "Did it help?")
    house.tablet(AMINA).open("/linnet/needs").does_not_say("That broken bench")


def test_a_neighbour_without_a_name_goes_along_too(house: House) -> None:
    first = house.a_need()
    mina = house.tablet(MINA)
    unnamed = mina.send("/linnet/needs", title="That broken bench", spoken_by="unnamed", via="paper").path
    mina.send(f"{unnamed}/review", outcome="merged", into=str(first))
    answered(house, first, "done")
    assert tellings(house, "answer") == {"rosa": ("letter", "waiting"), "": ("noticeboard", "waiting")}


def test_nothing_is_joined_to_what_is_not_open_here(house: House) -> None:
    waiting, number = house.a_need(shown=False), house.a_need()
    heron = house.a_need(by=BEN)
    house.tablet(ROSA).send(f"/linnet/needs/{number}/taking-back")
    third = house.a_need()
    mina = house.tablet(MINA)
    for into in (waiting, number, 77 + heron):
        mina.send(f"/linnet/needs/{third}/review", status=422, outcome="merged", into=str(into))
    assert the_row(house, third).review == ReviewState.SHOWN


def test_only_the_officer_and_the_steward_review(house: House) -> None:
    waiting, shown = house.a_need(shown=False), house.a_need()
    for part in (AMINA, BEA, HELEN, IDRIS, INES, BEN):
        tablet = house.tablet(part)
        for number, status in ((waiting, 404), (shown, 403)):
            tablet.open(f"/linnet/needs/{number}/review", status=status)
            tablet.send(f"/linnet/needs/{number}/review", status=status, outcome="shown")
            tablet.send(f"/linnet/needs/{number}/review", status=status)
    house.tablet(ROSA).send(f"/linnet/needs/{waiting}/review", status=403, outcome="shown")
    house.tablet().send(f"/linnet/needs/{waiting}/review", status=404, outcome="shown")
    house.tablet(SAM).send(f"/linnet/needs/{waiting}/review", outcome="shown")
    assert the_row(house, waiting).is_shown


def test_a_decision_that_comes_too_late_changes_nothing(house: House) -> None:
    number = house.a_need(shown=False)
    house.tablet(ROSA).send(f"/linnet/needs/{number}/taking-back")
    mina = house.tablet(MINA)
    for outcome in ("shown", "waiting", "taken_back"):
        mina.send(f"/linnet/needs/{number}/review", status=409, outcome=outcome)
    assert the_row(house, number).review == ReviewState.TAKEN_BACK


def test_the_database_too_wants_a_reason(house: House) -> None:
    number = house.a_need(shown=False)
    need = the_row(house, number)
    for outcome in (ReviewState.ASKED_BACK, ReviewState.PRIVATE):
        bare = {"neighbourhood_id": need.neighbourhood_id, "need_id": need.id, "outcome": outcome, "reason": " "}
        with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
            connection.execute(insert(Review).values(**bare))
    for wrong in ({"review": ReviewState.MERGED}, {"review": ReviewState.SHOWN, "shown_at": None}, {"title": "  "}):
        row = need.model_dump(exclude={"id"}) | {"number": 70} | wrong
        with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
            connection.execute(insert(Need).values(**row))


def _is_told_by(house: House, part: Part, way: ToldBy) -> None:
    with house.database.engine.begin() as connection:
        connection.execute(Person.__table__.update().where(Person.handle == part.handle).values(told_by=way))
