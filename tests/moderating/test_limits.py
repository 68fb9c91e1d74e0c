"""What a report, a count and a second look are about: this thing, here, and these people; nothing else of the kind."""

from sqlmodel import select

from app.belonging.roles import end_role
from app.core.left import TAKEN_AWAY
from app.moderating.kinds import HiddenFor
from app.moderating.models import Report, SecondLook
from app.moderating.queries import Hidden, hidden_here, others_who_review
from app.needs.forms import RaiseForm, ReviewForm
from app.needs.raising import raise_need
from app.needs.reviewing import review_need
from app.neighbourhoods.models import Membership
from app.notifications.models import Message
from app.participation.models import Kind
from app.permissions.who import Role
from tests.cast import AMINA, BEA, BEN, GWEN, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.ideas.happenings import WALK
from tests.moderating.happenings import THINGS, hidden, hidden_and_asked
from tests.moderating.test_things import EACH, FOUND, MATTER, Thing
from tests.needs.happenings import answered, backed, everything

IDEA, NEED = THINGS["idea"], THINGS["need"]


def count(house: House, slug: str = "linnet") -> Hidden:
    with house.reading() as session:
        return hidden_here(session, house.here(session, slug))


def test_each_who_asks_is_heard_and_about_each_thing(house: House) -> None:
    for number in (house.a_need(by=ROSA), house.a_need(by=OMAR)):
        for part in (AMINA, BEA):
            house.tablet(part).send(f"{NEED.at(number)}/report", words=f"{part.name} asks.")
    asked = [(one.need_id, one.words) for one in everything(house, Report)]
    assert len(set(asked)) == len(asked) == 4


@EACH
def test_what_is_not_shown_is_not_asked_about(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, ROSA)
    hidden(house, thing, number)
    house.tablet(SAM).send(f"{thing.at(number)}/report", status=409)
    assert everything(house, Report) == [] and Kind.REPORTED not in house.log()


@EACH
def test_whatever_was_asked_is_settled_when_it_is_hidden(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, ROSA)
    house.tablet(AMINA).send(f"{thing.at(number)}/report", words=MATTER)
    hidden(house, thing, number)
    assert [one.settled_at is None for one in everything(house, Report)] == [False]


def test_what_was_asked_about_something_else_stays_open_and_is_read_there(house: House) -> None:
    one, other = house.a_need(by=ROSA), house.a_need(by=OMAR)
    for number in (one, other):
        house.tablet(AMINA).send(f"{NEED.at(number)}/report", words=f"About {number}.")
    house.tablet(MINA).open(f"{NEED.at(one)}/review").does_not_say(f"About {other}.")
    hidden(house, NEED, one)
    assert {said.need_id: said.settled_at is None for said in everything(house, Report)} == {one: False, other: True}


@EACH
def test_no_one_looks_again_who_was_not_asked_to(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, ROSA)
    hidden(house, thing, number)
    house.tablet(SAM).send(f"{thing.at(number)}/second-look/given", status=409, **FOUND)
    assert everything(house, SecondLook) == [] and Kind.SECOND_LOOK_GIVEN not in house.log()


def test_what_its_hider_has_shown_meanwhile_needs_no_second_look(house: House) -> None:
    number = hidden_and_asked(house, IDEA)
    house.tablet(MINA).send(f"{IDEA.at(number)}/review", outcome="shown")
    house.tablet(SAM).send(f"{IDEA.at(number)}/second-look/given", status=409, **FOUND)
    assert house.log()[-1] == Kind.IDEA_SHOWN


def test_while_nobody_asked_another_reviewer_just_shows_it(house: House) -> None:
    number = IDEA.laid_in(house, ROSA)
    hidden(house, IDEA, number)
    house.tablet(SAM).send(f"{IDEA.at(number)}/review", outcome="shown")
    house.tablet(AMINA).open(IDEA.seen_at(number)).says(WALK)


def test_hidden_again_by_another_the_first_may_look(house: House) -> None:
    number = hidden_and_asked(house, IDEA)
    hidden(house, IDEA, number, by=SAM)
    house.tablet(SAM).send(f"{IDEA.at(number)}/second-look/given", status=403, **FOUND)
    house.tablet(MINA).send(f"{IDEA.at(number)}/second-look/given", **FOUND)
    house.tablet(AMINA).open(IDEA.seen_at(number)).says(WALK)


def test_only_what_came_back_counts_as_shown_again(house: House) -> None:
    for thing, outcome, again in ((NEED, "stays_hidden", False), (IDEA, "shown_again", True)):
        number = hidden_and_asked(house, thing)
        house.tablet(SAM).send(f"{thing.at(number)}/second-look/given", outcome=outcome, words="So it is.")
        assert bool(count(house).shown_again) is again


def test_what_came_back_is_hidden_no_more(house: House) -> None:
    number = hidden_and_asked(house, IDEA)
    house.tablet(SAM).send(f"{IDEA.at(number)}/second-look/given", **FOUND)
    assert set(count(house).kinds.values()) == {0} and not count(house).is_nothing


def test_what_is_hidden_next_door_is_counted_there(house: House) -> None:
    number = hidden_and_asked(house, IDEA)
    house.tablet(SAM).send(f"{IDEA.at(number)}/second-look/given", **FOUND)
    hidden(house, NEED, house.a_need(by=OMAR))
    assert count(house, "heron").is_nothing
    with house.writing() as session:
        here = house.here(session, "heron")
        need = raise_need(session, house.actor(session, BEN), here, RaiseForm(title="A bench"))
        form = ReviewForm(outcome="private", reason="It names someone.", hidden_for=HiddenFor.UNKIND)
        review_need(session, house.actor(session, GWEN), need, form)
    assert not count(house).kinds[HiddenFor.UNKIND] and count(house, "heron").kinds[HiddenFor.UNKIND]


def test_those_who_review_no_more_are_not_named(house: House) -> None:
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA).person_id
        assert others_who_review(session, here, mina) == ["Sam Whitlock"]
        assert others_who_review(session, here, 0) == ["Mina Kaur", "Sam Whitlock"]
        hers = select(Membership).where(Membership.neighbourhood_id == here.id, Membership.person_id == mina)
        end_role(session, house.actor(session, SAM), session.exec(hers).one(), Role.DEVELOPMENT_OFFICER)
    with house.reading() as session:
        assert others_who_review(session, house.here(session), 0) == ["Sam Whitlock"]


def test_who_leaves_takes_nothing_of_anyone_else_along(house: House) -> None:
    number = hidden_and_asked(house, IDEA, OMAR)
    house.tablet(SAM).send(f"{IDEA.at(number)}/second-look/given", **FOUND)
    house.tablet(AMINA).send(f"{IDEA.at(number)}/report", words=MATTER)
    need = house.a_need(by=OMAR)
    backed(house, need, ROSA)
    answered(house, need)
    house.tablet(ROSA).send("/me/leaving/go")
    assert {one.title for one in everything(house, Message) if one.need_id} == {"The bench by the lift is broken"}
    assert [one.words for one in everything(house, Report)] == [MATTER]
    assert {one.title for one in everything(house, Message) if one.about == "looked_again"} == {WALK}


@EACH
def test_what_a_second_look_was_told_about_goes_with_its_words(house: House, thing: Thing) -> None:
    number = hidden_and_asked(house, thing)
    house.tablet(SAM).send(f"{thing.at(number)}/second-look/given", outcome="stays_hidden", words="It still does.")
    (told,) = (one for one in everything(house, Message) if one.about == "looked_again")
    house.tablet(ROSA).send("/me/leaving/go")
    (left,) = (one for one in everything(house, Message) if one.about == "looked_again")
    assert told.title and left.title == TAKEN_AWAY


def test_what_was_asked_about_a_voice_goes_with_it_and_no_more(house: House) -> None:
    """A hello is the one thing that is not only made silent when someone leaves, but deleted."""
    hello = THINGS["hello"]
    rosas, omars = hello.laid_in(house, ROSA), hello.laid_in(house, OMAR)
    for number in (rosas, omars):
        house.tablet(AMINA).send(f"{hello.at(number)}/report", words=MATTER)
        hidden(house, hello, number)
    for part, number in ((ROSA, rosas), (OMAR, omars)):
        house.tablet(part).send(f"{hello.at(number)}/second-look")
    house.tablet(ROSA).send("/me/leaving/go")
    assert [one.hello_id for one in everything(house, Report)] == [omars]
    assert [one.hello_id for one in everything(house, SecondLook)] == [omars]
