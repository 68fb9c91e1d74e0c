"""A neighbourhood opened from the command line, by whoever runs the house."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from app.core.database import Database, HouseSession
from app.core.errors import NotLikeThis
from app.core.forms import F, read
from app.core.settings import Settings
from app.home.opening import Plan, first_key, open_as_planned
from app.home.opening_forms import LivingForm, NameForm, PartsForm, StewardForm
from app.neighbourhoods.queries import slugs_taken
from app.participation import guard  # noqa: F401 - the command line writes nothing quietly either


class CannotOpen(Exception):
    """Says why, one sentence a line."""


def open_from(settings: Settings, typed: Mapping[str, str]) -> str:
    """Opens it, and returns what to do next. Raises CannotOpen, and then nothing was written."""
    plan = Plan(
        _accepted(NameForm, typed),
        _accepted(LivingForm, typed),
        _accepted(PartsForm, typed),
        _accepted(StewardForm, typed),
    )
    with _writing(settings) as session:
        try:
            slug = open_as_planned(session, None, plan).slug
        except NotLikeThis as turned_down:
            raise CannotOpen(turned_down.words) from None
    return _what_next(settings, plan, slug)


def key_for_the_first(settings: Settings) -> str:
    """What to type into the browser to open the very first. Raises CannotOpen when there is one already."""
    with _writing(settings) as session:
        if slugs_taken(session):
            raise CannotOpen("There is a neighbourhood already. Its steward opens others in the browser.")
    return (
        f"Open {settings.base_url}/open-neighbourhood and write this key: {first_key(settings.secret_key)}\n"
        "It works until tomorrow night, and only until the first neighbourhood is there."
    )


@contextmanager
def _writing(settings: Settings) -> Iterator[HouseSession]:
    database = Database(settings.database_url).whole_house
    try:
        with database.writing() as session:
            yield session
    finally:
        database.engine.dispose()


def _accepted(form: type[F], typed: Mapping[str, str]) -> F:
    answers = read(form, typed)
    if answers.accepted is None:
        raise CannotOpen("\n".join(f"{one.field}: {one.words % one.values}" for one in answers.mistakes))
    return answers.accepted


def _what_next(settings: Settings, plan: Plan, slug: str) -> str:
    signs_in = (
        f"{plan.name.name} is open at {settings.base_url}/{slug}\n"
        f"{plan.steward.steward_name} signs in at {settings.base_url}/sign-in with {plan.steward.email}. "
        "An e-mailed code opens the door; there is no password.\n"
        f"Places, organisations and the rest: {settings.base_url}/{slug}/settings"
    )
    return (
        signs_in if settings.smtp_host else f"{signs_in}\nNINEHELLOS_SMTP_HOST is not set, so no code can be sent yet."
    )
