"""The repository as the guards read it: its files, its functions, and the sentences people will read."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file

ROOT = Path(__file__).resolve().parents[2]
JINJA = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false", "extensions": "jinja2.ext.do"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


def under(folder: str, ending: str) -> list[Path]:
    """Our own files of one kind; nothing that was brought in from elsewhere."""
    found = sorted((ROOT / folder).rglob(f"*{ending}"))
    return [path for path in found if not {"vendor", "built"} & set(path.parts)]


def lines(words: str) -> int:
    return sum(bool(line.strip()) for line in words.splitlines())


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node


def sentences(path: Path) -> list[str]:
    """Every string of a file that is marked for people to read."""
    method = "python" if path.suffix == ".py" else "jinja2"
    found: list[str] = []
    for _, words, *_ in extract_from_file(method, path, options={} if method == "python" else JINJA):
        found += [words] if isinstance(words, str) else [form for form in words if isinstance(form, str)]
    return found


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
