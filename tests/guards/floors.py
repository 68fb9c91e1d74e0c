"""The floors inside a room, read from its files: what each is, and what it takes from where."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.guards.repository import ROOT, named, under

NO_ROOMS = {"core", "demo", "permissions"}
SQL, WEB = {"sqlmodel", "sqlalchemy"}, {"fastapi", "starlette"}
ASKS = {"Session", "select", "rows"}
DOES = {"record", "tell"}
WRITES = {"add", "add_all", "delete", "merge"}


@dataclass(frozen=True)
class Module:
    """One file of a room."""

    path: Path

    @property
    def name(self) -> str:
        return named(self.path).removesuffix(".py").replace("/", ".")

    @property
    def room(self) -> str:
        return self.path.parent.name

    @cached_property
    def floor(self) -> str:
        """By its name; what has none of these names is told by what it does."""
        name = self.path.stem
        if name == "pages" or name.endswith("_pages"):
            return "pages"
        if name.startswith(("api", "shapes")):
            return "api"
        if name.endswith("forms"):
            return "forms"
        if name.endswith("models") or any(_is_table(node) for node in self._said):
            return "models"
        if name == "service" or any(_writes(node) for node in self._said):
            return "verbs"
        return "queries" if self.asks_the_database else "words"

    @cached_property
    def takes(self) -> set[tuple[str, str]]:
        """Each name that it imports, after the module it comes from."""
        said = (node for node in self._said if isinstance(node, ast.ImportFrom))
        return {(node.module or "", one.name) for node in said for one in node.names}

    @cached_property
    def modules(self) -> set[str]:
        """What it imports of ours; `from app.needs import raising` takes a module by its name."""
        return {source for source, _ in self.takes} | {f"{source}.{name}" for source, name in self.takes}

    @property
    def asks_the_database(self) -> bool:
        return any(_library(source) in SQL | {"app"} and name in ASKS for source, name in self.takes)

    @property
    def libraries(self) -> set[str]:
        return {_library(source) for source, _ in self.takes}

    @cached_property
    def _said(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.path.read_text())))

    def commits(self) -> bool:
        return any(isinstance(node, ast.Attribute) and node.attr == "commit" for node in self._said)

    def uses_the_session(self) -> bool:
        """Anything done with a session but handing it on, and making sure that what was changed is seen."""
        used = (node for node in self._said if isinstance(node, ast.Attribute) and _is_session(node.value))
        return any(node.attr != "flush" for node in used)


def rooms() -> dict[str, Module]:
    """Every file of every room, by the name it is imported by."""
    found = [Module(path) for path in under("app", ".py") if path.parent.parent == ROOT / "app"]
    return {one.name: one for one in found if one.room not in NO_ROOMS and one.path.stem != "__init__"}


def _library(source: str) -> str:
    return source.split(".", maxsplit=1)[0]


def _is_table(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any(keyword.arg == "table" for keyword in node.keywords)


def _writes(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    by_name = isinstance(called, ast.Name) and called.id in DOES
    return by_name or (isinstance(called, ast.Attribute) and called.attr in WRITES and _is_session(called.value))


def _is_session(node: ast.AST) -> bool:
    return ast.unparse(node).split(".")[-1] == "session"
