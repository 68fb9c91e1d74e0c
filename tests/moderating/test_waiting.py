"""What waits on Today for someone to look at it: here, still to be looked at, and not taken back meanwhile."""

from tests.cast import AMINA, GWEN, MINA, OMAR, SAM
from tests.house import House
from tests.moderating.happenings import THINGS, hidden_and_asked
from tests.moderating.test_things import EACH, MATTER, Thing

IDEA = THINGS["idea"]
ASKED, HIDDEN = "Someone asked the team to look at this", "Hidden, and waiting for a second look"


@EACH
def test_what_its_author_took_along_was_asked_about_in_vain(house: House, thing: Thing) -> None:
    number = thing.laid_in(house, OMAR)
    house.tablet(AMINA).send(f"{thing.at(number)}/report", words=MATTER)
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says(ASKED)
    house.tablet(GWEN).open("/heron/today").does_not_say(ASKED)
    house.tablet(OMAR).send("/me/leaving/go")
    mina.open("/linnet/today").does_not_say(ASKED)


@EACH
def test_what_is_hidden_and_taken_along_waits_for_no_second_look(house: House, thing: Thing) -> None:
    hidden_and_asked(house, thing, OMAR)
    sam = house.tablet(SAM)
    sam.open("/linnet/today").says(HIDDEN)
    house.tablet(GWEN).open("/heron/today").does_not_say(HIDDEN)
    house.tablet(OMAR).send("/me/leaving/go")
    sam.open("/linnet/today").does_not_say(HIDDEN)


def test_what_was_looked_at_or_shown_by_its_hider_waits_no_more(house: House) -> None:
    sam = house.tablet(SAM)
    number = hidden_and_asked(house, IDEA)
    sam.send(f"{IDEA.at(number)}/second-look/given", outcome="stays_hidden", words="So it is.")
    sam.open("/linnet/today").does_not_say(HIDDEN)
    house.tablet(MINA).send(f"{IDEA.at(hidden_and_asked(house, IDEA))}/review", outcome="shown")
    sam.open("/linnet/today").does_not_say(HIDDEN)
