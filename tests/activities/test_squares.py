"""The squares on what hangs on doors are read as a camera would, and lead where the sheet says."""

from urllib.parse import urlsplit

from app.core import clock
from tests.activities.test_on_paper import DATE, FEBRUARY, printed, settle, tea
from tests.cast import MINA
from tests.house import House
from tests.printer import needs_a_printer
from tests.squares import squares_in

pytestmark = needs_a_printer


def test_the_squares_on_poster_flyer_and_strips_lead_to_their_pages(house: House) -> None:
    settle(house, phone="0161 496 0000")
    base = house.app.state.settings.base_url.rstrip("/")
    with clock.at(FEBRUARY):
        tea(house)
        leads = {"/linnet/whats-on.pdf?month=2027-03": ("/linnet/activities", 1)}
        leads |= {f"{DATE}/flyer.pdf": (DATE, 1), f"{DATE}/strips.pdf?language=ar": (DATE, 3)}
        for sheet, (place, copies) in leads.items():
            found = squares_in(printed(house, sheet, MINA))
            assert found == [f"{base}{place}"] * copies, sheet
            house.tablet().open(urlsplit(found[0]).path).says("Tuesday tea")
