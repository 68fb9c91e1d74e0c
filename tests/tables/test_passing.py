"""The tablet goes round the table: each takes it as they like, does their part, and leaves nothing behind."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.cards.service import make_cards
from app.core import clock
from app.core.preferences import Preferences
from app.needs.models import Backing, Need
from app.needs.replies import Comment
from app.participation.models import Kind
from app.people.models import Person, WebSession
from app.people.service import prefer
from app.tables.queries import Expected, drawings_for, names_on_tiles
from tests.cast import AMINA, BEA, BEN, GWEN, MINA, OMAR, ROSA, Part
from tests.conftest import SECRET
from tests.house import House
from tests.needs.happenings import commented
from tests.tables.table import last_act, newest, shared, shown_code, type_code
from tests.tablet import Tablet


def card_of(house: House, part: Part, by: Part = MINA) -> str:
    """The code on a card that was printed for someone."""
    with house.writing() as session:
        person = session.exec(select(Person).where(Person.handle == part.handle)).one()
        here = house.here(session, part.neighbourhood)
        ((_, code),) = make_cards(session, house.actor(session, by), here, [person.id], SECRET)
        return code


def raises(tablet: Tablet, title: str = "A kettle for the lounge") -> str:
    return tablet.send("/linnet/needs", title=title, once=title).path


def test_someone_with_a_tile_takes_it_and_the_act_is_theirs(house: House) -> None:
    tablet = shared(house, ROSA, AMINA)
    page = tablet.send("/table/sitting", person="rosa")
    assert page.path == "/linnet"
    page.says("Rosa has this tablet", "I’m finished, pass it on", "Say something", "What’s on", "What happened")
    page.does_not_say("Meetings", "What I have said", "Amina", "Delgado")
    assert not page.tree.xpath("//a[@href='/me']")
    raises(tablet)
    assert last_act(house) == ("need_raised", "rosa", "rosa", "table_tablet")


def test_someone_takes_it_with_their_card(house: House) -> None:
    code, tablet = card_of(house, BEA), shared(house)
    assert tablet.client.get("/card", follow_redirects=False).headers["location"] == "/table?choose=card"
    tablet.open("/card").says("Take the tablet with your card")
    page = tablet.send("/table/sitting", with_card="yes", code=f" {code.lower()} ")
    page.says("Bea has this tablet")
    raises(tablet)
    assert last_act(house) == ("need_raised", "bea", "bea", "table_tablet")


def test_just_a_neighbour_takes_part_without_a_name(house: House) -> None:
    number, tablet = house.a_need(), shared(house, ROSA)
    page = tablet.send("/table/sitting")
    page.says("You have this tablet")
    page.does_not_say("Rosa")
    said = tablet.send("/linnet/needs", title="A kettle for the lounge")
    assert said.path == "/table"
    said.says("Thank you. This is need 2.", "noticeboard")
    assert last_act(house) == ("need_raised", None, None, "table_tablet")
    tablet.send(f"/linnet/needs/{number}/comments", words="The leg has come off.").says("The bench by the lift")
    assert last_act(house) == ("comment_made", None, None, "table_tablet")


def test_me_too_without_a_name_counts_once_for_each_press_of_a_form(house: House) -> None:
    number, tablet = house.a_need(), shared(house)
    tablet.send("/table/sitting")
    for once in ("one", "one", "another"):
        tablet.send(f"/linnet/needs/{number}/backing", once=once)
    assert last_act(house) == ("need_backed", None, None, "table_tablet")
    with house.reading() as session:
        assert [one.heads for one in session.exec(select(Backing))] == [1, 1]


def test_at_a_table_no_one_speaks_for_another_or_in_another_way(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    tablet.send("/linnet/needs", title="For Omar", spoken_by="omar", via="paper", status=403)
    assert house.log()[-1] == Kind.TILES_CHOSEN
    tablet.send("/linnet/needs", title="My own", via="paper", read_back="yes", status=422)
    tablet.send("/linnet/needs", title="My own")
    assert last_act(house) == ("need_raised", "rosa", "rosa", "table_tablet")
    tablet.send("/linnet/needs", title="My own words", spoken_by="rosa", via="in_person")
    assert last_act(house) == ("need_raised", "rosa", "rosa", "table_tablet")
    tablet.send("/table/passing-on")
    tablet.send("/table/sitting")
    for spoken_by in ("omar", "unnamed"):
        tablet.send("/linnet/needs", title="No name", spoken_by=spoken_by, via="paper")
        assert last_act(house) == ("need_raised", None, None, "table_tablet")
    with house.reading() as session:
        assert {need.read_back for need in session.exec(select(Need))} == {False}


def test_passing_it_on_ends_the_session_on_the_server_and_clears_the_browser(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    key = tablet.client.cookies["session"]
    answer = tablet.client.post("/table/passing-on", data={})
    assert answer.headers["clear-site-data"] == '"cache"'
    assert answer.headers["cache-control"] == "no-store"
    assert "Goodbye, Rosa. Thank you." in answer.text.replace("<bdi>", "").replace("</bdi>", "")
    assert not tablet.client.cookies.get("session")
    tablet.client.cookies.set("session", key)
    tablet.open("/linnet").says("No one has this tablet now.")
    with house.reading() as session:
        assert session.exec(select(WebSession).where(WebSession.tablet_id == newest(session).id)).all() == []


def test_passing_it_on_twice_is_no_harm(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    tablet.send("/table/passing-on").says("Goodbye, Rosa")
    tablet.send("/table/passing-on").says("Goodbye. Thank you.")
    assert house.tablet().send("/table/passing-on").path == "/table"


def test_whoever_takes_it_next_ends_the_session_before(house: House) -> None:
    tablet, thiefs = shared(house, ROSA, AMINA), house.tablet()
    tablet.send("/table/sitting", person="rosa")
    # In a browser of its own: two cookies of one name in the same jar would both be sent.
    thiefs.client.cookies.update(dict(tablet.client.cookies))
    thiefs.open("/linnet").says("Rosa has this tablet")
    tablet.send("/table/sitting", person="amina").says("Amina has this tablet")
    thiefs.open("/linnet").does_not_say("Rosa")


def test_tapping_a_tile_twice_leaves_it_in_the_same_hands(house: House) -> None:
    tablet = shared(house, ROSA)
    for _ in range(2):
        tablet.send("/table/sitting", person="rosa", once="one form").says("Rosa has this tablet")
    tablet.open("/table").says("Hello, Rosa", "You have this tablet.")


def test_only_tiles_of_this_very_tablet_open_it(house: House) -> None:
    shared(house, AMINA, name="Table 2")
    tablet = shared(house, ROSA)
    for person in ("amina", "mina", "ben", "nobody", "x" * 60):
        tablet.send("/table/sitting", person=person, status=422)
    tablet.open("/table").says("Hello. Who has this tablet now?")
    assert not tablet.client.cookies.get("session")


def test_a_tile_taken_off_meanwhile_is_said_kindly(house: House) -> None:
    tablet = shared(house, ROSA)
    number = opened_number(house)
    house.tablet(MINA).send(f"/linnet/tables/{number}/tiles")
    tablet.send("/table/sitting", person="rosa", status=422).says("Your name is not on this tablet any more.")


def opened_number(house: House) -> int:
    with house.reading() as session:
        return newest(session).id


def test_wrong_cards_do_not_open_it_and_count(house: House) -> None:
    tablet = shared(house)
    for code in (card_of(house, BEN, by=GWEN), card_of(house, MINA)):
        tablet.send("/table/sitting", with_card="yes", code=code, status=422).says(
            "This code does not open this tablet"
        )
    tablet.send("/table/sitting", with_card="yes", code="", status=422)
    for _ in range(10):
        tablet.send("/table/sitting", with_card="yes", code="ABCD EFGH", status=422)
    tablet.send("/table/sitting", with_card="yes", code=card_of(house, OMAR), status=429)


def test_what_is_private_is_not_for_a_shared_tablet(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    for path in ("/me", "/me/told-by", "/me/keys", "/linnet/needs/mine", "/sign-in", "/linnet/today", "/linnet/tables"):
        page = tablet.open(path, status=403)
        page.says("Not on a shared tablet", "I’m finished, pass it on")
    tablet.send("/sign-in", known_by="rosa@example.org", status=403)
    tablet.send("/demo/be", person="mina", status=403)


def test_a_tile_does_not_sign_rosa_out_of_her_own_tablet(house: House) -> None:
    rosas, tablet = house.tablet(ROSA), shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    tablet.send("/sign-out-everywhere")
    rosas.open("/me").says("Rosa Delgado")


def test_the_tablet_opens_one_neighbourhood_only(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    tablet.send("/heron/needs", title="From outside", status=403)
    tablet.send("/table/sitting")
    tablet.client.post("/heron/needs", data={"title": "From outside"})
    with house.reading() as session:
        assert session.exec(select(Need)).all() == []


@pytest.mark.parametrize("path", ["/linnet", "/linnet/needs", "/linnet/needs/new", "/table", "/me"])
def test_nothing_is_kept_by_the_browser_at_a_table(house: House, path: str) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    assert tablet.client.get(path).headers["cache-control"] == "no-store"


def test_not_even_the_pages_that_answer_a_form(house: House) -> None:
    tablet, rosas = shared(house, ROSA), house.tablet(ROSA)
    tablet.send("/table/sitting", person="rosa")
    for words in ("A kettle", " "):
        sent = {"data": {"title": words}}
        assert tablet.client.post("/linnet/needs/new", **sent).headers["cache-control"] == "no-store"
        assert rosas.client.post("/linnet/needs/new", **sent).headers["cache-control"] == "private, no-cache"


def test_pages_look_as_rosa_likes_them_and_then_as_the_neighbourhood_does(house: House) -> None:
    with house.writing() as session:
        prefer(session, house.actor(session, ROSA), Preferences("32", "dark", "nb"))
    tablet = shared(house, ROSA, OMAR)
    page = tablet.send("/table/sitting", person="rosa")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast"), page.tree.get("lang")) == (
        "32",
        "dark",
        "nb",
    )
    tablet.send("/table/passing-on")
    page = tablet.open("/table")
    assert (page.tree.get("data-text-size"), page.tree.get("data-contrast"), page.tree.get("lang")) == (
        "24",
        "warm",
        "en",
    )
    assert tablet.send("/table/sitting", person="omar").tree.get("lang") == "ar"


def test_a_quiet_quarter_of_an_hour_ends_it_on_the_server(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    with house.writing() as session:
        held = session.exec(select(WebSession).where(WebSession.tablet_id == newest(session).id)).one()
        assert held.idle_minutes == 15
        held.last_seen_at = clock.now() - timedelta(minutes=15, seconds=1)
    tablet.open("/table").says("Hello. Who has this tablet now?")
    tablet.send("/linnet/needs", title="Too late").does_not_say("Too late", "Rosa")
    swapped = tablet.send("/linnet/needs", title="Too late", htmx=True)
    assert (swapped.text, swapped.response.headers["hx-redirect"]) == ("", "/table")


def test_a_slow_writer_is_still_there(house: House) -> None:
    tablet = shared(house, ROSA)
    assert house.tablet().client.get("/table/here").json() == {"open": False, "held": False}
    assert tablet.client.get("/table/here").json() == {"open": True, "held": False}
    tablet.send("/table/sitting", person="rosa")
    with house.writing() as session:
        held = session.exec(select(WebSession).where(WebSession.tablet_id == newest(session).id)).one()
        held.last_seen_at = clock.now() - timedelta(minutes=14)
    assert tablet.client.get("/table/here").json() == {"open": True, "held": True}
    with house.reading() as session:
        held = session.exec(select(WebSession).where(WebSession.tablet_id == newest(session).id)).one()
        assert clock.now() - held.last_seen_at < timedelta(minutes=1)


def test_a_second_device_with_a_new_code_takes_over_from_the_first(house: House) -> None:
    tablet, another = shared(house, ROSA), house.tablet()
    tablet.send("/table/sitting", person="rosa")
    code = shown_code(house.tablet(MINA), opened_number(house))
    type_code(another, code).says("Hello. Who has this tablet now?")
    tablet.open("/table").says("Make this a table’s tablet")
    tablet.open("/linnet").does_not_say("Rosa")


def test_the_waiting_page_greets_in_many_languages_and_lists_no_one(house: House) -> None:
    page = shared(house, ROSA).open("/table")
    page.says("Hello", "Hola", "مرحباً", "Just a neighbour", "I have my card")
    page.does_not_say("Rosa", "Amina", "Omar")
    assert len(page.tree.xpath("//*[@class='greetings']/li")) == 9
    shared(house, name="Bare").open("/table").does_not_say("My name is on it")


def test_a_comment_by_no_one_shows_no_name_to_the_officer(house: House) -> None:
    number, tablet = house.a_need(), shared(house)
    tablet.send("/table/sitting")
    tablet.send(f"/linnet/needs/{number}/comments", words="It is by the lift.", htmx=True).says("Thank you")
    with house.reading() as session:
        said = session.exec(select(Comment)).one()
    assert (said.said_by_id, said.typed_by_id, said.via.value) == (None, None, "table_tablet")


def test_reporting_a_comment_needs_a_name(house: House) -> None:
    number = house.a_need()
    said = commented(house, number, "It has been so for weeks.")
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting")
    tablet.open(f"/linnet/needs/{number}").does_not_say("Report")
    tablet.send(f"/linnet/needs/{number}/comments/{said}/report", words="Unkind", status=403)
    tablet.send("/table/sitting", person="rosa")
    tablet.send(f"/linnet/needs/{number}/comments/{said}/report", words="Unkind")
    assert last_act(house) == ("comment_reported", "rosa", "rosa", "table_tablet")


def test_no_two_at_a_table_have_the_same_picture() -> None:
    people = [Expected(number, f"p{number}", "Ann", "fish" if number == 20 else "") for number in (3, 15, 20, 27)]
    assert len(set(drawings_for(people))) == 4
    assert drawings_for(people)[2] == "fish"


def test_two_of_one_name_get_an_initial() -> None:
    names = ["Rosa Delgado", "Rosa Marsh", "Omar Haddad", "Dr Shah", "Ann Lee", "Ann Lowe", "Cher"]
    assert names_on_tiles(names) == ["Rosa D.", "Rosa M.", "Omar", "Dr Shah", "Ann Lee", "Ann Lowe", "Cher"]
