"""From what a person typed to what we accept, or one plain sentence beside each field. Nothing typed is lost."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.core.text import says_nothing

PLAIN = {
    "missing": N_("Please fill this in."),
    "string_too_short": N_("Please fill this in."),
    "string_too_long": N_("This is too long. Please use fewer than %(max_length)s letters."),
    "string_type": N_("Please write this in words."),
    "date_from_datetime_parsing": N_("Please give a date, like 3 March 2027."),
    "date_parsing": N_("Please give a date, like 3 March 2027."),
    "enum": N_("Please choose one of these."),
    "literal_error": N_("Please choose one of these."),
    "bool_parsing": N_("Please answer yes or no."),
    "extra_forbidden": N_("We don't know this field."),
    "string_unicode": N_("Some of these letters can't be kept. Please write them again."),
}
ANYTHING_ELSE = N_("Please look at this again.")
TOO_LONG = N_("That is a little too long. Please make it shorter.")


class Form(BaseModel):
    """What a person may send. `sentences` gives a form its own words: {field: {error type: sentence}}.

    `on_the_page`: the fields that stand first there, in order, where that is another than here.
    """

    model_config = ConfigDict(str_strip_whitespace=True, extra="ignore", frozen=True)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    on_the_page: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _empty_is_missing(cls, typed: Any) -> Any:
        if not isinstance(typed, Mapping):
            return typed
        return {name: value for name, value in typed.items() if not _is_blank(value)}

    @model_validator(mode="before")
    @classmethod
    def _can_be_kept(cls, typed: Any) -> Any:
        # A zero byte or half a character can be typed by no one, but sent by a program; PostgreSQL refuses both.
        for name, value in typed.items() if isinstance(typed, Mapping) else ():
            words = value if isinstance(value, list) else [value]
            if any(isinstance(word, str) and ("\x00" in word or _is_broken(word)) for word in words):
                raise mistake(str(name), PLAIN["string_unicode"])
        return typed


@dataclass(frozen=True)
class Mistake:
    """One thing to put right: the field, and a sentence for the catalogue with its values."""

    field: str
    words: str
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)


F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class Answers(Generic[F]):
    """A form as it came: what was typed, what we accepted (or None), and what to put right."""

    typed: Mapping[str, str]
    accepted: F | None = None
    mistakes: tuple[Mistake, ...] = ()

    def value(self, name: str) -> str:
        return self.typed.get(name, "")

    def but(self, name: str, words: str, /, **values: Any) -> "Answers[F]":
        """The same answers with one more thing to put right."""
        return Answers(self.typed, None, (*self.mistakes, Mistake(name, words, values)))


NOTHING_TYPED: Answers[Any] = Answers({})


class InWords:
    """Answers as a page shows them: every mistake in the reader's language."""

    def __init__(self, answers: Answers[Any], say: Callable[..., str]) -> None:
        self.value = answers.value
        self.errors = [(one.field, say(one.words, **one.values)) for one in answers.mistakes]

    def error(self, name: str) -> str:
        return next((sentence for field, sentence in self.errors if field == name), "")


def read(form: type[F], typed: Mapping[str, str]) -> Answers[F]:
    """Check what was typed against the form."""
    try:
        return Answers(typed, form.model_validate(dict(typed)))
    except ValidationError as error:
        return Answers(typed, None, mistakes_in(form, error.errors()))


def as_sent(form: type[F], typed: Mapping[str, str]) -> F:
    """What came with a button that has nothing to type beside it. Raises NotLikeThis: nothing is made up for it."""
    answers = read(form, typed)
    if answers.accepted is None:
        raise NotLikeThis()
    return answers.accepted


def mistakes_in(form: type[BaseModel] | None, errors: list[ErrorDetails]) -> tuple[Mistake, ...]:
    """Pydantic's findings in our words, one for each field, as they stand on the page."""
    own = getattr(form, "sentences", {})
    found: dict[str, Mistake] = {}
    for error in errors:
        kind = str(error["type"])
        name = str(error["ctx"]["field"] if kind == "ours" else error["loc"][-1] if error["loc"] else "")
        words = own.get(name, {}).get(kind) or PLAIN.get(kind) or _own_words(error)
        found.setdefault(name, Mistake(name, words, error.get("ctx", {})))
    places = {name: place for place, name in enumerate(getattr(form, "on_the_page", ()))}
    return tuple(sorted(found.values(), key=lambda one: places.get(one.field, len(places))))


def mistake(name: str, words: str) -> PydanticCustomError:
    """For validators that look at several fields: raise this to put a sentence beside `name`."""
    return PydanticCustomError("ours", words, {"field": name})


def _own_words(error: ErrorDetails) -> str:
    return str(error["msg"]) if error["type"] == "ours" else ANYTHING_ELSE


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and says_nothing(value))


def _is_broken(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False
