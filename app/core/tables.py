"""What every table shares: names for constraints, enums as checked text, words that are no blanks, STRICT on SQLite."""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Boolean, Date, DateTime, Enum, String, Time
from sqlalchemy.ext.compiler import compiles
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

STRICT = {"sqlite_strict": True}
"""Table options: SQLite then refuses text in a number column. Used where a wrong value would falsify the record."""

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u1680\u180e"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202f\u205f\u2060\u2800\u3000\u3164\ufeff"
)
"""Every space there is, and marks without width that come along with pasted words. Changed only with a revision."""


class Row(SQLModel):
    """A table's row. Tables are named by their word in the singular."""

    __table_args__: ClassVar[Any] = ()


def text_enum(kind: type[StrEnum], name: str) -> Any:
    """An enum stored as its value in a text column, with a CHECK named `ck_<table>_<name>`.

    Typed as anything because SQLModel's `sa_type` admits only classes, and a length and a name need an instance.
    """
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def has_words(column: str) -> str:
    """A CHECK's condition: more stands in the column than blanks. SQLite and PostgreSQL read it alike.

    By itself `trim` takes away nothing but spaces, and a line break would do for an answer.
    """
    return f"length(trim({column}, '{BLANKS}')) > 0"


# SQLite's STRICT tables know only five type names; these are the ones our columns really hold there.
_SPELLED = {Boolean: "INTEGER", Date: "TEXT", DateTime: "TEXT", Enum: "TEXT", String: "TEXT", Time: "TEXT"}
for _type, _spelled in _SPELLED.items():
    compiles(_type, "sqlite")(lambda element, compiler, spelled=_spelled, **options: spelled)
