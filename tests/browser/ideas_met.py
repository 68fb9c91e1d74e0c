"""The pages of ideas in their states; numbers are those of the demo (seed/linnet/ideas.toml)."""

from tests.browser.met import WRONG, Met

TRIED, KEPT, REFUSED, UNSURE, NEW, UNSEEN = range(1, 7)

IDEAS_OF_RESIDENTS = [
    Met("ideas", "/linnet/ideas", "rosa"),
    Met("ideas, for a resident leader", "/linnet/ideas", "bea"),
    Met("ideas, none yet", "/heron/ideas"),
    Met("an idea, with an answer and what was learned", f"/linnet/ideas/{TRIED}", "rosa"),
    Met("whether an idea helped", f"/linnet/ideas/{TRIED}/helped", "rosa"),
    Met("whether an idea helped, wrong", f"/linnet/ideas/{TRIED}/helped", "rosa", sends=WRONG.format("how")),
    Met("an idea, kept for later", f"/linnet/ideas/{KEPT}", "bea"),
    Met("an idea, no", f"/linnet/ideas/{REFUSED}"),
    Met("an idea, mine", f"/linnet/ideas/{NEW}", "rosa"),
    Met("an idea, not shown yet", f"/linnet/ideas/{UNSEEN}", "winston"),
    Met("a new idea", "/linnet/ideas/new", "rosa"),
    Met("a new idea, for someone", "/linnet/ideas/new", "bea"),
    Met("a new idea, wrong", "/linnet/ideas/new", "rosa", sends=WRONG.format("title")),
    Met("I can help", f"/linnet/ideas/{TRIED}/support?kind=can_help", "rosa"),
    Met("I can help, wrong", f"/linnet/ideas/{TRIED}/support?kind=can_help", "rosa", sends=WRONG.format("words")),
    Met("for an idea, for someone", f"/linnet/ideas/{TRIED}/support", "bea"),
    Met("who would help", f"/linnet/ideas/{TRIED}/supporters", "bea"),
    Met("who would help, no one", f"/linnet/ideas/{UNSEEN}/supporters", "winston"),
]
IDEAS_OF_STAFF = [
    Met("ideas", "/linnet/ideas", "mina"),
    Met("an idea", f"/linnet/ideas/{UNSURE}", "mina"),
    Met("look at an idea", f"/linnet/ideas/{UNSEEN}/review", "mina"),
    Met("look at an idea, wrong", f"/linnet/ideas/{UNSEEN}/review", "mina", sends=WRONG.format("outcome")),
    Met("answer an idea", f"/linnet/ideas/{NEW}/answers", "mina"),
    Met("answer an idea, wrong", f"/linnet/ideas/{NEW}/answers", "mina", sends=WRONG.format("decided_by")),
    Met("try an idea", f"/linnet/ideas/{NEW}/trial", "mina"),
    Met("try an idea, wrong", f"/linnet/ideas/{NEW}/trial", "mina", sends=WRONG.format("question")),
    Met("what was learned, nothing tried", f"/linnet/ideas/{NEW}/learned", "mina"),
]
