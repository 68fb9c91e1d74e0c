"""What is one's own is kept from who has no part here, and from a shared tablet: the services refuse it too."""

from dataclasses import replace

import pytest

from app.activities.emergencies import give_contact, take_contact_back
from app.activities.own_calendar import end_calendar, make_calendar
from app.activities.trip_forms import ContactForm
from app.core.errors import NotAllowed, NotAtTheTable, ProveFirst, SignInFirst
from app.permissions.who import VISITOR, SessionKind, Via
from tests.activities.travelling import CARMEN
from tests.cast import BEN, ROSA
from tests.house import House

REFUSED = (NotAllowed, NotAtTheTable, ProveFirst, SignInFirst)
ACTS = {
    "make a calendar": make_calendar,
    "end a calendar": end_calendar,
    "give a contact": lambda session, actor, here: give_contact(session, actor, here, ContactForm(**CARMEN)),
    "take a contact away": take_contact_back,
}


@pytest.mark.parametrize("act", ACTS)
def test_no_service_does_it_for_who_has_no_part_here_or_holds_a_shared_tablet(house: House, act: str) -> None:
    with house.reading() as session:
        here, rosa = house.here(session), house.actor(session, ROSA)
        table = replace(rosa, session=SessionKind.TABLE, via=Via.TABLE_TABLET, is_proved=False, tablet_id=1)
        card = replace(rosa, session=SessionKind.CARD, is_proved=False)
        for actor in (VISITOR, house.actor(session, BEN, "linnet"), table, card):
            with pytest.raises(REFUSED):
                ACTS[act](session, actor, here)
