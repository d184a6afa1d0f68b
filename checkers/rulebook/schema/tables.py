"""Load a mapping of a rule file by a marshmallow schema, and describe the schema to editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError

from checkers.rulebook.errors import RulePackError
from checkers.rulebook.loader import Table, by_key
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.schema.fields import NodeField


def read_table(schema: Schema, table: Table, called: str) -> dict[str, Any]:
    """Load a table by its schema; ValidationError holds a list of placed mistakes."""
    try:
        entries = by_key(table)
    except RulePackError as error:
        raise ValidationError([error]) from None
    try:
        given: dict[str, Any] = schema.load(entries)
    except ValidationError as error:
        raise ValidationError(_placed(schema, table, error.messages_dict, called)) from None
    return given


def _placed(
    schema: Schema, table: Table, messages: Mapping[str, list[Any]], called: str
) -> list[RulePackError]:
    """Give each mistake its place: marshmallow itself says only "unknown" and "required"."""
    known = {field.data_key or name: field for name, field in schema.fields.items()}
    keys = {key.text: key for key, _ in table.entries}
    found: list[RulePackError] = []
    for name, items in messages.items():
        field = known.get(name)
        if field is None:
            hint = did_you_mean(name, known) or f"; the keys of {called}: {', '.join(known)}"
            found.append(RulePackError(f"unknown key {cited(name)}{hint}", keys[name].position))
            continue
        remedy = field.remedy if isinstance(field, NodeField) else ""
        found.extend(
            item
            if isinstance(item, RulePackError)
            else RulePackError(remedy or f"{called} needs the key `{name}`", table.position)
            for item in items
        )
    return sorted(found, key=lambda error: (error.position.line, error.position.column))


def describe(schema: Schema) -> dict[str, Any]:
    """Describe a schema's mapping as JSON Schema."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    for name, field in schema.fields.items():
        if not isinstance(field, NodeField):
            continue
        key = field.data_key or name
        about = {"description": field.about} if field.about else {}
        properties[key] = {**field.describe(), **about}
        if field.required:
            required.append(key)
    found = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**found, "required": required} if required else found
