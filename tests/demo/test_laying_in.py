"""The demo: an invented neighbourhood, laid in once through the services people use."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from sqlmodel import Session, col, func, select
from typer.testing import CliRunner

from app.commands import run
from app.core import clock
from app.core.database import Database
from app.core.outbox import Outbox, OutboxState
from app.core.settings import Settings
from app.demo.laying_in import lay_in_once
from app.main import build_app
from app.needs.kinds import AttachmentKind, ReviewState, Standing
from app.needs.models import Attachment, Backing, Need
from app.needs.replies import Answer, Comment, HelpedReply
from app.neighbourhoods.models import Membership, Neighbourhood, Organisation, OrganisationKind, Place
from app.participation.models import Kind, Participation
from app.people.models import Person
from app.together.models import SpokenHello
from tests.guards.repository import ROOT
from tests.house import migrate
from tests.postgres import Postgres, as_app
from tests.serving import free_port, serve
from tests.tablet import Tablet

SECRET = "a secret of forty characters for the tests"
CAST = {"rosa", "amina", "ben", "mina", "idris", "helen", "shah", "ines", "sam"}
PARTNERS = {
    "norc": OrganisationKind.NORC,
    "brookside": OrganisationKind.HOUSING,
    "practice": OrganisationKind.PRACTICE,
    "university": OrganisationKind.UNIVERSITY,
    "council": OrganisationKind.COUNCIL,
    "kettle": OrganisationKind.CHARITY,
}
LOGGED = {Need: Kind.NEED_RAISED, Comment: Kind.COMMENT_MADE, Answer: Kind.NEED_ANSWERED}


@dataclass(frozen=True)
class Demo:
    app: FastAPI
    settings: Settings
    said: str


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Laid in once for each database: these tests only read."""
    folder = tmp_path_factory.mktemp("demo")
    address = f"sqlite:///{folder}/demo.db"
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        address = postgres.empty_database(f"demo_{request.getfixturevalue('worker_id')}")
    settings = Settings(database_url=as_app(address), secret_key=SECRET, demo=True, uploads=Path(folder))
    with pytest.MonkeyPatch.context() as surroundings:
        for name, value in (
            ("OWNER_DATABASE_URL", address),
            ("DATABASE_URL", as_app(address)),
            ("SECRET_KEY", SECRET),
            ("DEMO", "true"),
            ("UPLOADS", str(folder)),
        ):
            surroundings.setenv(f"NINEHELLOS_{name}", value)
        said = [CliRunner().invoke(run, [command], catch_exceptions=False).output for command in ("migrate", "seed")]
    demo = Demo(build_app(settings), settings, said[-1])
    yield demo
    demo.app.state.database.engine.dispose()


@pytest.fixture
def session(demo: Demo) -> Iterator[Session]:
    with demo.app.state.database.whole_house.reading() as session:
        yield session


def test_linnet_court_has_its_people_and_needs_in_every_state(session: Session) -> None:
    linnet = session.exec(select(Neighbourhood).where(Neighbourhood.slug == "linnet")).one()
    assert linnet.is_demo
    needs = session.exec(select(Need).where(Need.neighbourhood_id == linnet.id)).all()
    assert len(needs) >= 45
    assert {need.review for need in needs} == set(ReviewState)
    assert {need.stands for need in needs} == set(Standing)
    assert any(need.waits() and need.stands != Standing.WAITING for need in needs)
    people = select(func.count()).where(Membership.neighbourhood_id == linnet.id)
    assert session.exec(people).one() >= 55
    assert clock.now() - min(need.said_at for need in needs) > timedelta(days=700)


def test_linnet_court_is_the_house_that_its_seed_describes(session: Session) -> None:
    linnet = session.exec(select(Neighbourhood).where(Neighbourhood.slug == "linnet")).one()
    assert linnet.about.startswith("Nine storeys and 108 flats")
    floors = session.exec(select(Place.floor).where(Place.neighbourhood_id == linnet.id))
    assert sorted(set(floors)) == list(range(9)), "the ground floor and eight above it"
    theirs = select(Person.flat).join(Membership, col(Membership.person_id) == Person.id)
    homes = {flat for flat in session.exec(theirs.where(Membership.neighbourhood_id == linnet.id)) if flat}
    assert len(homes) >= 50
    assert homes <= {f"Flat {number}" for number in range(1, 109)}
    partners = session.exec(select(Organisation).where(Organisation.neighbourhood_id == linnet.id))
    assert {one.key: one.kind for one in partners} == PARTNERS


def test_the_whole_cast_is_there(session: Session) -> None:
    cast = session.exec(select(Person.handle).where(col(Person.is_in_demo_cast))).all()
    assert set(cast) >= CAST
    assert len(set(session.exec(select(Person.language)))) >= 9
    assert len(set(session.exec(select(Person.told_by)))) >= 5


def test_every_act_has_its_row_in_the_log_at_the_time_it_happened(session: Session) -> None:
    for table, kind in LOGGED.items():
        acts = session.exec(select(table.id, table.said_at)).all()
        rows = select(Participation.subject_id, Participation.at).where(Participation.kind == kind)
        if table is Answer:
            assert session.exec(select(func.count()).select_from(rows.subquery())).one() == len(acts)
            continue
        assert sorted(acts) == sorted(session.exec(rows).all())
    behind = session.exec(select(func.count()).select_from(Backing)).one()
    backed = _logged(session, Kind.NEED_BACKED) - _logged(session, Kind.BACKING_TAKEN_BACK)
    assert behind >= backed > 0
    assert _logged(session, Kind.HELPED_SAID) >= session.exec(select(func.count()).select_from(HelpedReply)).one() > 0


def test_nothing_happens_before_it_could_or_still_to_come(session: Session) -> None:
    moments = session.exec(select(Participation.at)).all()
    assert max(moments) <= clock.now()
    for said in (*session.exec(select(Answer)), *session.exec(select(Comment)), *session.exec(select(HelpedReply))):
        assert session.get_one(Need, said.need_id).said_at < said.said_at


def test_mina_finds_a_few_whom_no_one_has_seen_lately_and_not_those_who_come(demo: Demo) -> None:
    mina = Tablet(demo.app)
    mina.send("/demo/be", person="mina")
    page = mina.open("/linnet/looking-out")
    page.says("Eirlys Pritchard", "Suresh Mehta", "Kamla Patel", "Last seen: Tuesday tea")
    page.does_not_say("Rosa Delgado", "Marlene Dunkley", "Kofi Mensah")
    mina.client.close()


def test_neighbours_say_hello_in_nine_languages(session: Session) -> None:
    shown = session.exec(select(SpokenHello).where(col(SpokenHello.shown_at).is_not(None))).all()
    assert len({hello.language for hello in shown if hello.sound and hello.words}) >= 9


def test_photos_and_voices_came_with_some_needs(demo: Demo, session: Session) -> None:
    enclosed = session.exec(select(Attachment)).all()
    photos = [one for one in enclosed if one.kind == AttachmentKind.PHOTO]
    voices = [one for one in enclosed if one.kind == AttachmentKind.VOICE]
    assert (len(photos), len(voices)) == (6, 3)
    assert [bool(one.typed_up) for one in voices].count(False) == 1, "one waits to be typed up"
    bea = Tablet(demo.app)
    bea.send("/demo/be", person="bea")
    for one in enclosed:
        need = session.get_one(Need, one.need_id)
        assert need.said_at == one.made_at
        if bea.open(f"/linnet/needs/{need.number}").text.count(one.key):
            heard_or_seen = bea.open(f"/linnet/needs/{need.number}/enclosed/{one.key}").response
            assert (heard_or_seen.headers["content-type"], len(heard_or_seen.content) < 80_000) == (
                one.media_type,
                True,
            )
    bea.open("/linnet/needs?words=fauteuil").says("The dropped kerb outside is too steep")
    bea.client.close()


def test_one_that_was_stopped_half_way_is_laid_in_afresh(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = demo.settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/demo.db", "uploads": tmp_path})
    migrate(settings.database_url)
    with monkeypatch.context() as patch:
        patch.setattr("app.demo.stories.sound_of", _stopped)
        with pytest.raises(KeyboardInterrupt):
            lay_in_once(settings)
    assert {path.name.partition("-")[0] for path in tmp_path.rglob("*") if path.is_file()} == {"demo.db"}
    assert "laid in" in lay_in_once(settings)


def test_no_mail_of_years_ago_waits_to_be_sent(session: Session) -> None:
    states = set(session.exec(select(Outbox.state)))
    assert states == {OutboxState.DONE}


def test_laying_in_twice_lays_in_once(demo: Demo) -> None:
    assert "laid in" in demo.said
    before = _rows(demo.settings)
    assert lay_in_once(demo.settings) == "The demo neighbourhood is there already."
    assert _rows(demo.settings) == before


def test_started_again_by_its_command_it_keeps_what_is_there(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not demo.settings.database_url.startswith("sqlite"):
        return  # what `make demo` keeps is a file
    monkeypatch.setenv("NINEHELLOS_UPLOADS", str(tmp_path))
    # A copy, as its worker goes through the post.
    copy = demo.settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/demo.db"})
    with closing(sqlite3.connect(demo.settings.database_url.removeprefix("sqlite:///"))) as laid_in:
        laid_in.execute("VACUUM INTO ?", (f"{tmp_path}/demo.db",))
    port, lines = free_port(), tmp_path / "lines"
    server = serve(copy.database_url, port, lines, by=("demo",))
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True) as rosa:
        assert "Say something" in rosa.post("/demo/be", data={"person": "rosa"}).text
    server.terminate()
    server.wait()
    assert f"is there already.\n\nOpen http://127.0.0.1:{port}/demo and choose" in lines.read_text()
    assert _rows(demo.settings)[:3] == _rows(copy)[:3]


def test_a_reset_throws_away_the_demo_and_nothing_else(tmp_path: Path) -> None:
    for name in ("demo.db", "demo.db-wal", "demo.db-shm", "demo-uploads/a photo", "ninehellos.db", "uploads/a photo"):
        kept = tmp_path / "var" / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch()
    reset = ["make", "-f", str(ROOT / "Makefile"), "demo-reset"]
    assert "lays it in afresh" in subprocess.run(reset, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert {path.name for path in (tmp_path / "var").iterdir()} == {"ninehellos.db", "uploads"}


def test_anyone_of_the_cast_can_be_tried_on(demo: Demo) -> None:
    for handle in sorted(CAST):
        tablet = Tablet(demo.app)
        tablet.open("/demo").says("Who would you like to be?", "Everyone in it is invented.")
        page = tablet.send("/demo/be", person=handle)
        assert page.path == ("/heron" if handle == "ben" else "/linnet")
        tablet.client.close()
    Tablet(demo.app).send("/demo/be", status=422)
    Tablet(demo.app).send("/demo/be", status=404, person="nobody")


def test_every_page_of_the_demo_can_be_read(demo: Demo) -> None:
    mina = Tablet(demo.app)
    mina.send("/demo/be", person="mina")
    with demo.app.state.database.whole_house.reading() as session:
        linnet = select(Neighbourhood.id).where(Neighbourhood.slug == "linnet").scalar_subquery()
        numbers = session.exec(select(Need.number).where(Need.neighbourhood_id == linnet)).all()
    for place in (*(f"/needs/{number}" for number in numbers), "/needs?order=longest", "/today", "/what-happened"):
        mina.open(f"/linnet{place}").says("This is a demo. Its people are invented.")
    mina.client.close()


def test_outside_the_demo_there_is_no_way_to_be_someone_else(demo: Demo) -> None:
    real = build_app(demo.settings.model_copy(update={"demo": False}))
    tablet = Tablet(real)
    for place in ("/demo", "/demo/gallery"):
        tablet.open(place, status=404)
    assert tablet.client.post("/demo/be", data={"person": "mina"}).status_code in (404, 405)
    assert "session" not in tablet.client.cookies
    tablet.open("/linnet").does_not_say("This is a demo.")
    tablet.client.close()
    real.state.database.engine.dispose()


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


def _logged(session: Session, kind: Kind) -> int:
    return session.exec(select(func.count()).where(Participation.kind == kind)).one()


def _rows(settings: Settings) -> list[int]:
    database = Database(settings.database_url).whole_house
    with database.reading() as session:
        counts = [
            session.exec(select(func.count()).select_from(table)).one()
            for table in (Need, Attachment, Person, Participation, Outbox)
        ]
    database.engine.dispose()
    return counts
