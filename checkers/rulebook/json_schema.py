"""JSON Schema of a rule file, for completion in editors (yaml-language-server).

It is generated from the marshmallow schemas, and looser than they are: the loader judges.
"""

from __future__ import annotations

from typing import Any

from checkers.rulebook.changes import LISTS, TABLES
from checkers.rulebook.schema import FileSchema, RuleSchema, describe

_DIALECT = "http://json-schema.org/draft-07/schema#"  # what yaml-language-server reads


def rule_file_schema() -> dict[str, Any]:
    """Describe a rule file as a JSON Schema document."""
    rule = describe(RuleSchema())
    file = describe(FileSchema())
    properties: dict[str, Any] = file["properties"]
    properties["rules"] = {"type": "array", "items": {"$ref": "#/definitions/rule"}}
    properties["change"] = {
        "type": "object",
        "description": "edits to rules of extended packs: key replaces, key+ adds, key- removes",
        "patternProperties": {"^[^/]+/[^/]+$": {"$ref": "#/definitions/change"}},
        "additionalProperties": False,
    }
    return {
        "$schema": _DIALECT,
        "title": "Factdesk rule file",
        **file,
        "definitions": {"rule": rule, "change": _change(rule["properties"])},
    }


def _change(rule: dict[str, Any]) -> dict[str, Any]:
    """Describe one entry of `change`: a rule's keys, none required, lists also with + and -."""
    properties = {key: value for key, value in rule.items() if key not in ("id", "examples")}
    for key in sorted(LISTS | TABLES):
        properties[f"{key}+"] = _part(rule[key])
        if key != "examples":
            properties[f"{key}-"] = {"description": f"what to take out of {key}"}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _part(value: dict[str, Any]) -> dict[str, Any]:
    """Loosen a whole value's description to a part of it."""
    return {key: item for key, item in value.items() if key not in ("minItems", "minProperties")}
