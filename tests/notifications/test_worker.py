"""Two workers, a slow one and a quick one; and one that meets what nobody thought of."""

from datetime import timedelta
from pathlib import Path
from threading import Event

from app.core import clock, outbox
from app.core.outbox import Outbox, OutboxState
from app.notifications.models import TellingState
from app.notifications.outcome import Outcome
from app.notifications.worker import Worker
from tests.cast import OMAR
from tests.house import House
from tests.notifications.post_office import PostOffice, a_worker, answered, jobs, tellings, work_all

LATER = timedelta(minutes=6)


def claimed(house: House) -> Outbox:
    with house.writing() as session:
        job = outbox.claim(session)
    assert job is not None
    return job


def test_a_slow_worker_cannot_take_back_what_another_has_sent(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    answered(house, house.a_need(by=OMAR))
    worker = a_worker(house, tmp_path, smtp_port=post_office.port)
    slow = claimed(house)
    with clock.at(clock.now() + LATER):
        assert work_all(worker) == 1
    worker.settle(slow, Outcome("refused: [550]", is_for_good=True))

    assert jobs(house)[0].state == OutboxState.DONE
    assert tellings(house, OMAR)[0].state == TellingState.TOLD


def test_a_slow_worker_cannot_let_go_of_a_job_another_has_in_hand(
    house: House, post_office: PostOffice, tmp_path: Path
) -> None:
    answered(house, house.a_need(by=OMAR))
    worker = a_worker(house, tmp_path, smtp_port=post_office.port)
    slow = claimed(house)
    with clock.at(clock.now() + LATER):
        claimed(house)
        worker.settle(slow, Outcome("TimeoutError"))
    with clock.at(clock.now() + LATER + timedelta(minutes=2)):
        assert not worker.work_once(), "the second worker still has it"


def test_that_a_slow_worker_has_sent_the_mail_counts(house: House, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    slow = claimed(house)
    with clock.at(clock.now() + LATER):
        claimed(house)
        a_worker(house, tmp_path).settle(slow, Outcome())
    assert tellings(house, OMAR)[0].state == TellingState.TOLD


class StumblesOnce(Worker):
    """Its first job meets something nobody thought of; its second is the last of the day."""

    stop: Event
    jobs = 0

    def work_once(self) -> bool:
        self.jobs += 1
        if self.jobs == 1:
            raise RuntimeError("nobody thought of this")
        self.stop.set()
        return True


def test_nothing_that_goes_wrong_ends_the_work(house: House, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("app.notifications.worker.POLL", 0.01)
    worker = a_worker(house, tmp_path, StumblesOnce)
    worker.stop = Event()
    worker.work_until(worker.stop)
    assert worker.jobs == 2
