"""`factdesk facts`: what was read, before any rule."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from checkers.adapters.cli.inputs import (
    CannotRun,
    Given,
    article_options,
    given,
    load_book,
    read_input,
)
from checkers.adapters.cli.lines import run_lines
from checkers.adapters.cli.words import visible, wide_console
from checkers.adapters.contract.answers import facts_answer, to_json
from checkers.adapters.contract.service import answer_facts
from checkers.facts import read_facts
from checkers.model import Days
from checkers.rulebook import Rulebook

OK, FAILED = 0, 2


@click.command()
@article_options
def facts(
    files: tuple[str, ...],
    as_json: bool,  # noqa: FBT001 - click passes flags by name
    jsonl: bool,  # noqa: FBT001
    sources: tuple[str, ...],
    published: Days | None,
    headline: str | None,
    format: str | None,
    rule_paths: tuple[Path, ...],
) -> None:
    """Print the figures, dates, names and quotes of articles, before any rule."""
    if as_json and jsonl:
        raise click.UsageError("choose one of --json, --jsonl")
    if jsonl and files:
        raise click.UsageError("--jsonl reads standard input, not files")
    if not jsonl and not files:
        raise click.UsageError("name a file, or - for standard input")

    @cache
    def book() -> Rulebook:
        return load_book(rule_paths)

    if jsonl:
        failed, _ = run_lines(lambda sent: answer_facts(sent, book))
        sys.exit(FAILED if failed else OK)
    given_ = given(published=published, headline=headline, format=format, sources=sources)
    sys.exit(_print(files, given_, book, as_json=as_json))


def _print(
    files: tuple[str, ...], given: Given, book: Callable[[], Rulebook], *, as_json: bool
) -> int:
    said: list[dict[str, Any]] = []
    code = OK
    for name in files:
        try:
            answer = _answer(name, given, book)
        except CannotRun as error:
            error.show()
            answer, code = {"error": {"detail": error.message}}, FAILED
        said.append(answer)
        if not as_json and "facts" in answer:
            _print_table(name, answer["facts"])
    if as_json:
        click.echo(to_json(said[0] if len(said) == 1 else said))
    return code


def _answer(name: str, given: Given, book: Callable[[], Rulebook]) -> dict[str, Any]:
    request = read_input(name, given, book).request
    article = read_facts(request.article)
    sources = tuple(read_facts(source) for source in request.sources)
    return facts_answer(article, sources, request.encoding)


def _print_table(name: str, facts: list[dict[str, Any]]) -> None:
    table = Table("where", "kind", "words", "read as", title=Text(visible(name)), box=None)
    for fact in facts:
        document = f"{fact['document']} " if "document" in fact else ""
        where = f"{document}{fact['field']} {fact['start']}"
        words = visible(fact["text"])
        table.add_row(
            Text(visible(where)), Text(fact["kind"]), Text(words), Text(visible(_reading(fact)))
        )
    wide_console().print(table)


def _reading(fact: dict[str, Any]) -> str:
    """Say a fact's value in a few words."""
    if "direct" in fact:
        return _said_by(fact)
    if "entity" in fact:
        return f"{fact['category']}: {fact['entity']}"
    parts = []
    if "timex" in fact:
        parts = [fact.get("type", ""), fact["timex"] or "?", _span(fact, "first", "last")]
    if "low" in fact:
        unit = fact.get("unit", "")
        value = fact["value"]
        parts += [f"{_number(value)} {unit}".strip() if value is not None else unit]
        low, high = fact["low"], fact["high"]
        if not low == high == value:
            parts.append(f"({_number(low)} to {_number(high)})")
    return " ".join(part for part in parts if part)


def _said_by(fact: dict[str, Any]) -> str:
    speaker = fact["speaker"]
    who = (speaker["name"] or speaker["text"]) if speaker else "no speaker"
    cue = f", {fact['cue']['text']}" if fact["cue"] else ""
    return f"{'direct' if fact['direct'] else 'indirect'}: {who}{cue}"


def _span(fact: dict[str, Any], first: str, last: str) -> str:
    if first not in fact or fact[first] == fact[last]:
        return ""
    return f"({fact[first]} to {fact[last]})"


def _number(value: float | None) -> str:
    return "any" if value is None else f"{value:,}"
