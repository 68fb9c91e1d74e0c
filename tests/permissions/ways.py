"""Who may do what in which way, as a table an officer could review. An act's marks hold for each way under it.

x is let in, and what is named in capitals then stands in the log; = is let in, and nothing changes; ~ is asked to put
something right; o is done, in nobody's name; . may not. A way with marks of its own differs from its act.
"""

import re
from dataclasses import dataclass

WHO = (
    "visitor resident raised backed connector typed helper officer living housing partner research steward "
    "elsewhere unnamed"
).split()

PAGES = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els una
ANYONE                                              x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET needs
  GET what-happened
  GET
  GET activities
  GET meetings
  GET who-can-do-what
  GET house-rules
  GET accessibility
  GET privacy
BY_NAME                                             .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET needs/mine
SEE_NEED                                            x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET needs/1
  GET needs/3
  GET needs/4
  GET needs/2                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
  GET needs/5                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
SEE_NAMES                                           .   x   x   x   x   x   x   x   x   x   x   x   x   .   x
  GET needs/1/enclosed/{key}
RAISE_NEED                                          .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET needs/new
  GET needs/new/paper.pdf
  POST needs/new
  POST needs NEED_RAISED
WRITE_DOWN                                          .   .   .   .   x   x   .   x   x   .   .   .   .   .   .
  GET needs/1/heads
  POST needs/1/heads HEADS_COUNTED
  POST helpers HELPER_NAMED
  POST helpers/{helper}/end HELPER_ENDED            .   .   x   .   x   x   x   x   x   .   .   .   .   .   .
SPEAK_FOR                                           .   .   .   .   x   x   x   x   x   .   .   .   .   .   .
  GET needs/6/backing
  POST needs:rosa NEED_RAISED                       .   .   .   .   x   x   x   x   x   .   .   .   .   .   o
  POST needs/6/backing:rosa NEED_BACKED             .   .   .   .   x   x   x   x   x   .   .   .   .   .   o
  POST needs/1/comments:rosa COMMENT_MADE           .   .   .   .   x   x   x   x   x   .   .   .   .   .   o
  POST needs/3/helped:rosa HELPED_SAID
  POST needs/1/comments/{hidden}/second-look:rosa SECOND_LOOK_ASKED
BACK_NEED                                           .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  POST needs/6/backing NEED_BACKED
  GET needs/6/paper.pdf
  POST needs/6/backing/taken-back                   .   =   =   =   =   =   =   =   =   =   =   .   .   .   =
  POST needs/1/backing NEED_BACKED                  .   x   =   =   x   x   x   x   x   x   x   .   .   .   x
  POST needs/2/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/4/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
COMMENT                                             .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET needs/1/comments
  POST needs/1/comments COMMENT_MADE
  POST needs/4/comments COMMENT_MADE
  GET needs/3/helped/paper.pdf
  POST needs/2/comments                             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
REPORT_COMMENT                                      .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  GET needs/1/comments/{said}/report
  POST needs/1/comments/{said}/report COMMENT_REPORTED
REVIEW_COMMENT                                      .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET needs/1/comments/{said}/hide
  POST needs/1/comments/{said}/hide COMMENT_HIDDEN
  POST needs/1/comments/{hidden}/show COMMENT_SHOWN
REVIEW_NEED                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET needs/2/review
  POST needs/2/review NEED_SHOWN
ANSWER_NEED                                         .   .   .   .   .   .   .   x   .   x   x   .   .   .   .
  GET needs/1/answers
  POST needs/1/answers NEED_ANSWERED
  POST needs/1/answers/hints                        .   .   .   .   .   .   .   =   .   =   =   .   .   .   .
  POST needs/2/answers                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
SAY_HELPED                                          .   .   x   x   .   .   .   x   .   .   .   .   .   .   .
  GET needs/3/helped                                .   .   x   x   x   x   x   x   x   .   .   .   .   .   .
  POST needs/3/helped HELPED_SAID
TAKE_BACK_NEED                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/1/taking-back NEED_TAKEN_BACK
  POST needs/4/bringing-back NEED_BROUGHT_BACK
  GET needs/5/more
  POST needs/5/more NEED_SAID_MORE
TYPE_UP                                             .   .   .   .   x   x   .   x   x   .   .   .   .   .   .
  GET needs/1/recordings/{attachment}/typing-up
  POST needs/1/recordings/{attachment}/typing-up RECORDING_TYPED_UP
SEE_TODAY                                           .   .   .   .   .   .   .   x   x   x   x   .   x   .   .
  GET today
SEE_TELLINGS                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET tellings
  GET tellings/letters
  GET tellings/letters.pdf
  GET tellings/noticeboard
TICK_TELLING                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  POST tellings/{telling}/done TOLD
  POST tellings/{told}/undo TELLING_UNTICKED
  POST tellings/letters TOLD
  POST tellings/noticeboard                         .   .   .   .   .   .   .   =   .   .   .   .   =   .   .
MAKE_TOKEN                                          .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  POST /me/keys TOKEN_MADE
  POST /me/keys:linnet TOKEN_MADE                   .   x   x   x   x   x   x   x   x   x   x   x   x   ~   .
ASK_SECOND_LOOK                                     .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  GET needs/1/comments/{hidden}/second-look         .   .   x   .   .   .   .   x   .   .   .   .   x   .   .
  POST needs/1/comments/{hidden}/second-look SECOND_LOOK_ASKED
GIVE_SECOND_LOOK                                    .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  POST needs/1/comments/{looked}/second-look/given SECOND_LOOK_GIVEN
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET /me
  GET /me/details
  GET /me/devices
  GET /me/download
  GET /me/download.json
  GET /me/download.pdf
  GET /me/keys
  GET /me/leaving
  GET /me/leaving/go
  GET /me/passkeys
  GET /me/pin
  GET /me/profile
  GET /me/told-by
  GET /me/told-by/code
  GET /me/typed-for-me
  POST /me/details DETAILS_CHANGED
  POST /me/leaving/stay PERSON_LEFT                 .   x   x   x   x   x   x   x   x   x   x   x   ~   ~   .
  POST /me/pin PIN_CHOSEN
  POST /me/profile PROFILE_CHANGED
  POST /me/told-by TELLING_WAY_CHOSEN
  POST /me/devices/others/end                       .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/passkeys                                 .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
  POST /me/passkeys/options                         .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/told-by/code                             .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
NAME_HELPER                                         .   x   x   x   x   x   x   x   x   x   x   .   .   .   .
  GET helpers
  GET /me/helpers                                   .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  POST /me/helpers HELPER_NAMED                     .   x   x   x   x   x   x   x   x   x   x   .   .   ~   .
MAKE_CARD                                           .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET cards
  GET cards/new
  GET cards/{card}
  GET cards/{card}/pin
  POST cards CARD_MADE
  POST cards/{card}/pin PIN_CHOSEN
  POST cards/{card}/stop CARD_STOPPED
OPEN_TABLET                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET tables
  GET tables/new
  GET tables/{tablet}
  GET tables/{tablet}/tiles
  POST tables TABLET_OPENED
  POST tables/closing TABLET_CLOSED
  POST tables/{tablet}/tiles TILES_CHOSEN
  POST tables/{tablet}/code                         .   .   .   .   .   .   .   =   .   .   .   .   =   .   .
  POST tables/{tablet}/this-device                  .   .   .   .   .   .   .   =   .   .   .   .   =   .   .
  POST tables/{tablet}/closing TABLET_CLOSED
SEE_PEOPLE                                          .   .   .   .   .   .   .   x   x   .   .   .   x   .   .
  GET people
SEE_PROFILE                                         .   x   x   x   x   x   x   x   x   x   x   x   x   .   x
  GET people/rosa
  GET people/rosa/voice/{voice}
  GET people/noor                                   .   .   .   .   .   .   .   x   x   .   .   .   x   .   .
INVITE                                              .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET people/invite
  GET people/invitations
  GET people/new
  POST people/invite INVITED
  POST people/invite:partner INVITED                .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
  POST people/invitations/{invitation}/withdraw INVITATION_WITHDRAWN
  POST people/new PERSON_JOINED
GIVE_ROLE                                           .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
  GET people/noor/roles
  GET people/noor/ending
  POST people/noor/roles ROLE_GIVEN
  POST people/tess/roles/end ROLE_ENDED
  POST people/noor/organisation ORGANISATION_CHANGED
  POST people/noor/ending MEMBERSHIP_ENDED
  POST people/noor/back                             .   .   .   .   .   .   .   .   .   .   .   .   =   .   .
CHANGE_SETTINGS                                     .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
  GET settings
  GET settings/about
  GET settings/places
  GET settings/places/lift_a
  GET settings/organisations
  GET settings/organisations/norc
  POST settings/about SETTINGS_CHANGED
  POST settings/places SETTINGS_CHANGED
  POST settings/places/lift_a SETTINGS_CHANGED
  POST settings/places/lift_a/remove SETTINGS_CHANGED
  POST settings/organisations SETTINGS_CHANGED
  POST settings/organisations/norc SETTINGS_CHANGED
OPEN_NEIGHBOURHOOD                                  .   .   .   .   .   .   .   .   .   .   .   .   x   x   .
  GET /open-neighbourhood
  POST /open-neighbourhood NEIGHBOURHOOD_OPENED
"""

API = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els
SEE_NEED                                            .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET needs
  GET needs/1
  GET needs/1/comments
  GET needs/1/answers
  GET needs/2                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .
  GET needs/2/comments                              .   .   x   .   .   x   .   x   .   .   .   .   x   .
RAISE_NEED                                          .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST needs NEED_RAISED
SPEAK_FOR                                           .   .   .   .   x   x   x   x   x   .   .   .   .   .
  POST needs:rosa NEED_RAISED
  POST needs/6/backing:rosa NEED_BACKED
  POST needs/1/comments:rosa COMMENT_MADE
  POST needs/3/helped:rosa HELPED_SAID
WRITE_DOWN                                          .   .   .   .   x   x   .   x   x   .   .   .   .   .
  POST needs/1/heads HEADS_COUNTED
BACK_NEED                                           .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST needs/6/backing NEED_BACKED
  DELETE needs/6/backing                            .   =   =   =   =   =   =   =   =   =   =   .   .   .
  POST needs/2/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/4/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .
COMMENT                                             .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST needs/1/comments COMMENT_MADE
  POST needs/2/comments                             .   .   .   .   .   .   .   .   .   .   .   .   .   .
ANSWER_NEED                                         .   .   .   .   .   .   .   x   .   x   x   .   .   .
  POST needs/1/answers NEED_ANSWERED
  POST needs/2/answers                              .   .   .   .   .   .   .   .   .   .   .   .   .   .
SAY_HELPED                                          .   .   x   x   .   .   .   x   .   .   .   .   .   .
  POST needs/3/helped HELPED_SAID
"""

TABLE = "ANYONE SEE_NEED SEE_NAMES RAISE_NEED BACK_NEED COMMENT REPORT_COMMENT SAY_HELPED TAKE_BACK_NEED".split()
TABLE += ["ASK_SECOND_LOOK", "SEE_PROFILE"]
CARD = [*TABLE, "BY_NAME"]
"""All that a table's tablet opens, and a card whose holder has not shown who they are."""

FOR_ROSA = {"spoken_by": "rosa", "via": "in_person", "read_back": "yes"}
OPENING = {"step": "4", "name": "Wren Row", "language": "en", "time_zone": "Europe/London", "themes": "who8"}
FIELDS: dict[str, dict[str, str]] = {
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
    "passkeys": {"name": "Mine", "credential": "{}"},
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
    "places": {"name": "The shed"},
    "lift_a": {"name": "The old lift"},
    "organisations": {"name": "Green Hands", "kind": "other"},
    "norc": {"name": "NORC", "kind": "norc", "provider": ""},
    "open-neighbourhood": {**OPENING, "steward": "me"},
}
"""What is sent, by how the address ends; a table of its own where the whole way is named."""
ASIDE = {"rosa": FOR_ROSA, "linnet": {"neighbourhood": "linnet"}, "partner": {"role": "partner", "organisation": "norc"}}


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
    def fields(self) -> dict[str, str]:
        ends = [end for end in FIELDS if f"{self.method} {self.address}" == end or f"/{self.address}".endswith(f"/{end}")]
        found = FIELDS[max(ends, key=lambda end: (end.startswith(self.method), len(end)))] if ends else {}
        return found | ASIDE.get(self.aside, {})


MARKS = re.compile(r"(.*?)((?: +[x=~o.])*)")


def read(table: str, is_api: bool) -> list[Way]:
    ways, act, usual = [], "", ""
    head, *rows = table.strip("\n").splitlines()
    for row in rows:
        left, marked_row = MARKS.fullmatch(row).groups()  # type: ignore[union-attr]  # it matches any row
        left, marks = left.strip(), marked_row.split()
        if not row.startswith(" "):
            act, usual = left, marks
            continue
        method, address, logs, *_ = *left.split(" "), "", ""
        address, _, aside = address.partition(":")
        marked = dict(zip(WHO, marks or usual, strict=False))
        assert len(marked) == len(head.split()), f"the row {left} has a hole"
        ways.append(Way(act, method, address, aside, logs, marked, is_api))
    return ways


WAYS = read(PAGES, is_api=False) + read(API, is_api=True)
