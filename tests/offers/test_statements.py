"""Pages of offers cost the same few statements whether there are ten or ten thousand."""

from sqlalchemy import insert

from app.core import clock
from app.offers.kinds import OfferKind
from app.offers.models import Offer
from tests.cast import AMINA, MINA, ROSA
from tests.house import House
from tests.needs.happenings import counted
from tests.offers.happenings import asked, offered

MOST = 12


def many_offers(house: House, first: int, last: int) -> None:
    with house.reading() as session:
        here, rosa = house.here(session).id, house.actor(session, ROSA).person_id
    now = clock.now()
    rows = []
    for number in range(first, last + 1):
        one = Offer(neighbourhood_id=here, number=number, kind=OfferKind.MEND, words=f"I can do {number}.")
        one.said_by_id, one.typed_by_id, one.said_at, one.shown_at = rosa, rosa, now, now
        rows.append(one.model_dump(exclude={"id"}))
    with house.database.engine.begin() as connection:
        connection.execute(insert(Offer), rows)


def test_the_same_few_at_ten_and_at_ten_thousand(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    tablets = {part.handle: house.tablet(part) for part in (ROSA, AMINA, MINA)}
    pages = ["", "?kind=mend&after=900", "/1", "/mine", f"/1/requests/{request}", "/1/ask", "/new"]
    many_offers(house, 2, 10)
    few = _costs(house, tablets, pages)
    many_offers(house, 11, 10_000)
    many = _costs(house, tablets, pages)
    print(f"\nstatements on {house.database.engine.dialect.name}: {many}")
    assert many == few
    assert max(many.values()) <= MOST


def test_older_offers_stand_on_the_next_page(house: House) -> None:
    many_offers(house, 1, 45)
    amina = house.tablet(AMINA)
    page = amina.open("/linnet/offers")
    page.says("I can do 45.", "I can do 26.", "More offers")
    page.does_not_say("I can do 25.")
    amina.open("/linnet/offers?kind=&after=26").says("I can do 25.")
    amina.open("/linnet/offers?after=6").does_not_say("More offers")
    amina.open("/linnet/offers?after=six", status=404)


def _costs(house: House, tablets: dict, pages: list[str]) -> dict[str, int]:
    found = {}
    for name, tablet in tablets.items():
        for page in pages:
            with counted(house) as sent:
                tablet.client.get(f"/linnet/offers{page}")
            found[f"{name} {page}"] = len(sent)
    return found
