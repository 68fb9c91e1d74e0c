"""What an operator can set, all from the environment (prefix NINEHELLOS_)."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_SECRET = "the demo keeps no secrets"  # noqa: S105 - said aloud on purpose; refused outside the demo


def is_safe_address(address: str) -> bool:
    """Sign-in over a line that others can read or change is none; a provider on this machine is for trying out."""
    return address.startswith(("https://", "http://127.0.0.1:", "http://localhost:"))


def _is_safe(issuer: str) -> str:
    if not is_safe_address(issuer):
        raise ValueError("A sign-in provider's issuer begins with https://.")
    return issuer


class Provider(BaseModel):
    """Where an organisation's people sign in (OpenID Connect). One object of the list NINEHELLOS_PROVIDERS."""

    key: str = Field(pattern=r"^[a-z0-9-]{1,26}$")
    """Its short name, kept in the database and part of addresses: it never changes."""
    name: str = Field(min_length=1, max_length=80)
    """What people know it by: “Brookside Homes”."""
    issuer: Annotated[str, AfterValidator(_is_safe)]
    client_id: str
    client_secret: SecretStr


class Settings(BaseSettings):
    """Every setting, its default, and what it means; docs/guides/operator.md lists them for people."""

    model_config = SettingsConfigDict(env_prefix="NINEHELLOS_", extra="ignore", hide_input_in_errors=True)

    database_url: str = "sqlite:///var/ninehellos.db"
    owner_database_url: str = ""
    """The same database by the role that owns the tables: for `migrate`, and on PostgreSQL alone."""
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

    providers: tuple[Provider, ...] = ()
    """Organisations' own sign-in, as JSON: [{"key": …, "name": …, "issuer": …, "client_id": …, "client_secret": …}]."""

    texts: Literal["", "notify", "gateway"] = ""
    """How text messages leave: GOV.UK Notify, any other service with an HTTP address, or not at all."""
    notify_key: SecretStr = SecretStr("")
    notify_template: str = ""
    """The id of a text template that holds ((message)) and nothing else."""
    notify_url: str = "https://api.notifications.service.gov.uk"
    gateway_url: str = ""
    gateway_method: Literal["POST", "PUT"] = "POST"
    gateway_header: str = "Authorization"
    gateway_token: SecretStr = SecretStr("")
    """Sent in that header as it stands here: "Bearer …", or however the service wants it."""
    gateway_to: str = "to"
    gateway_words: str = "message"
    gateway_reference: str = "reference"
    """What the service calls the fields of its JSON. No name for the reference: it is not sent."""

    @model_validator(mode="after")
    def _can_send_texts(self) -> "Settings":
        if self.texts == "notify" and not (len(self.notify_key.get_secret_value()) >= 73 and self.notify_template):
            raise ValueError("GOV.UK Notify needs NINEHELLOS_NOTIFY_KEY (all of it) and NINEHELLOS_NOTIFY_TEMPLATE.")
        if self.texts == "gateway" and not is_safe_address(self.gateway_url):
            raise ValueError("Texts need NINEHELLOS_GATEWAY_URL, and it begins with https://.")
        return self

    @property
    def sends_texts(self) -> bool:
        return bool(self.texts)

    @model_validator(mode="after")
    def _has_a_secret(self) -> "Settings":
        if self.demo and not self.secret_key:
            self.secret_key = DEMO_SECRET
        if not self.demo and (len(self.secret_key) < 32 or self.secret_key == DEMO_SECRET):
            raise ValueError(
                "Set NINEHELLOS_SECRET_KEY to at least 32 random characters, or NINEHELLOS_DEMO=true to run the demo."
            )
        return self

    @model_validator(mode="after")
    def _knows_each_provider_apart(self) -> "Settings":
        if len({provider.key for provider in self.providers}) < len(self.providers):
            raise ValueError("Two sign-in providers in NINEHELLOS_PROVIDERS have the same key.")
        return self

    def provider_called(self, key: str) -> Provider | None:
        return next((provider for provider in self.providers if provider.key == key), None)

    @property
    def is_behind_tls(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def worker_threads(self) -> int:
        return self.threads or (3 if self.database_url.startswith("sqlite") else 12)
