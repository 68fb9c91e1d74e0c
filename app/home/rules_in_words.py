"""The table of rules as people read it."""

from collections.abc import Callable

from app.core.languages import N_
from app.permissions.rules import RULES, Rule

JOINED_BY = {"and": N_("%(one)s, and %(other)s"), "or": N_("%(one)s, or %(other)s")}


def who_can_do_what(say: Callable[..., str]) -> list[tuple[str, str]]:
    """Each act with the words of its rule."""
    return [(say(act.value), in_words(rule, say)) for act, rule in RULES.items()]


def in_words(rule: Rule, say: Callable[..., str]) -> str:
    """“lives here, or is a partner”."""
    if not rule.parts:
        return say(rule.words)
    # Brackets only where the joining word changes: “lives here, and (raised it, or backed it)”.
    one, other = (
        f"({in_words(part, say)})" if part.parts and part.joined_by != rule.joined_by else in_words(part, say)
        for part in rule.parts
    )
    return say(JOINED_BY[rule.joined_by], one=one, other=other)
