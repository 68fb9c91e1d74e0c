"""What the repository may not say, and the short cuts the code may not take."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.guards.repository import ROOT, functions, named, tracked, under

# Spelled in pieces, so that this file does not hold what it looks for.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "npmjs" + ".com", "yarn" + "pkg.com")
PLACES = ("/" + "work/main", "/" + "work/shared", "../" + "shared", "/" + "root/", "/" + "home/")
LOCKS = ("requirements/core.txt", "requirements/dev.txt", "requirements/uv.txt")
LIBRARIES = {"sa", "sqlalchemy", "sqlmodel"}
BULK = {"insert", "update", "delete", "bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings"}
WRITING = re.compile(r"\b(INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b", re.IGNORECASE)
MAY_WRITE_IN_BULK = {"app/commands.py"}
MAY_SAY_ANYTHING = {"app/permissions/rules.py", "app/permissions/questions.py"}


def test_no_file_names_a_package_registry_or_a_machines_own_folders() -> None:
    found = [
        f"{named(path)}: {word}"
        for path in tracked()
        if "vendor" not in path.parts
        for word in (*HOSTS, *PLACES)
        if word.encode() in path.read_bytes()
    ]
    assert not found


def test_lock_files_name_versions_and_hashes_but_no_address() -> None:
    listed = [ROOT / name for name in LOCKS]
    assert all(path.exists() for path in listed)
    others = [path for path in tracked() if path.name.endswith((".lock", "-lock.json", "-lock.yaml"))]
    assert [named(path) for path in (*listed, *others) if "://" in path.read_text()] == []
    assert all("--hash=sha256:" in path.read_text() for path in listed)


def test_nothing_is_written_in_bulk_past_the_log() -> None:
    found = [
        f"{named(path)}:{line}: {what}"
        for path in under("app", ".py")
        if named(path) not in MAY_WRITE_IN_BULK
        for line, what in _bulk_writes(path)
    ]
    assert not found


def test_any_is_said_only_where_subjects_of_every_kind_are_looked_at() -> None:
    core_is_the_frameworks_edge = ROOT / "app" / "core"
    found = [
        named(path)
        for path in under("app", ".py")
        if core_is_the_frameworks_edge not in path.parents and named(path) not in MAY_SAY_ANYTHING
        if _says_any(path)
    ]
    assert found == []


def test_rooms_have_no_drawers_for_odds_and_ends() -> None:
    odd = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
    assert [named(path) for path in under("app", ".py") if path.stem in odd or path.parent.name in odd] == []


def test_endpoints_that_touch_the_database_are_not_async() -> None:
    # These two ask an organisation's provider; each of their transactions is a plain function, carried out by itself.
    found = [
        f"{named(path)}: {function.name}"
        for path in under("app", ".py")
        if named(path) != "app/people/organisations_pages.py"
        for function in functions(path)
        if isinstance(function, ast.AsyncFunctionDef)
        and any("router." in ast.unparse(on) for on in function.decorator_list)
    ]
    assert not found


def _bulk_writes(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        for name in _taken_from_sqlalchemy(node):
            if name in BULK:
                yield node.lineno, f"takes {name} from SQLAlchemy"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITING.search(node.value):
            yield node.lineno, "SQL that writes"


def _taken_from_sqlalchemy(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in LIBRARIES:
        return [one.name for one in node.names]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in LIBRARIES:
        return [node.attr]
    return [node.attr] if isinstance(node, ast.Attribute) and node.attr.startswith("bulk_") else []


def _says_any(path: Path) -> bool:
    said = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom))
    return any(one.name == "Any" for node in said if node.module == "typing" for one in node.names)
