"""Rules as JSON, and as their author wrote them."""

from __future__ import annotations

from typing import Any

from checkers.model import Position, RuleFault
from checkers.rulebook import Rulebook
from checkers.rulebook.compiled import CompiledRule, Example, PackTable


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
        "reason": rule.reason,
        "misses": list(rule.misses),
        "source": compiled.source,
        "examples": [_example(example) for example in compiled.examples],
    }


def table_entry(brought: PackTable) -> dict[str, Any]:
    """Say what a reference table holds, and how rules find its rows."""
    table = brought.table
    return {
        "id": brought.id,
        "pack": brought.pack,
        "file": table.path,
        "rows": table.rows,
        "columns": [{"name": one.name, "type": str(one)} for one in table.spec.columns],
        "key": list(table.spec.key),
        "valid": list(table.spec.valid),
        "revision": table.digest,
        "position": place_of(table.spec.name.position),
    }


def find_table(rulebook: Rulebook, name: str) -> PackTable | None:
    return next((brought for brought in rulebook.tables if brought.id == name), None)


def find_rule(rulebook: Rulebook, name: str) -> CompiledRule | None:
    return next((rule for rule in rulebook.rules if rule.rule.id == name), None)


def of_rule(fault: RuleFault) -> bool:
    """Tell whether a rule is at fault, not its whole file or pack."""
    whole_file = fault.position is not None and fault.rule == fault.position.path
    return "/" in fault.rule and not whole_file


def fault_line(fault: RuleFault) -> str:
    """Say in one line what is wrong with the rules, and where."""
    where = f"{fault.position}: " if fault.position else ""
    what = f"rule {fault.rule} is left out: " if of_rule(fault) else ""
    return f"{where}{what}{fault.message}"


def place_of(position: Position) -> dict[str, Any]:
    """Name a place in a rule file; its path counts from the rules folder."""
    return {"path": position.path, "line": position.line, "column": position.column}


def _example(example: Example) -> dict[str, Any]:
    return {
        "expected": example.expected,
        "article": dict(example.article),
        "sources": [dict(source) for source in example.sources],
        "says": example.says,
        "known_miss": example.known_miss,
        "line": example.position.line,
    }
