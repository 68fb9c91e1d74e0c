"""Whatever neighbours see can be asked about, is hidden with a reason, and is looked at again by someone else."""

import json

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.moderating.kinds import HiddenFor
from app.moderating.models import THINGS as TABLES
from app.moderating.models import Report, SecondLook
from app.moderating.queries import hidden_here
from app.notifications.models import Message
from app.participation.models import Kind
from tests.cast import AMINA, BEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.ideas.happenings import WALK
from tests.moderating.happenings import THINGS, WHY, Thing, hidden, hidden_and_asked
from tests.needs.happenings import beside, everything, tellings

EACH = pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS)
MATTER = "It says where my flat is."
FOUND = {"outcome": "shown_again", "words": "It names nobody now."}


def test_every_table_of_things_but_talk_is_tried_here() -> None:
    assert {"comment", *THINGS} == set(TABLES)


@EACH
def test_amina_asks_the_team_to_look_and_mina_lets_it_stand(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, ROSA)
    amina, mina = house.tablet(AMINA), house.tablet(MINA)
    amina.open(thing.seen_at(number)).says("Ask for a second look")
    amina.open(f"{thing.at(number)}/report").says("Is something in this not right?")
    for htmx in (False, True):
        amina.send(f"{thing.at(number)}/report", htmx=htmx, words=MATTER).says("Thank you for telling us")
    assert house.log().count(Kind.REPORTED) == 1

    mina.open("/linnet/today").says("Someone asked the team to look at this")
    mina.open(f"{thing.at(number)}/review").says("Someone asked the team to look at this", MATTER)
    mina.send(f"{thing.at(number)}/review", outcome="shown")
    assert house.log()[-1] == Kind.REPORT_SETTLED
    mina.open("/linnet/today").does_not_say("Someone asked the team to look at this")
    mina.open(f"{thing.at(number)}/review").does_not_say(MATTER)
    amina.open(thing.seen_at(number)).says("Ask for a second look")


@EACH
def test_what_is_too_long_is_said_beside_it_and_nothing_typed_is_lost(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, ROSA)
    page = house.tablet(AMINA).send(f"{thing.at(number)}/report", status=422, words="a" * 1001)
    assert beside(page, "words") == "That is a little too long. Please make it shorter."
    assert page.field("words") == "a" * 1001
    assert everything(house, Report) == []


@EACH
@pytest.mark.parametrize("part", [BEN, None], ids=["ben", "nobody"])
def test_nobody_from_elsewhere_asks(house: House, thing: Thing, part: Part | None) -> None:
    number = thing.laid_in(house, ROSA)
    tablet = house.tablet(part)
    for path in ("report", "second-look", "second-look/given"):
        page = tablet.send(f"{thing.at(number)}/{path}", status=403 if part else 200, **FOUND)
        assert part or page.path == "/sign-in"
    assert everything(house, Report) == everything(house, SecondLook) == []


@EACH
def test_its_author_reads_why_asks_once_and_sam_shows_it_again(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, ROSA)
    hidden(house, thing, number)
    rosa, mina, sam = house.tablet(ROSA), house.tablet(MINA), house.tablet(SAM)
    rosa.open(thing.seen_at(number)).says(WHY, "Ask someone else to look at it again")
    rosa.open(f"{thing.at(number)}/second-look").says(WHY)
    for htmx in (False, True):
        rosa.send(f"{thing.at(number)}/second-look", htmx=htmx)
    assert house.log().count(Kind.SECOND_LOOK_ASKED) == 1

    mina.open("/linnet/today").says("Hidden, and waiting for a second look")
    mina.open(f"{thing.at(number)}/second-look").says("It waits for a second look", "Sam Whitlock")
    refused = mina.send(f"{thing.at(number)}/second-look/given", status=403, **FOUND)
    refused.says("You hid this, so someone else has to look at it again.")
    page = sam.send(f"{thing.at(number)}/second-look/given", status=422, outcome="shown_again")
    assert "Please say why." in beside(page, "words")
    sam.send(f"{thing.at(number)}/second-look/given", **FOUND)
    sam.send(f"{thing.at(number)}/second-look/given", status=409, **FOUND)

    assert house.log()[-1] == Kind.SECOND_LOOK_GIVEN
    assert tellings(house, "looked_again") == {"rosa": ("letter", "waiting")}
    house.tablet(AMINA).open(thing.seen_at(number)).does_not_say(WHY)
    mina.open("/linnet/tellings/letters").says("Your neighbours can see it again.", "It names nobody now.")
    mina.open("/linnet/today").does_not_say("Hidden, and waiting for a second look")


@EACH
def test_what_stays_hidden_says_why_and_that_was_the_last_look(house: House, thing: Thing) -> None:
    number = hidden_and_asked(house, thing)
    house.tablet(SAM).send(f"{thing.at(number)}/second-look/given", outcome="stays_hidden", words="It still does.")
    rosa = house.tablet(ROSA)
    rosa.open(f"{thing.at(number)}/second-look").says("It stays hidden.", "It still does.")
    refused = rosa.send(f"{thing.at(number)}/second-look", status=409)
    refused.says("Someone has looked at it a second time already.")
    house.tablet(MINA).open("/linnet/tellings/letters").says("It stays hidden. This is why:", "It still does.")


@EACH
@pytest.mark.parametrize("part", [AMINA, HELEN, IDRIS, INES, BEN, None])
def test_nobody_else_finds_what_is_hidden(house: House, thing: Thing, part: Part | None) -> None:
    number = hidden_and_asked(house, thing)
    tablet = house.tablet(part)
    for path in ("report", "second-look"):
        tablet.open(f"{thing.at(number)}/{path}", status=404)
        tablet.send(f"{thing.at(number)}/{path}", status=404)
    tablet.send(f"{thing.at(number)}/second-look/given", status=404, **FOUND)
    assert [look.looked_at for look in everything(house, SecondLook)] == [None]


@EACH
def test_whoever_else_reviews_says_what_they_found_and_shows_it_no_other_way(house: House, thing: Thing) -> None:
    number = hidden_and_asked(house, thing)
    page = house.tablet(SAM).send(f"{thing.at(number)}/review", status=_shows_by_looking(thing), outcome="shown")
    if thing.place != "needs":
        page.says("Its author asked for a second look.")
    house.tablet(AMINA).open(f"{thing.at(number)}/report", status=404)


@EACH
def test_omar_asks_on_paper_and_mina_notes_it(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, OMAR)
    hidden(house, thing, number)
    mina = house.tablet(MINA)
    mina.open(f"{thing.at(number)}/second-look").says("How did they ask?")
    mina.send(f"{thing.at(number)}/second-look", spoken_by="omar", via="paper")
    (look,) = everything(house, SecondLook)
    with house.reading() as session:
        assert look.asked_by_id == house.actor(session, OMAR).person_id
    house.tablet(OMAR).open("/me/typed-for-me").says("You asked for a second look at what you said")


@EACH
def test_the_database_knows_one_thing_each_and_that_someone_else_looks(house: House, thing: Thing) -> None:
    hidden_and_asked(house, thing)
    for broken in (
        update(SecondLook).values(looked_by_id=SecondLook.hidden_by_id),
        update(SecondLook).values(looked_at=SecondLook.asked_at, looked_by_id=SecondLook.asked_by_id, words=" "),
        update(SecondLook).values(looked_at=SecondLook.asked_at, words="It is fine."),
        update(SecondLook).values(comment_id=1),
        update(SecondLook).values(dict.fromkeys((f"{table}_id" for table in TABLES), None)),
    ):
        with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
            connection.execute(broken)


def test_all_that_is_hidden_is_counted_by_what_for_and_small_numbers_are_hidden(house: House) -> None:
    for thing in THINGS.values():
        hidden(house, thing, thing.laid_in(house, ROSA))
    need = THINGS["need"]
    for _ in range(3):
        hidden(house, need, house.a_need(by=OMAR))
    with house.reading() as session:
        found = hidden_here(session, house.here(session))
    assert found.kinds == dict.fromkeys(HiddenFor, 0) | {HiddenFor.NAMES_SOMEONE: 10}
    house.tablet(None).open("/linnet/what-happened").says("It names someone, or says something private")


def test_what_is_shown_again_is_counted_no_more(house: House) -> None:
    idea = THINGS["idea"]
    number = idea.laid_in(house, ROSA)
    hidden(house, idea, number)
    house.tablet(MINA).send(f"{idea.at(number)}/review", outcome="shown")
    with house.reading() as session:
        assert hidden_here(session, house.here(session)).is_nothing


def test_what_its_author_then_takes_back_or_takes_along_was_hidden_all_the_same(house: House) -> None:
    idea, offer = THINGS["idea"], THINGS["offer"]
    for thing, author, why in ((idea, ROSA, "unkind"), (offer, OMAR, "off_the_subject")):
        hidden(house, thing, thing.laid_in(house, author), hidden_for=why)
    house.tablet(ROSA).send("/linnet/ideas/1/taking-back")
    house.tablet(OMAR).send("/me/leaving/go")
    with house.reading() as session:
        found = hidden_here(session, house.here(session))
    assert [kind for kind, number in found.kinds.items() if number] == [HiddenFor.UNKIND, HiddenFor.OFF_THE_SUBJECT]


def test_a_need_shown_again_waits_for_its_answer_as_before(house: House) -> None:
    number = hidden_and_asked(house, THINGS["need"])
    with house.reading() as session:
        since = house.need(session, number).waits_from
    house.tablet(AMINA).open("/linnet/what-happened").does_not_say("The bench by the lift is broken")
    house.tablet(SAM).send(f"/linnet/needs/{number}/second-look/given", **FOUND)
    with house.reading() as session:
        need = house.need(session, number)
        assert (need.waits(), need.waits_from) == (True, since)
    house.tablet(AMINA).open("/linnet/what-happened").says("The bench by the lift is broken")


def test_what_was_kept_private_before_anyone_saw_it_is_looked_at_again_too(house: House) -> None:
    number = house.a_need(shown=False)
    hidden(house, THINGS["need"], number, hidden_for="off_the_subject")
    house.tablet(ROSA).send(f"/linnet/needs/{number}/second-look")
    house.tablet(SAM).send(f"/linnet/needs/{number}/second-look/given", **FOUND)
    house.tablet(AMINA).open(f"/linnet/needs/{number}").says("The bench by the lift is broken")


def test_who_leaves_takes_along_what_they_were_told_and_said(house: House) -> None:
    idea = THINGS["idea"]
    number = hidden_and_asked(house, idea)
    house.tablet(SAM).send(f"{idea.at(number)}/second-look/given", **FOUND)
    other = house.a_need(by=OMAR)
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/needs/{other}/report", words=MATTER)
    rosa.send("/me/leaving/go")
    assert [one.words for one in everything(house, Report)] == [""]
    assert WALK not in {message.title for message in everything(house, Message)}


def test_rosa_finds_all_she_asked_in_her_download(house: House) -> None:
    idea = THINGS["idea"]
    number = hidden_and_asked(house, idea)
    other = house.a_need(by=OMAR)
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/needs/{other}/report", words=MATTER)
    mine = json.loads(rosa.open("/me/download.json").text)
    assert [(one["about"], one["what"]) for one in mine["second_looks"]] == [(f"ideas/{number}", WALK)]
    assert [(one["about"], one["words"]) for one in mine["reports"]] == [(f"needs/{other}", MATTER)]


def _shows_by_looking(thing: Thing) -> int:
    """A need that is kept private is reviewed no more; the others say that a second look waits."""
    return 409 if thing.place == "needs" else 422
