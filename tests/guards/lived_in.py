"""A house in which everything has happened at least once, so that every page has something to show."""

from sqlmodel import Session

from app.activities.own_calendar import make_calendar
from app.belonging.forms import InviteForm, ProfileForm
from app.belonging.inviting import invite
from app.belonging.profiles import change_profile
from app.cards.service import make_cards
from app.helping.service import name_helper
from app.needs.answering import answer_need, say_whether_it_helped
from app.needs.counting import count_heads
from app.needs.forms import AnswerForm, CommentForm, HelpedForm, RaiseForm, ReviewForm
from app.needs.kinds import AnswerKind, AttachmentKind, Helped, ReviewState
from app.needs.models import Attachment
from app.needs.queries import asked_about
from app.needs.raising import back_need, raise_need
from app.needs.reviewing import review_need
from app.needs.talking import comment
from app.people.forms import TokenForm
from app.people.service import make_token
from app.permissions.who import Actor
from app.tables.forms import TabletForm
from app.tables.service import open_tablet
from tests.cast import AMINA, HELEN, MINA, OMAR, ROSA, Part
from tests.guards.gone_to import has_been_on
from tests.guards.lived_in_grants import grants_come_up
from tests.guards.lived_in_ideas import ideas_come_up
from tests.house import House
from tests.together.laid_in import is_given_to

SHOWN, HIDDEN, ASKED_BACK = 1, 2, 3
FIRST_ONES = (
    "{tablet_id}",
    "{helper_id}",
    "{comment_id}",
    "{recording_id}",
    "{request_id}",
    "{vouch_id}",
    "{song_id}",
    "{hello_id}",
    "{comment_id}",
)
SECRET = "a secret of forty characters for the tests"
UNSEEN = "Quokka"
"""Stands in the hidden need, and so may stand on no page of those who may not see it."""


class LivedIn(House):
    """Need 1 is shown, backed, talked about, answered, and did not help; 2 is not shown yet; 3 was asked back about.

    What is on: see tests/guards/gone_to.py.
    """

    needs = (SHOWN, HIDDEN, ASKED_BACK)
    voice = ""
    """Under which key Rosa's name is heard."""
    sound = ""
    """And her hello."""
    calendar = ""
    """The key of her own calendar."""

    @property
    def examples(self) -> dict[str, object]:
        """What stands for the parameters of addresses; a need's own number is put in before these."""
        return {
            "{slug}": "linnet",
            "{section}": "about",
            "{place}": "lounge",
            "{organisation}": "brookside",
            "{provider}": "brookside",
            "{device}": "0123456789abcdef",
            "{number}": 1,
            "{date_number}": 1,
            "{key}.ics": f"{self.calendar}.ics",
            "{key}": "a-recording",
            "{link}": "a-link-that-was-never-sent",
            "{handle}": ROSA.handle,
            "{count_id}": 2,
            "{voice}": self.voice,
            "{invitation}": 1,
            "{my_words}": "stay",
            "{sound}": self.sound,
            "{kind}": "would_come",
            "{reference}": "N",
            **dict.fromkeys(FIRST_ONES, 1),
        }

    def is_lived_in(self) -> "LivedIn":
        self._raise_needs()
        with self.writing() as session:
            here, need = self.here(session), self.need(session, SHOWN)
            back_need(session, self.actor(session, AMINA), need)
            count_heads(session, self.actor(session, MINA), need, 9)
            name_helper(session, self.actor(session, AMINA), here, self.actor(session, OMAR).person_id or 0)
            comment(session, self.actor(session, OMAR), here, need, CommentForm(words="It has been so for weeks."))
            comment(session, self.actor(session, HELEN), here, need, CommentForm(words="I saw it today."))
            form = AnswerForm(kind=AnswerKind.DONE, words="We put in a new bench.")
            answer_need(session, self.actor(session, HELEN), here, need, form)
            rosa = self.actor(session, ROSA)
            said = HelpedForm(how=Helped.NO, words="It wobbles.")
            say_whether_it_helped(session, rosa, asked_about(session, need), need, said)
            make_token(session, rosa, TokenForm(name="A reader"))
            open_tablet(session, self.actor(session, MINA), here, TabletForm(name="Table 1"))
            self._introduce(session, rosa)
            make_cards(session, self.actor(session, MINA), here, [rosa.person_id or 0], SECRET)
            asks = ReviewForm(outcome=ReviewState.ASKED_BACK, reason="Which door do you mean?")
            review_need(session, self.actor(session, MINA), self.need(session, ASKED_BACK), asks)
        ideas_come_up(self, UNSEEN)
        grants_come_up(self, UNSEEN)
        self.sound = is_given_to(self, UNSEEN)
        has_been_on(self)
        return self

    def _introduce(self, session: Session, actor: Actor) -> None:
        """Rosa says who she is, in her own voice; and someone is asked to join."""
        said, sound = ProfileForm(knows="Which lift to take."), (b"\x1aE\xdf\xa3 Rosa", "audio/webm")
        self.voice = str(change_profile(session, self.app.state.storage, actor, said, sound).voice)
        self.calendar = make_calendar(session, actor, self.here(session))
        asked = InviteForm(name="Ada Lin", email="ada@example.org")
        invite(session, self.actor(session, MINA), self.here(session), asked)

    def _raise_needs(self) -> None:
        recording = self._a_recording()
        self._raise("The bench by the lift is broken", ROSA, [recording])
        with self.writing() as session:
            shows = ReviewForm(outcome=ReviewState.SHOWN)
            review_need(session, self.actor(session, MINA), self.need(session, SHOWN), shows)
        self._raise(f"{UNSEEN} in the garden", ROSA)
        self._raise("The door bangs at night", ROSA)

    def _raise(self, title: str, part: Part, enclosed: list[Attachment] | None = None) -> None:
        with self.writing() as session:
            form = RaiseForm(title=title, place="lounge")
            raise_need(session, self.actor(session, part), self.here(session), form, enclosed or [])

    def _a_recording(self) -> Attachment:
        key = str(self.examples["{key}"])
        path = self.app.state.storage.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x1aE\xdf\xa3 not much of a recording")
        return Attachment(kind=AttachmentKind.VOICE, key=key, media_type="audio/webm")
