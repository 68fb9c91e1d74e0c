"""What programs are answered about needs."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.core import clock
from app.core.small_numbers import Shown
from app.needs.became import Became
from app.needs.board import Card
from app.needs.kinds import AnswerKind, Helped, ReviewState, Standing
from app.needs.shapes_of_reviews import EnclosedShape
from app.needs.steps import Given, News, Step, Talk
from app.neighbourhoods.queries import Named
from app.people.models import ToldBy
from app.permissions.who import Via


class AnswerShape(BaseModel):
    """One answer; a newer one replaces it, and both stay to be read."""

    kind: AnswerKind
    words: str
    by_when: date | None
    look_again_on: date | None
    tell_by: date | None
    instead: str
    decided_by: str
    organisation: str
    said_at: datetime
    is_current: bool

    @classmethod
    def of(cls, answer: Given, step: Step) -> Self:
        return cls(**vars(answer), words=step.words, said_at=step.at, is_current=step.is_current)


class CommentShape(BaseModel):
    """What someone said about a need. Hidden words are not repeated; the reason is."""

    id: int
    who: str | None
    typed_by: str | None
    via: Via
    words: str
    said_at: datetime
    is_shown: bool
    hidden_reason: str

    @classmethod
    def of(cls, comment: Talk, step: Step) -> Self:
        assert step.via is not None, "what someone said came in some way"
        return cls(
            id=comment.id,
            who=step.who or None,
            typed_by=step.typed_by or None,
            via=step.via,
            words="" if comment.hidden_at else step.words,
            said_at=step.at,
            is_shown=comment.is_shown,
            hidden_reason=comment.hidden_reason,
        )


class Way(BaseModel):
    """How many were told in one way; small numbers are hidden."""

    way: ToldBy
    number: Shown


class TellingShape(BaseModel):
    """How far the news of one answer or review has come."""

    about: str
    told_at: datetime | None
    told: list[Way]
    still_to_be_told: Shown

    @classmethod
    def of(cls, news: News, step: Step) -> Self:
        at = None if step.is_to_come else step.at
        ways = [Way(way=way, number=number) for way, number in news.ways]
        return cls(about=news.subject, told_at=at, told=ways, still_to_be_told=news.still_to_be_told)


class StepShape(BaseModel):
    """One thing that happened. What it has besides depends on `kind`."""

    kind: str
    at: datetime
    who: str | None
    typed_by: str | None
    via: Via | None
    read_back: bool
    words: str
    backing: Shown | None = None
    how: Helped | None = None
    into: int | None = None
    answer: AnswerShape | None = None
    comment: CommentShape | None = None
    telling: TellingShape | None = None

    @classmethod
    def of(cls, step: Step) -> Self:
        comment = CommentShape.of(step.comment, step) if step.comment else None
        return cls(
            kind=step.kind,
            at=clock.now() if step.is_to_come else step.at,
            who=step.who or None,
            typed_by=step.typed_by or None,
            via=step.via,
            read_back=step.read_back,
            words=comment.words if comment else step.words,
            backing=step.backing if step.kind in ("backed", "heads") else None,
            how=step.how,
            into=step.into,
            answer=AnswerShape.of(step.answer, step) if step.answer else None,
            comment=comment,
            telling=TellingShape.of(step.news, step) if step.news else None,
        )


class Labels(BaseModel):
    """What a need is about and where: the keys that programs send, and the names that people read."""

    theme: str | None
    theme_name: str | None
    place: str | None
    place_name: str | None

    @classmethod
    def of(cls, theme: Named | None, place: Named | None) -> Self:
        return cls(
            theme=theme.key if theme else None,
            theme_name=theme.name if theme else None,
            place=place.key if place else None,
            place_name=place.name if place else None,
        )


class CardShape(Labels):
    """A need on the board."""

    number: int
    title: str
    stands: Standing
    is_back_again: bool
    raised_at: datetime
    backing: Shown

    @classmethod
    def on_board(cls, card: Card, labels: Labels) -> Self:
        own = {name: getattr(card, name) for name in cls.model_fields if name not in Labels.model_fields}
        return cls(**own, **labels.model_dump())


class BoardShape(BaseModel):
    needs: list[CardShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""


class NeedShape(Labels):
    """A need as it stands now."""

    number: int
    title: str
    review: ReviewState
    stands: Standing
    is_shown: bool
    is_open: bool
    raised_at: datetime


class WholeNeedShape(NeedShape):
    """A need with its whole story, oldest first, and the parts of it that programs look for most."""

    backing: Shown
    is_backed_by_me: bool
    merged_into: int | None
    became: list[Became]
    """The activities that answer it."""
    enclosed: list[EnclosedShape]
    story: list[StepShape]
    answers: list[AnswerShape]
    comments: list[CommentShape]
    tellings: list[TellingShape]


class AnswersShape(BaseModel):
    answers: list[AnswerShape]


class CommentsShape(BaseModel):
    comments: list[CommentShape]


class BackingShape(BaseModel):
    number: int
    is_backed: bool
    backing: Shown


class HelpedShape(BaseModel):
    number: int
    how: Helped
    words: str
    stands: Standing


def answers_in(story: list[Step]) -> list[AnswerShape]:
    return [AnswerShape.of(step.answer, step) for step in story if step.answer]


def comments_in(story: list[Step]) -> list[CommentShape]:
    return [CommentShape.of(step.comment, step) for step in story if step.comment]


def tellings_in(story: list[Step]) -> list[TellingShape]:
    return [TellingShape.of(step.news, step) for step in story if step.news]
