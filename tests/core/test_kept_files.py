"""Files people send, and files we serve."""

from pathlib import Path

import pytest

from app.core.assets import Assets, build
from app.core.storage import Storage
from app.participation.guard import QuietWrite
from app.people.models import SignInAttempt
from tests.house import House


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path / "kept")


def test_a_file_is_kept_with_its_transaction(house: House, storage: Storage) -> None:
    with house.writing() as session:
        key = storage.keep(session, b"a photo")
        session.add(SignInAttempt(email="rosa@example.org", browser=key))
    assert storage.path(key).read_bytes() == b"a photo"
    assert storage.path(key).is_relative_to(storage.folder)


@pytest.mark.parametrize("touches_the_database", [True, False])
def test_a_file_goes_again_with_its_transaction(house: House, storage: Storage, touches_the_database: bool) -> None:
    with pytest.raises(RuntimeError):
        _keep_and_break(house, storage, touches_the_database)
    assert [path for path in storage.folder.rglob("*") if path.is_file()] == []


def test_a_refused_commit_takes_its_files_along(house: House, storage: Storage) -> None:
    house.a_need()
    with pytest.raises(QuietWrite):
        _keep_and_write_quietly(house, storage)
    assert [path for path in storage.folder.rglob("*") if path.is_file()] == []


def test_no_two_files_share_a_name_and_none_can_be_guessed(house: House, storage: Storage) -> None:
    with house.writing() as session:
        keys = {storage.keep(session, b"the same") for _ in range(50)}
    assert len(keys) == 50
    assert min(len(key) for key in keys) >= 40


def test_what_is_built_is_bundled_marked_and_packed(tmp_path: Path) -> None:
    source, built = tmp_path / "static", tmp_path / "static" / "built"
    (source / "css").mkdir(parents=True)
    (source / "pictures").mkdir()
    (source / "pictures" / "mark.svg").write_text("<svg/>")
    (source / "css" / "button.css").write_text('.a { background: url("../pictures/mark.svg") }\n\n\n.b { color: teal }')
    (source / "css" / "site.css").write_text('/* ours */\n@import url("button.css") layer(parts);\n')
    build(source, built)
    sheet = built / Assets(built).address("css/site.css").removeprefix("/static/")
    words = sheet.read_text()
    assert "@import" not in words
    assert "ours" not in words
    assert "@layer parts" in words
    assert Assets(built).address("pictures/mark.svg") in words
    assert sheet.with_name(f"{sheet.name}.gz").exists()


def test_a_changed_file_gets_a_new_address(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    build(tmp_path, tmp_path / "built")
    before = Assets(tmp_path / "built").address("a.js")
    (tmp_path / "a.js").write_text("2")
    build(tmp_path, tmp_path / "built")
    assert Assets(tmp_path / "built").address("a.js") != before


def test_a_file_that_is_not_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="make build"):
        Assets(tmp_path).address("css/none.css")


def _keep_and_break(house: House, storage: Storage, touches_the_database: bool) -> None:
    with house.writing() as session:
        if touches_the_database:
            house.here(session)
        storage.keep(session, b"a photo")
        raise RuntimeError("the lights went out")


def _keep_and_write_quietly(house: House, storage: Storage) -> None:
    with house.writing() as session:
        storage.keep(session, b"a photo")
        house.need(session, 1).title = "Quietly"
