"""No page, whoever adds it and whoever opens it, asks more of the database than a page may."""

import pytest

from tests.cast import HELEN, MINA, ROSA, SAM
from tests.figures import Figures
from tests.guards.lived_in import SHOWN, LivedIn
from tests.guards.walk import Walker, stops
from tests.house import House
from tests.needs.happenings import counted

MOST = 12
WHOLE = {"/me/download.json", "/me/download.pdf"}
"""All that is kept about someone, from every table: test_downloading counts it."""


@pytest.mark.long
def test_every_page_costs_few_statements(house: House, figures: Figures) -> None:
    lived_in = LivedIn(house.app, house.address)
    try:
        costs = _costs(lived_in.is_lived_in())
    finally:
        lived_in.close()
    for page, cost in costs.items():
        figures.note("statements for a page", page, cost)
    assert {page: cost for page, cost in costs.items() if cost > MOST} == {}


def _costs(house: LivedIn) -> dict[str, int]:
    looks = [stop for stop in stops(house.app) if stop.looks and stop.path not in WHOLE]
    found = {}
    for walker in (Walker(house, part) for part in (ROSA, MINA, HELEN, SAM)):
        for stop in looks:
            path = stop.at(house, SHOWN)
            walker.goes(stop, path)  # what is read only once is read
            with counted(house) as sent:
                answer = walker.goes(stop, path)
            if answer.status_code == 200:
                found[f"{walker.name}: {path}"] = len(sent)
    return found
