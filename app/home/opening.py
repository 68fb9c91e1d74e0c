"""Opening a new neighbourhood: its parts, and its first steward, in one transaction."""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, select

from app.belonging.joining import a_person
from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis
from app.core.languages import LANGUAGES, catalogue
from app.core.secrets import sealed
from app.home.opening_forms import FLOOR, NOT_FREE, PLACES, LivingForm, NameForm, PartsForm, StewardForm
from app.neighbourhoods.models import Neighbourhood, Organisation, OrganisationKind, Place
from app.neighbourhoods.naming import RESERVED, free_name
from app.neighbourhoods.queries import Here, neighbourhood_called, slugs_taken
from app.neighbourhoods.service import join, open_neighbourhood
from app.people.models import Person, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Role

KEY_LETTERS = 20
KEY_DAYS = 2


@dataclass(frozen=True)
class Plan:
    """All four steps."""

    name: NameForm
    living: LivingForm
    parts: PartsForm
    steward: StewardForm


def open_as_planned(session: Session, actor: Actor | None, plan: Plan) -> Here:
    """No actor: whoever runs the house does it, from the command line or with the key it printed."""
    if actor is not None:
        permit(actor, Act.OPEN_NEIGHBOURHOOD)
    slug = short_name_for(session, plan.name)
    settled = plan.name.model_dump(exclude={"slug"}) | plan.living.model_dump()
    places = _places(plan.parts, plan.living.language)
    neighbourhood = open_neighbourhood(
        session, Neighbourhood(slug=slug, **settled), places, _organisations(plan.parts), actor
    )
    join(session, neighbourhood.id, _first_steward(session, actor, plan), (Role.STEWARD,))
    return neighbourhood_called(session, slug)


def short_name_for(session: Session, form: NameForm) -> str:
    """The one that was wished for, or one made from the name. Raises NotLikeThis when it can't be had."""
    taken = slugs_taken(session) | RESERVED
    if form.slug in taken:
        raise NotLikeThis(NOT_FREE, field="slug")
    return form.slug or free_name(form.name, taken)


def first_key(secret: str, days_ago: int = 0) -> str:
    """Opens the wizard on an empty house, today and tomorrow. Kept nowhere; no use once a neighbourhood is there."""
    day = clock.today() - timedelta(days=days_ago)
    letters = sealed(f"open the first neighbourhood {day}", secret)[:KEY_LETTERS]
    return "-".join(letters[at : at + 4] for at in range(0, KEY_LETTERS, 4))


def is_first_key(session: Session, secret: str, typed: str) -> bool:
    if slugs_taken(session):
        return False
    plain = typed.strip().lower().encode()
    return any(hmac.compare_digest(plain, first_key(secret, days).encode()) for days in range(KEY_DAYS))


def _places(form: PartsForm, language: str) -> list[Place]:
    """Ticked, floor by floor, and in their own words; one name stands once."""
    say = catalogue(LANGUAGES[language]).gettext
    named: dict[str, int | None] = {say(PLACES[key]): None for key in form.ticked}
    named |= {say(FLOOR) % {"number": floor}: floor for floor in range(1, (form.floors or 0) + 1)}
    named |= {line: None for line in form.lines if line not in named}
    places: list[Place] = []
    for name, floor in named.items():
        key = free_name(name, [place.key for place in places], "place")
        places.append(Place(key=key, name=name, floor=floor))  # type: ignore[call-arg]  # opened with its neighbourhood
    return places


def _organisations(form: PartsForm) -> list[Organisation]:
    organisations: list[Organisation] = []
    for kind, name in form.partners.items():
        key = free_name(name, [one.key for one in organisations], "organisation")
        organisations.append(Organisation(key=key, name=name, kind=OrganisationKind(kind)))  # type: ignore[call-arg]  # as above
    return organisations


def _first_steward(session: Session, actor: Actor | None, plan: Plan) -> int:
    if plan.steward.steward == "me":
        if actor is None or actor.person_id is None:
            raise NotAllowed()
        return actor.person_id
    known = session.exec(select(Person).where(Person.email == plan.steward.email)).first()
    return (known or _newcomer(session, plan)).id


def _newcomer(session: Session, plan: Plan) -> Person:
    name, language = plan.steward.steward_name, plan.living.language
    return a_person(session, name=name, language=language, email=plan.steward.email, told_by=ToldBy.EMAIL)
