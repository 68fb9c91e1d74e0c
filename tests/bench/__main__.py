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
NO_SLOWER = (
    ("board, 10,000 needs", "board, 10 needs", 1.2),
    ("a month, 300 dates", "a month, 10 dates", 6.0),
    ("what's on, 300 dates", "what's on, 10 dates", 1.5),
)
"""What is long, what is short, and how many times the time it may take: a month shows thirty times as much."""
RAISING = "title=A+seat+at+the+bus+stop&once=TURN"


def main() -> int:
    """Prints a table; fails when a page slows too much with its length, or the board is under half of the bare page."""
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
    return _verdict(rounds)


def _middle(paces: list[Pace]) -> Pace:
    return Pace(*(statistics.median(getattr(pace, name) for pace in paces) for name in ("a_second", "p50", "p95")))


def _verdict(rounds: dict[str, list[Pace]]) -> int:
    """Each round is held against itself: a machine that is slow for a while is slow for both."""
    slower = {many: (_paced(rounds[few], rounds[many]), most) for many, few, most in NO_SLOWER}
    share = _paced(rounds["board, 10,000 needs"], rounds["bare ORM and Jinja page"])
    print()
    for name, (times, most) in slower.items():
        print(f"{name.capitalize()}: {times:.2f} x the time of few (at most {most:.2f}).")
    print(f"The board at 10,000 reaches {share:.2f} of the bare ORM and Jinja page (at least 0.50).")
    return 0 if all(times <= most for times, most in slower.values()) and share >= 0.5 else 1


def _paced(paces: list[Pace], others: list[Pace]) -> float:
    return statistics.median(pace.a_second / other.a_second for pace, other in zip(paces, others, strict=True))


if __name__ == "__main__":
    sys.exit(main())
