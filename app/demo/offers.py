"""Lays in what the demo's people offer each other, through the services they use."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session, col, select

from app.core import clock
from app.core.outbox import Outbox, settle
from app.moderating.forms import LookForm
from app.moderating.kinds import FirstOutcome
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.notifications.service import tick_off, told_by_machine
from app.offers.answering import answer_request
from app.offers.asking import ask_for
from app.offers.forms import AskForm, OfferForm, ReplyForm, ThanksForm, VouchForm
from app.offers.kinds import RequestState
from app.offers.models import Offer, OfferRequest
from app.offers.offering import make_offer, review_offer
from app.offers.queries import Asked
from app.offers.thanking import share_thanks, show_thanks, thank
from app.offers.vouching import note_vouch
from app.people.actors import actor_called
from app.people.models import ToldBy
from app.people.queries import person_with_id
from app.permissions.who import Actor, Via

REVIEWER = "mina"
A_WEEK = timedelta(days=7)


class WrittenRequest(TypedDict, total=False):
    """One `[[offer.request]]` of offers.toml."""

    by: str
    days_ago: int
    words: str
    typed_by: str
    via: str
    agreed_days_ago: int
    agreed_in: int
    agreed_at: str
    answer: str
    thanks: str
    thanked_days_ago: int
    shares: bool


class WrittenOffer(TypedDict, total=False):
    """One `[[offer]]`; the other words are those of the form."""

    by: str
    days_ago: int
    waits: bool
    vouched_by: str
    vouch: str
    vouched_days_ago: int
    request: list[WrittenRequest]


def lay_in_offers(session: Session, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written."""
    path = folder / "offers.toml"
    if not path.exists():
        return
    offers: list[WrittenOffer] = tomllib.loads(path.read_text())["offer"]
    for written in sorted(offers, key=lambda one: -one["days_ago"]):
        offer = _offer(session, here, written, now)
        for request in written.get("request", []):
            _request(session, here, offer, request, now)
    session.flush()
    tell_what_is_long_ago(session, here, "offers", now)


def tell_what_is_long_ago(session: Session, here: Here, place: str, now: datetime) -> None:
    """Mina has told people by now what was said more than a week ago; mail goes by itself."""
    waiting = (
        select(Telling)
        .join(Message, col(Message.id) == Telling.message_id)
        .where(Telling.neighbourhood_id == here.id, Telling.state == TellingState.WAITING)
        .where(col(Message.place).startswith(place))
    )
    for telling in session.exec(waiting.order_by(col(Telling.id))).all():
        by_mail = telling.way == ToldBy.EMAIL
        if by_mail or telling.made_at < now - A_WEEK:
            with clock.at(min(telling.made_at + timedelta(hours=20), now)):
                if by_mail:
                    told_by_machine(session, telling)
                else:
                    tick_off(session, _reviewer(session, here), telling, telling.way)
        if telling.way in (ToldBy.EMAIL, ToldBy.TEXT):
            for job in session.exec(select(Outbox).where(Outbox.dedupe == f"telling {telling.id}")):
                settle(job)


def _offer(session: Session, here: Here, written: WrittenOffer, now: datetime) -> Offer:
    with clock.at(now - timedelta(days=written["days_ago"])):
        by = actor_called(session, written["by"], here.id)
        offer = make_offer(session, by, here, OfferForm.model_validate(written))
        if not written.get("waits"):
            review_offer(session, _reviewer(session, here), offer, LookForm(outcome=FirstOutcome.SHOWN))
    if "vouch" in written:
        with clock.at(now - timedelta(days=written["vouched_days_ago"])):
            said = VouchForm(vouched_by=written["vouched_by"], words=written["vouch"])
            note_vouch(session, _reviewer(session, here), offer, said)
    return offer


def _request(session: Session, here: Here, offer: Offer, written: WrittenRequest, now: datetime) -> None:
    with clock.at(now - timedelta(days=written["days_ago"])):
        request = ask_for(session, _asker(session, here, written), offer, AskForm(words=written["words"]))
        session.flush()
    asked = Asked(request, offer)
    if "agreed_days_ago" in written:
        _agree(session, here, asked, written, now)
    if "thanks" in written:
        _thank(session, here, asked, written, now)


def _asker(session: Session, here: Here, written: WrittenRequest) -> Actor:
    asker = actor_called(session, written["by"], here.id)
    if "typed_by" not in written:
        return asker
    typist = actor_called(session, written["typed_by"], here.id)
    return typist.writing_down(asker.person_id, Via(written["via"]), read_back=True)


def _agree(session: Session, here: Here, asked: Asked, written: WrittenRequest, now: datetime) -> None:
    moment = now - timedelta(days=written["agreed_days_ago"])
    with clock.at(moment):
        day: date = moment.date() + timedelta(days=written["agreed_in"])
        reply = ReplyForm(
            state=RequestState.AGREED,
            agreed_on=day,
            agreed_at=time.fromisoformat(written["agreed_at"]),
            words=written["answer"],
        )
        answer_request(session, _offerer(session, here, asked.request), asked, reply)


def _thank(session: Session, here: Here, asked: Asked, written: WrittenRequest, now: datetime) -> None:
    """Both wish it read, and the officer has looked."""
    with clock.at(now - timedelta(days=written["thanked_days_ago"])):
        form = ThanksForm(words=written["thanks"], shares=written["shares"])
        thank(session, actor_called(session, written["by"], here.id), asked, form)
        share_thanks(session, _offerer(session, here, asked.request), here, asked, wish=True)
        show_thanks(session, _reviewer(session, here), asked)


def _offerer(session: Session, here: Here, request: OfferRequest) -> Actor:
    return actor_called(session, person_with_id(session, request.offered_by_id).handle, here.id)


def _reviewer(session: Session, here: Here) -> Actor:
    return actor_called(session, REVIEWER, here.id)
