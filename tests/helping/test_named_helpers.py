"""Rosa names Omar as her helper; from then on he may speak for her, and for no one else."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session, select

from app.activities.kinds import BookingState
from app.activities.models import Booking
from app.core.errors import NotAllowed, NotAtTheTable, NotLikeThis, ProveFirst, Refusal
from app.helping.models import Helper
from app.helping.service import end_helper, name_helper
from app.needs.answering import say_whether_it_helped
from app.needs.forms import CommentForm, HelpedForm, RaiseForm
from app.needs.queries import asked_about
from app.needs.raising import back_need, raise_need, stop_backing
from app.needs.talking import comment
from app.notifications.models import Message
from app.participation.models import Kind, Participation
from app.permissions.who import Actor, SessionKind, Via
from tests.activities.arranging import an_activity
from tests.api.program import Program
from tests.cast import AMINA, BEA, BEN, HELEN, INES, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import answered, backed, beside, everything, tellings
from tests.tablet import Tablet

SERVICES: dict[str, Any] = {
    "raise": lambda session, actor, here, need: raise_need(session, actor, here, RaiseForm(title="Warm rooms")),
    "back": lambda session, actor, here, need: back_need(session, actor, need),
    "stop backing": lambda session, actor, here, need: stop_backing(session, actor, need),
    "comment": lambda session, actor, here, need: comment(session, actor, here, need, CommentForm(words="It is.")),
    "helped": lambda session, actor, here, need: say_whether_it_helped(
        session, actor, asked_about(session, need), need, HelpedForm(how="yes")
    ),
}


def names(house: House, person: Part = ROSA, helper: Part = OMAR) -> int:
    with house.writing() as session:
        actor = house.actor(session, person)
        named = name_helper(session, actor, house.here(session), house.actor(session, helper).person_id or 0)
        return named.id


def person_of(house: House, part: Part) -> int | None:
    with house.reading() as session:
        return house.actor(session, part).person_id


def speaks_for(house: House, session: Session, typist: Part, person: Part, as_helper: bool = True) -> Actor:
    spoken_by = house.actor(session, person).person_id
    return house.actor(session, typist).writing_down(spoken_by, Via.PHONE, True, as_helper)


def test_rosa_names_omar_and_both_are_told(house: House) -> None:
    rosa = house.tablet(ROSA)
    rosa.open("/me/helpers").says("Who helps me", "No one yet.")
    page = rosa.send("/me/helpers", name="omar  HADDAD", once="k")
    page.says("Omar Haddad", "Helps you since")
    rosa.send("/me/helpers", name="omar  HADDAD", once="k")
    rosa.send("/me/helpers", name="Omar", htmx=True)
    assert house.log() == [Kind.HELPER_NAMED]
    assert set(tellings(house, "helper_named")) == {"rosa", "omar"}
    (message,) = everything(house, Message)
    assert (message.said_by, message.organisation, message.need_id) == ("Rosa Delgado", "Omar Haddad", None)
    house.tablet(OMAR).open("/linnet/helpers").says("Rosa Delgado", "They named you on")


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Please write the name of the one who helps."),
        ({"name": "Nobody Atall"}, "We don't know anyone here by that name."),
        ({"name": "Ben Archer"}, "We don't know anyone here by that name."),
        ({"name": "Omar", "flat": "Flat 9"}, "We don't know anyone of that name at that flat."),
        ({"name": "Rosa Delgado"}, "That is the same person."),
    ],
)
def test_a_name_that_is_no_ones_gets_a_kind_sentence(
    house: House, typed: dict[str, str], sentence: str, htmx: bool
) -> None:
    page = house.tablet(ROSA).send("/me/helpers", status=422, htmx=htmx, **typed)
    assert sentence in beside(page, "name")
    assert page.field("name") == typed.get("name", "")
    page.does_not_say("Amina", "Bea")
    assert house.log() == []


def test_two_of_one_name_are_told_apart_by_their_flat(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET name = 'Omar Yusuf', flat = 'Flat 7' WHERE handle = 'amina'")
    rosa = house.tablet(ROSA)
    page = rosa.send("/me/helpers", status=422, name="Omar")
    assert "More than one person here has that name." in beside(page, "name")
    page.does_not_say("Haddad", "Yusuf")
    rosa.send("/me/helpers", name="Omar", flat="flat 7").says("Omar Yusuf")


@pytest.mark.parametrize("ends", [ROSA, OMAR, MINA], ids=lambda part: part.handle)
def test_either_of_them_ends_it_or_an_officer_who_is_asked(house: House, ends: Part) -> None:
    helper = names(house)
    tablet = house.tablet(ends)
    before = "/me/helpers" if ends is ROSA else "/linnet/helpers"
    tablet.open(before).says("Omar Haddad" if ends is not OMAR else "Rosa Delgado")
    for _ in range(2):
        tablet.send(f"{before}/{helper}/end", once="k")
        tablet.send(f"{before}/{helper}/end")
    assert house.log() == [Kind.HELPER_NAMED, Kind.HELPER_ENDED]
    assert set(tellings(house, "helper_ended")) == {"rosa", "omar"}
    house.tablet(OMAR).send("/linnet/needs", status=403, title="Warm rooms", spoken_by="rosa")
    house.tablet(ROSA).send("/me/helpers", name="Omar").says("Omar Haddad")
    assert house.log()[-1] == Kind.HELPER_NAMED


@pytest.mark.parametrize("stranger", [AMINA, HELEN, INES, BEN, None], ids=lambda one: one.handle if one else "visitor")
def test_no_one_else_ends_it(house: House, stranger: Part | None) -> None:
    helper = names(house)
    tablet = house.tablet(stranger, follow_redirects=False)
    for path in (f"/me/helpers/{helper}/end", f"/linnet/helpers/{helper}/end"):
        answer = tablet.client.post(path)
        assert answer.status_code in ({303} if stranger is None else {403, 404}), path
    assert everything(house, Helper)[0].ended_at is None


def test_mina_writes_down_whom_amina_named(house: House) -> None:
    mina = house.tablet(MINA)
    mina.send("/linnet/helpers", status=422, name="Omar").says("Please choose who says it.")
    said = {"name": "Omar Haddad", "spoken_by": "amina", "via": "phone", "read_back": "yes"}
    mina.send("/linnet/helpers", **said).says("That is written down.", "Omar Haddad helps Amina Yusuf")
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.HELPER_NAMED)).one()
        assert row.spoken_by == house.actor(session, AMINA).person_id
        assert (row.typed_by, row.via, row.read_back) == (house.actor(session, MINA).person_id, Via.PHONE, True)
    for part in (ROSA, HELEN):
        house.tablet(part).send("/linnet/helpers", status=403, **said)


def test_omar_does_for_rosa_all_that_she_could(house: House) -> None:
    names(house)
    number = house.a_need("The lamp is out", by=AMINA)
    for_rosa = {"spoken_by": "rosa", "via": "phone", "read_back": "yes"}
    omar = house.tablet(OMAR)
    omar.open("/linnet/helpers").says("Say something for Rosa Delgado")
    form = omar.open("/linnet/needs/new?spoken_by=rosa")
    assert form.tree.xpath("//select[@name='spoken_by']/option/@value") == ["", "rosa"]

    omar.send("/linnet/needs", title="Warm rooms", **for_rosa).says("Thank you. This is need 2.", "It was read back")
    omar.open(f"/linnet/needs/{number}").says("Say “me too” for someone")
    omar.open(f"/linnet/needs/{number}/backing").says("Who says it?")
    omar.send(f"/linnet/needs/{number}/backing", words="My stairs too.", **for_rosa)
    omar.send(f"/linnet/needs/{number}/comments", words="It is dark.", **for_rosa)
    answered(house, number, "done")
    omar.open(f"/linnet/needs/{number}").says("Say whether it helped")
    page = omar.send(f"/linnet/needs/{number}/helped", how="yes", **for_rosa)
    page.says("Rosa Delgado was asked", "Omar Haddad typed this for them, as they said it by phone.")

    books_and_cancels(house, omar, for_rosa)
    said = (Kind.NEED_RAISED, Kind.NEED_BACKED, Kind.COMMENT_MADE, Kind.HELPED_SAID)
    kinds = (*said, Kind.PLACE_BOOKED, Kind.BOOKING_CANCELLED)
    with house.reading() as session:
        rosa, omars = house.actor(session, ROSA).person_id, house.actor(session, OMAR).person_id
        rows = session.exec(select(Participation).where(Participation.typed_by == omars)).all()
        assert {row.kind for row in rows} == set(kinds)
        assert {(row.spoken_by, row.via, row.read_back) for row in rows} == {(rosa, Via.PHONE, True)}


def books_and_cancels(house: House, omar: Tablet, for_rosa: dict[str, str]) -> None:
    bookings = f"/linnet/activities/{an_activity(house)}/dates/1/bookings"
    omar.send(bookings, **for_rosa)
    (booked,) = everything(house, Booking)
    assert (booked.said_by_id, booked.typed_by_id) == (person_of(house, ROSA), person_of(house, OMAR))
    assert booked.state == BookingState.COMING
    omar.send(f"{bookings}/cancelled", **for_rosa)
    assert [one.state for one in everything(house, Booking)] == [BookingState.CANCELLED]


@pytest.mark.parametrize("act", SERVICES)
def test_no_service_lets_anyone_speak_for_someone_who_did_not_name_them(house: House, act: str) -> None:
    """Not even when a form, or a slip of ours, claims they were named."""
    names(house, ROSA, OMAR)
    number = house.a_need(by=AMINA)
    backed(house, number, BEA)
    answered(house, number, "done")
    for typist, person, claims in ((OMAR, AMINA, True), (OMAR, BEA, True), (AMINA, ROSA, True), (OMAR, ROSA, False)):
        with house.writing() as session:
            actor = speaks_for(house, session, typist, person, claims)
            here, need = house.here(session), house.need(session, number)
            with pytest.raises(NotAllowed):
                SERVICES[act](session, actor, here, need)


@pytest.mark.parametrize(("kind", "refusal"), [(SessionKind.TABLE, NotAtTheTable), (SessionKind.CARD, ProveFirst)])
def test_a_helper_speaks_from_no_shared_tablet_and_no_bare_card(
    house: House, kind: SessionKind, refusal: type[Refusal]
) -> None:
    names(house)
    with house.writing() as session:
        here = house.here(session)
        actor = replace(speaks_for(house, session, OMAR, ROSA), session=kind, is_proved=False)
        with pytest.raises(refusal):
            raise_need(session, actor, here, RaiseForm(title="Warm rooms"))


def test_no_page_and_no_program_lets_omar_speak_for_amina(house: House) -> None:
    names(house)
    number = house.a_need(by=AMINA)
    answered(house, number, "done")
    omar, program = house.tablet(OMAR), Program(house, OMAR)
    before = house.log()
    sent = {"needs": {"title": "Warm rooms"}}
    sent |= {f"needs/{number}/{verb}": {"words": "It is.", "how": "yes"} for verb in ("backing", "comments", "helped")}
    for path, fields in sent.items():
        for voice in ("amina", "unnamed"):
            omar.send(f"/linnet/{path}", status=403, spoken_by=voice, via="phone", **fields)
            program.post(path, {"spoken_by": voice, "via": "phone", **fields}, status=403)
    assert house.log() == before


def test_a_program_of_the_helper_speaks_for_the_one_who_named_them(house: House) -> None:
    names(house)
    program = Program(house, OMAR)
    program.post("needs", {"title": "Warm rooms", "spoken_by": "rosa", "via": "phone", "read_back": True})
    said = program.get("needs/1")["story"][0]
    assert (said["who"], said["typed_by"], said["via"], said["read_back"]) == (
        "Rosa Delgado",
        "Omar Haddad",
        "phone",
        True,
    )


def test_a_helper_names_no_further_helpers_and_no_one_names_for_another(house: House) -> None:
    names(house)
    with house.writing() as session:
        here, amina = house.here(session), house.actor(session, AMINA).person_id or 0
        with pytest.raises(NotAllowed):
            name_helper(session, speaks_for(house, session, OMAR, ROSA), here, amina)
        with pytest.raises(NotLikeThis):
            name_helper(session, house.actor(session, ROSA), here, house.actor(session, BEN, "heron").person_id or 0)
        with pytest.raises(NotAllowed):
            end_helper(session, house.actor(session, AMINA), here, session.exec(select(Helper)).one())


def test_a_helper_who_has_left_speaks_for_no_one(house: House) -> None:
    names(house)
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE membership SET left_at = joined_at WHERE person_id = (SELECT id FROM person WHERE handle = 'rosa')"
        )
    house.tablet(OMAR).send("/linnet/needs", status=422, title="Warm rooms", spoken_by="rosa")
