"""Pages where a steward gives and ends parts, says where someone works, and ends a membership."""

from collections.abc import Callable
from typing import TypeVar

from fastapi.responses import Response

from app.belonging import queries, roles
from app.belonging.choosing import organisation_chosen
from app.belonging.forms import OrganisationForm, RoleForm
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, Form, read
from app.core.rooms import Room
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import organisations_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Role

F = TypeVar("F", bound=Form)

router = Room(prefix="/{slug}/people/{handle}")

ROLES = "belonging/roles.html"
ENDING = "belonging/ending.html"


@router.get("/roles")
def show_roles(visit: Arrived, handle: str) -> Response:
    permit(visit.actor, Act.GIVE_ROLE, visit.here)
    return visit.page(ROLES, answers=NOTHING_TYPED, **_known(visit, handle))


@router.post("/roles")
def give_role(visit: Arrived, handle: str) -> Response:
    def gives(membership: Membership, form: RoleForm) -> None:
        works_at = organisation_chosen(visit.session, visit.here, form.organisation)
        roles.give_role(visit.session, visit.actor, membership, form.role, works_at)

    return _changed(visit, handle, read(RoleForm, visit.typed), gives)


@router.post("/roles/end")
def end_role(visit: Arrived, handle: str) -> Response:
    def ends(membership: Membership, form: RoleForm) -> None:
        roles.end_role(visit.session, visit.actor, membership, form.role)

    return _changed(visit, handle, read(RoleForm, visit.typed), ends)


@router.post("/organisation")
def change_organisation(visit: Arrived, handle: str) -> Response:
    def changes(membership: Membership, form: OrganisationForm) -> None:
        works_at = organisation_chosen(visit.session, visit.here, form.organisation)
        roles.change_organisation(visit.session, visit.actor, membership, works_at)

    return _changed(visit, handle, read(OrganisationForm, visit.typed), changes)


@router.get("/ending")
def show_what_ending_means(visit: Arrived, handle: str) -> Response:
    permit(visit.actor, Act.GIVE_ROLE, visit.here)
    return visit.page(ENDING, answers=NOTHING_TYPED, **_known(visit, handle))


@router.post("/ending")
def end_membership(visit: Arrived, handle: str) -> Response:
    membership = _membership(visit, handle)
    try:
        roles.end_membership(visit.session, visit.actor, membership)
    except NotLikeThis as refusal:
        answers = NOTHING_TYPED.but(refusal.field, refusal.words)
        return visit.again(ENDING, ENDING, answers=answers, **_known(visit, handle))
    # Whoever ended their own has no page here any more.
    return visit.go(f"people/{handle}" if membership.person_id != visit.actor.person_id else "/")


@router.post("/back")
def bring_back(visit: Arrived, handle: str) -> Response:
    roles.bring_back(visit.session, visit.actor, _membership(visit, handle))
    return visit.go(f"people/{handle}")


def _changed(visit: Arrival, handle: str, answers: Answers[F], change: Callable[[Membership, F], None]) -> Response:
    membership = _membership(visit, handle)
    if answers.accepted is not None:
        try:
            change(membership, answers.accepted)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    if answers.accepted is None:
        return visit.again(ROLES, ROLES, answers=answers, **_known(visit, handle))
    # Whoever changed their own may have no way in to that page any more.
    return visit.go(f"people/{handle}/roles" if membership.person_id != visit.actor.person_id else visit.at())


def _membership(visit: Arrival, handle: str) -> Membership:
    permit(visit.actor, Act.GIVE_ROLE, visit.here)
    return queries.the_membership(visit.session, visit.here, handle, to_change=True)


def _known(visit: Arrival, handle: str) -> dict[str, object]:
    whole = queries.whole_person(visit.session, visit.actor, visit.here, handle)
    organisations = organisations_of(visit.session, visit.here)
    works_at = [one.key for one in organisations if one.id == whole.membership.organisation_id]
    return {"whole": whole, "organisations": organisations, "works_at": "".join(works_at), "roles": Role}
