"""Rosa signs in with an e-mailed link or its six digits; nobody else does."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.core.outbox import Outbox
from app.people.models import SignInAttempt
from app.people.sign_in import LINK_LIVES, MOST_MAILS_AN_HOUR, MOST_TRIES
from tests.cast import AMINA, ROSA
from tests.house import House
from tests.people.post import address_of, ask, is_signed_in, mail, press

WRONG = "This code does not work."
OVER = "This link does not work any more"


def attempt(house: House) -> SignInAttempt:
    with house.reading() as session:
        return session.exec(select(SignInAttempt)).one()


def grows_old(house: House) -> None:
    with house.writing() as session:
        for one in session.exec(select(SignInAttempt)):
            one.asked_at -= LINK_LIVES + timedelta(seconds=1)


def not_(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_rosa_comes_in_by_the_link_and_lands_in_her_neighbourhood(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    link = mail(house).link
    tablet.open(f"/sign-in/{link}").says("Hello again", "Sign in")
    answer = press(tablet, f"/sign-in/{link}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/linnet")
    tablet.open("/me").says("Rosa Delgado")


def test_rosa_comes_in_by_the_code_where_she_was_going(house: House) -> None:
    tablet = house.tablet()
    ask(tablet, return_to="/me/told-by")
    answer = press(tablet, "/sign-in/code", code=mail(house).code)
    assert answer.headers["location"] == "/me/told-by"
    assert is_signed_in(tablet)


def test_a_visitor_who_wants_her_own_page_is_asked_who_she_is_and_then_gets_it(house: House) -> None:
    tablet = house.tablet()
    page = tablet.open("/me")
    assert page.path == "/sign-in"
    ask(tablet, return_to=page.field("return_to"))
    assert press(tablet, f"/sign-in/{mail(house).link}").headers["location"] == "/me"


@pytest.mark.parametrize("typed", ["{} ", "{0:.3} {0:.3}", "x"])
def test_the_code_may_be_written_with_spaces_but_needs_six_digits(house: House, typed: str) -> None:
    tablet = house.tablet()
    ask(tablet)
    code = mail(house).code
    if typed == "x":
        page = tablet.send("/sign-in/code", status=422, code="12 34")
        page.says("Please write the six digits that we sent you.")
        assert page.field("code") == "12 34"
        typed = "{}"
    written = f"{code[:3]} {code[3:]}" if ":" in typed else typed.format(code)
    assert press(tablet, "/sign-in/code", code=written).status_code == 303


def test_arabic_digits_are_digits(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    arabic = mail(house).code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert press(tablet, "/sign-in/code", code=arabic).status_code == 303


def test_a_mail_scanner_that_opens_the_link_changes_nothing(house: House) -> None:
    tablet, scanner = house.tablet(), house.tablet()
    ask(tablet)
    link = mail(house).link
    before = attempt(house)
    for _ in range(3):
        assert "set-cookie" not in scanner.open(f"/sign-in/{link}").response.headers
    assert attempt(house) == before
    assert not is_signed_in(scanner)
    assert press(tablet, f"/sign-in/{link}").status_code == 303


def test_a_link_works_once(house: House) -> None:
    tablet, another = house.tablet(), house.tablet()
    ask(tablet)
    link = mail(house).link
    press(tablet, f"/sign-in/{link}")
    another.open(f"/sign-in/{link}").says(OVER)
    another.send(f"/sign-in/{link}", status=422).says(OVER)
    assert not is_signed_in(another)


def test_a_button_pressed_twice_is_as_good_as_once(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    link = mail(house).link
    press(tablet, f"/sign-in/{link}")
    assert press(tablet, f"/sign-in/{link}").headers["location"] == "/me"
    assert tablet.client.get(f"/sign-in/{link}", follow_redirects=False).headers["location"] == "/me"
    ask(tablet)
    waits = tablet.client.cookies["sign_in"]
    code = mail(house).code
    press(tablet, "/sign-in/code", code=code)
    tablet.client.cookies["sign_in"] = waits
    assert press(tablet, "/sign-in/code", code=code).headers["location"] == "/linnet"


def test_rosas_used_link_does_not_open_where_amina_is_signed_in(house: House) -> None:
    tablet, aminas = house.tablet(), house.tablet(AMINA)
    ask(tablet)
    link = mail(house).link
    press(tablet, f"/sign-in/{link}")
    aminas.send(f"/sign-in/{link}", status=422).says(OVER)


def test_an_old_link_and_an_old_code_are_over(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    keys = mail(house)
    grows_old(house)
    tablet.open(f"/sign-in/{keys.link}").says(OVER)
    tablet.send(f"/sign-in/{keys.link}", status=422).says(OVER)
    tablet.send("/sign-in/code", status=422, code=keys.code).says(WRONG)


def test_a_newer_mail_ends_the_older_one(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    old, new = mail(house), mail(house)
    tablet.send(f"/sign-in/{old.link}", status=422)
    assert press(tablet, f"/sign-in/{new.link}").status_code == 303


def test_after_five_wrong_codes_even_the_right_one_is_over(house: House) -> None:
    tablet = house.tablet()
    ask(tablet)
    code = mail(house).code
    for tries in range(1, MOST_TRIES + 1):
        page = tablet.send("/sign-in/code", status=422, code=not_(code))
        page.says(WRONG)
        assert attempt(house).tries == tries
        assert page.field("code") == not_(code)
    tablet.send("/sign-in/code", status=422, code=code).says(WRONG)
    assert not is_signed_in(tablet)


def test_a_code_is_worth_nothing_in_another_browser(house: House) -> None:
    rosas, thiefs = house.tablet(), house.tablet()
    ask(rosas)
    code = mail(house).code
    thiefs.send("/sign-in/code", status=422, code=code).says(WRONG)
    thiefs.client.cookies.set("sign_in", "a guess.")
    thiefs.send("/sign-in/code", status=422, code=code).says(WRONG)
    assert press(rosas, "/sign-in/code", code=code).status_code == 303


def test_an_unknown_address_is_told_the_same(house: House) -> None:
    known, unknown = house.tablet(), house.tablet()
    assert ask(known) == ask(unknown, "nobody@example.org")
    code = mail(house).code
    said = unknown.send("/sign-in/code", status=422, code=code).words
    assert said == known.send("/sign-in/code", status=422, code=code).words
    with house.reading() as session:
        assert len(session.exec(select(Outbox).where(Outbox.topic == "sign_in")).all()) == 2


def test_a_slip_in_the_address_gets_a_kind_sentence_and_sends_nothing(house: House) -> None:
    tablet = house.tablet()
    for typed in ("", "rosa", "rosa@", "a@b@c.org", "r" * 300 + "@example.org"):
        page = tablet.send("/sign-in", status=422, known_by=typed)
        page.says("Please write an e-mail address, like rosa@example.org.")
        assert page.field("known_by") == typed
    with house.reading() as session:
        assert session.exec(select(SignInAttempt)).first() is None


def test_capitals_in_the_address_do_not_matter(house: House) -> None:
    tablet = house.tablet()
    ask(tablet, " Rosa@Example.ORG ")
    assert press(tablet, f"/sign-in/{mail(house).link}").status_code == 303


def test_one_address_gets_five_mails_an_hour_and_the_next_hour_more(house: House) -> None:
    tablet = house.tablet()
    for _ in range(MOST_MAILS_AN_HOUR):
        ask(tablet)
    tablet.send("/sign-in", status=429, known_by=address_of(ROSA)).says("Please use the newest")
    ask(tablet, address_of(AMINA))
    with house.writing() as session:
        for one in session.exec(select(SignInAttempt)):
            one.asked_at -= timedelta(hours=1)
    ask(tablet)


def test_one_place_cannot_write_to_everyone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.people.sign_in.MOST_MAILS_FROM_ONE_PLACE", 3)
    tablet = house.tablet()
    for number in range(3):
        ask(tablet, f"neighbour{number}@example.org")
    tablet.send("/sign-in", status=429, known_by=address_of(ROSA))


def test_the_form_sent_twice_asks_once(house: House) -> None:
    tablet = house.tablet()
    once = tablet.open("/sign-in").field("once")
    ask(tablet, once=once)
    ask(tablet, once=once)
    assert attempt(house).email == address_of(ROSA)
