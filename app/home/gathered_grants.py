"""Statements of the grants someone asked for and what they said on the board. Each column is a key of the download."""

from sqlmodel import col

from app.grants.models import Grant, GrantVoice
from app.home.gathered_said import Rows, spoken


def grants(person: int, only: int | None) -> Rows:
    said = (Grant.number, Grant.title, Grant.group_name, Grant.purpose, Grant.cost_minor)
    became = (Grant.state, Grant.shown_at, Grant.kept_private_at, Grant.private_reason, Grant.taken_back_at)
    decided = (Grant.decided_at, Grant.decided_by, Grant.decision_words, Grant.instead, Grant.review_on)
    paid = (Grant.paid_on, Grant.paid_minor, Grant.happened, Grant.looked_back)
    return spoken(Grant, person, (*said, *became, *decided, *paid), only)


def voices(person: int, only: int | None) -> Rows:
    number: object = col(Grant.number).label("grant")
    columns = (number, GrantVoice.kind, GrantVoice.words, GrantVoice.replaced_at)
    return spoken(GrantVoice, person, columns, only).join(Grant, col(Grant.id) == GrantVoice.grant_id)
