"""The OpenAPI 3.1 document, from the marshmallow schemas."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from checkers.adapters.api import shapes
from checkers.adapters.contract.schemas import RequestShape

_PROBLEMS: Mapping[int, str] = {
    400: "Not JSON, not UTF-8, or a body that HTTP cannot frame.",
    413: "More text than this service reads.",
    415: "Neither JSON nor plain text, a request in JSON sent as plain text, or compressed.",
    422: "Understood, but something in it cannot be used; `errors` points at it.",
    503: "Out of time, or the rules are not loaded; Retry-After says when to try again.",
}
_EXAMPLE = {"text": "The council met on Tuesday, 21 November 2024."}


def openapi_document() -> dict[str, Any]:
    spec = APISpec(
        title="Factdesk",
        version=_version(),
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
        info={
            "description": "Checks an article's figures, dates and quotes; no language model.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        servers=[{"url": "/"}],
    )
    post, get = _post, _get
    for path, operation in (
        ("/v1/check", post("check", "Check an article", shapes.CheckShape)),
        ("/v1/facts", post("facts", "Read an article's facts", shapes.FactsShape)),
        ("/v1/rules", get("rules", "List the rules", shapes.RulesShape, 503)),
        ("/v1/rules/{id}", _one_rule()),
        ("/healthz", get("healthz", "Tell whether the process is alive", shapes.HealthShape)),
        ("/readyz", get("readyz", "Tell whether rules are loaded", shapes.ReadyShape, 503)),
    ):
        spec.path(path=path, operations=operation)
    return spec.to_dict()


def _version() -> str:
    try:
        return version("factdesk")
    except PackageNotFoundError:
        return "0"


def _name(schema: Schema | type[Schema]) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return kind.__name__.removesuffix("Shape")


def _post(id_: str, summary: str, answer: type[Schema]) -> dict[str, Any]:
    body = {
        "required": True,
        "content": {
            "application/json": {"schema": RequestShape, "example": _EXAMPLE},
            "text/plain": {
                "schema": {"type": "string", "description": "An article body in UTF-8."},
                "example": _EXAMPLE["text"],
            },
        },
    }
    return {
        "post": {
            "operationId": id_,
            "summary": summary,
            "requestBody": body,
            "responses": _responses(answer, *_PROBLEMS),
        }
    }


def _get(id_: str, summary: str, answer: type[Schema], *problems: int) -> dict[str, Any]:
    return {
        "get": {
            "operationId": id_,
            "summary": summary,
            "responses": _responses(answer, *problems),
        }
    }


def _one_rule() -> dict[str, Any]:
    operations = _get("rule", "Show one rule and its YAML", shapes.RulePageShape, 404, 503)
    operations["get"]["parameters"] = [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "Pack and rule with the slash between them.",
            "schema": {"type": "string"},
            "example": "core/weekday-date",
        }
    ]
    return operations


def _responses(answer: type[Schema], *problems: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "200": {"description": "The answer.", "content": {"application/json": {"schema": answer}}}
    }
    for status in problems:
        said[str(status)] = {
            "description": _PROBLEMS.get(status, HTTPStatus(status).phrase),
            "content": {"application/problem+json": {"schema": shapes.ProblemShape}},
        }
    said["default"] = {
        "description": "Any other error, such as an unforeseen one (500, with the id in the log).",
        "content": {"application/problem+json": {"schema": shapes.ProblemShape}},
    }
    return said
