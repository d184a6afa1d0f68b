"""The rules as a page to read: what each checks, with an example, its needs and its blind spots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from checkers.rulebook import Rulebook
from checkers.rulebook.compiled import CompiledRule, Example, FinderCall, Selector

_HEAD = """# What is checked

Made from the rules by `make docs`; do not edit. *Needs* is what a check takes besides the
article's text: without it the check says nothing. *Cannot see* is what it is known to miss.
"""
_OTHER_FIELDS = ("headline", "standfirst", "dateline", "published")


def rules_page(book: Rulebook) -> str:
    """Write the Markdown page of all rules, file by file."""
    live = sorted(book.rules, key=lambda compiled: compiled.rule.position.path)
    parts = [_HEAD]
    for path, rules in groupby(live, key=lambda compiled: compiled.rule.position.path):
        parts.append(_section(PurePath(path).stem, list(rules)))
    return "\n".join(parts)


def _section(name: str, rules: Sequence[CompiledRule]) -> str:
    lines = [
        f"## {name.replace('-', ' ').capitalize()}",
        "",
        "| Check | Flagged | Needs | Cannot see |",
        "|---|---|---|---|",
    ]
    for compiled in sorted(rules, key=lambda one: one.rule.position.line):
        lines.append("| " + " | ".join(map(_cell, _row(compiled))) + " |")
    return "\n".join((*lines, ""))


def _row(compiled: CompiledRule) -> Iterator[str]:
    rule = compiled.rule
    name = f"[{rule.title}]({rule.link})" if rule.link else rule.title
    reason = f" {rule.reason}" if rule.reason else ""
    yield f"**{name}** `{rule.id}` {rule.severity}.{reason}"
    flagged = next(e for e in compiled.examples if e.expected == rule.verdict and not e.known_miss)
    yield _told(flagged)
    yield ", ".join(_needs(compiled, flagged)) or "—"
    missed = [_told(example) for example in compiled.examples if example.known_miss]
    yield "; ".join((*rule.misses, *missed)) or "—"


def _told(example: Example) -> str:
    headline = example.article.get("headline")
    body = example.article["body"]
    told = f"{headline} — {body}" if headline else body
    return f"“{told}”"


def _needs(compiled: CompiledRule, flagged: Example) -> Iterator[str]:
    """Name what the rule looks at besides the body, by its find and its first flagged example."""
    if any(_asks_sources(find) for find in compiled.find) or flagged.sources:
        yield "a source"
    yield from (field for field in _OTHER_FIELDS if field in flagged.article)


def _asks_sources(find: object) -> bool:
    if isinstance(find, FinderCall):
        return find.finder.sources
    return isinstance(find, Selector) and find.place == "sources"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
