"""What is on, on paper: the month for the noticeboard, one date for the door and under doors, lists and small cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from app.activities.coming_list import Comer, Comers
from app.activities.glance import Day
from app.activities.happenings import Happening
from app.activities.money import in_coins
from app.activities.rides import Rides
from app.activities.spans import Span
from app.core.digits import spelled_out
from app.core.languages import Language, direction_of, language_for
from app.core.pages import Pages
from app.core.printing import square
from app.neighbourhoods.queries import Here
from app.notifications.addressed import Asked

CARDS_A_SHEET = 8
STRIPS_A_SHEET = 3
FEWEST_WALK_INS = 8
"""Empty lines for those who just come."""


@dataclass(frozen=True)
class Paper:
    """What every sheet shares: who prints it, in which language, and whom its readers may ask."""

    pages: Pages
    here: Here
    language: Language
    ask: Asked | None
    base_url: str

    @property
    def phone(self) -> str:
        """The neighbourhood's own number, else the development officer's."""
        return _as_one(self.here.phone or (self.ask.phone if self.ask else ""))

    @property
    def whom(self) -> str:
        """Whose number that is; "" when it is everyone's."""
        return self.ask.name if self.ask and not self.here.phone else ""

    @property
    def spelled(self) -> str:
        return spelled_out(self.phone, self.language.code)

    def month(self, span: Span, days: Sequence[Day], is_large: bool) -> str:
        """Everything in one month, day by day. Large: for A3."""
        title = span.in_words(partial(self.pages.say, self.language), self.language)
        words = {"title": title, "days": [day for day in days if day.cards], "is_large": is_large}
        return self._written("month.html", "activities", **words)

    def flyer(self, happening: Happening) -> str:
        return self._written("flyer.html", happening.address, **self._about(happening))

    def strips(self, happening: Happening) -> str:
        return self._written("strips.html", happening.address, copies=STRIPS_A_SHEET, **self._about(happening))

    def door_list(self, happening: Happening, comers: Comers, rides: Rides | None) -> str:
        """Who comes; and of a trip, who rides with whom. Whom to ring stands on no paper."""
        words = {"comers": comers, "rides": rides, "walk_ins": max(FEWEST_WALK_INS, len(comers.walked_in))}
        return self._written("door_list.html", happening.address, **words, **self._about(happening))

    def cards(self, happening: Happening, comers: Comers) -> str:
        """A small card for each who is coming, in their own language."""
        pieces = [self._card(happening, one) for one in comers.coming]
        sheets = [pieces[start : start + CARDS_A_SHEET] for start in range(0, len(pieces), CARDS_A_SHEET)]
        return self._written("cards.html", happening.address, sheets=sheets, **self._about(happening))

    def _card(self, happening: Happening, comer: Comer) -> Markup:
        theirs = Paper(self.pages, self.here, language_for(comer.language, self.here.language), self.ask, "")
        words = {"comer": comer, **theirs._about(happening)}
        return Markup(theirs._rendered("_card.html", **words))  # noqa: S704 - our own template, all of it escaped

    def _about(self, happening: Happening) -> dict[str, object]:
        activity = happening.activity
        cost = in_coins(activity.cost_minor, self.here.time_zone, self.language) if activity.cost_minor else ""
        return {
            "happening": happening,
            "activity": activity,
            "date": happening.date,
            "cost": cost,
            "length": _length_of(activity.title),
        }

    def _written(self, template: str, place: str, **words: object) -> str:
        """A whole document; `place`: the page that the square leads to."""
        address = f"{self.base_url}/{self.here.slug}/{place}"
        shown = f"{urlsplit(self.base_url).netloc}/{self.here.slug}/{place}"
        return self._rendered(template, address=shown, square=square(address), **words)

    def _rendered(self, template: str, **words: object) -> str:
        shared = {"paper": self, "neighbourhood": self.here, "zone": self.here.time_zone, "spoken": self.language}
        shared["way"] = direction_of
        return self.pages.render(f"activities/print/{template}", self.language, **shared, **words)


def _as_one(phone: str) -> str:
    """Right to left, a number with plain spaces would be set with its last part first, where no page says otherwise."""
    return phone.replace(" ", "\u00a0")


def _length_of(title: str) -> str:
    """How small it has to be set, as the style sheets know it: a long word needs room as much as many do."""
    longest = max(map(len, title.split()))
    if len(title) > 44 or longest > 17:
        return "is-very-long"
    return "is-long" if len(title) > 21 or longest > 11 else "is-short"
