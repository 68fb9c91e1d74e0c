"""Every table of every room is known here only by importing it: migrations and checks ask for the whole picture."""

from functools import cache
from importlib import import_module
from pathlib import Path

from sqlmodel import SQLModel

APP = Path(__file__).parents[1]


@cache
def whole_schema() -> type[SQLModel]:
    """All tables described."""
    for path in sorted(APP.rglob("*.py")):
        if "table=True" in path.read_text():
            import_module(".".join(path.relative_to(APP.parent).with_suffix("").parts))
    return SQLModel
