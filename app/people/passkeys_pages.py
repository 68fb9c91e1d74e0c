"""Pages of passkeys: made and removed on one's own page, used to sign in. They need scripts; all other ways do not."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people import cookies, passkeys
from app.people.arriving import Arrival, Arrived
from app.people.forms import PasskeyForm
from app.people.passkeys import Asked, House
from app.people.signing_in import sign_in_page, signed_in

router = Room()

PASSKEYS = "people/passkeys.html"
NOT_MADE = N_("Your device did not make a passkey. Please try again.")
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/me/passkeys")
def show_passkeys(visit: Arrived) -> Response:
    return visit.page(PASSKEYS, **_kept(visit), answers=NOTHING_TYPED)


@router.post("/me/passkeys/options")
def ask_device_for_new(visit: Arrived) -> Response:
    return _asks(visit, passkeys.ask_for_new(visit.session, visit.in_private, _house(visit)))


@router.post("/me/passkeys")
def make_passkey(visit: Arrived) -> Response:
    actor, answers = visit.comes_home(), read(PasskeyForm, visit.typed)
    if answers.accepted is not None:
        key = cookies.handshake_key(visit)
        if passkeys.make(visit.session, actor, answers.accepted, key, _house(visit)):
            return visit.go("/me/passkeys")
        answers = answers.but("name", NOT_MADE)
    # What a device has answered is worth nothing the second time.
    answers = Answers({**answers.typed, "credential": ""}, None, answers.mistakes)
    return visit.again(PASSKEYS, PASSKEYS, **_kept(visit), answers=answers)


@router.post("/me/passkeys/{number}/remove")
def remove_passkey(visit: Arrived, number: Number) -> Response:
    passkeys.remove(visit.session, visit.comes_home(), number)
    return visit.go("/me/passkeys")


@router.post("/sign-in/passkey/options")
def ask_device_who(visit: Arrived) -> Response:
    return _asks(visit, passkeys.ask_who(visit.session, _house(visit)))


@router.post("/sign-in/passkey")
def sign_in_with_passkey(visit: Arrived) -> Response:
    credential, key = visit.typed.get("credential", ""), cookies.handshake_key(visit)
    person_id = passkeys.person_with_passkey(visit.session, credential, key, _house(visit))
    place = cookies.local_place(visit.typed.get("return_to", ""))
    if person_id is None:
        return sign_in_page(visit, NOTHING_TYPED, place, passkey_failed=True)
    response = signed_in(visit, person_id, place)
    cookies.forget_handshake(visit, response)
    return response


def _kept(visit: Arrival) -> dict[str, object]:
    return {"passkeys": passkeys.passkeys_of(visit.session, visit.comes_home().person_id)}


def _asks(visit: Arrival, asked: Asked) -> Response:
    response = Response(asked.options, media_type="application/json")
    cookies.keep_handshake(visit, response, asked.key)
    return response


def _house(visit: Arrival) -> House:
    return House.of(visit.settings)
