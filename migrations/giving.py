"""The columns and constraints that every table of what is given to all has (`app.giving.models`)."""

import sqlalchemy as sa

WAYS = ("own_device", "table_tablet", "paper", "phone", "in_person")
Parts = tuple[sa.Column | sa.Constraint, ...]


def said(table: str) -> Parts:
    """Whose words, who typed them, how they came, when."""
    return (
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
        sa.Column("via", one_of("via", WAYS), nullable=False),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        person(table, "said_by_id"),
        person(table, "typed_by_id"),
        member(table, "said_by_id"),
    )


def given(table: str) -> Parts:
    """Said, looked at before it is shown, and taken back."""
    return (
        *said(table),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("private_because", sa.String(), nullable=False),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("shown_at IS NULL OR private_because = ''", name=f"ck_{table}_is_shown_or_private"),
        person(table, "reviewed_by_id"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name=f"fk_{table}_neighbourhood_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("neighbourhood_id", "id", name=f"uq_{table}_neighbourhood_id_id"),
    )


def one_of(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_{table}_{column}")


def member(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["neighbourhood_id", column],
        ["membership.neighbourhood_id", "membership.person_id"],
        name=f"fk_{table}_neighbourhood_id_{column}",
    )
