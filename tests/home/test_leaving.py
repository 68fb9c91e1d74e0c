"""Leaving: afterwards nothing says who someone was, the log is as long as before, and it is all or nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import select

from app.belonging.forms import InviteForm
from app.belonging.inviting import invite, key_for
from app.core.errors import NotAllowed
from app.core.left import GONE, TAKEN_AWAY
from app.core.pages import _without_mark
from app.helping.service import name_helper
from app.home import leaving
from app.home.leaving_forms import MyWords
from app.needs.models import Need
from app.needs.raising import back_need
from app.neighbourhoods.models import Membership
from app.neighbourhoods.service import join
from app.participation.models import Kind, Participation
from app.people.models import Person
from app.permissions.who import Role
from tests.cards.making import has_pin
from tests.cast import BEA, BEN, HELEN, MINA, OMAR, ROSA, SAM
from tests.guards.lived_in import ASKED_BACK, HIDDEN, SHOWN, UNSEEN, LivedIn
from tests.guards.walk import changed, rows
from tests.house import House

OF_ROSA = ("Rosa", "rosa", "07700 111222", "Attic 9", "Which lift to take", "robin")


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    lived_in = LivedIn(house.app, house.address)
    try:
        lived_in.is_lived_in()
        with lived_in.writing() as session:
            person, rosa = (
                session.exec(select(Person).where(Person.handle == "rosa")).one(),
                lived_in.actor(session, ROSA),
            )
            person.phone, person.flat, person.picture = "07700 111222", "Attic 9", "robin"
            name_helper(session, rosa, lived_in.here(session), lived_in.actor(session, BEA).person_id or 0)
        yield lived_in
    finally:
        lived_in.close()


def what_says(house: House, *words: str) -> set[str]:
    """The tables in which one of these words stands."""
    everything = {name: " ".join(found) for name, found in rows(house).items()}
    return {name for name, found in everything.items() for word in words if word in found}


def log_of(house: House) -> list[str]:
    with house.reading() as session:
        return [repr(one) for one in session.exec(select(Participation).order_by(Participation.id))]


def leaves(house: House, my_words: str) -> None:
    rosa = house.tablet(ROSA)
    rosa.send("/me/leaving", my_words=my_words).says("Leave for good?", "This can't be undone.")
    page = rosa.send(f"/me/leaving/{my_words}")
    assert page.path == "/me/left"
    page.says("You have left")
    assert rosa.client.get("/me", follow_redirects=False).headers["location"].startswith("/sign-in")


def test_when_rosa_and_her_words_go_no_table_says_who_she_was(lived_in: LivedIn) -> None:
    storage, before = lived_in.app.state.storage, log_of(lived_in)
    kept = [storage.path(key) for key in (lived_in.voice, "a-recording")]
    assert all(path.exists() for path in kept)
    assert {"person", "profile"} <= what_says(lived_in, *OF_ROSA)
    leaves(lived_in, "go")
    assert what_says(lived_in, *OF_ROSA, UNSEEN, "The door bangs", "It wobbles", lived_in.voice) == set()
    assert not any(path.exists() for path in kept), "her voice is gone from the disk"
    assert log_of(lived_in)[: len(before)] == before, "the log only grows"
    kinds = lived_in.log()
    assert kinds[-1] == Kind.PERSON_LEFT
    ends = (Kind.CARD_STOPPED, Kind.TOKEN_REVOKED, Kind.HELPER_ENDED, Kind.ROLE_ENDED, Kind.MEMBERSHIP_ENDED)
    assert {kind: kinds.count(kind) for kind in ends} == dict.fromkeys(ends, 1)


def test_what_others_built_upon_stays_without_her_name(lived_in: LivedIn) -> None:
    rosa = lived_in.tablet(ROSA)
    page = rosa.open("/me/leaving/go")
    page.says("so these stay without your name:", "The bench by the lift is broken")
    page.does_not_say(UNSEEN, "The door bangs")
    leaves(lived_in, "go")
    mina = lived_in.tablet(MINA)
    mina.open(f"/linnet/needs/{SHOWN}").says("The bench by the lift is broken", f"{GONE} raised this")
    mina.open(f"/linnet/needs/{HIDDEN}").says(TAKEN_AWAY)
    lived_in.tablet(OMAR).open(f"/linnet/needs/{ASKED_BACK}", status=404)


def test_what_she_said_can_stay_without_her_name(lived_in: LivedIn) -> None:
    leaves(lived_in, "stay")
    assert what_says(lived_in, "Rosa", "rosa@", "07700 111222", "Attic 9", lived_in.voice, "a-recording") == set()
    assert {"need", "helped"} <= what_says(lived_in, UNSEEN, "It wobbles")
    lived_in.tablet(MINA).open(f"/linnet/needs/{SHOWN}").says(f"{GONE} raised this")


@pytest.mark.parametrize("my_words", MyWords)
def test_it_is_all_or_nothing(lived_in: LivedIn, my_words: MyWords, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("the last step fails")

    before = rows(lived_in)
    monkeypatch.setattr(leaving, "forget_person", breaks)
    with pytest.raises(RuntimeError), lived_in.writing() as session:
        leaving.leave(session, lived_in.app.state.storage, lived_in.actor(session, ROSA), my_words)
    assert changed(before, rows(lived_in)) == set()
    assert lived_in.app.state.storage.path(lived_in.voice).exists()


def test_bea_who_helped_her_is_told_without_a_name(lived_in: LivedIn) -> None:
    leaves(lived_in, "go")
    page = lived_in.tablet(MINA).open("/linnet/tellings?way=phone")
    page.says("Bea Okafor", "Someone left: the one who helped you here, or whom you helped.")
    page.does_not_say("Rosa", GONE)


def test_nobody_is_left_to_be_told_and_no_list_names_her(lived_in: LivedIn) -> None:
    lived_in.tablet(MINA).open("/linnet/tellings").says("Rosa Delgado")
    leaves(lived_in, "stay")
    mina = lived_in.tablet(MINA)
    for path in ("/linnet/tellings", "/linnet/people", "/linnet/cards/new", "/demo"):
        mina.open(path).does_not_say("Rosa", GONE)
    mina.open("/linnet/cards").does_not_say("Rosa")


def test_her_backing_goes_or_stays_as_she_wishes(house: House) -> None:
    number = house.a_need("A ramp at the door", by=OMAR)
    with house.writing() as session:
        back_need(session, house.actor(session, ROSA), house.need(session, number))
    leaves(house, "go")
    assert rows(house)["backing"] == []


def test_the_only_steward_cannot_leave(house: House) -> None:
    sam, before = house.tablet(SAM), rows(house, all_of_them=False)
    words = "You are the only steward of Linnet Court. Please make someone else steward first."
    sam.open("/me/leaving").says(words)
    sam.send("/me/leaving/go", status=403).says(words)
    assert changed(before, rows(house, all_of_them=False)) == set()
    with house.writing() as session:
        join(session, house.here(session).id, house.actor(session, MINA).person_id or 0, [Role.STEWARD])
    assert sam.send("/me/leaving/stay").path == "/me/left"


def test_answers_for_an_organisation_stay_as_they_were_given(lived_in: LivedIn) -> None:
    helen = lived_in.tablet(HELEN)
    helen.open("/me/leaving/go").says("Answers you gave for an organisation. They say who decided")
    helen.send("/me/leaving/go").says("You have left")
    lived_in.tablet(ROSA).open(f"/linnet/needs/{SHOWN}").says("We put in a new bench.", "Brookside Homes")
    assert what_says(lived_in, "Helen Price", "helen@") <= {"answer", "message"}


def test_a_card_of_one_neighbourhood_does_not_end_the_others(house: House) -> None:
    with house.writing() as session:
        ben = house.actor(session, BEN)
        join(session, house.here(session).id, ben.person_id or 0, [Role.RESIDENT])
    only = replace(ben, only_home_id=ben.neighbourhood_id)
    with pytest.raises(NotAllowed, match="without your card"), house.writing() as session:
        leaving.leave(session, house.app.state.storage, only, MyWords.GO)


def test_someone_in_two_neighbourhoods_leaves_both(house: House) -> None:
    with house.writing() as session:
        join(session, house.here(session).id, house.actor(session, BEN).person_id or 0, [Role.RESIDENT])
    assert house.tablet(BEN).send("/me/leaving/stay").path == "/me/left"
    with house.reading() as session:
        person = session.exec(select(Person).where(Person.name == GONE)).one()
        memberships = session.exec(select(Membership).where(Membership.person_id == person.id)).all()
    assert len(memberships) == 2 and all(one.left_at for one in memberships)
    assert house.log().count(Kind.PERSON_LEFT) == 2


def test_without_a_choice_nothing_happens_and_twice_is_once(house: House) -> None:
    rosa = house.tablet(ROSA)
    page = rosa.send("/me/leaving", status=422)
    page.says("Please choose what becomes of what you said.")
    once = rosa.open("/me/leaving/stay").field("once")
    key = rosa.client.cookies.get("session")
    assert rosa.send("/me/leaving/stay", once=once).path == "/me/left"
    rosa.client.cookies.set("session", key)
    assert rosa.send("/me/leaving/stay", once=once).path in ("/me/left", "/sign-in")
    assert house.log().count(Kind.PERSON_LEFT) == 1


def test_whoever_is_still_here_is_not_told_goodbye(house: House) -> None:
    assert house.tablet(ROSA).open("/me/left").path == "/me"


def test_on_pages_the_mark_is_said_in_the_readers_language() -> None:
    assert _without_mark({GONE: "En nabo som har flyttet"}.get, GONE) == "En nabo som har flyttet"
    assert _without_mark(str.upper, "Rosa") == "Rosa"


def test_a_typed_up_recording_stays_as_words(lived_in: LivedIn) -> None:
    with lived_in.writing() as session:
        from app.needs.models import Attachment

        session.exec(select(Attachment)).one().typed_up = "My voice, in letters"
        session.info["logged"] = True
    leaves(lived_in, "stay")
    with lived_in.reading() as session:
        need: Need = lived_in.need(session, SHOWN)
        assert "My voice, in letters" in need.story and "letters" in need.search_text
    assert rows(lived_in)["attachment"] == []


def test_neither_an_invitation_nor_a_pin_is_left_of_someone(house: House) -> None:
    has_pin(house, ROSA)
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        key = key_for(invite(session, mina, here, InviteForm(name="Ada Lin", email="ada@example.org")))
    adas = house.tablet()
    adas.send(f"/invitation/{key}").says("Ada Lin")
    assert "invitation" in what_says(house, "Ada", "ada@")
    adas.send("/me/leaving/stay").says("You have left")
    leaves(house, "stay")
    assert what_says(house, "Ada Lin", "ada@") == set()
    assert rows(house)["pin"] == []
