"""A tablet that lies at the door: neighbours tap their own face and name, of one date, and read nothing else there."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities import who_came
from app.core import clock
from app.core.errors import NotLikeThis
from app.participation.models import Kind, Participation
from app.people.models import Person
from app.permissions.who import Via
from app.tables.models import Tablet as TableTablet
from tests.activities.arranging import an_activity, books, happening
from tests.activities.test_who_came import at_the_door, there
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.tables.table import newest, shared, shown_code, type_code
from tests.tablet import Page, Tablet

NUMBER = 1


def faces_of(number: int, date_number: int = 1) -> str:
    return f"/linnet/activities/{number}/dates/{date_number}/door"


@pytest.fixture
def coffee(house: House) -> Iterator[House]:
    """Rosa, Omar and Bea are expected this morning, in the lounge; Amina is not."""
    an_activity(house, title="Tea & talk", repeats="weekly", last_on=clock.today() + timedelta(days=28))
    for part in (ROSA, OMAR, BEA):
        books(house, NUMBER, part, wishes="No nuts, please")
    with clock.at(happening(house, NUMBER).date.starts_at):
        yield house


def laid_out(house: House, by: Part = MINA) -> Tablet:
    """Mina opens a tablet for it with one press, and it lies there."""
    tablet = house.tablet()
    mina = house.tablet(by)
    page = mina.open(f"/linnet/activities/{NUMBER}/dates/1")
    page = mina.send(page.tree.xpath("//form[contains(., 'Open a tablet for it')]/@action")[0])
    type_code(tablet, shown_code(mina, int(re.findall(r"/tables/(\d+)", page.path)[0])))
    return tablet


def pressed(page: Page) -> dict[str, str]:
    """What stands on each tile, and whether it is tapped."""
    tiles = page.tree.xpath("//button[contains(@class, 'door-tile')]")
    return {" ".join(tile.text_content().split()): tile.get("aria-pressed") for tile in tiles}


def test_mina_lays_it_out_with_one_press_and_it_says_what_for_where_and_until_when(coffee: House) -> None:
    tablet = laid_out(coffee)
    tablet.open("/table").says("Tea & talk", "I have come")
    with coffee.reading() as session:
        laid = newest(session)
        assert (laid.occasion, laid.door, laid.place_id) == ("Tea & talk", "activities/1/dates/1", 1)
        assert laid.until == happening(coffee, NUMBER).date.ends_at + timedelta(hours=1)
    mina = coffee.tablet(MINA)
    mina.open(f"/linnet/tables/{laid.id}").says("It lies at the door of this date", "At the door")
    assert pressed(mina.open(faces_of(NUMBER))) == dict.fromkeys(("Bea", "Omar", "Rosa"), "false")


def test_it_shows_first_names_and_pictures_of_those_who_are_expected_and_nothing_else(coffee: House) -> None:
    with coffee.writing() as session:
        rosa = session.exec(select(Person).where(Person.handle == "rosa")).one()
        rosa.picture = "teapot"
        who_came.came(session, coffee.actor(session, MINA), happening(coffee, NUMBER), rosa.id)
    page = laid_out(coffee).open(faces_of(NUMBER))
    assert pressed(page) == {"Bea": "false", "Omar": "false", "Rosa": "true"}
    assert page.tree.xpath("//button[contains(., 'Rosa')]//use/@href")[0].endswith("#teapot")
    for nobody in ("No nuts", "Delgado", "Amina", "07700", "They said they would come"):
        assert nobody not in page.response.text
    assert not page.tree.xpath("//select | //input[not(@type='hidden')]")


def test_mina_sees_the_same_pictures_on_her_own_list(coffee: House) -> None:
    theirs = laid_out(coffee).open(faces_of(NUMBER))
    hers = coffee.tablet(MINA).open(at_the_door(NUMBER))
    drawn = "//button[contains(@class, 'door-tile')]//*[contains(@class, 'tile-picture')]/*/@href"
    assert len(set(theirs.tree.xpath(drawn))) == 3 and theirs.tree.xpath(drawn) == hers.tree.xpath(drawn)


@pytest.mark.parametrize("htmx", [True, False])
def test_rosa_taps_her_name_and_a_tap_that_is_sent_again_is_one(coffee: House, htmx: bool) -> None:
    tablet = laid_out(coffee)
    for _twice in range(2):
        tablet.send(faces_of(NUMBER), person="rosa", htmx=htmx)
    assert pressed(tablet.open(faces_of(NUMBER)))["Rosa"] == "true"
    with coffee.reading() as session:
        (act,) = session.exec(select(Participation).where(Participation.kind == Kind.CAME)).all()
        rosa = coffee.actor(session, ROSA).person_id
        assert (act.spoken_by, act.typed_by, act.via) == (rosa, None, Via.TABLE_TABLET)


def test_a_slip_there_is_taken_back_but_not_what_mina_ticked(coffee: House) -> None:
    tablet = laid_out(coffee)
    coffee.tablet(MINA).send(at_the_door(NUMBER), person="omar")
    tablet.send(faces_of(NUMBER), person="rosa")
    for person in ("rosa", "omar"):
        tablet.send(faces_of(NUMBER), person=person, came="no")
    assert pressed(tablet.open(faces_of(NUMBER))) == {"Bea": "false", "Omar": "true", "Rosa": "false"}


def test_nobody_is_tapped_in_there_who_is_not_expected(coffee: House) -> None:
    tablet = laid_out(coffee)
    tablet.send(faces_of(NUMBER), status=422, person="amina").says("This name is not on the list.")
    with coffee.writing() as session:
        mina, amina = (coffee.actor(session, part) for part in (MINA, AMINA))
        with pytest.raises(NotLikeThis):
            who_came.taps_in(session, mina, happening(coffee, NUMBER), amina.person_id or 0)
    assert there(coffee) == []


def closed(house: House) -> None:
    house.tablet(MINA).send(f"/linnet/tables/{_newest(house)}/closing")


def past_its_time(house: House) -> None:
    with house.writing() as session:
        newest(session).until = clock.now()
        session.info["logged"] = True


def at_no_door(house: House) -> None:
    with house.writing() as session:
        newest(session).door = ""
        session.info["logged"] = True


def at_another_door(house: House) -> None:
    with house.writing() as session:
        newest(session).door = "activities/1/dates/2"
        session.info["logged"] = True


@pytest.mark.parametrize("changes", [closed, past_its_time, at_no_door, at_another_door])
def test_only_while_it_lies_at_this_very_door(coffee: House, changes: Callable[[House], None]) -> None:
    tablet = laid_out(coffee)
    changes(coffee)
    for answer in (tablet.client.get(faces_of(NUMBER)), tablet.client.post(faces_of(NUMBER), data={"person": "rosa"})):
        assert "Omar" not in answer.text and "door-tile" not in answer.text
    assert there(coffee) == []


def test_it_opens_no_other_date_and_no_list_of_those_who_lead_it(coffee: House) -> None:
    books(coffee, NUMBER, AMINA, date_number=2)
    tablet = laid_out(coffee)
    tablet.open(faces_of(NUMBER, 2), status=403).does_not_say("Amina")
    for path in (at_the_door(NUMBER), f"/linnet/activities/{NUMBER}/dates/1/door-list.pdf"):
        assert tablet.client.get(path, follow_redirects=False).headers["location"].startswith("/table")


def test_whoever_holds_it_passes_it_on_first_also_one_who_leads_it(house: House) -> None:
    an_activity(house, leader="rosa")
    books(house, NUMBER, OMAR)
    with clock.at(happening(house, NUMBER).date.starts_at):
        tablet = laid_out(house)
        house.tablet(MINA).send(f"/linnet/tables/{_newest(house)}/tiles", person="rosa")
        tablet.send("/table/sitting", person="rosa")
        tablet.open(faces_of(NUMBER), status=403).does_not_say("Omar")
        tablet.send(faces_of(NUMBER), status=403, person="omar")
    assert there(house) == []


def test_a_table_without_a_door_says_nothing_of_one(coffee: House) -> None:
    shared(coffee, ROSA).open("/table").does_not_say("I have come")


@pytest.mark.parametrize("part", [ROSA, BEA, HELEN, SAM])
def test_who_may_not_open_tablets_or_does_not_lead_it_lays_none_out(coffee: House, part: Part) -> None:
    coffee.tablet(part).send(f"{faces_of(NUMBER)}/tablet", status=403)
    with coffee.reading() as session:
        assert session.exec(select(TableTablet)).all() == []


def test_one_is_laid_out_on_the_day_only(coffee: House) -> None:
    coffee.tablet(MINA).open(f"/linnet/activities/{NUMBER}/dates/2").does_not_say("Open a tablet for it")
    coffee.tablet(MINA).send(f"{faces_of(NUMBER, 2)}/tablet", status=409)


def _newest(house: House) -> int:
    with house.reading() as session:
        return newest(session).id
