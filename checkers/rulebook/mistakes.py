"""What a YAML parser's complaint means to the author of a rule, and the remedy."""

from __future__ import annotations

import regex
import yaml

from checkers.model import Position
from checkers.rulebook.errors import RulePackError

# indentation, "- " of list items, "key: ", and then the value
_VALUE = regex.compile(r"\s*+(?:-[ ]++)*+(?:[\w+-]++[ ]*+:[ ]++)?+(?P<value>\S)")

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


def explain(error: yaml.MarkedYAMLError, text: str, path: str) -> RulePackError:
    """Turn the parser's error into `path:line:column: what is wrong: remedy`."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return RulePackError(f"not YAML: {error}", Position(path, 1, 1))
    if "end of stream" in (error.problem or "") and error.context_mark is not None:
        mark = error.context_mark  # where the quotation or bracket was opened
    line, column = int(mark.line), int(mark.column)
    lines = text.splitlines()
    message, column = _remedy(
        error.problem or "not YAML", lines[line] if line < len(lines) else "", column
    )
    return RulePackError(message, Position(path, line + 1, column + 1))


def _remedy(problem: str, written: str, column: int) -> tuple[str, int]:
    """Word the remedy and choose the column to point at, from 0."""
    if "escape character" in problem:
        return _ESCAPE, column
    if "end of stream" in problem:
        return "what opens here is never closed", column
    if "mapping values are not allowed" in problem:
        inside = ":" in written[:column]
        return _COLON if inside else "this key is indented wrongly: align it with its row", column
    if "\t" in written[: column + 1] and not written[:column].strip():
        return "indented with a tab: use spaces", column
    value = _VALUE.match(written, concurrent=False)
    if value and value.group("value") in _BEGINNINGS and column >= value.start("value"):
        return _BEGINNINGS[value.group("value")], value.start("value")
    return f"not YAML ({problem}): check the indentation of this line and the one above", column
