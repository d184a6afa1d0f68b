"""Rules as JSON, and as their author wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checkers.model import Position
from checkers.rulebook import Rulebook
from checkers.rulebook.compiled import CompiledRule, Example


def rule_entry(compiled: CompiledRule) -> dict[str, Any]:
    rule = compiled.rule
    return {
        "id": rule.id,
        "title": rule.title,
        "family": rule.family,
        "severity": rule.severity.value,
        "status": rule.status.value,
        "link": rule.link,
        "tags": list(rule.tags),
        "pack": rule.pack,
        "position": place_of(rule.position),
    }


def rule_page(compiled: CompiledRule) -> dict[str, Any]:
    """Say all about one rule: its entry, its YAML and its examples."""
    rule = compiled.rule
    return rule_entry(compiled) | {
        "verdict": rule.verdict.value,
        "scope": rule.scope.value,
        "authors": list(rule.authors),
        "since": rule.since,
        "source": written(rule.position),
        "examples": [_example(example) for example in compiled.examples],
    }


def find_rule(rulebook: Rulebook, name: str) -> CompiledRule | None:
    return next((rule for rule in rulebook.rules if rule.rule.id == name), None)


def place_of(position: Position) -> dict[str, Any]:
    """Name a place in a rule file by folder and file; where the rules lie is nobody's business."""
    path = Path(position.path)
    return {
        "path": "/".join(path.parts[-2:]),
        "line": position.line,
        "column": position.column,
    }


def written(position: Position) -> str | None:
    """Read a rule's YAML from its file, without its indentation; None if it has gone."""
    try:
        lines = Path(position.path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    first = position.line - 1
    while 0 <= first < len(lines) and not lines[first].lstrip().startswith("- "):
        first -= 1
    if not 0 <= first < len(lines):
        return None
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = next(
        (n for n in range(first + 1, len(lines)) if _ends_item(lines[n], indent)), len(lines)
    )
    item = [" " * (indent + 2) + lines[first][indent + 2 :], *lines[first + 1 : last]]
    return _without_tail([line[indent + 2 :] for line in item])


def _ends_item(line: str, indent: int) -> bool:
    """Tell whether a line stands no deeper than the dash that began the item."""
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent


def _without_tail(lines: Sequence[str]) -> str:
    """Drop blank lines and comments at the end: they belong to the next rule."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith("#")):
        kept.pop()
    return "\n".join(kept) + "\n"


def _example(example: Example) -> dict[str, Any]:
    return {
        "expected": example.expected,
        "article": dict(example.article),
        "sources": [dict(source) for source in example.sources],
        "says": example.says,
        "known_miss": example.known_miss,
        "line": example.position.line,
    }
