"""The log and the messages know more kinds of acts: cards, tables, helpers, roles, settings, second looks."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import take

revision = "more_in_the_log"
down_revision = "themes"
branch_labels = None
depends_on = None

BEFORE = (
    "need_raised",
    "need_shown",
    "need_asked_back",
    "need_kept_private",
    "need_said_more",
    "need_merged",
    "need_taken_back",
    "need_brought_back",
    "need_backed",
    "backing_taken_back",
    "comment_made",
    "comment_shown",
    "comment_hidden",
    "comment_reported",
    "report_settled",
    "need_answered",
    "helped_said",
    "recording_typed_up",
    "told",
    "telling_unticked",
    "telling_given_up",
    "telling_way_chosen",
    "neighbourhood_opened",
    "person_joined",
    "token_made",
    "token_revoked",
)
ADDED = (
    "heads_counted",
    "card_made",
    "card_stopped",
    "pin_chosen",
    "tablet_opened",
    "tablet_closed",
    "tiles_chosen",
    "helper_named",
    "helper_ended",
    "identity_linked",
    "passkey_made",
    "passkey_removed",
    "sign_in_chosen",
    "invited",
    "invitation_withdrawn",
    "role_given",
    "role_ended",
    "membership_ended",
    "organisation_changed",
    "profile_changed",
    "details_changed",
    "person_left",
    "settings_changed",
    "second_look_asked",
    "second_look_given",
)
ABOUT_BEFORE = ("answer", "kept_private", "asked_back", "merged")
ABOUT_ADDED = ("comment_hidden", "second_look", "helper_named", "helper_ended")


def upgrade() -> None:
    take("participation", "kind", (*BEFORE, *ADDED))
    take("message", "about", (*ABOUT_BEFORE, *ABOUT_ADDED))
    with op.batch_alter_table("message") as message:
        message.alter_column("need_id", existing_type=sa.Integer(), nullable=True)
        message.alter_column("need_number", existing_type=sa.Integer(), nullable=True)
        message.drop_constraint("uq_message_subject_subject_id", type_="unique")
        message.create_unique_constraint("uq_message_subject_subject_id_about", ["subject", "subject_id", "about"])
    op.create_index(
        "ix_participation_typed_for",
        "participation",
        ["spoken_by", "id"],
        sqlite_where=sa.text("typed_by <> spoken_by"),
        postgresql_where=sa.text("typed_by <> spoken_by"),
    )


def downgrade() -> None:
    op.drop_index("ix_participation_typed_for", table_name="participation")
    with op.batch_alter_table("message") as message:
        message.drop_constraint("uq_message_subject_subject_id_about", type_="unique")
        message.create_unique_constraint("uq_message_subject_subject_id", ["subject", "subject_id"])
        message.alter_column("need_number", existing_type=sa.Integer(), nullable=False)
        message.alter_column("need_id", existing_type=sa.Integer(), nullable=False)
    take("message", "about", ABOUT_BEFORE)
    take("participation", "kind", BEFORE)
