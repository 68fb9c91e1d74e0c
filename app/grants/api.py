"""The JSON twin of the pages: the pot, grants, what the board says and decides, and what came of the money."""

from fastapi.responses import Response

from app.grants import deciding, following, proposing
from app.grants.api_forms import DecideBody, GrantBody, PaidBody, PotBody
from app.grants.forms import HappenedForm, ToldForm, VoiceForm
from app.grants.models import Grant
from app.grants.moderated import GRANTS
from app.grants.pots import entries_of, in_the_pot, note_in_pot
from app.grants.queries import grants_here, seen_grant
from app.grants.shapes import GrantShape, GrantsShape, WholePotShape
from app.grants.story import whole_grant
from app.helping.api_calls import After, Call, Number, Reading, Writing, twin
from app.moderating.api import ModeratingCalls
from app.moderating.forms import LookForm

router = twin("grants")


@router.get("/grants", summary="Grants, and what is in the pot")
def list_grants(visit: Reading, after: After = None) -> GrantsShape:
    """Grants that are shown, newest first, a page at a time."""
    pot = in_the_pot(visit.session, visit.here)
    return GrantsShape.of(pot, grants_here(visit.session, visit.here, after))


@router.post("/grants", status_code=201, response_model=GrantShape, summary="Propose a grant")
def propose_grant(visit: Writing, form: GrantBody) -> Response:
    """`cost` is in the pot's own coin. Bank details are turned down: everyone can read what is said here."""
    grant = proposing.propose_grant(visit.session, visit.speaking(form), visit.here, form)
    return visit.made(_as_it_stands(visit, grant.number), f"grants/{grant.number}")


@router.get("/grants/pot", summary="Where the money comes from")
def show_pot(visit: Reading) -> WholePotShape:
    return _pot(visit)


@router.post("/grants/pot", status_code=201, response_model=WholePotShape, summary="Note what goes into the pot")
def change_pot(visit: Writing, form: PotBody) -> Response:
    """`way` is "in", or "out" to put a slip right; never more than is left."""
    note_in_pot(visit.session, visit.actor, visit.here, form)
    visit.session.flush()
    return visit.made(_pot(visit), "grants/pot")


@router.get("/grants/{number}", summary="A grant with its whole story")
def show_grant(visit: Reading, number: Number) -> GrantShape:
    return _as_it_stands(visit, number)


@router.post("/grants/{number}/review", summary="Show a proposal for a grant, or keep it private and say why")
def look_at_grant(visit: Writing, number: Number, form: LookForm) -> GrantShape:
    """The one who proposed it reads why it is kept private."""
    proposing.look_at_grant(visit.session, visit.actor, _to_change(visit, number), form)
    return _as_it_stands(visit, number)


@router.post("/grants/{number}/voices", status_code=201, response_model=GrantShape, summary="Speak as a board member")
def give_voice(visit: Writing, number: Number, form: VoiceForm) -> Response:
    """`consent`, `stand_aside`, or a `concern` with its words, which holds the grant until it is talked about.

    Said anew, it replaces the earlier; both stay to be read. Board members speak for themselves.
    """
    deciding.give_voice(visit.session, visit.actor, _to_change(visit, number), form)
    return visit.made(_as_it_stands(visit, number), f"grants/{number}")


@router.post("/grants/{number}/decision", summary="Write down what the board decided")
def decide_grant(visit: Writing, number: Number, form: DecideBody) -> GrantShape:
    """At least two who are on the board now have spoken; only their words count.

    `agreed` says `review_on`, and needs money in the pot and no concern. `not_agreed` says `instead`, and rests on a
    concern: one that stands, or the caller's own, sent as `concern`. `other_than` names the grants of
    `untold_of_others`, and so says that they are for other groups.
    """
    deciding.decide_grant(visit.session, visit.actor, visit.here, _to_change(visit, number), form)
    return _as_it_stands(visit, number)


@router.post("/grants/{number}/payment", summary="Note that a grant was paid")
def note_payment(visit: Writing, number: Number, form: PaidBody) -> GrantShape:
    """Once, and no more than the board agreed to."""
    following.note_payment(visit.session, visit.actor, visit.here, _to_change(visit, number), form)
    return _as_it_stands(visit, number)


@router.post("/grants/{number}/what-happened", summary="Say what happened with the money")
def tell_what_happened(visit: Writing, number: Number, form: HappenedForm) -> GrantShape:
    """Until it is told, nothing else is decided for the same group."""
    following.tell_what_happened(visit.session, visit.speaking(form), _to_change(visit, number), form)
    return _as_it_stands(visit, number)


@router.post("/grants/{number}/letting-go", summary="Say that an agreed grant will not be paid")
def let_grant_go(visit: Writing, number: Number, form: ToldForm) -> GrantShape:
    """The money is in the pot again; `words` say why, and stand as what happened."""
    following.let_grant_go(visit.session, visit.actor, visit.here, _to_change(visit, number), form)
    return _as_it_stands(visit, number)


@router.post("/grants/{number}/looking-back", summary="Look back for the board")
def look_back(visit: Writing, number: Number, form: ToldForm) -> GrantShape:
    following.look_back(visit.session, visit.actor, _to_change(visit, number), form)
    return _as_it_stands(visit, number)


def _to_change(visit: Call, number: int) -> Grant:
    return seen_grant(visit.session, visit.actor, visit.here, number, to_change=True)


def _as_it_stands(visit: Call, number: int) -> GrantShape:
    visit.session.flush()
    return GrantShape.of(whole_grant(visit.session, visit.actor, visit.here, number))


def _pot(visit: Call) -> WholePotShape:
    return WholePotShape.whole(in_the_pot(visit.session, visit.here), entries_of(visit.session, visit.here))


router.include_router(ModeratingCalls(GRANTS).router())
