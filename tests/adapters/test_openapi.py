"""The OpenAPI document is valid, and answers are what it says."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

BODY = (
    'The mill\'s output rose 20% from 100 tons to 130 tons, "a record," said Ada Byron, 61, on '
    "Tuesday, 14 March 2024, between 9 a.m. and noon. It runs from May to July 2024, about "
    "two-thirds of the year, in the second of three halls, and cost more than $3.1 million."
)
FULL = {
    "article": {"headline": "Mill output rises 20%", "body": BODY, "published": "2024-03-15"},
    "sources": [{"id": "wire", "text": BODY}],
}


@pytest.fixture(scope="module")
def spec(client: FlaskClient) -> dict[str, Any]:
    return client.get("/openapi.json").get_json()


def test_the_document_is_valid(spec: dict[str, Any]) -> None:
    assert spec["openapi"] == "3.1.0"
    validate(spec)


@pytest.mark.parametrize(
    ("method", "path", "sent", "shape"),
    [
        ("POST", "/v1/check", FULL, "Check"),
        ("POST", "/v1/check", {"text": ""}, "Check"),
        ("POST", "/v1/facts", FULL, "Facts"),
        ("POST", "/v1/check", {"txt": 1}, "Problem"),
        ("GET", "/nowhere", None, "Problem"),
        ("GET", "/v1/rules", None, "Rules"),
        ("GET", "/v1/rules/desk/weekday-date", None, "RulePage"),
        ("GET", "/healthz", None, "Health"),
        ("GET", "/readyz", None, "Ready"),
    ],
)
def test_answers_are_as_described(
    client: FlaskClient, spec: dict[str, Any], method: str, path: str, sent: Any, shape: str
) -> None:
    answer = client.open(path, method=method, json=sent).get_json(force=True)
    schema = {**_closed(spec), "$ref": f"#/components/schemas/{shape}"}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(answer)] == []


def test_every_route_is_described(client: FlaskClient, spec: dict[str, Any]) -> None:
    pages = {"/", "/desk/<path:name>", "/docs", "/docs/<path:name>", "/openapi.json"}
    served = {rule.rule for rule in client.application.url_map.iter_rules()} - pages
    assert {path.replace("<path:name>", "{id}") for path in served} == spec["paths"].keys()


def test_the_request_schema_takes_what_the_service_takes(spec: dict[str, Any]) -> None:
    schema = {**spec, "$ref": "#/components/schemas/Request"}
    assert list(Draft202012Validator(schema).iter_errors(FULL)) == []
    assert list(Draft202012Validator(schema).iter_errors({"txt": 1})) != []


def _closed(spec: dict[str, Any]) -> dict[str, Any]:
    """Forbid keys that the document does not name, so that none goes undescribed."""
    shapes = {
        name: {**shape, "additionalProperties": False} if shape.get("properties") else shape
        for name, shape in spec["components"]["schemas"].items()
    }
    return {"components": {"schemas": shapes}}


def test_every_operation_says_how_other_errors_look(spec: dict[str, Any]) -> None:
    for path in spec["paths"].values():
        for operation in path.values():
            other = operation["responses"]["default"]["content"]["application/problem+json"]
            assert other["schema"] == {"$ref": "#/components/schemas/Problem"}
