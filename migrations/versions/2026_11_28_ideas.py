"""Ideas, who is for them, what was answered, and what is tried out."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more
from migrations.staying_home import goes_free, stays_home

revision = "ideas"
down_revision = "activities"
branch_labels = None
depends_on = None

TABLES = ("idea", "idea_support", "idea_answer", "trial")
ACTS = (
    "idea_proposed",
    "idea_shown",
    "idea_kept_private",
    "idea_taken_back",
    "idea_supported",
    "idea_support_taken_back",
    "idea_answered",
    "idea_tried",
    "idea_learned",
)
TOLD = ("idea_answered", "idea_kept_private", "idea_learned")
UNSEEN = sa.text("shown_at IS NULL AND kept_private_at IS NULL AND taken_back_at IS NULL")
UNLEARNED = sa.text("learned_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("neighbourhood") as neighbourhood:
        neighbourhood.add_column(sa.Column("last_idea_number", sa.Integer(), nullable=False, server_default="0"))
    _ideas()
    _support()
    _answers()
    _trials()
    _never_change("idea_answer")
    also("participation", "kind", ACTS)
    also("message", "about", TOLD)
    for table in ("membership_role", "invitation"):
        also(table, "role", ["board"])
    stays_home(*TABLES)


def downgrade() -> None:
    goes_free(*TABLES)
    for table in ("membership_role", "invitation"):
        no_more(table, "role", ["board"])
    no_more("message", "about", TOLD)
    no_more("participation", "kind", ACTS)
    for table in reversed(TABLES):
        op.drop_table(table)
    with op.batch_alter_table("neighbourhood") as neighbourhood:
        neighbourhood.drop_column("last_idea_number")


def _ideas() -> None:
    op.create_table(
        "idea",
        *_said("idea"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("for_whom", "who_leads", "takes")),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("need_id", sa.Integer(), nullable=True),
        sa.Column("stands", _words("stands", "open", "planned", "kept", "no", "dont_know", "done"), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("waits_from", "shown_at", "kept_private_at", "taken_back_at")
        ),
        sa.Column("private_reason", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_idea_title_has_words"),
        sa.CheckConstraint(
            "kept_private_at IS NULL OR length(trim(private_reason)) > 0", name="ck_idea_private_says_why"
        ),
        sa.CheckConstraint("kept_private_at IS NULL OR shown_at IS NULL", name="ck_idea_private_is_not_shown"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_idea_neighbourhood_id"),
        sa.ForeignKeyConstraint(["leader_id"], ["person.id"], name="fk_idea_leader_id"),
        _here("idea", "need"),
        sa.UniqueConstraint("neighbourhood_id", "number", name="uq_idea_neighbourhood_id_number"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_idea_neighbourhood_id_id"),
    )
    op.create_index(
        "ix_idea_unseen", "idea", ["neighbourhood_id", "number"], sqlite_where=UNSEEN, postgresql_where=UNSEEN
    )
    op.create_index("ix_idea_waits_from", "idea", ["neighbourhood_id", "waits_from"])
    op.create_index("ix_idea_need_id", "idea", ["need_id"])


def _support() -> None:
    op.create_table(
        "idea_support",
        *_said("idea_support"),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("kind", _words("kind", "would_come", "can_help", "knows_someone"), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind = 'would_come' OR length(trim(words)) > 0", name="ck_idea_support_help_says_with_what"
        ),
        _here("idea_support", "idea"),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"],
            ["membership.neighbourhood_id", "membership.person_id"],
            name="fk_idea_support_neighbourhood_id_said_by_id",
        ),
        sa.UniqueConstraint("idea_id", "kind", "said_by_id", name="uq_idea_support_idea_id_kind_said_by_id"),
    )


def _answers() -> None:
    op.create_table(
        "idea_answer",
        *_said("idea_answer"),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("kind", _words("kind", "done", "doing", "not_yet", "no", "dont_know"), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("by_when", "look_again_on", "tell_by")),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(trim(words)) > 0", name="ck_idea_answer_has_words"),
        sa.CheckConstraint("length(trim(decided_by)) > 0", name="ck_idea_answer_says_who_decided"),
        sa.CheckConstraint("kind <> 'doing' OR by_when IS NOT NULL", name="ck_idea_answer_doing_says_by_when"),
        sa.CheckConstraint(
            "kind <> 'not_yet' OR look_again_on IS NOT NULL", name="ck_idea_answer_not_yet_says_when_to_look_again"
        ),
        sa.CheckConstraint("kind <> 'dont_know' OR tell_by IS NOT NULL", name="ck_idea_answer_dont_know_says_tell_by"),
        sa.CheckConstraint("kind <> 'no' OR length(trim(instead)) > 0", name="ck_idea_answer_no_says_what_else"),
        _here("idea_answer", "idea"),
        _here("idea_answer", "organisation"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_idea_answer_neighbourhood_id_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_idea_answer_idea_id", "idea_answer", ["idea_id"])


def _trials() -> None:
    op.create_table(
        "trial",
        *_said("trial"),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("learned", sa.String(), nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("learned_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(trim(question)) > 0", name="ck_trial_has_a_question"),
        sa.CheckConstraint("learned_at IS NULL OR length(trim(learned)) > 0", name="ck_trial_learned_has_words"),
        sa.ForeignKeyConstraint(["neighbourhood_id"], ["neighbourhood.id"], name="fk_trial_neighbourhood_id"),
        sa.ForeignKeyConstraint(["learned_by_id"], ["person.id"], name="fk_trial_learned_by_id"),
        _here("trial", "idea"),
        sa.UniqueConstraint("neighbourhood_id", "id", name="uq_trial_neighbourhood_id_id"),
    )
    op.create_index(
        "uq_trial_running", "trial", ["idea_id"], unique=True, sqlite_where=UNLEARNED, postgresql_where=UNLEARNED
    )
    op.create_index("ix_trial_idea_id", "trial", ["idea_id"])


def _said(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Whose words, who typed them, how they came; and the row's own number and neighbourhood."""
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood_id", sa.Integer(), nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
        sa.Column("via", _words("via", "own_device", "table_tablet", "paper", "phone", "in_person"), nullable=False),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name=f"fk_{table}_said_by_id"),
        sa.ForeignKeyConstraint(["typed_by_id"], ["person.id"], name=f"fk_{table}_typed_by_id"),
    )


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def _here(table: str, other: str) -> sa.ForeignKeyConstraint:
    """To a row of the same neighbourhood."""
    return sa.ForeignKeyConstraint(
        ["neighbourhood_id", f"{other}_id"],
        [f"{other}.neighbourhood_id", f"{other}.id"],
        name=f"fk_{table}_neighbourhood_id_{other}_id",
    )


def _never_change(table: str) -> None:
    """As `append_only` does for the answers to needs."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()"
        )
        return
    refuse = f"SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    for change in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} BEGIN {refuse}")
    op.execute(
        f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} "  # noqa: S608 - our own table names
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) BEGIN {refuse}"
    )
