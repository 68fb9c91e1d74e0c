"""What a steward settles for a neighbourhood. Each change is in the log, and counts from the next page on."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from app.core.errors import NotFound, NotLikeThis
from app.core.forms import Form
from app.core.languages import N_
from app.neighbourhoods.forms import OrganisationForm, PlaceForm
from app.neighbourhoods.models import Neighbourhood, Organisation, Place
from app.neighbourhoods.naming import free_name
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

NAME_IS_TAKEN = N_("There is one with this name already.")
IS_USED = N_("Something here points to this place, so it stays. You can give it another name.")


def change_settings(session: Session, actor: Actor, here: Here, form: Form) -> None:
    """Whatever the form holds, for its fields are columns. Nothing is written when nothing is new."""
    permit(actor, Act.CHANGE_SETTINGS, here)
    neighbourhood = session.get_one(Neighbourhood, here.id)
    before = neighbourhood.model_dump()
    changed = {name: value for name, value in form.model_dump().items() if before[name] != value}
    for name, value in changed.items():
        setattr(neighbourhood, name, value)
    if changed:
        _record(session, actor, here)


def add_place(session: Session, actor: Actor, here: Here, form: PlaceForm) -> Place:
    permit(actor, Act.CHANGE_SETTINGS, here)
    key = free_name(form.name, _check_name(session, here, Place, form.name), "place")
    place = Place(neighbourhood_id=here.id, key=key, **form.model_dump())
    session.add(place)
    _record(session, actor, here)
    return place


def change_place(session: Session, actor: Actor, here: Here, place: Place, form: PlaceForm) -> None:
    """Its key stays, as programs know it by that."""
    _permit_change(actor, here, place)
    _check_name(session, here, Place, form.name, place.key)
    place.sqlmodel_update(form.model_dump())
    _record(session, actor, here)


def remove_place(session: Session, actor: Actor, here: Here, place: Place) -> None:
    """Only while nothing points to it: the database knows of everything that does."""
    _permit_change(actor, here, place)
    try:
        with session.begin_nested():
            session.delete(place)
            _record(session, actor, here)
    except IntegrityError:
        raise NotLikeThis(IS_USED) from None


def add_organisation(session: Session, actor: Actor, here: Here, form: OrganisationForm) -> Organisation:
    permit(actor, Act.CHANGE_SETTINGS, here)
    key = free_name(form.name, _check_name(session, here, Organisation, form.name), "organisation")
    organisation = Organisation(neighbourhood_id=here.id, key=key, name=form.name, kind=form.kind)
    session.add(organisation)
    _record(session, actor, here)
    return organisation


def change_organisation(
    session: Session, actor: Actor, here: Here, organisation: Organisation, form: OrganisationForm
) -> None:
    _permit_change(actor, here, organisation)
    _check_name(session, here, Organisation, form.name, organisation.key)
    organisation.name, organisation.kind = form.name, form.kind
    _record(session, actor, here)


def _permit_change(actor: Actor, here: Here, part: Place | Organisation) -> None:
    permit(actor, Act.CHANGE_SETTINGS, here)
    if part.neighbourhood_id != here.id:
        raise NotFound()


def _check_name(
    session: Session, here: Here, table: type[Place] | type[Organisation], name: str, but: str = ""
) -> list[str]:
    """The keys that are taken; refuses a name that another has, for people choose by name."""
    known = dict(session.exec(select(table.key, table.name).where(table.neighbourhood_id == here.id)).all())
    if name.casefold() in {other.casefold() for key, other in known.items() if key != but}:
        raise NotLikeThis(NAME_IS_TAKEN, field="name")
    return list(known)


def _record(session: Session, actor: Actor, here: Here) -> None:
    record(session, actor, Kind.SETTINGS_CHANGED, session.get_one(Neighbourhood, here.id), here.id)
