"""YAML text → a tree in which every key and value knows its place.

The tree is built straight from the C parser's events, in one pass that is also the guard: anchors,
aliases, tags, deep nesting and a second document are refused before anything can grow from them,
and no constructor ever runs.  Every scalar stays text (`no` is "no"); the schema types it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import regex
import yaml

from checkers.model import Position
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.mistakes import explain
from checkers.rulebook.nearest import cited

MAX_DEPTH = 12
MAX_BYTES = 1_000_000

_Mark: TypeAlias = "yaml.Mark | yaml._yaml.Mark"
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# `"\b"` in double quotes is YAML for a backspace; the author meant a word boundary.
_CONTROL = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar; `start` and `end` are code points of the file, quotation marks included."""

    source: Located
    start: int
    end: int
    plain: bool = True

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def position(self) -> Position:
        return self.source.position


@dataclass(frozen=True, slots=True)
class Listing:
    position: Position
    start: int
    end: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping in the order written; duplicate keys are still in it (see `by_key`)."""

    position: Position
    start: int
    end: int
    entries: tuple[tuple[Leaf, Node], ...]


Node: TypeAlias = Leaf | Listing | Table


def parse_tree(text: str, path: str) -> Node | None:
    """Read one YAML document, None for an empty one; RulePackError for what is not allowed.

    `path` is what positions will say.
    """
    _refuse_unreadable(text, path)
    grower = _Grower(text, path)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            grower.take(event)
    except yaml.MarkedYAMLError as error:
        raise explain(error, text, path, opened=grower.opened) from None
    except yaml.YAMLError as error:
        raise RulePackError(f"not YAML: {error}", Position(path, 1, 1)) from None
    return grower.root


def by_key(table: Table) -> dict[str, Node]:
    """Index a table's values by key; RulePackError for a key that stands twice."""
    found: dict[str, Node] = {}
    places: dict[str, Position] = {}
    for key, value in table.entries:
        if key.text in found:
            raise RulePackError(
                f"{cited(key.text)} stands twice (first on line {places[key.text].line}): "
                "keep one of them",
                key.position,
            )
        found[key.text] = value
        places[key.text] = key.position
    return found


def written(text: str, node: Table) -> str:
    """Cut a table's own lines out of its file, without the indentation of their place there."""
    indent = " " * (node.position.column - 1)
    first, *rest = text[node.start : node.end].splitlines()
    return "\n".join([first, *(line.removeprefix(indent) for line in rest)]).rstrip() + "\n"


def leaves(node: Node) -> Iterator[Leaf]:
    """Walk all scalars of a tree, keys included, in the order written."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from leaves(item)
    else:
        for key, value in node.entries:
            yield key
            yield from leaves(value)


def _refuse_unreadable(text: str, path: str) -> None:
    if len(text) > MAX_BYTES:
        raise RulePackError(
            f"larger than {MAX_BYTES:,} characters: split it into several files of one pack",
            Position(path, 1, 1),
        )
    bad = _UNREADABLE.search(text, concurrent=False)
    if bad:
        before = text.count("\n", 0, bad.start())
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
        raise RulePackError(
            f"the character U+{ord(bad.group()):04X} cannot stand in a rule file: delete it",
            Position(path, before + 1, column + 1),
        )


# What YAML itself forbids, found first so that the place can be named.
_UNREADABLE = regex.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)


class _Open:
    """A collection whose end has not come yet; `items` holds keys and values in turn."""

    __slots__ = ("event", "items")

    def __init__(self, event: yaml.CollectionStartEvent) -> None:
        self.event = event
        self.items: list[Node] = []


class _Grower:
    """Takes parse events one by one and grows the tree from them, without recursion."""

    __slots__ = ("_open", "_path", "_text", "root")

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._open: list[_Open] = []
        self.root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            self._add(self._leaf(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_marks(event)
            self._descend(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            raise self._error(
                event,
                "'*' begins a YAML alias, which rule files do not have: put the text in quotes",
            )
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._error(event, "a second document begins here: put it into its own file")

    @property
    def opened(self) -> tuple[int, int] | None:
        """Name line and column, from 0, of the innermost open bracket."""
        event = self._open[-1].event if self._open else None
        if event is None or not event.flow_style:
            return None
        mark = _mark(event.start_mark)
        return mark.line, mark.column

    def _descend(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise self._error(event, f"nested more than {MAX_DEPTH} deep: rules are never so deep")
        parent = self._open[-1] if self._open else None
        if parent and _expects_key(parent):
            raise self._error(
                event, "a key must be a plain word; text that begins with { or [ belongs in quotes"
            )
        self._open.append(_Open(event))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        opened = self._open.pop()
        start = _mark(opened.event.start_mark)
        end = _mark(event.end_mark).index if opened.event.flow_style else _last_end(opened, start)
        position = Position(self._path, start.line + 1, start.column + 1)
        if isinstance(opened.event, yaml.SequenceStartEvent):
            self._add(Listing(position, start.index, end, tuple(opened.items)))
            return
        keys, values = opened.items[::2], opened.items[1::2]
        entries = tuple(
            (key, value)
            for key, value in zip(keys, values, strict=True)
            if isinstance(key, Leaf)  # always: `_descend` refuses other keys
        )
        self._add(Table(position, start.index, end, entries))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].items.append(node)
        else:
            self.root = node

    def _leaf(self, event: yaml.ScalarEvent) -> Leaf:
        start = _mark(event.start_mark)
        position = Position(self._path, *self._first_character(event))
        bad = _CONTROL.search(event.value, concurrent=False)
        if bad:
            raise RulePackError(
                f"this text holds the control character U+{ord(bad.group()):04X}, from a backslash "
                "in double quotes: use single quotes, in which a backslash stays a backslash",
                position,
            )
        plain = event.style in (None, "")
        return Leaf(Located(event.value, position), start.index, _mark(event.end_mark).index, plain)

    def _first_character(self, event: yaml.ScalarEvent) -> tuple[int, int]:
        """Find line and column, from 1, of the first character of a scalar's own text."""
        start = _mark(event.start_mark)
        if event.style in ("'", '"'):
            return start.line + 1, start.column + 2
        if event.style not in ("|", ">"):
            return start.line + 1, start.column + 1
        block = self._text[start.index : _mark(event.end_mark).index].splitlines()
        for down, line in enumerate(block[1:], start=1):
            if line.strip():
                return start.line + 1 + down, len(line) - len(line.lstrip()) + 1
        return start.line + 1, start.column + 1

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            raise self._error(
                event,
                "'&' begins a YAML anchor, which rule files do not have: put the text in quotes",
            )
        if event.tag is not None:
            raise self._error(
                event, "'!' begins a YAML tag, which rule files do not have: put the text in quotes"
            )

    def _error(self, event: yaml.Event, message: str) -> RulePackError:
        mark = _mark(event.start_mark)
        return RulePackError(message, Position(self._path, mark.line + 1, mark.column + 1))


def _expects_key(opened: _Open) -> bool:
    return isinstance(opened.event, yaml.MappingStartEvent) and len(opened.items) % 2 == 0


def _mark(mark: _Mark | None) -> _Mark:
    if mark is None:
        raise ValueError("events of a parsed text have marks")
    return mark


def _last_end(opened: _Open, start: _Mark) -> int:
    """Find where a block collection's words end; the parser's own mark stands at the next token."""
    return opened.items[-1].end if opened.items else start.index
