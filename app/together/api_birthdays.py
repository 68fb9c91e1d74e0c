"""The JSON twin of the pages: this week's birthdays, and one's own, which one tells or takes back."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Reading, Writing
from app.helping.forms import WritingDown
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.together import birthdays
from app.together.forms import BirthdayForm
from app.together.shapes import BirthdaysShape, MyBirthdayShape
from app.together.this_week import birthdays_this_week

router = APIRouter(prefix="/birthdays", route_class=Keyed)
FOR_ONESELF = WritingDown()


@router.get("", summary="This week’s birthdays")
def list_birthdays(visit: Reading) -> BirthdaysShape:
    """Of those who wish it. The day and the name; never a year, as none is asked."""
    permit(visit.actor, Act.SEE_PROFILE, visit.here)
    return BirthdaysShape.of(birthdays_this_week(visit.session, visit.here))


@router.get("/mine", summary="My birthday, as my neighbours may know it")
def show_own_birthday(visit: Reading) -> MyBirthdayShape:
    return _as_it_stands(visit, _at_home(visit).person_id)


@router.post("/mine", summary="Let my neighbours know my birthday")
def share_birthday(visit: Writing, form: BirthdayForm) -> MyBirthdayShape:
    """`is_wished` is true, or nothing is kept. `spoken_by`: only a helper whom they named may say it for someone."""
    _at_home(visit)
    actor = visit.speaking(form)
    birthdays.BIRTHDAY.is_said(visit.session, actor, visit.here, form)
    return _as_it_stands(visit, actor.spoken_by_id)


@router.post("/mine/taking-back", status_code=204, summary="Take my birthday away again")
def take_back_birthday(visit: Writing, form: WritingDown = FOR_ONESELF) -> Response:
    _at_home(visit)
    birthdays.BIRTHDAY.is_taken_back(visit.session, visit.speaking(form), visit.here)
    return Response(status_code=204)


def _at_home(visit: Call) -> Actor:
    actor = visit.in_private
    permit(actor, Act.SEE_PROFILE, visit.here)
    return actor


def _as_it_stands(visit: Call, person_id: int | None) -> MyBirthdayShape:
    visit.session.flush()
    mine = birthdays.BIRTHDAY.of(visit.session, visit.here, person_id)
    return MyBirthdayShape(day=mine.day if mine else None, month=mine.month if mine else None)
