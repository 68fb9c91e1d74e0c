"""Acts on one offer in any order, by programs: none fails, and what keeps people safe holds after each of them."""

import random
from typing import Any

import pytest

from app.offers.models import Offer, OfferRequest, Vouch
from tests.api.program import Program
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import everything
from tests.offers.happenings import offered

YES, NO = {"state": "agreed", "words": "I ring you."}, {"state": "declined"}
SHOWN, PRIVATE = {"outcome": "shown"}, {"outcome": "private", "reason": "I have to ask first."}
ALONE = {"one_to_one": True}
OF_THE_OFFER = (
    *((AMINA, "requests", {"words": "I would like that."}), (OMAR, "requests", {"words": "Me too."})),
    *((MINA, "review", said) for said in (SHOWN, PRIVATE, SHOWN | ALONE, PRIVATE | ALONE)),
    (MINA, "vouches", {"vouched_by": "Bea Okafor", "words": "Kind for years."}),
    (ROSA, "ending", None),
)
OF_A_REQUEST = (
    *((ROSA, "answer", YES), (ROSA, "answer", YES), (ROSA, "answer", NO), (ROSA, "done", None)),
    *((AMINA, "thanks", {"words": "Thank you."}), (AMINA, "taking-back", None)),
)
STEPS = 40


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order_no_one_is_alone_with_someone_unvouched(house: House, seed: int) -> None:
    chance, number = random.Random(seed), offered(house)
    programs = {part: Program(house, part) for part in (ROSA, AMINA, OMAR, MINA)}
    for step in range(STEPS):
        part, path, said = _any_act(house, chance, is_late=step > STEPS - 8)
        was_private = bool(everything(house, Offer)[0].private_because)
        program = programs[part]
        answer = program.client.post(
            f"{program.base}offers/{number}/{path}", json=said, headers={"authorization": f"Bearer {program.key}"}
        )
        assert answer.status_code < 500, (seed, step, path, said, answer.text[:600])
        if was_private and (said == YES or path == "requests"):
            assert answer.status_code in (403, 404, 409, 422), (seed, step, path, answer.text)
        _is_safe(house)


def _any_act(house: House, chance: random.Random, is_late: bool) -> tuple[Any, str, Any]:
    """Rosa takes it back only near the end, as little happens to it after that."""
    acts = [one for one in OF_THE_OFFER if is_late or one[1] != "ending"]
    requests, vouches = everything(house, OfferRequest), everything(house, Vouch)
    if vouches:
        acts.append((MINA, f"vouches/{chance.choice(vouches).id}/end", {"reason": "It no longer holds."}))
    if requests and chance.random() < 0.5:
        part, path, said = chance.choice(OF_A_REQUEST)
        return part, f"requests/{chance.choice(requests).id}/{path}", said
    return chance.choice(acts)


def _is_safe(house: House) -> None:
    (offer,), requests = everything(house, Offer), everything(house, OfferRequest)
    holding = {vouch.id for vouch in everything(house, Vouch) if vouch.ended_at is None}
    assert all(one.one_to_one == offer.one_to_one for one in requests)
    if offer.one_to_one:
        assert all(one.vouch_id in holding for one in requests if one.state == "agreed")
