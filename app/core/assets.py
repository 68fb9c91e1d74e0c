"""Style sheets, scripts and pictures: bundled, fingerprinted and packed once, so a tablet fetches each only once."""

import gzip
import hashlib
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "static"
BUILT = SOURCE / "built"
_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\(([\w.-]+)\))?;')
_LINK = re.compile(r'url\("?((?:\.\./|\./)?[\w./-]+\.(?:woff2|svg))"?\)')
_PACKED = {".css", ".js", ".svg"}


class Assets:
    """Finds the built file behind a name: `address("css/site.css")` gives "/static/css/site.1a2b3c4d.css"."""

    def __init__(self, built: Path = BUILT) -> None:
        self.folder = built
        found = (path for path in built.rglob("*") if path.is_file())
        self._addresses = {_name_of(path, built): f"/static/{path.relative_to(built).as_posix()}" for path in found}

    def address(self, name: str) -> str:
        found = self._addresses.get(name)
        if found is None:
            raise LookupError(f"static/{name} is not built: run `make build`")
        return found


def build(source: Path = SOURCE, built: Path = BUILT) -> int:
    """Copy everything under `source` to `built` with a hash in each name; returns how many files."""
    shutil.rmtree(built, ignore_errors=True)
    paths = [path for path in sorted(source.rglob("*")) if path.is_file() and built not in path.parents]
    others = [path for path in paths if path.suffix != ".css"]
    names = {path: _put(path.read_bytes(), path.relative_to(source), built) for path in others}
    for sheet in source.glob("css/*.css"):
        if sheet.stem in {"site", "print", "letter"}:
            bundle = _minified(_with_links(_bundled(sheet), sheet, names))
            _put(bundle.encode(), sheet.relative_to(source), built)
    return len(list(built.rglob("*")))


def _bundled(sheet: Path) -> str:
    def inline(found: re.Match[str]) -> str:
        inside = _bundled((sheet.parent / found.group(1)).resolve())
        layer = found.group(2)
        return f"@layer {layer} {{\n{inside}\n}}" if layer else inside

    return _IMPORT.sub(inline, sheet.read_text())


def _with_links(css: str, sheet: Path, names: dict[Path, str]) -> str:
    def linked(found: re.Match[str]) -> str:
        target = (sheet.parent / found.group(1)).resolve()
        return f'url("/static/{names[target]}")' if target in names else found.group(0)

    return _LINK.sub(linked, css)


def _minified(css: str) -> str:
    without_comments = re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.S)
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"^[ \t]+", "", without_comments, flags=re.M))


def _put(content: bytes, name: Path, built: Path) -> str:
    mark = hashlib.sha256(content).hexdigest()[:8]
    path = built / name.with_suffix(f".{mark}{name.suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if name.suffix in _PACKED:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return path.relative_to(built).as_posix()


def _name_of(path: Path, built: Path) -> str:
    return re.sub(r"\.[0-9a-f]{8}(\.\w+)$", r"\1", path.relative_to(built).as_posix())
