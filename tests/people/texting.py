"""A house from which texts leave, the code that one of them brought, and what is known of someone's number."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from app.people.models import Person
from tests.cast import ROSA, Part
from tests.house import House
from tests.notifications.post_office import work_all
from tests.notifications.text_service import TextService
from tests.tablet import Page, Tablet

MOBILE = "07700 900456"
DIALLED = "+447700900456"


@pytest.fixture
def with_texts(house: House) -> Iterator[None]:
    """Texts are set up in this house, for one test."""
    state = house.app.state
    before, set_up = state.settings, {"texts": "gateway", "gateway_url": "https://texts.example/send"}
    state.settings = before.model_copy(update=set_up)
    yield
    state.settings = before


def texted(house: House, tmp_path: Path) -> list[tuple[str, str]]:
    """What really leaves the house: to which number, and the words."""
    service = TextService()
    work_all(service.worker(house, tmp_path))
    return [(text["phone_number"], text["personalisation"]["message"]) for text in service.texts]


def code_in(words: str) -> str:
    found = re.search(r"\b\d{6}\b", words)
    assert found is not None, words
    return found.group()


def person(house: House, part: Part = ROSA) -> Person:
    with house.reading() as session:
        return session.exec(select(Person).where(Person.handle == part.handle)).one()


def known_by(house: House, *parts: Part, number: str = DIALLED) -> None:
    """They showed some time ago that this number is theirs."""
    with house.writing() as session:
        for part in parts:
            one = session.exec(select(Person).where(Person.handle == part.handle)).one()
            one.phone, one.confirmed_phone = MOBILE, number
        session.info["logged"] = True


def asks(tablet: Tablet, number: str = MOBILE, **fields: str) -> Page:
    page = tablet.send("/sign-in", known_by=number, **fields)
    assert page.path == "/sign-in/code"
    return page
