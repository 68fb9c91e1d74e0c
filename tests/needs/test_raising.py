"""Rosa raises a need, in two pages, with and without htmx."""

import pytest
from sqlmodel import Session, select

from app.needs.models import Backing, Need
from app.needs.raising import back_need, take_back
from app.participation.models import Kind, Participation
from tests.cast import AMINA, BEA, BEN, HELEN, INES, MINA, ROSA
from tests.house import House
from tests.needs.happenings import many_needs

LONG = "x" * 10_000


def test_a_need_gets_a_short_number_and_a_row_in_the_log(house: House) -> None:
    assert house.a_need() == 1
    assert house.a_need("The bus does not stop") == 2
    assert house.log() == [Kind.NEED_RAISED, Kind.NEED_SHOWN] * 2


def test_rosa_raises_a_need_in_two_pages(house: House) -> None:
    rosa = house.tablet(ROSA)
    rosa.open("/linnet/needs/new").says("What is needed?")
    more = rosa.send("/linnet/needs/new", title="The bench by the lift is broken")
    more.says("A bit more, if you like")
    assert more.field("title") == "The bench by the lift is broken"

    thanks = rosa.send("/linnet/needs", title="The bench by the lift is broken", place="lift_a", once="k1")
    assert thanks.path == "/linnet/needs/1"
    thanks.says("Thank you. This is need 1.", "Someone from the team looks at it first", "Rosa Delgado raised this")


def test_a_double_tap_raises_one_need(house: House) -> None:
    rosa = house.tablet(ROSA)
    for _ in range(2):
        rosa.send("/linnet/needs", title="A seat at the bus stop", once="the same form").says("This is need 1.")
    assert house.log() == [Kind.NEED_RAISED]


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("title", "", "Please say in a few words what is needed."),
        ("title", "   ", "Please say in a few words what is needed."),
        ("title", LONG, "Please use fewer than 120 letters here."),
        ("story", LONG, "That is a little too long. Please make it shorter."),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_a_mistake_gets_one_kind_sentence_and_keeps_what_was_typed(
    house: House, field: str, words: str, sentence: str, htmx: bool
) -> None:
    rosa = house.tablet(ROSA)
    sent = {"title": "Warm rooms", "story": "Since the autumn", field: words}
    page = rosa.send("/linnet/needs", status=422, htmx=htmx, **sent)
    page.says(sentence)
    other = "story" if field == "title" else "title"
    assert page.field(other) == sent[other]
    assert house.log() == []


@pytest.mark.parametrize("title", ["🪑🪑🪑", "المقعد مكسور", "<script>alert(1)</script>", "100% %s ${7*7}"])
def test_whatever_is_typed_is_text(house: House, title: str) -> None:
    rosa = house.tablet(ROSA)
    page = rosa.send("/linnet/needs", title=title)
    assert title in page.words
    assert "<script>alert" not in page.text


def test_what_is_not_shown_yet_is_seen_by_its_author_and_the_reviewer_only(house: House) -> None:
    number = house.a_need(shown=False)
    for part in (ROSA, MINA):
        house.tablet(part).open(f"/linnet/needs/{number}").says("Not shown yet")
    for part in (AMINA, HELEN, INES, BEN, None):
        house.tablet(part).open(f"/linnet/needs/{number}", status=404)


def test_heron_street_shows_things_at_once(house: House) -> None:
    ben = house.tablet(BEN)
    ben.send("/heron/needs", title="The street lamp is out").says("Your neighbours can see it now.")
    house.tablet().open("/heron/needs").says("The street lamp is out")


def test_seen_before_offers_up_to_three_to_back_instead(house: House) -> None:
    for title in ("The bench is broken", "Broken bench by the lift", "A bench outside", "Bench, please", "Warm rooms"):
        house.a_need(title)
    page = house.tablet(AMINA).send("/linnet/needs/new", title="That bench is still broken")
    page.says("Has someone said this before?", "The bench is broken")
    page.does_not_say("Warm rooms")
    assert len(page.tree.xpath("//section[@class='alike']//article")) == 3


def test_amina_says_me_too_and_takes_it_back(house: House) -> None:
    number = house.a_need()
    amina = house.tablet(AMINA)
    amina.open(f"/linnet/needs/{number}").does_not_say("Take back my")
    page = amina.send(f"/linnet/needs/{number}/backing", htmx=True)
    page.says("You said “me too”", "A few neighbours say “me too”.", "Take back my “me too”")
    amina.send(f"/linnet/needs/{number}/backing").says("You said “me too”")
    amina.send(f"/linnet/needs/{number}/backing/taken-back").says("No one else has said “me too” yet.")
    assert house.log()[2:] == [Kind.NEED_BACKED, Kind.BACKING_TAKEN_BACK]


def test_one_cannot_back_ones_own_need_or_one_that_is_closed(house: House) -> None:
    number = house.a_need()
    with house.writing() as session:
        back_need(session, house.actor(session, ROSA), house.need(session, number))
        assert session.exec(select(Backing)).all() == []
        take_back(session, house.actor(session, ROSA), house.need(session, number))
    house.tablet(AMINA).send(f"/linnet/needs/{number}/backing", status=403)


def test_all_that_rosa_has_said_is_listed_page_after_page_and_nothing_of_others(house: House) -> None:
    many_needs(house, 44)
    house.a_need("The lamp is out", by=AMINA)
    house.a_need("The stairs are dark", shown=False)
    rosa, pages, address = house.tablet(ROSA), [], "/linnet/needs/mine"
    while address:
        page = rosa.open(address)
        links = page.tree.xpath("//div[@class='cards']//a/@href")
        pages.append([int(link.rsplit("/", 1)[1]) for link in links])
        address = next(iter(page.tree.xpath("//nav[@class='pager']//a/@href")), "")
    assert [len(numbers) for numbers in pages] == [20, 20, 5]
    assert [number for numbers in pages for number in numbers] == [46, *range(44, 0, -1)]


def test_rosa_takes_back_a_need_and_brings_it_back(house: House) -> None:
    number = house.a_need()
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/needs/{number}/taking-back").says("Taken back", "Rosa Delgado took it back")
    house.tablet(AMINA).open(f"/linnet/needs/{number}").says("What others said still stands here.")
    house.tablet(AMINA).open("/linnet/needs").does_not_say("The bench by the lift is broken")
    rosa.send(f"/linnet/needs/{number}/bringing-back").does_not_say("took it back")
    house.tablet(AMINA).open("/linnet/needs").says("The bench by the lift is broken")


def test_only_the_one_who_raised_it_takes_it_back(house: House) -> None:
    number = house.a_need()
    for part in (AMINA, MINA, HELEN):
        house.tablet(part).send(f"/linnet/needs/{number}/taking-back", status=403)


def test_bea_writes_down_what_rosa_says(house: House) -> None:
    page = house.tablet(BEA).send("/linnet/needs", title="Warm rooms", spoken_by="rosa", via="phone", read_back="yes")
    house.tablet(ROSA).open(page.path).says(
        "Rosa Delgado raised this", "Bea Okafor typed this for them, as they said it by phone.", "It was read back"
    )
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.NEED_RAISED)).one()
        assert (row.spoken_by, row.typed_by) == _ids(house, session, "rosa", "bea")
        assert row.read_back
        assert row.via == "phone"


def test_a_neighbour_without_a_name_is_heard_too(house: House) -> None:
    page = house.tablet(MINA).send("/linnet/needs", title="Smoke in the corridor", spoken_by="unnamed", via="paper")
    page.says("A neighbour raised this")
    with house.reading() as session:
        assert session.exec(select(Need)).one().said_by_id is None


def test_rosa_can_not_speak_for_someone_else(house: House) -> None:
    house.tablet(ROSA).send("/linnet/needs", status=403, title="Warm rooms", spoken_by="amina")
    assert house.log() == []


def _ids(house: House, session: Session, *handles: str) -> tuple[int | None, ...]:
    from app.people.queries import person_called

    return tuple(person_called(session, handle).id for handle in handles)
