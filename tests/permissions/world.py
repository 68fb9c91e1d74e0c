"""Everyone the rules know apart, with ways in of every kind, in a house with something to do to everything."""

from datetime import timedelta

from fastapi import FastAPI
from httpx2 import Client
from sqlalchemy import text
from sqlmodel import Session

from app.belonging.forms import InviteForm, ProfileForm
from app.belonging.inviting import invite
from app.belonging.profiles import change_profile
from app.cards.service import make_cards
from app.core import clock
from app.core.shared_tablet import COOKIE, SharedTablet
from app.helping.service import name_helper
from app.moderating.forms import HideForm
from app.moderating.kinds import HiddenFor
from app.moderating.service import ask_for_second_look
from app.needs.counting import count_heads
from app.needs.forms import CommentForm, RaiseForm, ReviewForm
from app.needs.kinds import AttachmentKind, ReviewState
from app.needs.models import Attachment
from app.needs.moderating import hide_comment
from app.needs.raising import back_need, raise_need, take_back
from app.needs.replies import Comment
from app.needs.reviewing import review_need
from app.needs.talking import comment
from app.neighbourhoods.queries import organisations_of
from app.neighbourhoods.service import join
from app.notifications.queries import the_telling
from app.notifications.service import tick_off
from app.people import sessions
from app.people.forms import TokenForm
from app.people.models import Person, ToldBy
from app.people.service import add_person, make_token
from app.permissions.who import Role, Via
from app.tables.forms import TabletForm
from app.tables.service import open_tablet, take_this_device
from tests.cast import AMINA, BEA, GWEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH, Part
from tests.conftest import SECRET
from tests.house import House
from tests.looking_out.happenings import agreed
from tests.needs.happenings import answered
from tests.permissions.undoing import Undoing
from tests.permissions.whats_on import much_is_on
from tests.permissions.world_of_grants import grants_come_up
from tests.permissions.world_of_ideas import ideas_come_up
from tests.permissions.world_of_looks import looked_at_again
from tests.together.laid_in import given_in_the_world

NOOR = Part("noor", "Noor Aziz", (Role.RESIDENT,))
TESS = Part("tess", "Tess Hale", (Role.RESIDENT, Role.CONNECTOR))
HANA = Part("hana", "Hana Berg", (Role.RESIDENT,))
BO = Part("bo", "Bo Nygaard", (Role.RESIDENT,))
IDA = Part("ida", "Ida Moen", (Role.RESIDENT,))
NIA = Part("nia", "Nia Price", (Role.DEVELOPMENT_OFFICER,), organisation="norc")
OTTO = Part("otto", "Otto Lind", tuple(Role), organisation="norc", neighbourhood="heron")

PEOPLE = {
    "resident": OMAR,
    "raised": ROSA,
    "backed": AMINA,
    "connector": BEA,
    "typed": TESS,
    "helper": HANA,
    "officer": MINA,
    "living": IDRIS,
    "housing": HELEN,
    "partner": SHAH,
    "research": INES,
    "steward": SAM,
    "elsewhere": OTTO,
}
"""Tess typed in what Rosa raised, Hana was named by Rosa as her helper, and Otto is everything, but next door."""


class World:
    """`ids` says what stands for `{…}` in addresses; `keys` which headers someone sends who came in in some way."""

    client: Client
    """Goes for everyone; whose headers it sends says who asks."""

    def __init__(self, app: FastAPI, address: str) -> None:
        self.app = app
        self.ids: dict[str, object] = {"handle": ROSA.handle, "key": "a-voice-of-rosa"}
        self.people: dict[str, int] = {}
        self.keys: dict[tuple[str, str], dict[str, str]] = {("visitor", "own"): {}, ("visitor", "none"): {}}
        house = House(app, address)
        self.began = clock.now()
        self._move_in(house)
        self._happens(house)
        self._comments(house)
        ideas_come_up(house, TESS, NOOR)
        grants_come_up(house, TESS, NOOR, BO)
        agreed(house, IDA, at=self.began - timedelta(weeks=8))  # and no one has seen her since
        self.ids |= given_in_the_world(house, rosa=ROSA, typist=TESS, noor=NOOR)
        self.ids |= looked_at_again(house, NIA)
        with house.writing() as session:
            self._lies_about(session, house)
        self.ids["calendar"] = much_is_on(house, self.began, TESS, NOOR)
        self._arrive(house)
        house.close()
        self.database = Undoing(address)
        with self.database.undone():
            self.as_it_was = self.database.rows()

    def _arrive(self, house: House) -> None:
        with house.writing() as session:
            for who, part in PEOPLE.items():
                self.people[who] = house.actor(session, part).person_id or 0
                self._comes_in(session, house, who, part)
            self._tables(session, house)
            self.people |= {
                "rosa": self.people["raised"],
                "hers": self.people["raised"],
                "noor": house.actor(session, NOOR).person_id or 0,
            }
            self.last_act = self._newest(session, "participation")

    def lays_out_sounds(self) -> None:
        """A file that someone took away does not come back by itself."""
        for name in ("key", "voice", "sound"):
            path = self.app.state.storage.path(str(self.ids[name]))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"\x1aE\xdf\xa3 not much of a recording")

    def close(self) -> None:
        self.database.held.close()
        self.database.engine.dispose()

    def _move_in(self, house: House) -> None:
        with house.writing() as session:
            for part in (NOOR, TESS, HANA, BO, IDA, NIA, OTTO):
                person = Person(handle=part.handle, name=part.name, email=f"{part.handle}@example.org", language="en")
                person.told_by, here = ToldBy.EMAIL, house.here(session, part.neighbourhood)
                works_at = {one.key: one.id for one in organisations_of(session, here)}.get(part.organisation)
                join(session, here.id, add_person(session, person).id, part.roles, works_at)
            name_helper(
                session, house.actor(session, ROSA), house.here(session), house.actor(session, HANA).person_id or 0
            )

    def _happens(self, house: House) -> None:
        """Rosa's: 1 open, 2 waiting, 3 done, 4 taken back, 5 asked back about. 6 is Noor's, and open."""
        voice = Attachment(kind=AttachmentKind.VOICE, key=str(self.ids["key"]), media_type="audio/webm")
        for number in range(1, 7):
            with house.writing() as session:
                here, rosa = house.here(session), house.actor(session, ROSA).person_id
                typed = house.actor(session, TESS).writing_down(rosa, Via.IN_PERSON)
                speaker = typed if number < 6 else house.actor(session, NOOR)
                need = raise_need(
                    session, speaker, here, RaiseForm(title=f"Need {number}"), [voice] if number == 1 else []
                )
                if number not in (2, 5):
                    review_need(session, house.actor(session, MINA), need, ReviewForm(outcome=ReviewState.SHOWN))
                if number in (1, 3):
                    back_need(session, house.actor(session, AMINA), need)
        answered(house, 3)
        with house.writing() as session:
            take_back(session, house.actor(session, ROSA), house.need(session, 4))
            asks = ReviewForm(outcome=ReviewState.ASKED_BACK, reason="Which one?")
            review_need(session, house.actor(session, MINA), house.need(session, 5), asks)

    def _comments(self, house: House) -> None:
        """One that is shown, one that Nia hid, and one that she hid and that is to be looked at again."""
        for name in ("said", "hidden", "looked"):
            with house.writing() as session:
                here, need, nia = house.here(session), house.need(session, 1), house.actor(session, NIA)
                by = house.actor(session, NOOR if name == "said" else ROSA)
                said: Comment = comment(session, by, here, need, CommentForm(words=f"This is {name}."))
                if name == "said":
                    said.shown_at = said.said_at
                else:
                    hide_comment(session, nia, need, said, HideForm(hidden_for=next(iter(HiddenFor)), reason="Rude."))
                if name == "looked":
                    ask_for_second_look(session, by, said)
                session.flush()
                self.ids[name] = said.id

    def _lies_about(self, session: Session, house: House) -> None:
        """What else an address may name: a recording, a count, a tablet, a card, an invitation, tellings, a helper."""
        here, mina = house.here(session), house.actor(session, MINA)
        count_heads(session, mina, house.need(session, 1), 7)
        tablet = open_tablet(session, mina, here, TabletForm(name="Table 1"))
        rosa = house.actor(session, ROSA)
        sound = (b"\x1aE\xdf\xa3 Rosa", "audio/webm")
        profile = change_profile(session, house.app.state.storage, rosa, ProfileForm(knows="The lifts."), sound)
        with clock.at(self.began - timedelta(hours=2)):
            make_cards(session, mina, here, [house.actor(session, NOOR).person_id or 0], SECRET)
            invite(session, mina, here, InviteForm(name="Ada Lin", email="ada@example.org"))
        session.flush()
        one = {name: self._newest(session, name) for name in ("backing", "attachment", "card", "invitation", "helper")}
        waiting = list(session.execute(text("SELECT id FROM telling WHERE state = 'waiting' ORDER BY id")).scalars())
        tick_off(session, mina, the_telling(session, here, waiting[1]), ToldBy.IN_PERSON)
        self.ids |= one | {"tablet": tablet.id, "voice": profile.voice, "telling": waiting[0], "told": waiting[1]}

    @staticmethod
    def _newest(session: Session, table: str) -> int:
        return int(session.execute(text(f'SELECT max(id) FROM "{table}"')).scalar_one())

    def _comes_in(self, session: Session, house: House, who: str, part: Part) -> None:
        here, actor = house.here(session, part.neighbourhood), house.actor(session, part)
        by = house.actor(session, GWEN if part.neighbourhood == "heron" else MINA)
        person_id = actor.person_id or 0
        with clock.at(self.began - timedelta(hours=1)):
            make_cards(session, by, here, [person_id], SECRET)
        session.flush()
        card_id = self._newest(session, "card")
        for kind in ("own", "card", "proved"):
            by_card = kind != "own"
            key = sessions.open_with_card(session, here.id, person_id, card_id) if by_card else ""
            key = key or sessions.open_session(session, person_id)
            session.flush()
            if kind == "proved":
                sessions.proved(session, key)
            self.keys[who, kind] = {"cookie": f"session={key}"}
        for kind, may_write in (("read", False), ("write", True)):
            key = make_token(session, actor, TokenForm(name=kind, may_write=may_write))
            self.keys[who, kind] = {"authorization": f"Bearer {key}"}

    def _tables(self, session: Session, house: House) -> None:
        """A table in each neighbourhood; from hand to hand, and held without a name."""
        for slug, by in (("linnet", MINA), ("heron", GWEN)):
            here, officer = house.here(session, slug), house.actor(session, by)
            tablet = open_tablet(session, officer, here, TabletForm(name="The round one", lasts="3"))
            session.flush()
            cookie = f"{COOKIE}={SharedTablet(take_this_device(session, officer, tablet)).cookie}"
            there: dict[str, int | None] = {w: self.people[w] for w, p in PEOPLE.items() if p.neighbourhood == slug}
            for who, person_id in (there | ({"unnamed": None} if slug == "linnet" else {})).items():
                key = sessions.open_at_table(session, here.id, tablet.id, person_id, tablet.until)
                self.keys[who, "table"] = {"cookie": f"session={key}; {cookie}"}
