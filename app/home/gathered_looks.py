"""Statements of what someone asked the team to look at, for the download. Each column is a key of it."""

from sqlmodel import col

from app.home.gathered_said import HOME, Rows, in_homes, keys
from app.home.things import About, called, stands_at, with_things
from app.moderating.models import Report, SecondLook
from app.neighbourhoods.models import Neighbourhood


def reports(person: int, only: int | None) -> Rows:
    return _of(Report, (Report.words, Report.at, Report.settled_at), only).where(col(Report.by_id) == person)


def second_looks(person: int, only: int | None) -> Rows:
    columns = (SecondLook.asked_at, SecondLook.looked_at, SecondLook.shown_again, SecondLook.words)
    return _of(SecondLook, columns, only).where(col(SecondLook.asked_by_id) == person)


def _of(about: About, columns: tuple[object, ...], only: int | None) -> Rows:
    what: tuple[object, ...] = (stands_at(about).label("about"), called(about).label("what"))
    found = with_things(keys(HOME, *what, *columns).select_from(about), about)
    found = found.join(Neighbourhood, col(Neighbourhood.id) == about.neighbourhood_id)
    return found.where(in_homes(about.neighbourhood_id, only)).order_by(col(about.id))
