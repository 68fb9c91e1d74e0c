"""The rules as people read them."""

from app.home.rules_in_words import in_words
from app.permissions.rules import is_housing, is_shown, lives_here, same_neighbourhood


def _say(sentence: str, **values: str) -> str:
    return sentence % values


def test_brackets_stand_only_where_the_joining_word_changes() -> None:
    assert in_words(lives_here | is_housing | is_shown, _say) == (
        "lives here, or works for the housing association, or the need is shown"
    )
    assert in_words(same_neighbourhood & (lives_here | is_housing), _say) == (
        "belongs to this neighbourhood, and (lives here, or works for the housing association)"
    )
