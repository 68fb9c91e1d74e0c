"""The pages of what neighbours give each other, in their states."""

from tests.browser.pages_met import WRONG, Met

GIVING = [
    Met("what neighbours offer", "/linnet/offers", "rosa"),
    Met("what neighbours offer, none of a kind", "/linnet/offers?kind=other", "rosa"),
    Met("an offer", "/linnet/offers/{thanked_offer}", "amina"),
    Met("an offer of mine", "/linnet/offers/{thanked_offer}", "rosa"),
    Met("can offer something", "/linnet/offers/new", "rosa"),
    Met("can offer something, wrong", "/linnet/offers/new", "rosa", sends=WRONG.format("kind")),
    Met("can offer something, for someone", "/linnet/offers/new", "bea"),
    Met("ask for an offer", "/linnet/offers/{alone_offer}/ask", "amina"),
    Met("ask for an offer, wrong", "/linnet/offers/{alone_offer}/ask", "amina", sends=WRONG.format("words")),
    Met("my offers and wishes", "/linnet/offers/mine", "rosa"),
    Met("my offers and wishes, nothing yet", "/linnet/offers/mine", "silent"),
    Met("someone asked me", "/linnet/offers/{thanked_offer}/requests/{asked_request}", "rosa"),
    Met(
        "someone asked me, wrong",
        "/linnet/offers/{thanked_offer}/requests/{asked_request}",
        "rosa",
        sends=WRONG.format("state"),
    ),
    Met("what I asked for, agreed", "/linnet/offers/{alone_offer}/requests/{agreed_request}", "rosa"),
    Met("someone thanked me", "/linnet/offers/{thanked_offer}/requests/{thanked_request}", "rosa"),
    Met("what waits for the team", "/linnet/offers/waiting", "mina"),
    Met("review an offer", "/linnet/offers/{waiting_offer}/review", "mina"),
    Met("review an offer, wrong", "/linnet/offers/{waiting_offer}/review", "mina", sends=WRONG.format("outcome")),
    Met("who vouched", "/linnet/offers/{alone_offer}/vouches", "mina"),
    Met("who vouched, wrong", "/linnet/offers/{alone_offer}/vouches", "mina", sends=WRONG.format("vouched_by")),
    Met("a vouch ends", "/linnet/offers/{alone_offer}/vouches/{vouch}/end", "mina"),
    Met("an answer for someone", "/linnet/offers/{unvouched_offer}/requests/{unvouched_request}", "mina"),
]
