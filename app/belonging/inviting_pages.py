"""Pages for inviting by e-mail, adding a neighbour who stands before us, and following an invitation."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.belonging import inviting, joining, queries
from app.belonging.choosing import organisation_chosen
from app.belonging.forms import InviteForm, NeighbourForm
from app.core.errors import NotLikeThis
from app.core.forms import Answers, read
from app.core.hellos import hellos
from app.core.rooms import Room
from app.neighbourhoods.queries import organisations_of
from app.people.arriving import Arrival, Arrived
from app.people.queries import names_of
from app.people.signing_in import signed_in
from app.permissions.rules import Act, permit
from app.permissions.who import RESIDENTS, Role

router = Room()

INVITE = "belonging/invite.html"
ADD = "belonging/add.html"
OVER = "belonging/invitation_over.html"
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/{slug}/people/invite")
def begin_inviting(visit: Arrived) -> Response:
    permit(visit.actor, Act.INVITE, visit.here)
    return visit.page(INVITE, answers=_in_their_language(visit), **_choices(visit))


@router.post("/{slug}/people/invite")
def invite(visit: Arrived) -> Response:
    permit(visit.actor, Act.INVITE, visit.here)
    answers = read(InviteForm, visit.typed)
    form = answers.accepted
    if form is not None:
        try:
            works_at = organisation_chosen(visit.session, visit.here, form.organisation)
            inviting.invite(visit.session, visit.actor, visit.here, form, works_at)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    if answers.accepted is None:
        return visit.again(INVITE, INVITE, answers=answers, **_choices(visit))
    return visit.go("people/invitations")


@router.get("/{slug}/people/invitations")
def show_invitations(visit: Arrived) -> Response:
    permit(visit.actor, Act.INVITE, visit.here)
    unanswered = queries.unanswered_invitations(visit.session, visit.here)
    return visit.page("belonging/invitations.html", invitations=unanswered)


@router.post("/{slug}/people/invitations/{invitation}/again")
def send_again(visit: Arrived, invitation: Number) -> Response:
    inviting.send_again(visit.session, visit.actor, visit.here, invitation)
    return visit.go("people/invitations")


@router.post("/{slug}/people/invitations/{invitation}/withdraw")
def withdraw(visit: Arrived, invitation: Number) -> Response:
    inviting.withdraw(visit.session, visit.actor, visit.here, invitation)
    return visit.go("people/invitations")


@router.get("/{slug}/people/new")
def begin_adding(visit: Arrived) -> Response:
    permit(visit.actor, Act.INVITE, visit.here)
    return visit.page(ADD, answers=_in_their_language(visit), languages=_languages())


@router.post("/{slug}/people/new")
def add_neighbour(visit: Arrived) -> Response:
    permit(visit.actor, Act.INVITE, visit.here)
    answers = read(NeighbourForm, visit.typed)
    if answers.accepted is not None:
        try:
            person = joining.add_neighbour(visit.session, visit.actor, visit.here, answers.accepted)
            return visit.go(f"people/{person.handle}?added=yes")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(ADD, ADD, answers=answers, languages=_languages())


@router.get("/invitation/{key}")
def look_at_invitation(visit: Arrived, key: str) -> Response:
    """Changes nothing: programs that look through mail for harm open every link in it."""
    invitation = inviting.with_key(visit.session, key)
    if invitation is None or not inviting.is_open(invitation):
        return visit.page(OVER)
    home = inviting.asked_into(visit.session, invitation)
    asks = names_of(visit.session, [invitation.made_by_id]).get(invitation.made_by_id or 0, "")
    return visit.page("belonging/invitation.html", key=key, home=home, asks=asks, role=invitation.role)


@router.post("/invitation/{key}")
def follow_invitation(visit: Arrived, key: str) -> Response:
    """Whoever is new here comes in at once. Someone we know already signs in as ever, and finds the door open."""
    accepted = inviting.accept(visit.session, key)
    if accepted is None:
        return _followed_before(visit, key)
    place = f"/{accepted.slug}"
    if accepted.is_new:
        return signed_in(visit, accepted.person_id, place)
    is_in = visit.actor.person_id == accepted.person_id
    return visit.go(place if is_in else f"/sign-in?return_to={place}")


def _followed_before(visit: Arrival, key: str) -> Response:
    """The button was pressed twice: the first press has done it."""
    invitation = inviting.with_key(visit.session, key)
    if invitation is not None and invitation.used_by_id and invitation.used_by_id == visit.actor.person_id:
        return visit.go("/")
    return visit.again(OVER, OVER)


def _choices(visit: Arrival) -> dict[str, object]:
    gives_roles = visit.may("GIVE_ROLE", visit.here)
    return {
        "languages": _languages(),
        "roles": [role for role in Role if gives_roles or role in RESIDENTS],
        "organisations": organisations_of(visit.session, visit.here) if gives_roles else [],
    }


def _in_their_language(visit: Arrival) -> Answers[NeighbourForm]:
    return Answers({"language": visit.here.language.split("-")[0]})


def _languages() -> list[tuple[str, str]]:
    """In their own names, as people look for their own."""
    return sorted(((one.language, one.own_name) for one in hellos().values()), key=lambda one: one[1].casefold())
