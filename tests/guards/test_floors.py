"""Inside a room: pages and api, then verbs, then queries, then forms, then models. However its files are split."""

from graphlib import TopologicalSorter

from tests.guards.floors import SQL, WEB, Module, rooms

ROOMS = rooms()
SHOWS = {"pages", "api"}
ABOVE = {
    "models": {"pages", "api", "verbs", "queries", "forms"},
    "forms": {"pages", "api", "verbs", "queries"},
    "words": {"pages", "api"},
    "queries": {"pages", "api", "verbs"},
    "verbs": {"pages", "api"},
}
"""What each floor may not import from its own room."""
DOES_AS_WELL = {
    "app.activities.asking": "tells people of a date, and asks whether they come",
    "app.activities.clashing": "changes as a form says, and undoes it, to see what has the same place then",
    "app.activities.differing": "tells people of dates that are different, and asks them anew",
    "app.activities.ending_terms": "plans several terms in one step",
    "app.helping.naming": "names and ends a helper as someone asked",
    "app.notifications.errands": "carries what was told",
    "app.notifications.worker": "carries what was told",
    "app.people.devices": "ends sessions",
    "app.tables.sitting": "takes a tablet",
}
"""Files that write nothing by themselves, but call verbs of their room."""
MEETS_THE_REQUEST = {
    "app.activities.showing": "one page, which many pages show again",
    "app.helping.sheets": "one sheet of paper, which the forms of many rooms print",
    "app.needs.enclosing": "a photo as it comes in",
    "app.notifications.worker": "starts and stops with the app",
    "app.people.arriving": "who asks is found out here",
    "app.people.cookies": "the cookie of a session",
    "app.people.signing_in": "sets that cookie",
    "app.tables.at_hand": "puts it aside while a tablet goes round",
}


def test_a_file_imports_from_the_floors_below_it_only() -> None:
    found = {(one.name, higher) for one in ROOMS.values() for higher in _from_above(one)}
    asked = {(name, higher) for name, higher in found if name in DOES_AS_WELL and ROOMS[higher].floor == "verbs"}
    assert found - asked == set()
    assert {name for name, _ in asked} == set(DOES_AS_WELL)


def test_only_pages_and_programs_twins_import_one_another() -> None:
    shown = {name for name, one in ROOMS.items() if one.floor in SHOWS}
    assert [name for name, one in ROOMS.items() if one.floor not in SHOWS and one.modules & shown] == []


def test_the_files_of_a_room_go_round_in_no_circle() -> None:
    TopologicalSorter({name: _of_its_room(one) for name, one in ROOMS.items()}).prepare()


def test_pages_and_api_say_no_sql_and_write_nothing() -> None:
    shown = [one for one in ROOMS.values() if one.floor in SHOWS]
    assert [one.name for one in shown if one.libraries & SQL or one.uses_the_session()] == []
    assert [one.name for one in shown for _, taken in one.takes if taken == "record"] == []


def test_forms_know_no_database_and_queries_write_nothing() -> None:
    assert [one.name for one in ROOMS.values() if one.floor == "forms" and one.libraries & SQL] == []
    assert {one.floor for one in ROOMS.values() if one.path.stem == "queries"} == {"queries"}


def test_below_the_pages_nothing_meets_a_request_or_commits() -> None:
    meets = {one.name for one in ROOMS.values() if one.floor not in SHOWS and one.libraries & WEB}
    assert meets == set(MEETS_THE_REQUEST)
    assert [one.name for one in ROOMS.values() if one.commits()] == []


def _of_its_room(module: Module) -> set[str]:
    return {name for name in module.modules if name in ROOMS and ROOMS[name].room == module.room}


def _from_above(module: Module) -> set[str]:
    return {name for name in _of_its_room(module) if ROOMS[name].floor in ABOVE.get(module.floor, ())}
