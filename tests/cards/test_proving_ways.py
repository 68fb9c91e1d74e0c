"""A code to prove whose card it is goes whichever way its owner chooses of those that reach her."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cards.making import comes_in
from tests.house import House
from tests.people.post import mail
from tests.people.texting import code_in, texted, with_texts  # noqa: F401 - a fixture

BY_MAIL, BY_TEXT = "E-mail me a code", "Text me a code"


def rosa_has(house: House, e_mail: bool, phone: str | None) -> None:
    with house.database.engine.begin() as connection:
        given = {"email": "rosa@example.org" if e_mail else None, "phone": phone}
        change = "UPDATE person SET told_by = 'letter', email = :email, phone = :phone WHERE handle = 'rosa'"
        connection.execute(text(change), given)


@pytest.mark.usefixtures("with_texts")
@pytest.mark.parametrize(
    ("e_mail", "phone", "offered"),
    [
        (True, "07700 900123", {BY_MAIL, BY_TEXT}),
        (True, None, {BY_MAIL}),
        (True, "0161 496 0000", {BY_MAIL}),
        (False, "07700 900123", {BY_TEXT}),
        (False, None, set()),
    ],
)
def test_each_way_that_reaches_her_is_offered(house: House, e_mail: bool, phone: str | None, offered: set[str]) -> None:
    rosa_has(house, e_mail, phone)
    words = comes_in(house).open("/me").words
    assert {way for way in (BY_MAIL, BY_TEXT) if way in words} == offered


def test_without_texts_none_is_offered(house: House) -> None:
    rosa = comes_in(house)
    page = rosa.open("/me")
    page.says(BY_MAIL)
    page.does_not_say(BY_TEXT)
    rosa.send("/prove/send", by="sign_in_text").says("Look in your e-mail")


@pytest.mark.usefixtures("with_texts")
def test_who_has_both_and_asks_for_a_text_gets_a_text(house: House, tmp_path: Path) -> None:
    rosa = comes_in(house)
    rosa.send("/prove/send", by="sign_in_text", return_to="/me/keys").says("Look at your phone")
    ((number, words),) = texted(house, tmp_path)
    assert number == "+447700900123"
    rosa.send("/prove/code", status=422, code="12").says("Look at your phone")
    answer = rosa.client.post("/prove/code", data={"code": code_in(words)}, follow_redirects=False)
    assert answer.headers["location"] == "/me/keys"
    rosa.open("/me").says("Rosa Delgado")


@pytest.mark.usefixtures("with_texts")
def test_who_has_both_and_asks_for_an_e_mail_gets_an_e_mail(house: House) -> None:
    rosa = comes_in(house)
    rosa.send("/prove/send", by="sign_in").says("Look in your e-mail")
    rosa.send("/prove/code", code=mail(house).code).says("Rosa Delgado")
