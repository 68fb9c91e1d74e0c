"""The rules as people read them."""

import pytest

from app.core.languages import LANGUAGES
from app.home.rules_in_words import Asks, Part, in_words, parts_in_words, who_can_do_what
from app.permissions.acts import TAKING_PART
from app.permissions.questions import is_housing, is_shown, lives_here, same_neighbourhood
from app.permissions.rules import RULES, Act
from tests.cast import HELEN, ROSA
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Page

MOST_WORDS = 20


def _say(sentence: str, **values: str) -> str:
    return sentence % values


def part(key: str) -> Part:
    return next(one for one in parts_in_words(_say) if one.key == key)


def opened(page: Page) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.tree.xpath("//main//details[@open]/summary")]


def nested(asks: Asks) -> list[object] | str:
    return [asks.words, *map(nested, asks.parts)] if asks.parts else asks.words


def test_a_list_stands_within_a_list_only_where_the_joining_word_changes() -> None:
    either = ["One of these:", "lives here", "works for the housing association"]
    assert nested(in_words(lives_here | is_housing | is_shown, _say)) == [*either, "it is shown"]
    assert nested(in_words(same_neighbourhood & (lives_here | is_housing) & is_shown, _say)) == [
        *("All of these:", "belongs to this neighbourhood", either, "it is shown")
    ]
    assert nested(in_words(lives_here, _say)) == "lives here"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_that_page_is_longer_than_one_breath(house: House, language: str) -> None:
    page = house.tablet(ROSA, language=language).open("/linnet/who-can-do-what")
    read = [" ".join(one.split()) for one in page.tree.xpath("//main//text()") if one.strip()]
    assert len(read) > len(RULES)
    assert [one for one in read if len(one.split()) > MOST_WORDS] == []


def test_a_neighbour_reads_what_is_theirs_apart_from_what_is_everyones() -> None:
    neighbour = part("resident")
    assert "raise a need" in neighbour.always and "answer a need" not in neighbour.always
    assert {"take back a need", "say whether it helped", "see what those who come need"} <= set(neighbour.own)
    assert neighbour.as_helper == ["speak for one neighbour by name"]
    assert "give and end roles" in part("steward").always


def test_a_card_and_a_table_are_for_taking_part() -> None:
    for key in ("card", "table"):
        held = part(key)
        assert {*held.always, *held.own} <= {act.value for act in TAKING_PART}
        assert "raise a need" in held.always and "print and stop cards" not in held.always
    assert part("visitor").always == [Act.SEE_NEED.value, Act.SEE_IDEA.value, Act.SEE_GRANT.value]


def test_every_act_stands_there_once_with_those_who_may() -> None:
    told = {one.act: one for one in who_can_do_what(_say)}
    assert len(told) == len(RULES)
    assert told["give and end roles"].who == ["Steward"]
    assert told["plan an activity and its dates"].who == [
        "Community connector",
        "Development officer",
        "Independent living officer",
        "Housing association",
        "Partner",
    ]
    assert told["answer a need"].who == ["Development officer", "Housing association", "Partner"]
    assert told["raise a need"].at_a_table and not told["print and stop cards"].at_a_table


def test_ones_own_part_stands_open(house: House) -> None:
    tablet = house.tablet(ROSA)
    assert opened(tablet.open("/linnet/who-can-do-what")) == ["Neighbour (you)"]
    assert opened(house.tablet(HELEN).open("/linnet/who-can-do-what")) == ["Housing association (you)"]
    assert opened(house.tablet().open("/linnet/who-can-do-what")) == ["Anyone who passes by (you)"]
    assert opened(tablet.open("/heron/who-can-do-what")) == ["Anyone who passes by (you)"]
    with counted(house) as sent:
        tablet.open("/linnet/who-can-do-what")
    assert len(sent) <= 12
