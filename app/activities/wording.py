"""How people are told about the dates they come to: in one language, the same in mail, letter, text and voice."""

from dataclasses import replace
from datetime import date, time

from app.activities.telling import LIFT_LOST, ONE_MORE, TOMORROW
from app.core.languages import N_, Language
from app.core.left import GONE
from app.core.pages import clock_time
from app.notifications.models import About, Message
from app.notifications.wording import WORDED, Say, Wording, long_day, plainly_told

_SUBJECTS = {
    About.DATE_CHANGED: N_("A change: %(title)s"),
    About.DATE_CALLED_OFF: N_("Called off: %(title)s"),
    About.WHAT_CHANGED: N_("A change: %(title)s"),
    About.PLACE_KEPT: N_("A place is kept for you: %(title)s"),
    About.PLACE_WENT_ON: N_("The place has gone: %(title)s"),
    About.COMING_SOON: N_("Coming soon: %(title)s"),
    About.COMING_TODAY: N_("Today: %(title)s"),
    About.RIDE_TOLD: N_("Your lift: %(title)s"),
    About.NEXT_TERM: N_("Will you come again? %(title)s"),
}
_SUBJECTS_OF_KINDS = {
    LIFT_LOST: N_("A change to your lift: %(title)s"),
    TOMORROW: N_("Tomorrow: %(title)s"),
    ONE_MORE: N_("One more date: %(title)s"),
}
_HEADLINES = {
    About.DATE_CHANGED: N_("There is a change. It is now on %(when)s."),
    "and_later": N_("There is a change, to this and all later dates. The next is on %(when)s."),
    "put_back": N_("It is on after all, on %(when)s."),
    About.WHAT_CHANGED: N_("There is a change. The next date is on %(when)s."),
    About.DATE_CALLED_OFF: N_("It is called off. It would have been on %(when)s."),
    "all_off": N_("It is called off, with all later dates. The next would have been on %(when)s."),
    About.PLACE_KEPT: N_("A place came free, on %(when)s."),
    About.PLACE_WENT_ON: N_("The time to say yes is over. The place kept for you is open to others again: %(when)s."),
    About.COMING_SOON: N_("You said you would come. It is on %(when)s."),
    About.COMING_TODAY: N_("You said you would come. It is today, on %(when)s."),
    TOMORROW: N_("You said you would come. It is tomorrow, on %(when)s."),
    About.RIDE_TOLD: N_("%(name)s picks you up by car on %(day)s."),
    "ride_at": N_("%(name)s picks you up by car on %(day)s, at about %(time)s."),
    LIFT_LOST: N_("Your lift on %(day)s has changed. %(name)s can’t pick you up."),
    "lift_lost_unnamed": N_("Your lift on %(day)s has changed. Whoever was to pick you up can’t."),
    About.NEXT_TERM: N_("It goes on. The first date is on %(when)s."),
    ONE_MORE: N_("You come to all the other dates. There is one more, on %(when)s."),
}
_NEXT = {
    About.PLACE_KEPT: N_("Please say yes by %(until)s. Then it goes to the next person."),
    About.PLACE_WENT_ON: N_("You can ask for a place again."),
    About.RIDE_TOLD: N_("If you can’t come, please tell us. Then nobody waits for you."),
    LIFT_LOST: N_("%(looks)s is looking for another lift for you. Please don’t wait outside."),
    "lift_lost_unnamed": N_("We are looking for another lift for you. Please don’t wait outside."),
    About.COMING_SOON: N_("If you can’t come, please tell us. Someone else may wait for a place."),
    About.NEXT_TERM: N_("If you would like to come again, please tell us. No place is kept for you yet."),
    ONE_MORE: N_("If you would like to come then, too, please tell us. No place is kept for you yet."),
}
_COST = {
    (True, True): N_("It costs %(now)s now. It was %(was)s."),
    (True, False): N_("It costs nothing now. It was %(was)s."),
    (False, True): N_("It costs %(now)s now. It cost nothing before."),
}
_BRING = {
    (True, True): N_("Please bring: %(now)s. Before it was: %(was)s."),
    (True, False): N_("You need not bring anything now. Before it was: %(was)s."),
    (False, True): N_("Please bring: %(now)s."),
}
"""Each by whether there was something before, and whether there is now."""
_WHEN = N_("%(day)s at %(time)s")
_THERE = N_("%(when)s, %(spot)s")
_TOLD_BY = N_("%(name)s tells you this.")
_TOLD_BY_FOR = N_("%(name)s tells you this, from %(organisation)s.")


def in_words(say: Say, language: Language, message: Message) -> Wording:
    """The message as this language says it."""
    when = _when(say, language, message.day, message.at_time)
    there = say(_THERE, when=when, spot=message.spot) if message.spot else when
    return replace(
        plainly_told(say, message, _SUBJECTS_OF_KINDS.get(message.kind) or _SUBJECTS[message.about]),
        headline=_headline(say, language, message, there),
        next=_next(say, language, message),
        decided=_told_by(say, message),
    )


def _headline(say: Say, language: Language, message: Message, there: str) -> str:
    """With what it costs and what to bring, as it is now and as it was, where that has changed."""
    says = _HEADLINES[_which(message)]
    first = say(says, when=there, name=message.said_by, **_day_and_time(language, message))
    changes = ((_COST, message.cost_was, message.cost_is), (_BRING, message.bring_was, message.bring_is))
    said = [say(sentences[bool(was), bool(now)], was=was, now=now) for sentences, was, now in changes if was or now]
    return " ".join([first, *said])


def _day_and_time(language: Language, message: Message) -> dict[str, str]:
    return {
        "day": long_day(language, message.day) if message.day else "",
        "time": clock_time(language, message.at_time) if message.at_time else "",
    }


def _next(say: Say, language: Language, message: Message) -> str:
    is_known = message.kind != LIFT_LOST or _has_a_name(message.organisation)
    which = (message.kind or message.about) if is_known else "lift_lost_unnamed"
    until = _when(say, language, message.answer_day, message.answer_time)
    return say(_NEXT[which], until=until, looks=message.organisation) if which in _NEXT else ""


def _has_a_name(name: str) -> bool:
    return name not in ("", GONE)


def _told_by(say: Say, message: Message) -> str:
    if message.about == About.RIDE_TOLD:
        return ""
    by_whom = _TOLD_BY_FOR if message.organisation else _TOLD_BY
    return say(by_whom, name=message.said_by, organisation=message.organisation) if message.said_by else ""


def _which(message: Message) -> str:
    if message.about == About.DATE_CALLED_OFF and message.kind:
        return "all_off"
    if message.kind == LIFT_LOST:
        return LIFT_LOST if _has_a_name(message.said_by) else "lift_lost_unnamed"
    if message.about == About.RIDE_TOLD and message.at_time is not None:
        return "ride_at"
    return message.kind or message.about


def _when(say: Say, language: Language, day: date | None, at: time | None) -> str:
    if day is None or at is None:
        return ""
    return say(_WHEN, day=long_day(language, day), time=clock_time(language, at))


for _about in _SUBJECTS:
    WORDED[_about] = in_words
