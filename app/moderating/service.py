"""Asking the team to look at something; hiding it with a reason; and a second look by someone else."""

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.moderating.forms import ReportForm, SecondLookForm
from app.moderating.kinds import HiddenFor, SecondOutcome
from app.moderating.looks import open_look_at, reports_of, second_look_at
from app.moderating.models import MayBeHidden, Report, SecondLook
from app.moderating.telling import News, tell_author
from app.notifications.models import About
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

ONLY_ONCE = N_("Someone has looked at it a second time already. That look was the last one.")
SAY_WHAT_YOU_FOUND = N_("Its author asked for a second look. Please open it, and say what you found.")
NOT_YOURS_TO_LOOK = N_("You hid this, so someone else has to look at it again.")
OF_TALK = "comment"


def report(session: Session, actor: Actor, said: MayBeHidden, form: ReportForm) -> None:
    """Ask for someone to look at it. Asking twice changes nothing."""
    permit(actor, Act.REPORT, said)
    if not said.is_shown:
        raise TooLate()
    asked = select(Report).where(Report.is_about(said), Report.by_id == actor.person_id)
    if session.exec(asked).first() is not None:
        return

    said_so = Report(
        neighbourhood_id=said.neighbourhood_id, by_id=actor.person_id or 0, words=form.words, at=clock.now()
    )
    session.add(said_so.about(said))
    record(session, actor, Kind.COMMENT_REPORTED if said.__tablename__ == OF_TALK else Kind.REPORTED, said)


def was_hidden(session: Session, actor: Actor, said: MayBeHidden, why: HiddenFor) -> None:
    """Part of hiding something. What was asked about an earlier hiding of it is asked about this one."""
    said.hidden_by_id, said.hidden_for = actor.person_id, why
    settle_reports(session, said)
    look = open_look_at(session, said)
    if look is not None and actor.person_id is not None:
        look.hidden_by_id = actor.person_id


def was_shown(session: Session, actor: Actor, said: MayBeHidden) -> bool:
    """Shows it, and returns whether a report was settled with that. Raises NotLikeThis.

    While its author waits for a second look, whoever else shows it says what they found.
    """
    if said.hidden_by_id not in (None, actor.person_id) and open_look_at(session, said) is not None:
        raise NotLikeThis(SAY_WHAT_YOU_FOUND)

    is_about_reports = settle_reports(session, said)
    # Together, as the table wants either all that says it is hidden, or nothing.
    said.hidden_by_id = said.hidden_for = None
    said.shows_again()
    return is_about_reports


def ask_for_second_look(session: Session, actor: Actor, said: MayBeHidden) -> None:
    """The author of something hidden wants someone else to look at it. Asking twice changes nothing."""
    permit(actor, Act.ASK_SECOND_LOOK, said)
    speaks_only_for_themselves(session, actor, said)
    look = second_look_at(session, said)
    if look is not None:
        if look.looked_at is not None:
            raise TooLate(ONLY_ONCE)
        return

    look = SecondLook(
        neighbourhood_id=said.neighbourhood_id,
        asked_by_id=actor.spoken_by_id or 0,
        asked_at=clock.now(),
        hidden_by_id=said.hidden_by_id or 0,
    )
    session.add(look.about(said))
    record(session, actor, Kind.SECOND_LOOK_ASKED, look)


def look_again(session: Session, actor: Actor, said: MayBeHidden, form: SecondLookForm) -> Participation:
    """Someone other than who hid it looks again, and says why it is shown again or stays hidden."""
    permit(actor, said.review_act, said)
    look = second_look_at(session, said, to_change=True)
    if look is None or look.looked_at is not None or not said.is_hidden:
        raise TooLate()
    if said.hidden_by_id == actor.person_id:
        raise NotAllowed(NOT_YOURS_TO_LOOK)
    permit(actor, Act.GIVE_SECOND_LOOK, said)

    look.looked_by_id, look.looked_at, look.words = actor.person_id, clock.now(), form.words
    look.shown_again = form.outcome == SecondOutcome.SHOWN_AGAIN
    if look.shown_again:
        said.hidden_by_id = said.hidden_for = None
        said.shows_again()
    return record(session, actor, Kind.SECOND_LOOK_GIVEN, look)


def give_second_look(session: Session, actor: Actor, said: MayBeHidden, form: SecondLookForm, place: str) -> None:
    """As `look_again`; its author is told what came of it, and at which place it stands."""
    act = look_again(session, actor, said, form)
    news = News(About.LOOKED_AGAIN, said.known_as, form.words, kind=form.outcome, place=place)
    tell_author(session, actor, said, act, news)


def settle_reports(session: Session, said: MayBeHidden) -> bool:
    """Returns whether there were any to settle."""
    waiting = [one for one in reports_of(session, said) if one.settled_at is None]
    for one in waiting:
        one.settled_at = clock.now()
    return bool(waiting)
