"""Omar is told by e-mail, in his own language, once."""

import re
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from app.core import clock
from app.core.languages import language_for
from app.core.outbox import OutboxState, queue
from app.needs.answering import answer_need
from app.needs.forms import AnswerForm
from app.notifications.models import TellingState
from app.notifications.worker import Worker
from app.participation.models import Kind
from app.people.sign_in import ask_to_sign_in, person_with_code, person_with_link
from tests.cast import HELEN, MINA, OMAR
from tests.house import House
from tests.notifications.post_office import SECRET, PostOffice, a_worker, answered, jobs, read_out, tellings, work_all


def speaks(house: House, language: str, name: str = OMAR.name) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE person SET language = '{language}', name = '{name}' WHERE handle = 'omar'")


def test_a_mail_says_what_became_of_it_in_both_its_parts(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    speaks(house, "en", "Omar O''Haddad")
    number = house.a_need("The bench & the lamp", by=OMAR)
    answered(house, number, kind="no", words="There is <no> money.", instead="Borrow a chair.")

    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1

    mail = post_office.mails[0]
    plain, page = read_out(mail), read_out(mail, "html")
    assert mail["To"] == "Omar O'Haddad <omar@example.org>"
    assert mail["Subject"] == f"Need {number} has an answer: The bench & the lamp"
    for words in ("Hello Omar O'Haddad,", "The bench & the lamp", "There is <no> money.", "Borrow a chair."):
        assert words in plain
    assert "Helen Price decided this, for Brookside Homes." in plain
    assert f"https://hellos.example/linnet/needs/{number}\n" in plain
    assert "There is &lt;no&gt; money." in page
    assert 'dir="ltr"' in page
    assert tellings(house, OMAR)[0].state == TellingState.TOLD
    assert house.log()[-1] == Kind.TOLD


def test_a_mail_is_in_the_persons_own_language(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))

    mail = post_office.mails[0]
    pages = house.app.state.pages
    assert mail["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in read_out(mail, "html")
    assert pages.say(language_for("ar"), "The answer is: done.") in read_out(mail)


def test_after_done_the_mail_asks_whether_it_helped(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    speaks(house, "en")
    number = house.a_need(by=OMAR)
    answered(house, number)
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))

    plain = read_out(post_office.mails[0])
    assert "Did it help?" in plain
    assert f"/linnet/needs/{number}#helped" in plain


def test_the_mail_says_whom_to_ask(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    speaks(house, "en")
    answered(house, house.a_need(by=OMAR))
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    for kind in ("plain", "html"):
        words = " ".join(read_out(post_office.mails[0], kind).split())
        assert "Would you like to talk about it? Ask Mina Kaur:" in words
        assert "07700 900123" in words


@pytest.mark.parametrize(
    ("email", "reached"), [("omar@bl\N{LATIN SMALL LETTER A WITH RING ABOVE}.example", 1), ("ømar@example.org", 0)]
)
def test_an_address_in_other_letters(
    house: House, post_office: PostOffice, tmp_path: Path, email: str, reached: int
) -> None:
    with house.database.engine.begin() as connection:
        connection.execute(text("UPDATE person SET email = :email WHERE handle = 'omar'"), {"email": email})
    answered(house, house.a_need(by=OMAR))
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    assert len(post_office.to("@xn--bl-zia.example")) == reached
    expected = TellingState.TOLD if reached else TellingState.GIVEN_UP
    assert tellings(house, OMAR)[0].state == expected


def test_two_workers_never_send_the_same_mail(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    for _ in range(6):
        answered(house, house.a_need(by=OMAR))
    workers = [a_worker(house, tmp_path, smtp_port=post_office.port) for _ in range(3)]
    threads = [Thread(target=work_all, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work_all(workers[0])

    assert len(post_office.mails) == 6
    assert len({mail["Message-ID"] for mail in post_office.mails}) == 6


class DiesAfterSending(Worker):
    """Is switched off between sending and writing it down."""

    def settle(self, *_: object) -> None:
        raise KeyboardInterrupt


def test_mail_sent_again_after_a_crash_is_the_same_mail(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    with pytest.raises(KeyboardInterrupt):
        a_worker(house, tmp_path, DiesAfterSending, smtp_port=post_office.port).work_once()
    worker = a_worker(house, tmp_path, smtp_port=post_office.port)
    assert not worker.work_once(), "the job is held for a while"
    assert tellings(house, OMAR)[0].state == TellingState.WAITING

    with clock.at(clock.now() + timedelta(minutes=6)):
        assert work_all(worker) == 1

    assert len(post_office.mails) == 2
    assert len({mail["Message-ID"] for mail in post_office.mails}) == 1
    assert tellings(house, OMAR)[0].state == TellingState.TOLD


def test_an_answer_that_was_rolled_back_sends_nothing(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    number = house.a_need(by=OMAR)
    with pytest.raises(RuntimeError, match="the lights went out"):
        _answered_in_the_dark(house, number)

    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 0
    assert not post_office.mails and not jobs(house) and not tellings(house, OMAR)


def test_a_title_cannot_add_a_line_to_the_head(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    number = house.a_need("Bench\r\nBcc: everyone@example.org", by=OMAR)
    with house.database.engine.begin() as connection:
        connection.execute(text("UPDATE person SET name = :name"), {"name": "Omar\nBcc: mallory@example.org"})
    answered(house, number)
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))

    mail = post_office.mails[0]
    assert mail["Bcc"] is None
    assert mail["Subject"].endswith("Bench Bcc: everyone@example.org")
    assert tellings(house, OMAR)[0].state == TellingState.TOLD


def test_someone_told_by_hand_meanwhile_gets_no_mail(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    telling = tellings(house, OMAR)[0]
    house.tablet(MINA).send(f"/linnet/tellings/{telling.id}/done", how="phone")

    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1
    assert not post_office.mails
    assert jobs(house)[0].state == OutboxState.DONE
    assert tellings(house, OMAR)[0].told_how == "phone"


def test_the_demo_without_a_mail_server_keeps_mail_in_a_folder(house: House, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    assert work_all(a_worker(house, tmp_path, demo=True, smtp_host="")) == 1

    kept = list((tmp_path / "mail").glob("*.eml"))
    assert len(kept) == 1
    assert b"omar@example.org" in kept[0].read_bytes()
    assert tellings(house, OMAR)[0].state == TellingState.TOLD


def test_elsewhere_mail_waits_for_a_mail_server(house: House, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    assert work_all(a_worker(house, tmp_path, smtp_host="")) == 0
    assert jobs(house)[0].attempts == 0


def test_the_way_in_comes_by_mail_and_works_once(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    with house.writing() as session:
        attempt, browser = ask_to_sign_in(session, "omar@example.org", "127.0.0.1")
        queue(session, "sign_in", {"attempt_id": attempt.id or 0}, dedupe=f"sign_in {attempt.id}")
    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1

    plain = read_out(post_office.mails[0])
    link = re.search(r"https://hellos.example/sign-in/(\S+)", plain).group(1)
    code = re.search(r"^(\d{3})\xa0(\d{3})$", plain, re.M).expand(r"\1\2")
    with house.writing() as session:
        assert person_with_code(session, browser, code, SECRET) is not None
        assert person_with_link(session, link) is None


def test_an_address_that_nobody_has_gets_no_mail(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    with house.writing() as session:
        attempt, _ = ask_to_sign_in(session, "nobody@example.org", "127.0.0.1")
        queue(session, "sign_in", {"attempt_id": attempt.id or 0}, dedupe=f"sign_in {attempt.id}")
    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1
    assert not post_office.mails


def _answered_in_the_dark(house: House, number: int) -> None:
    with house.writing() as session:
        form = AnswerForm(kind="done", words="It was mended.")
        answer_need(session, house.actor(session, HELEN), house.here(session), house.need(session, number), form)
        session.flush()
        raise RuntimeError("the lights went out")
