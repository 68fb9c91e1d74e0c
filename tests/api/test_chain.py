"""The whole chain as programs see it: raised, shown, backed, talked about, answered, told, checked, and open again."""

from typing import Any

from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, HELEN, MINA, ROSA
from tests.house import House
from tests.notifications.post_office import tellings

CHAIN = [
    Kind.NEED_RAISED,
    Kind.NEED_SHOWN,
    Kind.NEED_BACKED,
    Kind.COMMENT_MADE,
    Kind.NEED_ANSWERED,
    Kind.TOLD,
    Kind.TOLD,
    Kind.HELPED_SAID,
]


def test_a_need_goes_the_whole_way_and_each_step_is_read_back(house: House) -> None:
    rosa, amina, helen = (Program(house, part) for part in (ROSA, AMINA, HELEN))
    number = rosa.post("needs", {"title": "The bench by the lift is broken", "via": "own_device"})["number"]
    need = f"needs/{number}"
    amina.get(need, status=404)

    mina = house.tablet(MINA)
    mina.send(f"/linnet/{need}/review", outcome="shown")  # only a person looks at what others have written
    assert amina.get(need)["is_shown"] is True

    amina.post(f"{need}/backing", {})
    assert amina.get(need)["is_backed_by_me"] is True
    helen.post(f"{need}/comments", {"words": "I came to look at it."})
    assert [one["words"] for one in rosa.get(need)["comments"]] == ["I came to look at it."]

    answer = helen.post(f"{need}/answers", {"kind": "done", "words": "The bench is mended."})
    assert rosa.get(f"{need}/answers")["answers"] == [answer]
    assert _told(rosa.get(need)) == ([], "*")
    for part in (ROSA, AMINA):
        mina.send(f"/linnet/tellings/{tellings(house, part)[0].id}/done", how="in_person")
    assert _told(rosa.get(need)) == (["in_person"], 0)

    assert rosa.post(f"{need}/helped", {"how": "no", "words": "It is too low."})["stands"] == "waiting"
    whole = amina.get(need)
    assert (whole["stands"], whole["answers"][0]["is_current"]) == ("waiting", True)
    assert " ".join(step["kind"] for step in whole["story"]) == "raised shown backed comment answer told helped"
    assert [kind for kind in house.log() if kind != Kind.TOKEN_MADE] == CHAIN


def _told(need: dict[str, Any]) -> tuple[list[str], object]:
    (telling,) = need["tellings"]
    return [one["way"] for one in telling["told"]], telling["still_to_be_told"]
