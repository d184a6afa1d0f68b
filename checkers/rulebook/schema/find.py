"""`find`: what binds a rule's names."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema

from checkers.model import Kind
from checkers.rulebook.errors import Located
from checkers.rulebook.loader import Leaf, Node, Table
from checkers.rulebook.nearest import cited
from checkers.rulebook.schema.fields import (
    Choice,
    NodeField,
    Pairs,
    Text,
    Texts,
    Whole,
    name_of,
    read_entries,
    refuse,
    table_of,
)
from checkers.rulebook.schema.tables import describe, read_table
from checkers.rulebook.specs import FinderSpec, FindSpec, PhraseSpec, SelectorSpec

PLACES = ("headline", "body", "sources", "quote")


class SelectorSchema(Schema):
    one = Choice(Kind, called="kind of fact", about="bind each fact of this kind in turn")
    all = Choice(Kind, called="kind of fact", about="bind all facts of this kind as one list")
    place = Choice(PLACES, called="place", data_key="in", about="where to look")
    after = Text(about="a name bound before (or `phrase`) that the facts must follow")
    same = Choice(["unit"], called="property", about="keep facts with the unit bound before")
    min = Whole(least=1, about="the least number of facts in the list")
    where = Text(about="a condition on each fact, under this entry's own name")


class FinderSchema(Schema):
    use = Text(required=True, about="a finder written in Python")
    arguments = Pairs(Text(), example="{to: quote}", data_key="with", about="its parameters")


class Find(NodeField):
    """`find`: names and what binds them → tuple of FindSpec, in order."""

    def read(self, node: Node) -> tuple[FindSpec, ...]:
        return read_entries(table_of(node, "`phrase: ['{a:number} of {b:number}']`"), _find_entry)

    def describe(self) -> dict[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "properties": {"phrase": Texts().describe()},
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]*( *, *[a-z][a-z0-9_]*)*$"},
            "additionalProperties": {
                "anyOf": [describe(SelectorSchema()), describe(FinderSchema())]
            },
        }


def _find_entry(key: Leaf, value: Node) -> FindSpec:
    if key.text == "phrase":
        return PhraseSpec(key.source, Texts().read(value))
    if not isinstance(value, Table):
        bare = isinstance(value, Leaf) and not value.text
        refuse(
            f"expected what binds {cited(key.text)}: "
            "{one: kind}, {all: kind} or {use: finder}"
            + ('; names that are bound together stand in quotes: "a, b"' if bare else ""),
            key.position if bare else value.position,
        )
    if any(entry.text == "use" for entry, _ in value.entries):
        given = read_table(_FINDER, value, "a finder's entry")
        return FinderSpec(_names(key), given["use"], given.get("arguments", ()))
    return _selector(name_of(key), value)


def _names(key: Leaf) -> tuple[Located, ...]:
    """Split "a, b" into names that keep their places."""
    found, offset = [], 0
    for part in key.text.split(","):
        lead = len(part) - len(part.lstrip())
        name = Located(part.strip(), key.source.at(offset + lead))
        found.append(name_of(Leaf(name, key.start, key.end)))
        offset += len(part) + 1
    return tuple(found)


def _selector(name: Located, table: Table) -> SelectorSpec:
    given = read_table(_SELECTOR, table, "a selector")
    if ("one" in given) == ("all" in given):
        refuse(
            f"expected one way to bind {cited(name.text)}: {{one: kind}}, {{all: kind}} or "
            "{use: finder}",
            table.position,
        )
    if "min" in given and "one" in given:
        refuse("`min` counts a list: write `all` instead of `one`", table.position)
    return SelectorSpec(
        name=name,
        kind=given.get("one") or given["all"],
        many="all" in given,
        place=given.get("place"),
        after=given.get("after"),
        same=given.get("same"),
        minimum=given.get("min", 1),
        where=given.get("where"),
    )


_SELECTOR, _FINDER = SelectorSchema(), FinderSchema()
