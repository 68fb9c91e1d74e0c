"""The second layer between neighbourhoods: PostgreSQL itself shows the rows of one (docs/decisions/0008-isolation.md).

The first layer is that every query names the actor's neighbourhood. Should one forget to, the policies of the revision
`row_security` hide every other neighbourhood's rows, and refuse new ones. They read a setting that lasts as long as the
transaction: empty shows nothing, a number shows that neighbourhood, `all` shows the whole house.
"""

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

SETTING = "ninehellos.neighbourhood"
OPEN_EVERYWHERE = f"SET LOCAL {SETTING} = 'all'"


class StaysIn(FunctionElement[int]):
    """Settles this transaction in a neighbourhood, in passing: a column of the statement that looks it up.

    Whichever is named first stays, so that nothing can move on to another. Elsewhere it is just the number.
    """

    name = "stays_in"
    inherit_cache = True
    type = Integer()

    def __init__(self, neighbourhood_id: object) -> None:
        super().__init__(neighbourhood_id)


class HomesOf(FunctionElement[int]):
    """To how many neighbourhoods a person belongs: the one thing that is asked across them on every page."""

    name = "homes_of"
    inherit_cache = True
    type = Integer()

    def __init__(self, person_id: object, counted: ColumnElement[int]) -> None:
        super().__init__(person_id, counted)


@compiles(StaysIn)
def _as_it_is(element: StaysIn, compiler: SQLCompiler, **options: object) -> str:
    return compiler.process(element.clauses, **options)


@compiles(StaysIn, "postgresql")
def _settles(element: StaysIn, compiler: SQLCompiler, **options: object) -> str:
    named = compiler.process(element.clauses, **options)
    kept = f"coalesce(nullif(current_setting('{SETTING}', true), ''), CAST({named} AS text))"
    return f"set_config('{SETTING}', {kept}, true)"


@compiles(HomesOf)
def _counted(element: HomesOf, compiler: SQLCompiler, **options: object) -> str:
    _, counted = element.clauses
    return compiler.process(counted, **options)


@compiles(HomesOf, "postgresql")
def _asked(element: HomesOf, compiler: SQLCompiler, **options: object) -> str:
    person_id, _ = element.clauses
    return f"homes_of({compiler.process(person_id, **options)})"
