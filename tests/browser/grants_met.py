"""The pages of grants in their states; numbers are those of the demo (seed/linnet/grants.toml)."""

from tests.browser.met import WRONG, Met

TOLD, UNTOLD, AGREED, REFUSED, OPEN, UNSEEN, CONCERN = range(1, 8)

GRANTS_OF_RESIDENTS = [
    Met("grants", "/linnet/grants", "rosa"),
    Met("grants, for the board", "/linnet/grants", "bea"),
    Met("grants, none yet", "/heron/grants"),
    Met("a grant, told and looked back at", f"/linnet/grants/{TOLD}", "rosa"),
    Met("a grant, with what came of it", f"/linnet/grants/{UNTOLD}", "rosa"),
    Met("a grant, not agreed", f"/linnet/grants/{REFUSED}"),
    Met("a grant, open, for the board", f"/linnet/grants/{OPEN}", "bea"),
    Met("a grant, with a concern", f"/linnet/grants/{CONCERN}", "bea"),
    Met("a new grant", "/linnet/grants/new", "rosa"),
    Met("a new grant, wrong", "/linnet/grants/new", "rosa", sends=WRONG.format("title")),
    Met("words of the board", f"/linnet/grants/{OPEN}/voices", "bea"),
    Met("words of the board, wrong", f"/linnet/grants/{OPEN}/voices", "bea", sends=WRONG.format("words")),
    Met("a decision", f"/linnet/grants/{OPEN}/decision", "bea"),
    Met("a decision, wrong", f"/linnet/grants/{OPEN}/decision", "bea", sends=WRONG.format("verdict")),
    Met("what happened with a grant", f"/linnet/grants/{UNTOLD}/what-happened", "bea"),
    Met("what happened, wrong", f"/linnet/grants/{UNTOLD}/what-happened", "bea", sends=WRONG.format("words")),
    Met("looking back", f"/linnet/grants/{TOLD}/looking-back", "bea"),
    Met("where the money comes from", "/linnet/grants/pot", "rosa"),
]
GRANTS_OF_STAFF = [
    Met("grants", "/linnet/grants", "mina"),
    Met("a grant, to be paid", f"/linnet/grants/{AGREED}", "mina"),
    Met("planning with a grant", f"/linnet/activities/new?grant={AGREED}", "mina"),
    Met("planning with a grant that is not there", "/linnet/activities/new?grant=99", "mina"),
    Met("look at a proposal", f"/linnet/grants/{UNSEEN}/review", "mina"),
    Met("a payment", f"/linnet/grants/{AGREED}/payment", "mina"),
    Met("a payment, wrong", f"/linnet/grants/{AGREED}/payment", "mina", sends=WRONG.format("amount")),
    Met("an agreed grant, let go", f"/linnet/grants/{AGREED}/letting-go", "mina"),
    Met("an agreed grant, let go, wrong", f"/linnet/grants/{AGREED}/letting-go", "mina", sends=WRONG.format("words")),
    Met("into the pot", "/linnet/grants/pot", "mina"),
    Met("into the pot, wrong", "/linnet/grants/pot", "mina", sends=WRONG.format("amount")),
]
