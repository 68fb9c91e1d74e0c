"""“Please look out for me”, by one's own wish only."""

from sqlmodel import Session

from app.helping.own_wishes import Wish
from app.looking_out.forms import LookOutForm
from app.looking_out.models import LookedOutFor
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.permissions.who import Actor

LOOK_OUT = Wish(LookedOutFor, Kind.LOOKING_OUT_AGREED, Kind.LOOKING_OUT_ENDED)


def agree(session: Session, actor: Actor, here: Here, form: LookOutForm) -> None:
    """I wish to be missed here after so many weeks."""
    LOOK_OUT.is_said(session, actor, here, weeks=form.weeks)
