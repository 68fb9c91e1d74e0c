"""The postman of these tests: makes link and code as the worker does when the e-mail goes out."""

from dataclasses import dataclass

from httpx2 import Response
from sqlmodel import select

from app.people.models import SignInAttempt
from app.people.sign_in import keys_for
from tests.cast import ROSA, Part
from tests.conftest import SECRET
from tests.house import House
from tests.tablet import Tablet


@dataclass(frozen=True)
class Mail:
    link: str
    code: str


def address_of(part: Part) -> str:
    return f"{part.handle}@example.org"


def ask(tablet: Tablet, email: str = address_of(ROSA), **fields: str) -> str:
    """Someone asks for an e-mail; returns what the page says then."""
    page = tablet.send("/sign-in", known_by=email, **fields)
    assert page.path == "/sign-in/code"
    return page.words


def mail(house: House) -> Mail:
    """The newest wish's e-mail."""
    with house.writing() as session:
        attempt = session.exec(select(SignInAttempt).order_by(SignInAttempt.id.desc())).first()
        assert attempt is not None
        return Mail(*keys_for(session, attempt, SECRET))


def press(tablet: Tablet, path: str, **fields: str) -> Response:
    """Send a form and look at the answer itself, not at where it leads."""
    return tablet.client.post(path, data=fields, follow_redirects=False)


def is_signed_in(tablet: Tablet) -> bool:
    return tablet.client.get("/me", follow_redirects=False).status_code == 200
