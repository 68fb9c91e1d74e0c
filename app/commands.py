"""What operators run: `python -m app.commands --help`."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from alembic import command
from alembic.config import Config
from pydantic import ValidationError

from app.core import assets, languages
from app.core.errors import Refusal
from app.core.settings import Settings

run = typer.Typer(help="Nine Hellos: run the house.", no_args_is_help=True, add_completion=False)
ROOT = Path(__file__).parents[1]


def settings_or_a_sentence() -> Settings:
    """The settings; or, when one is missing, the sentence that says so instead of a page of code."""
    try:
        return Settings()
    except ValidationError as error:
        for found in error.errors():
            typer.echo(str(found["msg"]).removeprefix("Value error, "), err=True)
        raise typer.Exit(2) from None


@run.command()
def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    work: Annotated[bool, typer.Option(help="Also carry the outbox's mail.")] = True,
) -> None:
    """Serve the pages and the API."""
    import uvicorn

    settings_or_a_sentence()
    os.environ["NINEHELLOS_WORK_IN_SERVE"] = "true" if work else "false"
    uvicorn.run(
        "app.main:build_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        # Addresses can hold a sign-in key, so they are never written to a log.
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_graceful_shutdown=5,
    )


@run.command()
def migrate(to: str = "head") -> None:
    """Bring the database up to date."""
    settings = settings_or_a_sentence()
    address = settings.owner_database_url or settings.database_url
    if address.startswith("sqlite:///"):
        Path(address.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    command.upgrade(alembic_config(address), to)


@run.command("open-neighbourhood")
@dataclass
class OpenNeighbourhood:
    """Open a real neighbourhood with its first steward. Asks for what is not given."""

    name: Annotated[str, typer.Option(prompt="The name people use")]
    steward_name: Annotated[str, typer.Option(prompt="The first steward's name")]
    steward_email: Annotated[str, typer.Option(prompt="Their e-mail address")]
    language: Annotated[str, typer.Option(prompt="Language of letters and signs (en, nb, ar)")] = "en"
    time_zone: Annotated[str, typer.Option(prompt="Whose clock you go by")] = "Europe/London"
    themes: Annotated[str, typer.Option(help="Names of the themes: who8, norway2030 or ks5.")] = "who8"
    slug: Annotated[str, typer.Option(help="Short name in addresses; made from the name when not given.")] = ""

    def __post_init__(self) -> None:
        from app.home.opening_by_command import open_from

        _said_or_sorry(lambda settings: open_from(settings, {**vars(self), "email": self.steward_email}))


@run.command("first-key")
def print_first_key() -> None:
    """Print a key that opens the very first neighbourhood in the browser."""
    from app.home.opening_by_command import key_for_the_first

    _said_or_sorry(key_for_the_first)


def _said_or_sorry(act: Callable[[Settings], str]) -> None:
    from app.home.opening_by_command import CannotOpen

    settings = settings_or_a_sentence()
    try:
        typer.echo(act(settings))
    except (CannotOpen, Refusal) as why:
        typer.echo(str(why), err=True)
        raise typer.Exit(2) from None


@run.command()
def build() -> None:
    """Pack style sheets and scripts, and compile the catalogues of sentences."""
    print(f"{assets.build()} files built, {languages.compile_catalogues()} catalogues compiled")


@run.command()
def seed() -> None:
    """Lay in the demo neighbourhood, once."""
    from app.demo.laying_in import lay_in_once

    print(lay_in_once(settings_or_a_sentence()))


@run.command()
def demo(port: int = 8000) -> None:
    """Migrate, lay in the demo once, and serve it."""
    os.environ.setdefault("NINEHELLOS_DEMO", "true")
    os.environ.setdefault("NINEHELLOS_DATABASE_URL", "sqlite:///var/demo.db")
    os.environ.setdefault("NINEHELLOS_UPLOADS", "var/demo-uploads")
    os.environ.setdefault("NINEHELLOS_BASE_URL", f"http://127.0.0.1:{port}")
    migrate()
    seed()
    print(f"\nOpen http://127.0.0.1:{port}/demo and choose who you are. Stop with Ctrl+C.\n")
    serve(port=port)


@run.command()
def work() -> None:
    """Carry the outbox's mail until stopped."""
    # What rooms mail, how they word it, what they remind of and let go of, is known only once they are imported.
    import app.activities.reminding
    import app.belonging.errands
    import app.cards.guessing
    import app.grants.wording
    import app.ideas.wording
    import app.offers.wording  # noqa: F401 - as above
    from app.notifications.worker import work_until_stopped

    work_until_stopped(settings_or_a_sentence())


@run.command()
def token(person: str, name: str = "made on the command line") -> None:
    """Print a key to the API for one person, who may then write through it (demo only)."""
    from app.demo.tokens import token_for

    _said_or_sorry(lambda settings: token_for(settings, person, name))


def alembic_config(address: str) -> Config:
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("sqlalchemy.url", address.replace("%", "%%"))
    return config


if __name__ == "__main__":
    run()
