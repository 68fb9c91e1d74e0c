"""Whoever leaves leaves no way in behind, and none of the words they wanted gone."""

from app.core.left import TAKEN_AWAY
from app.core.preferences import Preferences
from app.moderating.forms import ReportForm
from app.moderating.service import report
from app.needs.replies import Comment
from app.people import handshakes
from app.people.passkeys import MAKE
from app.people.service import prefer
from app.people.ways_in import Identity, Passkey
from tests.api.program import Program
from tests.cast import OMAR, ROSA
from tests.guards.walk import rows
from tests.home.test_leaving import leaves, what_says
from tests.house import House
from tests.needs.happenings import commented, everything, the_comment
from tests.people.post import ask

WAYS_IN = ("passkey", "identity", "preference", "handshake", "sign_in_attempt", "web_session", "pin")


def opens_every_way(house: House) -> None:
    ask(house.tablet())
    with house.writing() as session:
        rosa = house.actor(session, ROSA)
        person = rosa.person_id or 0
        session.add(Passkey(person_id=person, name="Mine", credential="c", public_key="k"))  # type: ignore[call-arg]  # dated as it is kept
        session.add(Identity(person_id=person, provider="brookside", subject="rosa-at-work"))  # type: ignore[call-arg]  # as above
        prefer(session, rosa, Preferences("32", "dark", "nb"))
        handshakes.begin(session, MAKE, {"challenge": "c"}, person)
        session.info["logged"] = True  # how each is made is told elsewhere


def test_no_way_in_is_left_and_her_program_does_nothing_more(house: House) -> None:
    opens_every_way(house)
    program = Program(house, ROSA)
    program.get("needs")
    assert [name for name in WAYS_IN[:5] if not rows(house)[name]] == []
    leaves(house, "stay")
    assert [name for name in WAYS_IN if rows(house)[name]] == []
    program.call("GET", "needs", 401)


def test_of_what_was_read_the_place_stays_and_of_what_no_one_saw_nothing(house: House) -> None:
    number = house.a_need(by=OMAR)
    omars = commented(house, number, "It has been so for weeks.", by=OMAR)
    read = commented(house, number, "Zebras in the lift.")
    waiting = commented(house, number, "Zebras on the stairs.", shown=False)
    with house.writing() as session:
        said = session.get_one(Comment, omars)
        report(session, house.actor(session, ROSA), said, ReportForm(words="Zebras are no neighbours."))
    assert what_says(house, "Zebras") >= {"comment", "report"}
    leaves(house, "go")
    assert what_says(house, "Zebras") == set()
    assert the_comment(house, read).words == TAKEN_AWAY
    assert waiting not in [one.id for one in everything(house, Comment)]
    assert the_comment(house, omars).words == "It has been so for weeks."
