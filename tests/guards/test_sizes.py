"""Ceilings, not averages: elegance is lost in the largest file."""

from tests.guards.repository import Function, functions, lines, named, under

FILE, TEST_FILE, FUNCTION, PARAMETERS, TEMPLATE = 200, 250, 25, 5, 80


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    ceilings = (("app", ".py", FILE), ("tests", ".py", TEST_FILE), ("templates", ".html", TEMPLATE))
    too_long = [
        f"{named(path)}: {length} lines"
        for folder, ending, ceiling in ceilings
        for path in under(folder, ending)
        if (length := lines(path.read_text())) > ceiling
    ]
    assert not too_long


def test_no_function_is_longer_than_a_glance() -> None:
    too_long = [
        f"{named(path)}: {function.name} has {length} lines"
        for path in (*under("app", ".py"), *under("tests", ".py"))
        for function in functions(path)
        if (length := _length(path.read_text(), function)) > FUNCTION
    ]
    assert not too_long


def test_no_function_asks_for_more_than_five_things() -> None:
    too_many = [
        f"{named(path)}: {function.name} takes {count}"
        for path in under("app", ".py")
        for function in functions(path)
        if (count := _parameters(function)) > PARAMETERS
    ]
    assert not too_many


def _length(words: str, function: Function) -> int:
    return lines("\n".join(words.splitlines()[function.lineno - 1 : function.end_lineno]))


def _parameters(function: Function) -> int:
    asked = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(parameter.arg not in ("self", "cls") for parameter in asked)
