"""What is not carried any more: a way in that is too old or of no use, and a job that no worker outlived."""

from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from app.core import clock
from app.core.outbox import MOST_ATTEMPTS, OutboxState, claim, queue
from app.notifications.models import TellingState
from app.notifications.outcome import NotTaken
from app.notifications.texts import Gateway
from app.people.sign_in import ask_to_sign_in
from tests.cast import OMAR
from tests.house import House
from tests.notifications.post_office import PostOffice, a_worker, answered, jobs, tellings, work_all
from tests.notifications.text_service import settings_with


def wishes_to_sign_in(house: House, email: str = "rosa@example.org") -> None:
    with house.writing() as session:
        attempt, _ = ask_to_sign_in(session, email, "127.0.0.1")
        queue(session, "sign_in", {"attempt_id": attempt.id or 0}, dedupe=f"sign_in {attempt.id}")


@pytest.mark.parametrize(("minutes", "mails"), [(29, 1), (31, 0)])
def test_a_way_in_that_is_over_is_not_sent(
    house: House, post_office: PostOffice, tmp_path: Path, minutes: int, mails: int
) -> None:
    wishes_to_sign_in(house)
    with clock.at(clock.now() + timedelta(minutes=minutes)):
        work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    assert len(post_office.mails) == mails
    assert [job.state for job in jobs(house)] == [OutboxState.DONE]


def test_an_address_nobody_has_is_no_trouble_that_is_tried_again(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    wishes_to_sign_in(house, "nobody@example.org")
    work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    assert [(job.state, job.last_error) for job in jobs(house)] == [(OutboxState.DONE, "")]


def test_a_job_that_no_worker_outlived_is_given_up_and_someone_is_told(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    answered(house, house.a_need(by=OMAR))
    then = clock.now()
    for nth in range(MOST_ATTEMPTS):
        with clock.at(then + nth * timedelta(minutes=6)), house.writing() as session:
            assert claim(session) is not None, "each of them died with it in hand"
    with clock.at(then + MOST_ATTEMPTS * timedelta(minutes=6)):
        work_all(a_worker(house, tmp_path, smtp_port=post_office.port))
    assert [job.state for job in jobs(house)] == [OutboxState.GIVEN_UP]
    assert tellings(house, OMAR)[0].state == TellingState.GIVEN_UP
    assert not post_office.mails


def test_what_went_wrong_on_the_line_repeats_no_number() -> None:
    def cut_off(asked: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError(f"no way to {asked.url} with {asked.content!r}")

    gateway = Gateway(
        settings_with(texts="gateway", gateway_url="https://texts.example"), httpx2.MockTransport(cut_off)
    )
    with pytest.raises(NotTaken) as told:
        gateway.send("+447700900123", "It was mended.", "a reference")
    assert str(told.value) == "ConnectError"
