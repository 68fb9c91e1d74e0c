"""What Lighthouse says of residents' pages, as whoever comes for the first time on a phone would find them."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import NAMES, _lay_in
from tests.browser.post import Letterbox
from tests.browser.served import Served
from tests.browser.test_weight import PAGES

LIGHTHOUSE = Path("tests/lighthouse/node_modules/.bin/lighthouse")
FLAGS = "--headless --no-sandbox --disable-gpu"
LEAST = {"accessibility": 100, "best-practices": 100, "performance": 98}
RUNS = 3
"""The middle one counts: a busy machine takes points from a page that has done nothing."""


def main() -> int:
    """Prints the points of each page; fails where there are too few."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None or not LIGHTHOUSE.exists():
        sys.exit("This needs Chromium, and Node 18 or newer with npm.")
    too_few = 0
    print(f"{'':16}" + "".join(f"{name:>16}" for name in LEAST))
    with _linnet() as address:
        for name, path in PAGES.items():
            runs = [_points(browser, f"{address}{path}") for _ in range(RUNS)]
            points = {kind: statistics.median(run[kind] for run in runs) for kind in LEAST}
            too_few += sum(points[kind] < least for kind, least in LEAST.items())
            print(f"{name:16}" + "".join(f"{points[kind]:>16.0f}" for kind in LEAST), flush=True)
    return 1 if too_few else 0


@contextmanager
def _linnet() -> Iterator[str]:
    """The demo neighbourhood on a port of its own."""
    with tempfile.TemporaryDirectory() as folder, Letterbox().open() as letterbox:
        served = Served(Path(folder) / "uploads", letterbox)
        address = f"sqlite:///{folder}/demo.db"
        _lay_in(address, served)
        with served.open(), served.on(address):
            yield served.address


def _points(browser: str, address: str) -> dict[str, float]:
    """Of a hundred, for each kind."""
    wishes = [f"--only-categories={','.join(LEAST)}", "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    surroundings = {**os.environ, "CHROME_PATH": browser}
    done = subprocess.run(
        [str(LIGHTHOUSE), address, *wishes], env=surroundings, capture_output=True, text=True, check=True
    )
    categories = json.loads(done.stdout)["categories"]
    return {kind: 100 * categories[kind]["score"] for kind in LEAST}


if __name__ == "__main__":
    sys.exit(main())
