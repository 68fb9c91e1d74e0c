"""On PostgreSQL the app's role, which owns nothing, sees and writes the rows of one neighbourhood at a time."""

import os
import re

from alembic import op

revision = "row_security"
down_revision = "second_looks"
branch_labels = None
depends_on = None

TABLES = (
    "access_token",
    "answer",
    "attachment",
    "backing",
    "card",
    "comment",
    "helped",
    "helper",
    "invitation",
    "membership",
    "membership_role",
    "message",
    "need",
    "organisation",
    "organisation_sign_in",
    "participation",
    "place",
    "profile",
    "report",
    "review",
    "second_look",
    "tablet",
    "telling",
    "tile",
)
"""All that have a neighbourhood, but for `web_session`, which is found by its key before one is known."""

# In brackets of its own the setting is read once for a statement, and not for every row.
NAMED = "(SELECT current_setting('ninehellos.neighbourhood', true))"
HERE = f"{NAMED} = 'all' OR CAST(neighbourhood_id AS text) = {NAMED}"
MAKE_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ROLE_NAME') THEN CREATE ROLE ROLE_NAME NOLOGIN; END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'The role ROLE_NAME is missing, and this one may not make it: docs/guides/operator.md, section 3.';
END $$
"""
HOMES_OF = """
CREATE FUNCTION homes_of(person integer) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT count(*) FROM public.membership WHERE person_id = person AND left_at IS NULL $$
"""
"""The owner counts, as the app's role can't look into other neighbourhoods. It tells a number and nothing else."""


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    role = _app_role()
    op.execute(MAKE_ROLE.replace("ROLE_NAME", role))
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
    op.execute(f"REVOKE INSERT, UPDATE, DELETE ON alembic_version, theme, theme_mapping FROM {role}")
    op.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
    op.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}")
    op.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role}")
    op.execute(HOMES_OF)
    op.execute("REVOKE ALL ON FUNCTION homes_of(integer) FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION homes_of(integer) TO {role}")
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY {table}_stays_home ON {table} USING ({HERE}) WITH CHECK ({HERE})")


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    role = _app_role()
    for table in TABLES:
        op.execute(f"DROP POLICY {table}_stays_home ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    op.execute("DROP FUNCTION homes_of(integer)")
    # The role itself may serve other databases on this server, so it stays.
    op.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {role}")
    op.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM {role}")
    op.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    op.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}")


def _app_role() -> str:
    role = os.environ.get("NINEHELLOS_APP_ROLE", "ninehellos_app")
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", role):
        raise ValueError("NINEHELLOS_APP_ROLE may hold small letters, figures and _ only.")
    return role
