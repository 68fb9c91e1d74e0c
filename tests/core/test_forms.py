"""From what was typed to what is kept: one sentence beside each field, and nothing typed is lost."""

from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from app.core.forms import PLAIN, Answers, Form, InWords, read
from app.needs.forms import AnswerForm, RaiseForm

KEPT_AS_TYPED = ["😀 bench", "مقعد مكسور", "<b>bench</b>", 'O\'Brien & "friends"', "{{ 7*7 }}", "社区"]


class _Visit(Form):
    who: str = Field(min_length=2, max_length=10)
    day: date | None = None
    many: bool = False
    sentences: ClassVar = {"who": {"missing": "Please say who."}}


def _sentences(answers: Answers) -> dict[str, str]:
    return {one.field: one.words % one.values if one.values else one.words for one in answers.mistakes}


def test_what_is_right_is_accepted_and_trimmed() -> None:
    answers = read(_Visit, {"who": "  Rosa ", "day": "2027-03-03", "many": "yes"})
    assert answers.accepted == _Visit(who="Rosa", day=date(2027, 3, 3), many=True)
    assert answers.mistakes == ()


@pytest.mark.parametrize("empty", [{}, {"who": ""}, {"who": " \n\t "}])
def test_an_empty_field_gets_the_forms_own_sentence(empty: dict[str, str]) -> None:
    answers = read(_Visit, empty)
    assert answers.accepted is None
    assert _sentences(answers) == {"who": "Please say who."}


def test_each_field_gets_one_sentence_and_keeps_its_words() -> None:
    typed = {"who": "a name that is far too long", "day": "soon", "many": "perhaps"}
    answers = read(_Visit, typed)
    assert _sentences(answers) == {
        "who": "This is too long. Please use fewer than 10 letters.",
        "day": PLAIN["date_from_datetime_parsing"],
        "many": PLAIN["bool_parsing"],
    }
    assert {name: answers.value(name) for name in typed} == typed


@pytest.mark.parametrize("unseen", ["\u200b", "\u200f \u2060", "\ufeff", "\u3164", "\u2800\u00a0", "\ufe0f", "\u00ad"])
def test_letters_that_no_one_can_see_say_nothing(unseen: str) -> None:
    assert _sentences(read(_Visit, {"who": unseen})) == {"who": "Please say who."}
    bare = read(AnswerForm, {"kind": "no", "words": unseen, "instead": unseen})
    assert set(_sentences(bare)) == {"words"}
    assert set(_sentences(read(AnswerForm, {"kind": "no", "words": "No.", "instead": unseen}))) == {"instead"}


@pytest.mark.parametrize("broken", ["a\x00b", "a\ud800b"])
def test_letters_that_cannot_be_kept_are_named_beside_their_field(broken: str) -> None:
    assert _sentences(read(_Visit, {"who": broken})) == {"who": PLAIN["string_unicode"]}


@pytest.mark.parametrize("words", KEPT_AS_TYPED)
def test_what_people_type_is_kept_letter_for_letter(words: str) -> None:
    accepted = read(RaiseForm, {"title": words}).accepted
    assert accepted is not None
    assert accepted.title == words


def test_ten_thousand_letters_get_a_kind_sentence() -> None:
    answers = read(RaiseForm, {"title": "a" * 10_000, "story": "b" * 10_000})
    assert set(_sentences(answers)) == {"title", "story"}
    assert all("Please" in sentence for sentence in _sentences(answers).values())


@given(st.dictionaries(st.sampled_from(sorted(AnswerForm.model_fields)), st.text(max_size=60)))
def test_whatever_is_typed_is_either_accepted_or_has_a_sentence(typed: dict[str, str]) -> None:
    answers = read(AnswerForm, typed)
    fields = [one.field for one in answers.mistakes]
    assert (answers.accepted is None) == bool(fields)
    assert len(fields) == len(set(fields))
    assert set(fields) <= set(AnswerForm.model_fields)
    assert all(one.words.endswith((".", "!", "?")) for one in answers.mistakes)


def test_a_page_may_add_a_sentence_of_its_own() -> None:
    answers = read(_Visit, {"who": "Rosa"}).but("who", "We don't know %(name)s.", name="Rosa")
    assert answers.accepted is None
    assert answers.value("who") == "Rosa"
    spoken = InWords(answers, lambda words, **values: words % values)
    assert spoken.error("who") == "We don't know Rosa."
    assert spoken.error("day") == ""
    assert spoken.errors == [("who", "We don't know Rosa.")]
