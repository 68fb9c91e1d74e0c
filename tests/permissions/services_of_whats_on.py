"""The services of ideas, grants, what is on, offers, songs and hellos, each with the act that it asks about."""

from types import SimpleNamespace
from typing import Any

from app.activities import changing, coming, door_tablets, lifts, planning, who_came
from app.activities.happenings import the_activity, the_happening
from app.giving import service as giving
from app.grants import deciding, following, pots
from app.grants import proposing as grants
from app.grants.models import Grant
from app.ideas import answering, did_it_help, proposing, supporting
from app.ideas.kinds import SupportKind
from app.ideas.models import Idea
from app.ideas.queries import asked_about
from app.looking_out import agreeing, missed
from app.looking_out import asking as asking_after
from app.offers import answering as replies
from app.offers import asking, offering, thanking, vouching
from app.offers.models import Offer, OfferRequest
from app.offers.queries import Asked
from app.permissions.rules import Act
from app.together import birthdays, saying_hello, service
from app.together.models import Song, SpokenHello

NO_FORM: Any = None
"""What is not let in reads none."""
OF_NO_IDEA: Any = SimpleNamespace(idea=None)
OF_AN_IDEA: Any = SimpleNamespace(idea=1)


def here(at: Any) -> Any:
    return at.here


def idea(at: Any) -> Any:
    return at.the(Idea)


def for_it(at: Any) -> Any:
    return asked_about(at.session, idea(at))


def grant(at: Any) -> Any:
    return at.the(Grant)


def planned(at: Any) -> Any:
    return the_activity(at.session, at.here, 1)


def date(at: Any) -> Any:
    return the_happening(at.session, at.here, 1, 1)


def offer(at: Any) -> Any:
    return at.the(Offer)


def asked(at: Any) -> Any:
    request = at.the(OfferRequest)
    return Asked(request, at.session.get_one(Offer, request.offer_id))


def song(at: Any) -> Any:
    return at.the(Song)


def hello(at: Any) -> Any:
    return at.the(SpokenHello)


def nothing(_at: Any) -> None:
    return None


FOR_OTHERS_TOO = [
    (Act.PROPOSE_IDEA, here, lambda s, a, at: proposing.propose_idea(s, a, at.here, NO_FORM)),
    (Act.TAKE_BACK_IDEA, idea, lambda s, a, at: proposing.take_back_idea(s, a, idea(at))),
    (Act.SUPPORT_IDEA, idea, lambda s, a, at: supporting.support_idea(s, a, idea(at), NO_FORM)),
    (Act.SUPPORT_IDEA, idea, lambda s, a, at: supporting.take_back_support(s, a, idea(at), SupportKind.WOULD_COME)),
    (Act.SAY_HELPED, for_it, lambda s, a, at: did_it_help.say_whether_it_helped(s, a, for_it(at), NO_FORM)),
    (Act.PROPOSE_GRANT, here, lambda s, a, at: grants.propose_grant(s, a, at.here, NO_FORM)),
    (Act.BOOK, date, lambda s, a, at: coming.book(s, a, at.here, date(at), NO_FORM)),
    (Act.BOOK, date, lambda s, a, at: coming.book_all(s, a, at.here, date(at), NO_FORM)),
    (Act.BOOK, date, lambda s, a, at: coming.say_yes(s, a, at.here, date(at))),
    (Act.BOOK, date, lambda s, a, at: coming.cancel(s, a, at.here, date(at))),
    (Act.BOOK, date, lambda s, a, at: coming.cancel_all(s, a, at.here, date(at))),
    (Act.ASK_FOR_OFFER, offer, lambda s, a, at: asking.ask_for(s, a, offer(at), NO_FORM)),
    (Act.FOLLOW_REQUEST, asked, lambda s, a, at: asking.take_back_request(s, a, asked(at))),
    (Act.ANSWER_REQUEST, asked, lambda s, a, at: replies.answer_request(s, a, asked(at), NO_FORM)),
    (Act.ANSWER_REQUEST, asked, lambda s, a, at: replies.say_it_is_done(s, a, asked(at))),
    (Act.FOLLOW_REQUEST, asked, lambda s, a, at: thanking.thank(s, a, asked(at), NO_FORM)),
    (Act.ANSWER_REQUEST, asked, lambda s, a, at: thanking.share_thanks(s, a, at.here, asked(at), wish=True)),
    (Act.FOLLOW_REQUEST, asked, lambda s, a, at: thanking.keep_thanks_between_us(s, a, asked(at))),
    (Act.TAKE_BACK_GIVEN, song, lambda s, a, at: giving.take_back(s, a, song(at))),
    (Act.TAKE_BACK_GIVEN, hello, lambda s, a, at: saying_hello.take_hello_back(s, at.storage, a, hello(at))),
    (Act.SEE_OWN, nothing, lambda s, a, at: birthdays.BIRTHDAY.is_said(s, a, at.here, NO_FORM)),
    (Act.SEE_OWN, nothing, lambda s, a, at: birthdays.BIRTHDAY.is_taken_back(s, a, at.here)),
    (Act.SEE_OWN, nothing, lambda s, a, at: agreeing.LOOK_OUT.is_said(s, a, at.here, NO_FORM)),
    (Act.SEE_OWN, nothing, lambda s, a, at: agreeing.LOOK_OUT.is_taken_back(s, a, at.here)),
]
"""What may be said for another, by those who may speak for them, and by no one else."""

VERBS = [
    *FOR_OTHERS_TOO,
    (Act.REVIEW_IDEA, idea, lambda s, a, at: proposing.look_at_idea(s, a, idea(at), NO_FORM)),
    (Act.ANSWER_IDEA, idea, lambda s, a, at: answering.answer_idea(s, a, at.here, idea(at), NO_FORM)),
    (Act.ANSWER_IDEA, idea, lambda s, a, at: answering.try_idea(s, a, idea(at), NO_FORM)),
    (Act.ANSWER_IDEA, idea, lambda s, a, at: answering.write_what_was_learned(s, a, idea(at), NO_FORM)),
    (Act.REVIEW_GRANT, grant, lambda s, a, at: grants.look_at_grant(s, a, grant(at), NO_FORM)),
    (Act.VOICE_GRANT, grant, lambda s, a, at: deciding.give_voice(s, a, grant(at), NO_FORM)),
    (Act.DECIDE_GRANT, grant, lambda s, a, at: deciding.decide_grant(s, a, at.here, grant(at), NO_FORM)),
    (Act.PAY_GRANT, grant, lambda s, a, at: following.note_payment(s, a, at.here, grant(at), NO_FORM)),
    (Act.TELL_GRANT, grant, lambda s, a, at: following.tell_what_happened(s, a, grant(at), NO_FORM)),
    (Act.LET_GO_GRANT, grant, lambda s, a, at: following.let_grant_go(s, a, at.here, grant(at), NO_FORM)),
    (Act.LOOK_BACK_GRANT, grant, lambda s, a, at: following.look_back(s, a, grant(at), NO_FORM)),
    (Act.KEEP_POT, here, lambda s, a, at: pots.note_in_pot(s, a, at.here, NO_FORM)),
    (Act.PLAN_ACTIVITY, here, lambda s, a, at: planning.plan_activity(s, a, at.here, OF_NO_IDEA)),
    (Act.TURN_IDEA, idea, lambda s, a, at: planning.plan_activity(s, a, at.here, OF_AN_IDEA)),
    (Act.CHANGE_ACTIVITY, planned, lambda s, a, at: planning.change_activity(s, a, at.here, planned(at), NO_FORM)),
    (Act.CHANGE_ACTIVITY, date, lambda s, a, at: changing.move_date(s, a, at.here, date(at), NO_FORM)),
    (Act.CHANGE_ACTIVITY, date, lambda s, a, at: changing.call_off_date(s, a, at.here, date(at), NO_FORM)),
    (Act.CHANGE_ACTIVITY, date, lambda s, a, at: changing.put_back(s, a, at.here, date(at))),
    (Act.CHANGE_ACTIVITY, planned, lambda s, a, at: changing.call_off_activity(s, a, at.here, planned(at), NO_FORM)),
    (Act.CHANGE_ACTIVITY, planned, lambda s, a, at: changing.add_date(s, a, at.here, planned(at), NO_FORM)),
    (Act.SEAT_RIDERS, date, lambda s, a, at: lifts.seat(s, a, date(at), NO_FORM)),
    (Act.SEAT_RIDERS, date, lambda s, a, at: lifts.tell_riders(s, a, at.here, date(at))),
    (Act.TICK_CAME, date, lambda s, a, at: who_came.came(s, a, date(at), at.rosa)),
    (Act.TICK_CAME, date, lambda s, a, at: who_came.did_not_come(s, a, date(at), at.rosa)),
    (Act.TICK_CAME, date, lambda s, a, at: who_came.count_comers(s, a, date(at), 4)),
    (Act.TAP_IN, date, lambda s, a, at: who_came.taps_in(s, a, date(at), at.rosa)),
    (Act.TAP_IN, date, lambda s, a, at: who_came.taps_out(s, a, date(at), at.rosa)),
    (Act.TICK_CAME, date, lambda s, a, at: door_tablets.open_at_door(s, a, date(at), "At the door")),
    (Act.SEE_MISSED, here, lambda s, a, at: missed.who_is_missed(s, a, at.here)),
    (Act.ASK_AFTER, here, lambda s, a, at: asking_after.ask_after(s, a, at.here, "rosa")),
    (Act.MAKE_OFFER, here, lambda s, a, at: offering.make_offer(s, a, at.here, NO_FORM)),
    (Act.REVIEW_GIVEN, offer, lambda s, a, at: offering.review_offer(s, a, offer(at), NO_FORM)),
    (Act.TAKE_BACK_GIVEN, offer, lambda s, a, at: offering.end_offer(s, a, offer(at))),
    (Act.REVIEW_GIVEN, asked, lambda s, a, at: thanking.show_thanks(s, a, asked(at))),
    (Act.NOTE_VOUCH, offer, lambda s, a, at: vouching.note_vouch(s, a, offer(at), NO_FORM)),
    (Act.NOTE_VOUCH, offer, lambda s, a, at: vouching.end_vouch(s, a, offer(at), 1, NO_FORM)),
    (Act.REVIEW_GIVEN, song, lambda s, a, at: giving.look_at(s, a, song(at), NO_FORM)),
    (Act.GIVE, here, lambda s, a, at: service.ask_for_song(s, a, at.here, NO_FORM)),
    (Act.GIVE, here, lambda s, a, at: saying_hello.say_hello(s, at.storage, a, NO_FORM, (at.here, (b"", "")))),
]
