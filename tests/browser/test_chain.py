"""The whole chain as its people would do it: raised, heard, answered, told, and checked."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.browser.conftest import OpenScreen
from tests.browser.neighbours import TITLE, Neighbour
from tests.browser.post import words_of
from tests.browser.screen import Screen
from tests.browser.served import Served

DOING = "A new bench is on its way. It will stand in the same place."
DONE = "The new bench stands by the lift."
STILL_LOW = "It is too low for me. I can't get up again."
DONE_AGAIN = "The bench is now as high as a kitchen chair."
BANNED = "Our customers get a new bench."

Cast = dict[str, Neighbour]


@dataclass(frozen=True)
class Way:
    """One way of going through the chain."""

    language: str = "en"
    scripts: bool = True


WAYS = {"with htmx": Way(), "without scripts": Way(scripts=False), "in Arabic": Way(language="ar")}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_need_is_raised_heard_answered_told_and_checked(way: Way, linnet: Served, screens: OpenScreen) -> None:
    cast = _cast(screens, way)
    need = _is_raised_and_shown(cast)
    _is_backed(cast, need)
    _is_answered_with_hints(cast, need)
    _all_are_told(cast, linnet, need)
    _did_not_help_and_is_answered_again(cast, need)
    _tells_its_story(cast["rosa"].sees(need), cast)
    _is_on_the_board_of_what_happened(cast["amina"].screen)


def test_the_chain_also_runs_on_postgresql(linnet_on_postgres: Served, screens: OpenScreen) -> None:
    cast = _cast(screens, Way())
    need = _is_raised_and_shown(cast)
    _is_backed(cast, need)
    cast["helen"].answers(need, "done", DONE)
    linnet_on_postgres.post_goes_out()
    assert [DONE in words_of(mail) for mail in linnet_on_postgres.letterbox.to("bea@example.org")] == [True]
    cast["mina"].ticks_off(cast["amina"].name, need)
    assert cast["mina"].cards_for(cast["amina"].name, need).count() == 0
    cast["rosa"].says_it_helped(need, "no", STILL_LOW)
    cast["helen"].sees(need).reads("Those behind it were told", "So the need is open again.")


def test_arabic_pages_run_from_right_to_left(linnet: Served, screens: OpenScreen) -> None:
    screen = screens().become("rosa", "ar")
    assert screen.find("html").get_attribute("dir") == "rtl"
    heading, page = screen.find("h1").bounding_box(), screen.find("main").bounding_box()
    assert heading and page
    assert heading["x"] + heading["width"] > page["x"] + page["width"] / 2, "the heading begins at the wrong side"


def _cast(screens: OpenScreen, way: Way) -> Cast:
    return {
        handle: Neighbour(screens(java_script_enabled=way.scripts), handle, way.language)
        for handle in ("rosa", "amina", "bea", "mina", "helen")
    }


def _is_raised_and_shown(cast: Cast) -> int:
    need = cast["rosa"].raises()
    cast["amina"].screen.open(f"/linnet/needs/{need}", status=404)  # not before someone has looked at it
    cast["mina"].shows(need)
    return need


def _is_backed(cast: Cast, need: int) -> None:
    cast["amina"].backs(need)
    cast["bea"].wants_mail()
    cast["bea"].backs(need)


def _is_answered_with_hints(cast: Cast, need: int) -> None:
    helen = cast["helen"]
    helen.begins_to_answer(need)
    helen.writes_answer("doing", BANNED, by_when=30)
    helen.screen.press("Check my words first")
    helen.screen.reads("This may help neighbours to understand it:")
    assert helen.screen.find("main [name='words']").input_value() == BANNED, "what was typed is lost"
    helen.writes_answer("doing", DOING)
    helen.gives_answer(need)
    cast["rosa"].sees(need).reads(DOING)
    helen.answers(need, "done", DONE)


def _all_are_told(cast: Cast, linnet: Served, need: int) -> None:
    mina, bea, amina = cast["mina"], cast["bea"], cast["amina"]
    linnet.post_goes_out()
    mails = linnet.letterbox.to("bea@example.org")
    assert [any(words in words_of(mail) for mail in mails) for words in (DOING, DONE)] == [True, True]
    assert bea.name in str(mails[0]["To"])
    assert mina.cards_for(amina.name, need).count() == 2
    mina.ticks_off(amina.name, need)
    mina.ticks_off(amina.name, need)
    mina.posts_the_letters()
    assert mina.cards_for(amina.name, need).count() == 0


def _did_not_help_and_is_answered_again(cast: Cast, need: int) -> None:
    rosa, helen = cast["rosa"], cast["helen"]
    rosa.says_it_helped(need, "no", STILL_LOW)
    helen.sees(need).reads(STILL_LOW, "So the need is open again.")
    helen.answers(need, "done", DONE_AGAIN)
    rosa.says_it_helped(need, "yes")


def _tells_its_story(screen: Screen, cast: Cast) -> None:
    def step(sentence: str, **values: object) -> str:
        return screen.say(sentence, **values)

    rosa, doing, done = cast["rosa"].name, step("Being done"), step("Done")
    assert screen.titles() == _in_order(step, rosa, doing, done)
    assert DONE_AGAIN in screen.find("#answer").inner_text(), "the newest answer does not stand on top"


def _in_order(step: Callable[..., str], rosa: str, doing: str, done: str) -> list[str]:
    answered = [step("Answer: %(kind)s", kind=kind) for kind in (doing, done)]
    told, asked = step("Those behind it were told"), step("%(who)s was asked: did it help?", who=rosa)
    return [
        step("%(who)s raised this", who=rosa),
        step("It was shown to all neighbours"),
        step("Neighbours began to say “me too”"),
        *answered,
        told,
        told,
        asked,
        answered[1],
        asked,
        step("Those behind it are to be told"),
    ]


def _is_on_the_board_of_what_happened(screen: Screen) -> None:
    screen.find("a[href='/linnet/what-happened']").first.click()
    screen.arrives("/linnet/what-happened")
    screen.reads(DONE_AGAIN, TITLE)
