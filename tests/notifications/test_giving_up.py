"""Mail that does not get through is tried again ever later, and ends on a person's work list."""

from datetime import timedelta
from pathlib import Path

from app.core import clock
from app.core.outbox import MOST_ATTEMPTS, OutboxState
from app.notifications.models import TellingState
from app.participation.models import Kind
from tests.cast import MINA, OMAR
from tests.house import House
from tests.notifications.post_office import PostOffice, a_worker, answered, jobs, tellings, work_all

LONG = timedelta(days=2)


def test_a_busy_server_is_asked_again_ever_later(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    post_office.refuses = "451 not now, omar@example.org"
    worker = a_worker(house, tmp_path, smtp_port=post_office.port)
    assert work_all(worker) == 1

    first = jobs(house)[0]
    assert first.state == OutboxState.WAITING
    assert first.run_at > clock.now(), "not at once"
    assert "omar" not in first.last_error

    post_office.refuses = ""
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert work_all(worker) == 1
    assert len(post_office.mails) == 1
    assert tellings(house, OMAR)[0].state == TellingState.TOLD


def test_in_the_end_it_is_given_up_and_mina_sees_it(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    number = house.a_need(by=OMAR)
    answered(house, number)
    post_office.refuses = "451 not now"
    worker = a_worker(house, tmp_path, smtp_port=post_office.port)
    moment = clock.now()
    for _ in range(MOST_ATTEMPTS):
        moment += LONG
        with clock.at(moment):
            assert work_all(worker) == 1

    assert jobs(house)[0].state == OutboxState.GIVEN_UP
    assert house.log()[-1] == Kind.TELLING_GIVEN_UP
    page = house.tablet(MINA).open("/linnet/tellings?way=email")
    page.says("Omar Haddad", "E-mail did not arrive", "It was mended on Monday.", "Told by phone")


def test_an_address_the_server_refuses_is_given_up_at_once(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    answered(house, house.a_need(by=OMAR))
    post_office.refuses = "550 no such mailbox"
    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1
    assert tellings(house, OMAR)[0].state == TellingState.GIVEN_UP


def test_no_address_is_no_reason_to_try_again(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET told_by = 'in_person', email = NULL WHERE handle = 'omar'")
    assert work_all(a_worker(house, tmp_path, smtp_port=post_office.port)) == 1
    assert tellings(house, OMAR)[0].state == TellingState.GIVEN_UP
    assert not post_office.mails


def test_a_server_that_is_not_there_is_tried_again(house: House, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    assert work_all(a_worker(house, tmp_path, smtp_port=1)) == 1
    assert jobs(house)[0].state == OutboxState.WAITING


def test_undoing_what_was_told_after_failed_mail_brings_it_back(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    answered(house, house.a_need(by=OMAR))
    post_office.refuses = "550 no such mailbox"
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    telling = tellings(house, OMAR)[0].id
    mina = house.tablet(MINA)
    mina.send(f"/linnet/tellings/{telling}/done", how="phone").does_not_say("E-mail did not arrive")
    mina.send(f"/linnet/tellings/{telling}/undo").says("E-mail did not arrive")


def test_mail_that_never_went_out_comes_to_the_list_after_a_day(house: House, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    mina = house.tablet(MINA)
    page = mina.open("/linnet/tellings")
    page.says("Some e-mails are on their way", "Nobody here waits for you")
    page.does_not_say("Everyone has been told", "Omar Haddad")

    with clock.at(clock.now() + timedelta(hours=25)):
        page = house.tablet(MINA).open("/linnet/tellings")
        page.says("Omar Haddad", "E-mail has not gone out", "omar@example.org", "Told by phone")


def test_sent_mail_cannot_be_undone(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    house.tablet(MINA).send(f"/linnet/tellings/{tellings(house, OMAR)[0].id}/undo", status=409)
    assert tellings(house, OMAR)[0].state == TellingState.TOLD
