"""As `ways.py`, for asking the team to look at something, and for a second look: the same for all kinds of things."""

SHOWN = ("needs/1", "ideas/1", "grants/1", "offers/1", "playlist/{song}", "hellos/{hello}")
HIDDEN = {
    "need": "needs",
    "idea": "ideas",
    "small_grant": "grants",
    "offer": "offers",
    "song": "playlist",
    "hello": "hellos",
}
PEOPLE = (
    "                                                   vis res rai bac con typ hel off liv hou par rsr ste els una"
)
MARKS = {
    "REPORT": " .   x   x   x   x   x   x   x   x   x   x   x   x   .   .",
    "ASK_SECOND_LOOK": " .   .   x   .   .   .   .   .   .   .   .   .   .   .   .",
    "GIVE_SECOND_LOOK": " .   .   .   .   .   .   .   x   .   .   .   .   x   .   .",
    "how far it is": " .   .   x   .   .   .   .   x   .   .   .   .   x   .   .",
}


def _ways(pages: bool) -> str:
    """Only programs with a key that may write are told how far a second look is."""
    away = [f"{place}/{{away_{name}}}" for name, place in HIDDEN.items()]
    looked = [f"{place}/{{looked_{name}}}" for name, place in HIDDEN.items()]
    seen = MARKS["how far it is"] if pages else MARKS["how far it is"].replace("x", "w")
    lines = [f"{'REPORT':51}{MARKS['REPORT']}"]
    lines += [f"  GET {one}/report" for one in SHOWN if pages]
    lines += [f"  POST {one}/report REPORTED" for one in SHOWN]
    lines += [f"{'ASK_SECOND_LOOK':51}{MARKS['ASK_SECOND_LOOK']}"]
    lines += [f"{f'  GET {one}/second-look':51}{seen}" for one in away]
    lines += [f"  POST {one}/second-look SECOND_LOOK_ASKED" for one in away]
    lines += [f"{'GIVE_SECOND_LOOK':51}{MARKS['GIVE_SECOND_LOOK']}"]
    lines += [f"  POST {one}/second-look/given SECOND_LOOK_GIVEN" for one in looked]
    rows = [PEOPLE, *lines] if pages else [_without_the_last(line) for line in (PEOPLE, *lines)]
    return "\n".join(rows)


def _without_the_last(line: str) -> str:
    """Nobody who gives no name holds a program's key."""
    return line[: len(PEOPLE) - 4].rstrip()


LOOKING, LOOKING_PROGRAMS = _ways(pages=True), _ways(pages=False)
