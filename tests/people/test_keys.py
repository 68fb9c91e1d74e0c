"""Keys for programs: made, shown once, taken back by their owner alone."""

from sqlalchemy import text
from sqlmodel import Session, select

from app.core.secrets import hashed
from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.people.actors import actor_with_token
from app.people.models import AccessToken
from app.people.queries import person_called
from app.permissions.rules import Act, may
from app.permissions.who import Actor, Role
from tests.cast import BEN, HELEN, ROSA
from tests.house import House
from tests.tablet import Tablet


def make(tablet: Tablet, name: str = "Our website", **fields: str) -> str:
    """A key, as the page that made it shows it."""
    page = tablet.send("/me/keys", name=name, **fields)
    page.says("Your new key", name, "We show it only this once.")
    return str(page.tree.xpath("//code[@id='key']")[0].text)


def who_opens(session: Session, house: House, key: str, slug: str = "linnet") -> Actor:
    return actor_with_token(session, key, house.here(session, slug).id)


def test_helen_makes_a_key_that_reads_and_one_that_writes(house: House) -> None:
    tablet = house.tablet(HELEN)
    reads, writes = make(tablet), make(tablet, "Repairs desk", may_write="yes")
    tablet.open("/me/keys").says("Our website", "It may only read.", "Repairs desk", "It may read and write.")
    with house.reading() as session:
        reader, writer = who_opens(session, house, reads), who_opens(session, house, writes)
        assert reader.name == writer.name == "Helen Price"
        assert not may(reader, Act.RAISE_NEED) and may(writer, Act.RAISE_NEED)
        assert who_opens(session, house, writes, "heron").is_visitor
    assert house.log() == [Kind.TOKEN_MADE, Kind.TOKEN_MADE]


def test_a_key_is_shown_once_and_kept_only_as_a_hash(house: House) -> None:
    tablet = house.tablet(ROSA)
    key = make(tablet)
    assert key.startswith("nh_") and len(key) > 40
    assert key not in tablet.open("/me/keys").text
    with house.reading() as session:
        assert session.exec(select(AccessToken)).one().key == hashed(key)
        for table in ("access_token", "idempotent_reply", "participation", "outbox"):
            assert key not in repr(session.execute(text(f"SELECT * FROM {table}")).all())


def test_the_form_sent_twice_makes_one_key(house: House) -> None:
    tablet = house.tablet(ROSA)
    assert not tablet.open("/me/keys").tree.xpath("//form[@action='/me/keys']//input[@name='once']")
    make(tablet)
    tablet.send("/me/keys", status=422, name="Our website").says("You have a key with this name.")
    assert house.log() == [Kind.TOKEN_MADE]


def test_a_key_taken_back_opens_nothing(house: House) -> None:
    tablet = house.tablet(ROSA)
    key = make(tablet, "Calendar")
    with house.reading() as session:
        number = session.exec(select(AccessToken.id)).one()
    for _ in range(2):
        tablet.send(f"/me/keys/{number}/revoke").does_not_say("Calendar")
    with house.reading() as session:
        assert who_opens(session, house, key).is_visitor
    assert house.log() == [Kind.TOKEN_MADE, Kind.TOKEN_REVOKED]


def test_no_one_takes_back_anothers_key_or_learns_that_it_is_there(house: House) -> None:
    key = make(house.tablet(ROSA))
    with house.reading() as session:
        number = session.exec(select(AccessToken.id)).one()
    helens = house.tablet(HELEN)
    there = helens.send(f"/me/keys/{number}/revoke", status=403).words
    assert helens.send(f"/me/keys/{number + 1}/revoke", status=403).words == there
    helens.send("/me/keys/99999999999999999999/revoke", status=404)
    with house.reading() as session:
        assert who_opens(session, house, key).name == "Rosa Delgado"


def test_a_key_needs_a_name(house: House) -> None:
    tablet = house.tablet(ROSA)
    tablet.send("/me/keys", status=422, name=" ").says("Please say what the key is for.")
    page = tablet.send("/me/keys", status=422, name="x" * 81, may_write="yes")
    page.says("This is too long.")
    assert page.field("name") == "x" * 81
    assert page.tree.xpath("//input[@name='may_write']/@checked")


def test_ben_in_two_neighbourhoods_says_which_one_his_key_opens(house: House) -> None:
    with house.writing() as session:
        join(session, house.here(session).id, person_called(session, "ben").id or 0, [Role.RESIDENT])
    tablet = house.tablet(BEN)
    for wish in ("", "elsewhere"):
        page = tablet.send("/me/keys", status=422, name="Calendar", neighbourhood=wish)
        page.says("Please choose one of your neighbourhoods.")
    key = make(tablet, "Calendar", neighbourhood="linnet")
    with house.reading() as session:
        assert who_opens(session, house, key).name == "Ben Archer"
        assert who_opens(session, house, key, "heron").is_visitor


def test_rosa_gets_no_key_to_where_she_does_not_belong(house: House) -> None:
    house.tablet(ROSA).send("/me/keys", status=422, name="Heron", neighbourhood="heron")
    with house.writing() as session:
        session.execute(text("UPDATE membership SET left_at = joined_at WHERE person_id = 1"))
        assert person_called(session, "rosa").id == 1
    tablet = house.tablet(ROSA)
    tablet.open("/me").says("You do not belong to a neighbourhood yet.")
    tablet.open("/me").does_not_say("Keys for programs")
    tablet.send("/me/keys", status=403, name="Linnet")
