"""What every request passes, and what every answer carries."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from httpx2 import Client

from app.core import safety
from app.core.settings import Settings
from app.main import build_app
from tests.cast import ROSA
from tests.house import House
from tests.straight import client_of
from tests.tablet import Page

HERE = "/linnet/probe/needs"
CARRIED = {**safety.HEADERS, "cache-control": "no-store"}


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "", "origin": "http://testserver"},
        {"origin": "https://elsewhere.example"},
        {"origin": "http://testserver.elsewhere.example"},
        {"origin": "null"},
    ],
    ids=str,
)
def test_what_another_website_sends_is_not_done(probe: House, headers: dict[str, str]) -> None:
    client = probe.tablet(ROSA).client
    if "sec-fetch-site" not in headers:
        del client.headers["sec-fetch-site"]
    page = Page(client.post(HERE, data={"title": "Not mine"}, headers=headers), 403)
    page.says("That came from another website, so we did not do it.")
    assert probe.log() == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_nor_by_another_verb(probe: House, method: str) -> None:
    client = probe.tablet(ROSA).client
    assert client.request(method, HERE, headers={"sec-fetch-site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "none"}, {"origin": "http://testserver"}, {}], ids=str)
def test_what_comes_from_here_is_done(probe: House, headers: dict[str, str]) -> None:
    client = probe.tablet(ROSA, follow_redirects=False).client
    del client.headers["sec-fetch-site"]
    assert client.post(HERE, data={"title": "A bench"}, headers=headers).status_code == 303


def test_looking_is_always_welcome(probe: House) -> None:
    answer = probe.tablet().client.get("/healthz", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200


@pytest.mark.parametrize("length", ["99999999999", "-1", "many", "1e9"])
def test_what_says_it_is_too_big_is_not_read(probe: House, length: str) -> None:
    client = probe.tablet(ROSA).client
    Page(client.post(HERE, content=b"title=x", headers={"content-length": length}), 413).says("too big")


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_what_turns_out_too_big_is_put_down(probe: House, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(safety, "BODY_LIMIT", 1000)
    client = probe.tablet(ROSA).client
    chunks = iter([b"title=", *[b"a" * 100] * 20])
    Page(client.post(HERE, content=chunks, headers={"content-type": kind}), 413).says("too big")
    assert probe.log() == []


def test_too_much_at_once_is_asked_to_wait(monkeypatch: pytest.MonkeyPatch, hurried: Client) -> None:
    monkeypatch.setattr(safety, "time", SimpleNamespace(monotonic=lambda: 600.0))
    assert [hurried.post("/no/such/page").status_code for _ in range(4)] == [404, 404, 429, 429]
    assert hurried.get("/healthz").status_code == 200
    monkeypatch.setattr(safety, "time", SimpleNamespace(monotonic=lambda: 660.0))
    assert hurried.post("/no/such/page").status_code == 404


def test_a_page_carries_its_armour(probe: House) -> None:
    tablet = probe.tablet(ROSA, raise_server_exceptions=False, follow_redirects=False)
    answers = (
        tablet.client.get("/healthz"),
        tablet.client.get("/no/such/page/anywhere"),
        tablet.client.get("/api/v1/linnet/nowhere"),
        tablet.client.get("/linnet/probe/refusals/403"),
        tablet.client.post(HERE, data={"title": "A bench"}),
        tablet.client.post(HERE, data={"title": "A bench", "breaks": "yes"}),
        tablet.client.post(HERE, headers={"sec-fetch-site": "cross-site"}),
    )
    for answer in answers:
        assert CARRIED.items() <= dict(answer.headers).items(), f"{answer.url} {answer.status_code}"
        assert "strict-transport-security" not in answer.headers


def test_what_never_changes_is_kept_for_a_year(probe: House) -> None:
    address = probe.app.state.pages._environments["en"].globals["asset"]("css/site.css")
    answer = probe.tablet().client.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert safety.HEADERS.items() <= dict(answer.headers).items()


def test_no_script_or_style_may_stand_inside_a_page() -> None:
    assert "unsafe" not in safety.CONTENT_POLICY
    assert safety.CONTENT_POLICY.startswith("default-src 'none'")


def test_no_other_website_frames_a_page_sends_its_forms_or_hears_where_someone_was(hurried: Client) -> None:
    carried = hurried.get("/healthz").headers
    policy = carried["content-security-policy"].split("; ")
    for directive in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "script-src 'self'"):
        assert directive in policy, directive
    assert carried["referrer-policy"] == carried["cross-origin-opener-policy"] == "same-origin"
    assert carried["x-content-type-options"] == "nosniff"


def test_behind_tls_browsers_are_told_to_stay_there(hurried: Client) -> None:
    assert "max-age=31536000" in hurried.get("/healthz").headers["strict-transport-security"]


@pytest.fixture(scope="module")
def hurried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A house behind TLS that soon has enough."""
    settings = Settings(
        database_url="sqlite://",
        demo=True,
        uploads=tmp_path_factory.mktemp("hurried"),
        requests_a_minute=2,
        base_url="https://ninehellos.example",
    )
    app = build_app(settings)
    yield client_of(app)
    app.state.database.engine.dispose()
