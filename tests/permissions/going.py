"""Going one way of the table: what is sent with it, and how the table is read."""

import re
from dataclasses import dataclass, replace
from typing import Any

from tests.permissions.ways import PAGES
from tests.permissions.ways_of_activities import ACTIVITIES
from tests.permissions.ways_of_grants import GRANTS
from tests.permissions.ways_of_ideas import IDEAS
from tests.permissions.ways_of_looking import LOOKING, LOOKING_PROGRAMS
from tests.permissions.ways_of_offers import OFFERS
from tests.permissions.ways_of_planning_programs import PLANNING
from tests.permissions.ways_of_programs import API
from tests.permissions.ways_of_programs_for_people import FOR_PEOPLE
from tests.permissions.ways_of_reviewing_programs import REVIEWING

WHO = (
    *("visitor", "resident", "raised", "backed", "connector", "typed", "helper", "officer"),
    *("living", "housing", "partner", "research", "steward", "elsewhere", "unnamed"),
)
"""The columns. A steward of another neighbourhood, who is everything there, is `elsewhere`."""
TABLE = {"ANYONE", "SEE_NEED", "SEE_NAMES", "RAISE_NEED", "BACK_NEED", "COMMENT", "REPORT", "SAY_HELPED"}
TABLE |= {"TAKE_BACK_NEED", "ASK_SECOND_LOOK", "SEE_PROFILE", "CHOOSE_WAY"}
TABLE |= {"SEE_GRANT", "PROPOSE_GRANT"}
TABLE |= {"SEE_IDEA", "PROPOSE_IDEA", "SUPPORT_IDEA", "TAKE_BACK_IDEA"}
TABLE |= {"SEE_GIVEN", "MAKE_OFFER", "TAKE_BACK_GIVEN", "ASK_FOR_OFFER", "GIVE"}
TABLE |= {"BOOK"}
"""All that a table's tablet opens."""
CARD = TABLE | {"BY_NAME"}
"""And a card whose holder has not shown who they are."""

FOR_ROSA = {"spoken_by": "rosa", "via": "in_person", "read_back": "yes"}
OPENING = {"step": "4", "name": "Wren Row", "language": "en", "time_zone": "Europe/London", "themes": "who8"}
A_DATE = {"day": "2031-03-04", "at_time": "14:00", "minutes": "60"}
SETTLED = {"name": "Linnet House", "language": "en", "time_zone": "Europe/London", "themes": "who8"}
SETTLED |= {"reviewed_before_shown": "yes", "cover_after": "60", "staff_idle": "30"}
FIELDS: dict[str, dict[str, Any]] = {
    "POST activities": {"title": "Tea", "kind": "class", "first_on": "2031-03-04", "at_time": "14:00", "minutes": "60"},
    "activities/1/change": {"title": "Tea", "kind": "class"},
    "activities/1/dates": A_DATE,
    "dates/1/change": A_DATE,
    "next-term": {"all_the_same": "yes"},
    "next-terms": {"activity": "1", "activities": [1]},
    "calling-off": {"words": "The heating broke."},
    "attendance": {"person": "noor"},
    "door": {"person": "noor"},
    "count": {"heads": "4"},
    "needs/new": {"title": "A kettle"},
    "needs": {"title": "A kettle"},
    "comments": {"words": "I saw it."},
    "heads": {"heads": "4"},
    "helpers": {"name": "Noor Aziz"},
    "POST helpers": {"name": "Omar Haddad", "spoken_by": "noor", "via": "in_person"},
    "hide": {"hidden_for": "other", "reason": "It names someone."},
    "review": {"outcome": "shown"},
    "answers": {"kind": "done", "words": "We mended it today."},
    "hints": {"words": "We mended it."},
    "helped": {"how": "yes"},
    "telling-way": {"way": "in_person"},
    "more": {"story": "The one by the door."},
    "typing-up": {"words": "She says it bangs."},
    "done": {"how": "in_person"},
    "letters": {"through": "1000000"},
    "noticeboard": {"through": "0"},
    "keys": {"name": "Another", "may_write": "yes"},
    "given": {"outcome": "shown_again", "words": "It is kind enough."},
    "details": {"name": "Another Name", "language": "en", "phone": "07700 900123"},
    "pin": {"pin": "7294"},
    "profile": {"knows": "Where the key is."},
    "told-by": {"told_by": "noticeboard"},
    "passkeys": {"name": "Mine", "credential": "nothing"},
    "code": {"code": "123456"},
    "cards": {"people": "{noor}"},
    "tables": {"name": "Table 9", "lasts": "1"},
    "tiles": {"person": "noor"},
    "invite": {"name": "Ivo", "email": "ivo@example.org"},
    "people/new": {"name": "Ivo Novak", "told_by": "in_person"},
    "noor/roles": {"role": "connector"},
    "roles/end": {"role": "connector"},
    "organisation": {"organisation": "norc"},
    "about": {"name": "Linnet House"},
    "POST settings": SETTLED,
    "places": {"name": "The shed"},
    "lift_a": {"name": "The old lift"},
    "organisations": {"name": "Green Hands", "kind": "practice"},
    "norc": {"name": "NORC", "kind": "norc", "provider": ""},
    "ideas": {"title": "A walk"},
    "support": {"kind": "would_come"},
    "support/taken-back": {"kind": "would_come"},
    "trial": {"question": "Who comes?", "ends_on": "2030-01-01"},
    "learned": {"words": "Many came."},
    "grants": {"title": "Seeds", "group_name": "The gardeners", "cost": "20"},
    "voices": {"kind": "consent"},
    "decision": {"verdict": "agreed", "words": "Yes.", "review_on": "2030-01-01", "other_than": "3, 4"},
    "payment": {"amount": "250", "paid_on": "2026-01-01"},
    "what-happened": {"words": "They grew."},
    "letting-go": {"words": "Someone gave us one."},
    "looking-back": {"words": "Again."},
    "pot": {"amount": "10", "words": "A gift", "day": "2026-01-01"},
    "open-neighbourhood": {**OPENING, "steward": "me"},
    "offers": {"words": "I can mend a coat.", "kind": "mend", "one_to_one": "no"},
    "lift": {"kind": "asks", "step": "yes"},
    "lifts": {"rider": "amina", "driver": "noor", "turn": "2"},
    "emergency-contact": {"name": "Carmen", "phone": "07700 900123"},
    "birthdays/mine": {"day": "3", "month": "5", "is_wished": "yes"},
    "looking-out/mine": {"weeks": "2"},
    "hellos": {"language": "es", "words": "Hola", "voice": "GkXfoyBob2xh"},
    "playlist": {"title": "Guantanamera"},
    "requests": {"words": "My coat has a hole."},
    "answer": {"state": "agreed", "words": "I come round."},
    "thanks": {"words": "It is like new."},
    "sharing": {"wish": "yes"},
    "vouches": {"vouched_by": "Her old employer", "words": "Kind."},
    "end": {"reason": "Asked to."},
}
"""What is sent, by how the address ends; a table of its own where the whole way is named."""
ASIDE = {
    "rosa": FOR_ROSA,
    "hers": FOR_ROSA,
    "turned": {"idea": "1"},
    "linnet": {"neighbourhood": "linnet"},
    "colleague": {"role": "partner", "organisation": "norc"},
}


@dataclass(frozen=True)
class Way:
    """One way of doing something, and the mark of each who tries it."""

    act: str
    method: str
    address: str
    aside: str
    logs: str
    marks: dict[str, str]
    is_api: bool

    def __str__(self) -> str:
        return f"{'api ' if self.is_api else ''}{self.method} {self.address}{self.aside and ' for ' + self.aside}"

    @property
    def fields(self) -> dict[str, Any]:
        ends = [
            end for end in FIELDS if f"{self.method} {self.address}" == end or f"/{self.address}".endswith(f"/{end}")
        ]
        found = FIELDS[max(ends, key=lambda end: (end.startswith(self.method), len(end)))] if ends else {}
        return found | ASIDE.get(self.aside, {})


MARKS = re.compile(r"(.*?)((?: +[x=~osw.])*)")


def read(table: str, is_api: bool) -> list[Way]:
    ways, act, usual = [], "", ""
    head, *rows = table.strip("\n").splitlines()
    for row in rows:
        left, marked_row = MARKS.fullmatch(row).groups()  # type: ignore[union-attr]  # it matches any row
        left, marks = left.strip(), marked_row.split()
        if not row.startswith(" "):
            act, usual = left, marks
            continue
        if not left:
            ways[-1] = replace(ways[-1], marks=dict(zip(WHO, marks, strict=False)))
            continue
        method, address, logs, *_ = *left.split(" "), "", ""
        address, _, aside = address.partition(":")
        marked = dict(zip(WHO, marks or usual, strict=False))
        assert len(marked) == len(head.split()), f"the row {left} has a hole"
        ways.append(Way(act, method, address, aside, logs, marked, is_api))
    return ways


WAYS = [way for table in (PAGES, ACTIVITIES, IDEAS, GRANTS, OFFERS, LOOKING) for way in read(table, is_api=False)]
WAYS += [way for table in (API, PLANNING, REVIEWING, FOR_PEOPLE, LOOKING_PROGRAMS) for way in read(table, is_api=True)]
