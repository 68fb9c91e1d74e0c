"""Someone takes the table's tablet, and passes it on."""

from dataclasses import dataclass

from sqlmodel import Session

from app.cards.service import card_with_code
from app.core.languages import N_
from app.people.sessions import open_at_table
from app.tables.forms import SittingForm
from app.tables.models import Tablet
from app.tables.queries import people_on, resident_with_id
from app.tables.service import put_down

NOT_THIS_CARD = N_("This code does not open this tablet. Look at the card once more, or ask someone here.")
NOT_ON_IT = N_("Your name is not on this tablet any more. Use your card, or ask someone here.")


@dataclass(frozen=True)
class Sat:
    """Who has the tablet now (None: just a neighbour), or the field and the words of why not."""

    person_id: int | None = None
    field: str = ""
    words: str = ""


def who_sits_down(session: Session, tablet: Tablet, form: SittingForm, address: str, secret: str) -> Sat:
    """Only someone with a tile on this very tablet, with a card of this neighbourhood, or without a name."""
    if form.person:
        on_it = {one.handle: one.id for one in people_on(session, tablet)}
        return Sat(on_it[form.person]) if form.person in on_it else Sat(field="person", words=NOT_ON_IT)
    if not form.with_card:
        return Sat()

    card = card_with_code(session, form.code, address, secret)
    is_ours = card is not None and card.neighbourhood_id == tablet.neighbourhood_id
    neighbour = resident_with_id(session, tablet, card.person_id) if card and is_ours else None
    return Sat(neighbour.id) if neighbour else Sat(field="code", words=NOT_THIS_CARD)


def sit_down(session: Session, tablet: Tablet, person_id: int | None) -> str:
    """Returns the key of the session. A tablet is in one pair of hands: whoever had it before has put it down."""
    put_down(session, tablet)
    return open_at_table(session, tablet.neighbourhood_id, tablet.id, person_id, tablet.until)
