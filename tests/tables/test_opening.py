"""An officer opens a tablet for a table, lets people on it, and closes it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.core import clock
from app.participation.models import Kind
from app.people.models import WebSession
from app.tables.models import Tile
from tests.cast import AMINA, BEN, GWEN, HELEN, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.tables.table import newest, opened, shared, shown_code, type_code


def test_mina_opens_a_tablet_and_it_is_in_the_log(house: House) -> None:
    number = opened(house, ROSA, AMINA)
    assert house.log() == [Kind.TABLET_OPENED, Kind.TILES_CHOSEN]
    page = house.tablet(MINA).open("/linnet/tables")
    page.says("Table 1", "Not opened yet", "Close it")
    house.tablet(MINA).open(f"/linnet/tables/{number}").says("Rosa Delgado", "Amina Yusuf", "Use this device now")


def test_the_next_table_is_suggested_and_two_hours_are(house: House) -> None:
    opened(house)
    page = house.tablet(MINA).open("/linnet/tables/new")
    assert page.field("name") == "Table 2"
    assert page.tree.xpath("//input[@name='lasts'][@checked]/@value") == ["2"]


def test_a_tablet_may_say_what_it_is_out_for(house: House) -> None:
    tablet = shared(house, ROSA, occasion="Wednesday meeting")
    tablet.open("/table").says("Wednesday meeting", "Hello. Who has this tablet now?")
    mina = house.tablet(MINA)
    mina.open("/linnet/tables").says("Table 1", "Wednesday meeting")
    mina.open("/linnet/tables/1").says("Wednesday meeting")
    page = mina.send("/linnet/tables", name="Table 2", lasts="1", occasion="so " * 40, status=422)
    page.says("Please use fewer than 60 letters.")
    assert page.field("occasion") == "so " * 40
    mina.send("/linnet/tables", name="Table 2", lasts="1", occasion="<b>Tea</b>")
    mina.open("/linnet/tables").says("<b>Tea</b>")


def test_a_slip_is_put_right_beside_its_field(house: House) -> None:
    mina = house.tablet(MINA)
    mina.send("/linnet/tables", name=" ", lasts="2", status=422).says("Please give the table a name, like Table 1.")
    page = mina.send("/linnet/tables", name="By the window", lasts="own", until="noon", status=422, htmx=True)
    page.says("Please write a time later today, like 16.30.")
    assert page.field("name") == "By the window"
    mina.send("/linnet/tables", name="A", lasts="own", until="", status=422).says("Please write a time later today")
    mina.send("/linnet/tables", name="A", lasts="2", place="moon", status=422).says("Please choose one of these.")
    assert house.log() == []


def test_a_time_of_her_own_is_today_where_the_neighbourhood_is(house: House) -> None:
    with clock.at(datetime(2027, 7, 14, 12, tzinfo=UTC)):
        opened(house, lasts="own", until="14:50")
    with house.reading() as session:
        assert newest(session).until == datetime(2027, 7, 14, 13, 50, tzinfo=UTC)


@pytest.mark.parametrize(("until", "is_fine"), [("08:59", False), ("21:00", True), ("21:01", False)])
def test_a_tablet_is_out_until_later_today_and_for_half_a_day_at_most(house: House, until: str, is_fine: bool) -> None:
    with clock.at(datetime(2027, 7, 14, 8, tzinfo=UTC)):
        page = house.tablet(MINA).send(
            "/linnet/tables", name="Table 1", lasts="own", until=until, status=200 if is_fine else 422
        )
    assert is_fine or "Please write a time later today, like 16.30." in page.words
    assert house.log() == ([Kind.TABLET_OPENED] if is_fine else [])


def test_pressing_open_twice_opens_one(house: House) -> None:
    mina = house.tablet(MINA)
    for _ in range(2):
        mina.send("/linnet/tables", name="Table 1", lasts="1", once="the same form")
    assert house.log() == [Kind.TABLET_OPENED]


def test_people_are_suggested_who_took_part_and_found_by_name(house: House) -> None:
    house.a_need(by=ROSA)
    number = opened(house)
    mina = house.tablet(MINA)
    page = mina.open(f"/linnet/tables/{number}/tiles")
    page.says("Rosa Delgado")
    page.does_not_say("Omar Haddad", "Mina Kaur", "Ben Archer")
    page = mina.send(f"/linnet/tables/{number}/tiles", person="rosa", words="oma")
    page.says("Rosa Delgado", "Omar Haddad")
    assert page.tree.xpath("//input[@name='person'][@checked]/@value") == ["rosa"]
    mina.send(f"/linnet/tables/{number}/tiles", words="%").says("No one else here is called “%”.")


def test_only_those_who_live_here_are_let_on(house: House) -> None:
    opened(house, ROSA, BEN, HELEN, SAM)
    with house.reading() as session:
        assert len(session.exec(select(Tile)).all()) == 1


def test_choosing_again_takes_off_whoever_is_not_ticked_and_the_same_is_no_act(house: House) -> None:
    number = opened(house, ROSA, AMINA)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/tables/{number}/tiles", person="amina").does_not_say("Rosa Delgado")
    mina.send(f"/linnet/tables/{number}/tiles", person="amina")
    assert house.log() == [Kind.TABLET_OPENED, Kind.TILES_CHOSEN, Kind.TILES_CHOSEN]


def test_the_code_opens_one_device_once_and_is_nowhere_readable(house: House) -> None:
    number = opened(house, ROSA)
    code = shown_code(house.tablet(MINA), number)
    tablet = house.tablet()
    type_code(tablet, f"{code[:3]} {code[3:]}").says("Hello. Who has this tablet now?")
    type_code(house.tablet(), code, status=422).says("This code does not open a tablet.")
    type_code(tablet, code).says("Hello. Who has this tablet now?")
    with house.reading() as session:
        kept = repr([session.execute(text(f"SELECT * FROM {table}")).all() for table in ("tablet", "idempotent_reply")])
    assert code not in kept
    assert tablet.client.cookies["table"].split(".")[0] not in kept


def test_a_new_code_stops_the_one_before_and_a_quarter_of_an_hour_does_too(house: House) -> None:
    number = opened(house)
    mina = house.tablet(MINA)
    first, second = shown_code(mina, number), shown_code(mina, number)
    if first != second:
        type_code(house.tablet(), first, status=422)
    with house.writing() as session:
        newest(session).opening_until = clock.now() - timedelta(seconds=1)
    type_code(house.tablet(), second, status=422)


def test_guessing_is_shut_out_even_with_the_right_code(house: House) -> None:
    code = shown_code(house.tablet(MINA), opened(house))
    guesser = house.tablet()
    for _ in range(10):
        type_code(guesser, f"{(int(code) + 1) % 1_000_000:06d}", status=422)
    type_code(guesser, code, status=429)


def test_something_else_than_six_digits_is_a_slip_and_no_guess(house: House) -> None:
    for typed in ("", "12", "letters"):
        type_code(house.tablet(), typed, status=422).says("Please write the six digits")
    with house.reading() as session:
        assert session.execute(text("SELECT count(*) FROM guess")).scalar() == 0


def test_using_this_device_signs_mina_out_of_it(house: House) -> None:
    number = opened(house, ROSA)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/tables/{number}/this-device").says("Hello. Who has this tablet now?")
    with house.reading() as session:
        assert len(session.exec(select(WebSession)).all()) == 1  # the one with which she opened it
    mina.open("/me").says("Hello. Who has this tablet now?")


def test_the_officer_sees_whether_it_is_in_use_but_not_who_has_it(house: House) -> None:
    tablet, mina = shared(house, ROSA), house.tablet(MINA)
    mina.open("/linnet/tables").says("Free", "Last seen at")
    tablet.send("/table/sitting", person="rosa")
    page = mina.open("/linnet/tables")
    page.says("In someone’s hands")
    page.does_not_say("Rosa")


def test_closing_ends_whoever_has_it_and_the_tablet_says_so(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    with house.reading() as session:
        number = newest(session).id
    for _ in range(2):
        house.tablet(MINA).send(f"/linnet/tables/{number}/closing").says("No tablet is out")
    assert house.log()[-1] == Kind.TABLET_CLOSED
    tablet.open("/table").says("This tablet is closed. Thank you.")
    tablet.open("/linnet").does_not_say("Rosa")
    with house.reading() as session:
        assert session.exec(select(WebSession).where(WebSession.tablet_id == number)).all() == []


def test_all_are_closed_with_one_press(house: House) -> None:
    one, another = shared(house), shared(house, name="Table 2")
    house.tablet(MINA).send("/linnet/tables/closing").says("No tablet is out")
    for tablet in (one, another):
        tablet.open("/table").says("This tablet is closed. Thank you.")
    assert house.log().count(Kind.TABLET_CLOSED) == 2


def test_when_its_time_is_over_it_is_closed_by_itself(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    with house.writing() as session:
        newest(session).until = clock.now()
        session.info["logged"] = True  # time has passed; nobody did anything
    tablet.open("/table").says("This tablet is closed. Thank you.")
    tablet.send("/table/sitting", person="rosa").says("This tablet is closed. Thank you.")
    house.tablet(MINA).open("/linnet/tables").says("No tablet is out")


def test_it_can_be_stopped_on_the_tablet_itself_by_whoever_holds_it(house: House) -> None:
    tablet = shared(house, ROSA)
    tablet.open("/table?choose=stop").says("Stop sharing this tablet?")
    assert tablet.send("/table/closing").path == "/"
    assert house.log()[-1] == Kind.TABLET_CLOSED
    tablet.open("/table").says("Make this a table’s tablet")


@pytest.mark.parametrize("part", [ROSA, HELEN, GWEN], ids=lambda part: part.handle)
def test_no_one_else_opens_or_closes_tablets(house: House, part) -> None:
    number = opened(house, ROSA)
    stranger = house.tablet(part)
    for path in ("", "/new", f"/{number}", f"/{number}/tiles"):
        stranger.open(f"/linnet/tables{path}", status=403)
    for path in ("", "/closing", f"/{number}/closing", f"/{number}/code", f"/{number}/this-device", f"/{number}/tiles"):
        stranger.send(f"/linnet/tables{path}", name="Mine", status=403)
    if part is GWEN:
        stranger.open(f"/heron/tables/{number}", status=404)
        stranger.send(f"/heron/tables/{number}/closing", status=404)
    assert house.log() == [Kind.TABLET_OPENED, Kind.TILES_CHOSEN]


def test_omar_is_known_by_the_same_picture_each_time_and_names_are_short(house: House) -> None:
    tablet = shared(house, ROSA, OMAR)
    first, second = (tablet.open("/table?choose=name") for _ in range(2))
    first.says("Omar", "Rosa")
    first.does_not_say("Haddad", "Delgado", "Amina")
    pictures = "//*[contains(@class, 'tile-picture')]/*/@href"
    assert first.tree.xpath(pictures) == second.tree.xpath(pictures) != []
