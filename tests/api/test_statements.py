"""A call costs the same few statements whether there is little or much."""

from tests.activities.arranging import an_activity, books
from tests.api.much import much_is_here
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, IDRIS, MINA, OMAR, ROSA
from tests.grants.happenings import a_grant, voiced
from tests.house import House
from tests.ideas.happenings import an_idea, idea_answered, supported
from tests.needs.happenings import counted
from tests.offers.happenings import asked, offered
from tests.together.happenings import greeted, sung

MOST = 12
READ = (
    *("needs", "needs/1", "needs/1/comments", "needs/1/answers"),
    *("ideas", "ideas/1", "ideas/1/supporters", "grants", "grants/1", "grants/pot"),
    *("activities", "activities/1", "activities/1/dates/1", "activities/2/dates/1/attendance"),
    *("activities/month", "activities/week", "week", "week/next-terms"),
    *("offers", "offers/1", "offers/mine", "offers/1/requests/1", "playlist", "hellos"),
)


def test_a_call_costs_few_statements_however_much_there_is(house: House) -> None:
    much_is_here(house)
    mina = Program(house, MINA)
    few = _costs(house, mina)
    for by in (ROSA, AMINA, OMAR, BEA, HELEN, IDRIS):
        house.a_need(by=by)
        sung(house, by=by)
        greeted(house, by=by)
        a_grant(house, by=by, group_name=by.name)
        supported(house, an_idea(house, by=by), OMAR)
        asked(house, offered(house, by=by), MINA)
        books(house, an_activity(house), by)
        books(house, 2, by)
    supported(house, 1, BEA, HELEN)
    idea_answered(house, 1, "no")
    voiced(house, 1, ROSA)
    assert _costs(house, mina) == few
    assert max(few.values()) <= MOST


def _costs(house: House, program: Program) -> dict[str, int]:
    found = {}
    for path in READ:
        program.get(path)  # what is read only once is read
        with counted(house) as sent:
            program.get(path)
        found[path] = len(sent)
    return found
