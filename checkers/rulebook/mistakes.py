"""What a YAML parser's complaint means to the author of a rule, and the remedy."""

from __future__ import annotations

from collections.abc import Sequence

import regex
import yaml

from checkers.model import Position
from checkers.rulebook.errors import RulePackError

# indentation, "- " of list items, "key: ", and then the value
_VALUE = regex.compile(r"\s*+(?:-[ ]++)*+(?:[\w+-]++[ ]*+:[ ]++)?+(?P<value>\S)")
_NO_SPACE = regex.compile(r"[ -]*+[\w+-]++:[^\s:]")

_COLON = "a colon and a space inside a text end it: put the whole text in quotes"
_ESCAPE = (
    "a backslash in double quotes begins a YAML escape: use single quotes, in which a backslash "
    "stays a backslash"
)
_BEGINNINGS = {
    "{": "text that begins with { must be in quotes, or YAML reads a mapping",
    "[": "text that begins with [ must be in quotes, or YAML reads a list",
    '"': "the quotes close before the text ends: put the whole text in single quotes",
    "'": "the quotes close before the text ends: put the whole text in double quotes, "
    "or write '' for an apostrophe",
    "@": "text that begins with @ must be in quotes",
    "`": "text that begins with ` must be in quotes",
    "%": "text that begins with % must be in quotes",
    "*": "text that begins with * must be in quotes",
    "&": "text that begins with & must be in quotes",
}


def explain(
    error: yaml.MarkedYAMLError, text: str, path: str, *, opened: tuple[int, int] | None
) -> RulePackError:
    """Turn the parser's error into `path:line:column: what is wrong: remedy`.

    `opened` is line and column, from 0, of the innermost bracket that is open.
    """
    mark = error.problem_mark
    if mark is None:
        return RulePackError(f"not YAML: {error}", Position(path, 1, 1))
    problem = error.problem or "not YAML"
    start = error.context_mark
    if "end of stream" in problem and start:
        opened = start.line, start.column
    lines = text.splitlines()
    here = lines[mark.line] if mark.line < len(lines) else ""
    above = lines[mark.line - 1] if mark.line else ""
    if opened and ("end of stream" in problem or _left_open(lines, mark.line, opened[0])):
        message = "what opens here is never closed"
        return RulePackError(message, Position(path, opened[0] + 1, opened[1] + 1))
    if "mapping values are not allowed" in problem and _NO_SPACE.match(above, concurrent=False):
        column = len(above) - len(above.lstrip(" -")) + 1
        message = "a space after the colon is missing"
        return RulePackError(message, Position(path, mark.line, column))
    message, column = _remedy(problem, here, mark.column)
    return RulePackError(message, Position(path, mark.line + 1, column + 1))


def _left_open(lines: Sequence[str], line: int, opened: int) -> bool:
    """Tell whether `line` stands no deeper than the line with the open bracket: a new key."""
    return line > opened and (line >= len(lines) or _indent(lines[line]) <= _indent(lines[opened]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _remedy(problem: str, written: str, column: int) -> tuple[str, int]:
    """Word the remedy and choose the column to point at, from 0."""
    if "escape character" in problem:
        return _ESCAPE, column
    if "did not find expected ','" in problem:
        return "a comma is missing here, or quotes round the whole text", column
    if "mapping values are not allowed" in problem:
        inside = ":" in written[:column]
        return _COLON if inside else "this key is indented wrongly: align it with its row", column
    if "\t" in written[: column + 1] and not written[:column].strip():
        return "indented with a tab: use spaces", column
    value = _VALUE.match(written, concurrent=False)
    if value and value.group("value") in _BEGINNINGS and column >= value.start("value"):
        return _BEGINNINGS[value.group("value")], value.start("value")
    return f"not YAML ({problem}): check the indentation of this line and the one above", column
