"""Reads a printed square as a camera's program would, from the strokes in the PDF (ISO/IEC 18004, versions 1 to 6)."""

import io
from collections.abc import Callable, Iterator

import pikepdf

QUIET = 4
"""White modules that must lie around it."""
DATA = {  # bytes of words, and blocks, by version, for the levels of mending M, L, H, Q as their two bits count them
    1: ((16, 1), (19, 1), (9, 1), (13, 1)),
    2: ((28, 1), (34, 1), (16, 1), (22, 1)),
    3: ((44, 1), (55, 1), (26, 2), (34, 2)),
    4: ((64, 2), (80, 1), (36, 4), (48, 2)),
    5: ((86, 2), (108, 1), (46, 4), (62, 4)),
    6: ((108, 4), (136, 2), (60, 4), (76, 4)),
}
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)
BYTES = 0b0100
Dark = set[tuple[int, int]]


def squares_in(pdf: bytes) -> list[str]:
    """What each square on the paper says, in the order in which they are drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        steps = [step for page in opened.pages for step in pikepdf.parse_content_stream(page)]
    return [read(dark) for dark in _drawn(steps)]


def read(dark: Dark) -> str:
    """The words of one square, whose dark modules are given as row and column."""
    size = max(row for row, _ in dark) + 1
    version = (size - 17) // 4
    level, mask = _number(dark, 0, 1) ^ 0b10, _number(dark, 2, 3, 4) ^ 0b101
    hidden = MASKS[mask]
    bits = [((row, col) in dark) != hidden(row, col) for row, col in _path(size)]
    words = [int("".join(str(int(bit)) for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    plain = "".join(f"{word:08b}" for word in _in_order(words, *DATA[version][level]))
    assert int(plain[:4], 2) == BYTES
    length = int(plain[4:12], 2)
    return bytes(int(plain[12 + at * 8 : 20 + at * 8], 2) for at in range(length)).decode()


def _drawn(steps: list) -> Iterator[Dark]:  # type: ignore[type-arg]  # as pikepdf gives them
    """Each square is one path of strokes that are one module high, with its quiet margin counted from nought."""
    dark, pen = set(), (0.0, 0.0)
    for operands, operator in steps:
        kind = str(operator)
        if kind == "m":
            pen = (float(operands[0]), float(operands[1]))
        elif kind == "l" and float(operands[1]) == pen[1] and pen[1] % 1 == 0.5:
            row = int(pen[1]) - QUIET
            dark |= {(row, col - QUIET) for col in range(int(pen[0]), int(float(operands[0])))}
        elif kind in ("B", "S") and len(dark) > 100:
            assert min(min(row, col) for row, col in dark) == 0, "its margin is white"
            yield dark
            dark = set()
        elif kind in ("B", "S", "f"):
            dark = set()


def _number(dark: Dark, *columns: int) -> int:
    return int("".join(str(int((8, col) in dark)) for col in columns), 2)


def _path(size: int) -> Iterator[tuple[int, int]]:
    """Where the words stand: upwards and downwards, two columns at a time, from the right."""
    columns = [col for col in range(size - 1, 0, -2) if col > 6] + [5, 3, 1]
    for turn, right in enumerate(columns):
        for row in range(size - 1, -1, -1) if turn % 2 == 0 else range(size):
            for col in (right, right - 1):
                if not _is_frame(row, col, size):
                    yield row, col


def _is_frame(row: int, col: int, size: int) -> bool:
    """Its three eyes, what says how it is hidden, the rulers, and the small eye."""
    eyes = (row < 9 and col < 9) or (row < 9 and col >= size - 8) or (row >= size - 8 and col < 9)
    small = size > 21 and all(size - 9 <= at <= size - 5 for at in (row, col))
    return eyes or small or 6 in (row, col)


def _in_order(words: list[int], many: int, blocks: int) -> list[int]:
    """Words are dealt out like cards; the shorter hands come first."""
    sizes = [many // blocks + (block >= blocks - many % blocks) for block in range(blocks)]
    hands: list[list[int]] = [[] for _ in sizes]
    dealt = iter(words)
    for turn in range(max(sizes)):
        for hand, size in zip(hands, sizes, strict=True):
            if turn < size:
                hand.append(next(dealt))
    return [word for hand in hands for word in hand]
