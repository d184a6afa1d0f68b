"""marshmallow fields that read nodes of a rule file: every error knows its place.

A field raises `ValidationError` with a list of `RulePackError`, so that one load names all the
mistakes of a rule.  `describe` gives the JSON Schema of what the field accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, TypeVar

import regex
from marshmallow import ValidationError, fields

from checkers.document import published_days
from checkers.model import Position
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.loader import Leaf, Listing, Node, Table, by_key
from checkers.rulebook.naming import NAME, NAME_WORDS
from checkers.rulebook.nearest import cited, did_you_mean

NAME_PART = regex.compile(r"[a-z][a-z0-9_]*+(?:\.[a-z][a-z0-9_]*+)?")  # "d.weekday"
SLUG = regex.compile(r"(?=.{1,80}$)[a-z0-9]++(?:[.-][a-z0-9]++)*+")
SLUG_WORDS = "at most 80 small letters and digits, joined by - or ."
LINK = regex.compile(r"https?://\S++")
LINK_WORDS = "an address that begins with https:// or http://"

_Entry = TypeVar("_Entry")


def refuse(message: str, position: Position) -> NoReturn:
    raise ValidationError([RulePackError(message, position)])


def mistakes(error: ValidationError) -> list[RulePackError]:
    """List the placed errors that a field of this module raised."""
    return [item for item in error.messages if isinstance(item, RulePackError)]


def read_entries(table: Table, read: Callable[[Leaf, Node], _Entry]) -> tuple[_Entry, ...]:
    """Read each entry of a mapping whose keys all differ; one error names all mistakes."""
    by_key(table)
    errors: list[RulePackError] = []
    found: list[_Entry] = []
    for key, value in table.entries:
        try:
            found.append(read(key, value))
        except ValidationError as error:
            errors.extend(mistakes(error))
    if errors:
        raise ValidationError(errors)
    return tuple(found)


class NodeField(fields.Field[Any]):
    """A field that reads a `Node`; `about` explains it to editors of rule files."""

    def __init__(self, *, about: str = "", remedy: str = "", **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.about = about
        self.remedy = remedy  # said where a required key is missing

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401
        attr: str | None,  # noqa: ARG002
        data: Mapping[str, Any] | None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401, ARG002
    ) -> Any:  # noqa: ANN401
        return self.read(value)

    def read(self, node: Node) -> Any:  # noqa: ANN401
        raise NotImplementedError

    def describe(self) -> dict[str, Any]:
        raise NotImplementedError


class Text(NodeField):
    """Text that is not empty → Located; `pattern` must match all of it."""

    def __init__(
        self,
        *,
        pattern: regex.Pattern[str] | None = None,
        words: str = "",
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(**options)
        self.pattern = pattern
        self.words = words

    def read(self, node: Node) -> Located:
        leaf = leaf_of(node)
        if self.pattern and not self.pattern.fullmatch(leaf.text, concurrent=False):
            refuse(f"{cited(leaf.text)} is not possible here: use {self.words}", leaf.position)
        return leaf.source

    def describe(self) -> dict[str, Any]:
        if self.pattern is None:
            return {"type": ["string", "number"]}
        return {"type": "string", "pattern": json_pattern(self.pattern)}


class Words(Text):
    """Text without its place → str."""

    def read(self, node: Node) -> str:  # type: ignore[override]
        return super().read(node).text


class Choice(NodeField):
    """One of a few words → the member of an enumeration, or the word itself."""

    def __init__(self, options: Iterable[str], *, called: str, **more: Any) -> None:  # noqa: ANN401
        super().__init__(**more)
        self.options = {str(option): option for option in options}
        self.called = called

    def read(self, node: Node) -> str:
        leaf = leaf_of(node)
        if leaf.text not in self.options:
            hint = did_you_mean(leaf.text, self.options)
            refuse(
                f"no {self.called} named {cited(leaf.text)}{hint}: use {one_of(self.options)}",
                leaf.position,
            )
        return self.options[leaf.text]

    def describe(self) -> dict[str, Any]:
        return {"enum": list(self.options)}


class Whole(NodeField):
    """A whole number of at least `least` → int."""

    def __init__(self, *, least: int, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.least = least

    def read(self, node: Node) -> int:
        leaf = leaf_of(node)
        digits = leaf.text.replace("_", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
            refuse(f"{cited(leaf.text)} is not a whole number", leaf.position)
        if int(digits) < self.least:
            refuse(f"must be at least {self.least}", leaf.position)
        return int(digits)

    def describe(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least}


class Flag(NodeField):
    def read(self, node: Node) -> bool:
        leaf = leaf_of(node)
        if leaf.text not in ("true", "false"):
            refuse(f"{cited(leaf.text)} is not possible here: use true or false", leaf.position)
        return leaf.text == "true"

    def describe(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Day(NodeField):
    """An ISO 8601 day, month or year → the same text."""

    def read(self, node: Node) -> str:
        leaf = leaf_of(node)
        if published_days(leaf.text) is None:
            refuse(f"{cited(leaf.text)} is no date: write 2024-03-01", leaf.position)
        return leaf.text

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class Texts(NodeField):
    """One text or a list of them → tuple of what `item` reads."""

    def __init__(self, *, item: NodeField | None = None, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.item = item or Text()

    def read(self, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Listing):
            return (self.item.read(node),)
        if not node.items:
            refuse("the list is empty: delete the key or fill the list", node.position)
        return read_all(self.item, node.items)

    def describe(self) -> dict[str, Any]:
        item = self.item.describe()
        return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


class Pairs(NodeField):
    """A mapping of names that the author chooses → tuple of (name, value), in order."""

    def __init__(
        self,
        value: NodeField,
        *,
        example: str,
        names: regex.Pattern[str] = NAME,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(**options)
        self.value = value
        self.example = example
        self.names = names

    def read(self, node: Node) -> tuple[tuple[Located, Any], ...]:
        return read_entries(
            table_of(node, self.example),
            lambda key, value: (name_of(key, self.names), self.value.read(value)),
        )

    def describe(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": {"pattern": json_pattern(self.names)},
            "additionalProperties": self.value.describe(),
        }


class Untyped(NodeField):
    """A list or mapping that is typed later, after changes → the node."""

    def __init__(self, form: type[Listing | Table], *, expected: str, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.form = form
        self.expected = expected

    def read(self, node: Node) -> Node:
        if not isinstance(node, self.form):
            refuse(f"expected {self.expected}", node.position)
        if isinstance(node, Table):
            by_key(node)
        return node

    def describe(self) -> dict[str, Any]:
        return {"type": "array" if self.form is Listing else "object"}


# --- nodes ---------------------------------------------------------------------------------


def leaf_of(node: Node) -> Leaf:
    """Expect text that is not empty."""
    if isinstance(node, Table):
        refuse(
            "expected text, found a mapping: text that begins with { or has a colon and a space "
            "inside must be in quotes",
            node.position,
        )
    if isinstance(node, Listing):
        refuse(
            "expected one text, found a list: text that begins with [ must be in quotes",
            node.position,
        )
    if not node.text.strip():
        refuse("nothing stands here: write the value or delete the key", node.position)
    return node


def table_of(node: Node, example: str) -> Table:
    """Expect a mapping; `example` shows the author one."""
    if not isinstance(node, Table) or not node.entries:
        refuse(f"expected a mapping, such as {example}", node.position)
    return node


def name_of(key: Leaf, pattern: regex.Pattern[str] = NAME) -> Located:
    """Expect a name that expressions and phrases can use."""
    if not pattern.fullmatch(key.text, concurrent=False):
        refuse(f"{cited(key.text)} is no name: use {NAME_WORDS}", key.position)
    return key.source


def read_all(item: NodeField, nodes: Iterable[Node]) -> tuple[Any, ...]:
    """Read each node, and report the mistakes of all of them at once."""
    errors: list[RulePackError] = []
    found = []
    for node in nodes:
        try:
            found.append(item.read(node))
        except ValidationError as error:
            errors.extend(mistakes(error))
    if errors:
        raise ValidationError(errors)
    return tuple(found)


def json_pattern(pattern: regex.Pattern[str]) -> str:
    """Spell a pattern for JSON Schema, which has no possessive quantifiers."""
    return f"^(?:{pattern.pattern.replace('++', '+').replace('*+', '*').replace('?+', '?')})$"


def one_of(words: Iterable[str]) -> str:
    """Join words for a remedy: "a, b or c"."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
