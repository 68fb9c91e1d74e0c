"""The JSON twin of the pages of who belongs: the list, one person, the parts they play, and inviting."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from app.belonging import inviting, joining, queries, roles
from app.belonging.choosing import organisation_chosen
from app.belonging.forms import InviteForm, NeighbourForm, OrganisationForm, RoleForm
from app.core.errors import NotFound
from app.helping.api_calls import Call, Keyed, Reading, Writing
from app.helping.api_values import as_sent
from app.home.api_forms import PeopleForm
from app.home.shapes_of_people import InvitationShape, InvitationsShape, MembersShape, PersonShape
from app.neighbourhoods.models import Membership
from app.permissions.rules import Act, permit
from app.together.shapes import SoundShape

router = APIRouter(prefix="/people", route_class=Keyed, tags=["people"])
Handle = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,40}$", description="A person's short name.")]
Id = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]


@router.get("", summary="Who belongs here")
def list_people(visit: Reading, form: Annotated[PeopleForm, Query()]) -> MembersShape:
    """By name, a page at a time: for the officers and the steward."""
    permit(visit.actor, Act.SEE_PEOPLE, visit.here)
    return MembersShape.of(queries.members(visit.session, visit.here, form.wish()))


@router.get("/invitations", summary="Who was asked to join and has not answered")
def list_invitations(visit: Reading) -> InvitationsShape:
    """It belongs to inviting, so the key may write."""
    return _invitations(visit)


@router.post("/invite", status_code=201, response_model=InvitationsShape, summary="Invite someone by e-mail")
def invite(visit: Writing, form: InviteForm) -> Response:
    """A steward also invites those who work here, with their `organisation`'s key."""
    permit(visit.actor, Act.INVITE, visit.here)
    works_at = organisation_chosen(visit.session, visit.here, form.organisation)
    inviting.invite(visit.session, visit.actor, visit.here, form, works_at)
    return visit.made(_invitations(visit), "people/invitations")


@router.post("/invitations/{invitation}/again", summary="Send an invitation again")
def send_invitation_again(visit: Writing, invitation: Id) -> InvitationsShape:
    """Not more often than once an hour; the link in the mail before opens nothing any more."""
    inviting.send_again(visit.session, visit.actor, visit.here, invitation)
    return _invitations(visit)


@router.post("/invitations/{invitation}/withdraw", summary="Take an invitation back")
def withdraw_invitation(visit: Writing, invitation: Id) -> InvitationsShape:
    inviting.withdraw(visit.session, visit.actor, visit.here, invitation)
    return _invitations(visit)


@router.post("/new", status_code=201, response_model=PersonShape, summary="Add a neighbour who stands before us")
def add_neighbour(visit: Writing, form: NeighbourForm) -> Response:
    """`is_another`: not the one of the same name whom we know already."""
    person = joining.add_neighbour(visit.session, visit.actor, visit.here, form)
    return visit.made(_person(visit, person.handle), f"people/{person.handle}")


@router.get("/{handle}", summary="One person, and what they say about themselves")
def show_person(visit: Reading, handle: Handle) -> PersonShape:
    return _person(visit, handle)


@router.get("/{handle}/voice", summary="How someone says their own name")
def play_name(visit: Reading, handle: Handle) -> SoundShape:
    profile = queries.whole_person(visit.session, visit.actor, visit.here, handle).profile
    if profile is None or profile.voice is None:
        raise NotFound()
    sound = visit.request.app.state.storage.path(profile.voice).read_bytes()
    return SoundShape(media_type=profile.voice_type, sound=as_sent(sound))


@router.post("/{handle}/roles", summary="Give someone a part to play")
def give_role(visit: Writing, handle: Handle, form: RoleForm) -> PersonShape:
    """Who works here comes from an `organisation`."""
    membership = _membership(visit, handle)
    works_at = organisation_chosen(visit.session, visit.here, form.organisation)
    roles.give_role(visit.session, visit.actor, membership, form.role, works_at)
    return _person(visit, handle)


@router.post("/{handle}/roles/end", summary="End a part that someone plays")
def end_role(visit: Writing, handle: Handle, form: RoleForm) -> PersonShape:
    roles.end_role(visit.session, visit.actor, _membership(visit, handle), form.role)
    return _person(visit, handle)


@router.post("/{handle}/organisation", summary="Say where someone works")
def change_where_someone_works(visit: Writing, handle: Handle, form: OrganisationForm) -> PersonShape:
    """None for someone who does not work here."""
    membership = _membership(visit, handle)
    works_at = organisation_chosen(visit.session, visit.here, form.organisation)
    roles.change_organisation(visit.session, visit.actor, membership, works_at)
    return _person(visit, handle)


@router.post("/{handle}/ending", status_code=204, summary="Someone belongs here no more")
def end_membership(visit: Writing, handle: Handle) -> Response:
    """Every part ends; keys and signed-in devices open nothing here any more."""
    roles.end_membership(visit.session, visit.actor, _membership(visit, handle))
    return Response(status_code=204)


@router.post("/{handle}/back", summary="Someone belongs here again, as a neighbour")
def bring_back_person(visit: Writing, handle: Handle) -> PersonShape:
    roles.bring_back(visit.session, visit.actor, _membership(visit, handle))
    return _person(visit, handle)


def _membership(visit: Call, handle: str) -> Membership:
    permit(visit.actor, Act.GIVE_ROLE, visit.here)
    return queries.the_membership(visit.session, visit.here, handle, to_change=True)


def _person(visit: Call, handle: str) -> PersonShape:
    visit.session.flush()
    return PersonShape.of(queries.whole_person(visit.session, visit.actor, visit.here, handle))


def _invitations(visit: Call) -> InvitationsShape:
    permit(visit.actor, Act.INVITE, visit.here)
    visit.session.flush()
    found = queries.unanswered_invitations(visit.session, visit.here)
    return InvitationsShape(invitations=list(map(InvitationShape.of, found)))
