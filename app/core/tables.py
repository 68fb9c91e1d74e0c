"""What every table shares: names for constraints, enums kept as checked text, STRICT types on SQLite."""

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


# SQLite's STRICT tables know only five type names; these are the ones our columns really hold there.
_SPELLED = {Boolean: "INTEGER", Date: "TEXT", DateTime: "TEXT", Enum: "TEXT", String: "TEXT", Time: "TEXT"}
for _type, _spelled in _SPELLED.items():
    compiles(_type, "sqlite")(lambda element, compiler, spelled=_spelled, **options: spelled)
