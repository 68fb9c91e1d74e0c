"""What the pages of rare moments need: a new place with nothing in it, links that open, a PIN shut for a while."""

from datetime import timedelta

from sqlmodel import Session, col, select

from app.activities.models import Activity
from app.belonging.forms import InviteForm
from app.belonging.inviting import invite, key_for
from app.cards import pins, service
from app.cards.models import Card
from app.core import clock
from app.core.secrets import hashed
from app.helping.service import name_helper
from app.needs.counting import count_heads
from app.needs.kinds import AttachmentKind
from app.needs.models import Attachment, Need
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here, neighbourhood_called
from app.neighbourhoods.service import join, open_neighbourhood
from app.people import handshakes
from app.people.actors import actor_called
from app.people.cookies import HANDSHAKE, SESSION
from app.people.models import Person, WebSession
from app.people.queries import person_called
from app.people.sessions import open_session
from app.people.sign_in import ask_to_sign_in, keys_for
from app.people.signing_in_pages import WHICH
from app.permissions.who import Role
from tests.browser.cards_laid_in import in_with_card
from tests.browser.met import OPENER
from tests.browser.served import SECRET

SEVERAL = "ken, of two places"
SHUT_OUT = "delroy, whose PIN is shut"
SHARING = "two with one number"
IN_CORNERS = {OPENER: "kath", SEVERAL: "ken"}
CORNERS_ALONE = (SHUT_OUT, SHARING)
NUMBER = "+447700900777"


def corners_laid_in(session: Session) -> dict[str, int | str]:
    """The numbers, and the keys of the links."""
    here = neighbourhood_called(session, "linnet")
    mina = actor_called(session, "mina", here.id)
    invitation = invite(session, mina, here, InviteForm(name="Ada Lin", email="ada@example.org"))
    _a_place_with_nothing(session)
    _more_in_a_story(session, here)
    frank, doreen = (actor_called(session, who, here.id).person_id or 0 for who in ("frank", "doreen"))
    name_helper(session, mina.writing_down(frank, mina.via), here, doreen)
    return {
        **_a_recording(session, here),
        "shut_card": _a_shut_pin(session, here),
        "link": _a_link(session),
        "invitation": key_for(invitation),
        "left_lying": _left_lying(session, mina.person_id or 0),
    }


def cookies_in_corners(session: Session, numbers: dict[str, int | str], who: str) -> dict[str, str]:
    """What the browser holds of those who are not in by their own session."""
    if who == SHARING:
        return {HANDSHAKE: handshakes.begin(session, WHICH, {"number": NUMBER, "return_to": ""})}
    return {SESSION: in_with_card(session, int(numbers["shut_card"]))}


def _a_place_with_nothing(session: Session) -> None:
    """With an officer; and a neighbour who belongs to two."""
    place = open_neighbourhood(session, Neighbourhood(slug="mill", name="Mill Lane"))
    kath, ken = (person_called(session, who) for who in ("kath", "ken"))
    join(session, place.id, kath.id or 0, [Role.DEVELOPMENT_OFFICER])
    join(session, place.id, ken.id or 0, [Role.RESIDENT])


def _more_in_a_story(session: Session, here: Here) -> None:
    """Hands were counted for the oldest need that waits, and an activity answers it."""
    waiting = select(Need).where(Need.neighbourhood_id == here.id, Need.stands == "waiting", Need.review == "shown")
    need = session.exec(waiting.order_by(col(Need.number)).limit(1)).one()
    count_heads(session, actor_called(session, "mina", here.id), need, 12)
    planned = select(Activity).where(Activity.neighbourhood_id == here.id).order_by(col(Activity.number)).limit(1)
    session.exec(planned).one().need_id = need.id


def _a_recording(session: Session, here: Here) -> dict[str, int | str]:
    recorded = select(Attachment.id, Need.number).join(Need, col(Need.id) == Attachment.need_id)
    voices = recorded.where(Need.neighbourhood_id == here.id, Attachment.kind == AttachmentKind.VOICE)
    number, need = session.exec(voices.order_by(col(Attachment.id)).limit(1)).one()
    return {"recording": number, "recorded": need}


def _a_shut_pin(session: Session, here: Here) -> int:
    """Delroy’s card, and his PIN after one slip too many; he shares a number with Marlene."""
    delroy = actor_called(session, "delroy", here.id)
    service.make_cards(session, actor_called(session, "mina", here.id), here, [delroy.person_id or 0], SECRET)
    pins.choose_pin(session, delroy, "7294", SECRET)
    for _ in range(pins.TRIES):
        pins.try_pin(session, delroy.person_id or 0, "8153", SECRET)
    for one in session.exec(select(Person).where(col(Person.handle).in_(("delroy", "marlene")))):
        one.phone = one.confirmed_phone = NUMBER
    mine = select(Card.id).where(Card.person_id == delroy.person_id).order_by(col(Card.id).desc())
    return session.exec(mine.limit(1)).one()


def _a_link(session: Session) -> str:
    attempt, _ = ask_to_sign_in(session, "rosa@example.org", "127.0.0.1")
    link, _ = keys_for(session, attempt, SECRET)
    return link


def _left_lying(session: Session, person_id: int) -> str:
    """A session that was quiet for too long."""
    key = open_session(session, person_id)
    held = session.exec(select(WebSession).where(WebSession.key == hashed(key))).one()
    held.last_seen_at = clock.now() - timedelta(hours=2)
    return key
