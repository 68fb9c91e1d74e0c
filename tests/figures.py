"""Figures that the tests measured, printed in one table at the end of the run.

They travel as properties of the reports, so that they also arrive from the workers of a parallel run.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pytest

PREFIX = "figure:"
_PRINTED = pytest.StashKey[bool]()


class Figures:
    """Takes down what one test measured."""

    def __init__(self, record: Callable[[str, object], None]) -> None:
        self._record = record

    def note(self, about: str, where: str, figure: object) -> None:
        print(f"{about}: {where}: {figure}")
        self._record(PREFIX + about, (where, str(figure)))


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    return Figures(record_property)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Named in two conftest files: that of a single process knows this folder, that of a parallel run does not."""
    if config.stash.get(_PRINTED, False):
        return
    config.stash[_PRINTED] = True
    table = _table(report for reports in terminalreporter.stats.values() for report in reports)
    if table:
        terminalreporter.section("measured")
    for about in sorted(table):
        terminalreporter.line(about)
        for where, noted in sorted(table[about].items()):
            terminalreporter.line(f"  {where:<44} {' · '.join(noted)}")


def _table(reports: Iterable[object]) -> dict[str, dict[str, list[str]]]:
    """What was measured, then where, then the figures."""
    table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, (where, figure) in (noted for report in reports for noted in _noted(report)):
        if figure not in table[name][where]:
            table[name][where].append(figure)
    return table


def _noted(report: object) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, value in getattr(report, "user_properties", ()):
        if name.startswith(PREFIX):
            yield name.removeprefix(PREFIX), value
