"""The list of ideas, one idea's page, proposing one and taking it back. Other verbs have pages of their own."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import Answers, read
from app.core.rooms import Room
from app.helping.speaking import for_whom, speaking, spoken_for
from app.ideas import answering_pages, helped_pages, looking_pages, proposing, queries, supporting_pages
from app.ideas.forms import ProposeForm
from app.ideas.kinds import SupportKind
from app.ideas.moderated import IDEAS
from app.ideas.story import whole_idea
from app.ideas.waiting import ideas_of
from app.moderating.pages import ModeratingPages
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room()


@router.get("/{slug}/ideas")
def show_ideas(visit: Arrived, after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None) -> Response:
    found = queries.ideas_here(visit.session, visit.here, after)
    return visit.page(
        "ideas/ideas.html",
        place=visit.here,
        cards=found.cards,
        after=found.after,
        said=visit.request.query_params.get("said", "")[:9] if visit.actor.is_unnamed else "",
        back_again=queries.back_again(visit.session, visit.here) if after is None else [],
        waiting=ideas_of(visit.session, visit.actor, visit.here) if after is None else None,
    )


@router.get("/{slug}/ideas/new")
def begin_idea(visit: Arrived) -> Response:
    """With `need` in the address it answers that need."""
    permit(visit.actor, Act.PROPOSE_IDEA, visit.here)
    asked = {name: visit.request.query_params.get(name, "") for name in ("need", "spoken_by")}
    return visit.page("ideas/new.html", **_words(visit, Answers(asked)))


@router.post("/{slug}/ideas")
def propose_idea(visit: Arrived) -> Response:
    permit(visit.actor, Act.PROPOSE_IDEA, visit.here)
    answers = read(ProposeForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            idea = proposing.propose_idea(visit.session, actor, visit.here, answers.accepted)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
        else:
            # What waits to be looked at can't be shown to someone who gave no name: no one could tell whose it is.
            is_seen = idea.is_shown or not visit.actor.is_unnamed
            return visit.go(f"ideas/{idea.number}?thanks=1" if is_seen else f"ideas?said={idea.number}")
    return visit.again("ideas/new.html", "ideas/_new_form.html", **_words(visit, answers))


@router.get("/{slug}/ideas/{number}")
def show_idea(visit: Arrived, number: int) -> Response:
    whole = whole_idea(visit.session, visit.actor, visit.here, number)
    idea = whole.idea
    is_mine = visit.actor.person_id is not None and visit.actor.person_id in (idea.said_by_id, idea.typed_by_id)
    others = spoken_for(visit.session, visit.actor, visit.here)
    return visit.page(
        "ideas/idea.html",
        whole=whole,
        idea=idea,
        place=visit.here,
        kinds=SupportKind,
        thanks=is_mine and visit.request.query_params.get("thanks") == "1",
        for_others=bool(others),
        asks_others=any(one.id in whole.asked.behind for one in others),
    )


@router.post("/{slug}/ideas/{number}/taking-back")
def take_back(visit: Arrived, number: int) -> Response:
    idea = queries.seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)
    proposing.take_back_idea(visit.session, visit.actor, idea)
    return visit.go(f"ideas/{number}")


def _words(visit: Arrival, answers: Answers[ProposeForm]) -> dict[str, object]:
    return {"answers": answers, **for_whom(visit.session, visit.actor, visit.here)}


for verb in (supporting_pages.by_number, supporting_pages.router):
    router.include_router(verb)
for room in (answering_pages, helped_pages, looking_pages):
    router.include_router(room.router)
router.include_router(ModeratingPages(IDEAS).router())
