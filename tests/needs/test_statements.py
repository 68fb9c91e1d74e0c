"""A page costs the same few statements whether there are ten needs or ten thousand."""

from sqlalchemy import insert

from app.needs.answering import answer_need
from app.needs.forms import AnswerForm
from app.notifications.models import Telling
from app.people.models import ToldBy
from tests.cast import AMINA, BEA, HELEN, IDRIS, MINA, OMAR, ROSA, SHAH
from tests.figures import Figures
from tests.house import House
from tests.needs.happenings import answered, backed, commented, counted, everything, in_days, many_needs
from tests.tablet import Tablet

MOST = 12
PAGES = {
    "the board": (ROSA, "/linnet/needs"),
    "the board, longest first": (ROSA, "/linnet/needs?order=longest&after=3"),
    "the board, by words": (ROSA, "/linnet/needs?words=bench&theme=housing"),
    "what happened": (ROSA, "/linnet/what-happened"),
    "today": (MINA, "/linnet/today"),
    "the work list": (MINA, "/linnet/tellings"),
    "hello": (ROSA, "/linnet"),
    "mine": (ROSA, "/linnet/needs/mine"),
    "a need": (ROSA, "/linnet/needs/1"),
    "a need, for the officer": (MINA, "/linnet/needs/1"),
    "answering": (HELEN, "/linnet/needs/1/answers"),
    "reviewing": (MINA, "/linnet/needs/1/review"),
    "saying more": (BEA, "/linnet/needs/new"),
}


def test_pages_cost_few_statements_and_the_same_at_ten_and_ten_thousand_needs(house: House, figures: Figures) -> None:
    tablets = {part.handle: house.tablet(part) for part, _ in PAGES.values()}
    many_needs(house, 10)
    _quickly_answered(house, 2)
    _many_to_tell(house, 10)
    house.tablet().open("/linnet/needs")  # the themes are read only once
    few = _costs(house, tablets)
    many_needs(house, 9_990, first=11)
    _many_to_tell(house, 9_990)
    for number in range(10_000, 9_960, -1):
        _quickly_answered(house, number)
    many = _costs(house, tablets)
    for page, cost in many.items():
        figures.note("statements with ten thousand needs", page, cost)
    assert many == few
    assert max(many.values()) <= MOST


def test_a_long_story_costs_no_more_than_a_short_one(house: House, figures: Figures) -> None:
    number = house.a_need()
    answered(house, number)
    backed(house, number, AMINA)
    commented(house, number, "Me as well.")
    tablets = {part.handle: house.tablet(part) for part in (ROSA, MINA)}
    short = [_cost(house, tablet, f"/linnet/needs/{number}") for tablet in tablets.values()]
    for order in range(30):
        commented(house, number, f"Comment {order}", by=(ROSA, AMINA, OMAR)[order % 3])
    for kind in ("doing", "not_yet", "no", "dont_know", "done"):
        answered(house, number, kind, by=SHAH)
    backed(house, number, OMAR, BEA, IDRIS)
    long = [_cost(house, tablet, f"/linnet/needs/{number}") for tablet in tablets.values()]
    figures.note("statements for a page", "a need with a long story", max(long))
    assert long == short
    assert max(long) <= MOST


def _costs(house: House, tablets: dict[str, Tablet]) -> dict[str, int]:
    return {name: _cost(house, tablets[part.handle], path) for name, (part, path) in PAGES.items()}


def _cost(house: House, tablet: Tablet, path: str) -> int:
    with counted(house) as sent:
        tablet.open(path)
    return len(sent)


def _quickly_answered(house: House, number: int) -> None:
    form = AnswerForm(kind="doing", words="By Friday.", by_when=in_days(3))
    with house.writing() as session:
        answer_need(session, house.actor(session, HELEN), house.here(session), house.need(session, number), form)


def _many_to_tell(house: House, count: int) -> None:
    """The same news, to be put up on so many noticeboards."""
    row = everything(house, Telling)[0].model_dump(exclude={"id", "person_id"}) | {"way": ToldBy.NOTICEBOARD}
    with house.database.engine.begin() as connection:
        connection.execute(insert(Telling), [row] * count)
