"""Omar is told by e-mail, in his own language, once."""

from pathlib import Path
from threading import Thread

from sqlmodel import select

from app.core import clock
from app.core.languages import language_for
from app.core.outbox import OutboxState
from app.needs.models import Need
from app.notifications.models import Message, TellingState
from app.notifications.worker import Worker
from app.participation.models import Kind
from app.people.models import Person
from app.people.sign_in import ask_to_sign_in, person_with_code, person_with_link
from app.permissions.who import Role
from tests.cast import HELEN, MINA, OMAR
from tests.house import House
from tests.notifications.post_office import SECRET, PostOffice, a_worker, answered, jobs, tellings, work_all


def speaks(house: House, language: str, name: str = OMAR.name) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE person SET language = '{language}', name = '{name}' WHERE handle = 'omar'")


def test_a_mail_says_what_became_of_it_in_both_its_parts(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    speaks(house, "en", "Omar O''Haddad")
    number = house.a_need("The bench & the lamp", by=OMAR)
    answered(house, number, kind="no", words="There is <no> money.", instead="Borrow a chair.")

    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1

    mail = post_office.mails[0]
    plain, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert mail["To"] == '"Omar O\'Haddad" <omar@example.org>' or "omar@example.org" in mail["To"]
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
    assert '<html lang="ar" dir="rtl">' in mail.get_body(("html",)).get_content()
    assert pages.say(language_for("ar"), "The answer is: done.") in mail.get_body(("plain",)).get_content()


def test_after_done_the_mail_asks_whether_it_helped(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    speaks(house, "en")
    number = house.a_need(by=OMAR)
    answered(house, number)
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))

    plain = post_office.mails[0].get_body(("plain",)).get_content()
    assert "Did it help?" in plain
    assert f"/linnet/needs/{number}#helped" in plain


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


def test_a_mail_sent_again_after_a_crash_is_the_same_mail(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    try:
        a_worker(house, tmp_path, DiesAfterSending, smtp_port=post_office.port).work_once()
    except KeyboardInterrupt:
        pass
    worker = a_worker(house, tmp_path, smtp_port=post_office.port)
    assert not worker.work_once(), "the job is held for a while"
    assert tellings(house, OMAR)[0].state == TellingState.WAITING

    with clock.at(clock.now() + clock.timedelta(minutes=6) if hasattr(clock, "timedelta") else later(minutes=6)):
        assert work_all(worker) == 1

    assert len(post_office.mails) == 2
    assert len({mail["Message-ID"] for mail in post_office.mails}) == 1
    assert tellings(house, OMAR)[0].state == TellingState.TOLD
