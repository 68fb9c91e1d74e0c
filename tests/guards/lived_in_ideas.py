"""Rosa's first idea is supported, answered and tried; her second is not shown yet."""

from tests.cast import AMINA, OMAR
from tests.house import House
from tests.ideas.happenings import an_idea, helped, idea_answered, supported, tried


def ideas_come_up(house: House, unseen: str) -> None:
    number = an_idea(house)
    supported(house, number, AMINA)
    supported(house, number, OMAR, kind="can_help", words="I can carry the bags.")
    idea_answered(house, number, "not_yet")
    tried(house, number)
    done = an_idea(house, "Tea for all")
    idea_answered(house, done, "done")
    helped(house, done, "no", words="It was cold.")
    an_idea(house, f"{unseen} spotting", shown=False)
