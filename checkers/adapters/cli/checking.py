"""`factdesk check`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from checkers.adapters.cli.inputs import (
    CannotRun,
    Given,
    Input,
    article_options,
    given,
    load_book,
    read_input,
)
from checkers.adapters.cli.lines import run_lines
from checkers.adapters.cli.words import print_report
from checkers.adapters.contract.answers import check_answer, to_json
from checkers.adapters.contract.service import answer_check
from checkers.adapters.sarif import CheckedFile, sarif_log
from checkers.engine import Checked
from checkers.engine import check as run_check
from checkers.engine.crashes import trail
from checkers.model import Days, Strictness, Verdict
from checkers.rulebook import Rulebook

OK, CONTRADICTED, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: an answer, or why there is none."""

    name: str
    input: Input | None
    checked: Checked | None
    error: str | None = None


@click.command()
@article_options
@click.option("--sarif", "as_sarif", is_flag=True, help="Answer as a SARIF 2.1.0 log.")
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice([str(verdict) for verdict in Verdict]),
    help="Show only findings with it.",
)
@click.option(
    "--strictness",
    type=click.Choice([str(strictness) for strictness in Strictness]),
    default=str(Strictness.NORMAL),
    help="low: only the surest rules; high: the less sure ones besides.",
)
def check(
    files: tuple[str, ...],
    as_json: bool,  # noqa: FBT001 - click passes flags by name
    jsonl: bool,  # noqa: FBT001
    as_sarif: bool,  # noqa: FBT001
    sources: tuple[str, ...],
    verdicts: tuple[str, ...],
    strictness: str,
    published: Days | None,
    headline: str | None,
    format: str | None,
    rule_paths: tuple[Path, ...],
) -> None:
    """Check articles.

    Leaves with 0: nothing contradicted; 1: something; 2: could not run, or not with all rules,
    whatever the others found.
    """
    if as_json + jsonl + as_sarif > 1:
        raise click.UsageError("choose one of --json, --jsonl, --sarif")
    if jsonl and files:
        raise click.UsageError("--jsonl reads standard input, not files")
    if not jsonl and not files:
        raise click.UsageError("name a file, or - for standard input")
    book = load_book(rule_paths)
    if jsonl:
        sys.exit(_check_lines(book))
    given_ = given(
        published=published,
        headline=headline,
        format=format,
        sources=sources,
        verdicts=verdicts,
        strictness=Strictness(strictness),
    )
    outcomes = _outcomes(files, given_, book)
    if as_json:
        sys.exit(_print_json(list(outcomes)))
    if as_sarif:
        sys.exit(_print_sarif(list(outcomes), book))
    sys.exit(_print_words(outcomes))


def _check_lines(book: Rulebook) -> int:
    lines = run_lines(lambda sent: answer_check(sent, book))
    if lines.failed:
        return FAILED
    if book.failed or lines.partial:
        return FAILED
    return CONTRADICTED if lines.contradicted else OK


def _outcomes(files: Sequence[str], given: Given, book: Rulebook) -> Iterator[Outcome]:
    """Check file by file; with several, a terminal's standard error shows how far it is."""
    console = Console(stderr=True)
    quiet = len(files) == 1 or not console.is_terminal
    for name in track(files, "checking", console=console, transient=True, disable=quiet):
        yield _outcome(name, given, book)


def _outcome(name: str, given: Given, book: Rulebook) -> Outcome:
    try:
        read = read_input(name, given, lambda: book)
        request = read.request
        checked = run_check(request.article, request.sources, book, options=request.options)
    except CannotRun as error:
        return Outcome(name, None, None, error.message)
    except Exception as error:  # one odd article must not cost the others
        return Outcome(name, None, None, f"{name}: unexpected error: {trail(error)}")
    return Outcome(name, read, checked)


def _code(outcomes: Sequence[Outcome]) -> int:
    """Choose the exit code; a check without some of its rules has failed, whatever it found."""
    reports = [outcome.checked.report for outcome in outcomes if outcome.checked]
    if any(outcome.error for outcome in outcomes) or any(report.failed for report in reports):
        return FAILED
    found = any(report.verdict is Verdict.CONTRADICTED for report in reports)
    return CONTRADICTED if found else OK


def _complain(outcome: Outcome) -> None:
    if outcome.error:
        click.echo(f"Error: {outcome.error}", err=True)


def _print_json(outcomes: Sequence[Outcome]) -> int:
    said: list[dict[str, Any]] = []
    for outcome in outcomes:
        _complain(outcome)
        if outcome.checked and outcome.input:
            request = outcome.input.request
            said.append(check_answer(outcome.checked, request.encoding, request.verdicts))
        else:
            said.append({"error": {"detail": outcome.error}})
    click.echo(to_json(said[0] if len(said) == 1 else said))
    return _code(outcomes)


def _print_sarif(outcomes: Sequence[Outcome], book: Rulebook) -> int:
    files = []
    for outcome in outcomes:
        _complain(outcome)
        if outcome.checked and outcome.input:
            verdicts = outcome.input.request.verdicts
            whole = outcome.input.is_request
            files.append(CheckedFile(outcome.name, outcome.checked, verdicts, offsets=not whole))
    click.echo(to_json(sarif_log(files, book)))
    return _code(outcomes)


def _print_words(outcomes: Iterator[Outcome]) -> int:
    console = Console(highlight=False, markup=False, emoji=False)
    seen = []
    for outcome in outcomes:
        _complain(outcome)
        if outcome.checked and outcome.input:
            print_report(console, outcome.name, outcome.checked, outcome.input.request.verdicts)
        seen.append(outcome)
    return _code(seen)
