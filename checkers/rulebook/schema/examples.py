"""`examples`: a rule's own tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema

from checkers.model import SourceKind
from checkers.rulebook.compiled import Example
from checkers.rulebook.loader import Listing, Node, Table
from checkers.rulebook.schema.fields import (
    Choice,
    Day,
    Flag,
    NodeField,
    Text,
    Texts,
    Words,
    leaf_of,
    one_of,
    read_all,
    refuse,
    table_of,
)
from checkers.rulebook.schema.tables import describe, read_table

EXPECTED = ("contradicted", "unsupported", "undecided", "consistent", "silent")
EXAMPLE = "`- contradicted: The text that the rule must flag.`"

_ARTICLE = ("headline", "dateline", "standfirst", "published")


class SourceSchema(Schema):
    id = Words()
    text = Words(required=True)
    title = Words()
    kind = Choice(SourceKind, called="kind of source")
    published = Day()


class Sources(NodeField):
    """Texts, or mappings with a text → tuple of request sources, each with an id."""

    def read(self, node: Node) -> tuple[Mapping[str, str], ...]:
        items = node.items if isinstance(node, Listing) else (node,)
        given = read_all(_Source(), items)
        return tuple({"id": f"source-{n}", **source} for n, source in enumerate(given, start=1))

    def describe(self) -> dict[str, Any]:
        return Texts(item=_Source()).describe()


class _Source(NodeField):
    def read(self, node: Node) -> dict[str, str]:
        if isinstance(node, Table):
            return read_table(_SOURCE, node, "a source")
        return {"text": leaf_of(node).text}

    def describe(self) -> dict[str, Any]:
        return {"anyOf": [Text().describe(), describe(SourceSchema())]}


class ExampleSchema(Schema):
    contradicted = Words(about="a text that the rule must flag")
    unsupported = Words(about="a text that the rule must flag, for verdict: unsupported")
    undecided = Words(about="a text about which the rule cannot tell")
    consistent = Words(about="a text that the rule checks and finds right")
    silent = Words(about="a text about which the rule says nothing at all")
    says = Words(about="words that the message must hold")
    published = Day(about="the article's date")
    headline = Words()
    dateline = Words()
    standfirst = Words()
    sources = Sources(about="source texts, or mappings with id, text, title, kind, published")
    known_miss = Flag(about="a gap that is known, and must announce itself when cured")


class Examples(NodeField):
    def read(self, node: Node) -> tuple[Example, ...]:
        if not isinstance(node, Listing):
            refuse(f"expected a list of examples, such as {EXAMPLE}", node.position)
        return read_all(_Example(), node.items)

    def describe(self) -> dict[str, Any]:
        return {"type": "array", "items": _Example().describe(), "minItems": 2}


class _Example(NodeField):
    def read(self, node: Node) -> Example:
        table = table_of(node, EXAMPLE)
        given = read_table(_EXAMPLE_SCHEMA, table, "an example")
        expected = [word for word in EXPECTED if word in given]
        if len(expected) != 1:
            refuse(
                f"expected one of {one_of(EXPECTED)} in each example, found "
                f"{' and '.join(expected) or 'none'}",
                table.position,
            )
        article = {key: given[key] for key in _ARTICLE if key in given}
        return Example(
            expected=expected[0],
            article={"body": given[expected[0]], **article},
            sources=given.get("sources", ()),
            position=table.position,
            says=given.get("says"),
            known_miss=given.get("known_miss", False),
        )

    def describe(self) -> dict[str, Any]:
        return {
            **describe(ExampleSchema()),
            "oneOf": [{"required": [word]} for word in EXPECTED],
        }


_SOURCE, _EXAMPLE_SCHEMA = SourceSchema(), ExampleSchema()
