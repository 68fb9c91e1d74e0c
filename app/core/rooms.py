"""A room's routes, which are passed by in one step when an address is none of theirs.

Routes are tried one after another, and each router within a router again. With five hundred addresses that took longer
than all that the database was asked.
"""

import re
from functools import cached_property
from typing import Any

from fastapi import APIRouter
from fastapi.routing import iter_route_contexts
from starlette.routing import Match, compile_path
from starlette.types import Scope

from app.core.transactions import OneTransaction

NAMED = re.compile(r"\(\?P<\w+>")


class Room(APIRouter):
    """Each of its routes is one transaction. Its prefix is all of it: it is included without another."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"route_class": OneTransaction, **options})

    def include_router(self, router: APIRouter, **options: Any) -> None:
        """Raises ValueError for a room below a prefix: it would not know its own addresses."""
        if isinstance(router, Room) and (self.prefix or options.get("prefix")):
            raise ValueError(
                f"{router.prefix} stands below {self.prefix}: make it an APIRouter, or give it all of its prefix"
            )
        super().include_router(router, **options)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return super().matches(scope) if self._addresses.match(scope["path"]) else (Match.NONE, {})

    @cached_property
    def _addresses(self) -> re.Pattern[str]:
        """All of them in one expression, also those of the rooms within. First asked for when all are built."""
        paths = [str(one.path) for one in iter_route_contexts(self.routes)]
        return re.compile("|".join(NAMED.sub("(?:", compile_path(path)[0].pattern) for path in paths))
