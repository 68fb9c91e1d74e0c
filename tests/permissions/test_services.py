"""A page is not the only door: whoever the table of rules keeps out is refused by the services themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlmodel import Session, select

from app.belonging import inviting, joining, profiles, roles
from app.belonging.forms import InviteForm, NeighbourForm, ProfileForm
from app.cards import pins
from app.cards import service as cards
from app.cards.models import Card
from app.core.errors import NotAllowed, NotAtTheTable, NotFound, ProveFirst, SignInFirst
from app.helping import service as helping
from app.helping.models import Helper
from app.home import gathering, leaving
from app.home.leaving_forms import MyWords
from app.moderating import service as looking
from app.moderating.forms import HideForm, ReportForm, SecondLookForm
from app.moderating.kinds import HiddenFor, SecondOutcome
from app.needs import answering, counting, moderating, raising, reviewing, talking
from app.needs.forms import AnswerForm, CommentForm, RaiseForm, ReviewForm
from app.needs.kinds import AnswerKind, ReviewState
from app.needs.models import Attachment
from app.needs.replies import Comment
from app.neighbourhoods import settings, sign_ins
from app.neighbourhoods.forms import OrganisationForm, PlaceForm
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import organisations_of, places_of
from app.notifications import service as telling
from app.notifications.models import Telling
from app.people import devices, passkeys
from app.people import service as people
from app.people.forms import DetailsForm, PasskeyForm, TokenForm, ToldByForm
from app.people.models import ToldBy
from app.permissions.rules import Act, may
from app.permissions.who import VISITOR, Actor, Role, SessionKind, Via
from app.tables import service as tables
from app.tables.forms import TabletForm
from app.tables.models import Tablet
from tests.cast import AMINA, BEN, INES, ROSA, SAM
from tests.conftest import SECRET
from tests.guards.lived_in import SHOWN, LivedIn
from tests.house import House
from tests.permissions import services_of_whats_on as whats_on

REFUSED = (NotAllowed, NotAtTheTable, NotFound, ProveFirst, SignInFirst)
ADA = InviteForm(name="Ada Lin", email="ada.lin@example.org")
HERE = passkeys.House("http://testserver", SECRET)


@dataclass
class Things:
    """What there is to do something to."""

    session: Session
    house: LivedIn

    def the(self, table: Any) -> Any:
        return self.session.exec(select(table).order_by(table.id)).first()

    @property
    def here(self) -> Any:
        return self.house.here(self.session)

    @property
    def need(self) -> Any:
        return self.house.need(self.session, SHOWN)

    @property
    def rosa(self) -> int:
        return self.house.actor(self.session, ROSA).person_id or 0

    @property
    def membership(self) -> Membership:
        return self.session.exec(select(Membership).where(Membership.person_id == self.rosa)).one()

    @property
    def storage(self) -> Any:
        return self.house.app.state.storage


Verb = Callable[[Session, Actor, Things], object]
About = Callable[[Things], object]
here: About = lambda at: at.here  # noqa: E731 - one word for the table below
need: About = lambda at: at.need  # noqa: E731 - as above
said: About = lambda at: at.the(Comment)  # noqa: E731 - as above
member: About = lambda at: at.membership  # noqa: E731 - as above
nothing: About = lambda at: None  # noqa: E731 - as above
HIDE = HideForm(hidden_for=next(iter(HiddenFor)), reason="It is rude.")
LOOKED = SecondLookForm(outcome=SecondOutcome.SHOWN_AGAIN, words="It is kind enough.")
ANSWER = AnswerForm(kind=AnswerKind.DONE, words="We mended it today.")
DETAILS = DetailsForm(name="Another Name", language="en")

VERBS: list[tuple[Act, About, Verb]] = [
    (Act.OPEN_TABLET, here, lambda s, a, at: tables.open_tablet(s, a, at.here, TabletForm(name="Table 9"))),
    (Act.OPEN_TABLET, here, lambda s, a, at: tables.choose_tiles(s, a, at.the(Tablet), [at.rosa])),
    (Act.OPEN_TABLET, here, lambda s, a, at: tables.new_opening_code(s, a, at.the(Tablet), SECRET)),
    (Act.OPEN_TABLET, here, lambda s, a, at: tables.take_this_device(s, a, at.the(Tablet))),
    (Act.OPEN_TABLET, here, lambda s, a, at: tables.close_tablet(s, a, at.the(Tablet))),
    (Act.OPEN_TABLET, here, lambda s, a, at: tables.close_all(s, a, at.here)),
    (Act.MAKE_CARD, here, lambda s, a, at: cards.make_cards(s, a, at.here, [at.rosa], SECRET)),
    (Act.MAKE_CARD, here, lambda s, a, at: cards.stop_card(s, a, at.the(Card))),
    (Act.MAKE_CARD, here, lambda s, a, at: pins.choose_pin_together(s, a, at.the(Card), "7294", SECRET)),
    (Act.SEE_OWN, nothing, lambda s, a, at: pins.choose_pin(s, a, "7294", SECRET)),
    (Act.NAME_HELPER, here, lambda s, a, at: helping.name_helper(s, a, at.here, at.rosa)),
    (Act.NAME_HELPER, here, lambda s, a, at: helping.end_helper(s, a, at.here, at.the(Helper))),
    (Act.WRITE_DOWN, here, lambda s, a, at: helping.write_down_how_told(s, _for(a, at), at.here, ToldBy.IN_PERSON)),
    (Act.INVITE, here, lambda s, a, at: inviting.invite(s, a, at.here, ADA)),
    (
        Act.GIVE_ROLE,
        here,
        lambda s, a, at: inviting.invite(s, a, at.here, ADA.model_copy(update={"role": Role.STEWARD})),
    ),
    (Act.INVITE, here, lambda s, a, at: inviting.withdraw(s, a, at.here, 1)),
    (Act.INVITE, here, lambda s, a, at: joining.add_neighbour(s, a, at.here, NeighbourForm(name="Ivo Novak"))),
    (Act.GIVE_ROLE, member, lambda s, a, at: roles.give_role(s, a, at.membership, Role.CONNECTOR, None)),
    (Act.GIVE_ROLE, member, lambda s, a, at: roles.end_role(s, a, at.membership, Role.RESIDENT)),
    (Act.GIVE_ROLE, member, lambda s, a, at: roles.change_organisation(s, a, at.membership, 1)),
    (Act.GIVE_ROLE, member, lambda s, a, at: roles.end_membership(s, a, at.membership)),
    (Act.GIVE_ROLE, member, lambda s, a, at: roles.bring_back(s, a, at.membership)),
    (Act.SEE_OWN, nothing, lambda s, a, at: profiles.change_profile(s, at.storage, a, ProfileForm(knows="A key."))),
    (Act.SEE_OWN, nothing, lambda s, a, at: people.change_details(s, a, DETAILS)),
    (Act.MAKE_TOKEN, here, lambda s, a, at: people.make_token(s, a, TokenForm(name="A program"))),
    (Act.SEE_OWN, nothing, lambda s, a, at: people.revoke_token(s, a, 1)),
    (Act.SEE_OWN, nothing, lambda s, a, at: people.confirm_address(s, a, "ada@example.org", is_told_by_it=False)),
    (Act.SEE_OWN, nothing, lambda s, a, at: people.choose_how_told(s, a, ToldByForm(told_by=ToldBy.IN_PERSON))),
    (Act.SEE_OWN, nothing, lambda s, a, at: passkeys.ask_for_new(s, a, HERE)),
    (Act.SEE_OWN, nothing, lambda s, a, at: passkeys.make(s, a, PasskeyForm(name="Mine"), "a key", HERE)),
    (Act.SEE_OWN, nothing, lambda s, a, at: passkeys.remove(s, a, 1)),
    (Act.SEE_OWN, nothing, lambda s, a, at: devices.devices_of(s, a, "a key")),
    (Act.SEE_OWN, nothing, lambda s, a, at: devices.end_device(s, a, "0123456789abcdef")),
    (Act.SEE_OWN, nothing, lambda s, a, at: devices.end_others(s, a, "a key")),
    (Act.SEE_OWN, nothing, lambda s, a, at: leaving.leave(s, at.storage, a, MyWords.STAY)),
    (Act.SEE_OWN, nothing, lambda s, a, at: gathering.all_of_mine(s, a)),
    (Act.RAISE_NEED, here, lambda s, a, at: raising.raise_need(s, a, at.here, RaiseForm(title="A kettle"))),
    (Act.BACK_NEED, need, lambda s, a, at: raising.back_need(s, a, at.need)),
    (Act.TAKE_BACK_NEED, need, lambda s, a, at: raising.take_back(s, a, at.need)),
    (Act.TAKE_BACK_NEED, need, lambda s, a, at: raising.bring_back(s, a, at.need)),
    (Act.COMMENT, need, lambda s, a, at: talking.comment(s, a, at.here, at.need, CommentForm(words="I saw it."))),
    (Act.WRITE_DOWN, need, lambda s, a, at: counting.count_heads(s, a, at.need, 4)),
    (Act.ANSWER_NEED, need, lambda s, a, at: answering.answer_need(s, a, at.here, at.need, ANSWER)),
    (
        Act.REVIEW_NEED,
        need,
        lambda s, a, at: reviewing.review_need(s, a, at.need, ReviewForm(outcome=ReviewState.SHOWN)),
    ),
    (Act.TYPE_UP, need, lambda s, a, at: reviewing.type_up(s, a, at.need, at.the(Attachment), "She says it bangs.")),
    (Act.REVIEW_COMMENT, said, lambda s, a, at: moderating.show_comment(s, a, at.the(Comment))),
    (Act.REVIEW_COMMENT, said, lambda s, a, at: moderating.hide_comment(s, a, at.need, at.the(Comment), HIDE)),
    (Act.REPORT, said, lambda s, a, at: looking.report(s, a, at.the(Comment), ReportForm())),
    (Act.ASK_SECOND_LOOK, said, lambda s, a, at: looking.ask_for_second_look(s, a, at.the(Comment))),
    (Act.REVIEW_COMMENT, said, lambda s, a, at: moderating.give_second_look(s, a, at.need, at.the(Comment), LOOKED)),
    (Act.TICK_TELLING, here, lambda s, a, at: telling.tick_off(s, a, at.the(Telling), ToldBy.PHONE)),
    (Act.TICK_TELLING, here, lambda s, a, at: telling.tick_off_batch(s, a, at.here, ToldBy.LETTER, 99)),
    (Act.TICK_TELLING, here, lambda s, a, at: telling.untick(s, a, at.the(Telling))),
    (Act.CHANGE_SETTINGS, here, lambda s, a, at: settings.change_settings(s, a, at.here, PlaceForm(name="The shed"))),
    (Act.CHANGE_SETTINGS, here, lambda s, a, at: settings.add_place(s, a, at.here, PlaceForm(name="The shed"))),
    (Act.CHANGE_SETTINGS, here, lambda s, a, at: settings.remove_place(s, a, at.here, places_of(s, at.here)[0])),  # type: ignore[arg-type]  # only its home is asked about
    (Act.CHANGE_SETTINGS, here, lambda s, a, at: settings.add_organisation(s, a, at.here, _hands())),
    (
        Act.CHANGE_SETTINGS,
        here,
        lambda s, a, at: sign_ins.choose_sign_in(s, a, at.here, organisations_of(s, at.here)[0].id, ""),
    ),
]


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    lived_in = LivedIn(house.app, house.address).is_lived_in()
    yield lived_in
    lived_in.close()


def test_no_service_does_for_anyone_what_the_table_refuses_them(lived_in: LivedIn) -> None:
    """All that a service does before it asks is to read; here nothing else would be possible."""
    with lived_in.reading() as session:
        at = Things(session, lived_in)
        strangers = _strangers(at)
        wrong = [
            _let_in(act, verb, who, actor, at)
            for act, about, verb in [*VERBS, *whats_on.VERBS]
            for who, actor in strangers.items()
            if not may(actor, act, about(at))
        ]
    assert [one for one in wrong if one] == []


def test_no_service_takes_words_for_another_from_whoever_may_not_speak_for_them(lived_in: LivedIn) -> None:
    """Amina says that these are Rosa's words, who never named her."""
    with lived_in.reading() as session:
        at = Things(session, lived_in)
        amina = lived_in.actor(session, AMINA)
        for_rosa = amina.writing_down(at.rosa, Via.IN_PERSON)
        wrong = [_let_in(act, verb, "Amina for Rosa", for_rosa, at) for act, _, verb in whats_on.FOR_OTHERS_TOO]
    assert [one for one in wrong if one] == []


def _let_in(act: Act, verb: Verb, who: str, actor: Actor, at: Things) -> str:
    """Nothing, or who got how far."""
    line = f"line {verb.__code__.co_firstlineno} ({act}): {who}"
    try:
        verb(at.session, actor, at)
    except REFUSED:
        return ""
    except Exception as error:  # noqa: BLE001 - whatever it was, it came after the asking
        return f"{line} came as far as {error!r}"
    return f"{line} was let in"


def _strangers(at: Things) -> dict[str, Actor]:
    rosa, amina, sam, ines = (at.house.actor(at.session, part) for part in (ROSA, AMINA, SAM, INES))
    return {
        "a visitor": VISITOR,
        "Ben, from next door": at.house.actor(at.session, BEN, "linnet"),
        "Ines, a researcher": ines,
        "Amina": amina,
        "Amina at a table": replace(
            amina, session=SessionKind.TABLE, via=Via.TABLE_TABLET, is_proved=False, tablet_id=1
        ),
        "whoever holds Rosa's card": replace(rosa, session=SessionKind.CARD, is_proved=False),
        "a program that may only read": replace(sam, session=SessionKind.PROGRAM, scopes=frozenset({"read"})),
    }


def _for(actor: Actor, at: Things) -> Actor:
    return actor.writing_down(at.rosa, Via.PAPER)


def _hands() -> OrganisationForm:
    return OrganisationForm(name="Green Hands", kind="practice")
