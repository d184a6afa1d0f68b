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

from checkers.adapters.cli.dates import time_words
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
from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.schemas import ARTICLE
from checkers.adapters.contract.service import answer_facts
from checkers.adapters.contract.values import fact_entry, with_ends
from checkers.adapters.contract.whereabouts import Whereabouts
from checkers.facts import read_facts
from checkers.model import Days, Fact, Facts, TimeExpression
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
        sys.exit(FAILED if run_lines(lambda sent: answer_facts(sent, book)).failed else OK)
    given_ = given(published=published, headline=headline, format=format, sources=sources)
    sys.exit(_print(files, given_, book, as_json=as_json))


def _print(
    files: tuple[str, ...], given: Given, book: Callable[[], Rulebook], *, as_json: bool
) -> int:
    said: list[dict[str, Any]] = []
    code = OK
    for name in files:
        try:
            encoding, read = _read(name, given, book)
        except CannotRun as error:
            error.show()
            said.append({"error": {"detail": error.message}})
            code = FAILED
            continue
        if as_json:
            said.append(facts_answer(read[0], read[1:], encoding))
        else:
            _print_table(name, read)
    if as_json:
        click.echo(to_json(said[0] if len(said) == 1 else said))
    return code


def _read(
    name: str, given: Given, book: Callable[[], Rulebook]
) -> tuple[OffsetEncoding, tuple[Facts, ...]]:
    """Read an article, which comes first, and its sources."""
    request = read_input(name, given, book).request
    documents = (request.article, *request.sources)
    return request.encoding, tuple(read_facts(document) for document in documents)


def _print_table(name: str, read: tuple[Facts, ...]) -> None:
    table = Table("where", "kind", "words", "read as", title=Text(visible(name)), box=None)
    for facts in read:
        id_ = facts.document.id
        where = Whereabouts(facts.document, OffsetEncoding.CODEPOINT)
        for fact in with_ends(facts.items):
            entry = fact_entry(fact, where, source=None)
            if entry is not None:
                place = f"{entry['field']} {entry['start']}"
                place = place if id_ == ARTICLE else f"{id_} {place}"
                row = (place, entry["kind"], entry["text"], _reading(fact, entry))
                table.add_row(*(Text(visible(cell)) for cell in row))
    wide_console().print(table)


def _reading(fact: Fact, said: dict[str, Any]) -> str:
    """Say a fact's value in a few words."""
    if isinstance(fact.value, TimeExpression):
        return time_words(fact.value)
    if "direct" in said:
        return _said_by(said)
    if "entity" in said:
        return f"{said['category']}: {said['entity']}"
    value, low, high = said["value"], said["low"], said["high"]
    unit = said.get("unit", "")
    words = unit if value is None else f"{_number(value)} {unit}"
    spread = "" if low == high == value else f"({_number(low)} to {_number(high)})"
    return f"{words.strip()} {spread}".strip()


def _said_by(fact: dict[str, Any]) -> str:
    speaker = fact["speaker"]
    who = (speaker["name"] or speaker["text"]) if speaker else "no speaker"
    cue = f", {fact['cue']['text']}" if fact["cue"] else ""
    if not fact.get("attributable", True):
        return "no speech"
    return f"{'direct' if fact['direct'] else 'indirect'}: {who}{cue}"


def _number(value: float | None) -> str:
    return "any" if value is None else f"{value:,}"
