"""Statements of what someone gave to their neighbours, and asked them for, one for each part of the download."""

from sqlalchemy import String, case, cast, literal
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.home.gathered_said import HOME, Rows, in_homes, keys, spoken
from app.looking_out.models import LookedOutFor
from app.neighbourhoods.models import Neighbourhood
from app.offers.models import Offer, OfferRequest, Vouch
from app.people.models import Person
from app.together.models import Birthday, Song, SpokenHello

_typist, _asker = aliased(Person), aliased(Person)
Given = type[Offer] | type[OfferRequest] | type[Song] | type[Birthday] | type[SpokenHello]


def offers(person: int, only: int | None) -> Rows:
    said = (Offer.number, Offer.kind, Offer.words, Offer.when_free, Offer.languages, Offer.one_to_one)
    return _given(Offer, person, (*said, Offer.shown_at, Offer.private_because, Offer.ended_at), only)


def offers_asked_for(person: int, only: int | None) -> Rows:
    """What one asked for, and what one was told. Who asked oneself stands among the tellings."""
    about: object = col(Offer.number).label("offer")
    answer = (OfferRequest.state, OfferRequest.answer_words, OfferRequest.agreed_on, OfferRequest.agreed_at)
    shares: object = col(OfferRequest.asker_shares).label("shares")
    thanks: tuple[object, ...] = (OfferRequest.thanked_words, OfferRequest.thanked_at, shares)
    mine = _given(OfferRequest, person, (about, OfferRequest.words, *answer, *thanks), only)
    return mine.join(Offer, col(Offer.id) == OfferRequest.offer_id)


def songs(person: int, only: int | None) -> Rows:
    said = (Song.title, Song.artist, Song.why, Song.shown_at, Song.private_because, Song.ended_at)
    return _given(Song, person, said, only)


def hellos(person: int, only: int | None) -> Rows:
    """Where the recording is heard stands beside it."""
    said = (SpokenHello.language, SpokenHello.words, SpokenHello.sounds_like, SpokenHello.is_named)
    under = literal("/").concat(col(Neighbourhood.slug)).concat("/hellos/")
    heard = under.concat(cast(col(SpokenHello.id), String)).concat("/sound/").concat(col(SpokenHello.sound))
    state = (SpokenHello.shown_at, SpokenHello.private_because, SpokenHello.ended_at)
    return _given(SpokenHello, person, (*said, heard.label("address"), *state), only)


def birthdays(person: int, only: int | None) -> Rows:
    return _given(Birthday, person, (Birthday.day, Birthday.month), only)


def looked_out_for(person: int, only: int | None) -> Rows:
    """With whoever last asked after me, and when."""
    asked: tuple[object, ...] = (LookedOutFor.weeks, LookedOutFor.asked_at, col(_asker.name).label("asked_by"))
    mine = spoken(LookedOutFor, person, asked, only)
    return mine.outerjoin(_asker, col(_asker.id) == LookedOutFor.asked_by_id)


def vouches(person: int, only: int | None) -> Rows:
    """Who said it is theirs to tell."""
    columns = (HOME, Vouch.words, Vouch.noted_at, Vouch.ends_at, Vouch.ended_at)
    mine = keys(*columns).select_from(Vouch).join(Neighbourhood, col(Neighbourhood.id) == Vouch.neighbourhood_id)
    return mine.where(col(Vouch.person_id) == person, in_homes(Vouch.neighbourhood_id, only)).order_by(col(Vouch.id))


def _given(table: Given, person: int, columns: tuple[object, ...], only: int | None) -> Rows:
    """With how it came, and who typed it when that was another."""
    typist = case((col(table.typed_by_id) == person, literal("me")), else_=_typist.name).label("typed_by")
    return (
        keys(HOME, *columns, table.said_at, table.via, table.read_back, typist)
        .select_from(table)
        .join(Neighbourhood, col(Neighbourhood.id) == table.neighbourhood_id)
        .outerjoin(_typist, col(_typist.id) == table.typed_by_id)
        .where(col(table.said_by_id) == person, in_homes(table.neighbourhood_id, only))
        .order_by(col(table.id))
    )
