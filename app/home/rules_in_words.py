"""The rules as people read them: asked of the rules themselves, for each part that someone can play here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace

from app.core.languages import N_
from app.permissions.acts import TAKING_PART
from app.permissions.questions import Rule
from app.permissions.rules import RULES, Act, may
from app.permissions.who import VISITOR, Actor, Role, SessionKind

OF_THESE = {"and": N_("All of these:"), "or": N_("One of these:")}
HERE, ME, ANOTHER = 1, 1, 2
DOOR = "activities/1/dates/1"
PASSER_BY = "visitor"
PASSING_BY = N_("Anyone who passes by")
BY_CARD = N_("With a card, before you show it is you")
AT_A_TABLE = N_("At a table's tablet")


@dataclass(frozen=True)
class Part:
    """What one part may do: always, or only about what is their own, or only as someone's named helper."""

    key: str
    label: str
    always: list[str]
    own: list[str]
    as_helper: list[str]


@dataclass(frozen=True)
class Asks:
    """One question of a rule; or several, with whether all of them have to hold, or one."""

    words: str
    parts: tuple["Asks", ...] = ()


@dataclass(frozen=True)
class InWords:
    """One act: who may, and the rule they are asked by."""

    act: str
    who: list[str]
    rule: Asks
    at_a_table: bool


def parts_in_words(say: Callable[..., str]) -> list[Part]:
    """For every part, and for those who come with less than their name."""
    neighbour = _someone(Role.RESIDENT)
    people = {role.value: (role.label, _someone(role)) for role in Role}
    people |= {
        PASSER_BY: (PASSING_BY, VISITOR),
        SessionKind.CARD: (BY_CARD, replace(neighbour, session=SessionKind.CARD, is_proved=False)),
        SessionKind.TABLE: (AT_A_TABLE, replace(neighbour, session=SessionKind.TABLE, is_proved=False, door=DOOR)),
    }
    return [_part(key, say(label), actor, say) for key, (label, actor) in people.items()]


def played_by(actor: Actor) -> frozenset[str]:
    """The keys of the parts that the one who reads this plays now."""
    if not actor.is_proved:
        return frozenset({actor.session})
    return frozenset(actor.roles) or frozenset({PASSER_BY})


def who_can_do_what(say: Callable[..., str]) -> list[InWords]:
    """Each act with who may do it and the words of its rule."""
    return [
        InWords(
            say(act.value),
            [say(role.label) for role in Role if _may_at_all(_someone(role), act)],
            in_words(rule, say),
            act in TAKING_PART,
        )
        for act, rule in RULES.items()
    ]


def in_words(rule: Rule, say: Callable[..., str]) -> Asks:
    """As a list in a list, as a sentence of it all would have fifty words."""
    if not rule.parts:
        return Asks(say(rule.words))
    return Asks(say(OF_THESE[rule.joined_by]), tuple(in_words(part, say) for part in _joined(rule)))


def _joined(rule: Rule) -> Iterator[Rule]:
    """All that the same word joins, side by side."""
    for part in rule.parts:
        yield from _joined(part) if part.joined_by == rule.joined_by else (part,)


def _part(key: str, label: str, actor: Actor, say: Callable[..., str]) -> Part:
    always = [act for act in Act if may(actor, act, _something(by=ANOTHER))]
    own = [act for act in Act if act not in always and may(actor, act, _something(by=ME))]
    as_helper = [act for act in Act if act not in (*always, *own) and may(_helping(actor), act, _something(by=ANOTHER))]
    return Part(key, label, *([say(act.value) for act in acts] for acts in (always, own, as_helper)))


def _may_at_all(actor: Actor, act: Act) -> bool:
    return any(may(_helping(actor), act, _something(by)) for by in (ME, ANOTHER))


def _someone(role: Role) -> Actor:
    return Actor(person_id=ME, neighbourhood_id=HERE, roles=frozenset({role}), spoken_by_id=ME)


def _helping(actor: Actor) -> Actor:
    return replace(actor, is_their_helper=actor.person_id is not None)


def _something(by: int) -> SimpleNamespace:
    """A need or an offer that is shown and open, a hidden comment, an activity to come: one's own, or another's."""
    return SimpleNamespace(
        neighbourhood_id=HERE,
        is_shown=True,
        is_open=True,
        said_by_id=by,
        typed_by_id=by,
        behind=frozenset({by}),
        is_hidden=True,
        hidden_by_id=3,
        leader_id=None,
        offered_by_id=by,
        typists=frozenset({by}),
        leaders=frozenset({by}),
        planned_by_id=by,
        is_to_come=True,
        is_trip=True,
        is_the_day=True,
        address=DOOR,
    )
