"""The JSON twin of the pages: ideas, who is for them, what was answered, and what is tried."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.helping.api_calls import After, Call, Number, Reading, Writing, twin
from app.helping.api_values import Day
from app.ideas import answering, did_it_help, proposing, supporting
from app.ideas.forms import LearnedForm, ProposeForm, SupportForm, TryForm
from app.ideas.kinds import SupportKind
from app.ideas.models import Idea
from app.ideas.moderated import IDEAS
from app.ideas.queries import asked_about, back_again, ideas_here, seen_idea, supporters_of
from app.ideas.shapes import IdeaShape, IdeasShape, SupporterShape, SupportersShape
from app.ideas.story import whole_idea
from app.moderating.api import ModeratingCalls
from app.moderating.forms import LookForm
from app.needs.api_forms import AnswerBody
from app.needs.forms import HelpedForm

router = twin("ideas")
Which = Annotated[SupportKind, Path(description="What is taken back.")]


class TryBody(TryForm):
    """A trial as a program sends it: days are written like 2027-03-03."""

    ends_on: Day


@router.get("/ideas", summary="What neighbours would like to do together")
def list_ideas(visit: Reading, after: After = None) -> IdeasShape:
    """Ideas that are shown, newest first, a page at a time."""
    found = ideas_here(visit.session, visit.here, after)
    return IdeasShape.of(found, back_again(visit.session, visit.here) if after is None else [])


@router.post("/ideas", status_code=201, response_model=IdeaShape, summary="Propose an idea")
def propose_idea(visit: Writing, form: ProposeForm) -> Response:
    """`need` is the number of a need that it answers. `spoken_by` is a neighbour's short name, or "unnamed"."""
    idea = proposing.propose_idea(visit.session, visit.speaking(form), visit.here, form)
    return visit.made(_as_it_stands(visit, idea.number), f"ideas/{idea.number}")


@router.get("/ideas/{number}", summary="An idea with all that came of it")
def show_idea(visit: Reading, number: Number) -> IdeaShape:
    """Who said that they would come or help is counted; small numbers are hidden: 0, "*", or a multiple of 5."""
    return _as_it_stands(visit, number)


@router.post("/ideas/{number}/review", summary="Show an idea, or keep it private and say why")
def look_at_idea(visit: Writing, number: Number, form: LookForm) -> IdeaShape:
    """The one who proposed it reads why it is kept private."""
    idea = seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)
    proposing.look_at_idea(visit.session, visit.actor, idea, form)
    return _as_it_stands(visit, number)


@router.delete("/ideas/{number}", status_code=204, summary="Take back an idea of one's own")
def take_back_idea(visit: Writing, number: Number) -> Response:
    proposing.take_back_idea(visit.session, visit.actor, _to_change(visit, number))
    return Response(status_code=204)


@router.post("/ideas/{number}/support", summary="Say “I'd come”, “I can help” or “I know someone”")
def support_idea(visit: Writing, number: Number, form: SupportForm) -> IdeaShape:
    """Said again, only the words change. `can_help` says with what, `knows_someone` whom."""
    supporting.support_idea(visit.session, visit.speaking(form), _to_change(visit, number), form)
    return _as_it_stands(visit, number)


@router.delete("/ideas/{number}/support/{kind}", status_code=204, summary="Take back what one said for an idea")
def take_back_support(visit: Writing, number: Number, kind: Which) -> Response:
    supporting.take_back_support(visit.session, visit.actor, _to_change(visit, number), kind)
    return Response(status_code=204)


@router.get("/ideas/{number}/supporters", summary="Who would help, and with what")
def list_supporters(visit: Reading, number: Number) -> SupportersShape:
    """For the one who proposed it, the officer and resident leaders."""
    found = supporters_of(visit.session, visit.actor, seen_idea(visit.session, visit.actor, visit.here, number))
    return SupportersShape(supporters=[SupporterShape(**vars(one)) for one in found])


@router.post("/ideas/{number}/answers", status_code=201, response_model=IdeaShape, summary="Answer an idea")
def answer_idea(visit: Writing, number: Number, form: AnswerBody) -> Response:
    """`doing` says `by_when`, `not_yet` `look_again_on`, `dont_know` `tell_by`, `no` what else is possible (`instead`).

    Nobody answers an idea that they proposed or would lead.
    """
    answering.answer_idea(visit.session, visit.actor, visit.here, _to_change(visit, number), form)
    return visit.made(_as_it_stands(visit, number), f"ideas/{number}")


@router.post("/ideas/{number}/helped", status_code=201, response_model=IdeaShape, summary="Say whether it helped")
def say_idea_helped(visit: Writing, number: Number, form: HelpedForm) -> Response:
    """For those who were for it, after “done”. A “no” brings it back for another look."""
    asked = asked_about(visit.session, _to_change(visit, number))
    did_it_help.say_whether_it_helped(visit.session, visit.speaking(form), asked, form)
    return visit.made(_as_it_stands(visit, number), f"ideas/{number}")


@router.post("/ideas/{number}/trial", status_code=201, response_model=IdeaShape, summary="Try it until a day")
def try_idea(visit: Writing, number: Number, form: TryBody) -> Response:
    """With a question. One at a time: first what was learned from the last one is written down."""
    answering.try_idea(visit.session, visit.actor, _to_change(visit, number), form)
    return visit.made(_as_it_stands(visit, number), f"ideas/{number}")


@router.post("/ideas/{number}/learned", summary="Say what was learned from trying it")
def write_what_was_learned(visit: Writing, number: Number, form: LearnedForm) -> IdeaShape:
    """For all to read; those who were for it are told."""
    answering.write_what_was_learned(visit.session, visit.actor, _to_change(visit, number), form)
    return _as_it_stands(visit, number)


def _to_change(visit: Call, number: int) -> Idea:
    return seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)


def _as_it_stands(visit: Call, number: int) -> IdeaShape:
    visit.session.flush()
    return IdeaShape.of(whole_idea(visit.session, visit.actor, visit.here, number))


router.include_router(ModeratingCalls(IDEAS).router())
