"""What is let go of once an hour. Each room says for itself what it has no more use for; the worker calls."""

from collections.abc import Callable

from sqlmodel import Session

Sweep = Callable[[Session], None]
_sweeps: list[Sweep] = []


def hourly(sweep: Sweep) -> Sweep:
    """Decorates a function that forgets what is too old."""
    _sweeps.append(sweep)
    return sweep


def sweep(session: Session) -> None:
    for one in _sweeps:
        one(session)
