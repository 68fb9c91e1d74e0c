"""Leaving: no answer that was kept for a second tap, of hers or of others, says who she was."""

import pytest
from sqlmodel import select

from app.core.kept_words import KeptWords, keep
from app.core.replies import IdempotentReply
from app.core.secrets import hashed
from app.home.leaving_forms import MyWords
from tests.cast import BEN, OMAR, ROSA, SAM
from tests.home.test_leaving import leaves, what_says
from tests.house import House


@pytest.mark.parametrize("my_words", MyWords)
def test_no_answer_kept_for_her_and_no_words_on_their_way_stay(house: House, my_words: MyWords) -> None:
    number = house.a_need(by=OMAR)
    rosa, omar = house.tablet(ROSA), house.tablet(OMAR)
    for tablet in (rosa, omar):
        tablet.send(f"/linnet/needs/{number}/comments", words="It wobbles.", once="a", htmx=True)
    with house.writing() as session:
        kept = {
            part: keep(session, house.actor(session, part).person_id or 0, "/me", {"a": "b"}) for part in (ROSA, OMAR)
        }
        assert len(session.exec(select(IdempotentReply)).all()) == 2
    leaves(house, my_words)
    with house.reading() as session:
        omars = house.actor(session, OMAR).person_id
        (words,) = session.exec(select(KeptWords)).all()
        assert (words.key, words.person_id) == (hashed(kept[OMAR]), omars)
        of_hers = session.exec(select(IdempotentReply).where(IdempotentReply.body != "")).all()
    assert of_hers == []


def test_what_others_were_answered_about_her_goes_too_and_is_not_done_twice(house: House) -> None:
    sam, omar, ben = house.tablet(SAM), house.tablet(OMAR), house.tablet(BEN)
    number, over_there = house.a_need(), house.a_need("The kerb is too high", by=BEN)
    answered = [
        (omar, f"/linnet/needs/{number}/comments", {"words": "It wobbles."}, 204),
        (ben, f"/heron/needs/{over_there}/comments", {"words": "And wet."}, 200),
    ]
    for tablet, path, fields, _ in answered:
        assert tablet.client.post(path, data={**fields, "once": "a"}, headers={"hx-request": "true"}).text
    sam.client.post("/linnet/people/rosa/back", data={"once": "a"})
    assert {"idempotent_reply", "person"} <= what_says(house, "Rosa Delgado", "/rosa")
    leaves(house, "stay")
    before = house.log()
    assert "idempotent_reply" not in what_says(house, "Rosa", "rosa")
    for tablet, path, fields, status in answered:
        again = tablet.client.post(path, data={**fields, "once": "a"}, headers={"hx-request": "true"})
        assert (again.status_code, bool(again.text)) == (status, status == 200)
    assert house.log() == before
