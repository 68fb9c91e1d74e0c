"""Programs raise needs and read the board."""

from sqlmodel import select

from app.needs.kinds import Standing
from app.neighbourhoods.queries import themes_of
from app.participation.models import Kind, Participation
from app.permissions.who import Via
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA
from tests.house import House


def test_raising_a_need_says_its_number_and_where_it_is(house: House) -> None:
    rosa = Program(house, ROSA)
    response = rosa.call("POST", "needs", 201, json={"title": "The bench by the lift is broken"})
    assert response.headers["location"] == "/api/v1/linnet/needs/1"
    need = response.json()
    assert (need["number"], need["review"], need["is_shown"], need["stands"]) == (1, "waiting", False, "waiting")
    assert house.log() == [Kind.TOKEN_MADE, Kind.NEED_RAISED]
    assert rosa.get("needs/1")["title"] == "The bench by the lift is broken"


def test_theme_and_place_are_keys_and_come_back_with_their_names(house: House) -> None:
    mina = Program(house, MINA)
    theme = _a_theme(house)
    raised = mina.post("needs", {"title": "More seats", "story": "By lift A.", "theme": theme, "place": "lift_a"})
    for need in (raised, mina.get("needs/1"), mina.get("needs")["needs"][0]):
        assert (need["theme"], need["place"], need["place_name"]) == (theme, "lift_a", "Lift A")
        assert need["theme_name"]
    assert mina.wrong_fields("needs", {"title": "More seats", "theme": "no such"}) == {
        "theme": "Please choose one of these."
    }
    assert mina.wrong_fields("needs", {"title": "More seats", "place": "no such"}) == {
        "place": "Please choose one of these."
    }


def test_an_officer_writes_down_what_a_neighbour_said_by_phone(house: House) -> None:
    mina = Program(house, MINA)
    mina.post("needs", {"title": "A handrail", "spoken_by": "amina", "via": "phone", "read_back": True})
    mina.post("needs", {"title": "A lamp", "spoken_by": "unnamed", "via": "paper"})
    mina.post("needs", {"title": "A clock", "spoken_by": ""})
    with house.reading() as session:
        mina_id, amina_id = (house.actor(session, part).person_id for part in (MINA, AMINA))
        raised = select(Participation).where(Participation.kind == Kind.NEED_RAISED).order_by(Participation.id)
        said = [(row.spoken_by, row.typed_by, row.via, row.read_back) for row in session.exec(raised)]
    assert said == [
        (amina_id, mina_id, Via.PHONE, True),
        (None, mina_id, Via.PAPER, False),
        (mina_id, mina_id, Via.OWN_DEVICE, False),
    ]
    first = mina.get("needs/1")["story"][0]
    assert (first["who"], first["typed_by"], first["via"]) == ("Amina Yusuf", "Mina Kaur", "phone")
    assert mina.get("needs/2")["story"][0]["who"] is None


def test_for_whom_it_is_written_must_be_someone_here(house: House) -> None:
    bea = Program(house, BEA)
    for stranger in ("nobody", "ben"):
        assert list(bea.wrong_fields("needs", {"title": "A lamp", "spoken_by": stranger})) == ["spoken_by"]
    Program(house, ROSA).post("needs", {"title": "A lamp", "spoken_by": "amina"}, status=403)
    assert Kind.NEED_RAISED not in house.log()


def test_a_connector_reads_again_what_they_wrote_down(house: House) -> None:
    bea = Program(house, BEA)
    bea.post("needs", {"title": "A lamp", "spoken_by": "amina"})
    assert bea.get("needs/1")["story"][0]["typed_by"] == "Bea Okafor"
    Program(house, OMAR).get("needs/1", status=404)


def test_the_board_is_read_page_by_page(house: House) -> None:
    numbers = [house.a_need(f"Need of mine {at}") for at in range(5)]
    rosa = Program(house, ROSA)
    first = rosa.get("needs", params={"limit": 3})
    assert [need["number"] for need in first["needs"]] == numbers[:1:-1]
    rest = rosa.get("needs", params={"limit": 3, "after": first["after"]})
    assert [need["number"] for need in rest["needs"]] == numbers[1::-1]
    assert rest["after"] is None


def test_the_board_is_read_longest_waiting_first(house: House) -> None:
    numbers = [house.a_need(f"Need of mine {at}") for at in range(3)]
    helen = Program(house, HELEN)
    wish = {"longest_first": True, "limit": 2}
    first = helen.get("needs", params=wish)
    rest = helen.get("needs", params=wish | {"after": first["after"]})
    assert [need["number"] for need in first["needs"] + rest["needs"]] == numbers
    helen.post(f"needs/{first['after']}/answers", {"kind": "done", "words": "Mended."})
    for lost in (first["after"], 99):
        problem = helen.get("needs", status=409, params=wish | {"after": lost})
        assert [error["field"] for error in problem["errors"]] == ["after"]


def test_the_board_is_filtered_as_on_the_page(house: House) -> None:
    bench, bus = house.a_need(), house.a_need("The bus does not stop", place="lounge")
    helen = Program(house, HELEN)
    helen.post(f"needs/{bus}/answers", {"kind": "done", "words": "It stops again."})

    def numbers(**wish: object) -> list[int]:
        return [need["number"] for need in helen.get("needs", params=wish)["needs"]]

    assert numbers() == [bus, bench]
    assert numbers(place="lounge") == numbers(stands="done") == numbers(words="BÜS") == [bus]
    assert numbers(longest_first=True) == numbers(stands=Standing.WAITING.value) == [bench]
    assert numbers(theme="no such") == []


def test_a_board_wish_that_makes_no_sense_is_answered_in_words(house: House) -> None:
    rosa = Program(house, ROSA)
    for field, value in {"after": "x", "limit": 99, "stands": "maybe", "words": "w" * 300, "theme": "\0"}.items():
        problem = rosa.get("needs", status=422, params={field: value})
        assert [error["field"] for error in problem["errors"]] in ([field], ["query"])
    rosa.get("needs", status=422, params={"after": 10**30})


def test_what_is_not_shown_is_for_its_author_and_for_reviewers(house: House) -> None:
    number = house.a_need(shown=False)
    for part, status in ((ROSA, 200), (MINA, 200), (AMINA, 404), (HELEN, 404)):
        Program(house, part).get(f"needs/{number}", status=status)
        Program(house, part).get(f"needs/{number}/answers", status=status)
    assert Program(house, ROSA).get("needs")["needs"] == []


def _a_theme(house: House) -> str:
    with house.reading() as session:
        return themes_of(session, house.here(session))[0].key
