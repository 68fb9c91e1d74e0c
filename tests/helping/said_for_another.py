"""Which kinds of acts may be one person's words and another's typing, as the code itself has it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app.participation.models import Kind

APP = Path(__file__).parents[2] / "app"
SPEAKERS = {"speaking", "speaks_only_for_themselves", "writing_down"}
"""Whoever writes something down for another goes through one of these."""
Where = tuple[str, str]


def kinds_said_for_another() -> set[Kind]:
    """All that is recorded by what speaks for another, and by whatever that leads to."""
    houses = {_module(path): ast.parse(path.read_text()) for path in APP.rglob("*.py") if "demo" not in path.parts}
    functions = {(module, name): one for module, tree in houses.items() for name, one in _named(tree)}
    known = {module: _imported(tree) for module, tree in houses.items()}
    to_do = [where for where, one in functions.items() if SPEAKERS & _names(one)]
    reached: set[Where] = set()
    while to_do:
        where = to_do.pop()
        if where not in reached and where in functions:
            reached.add(where)
            to_do += _leads_to(where[0], functions[where], known[where[0]])
    return {kind for where in reached for kind in _recorded(functions[where])}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(APP.parent).with_suffix("").parts)


def _named(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Functions, and the tables they look things up in."""
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef):
            yield one.name, one
    for one in tree.body:
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            yield one.targets[0].id, one


def _names(found: ast.stmt) -> set[str]:
    nodes = list(ast.walk(found))
    return {one.id for one in nodes if isinstance(one, ast.Name)} | {
        one.attr for one in nodes if isinstance(one, ast.Attribute)
    }


def _imported(tree: ast.Module) -> dict[str, Where]:
    lines = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    return {name.asname or name.name: (line.module or "", name.name) for line in lines for name in line.names}


def _leads_to(module: str, found: ast.stmt, known: dict[str, Where]) -> Iterator[Where]:
    """Functions of its own module, those it has by name, and those it names as `room.verb`."""
    for one in ast.walk(found):
        if isinstance(one, ast.Name):
            yield known.get(one.id, (module, one.id))
        elif isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in known:
            yield ".".join(known[one.value.id]), one.attr


def _recorded(found: ast.stmt) -> Iterator[Kind]:
    """What the house itself does, or what is recorded in nobody's name, was typed for no one."""
    by_no_one = {
        id(inner)
        for one in ast.walk(found)
        if isinstance(one, ast.Call) and any(isinstance(arg, ast.Constant) and arg.value is None for arg in one.args)
        for inner in ast.walk(one)
    }
    for one in ast.walk(found):
        if isinstance(one, ast.Attribute) and ast.unparse(one.value) == "Kind" and id(one) not in by_no_one:
            yield Kind[one.attr]
