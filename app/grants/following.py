"""After the decision: noting the payment, saying what happened, and looking back."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.core.money import in_minor
from app.grants.forms import PaidForm, ToldForm
from app.grants.kinds import GrantState
from app.grants.models import Grant
from app.grants.money import NOT_AN_AMOUNT
from app.grants.pots import held_pot
from app.grants.proposing import news_of
from app.helping.speaking import speaks_only_for_themselves
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.notifications.service import tell
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

MORE_THAN_AGREED = N_("That is more than the board agreed.")
ONLY_AGREED = N_("Only what the board agreed can be paid, and only once.")
NOT_PAID = N_("Nothing has been paid yet, so there is nothing to tell.")
TOLD_ALREADY = N_("Someone has told this already.")
ONLY_PROMISED = N_("Only what is agreed and not paid yet can be let go.")
TELL_FIRST = N_("First someone says what happened.")


def note_payment(session: Session, actor: Actor, here: Here, grant: Grant, form: PaidForm) -> None:
    """The money went out. Never with anyone's bank details."""
    permit(actor, Act.PAY_GRANT, grant)
    _, pot = held_pot(session, here)
    if grant.state != GrantState.AGREED:
        raise TooLate(ONLY_AGREED)
    minor = in_minor(form.amount, pot.currency)
    if minor is None:
        raise NotLikeThis(NOT_AN_AMOUNT, field="amount")
    if minor > grant.cost_minor:
        raise NotLikeThis(MORE_THAN_AGREED, field="amount")

    grant.paid_on, grant.paid_minor, grant.paid_note = form.paid_on, minor, form.note
    grant.state = GrantState.PAID
    record(session, actor, Kind.GRANT_PAID, grant)


def tell_what_happened(session: Session, actor: Actor, grant: Grant, form: ToldForm) -> None:
    """What came of the money, for all to read. Until it is told, nothing else is decided for the same group."""
    permit(actor, Act.TELL_GRANT, grant)
    speaks_only_for_themselves(session, actor, grant)
    waits_for_words(grant)

    grant.happened, grant.happened_at, grant.happened_by_id = form.words, clock.now(), actor.spoken_by_id
    record(session, actor, Kind.GRANT_TOLD, grant)


def waits_for_words(grant: Grant) -> None:
    """Raises TooLate: what happened with the money is told once, when there is some."""
    if grant.state != GrantState.PAID:
        raise TooLate(NOT_PAID)
    if grant.happened_at is not None:
        raise TooLate(TOLD_ALREADY)


def let_grant_go(session: Session, actor: Actor, here: Here, grant: Grant, form: ToldForm) -> None:
    """It will not be paid, and why: the money is in the pot again, and the group may be given something else."""
    permit(actor, Act.LET_GO_GRANT, grant)
    held_pot(session, here)
    if grant.state != GrantState.AGREED:
        raise TooLate(ONLY_PROMISED)

    grant.state = GrantState.LET_GO
    grant.happened, grant.happened_at, grant.happened_by_id = form.words, clock.now(), actor.person_id
    record(session, actor, Kind.GRANT_LET_GO, grant)
    message = news_of(actor, grant, About.GRANT_LET_GO)
    message.words = form.words
    is_told = {grant.said_by_id} - {None, actor.person_id}
    tell(session, message, [person for person in is_told if person], on_the_board=grant.said_by_id is None)


def look_back(session: Session, actor: Actor, grant: Grant, form: ToldForm) -> None:
    """The board looks at it again, with what happened before them."""
    permit(actor, Act.LOOK_BACK_GRANT, grant)
    if grant.state != GrantState.PAID or grant.happened_at is None:
        raise TooLate(TELL_FIRST)
    if grant.looked_back_at is not None:
        raise TooLate(TOLD_ALREADY)

    grant.looked_back, grant.looked_back_at, grant.looked_back_by_id = form.words, clock.now(), actor.person_id
    record(session, actor, Kind.GRANT_LOOKED_BACK, grant)
