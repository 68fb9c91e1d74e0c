"""The pages of rare moments: nothing there yet, something just made, links that open, doors that are shut."""

from tests.browser.cards_laid_in import WITH_HER_CARD
from tests.browser.corners_laid_in import SEVERAL, SHARING, SHUT_OUT
from tests.browser.grants_met import TOLD, UNSEEN
from tests.browser.met import OPENER, WRONG, Met

NEW_PLACE = "/mill"
TALK = "/linnet/needs/{talked_about}/comments"
TICK = "form[action$='done'] .ds-button"
TO_WORK = "form[action$='with/brookside'] .ds-button"

CORNERS_OF_RESIDENTS = [
    Met("link that opens", "/sign-in/{link}"),
    Met("invitation", "/invitation/{invitation}"),
    Met("an organisation out of reach", "/sign-in", sends=TO_WORK, then=(".kindly h1",)),
    Met("which of you, wrong", "/prove/which", SHARING, WRONG.format("pin"), {"pin": "12"}),
    Met("every part of our pages", "/demo/gallery"),
    Met("hello, nothing yet", NEW_PLACE),
    Met("board, nothing yet", f"{NEW_PLACE}/needs", SEVERAL),
    Met("what happened, nothing yet", f"{NEW_PLACE}/what-happened", SEVERAL),
    Met("what neighbours read about me, where", "/me/profile", SEVERAL),
    Met("prove, shut for a while", "/prove", SHUT_OUT),
    Met("say more, wrong", "/linnet/needs/{asked_back}/more", "author of asked_back", WRONG.format("story")),
    Met("comment, said", TALK, "rosa", WRONG.format("words"), {"words": "So do I."}, then=("#comment h2",)),
    Met("report, said", f"{TALK}/{{comment}}/report", "amina", WRONG.format("words"), then=("p.lead",)),
    Met("keys, made", "/me/keys", "amina", WRONG.format("may_write"), {"name": "Read in {language}"}, then=("#key",)),
    Met("me too for someone, wrong", "/linnet/needs/{doing}/backing", "bea", WRONG.format("words")),
    Met("did it help, from a sheet", "/linnet/needs/{done}/helped?via=paper", "bea"),
    Met("a sheet to type in, wrong", "/linnet/needs/new?via=paper", "bea", WRONG.format("title")),
]
CORNERS_OF_STAFF = [
    Met("today, nothing waits", f"{NEW_PLACE}/today", OPENER),
    Met("tellings, nobody to tell", f"{NEW_PLACE}/tellings", OPENER),
    Met("tellings, ticked off", "/linnet/tellings", "mina", TICK, then=("article[tabindex]",)),
    Met(
        "signed out while writing",
        "/linnet/people/invite",
        "mina",
        WRONG.format("email"),
        {"name": "Ada"},
        is_away=True,
    ),
    Met(
        "type up a recording, wrong",
        "/linnet/needs/{recorded}/recordings/{recording}/typing-up",
        "mina",
        WRONG.format("words"),
        {"words": " "},
    ),
    Met("a neighbour added", "/linnet/people/winston?added=yes", "mina"),
    Met("an offer", "/linnet/offers/{alone_offer}", "mina"),
    Met("a place to change, wrong", "/linnet/settings/places/lounge", "sam", WRONG.format("name"), {"name": " "}),
    Met("an organisation, wrong", "/linnet/settings/organisations", "sam", sends=WRONG.format("name")),
    Met("settings, about, wrong", "/linnet/settings/about", "sam", WRONG.format("name"), {"name": " "}),
]
TYPED_WRONG = [
    Met("prove with a code, wrong", "/prove/code", WITH_HER_CARD, WRONG.format("code"), {"code": "1"}),
    Met("looking back, wrong", f"/linnet/grants/{TOLD}/looking-back", "bea", WRONG.format("words")),
    Met("look at a proposal, wrong", f"/linnet/grants/{UNSEEN}/review", "mina", WRONG.format("outcome")),
    Met("people I help, wrong", "/linnet/helpers", "mina", WRONG.format("name")),
]
CORNERS = [*CORNERS_OF_RESIDENTS, *CORNERS_OF_STAFF, *TYPED_WRONG]
