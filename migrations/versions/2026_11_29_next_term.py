"""Those who came regularly are asked whether they come again when the next term is planned."""

from migrations.checked_words import also, no_more

revision = "next_term"
down_revision = "trips"
branch_labels = None
depends_on = None

ABOUT = ("next_term",)
LOGGED = ("regulars_asked",)


def upgrade() -> None:
    also("message", "about", ABOUT)
    also("participation", "kind", LOGGED)


def downgrade() -> None:
    no_more("participation", "kind", LOGGED)
    no_more("message", "about", ABOUT)
