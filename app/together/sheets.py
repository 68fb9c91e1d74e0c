"""A song for the playlist and one's birthday, on paper."""

from collections.abc import Mapping

from app.core.languages import N_
from app.helping.sheets import Twin
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit
from app.together.months import months_in


def _song(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.GIVE, visit.here)
    return {}


def _birthday(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.SEE_PROFILE, visit.here)
    return {"months": months_in(visit.language), "mine": None}


TWINS = (
    Twin("S", N_("A song for our playlist"), "together/_song_form.html", "playlist/new", _song, may_be_unnamed=True),
    Twin("D", N_("My birthday"), "together/_birthday_form.html", "birthdays/mine", _birthday, is_signed=True),
)
