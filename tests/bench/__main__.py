"""Times the board, a need's page, raising one, and what is on, short and long, side by side with bare pages."""

import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.bench.houses import LONG, MARCH, Served, a_house, a_month, serve_bare, serve_house
from tests.bench.load import Ask, Pace, measure

ROUNDS = 5
SECONDS = 1.5
RATIOS = ("to ORM", "to Jinja", "to SQL", "p50 to ORM", "p95 to ORM")
RAISING = "title=A+seat+at+the+bus+stop&once=TURN"


def main() -> int:
    """Prints a table; fails when the board slows with its length or falls below half of the bare ORM page."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = a_house(Path(folder) / "few.db", 10), a_house(Path(folder) / "many.db", 10_000)
        quiet, full = a_month(Path(folder) / "quiet.db", 10, 100), a_month(Path(folder) / "full.db", 300, 5_000)
        with ExitStack() as served:
            short, long = served.enter_context(serve_house(few)), served.enter_context(serve_house(many))
            bare = served.enter_context(serve_bare(many, long.size_of("/linnet/needs")))
            months = served.enter_context(serve_house(quiet)), served.enter_context(serve_house(full))
            return _compare({**_asks(short, long, bare), **_whats_on(*months)})


def _whats_on(quiet: Served, full: Served) -> dict[str, Ask]:
    month = f"/linnet/activities/month?month={MARCH:%Y-%m}"
    return {
        "a month, 10 dates": Ask(quiet.port, month, quiet.cookie),
        "a month, 300 dates": Ask(full.port, month, full.cookie),
        "what's on, 10 dates": Ask(quiet.port, "/linnet/activities", quiet.cookie),
        "what's on, 300 dates": Ask(full.port, "/linnet/activities", full.cookie),
    }


def _asks(short: Served, long: Served, bare: Served) -> dict[str, Ask]:
    return {
        "rows by plain SQL": Ask(bare.port, "/sql"),
        "bare Jinja page": Ask(bare.port, "/page"),
        "bare ORM and Jinja page": Ask(bare.port, "/orm"),
        "the same, blocking the loop": Ask(bare.port, "/orm-on-the-loop"),
        "board, 10 needs": Ask(short.port, "/linnet/needs", short.cookie),
        "board, 10,000 needs": Ask(long.port, "/linnet/needs", long.cookie),
        "board, 10,000, any page": Ask(long.port, "/linnet/needs?after=TURN", long.cookie),
        "board, 10,000, longest first": Ask(long.port, "/linnet/needs?order=longest", long.cookie),
        "a need's page": Ask(long.port, "/linnet/needs/5000", long.cookie),
        "a need's page, any need": Ask(long.port, "/linnet/needs/TURN", long.cookie),
        "a need's page, twelve steps": Ask(long.port, f"/linnet/needs/{LONG}", long.cookie),
        "raising a need": Ask(long.port, "/linnet/needs", long.cookie, RAISING),
    }


def _compare(asks: dict[str, Ask]) -> int:
    rounds: dict[str, list[Pace]] = {name: [] for name in asks}
    for turn in range(ROUNDS + 1):
        for name, ask in asks.items():
            pace = measure(ask, SECONDS)
            if turn:  # the first round warms everyone up
                rounds[name].append(pace)
    paces = {name: _middle(found) for name, found in rounds.items()}
    orm, page, sql = (paces[name] for name in ("bare ORM and Jinja page", "bare Jinja page", "rows by plain SQL"))
    print(f"{'':30}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}" + "".join(f"{name:>13}" for name in RATIOS))
    for name, pace in paces.items():
        paced = [pace.a_second / other.a_second for other in (orm, page, sql)]
        ratios = "".join(f"{ratio:>13.2f}" for ratio in (*paced, pace.p50 / orm.p50, pace.p95 / orm.p95))
        print(f"{name:30}{pace.a_second:>10.0f}{pace.p50:>9.2f}{pace.p95:>9.2f}{ratios}")
    for page in ("a month", "what's on"):
        slower = paces[f"{page}, 10 dates"].a_second / paces[f"{page}, 300 dates"].a_second
        print(f"{page.capitalize()} with 300 dates and 5,000 bookings takes {slower:.2f} x the time of 10 and 100.")
    return _verdict(*(rounds[name] for name in ("board, 10 needs", "board, 10,000 needs", "bare ORM and Jinja page")))


def _middle(paces: list[Pace]) -> Pace:
    return Pace(*(statistics.median(getattr(pace, name) for pace in paces) for name in ("a_second", "p50", "p95")))


def _verdict(few: list[Pace], many: list[Pace], orm: list[Pace]) -> int:
    """Each round is held against itself: a machine that is slow for a while is slow for both."""
    slower, share = _paced(few, many), _paced(many, orm)
    print(f"\nThe board at 10,000 takes {slower:.2f} x the time of the board at 10 (at most 1.20).")
    print(f"It reaches {share:.2f} of the bare ORM and Jinja page (at least 0.50).")
    return 0 if slower <= 1.2 and share >= 0.5 else 1


def _paced(paces: list[Pace], others: list[Pace]) -> float:
    return statistics.median(pace.a_second / other.a_second for pace, other in zip(paces, others, strict=True))


if __name__ == "__main__":
    sys.exit(main())
