"""This week's birthdays; and one's own, which one tells or takes back."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import Answers, as_sent, read
from app.core.rooms import Room
from app.helping.forms import WritingDown
from app.helping.own_wishes import for_whose_wish
from app.helping.speaking import speaking
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.together import birthdays
from app.together.forms import BirthdayForm
from app.together.months import months_in
from app.together.this_week import birthdays_this_week

router = Room(prefix="/{slug}/birthdays")
PAGE, PART = "together/birthday.html", "together/_birthday_form.html"


@router.get("")
def show_birthdays(visit: Arrived) -> Response:
    permit(visit.actor, Act.SEE_PROFILE, visit.here)
    found = birthdays_this_week(visit.session, visit.here, short=visit.at_table)
    return visit.page("together/birthdays.html", birthdays=found)


@router.get("/mine")
def show_own_birthday(visit: Arrived) -> Response:
    actor = _at_home(visit)
    mine = birthdays.BIRTHDAY.of(visit.session, visit.here, actor.person_id)
    known = {"day": str(mine.day), "month": str(mine.month)} if mine else {}
    return visit.page(PAGE, **_words(visit, Answers[BirthdayForm](known)))


@router.post("/mine")
def share_birthday(visit: Arrived) -> Response:
    _at_home(visit)
    answers = read(BirthdayForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            birthdays.BIRTHDAY.is_said(visit.session, actor, visit.here, answers.accepted)
            return visit.go("birthdays/mine?kept=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, answers))


@router.post("/mine/taking-back")
def take_back_birthday(visit: Arrived) -> Response:
    _at_home(visit)
    said = as_sent(WritingDown, visit.typed)
    actor = speaking(visit.session, visit.actor, visit.here, said)
    birthdays.BIRTHDAY.is_taken_back(visit.session, actor, visit.here)
    return visit.go("birthdays/mine")


def _at_home(visit: Arrival) -> Actor:
    actor = visit.in_private
    permit(actor, Act.SEE_PROFILE, visit.here)
    return actor


def _words(visit: Arrival, answers: Answers[BirthdayForm]) -> dict[str, object]:
    return {
        "answers": answers,
        "mine": birthdays.BIRTHDAY.of(visit.session, visit.here, visit.actor.person_id),
        "months": months_in(visit.language),
        **for_whose_wish(visit.session, visit.actor, visit.here),
        "is_kept": visit.request.query_params.get("kept") == "1",
    }
