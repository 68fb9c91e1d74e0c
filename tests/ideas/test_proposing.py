"""Anyone proposes an idea; someone looks at it before all can see it."""

import pytest

from app.core.errors import NotAllowed
from app.ideas.forms import ProposeForm
from app.ideas.models import Idea
from app.ideas.proposing import propose_idea
from app.ideas.queries import newest_ideas
from app.participation.models import Kind
from app.permissions.who import Via
from tests.cast import AMINA, BEA, BEN, HELEN, INES, MINA, OMAR, ROSA
from tests.house import House
from tests.ideas.happenings import WALK, an_idea, the_row
from tests.needs.happenings import beside, everything, tellings

ALL_OF_IT = {
    "title": WALK,
    "for_whom": "Slow walkers",
    "leads": "yes",
    "who_leads": "Omar too",
    "takes": "Good shoes",
}


def test_rosa_proposes_an_idea_that_answers_a_need(house: House) -> None:
    need = house.a_need("Nobody goes out alone")
    rosa = house.tablet(ROSA)
    assert rosa.open(f"/linnet/ideas/new?need={need}").field("need") == str(need)
    page = rosa.send("/linnet/ideas", **ALL_OF_IT, need=need)
    assert page.path == "/linnet/ideas/1"
    page.says("Thank you. This is idea 1.", "Someone from the team looks at it first", "Rosa Delgado", "Slow walkers")
    page.says("The one who proposed it. Omar too", "Good shoes", f"Need {need}: Nobody goes out alone")
    assert house.log()[-1] == Kind.IDEA_PROPOSED


def test_a_double_tap_proposes_one_idea(house: House) -> None:
    rosa = house.tablet(ROSA)
    for _ in range(2):
        rosa.send("/linnet/ideas", title=WALK, once="the same form").says("This is idea 1.")
    assert house.log() == [Kind.IDEA_PROPOSED]


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("title", " ", "Please say in a few words what we could do."),
        ("title", "x" * 121, "Please use fewer than 120 letters here."),
        ("takes", "x" * 2001, "That is a little too long. Please make it shorter."),
        ("need", "the bench", "Please write the number of a need, like 42."),
        ("need", "99", "We can't find a need with that number."),
    ],
)
def test_a_mistake_gets_one_kind_sentence_and_keeps_what_was_typed(
    house: House, field: str, words: str, sentence: str, htmx: bool
) -> None:
    page = house.tablet(ROSA).send("/linnet/ideas", status=422, htmx=htmx, **(ALL_OF_IT | {field: words}))
    assert sentence in beside(page, field)
    assert page.field("for_whom") == "Slow walkers"
    assert house.log() == []


def test_a_need_that_is_not_shown_is_no_need_to_answer(house: House) -> None:
    hidden = house.a_need("A secret", by=OMAR, shown=False)
    page = house.tablet(ROSA).send("/linnet/ideas", status=422, title=WALK, need=hidden)
    page.says("We can't find a need with that number.")
    page.does_not_say("A secret")


def test_an_idea_is_seen_by_its_author_and_the_reviewer_until_it_is_shown(house: House) -> None:
    number = an_idea(house, shown=False)
    for part in (ROSA, MINA):
        house.tablet(part).open(f"/linnet/ideas/{number}").says("Not shown yet")
    for part in (AMINA, HELEN, INES, BEN, BEA, None):
        house.tablet(part).open(f"/linnet/ideas/{number}", status=404)
        house.tablet(part).open("/linnet/ideas").does_not_say(WALK)
    with house.reading() as session:
        assert newest_ideas(session, house.here(session)) == []


def test_mina_finds_it_on_today_and_shows_it(house: House) -> None:
    number = an_idea(house, shown=False)
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("Ideas to look at before they are shown", WALK)
    mina.send(f"/linnet/ideas/{number}/review", status=422).says("Please choose what to do.")
    assert mina.send(f"/linnet/ideas/{number}/review", outcome="shown").path == "/linnet/today"
    house.tablet().open("/linnet/ideas").says(WALK)
    house.tablet().open("/linnet/activities").says("New ideas", WALK)
    assert house.log()[-1] == Kind.IDEA_SHOWN


def test_it_is_kept_private_with_a_reason_that_rosa_is_told(house: House) -> None:
    number = an_idea(house, shown=False)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/ideas/{number}/review", status=422, outcome="private").says("Please say why.")
    mina.send(f"/linnet/ideas/{number}/review", outcome="private", reason="It names your neighbour.")
    house.tablet(ROSA).open(f"/linnet/ideas/{number}").says("This is kept private", "It names your neighbour.")
    house.tablet(OMAR).open(f"/linnet/ideas/{number}", status=404)
    assert tellings(house, "idea_kept_private") == {"rosa": ("letter", "waiting")}
    mina.open("/linnet/tellings/letters").says("Your neighbours will not see this idea.", "It names your neighbour.")
    mina.send(f"/linnet/ideas/{number}/review", outcome="shown")
    house.tablet(OMAR).open(f"/linnet/ideas/{number}").does_not_say("It names your neighbour.")


def test_heron_street_shows_ideas_at_once(house: House) -> None:
    house.tablet(BEN).send("/heron/ideas", title="A street party").says("Your neighbours can see it now.")
    house.tablet().open("/heron/ideas").says("A street party")
    house.tablet().open("/linnet/ideas").does_not_say("A street party")


def test_bea_writes_an_idea_down_for_amina(house: House) -> None:
    words = {"title": "Bread day", "spoken_by": "amina", "via": "phone", "read_back": "yes", "leads": "yes"}
    page = house.tablet(BEA).send("/linnet/ideas", **words)
    page.says("Bea Okafor typed this for them, as they said it by phone.", "It was read back to them.")
    idea = everything(house, Idea)[0]
    assert (idea.via, idea.said_by_id, idea.leader_id) == (Via.PHONE, idea.leader_id, idea.said_by_id)
    page = house.tablet(OMAR).send("/linnet/ideas", status=403, **words)
    page.says("Only a helper they named")


def test_rosa_takes_her_idea_back(house: House) -> None:
    number = an_idea(house)
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/ideas/{number}/taking-back").says("Taken back")
    rosa.send(f"/linnet/ideas/{number}/taking-back", status=409)
    house.tablet().open("/linnet/ideas").does_not_say(WALK)
    house.tablet(OMAR).send(f"/linnet/ideas/{number}/taking-back", status=403)
    house.tablet(MINA).send(f"/linnet/ideas/{number}/review", status=409, outcome="shown")


def test_who_only_studies_does_not_propose(house: House) -> None:
    with house.writing() as session, pytest.raises(NotAllowed):
        propose_idea(session, house.actor(session, INES), house.here(session), ProposeForm(title="A study"))
    number = an_idea(house, shown=False)
    house.tablet(ROSA).send(f"/linnet/ideas/{number}/review", status=403, outcome="shown")


def test_ideas_come_newest_first_in_pages(house: House) -> None:
    for number in range(1, 23):
        an_idea(house, f"Idea of day {number}", by=MINA)
    page = house.tablet().open("/linnet/ideas")
    page.says("Idea of day 22", "More ideas")
    page.does_not_say("Idea of day 2 ")
    after = page.tree.xpath("//nav[@class='pager']//a/@href")[0]
    house.tablet().open(after).says("Idea of day 2", "Idea of day 1")
    assert the_row(house, 22).is_shown
