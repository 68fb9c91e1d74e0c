"""What an operator can set, all from the environment (prefix NINEHELLOS_)."""

from pathlib import Path

from pydantic import model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_SECRET = "the demo keeps no secrets"  # noqa: S105 - said aloud on purpose; refused outside the demo


class Settings(BaseSettings):
    """Every setting, its default, and what it means; docs/guides/operator.md lists them for people."""

    model_config = SettingsConfigDict(env_prefix="NINEHELLOS_", extra="ignore", hide_input_in_errors=True)

    database_url: str = "sqlite:///var/ninehellos.db"
    secret_key: str = ""
    demo: bool = False
    base_url: str = "http://127.0.0.1:8000"
    uploads: Path = Path("var/uploads")
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_starttls: bool = False
    smtp_user: str = ""
    smtp_password: str = ""
    mail_from: str = "Nine Hellos <hello@localhost>"
    threads: int = 0
    """Worker threads; 0 picks 3 on SQLite and 12 on PostgreSQL."""
    requests_a_minute: int = 300
    """Changes (POST) one address may send in a minute before it is asked to wait."""
    work_in_serve: bool = False
    """Whether the server also carries the outbox's mail; `serve` says so unless told not to."""

    @model_validator(mode="after")
    def _has_a_secret(self) -> "Settings":
        if self.demo and not self.secret_key:
            self.secret_key = DEMO_SECRET
        if not self.demo and (len(self.secret_key) < 32 or self.secret_key == DEMO_SECRET):
            raise ValueError(
                "Set NINEHELLOS_SECRET_KEY to at least 32 random characters, or NINEHELLOS_DEMO=true to run the demo."
            )
        return self

    @property
    def is_behind_tls(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def worker_threads(self) -> int:
        return self.threads or (3 if self.database_url.startswith("sqlite") else 12)
