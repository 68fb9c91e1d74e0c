"""The API's description is whole and true: what a machine makes of it never breaks anything."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.much import much_is_here
from tests.api.program import key_of
from tests.cast import MINA, ROSA, Part
from tests.house import House

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    ignored_auth,
]
EXAMPLES = 5
METHODS = {"get", "post", "delete"}


def test_only_the_api_is_described_and_every_call_fully(house: House) -> None:
    description = house.app.openapi()
    calls = {(path, method): call for path, calls in description["paths"].items() for method, call in calls.items()}
    assert all(path.startswith("/api/v1/{slug}/") and method in METHODS for path, method in calls)
    assert len({call["operationId"] for call in calls.values()}) == len(calls) == 198
    for call in calls.values():
        assert call["summary"] and call["tags"] and call["security"] == [{"key": []}]
        assert {"401", "403", "404", "409", "422"} <= set(call["responses"])
        for status, response in call["responses"].items():
            if status >= "400":
                assert response["content"] == {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                }
            elif status != "204":
                assert "$ref" in response["content"]["application/json"]["schema"]
    assert description["components"]["securitySchemes"]["key"]["scheme"] == "bearer"


def test_calls_that_change_something_take_a_once_key_and_say_so(house: House) -> None:
    for calls in house.app.openapi()["paths"].values():
        for method, call in calls.items():
            names = {parameter["name"] for parameter in call["parameters"]}
            assert ("Idempotency-Key" in names) is (method != "get")


def test_every_name_in_the_description_leads_somewhere(house: House) -> None:
    description = house.app.openapi()
    shapes = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}
    assert set(_references(description)) <= shapes
    assert house.tablet().client.get("/openapi.json").json() == description


@pytest.mark.long
@pytest.mark.parametrize("part", [ROSA, MINA])
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_nothing_a_machine_can_think_of_breaks_it(house: House, part: Part, mode: GenerationMode) -> None:
    much_is_here(house)
    headers = {"Authorization": f"Bearer {key_of(house, part)}"}
    for found in schemathesis.openapi.from_asgi("/openapi.json", house.app).get_all_operations():
        _try(found.ok(), mode, headers)


def _try(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        # Left to chance, it would hardly ever find the neighbourhood, or anything in it.
        if mode.is_positive:
            given = case.path_parameters
            given |= {name: value % 4 + 1 for name, value in given.items() if isinstance(value, int)}
            given["slug"] = "linnet"
        case.call_and_validate(headers=headers, checks=CHECKS)

    one()


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if "$ref" in part else []
        return own + [name for inside in part.values() for name in _references(inside)]
    return [name for inside in part for name in _references(inside)] if isinstance(part, list) else []
