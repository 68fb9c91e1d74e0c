"""Databases that live for one test need no disk: where there is memory to spare, they lie in it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 3 * 1024**3
"""For PostgreSQL and a copied house for each worker, with room to grow."""


def quick_place() -> Path:
    """Memory, or the disk."""
    has_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH
    return MEMORY if has_memory else Path(tempfile.gettempdir())


@contextmanager
def in_memory(name: str) -> Iterator[Path]:
    """A folder that goes when it is no longer needed."""
    with tempfile.TemporaryDirectory(prefix=f"ninehellos-{name}-", dir=quick_place()) as folder:
        yield Path(folder)
