"""“I'd come” with one tap; “I can help” and “I know someone” on a page of their own; and all for someone else."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import Answers, read
from app.core.rooms import Room
from app.helping.speaking import for_whom, speaking
from app.ideas import supporting
from app.ideas.forms import SupportForm, TakeBackForm
from app.ideas.kinds import SupportKind
from app.ideas.models import Idea
from app.ideas.queries import seen_idea, supporters_of
from app.ideas.story import whole_idea
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

by_number = Room(prefix="/{slug}/ideas/{number}")
router = Room(prefix="/{slug}/ideas/{number}/support")


@router.get("")
def begin_support(visit: Arrived, number: int) -> Response:
    """`kind` in the address: one's own words for it. Without: someone else's."""
    idea = seen_idea(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.SUPPORT_IDEA, idea)
    asked = {name: visit.request.query_params.get(name, "") for name in ("kind", "spoken_by")}
    return visit.page("ideas/support.html", **_words(visit, idea, Answers(asked)))


@router.post("")
def support_idea(visit: Arrived, number: int) -> Response:
    idea = seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.SUPPORT_IDEA, idea)
    answers = read(SupportForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            supporting.support_idea(visit.session, actor, idea, answers.accepted)
            return _changed(visit, number)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("ideas/support.html", "ideas/_support_form.html", **_words(visit, idea, answers))


@router.post("/taken-back")
def take_back_support(visit: Arrived, number: int) -> Response:
    idea = seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.SUPPORT_IDEA, idea)
    answers = read(TakeBackForm, visit.typed)
    if answers.accepted is not None:
        supporting.take_back_support(visit.session, visit.actor, idea, answers.accepted.kind)
    return _changed(visit, number)


@by_number.get("/supporters")
def show_supporters(visit: Arrived, number: int) -> Response:
    idea = seen_idea(visit.session, visit.actor, visit.here, number)
    return visit.page("ideas/supporters.html", idea=idea, found=supporters_of(visit.session, visit.actor, idea))


def _words(visit: Arrival, idea: Idea, answers: Answers[SupportForm]) -> dict[str, object]:
    """For oneself the kind is settled; whoever speaks for another chooses it."""
    kind = answers.value("kind")
    is_mine = kind in set(SupportKind) and "via" not in answers.typed
    settled = SupportKind(kind) if is_mine else None
    return {
        "idea": idea,
        "kind": settled,
        "kinds": SupportKind,
        "answers": answers,
        **for_whom(visit.session, visit.actor, visit.here),
    }


def _changed(visit: Arrival, number: int) -> Response:
    if not visit.by_htmx:
        return visit.go(f"ideas/{number}#support")
    visit.session.flush()
    whole = whole_idea(visit.session, visit.actor, visit.here, number)
    return visit.then("ideas/_support.html", to="", whole=whole, idea=whole.idea, kinds=SupportKind)
