"""Reads a PDF as a screen reader would: its words, through the fonts' own tables, and its tags."""

import io
import re
from collections.abc import Iterator

import pikepdf

MM = 72 / 25.4
HEX = r"<([0-9a-fA-F]+)>"


def words_on(pdf: bytes) -> str:
    """All the words, without spaces: where those stand is the layout's affair."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "".join("".join(_words(page).split()) for page in opened.pages)


def tags_in(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {str(one.S) for one in _elements(opened.Root.StructTreeRoot)}


def pictures_in(pdf: bytes) -> list[str]:
    """What is read aloud for each picture: "" where nothing is, so that one would hear that there is something."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figures = [one for one in _elements(opened.Root.StructTreeRoot) if str(one.S) == "/Figure"]
        return [str(one.get("/Alt", "")) for one in figures]


def pages_in(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [(round(float(page.mediabox[2]) / MM), round(float(page.mediabox[3]) / MM)) for page in opened.pages]


def points_in(pdf: bytes) -> set[float]:
    """The sizes of type, in points; the layout counts in pixels of three quarters of one."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        steps = [step for page in opened.pages for step in pikepdf.parse_content_stream(page)]
    return {round(float(operands[1]) * 0.75, 1) for operands, operator in steps if str(operator) == "Tf"}


def long_lines_in(pdf: bytes) -> list[tuple[float, float, tuple[float, float]]]:
    """Where lines of 5 cm or more begin, and how wide and high they are, in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        steps = [step for page in opened.pages for step in pikepdf.parse_content_stream(page)]
    found, at = [], [0.0, 0.0]  # where the pen stands
    for operands, operator in steps:
        kind = str(operator)
        numbers = [float(one) * 0.75 / MM for one in operands] if kind in ("m", "l", "re") else []
        if kind == "re" and min(numbers[2:]) > 0.1:
            found.append(numbers)
        elif kind == "l":
            found.append([*at, numbers[0] - at[0], numbers[1] - at[1]])
        at = numbers[:2] if kind in ("m", "l") else at
    rounded = {tuple(round(one, 1) for one in line) for line in found if max(line[2:]) >= 50 and min(line[2:]) < 1}
    return sorted((x, y, (wide, high)) for x, y, wide, high in rounded)


def _words(page: pikepdf.Page) -> str:
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    found, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if str(operator) == "TJ" else [operands[0]]
            found += [_read(bytes(piece), letters) for piece in pieces if isinstance(piece, pikepdf.String)]
    return "".join(found)


def _read(glyphs: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(glyphs[at : at + 2], "big"), "") for at in range(0, len(glyphs), 2))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(rf"^{HEX} {HEX}$", table, re.M)
    return {int(glyph, 16): bytes.fromhex(letter).decode("utf-16-be") for glyph, letter in pairs}


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if "/S" in node:
        yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _elements(child)
