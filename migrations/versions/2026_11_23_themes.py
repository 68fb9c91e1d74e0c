"""The themes people know: WHO's eight domains, Norway 2030's five areas, KS's five; and which stands for which."""

import sqlalchemy as sa
from alembic import op

from app.core.languages import N_

revision = "themes"
down_revision = "need_search"
branch_labels = None
depends_on = None

THEMES = {
    "who8": {
        "outdoor_spaces": N_("Outdoor spaces and buildings"),
        "transport": N_("Getting about"),
        "housing": N_("Homes"),
        "social_participation": N_("Meeting and doing things together"),
        "respect": N_("Respect and belonging"),
        "civic_participation": N_("Having a say, and work"),
        "communication": N_("News and information"),
        "health_services": N_("Health and support"),
    },
    "norway2030": {
        "meeting_places": N_("Meeting places"),
        "transport": N_("Transport for all ages"),
        "senior_resource": N_("What older people can give"),
        "co_creation": N_("Making things together"),
        "planning": N_("Planning for later life"),
    },
    "ks5": {
        "outdoors": N_("Outdoor areas and activity"),
        "housing": N_("Housing"),
        "transport": N_("Transport"),
        "participation": N_("Taking part in society"),
        "involvement": N_("Being involved and informed"),
    },
}
MAPPING = {
    ("norway2030", "meeting_places"): ("social_participation", "outdoor_spaces"),
    ("norway2030", "transport"): ("transport",),
    ("norway2030", "senior_resource"): ("civic_participation", "respect"),
    ("norway2030", "co_creation"): ("communication", "health_services"),
    ("norway2030", "planning"): ("housing",),
    ("ks5", "outdoors"): ("outdoor_spaces",),
    ("ks5", "housing"): ("housing",),
    ("ks5", "transport"): ("transport",),
    ("ks5", "participation"): ("social_participation", "civic_participation", "respect"),
    ("ks5", "involvement"): ("communication", "health_services"),
}

theme = sa.table("theme", *(sa.column(name) for name in ("id", "framework", "key", "name", "position")))
theme_mapping = sa.table("theme_mapping", sa.column("theme_id"), sa.column("stands_for_id"))


def upgrade() -> None:
    rows = [
        {"framework": framework, "key": key, "name": name, "position": position}
        for framework, themes in THEMES.items()
        for position, (key, name) in enumerate(themes.items())
    ]
    op.bulk_insert(theme, [{"id": number, **row} for number, row in enumerate(rows, 1)])
    ids = {(row["framework"], row["key"]): number for number, row in enumerate(rows, 1)}
    op.bulk_insert(
        theme_mapping,
        [{"theme_id": ids[of], "stands_for_id": ids["who8", key]} for of, keys in MAPPING.items() for key in keys],
    )


def downgrade() -> None:
    op.execute(sa.delete(theme_mapping))
    op.execute(sa.delete(theme))
