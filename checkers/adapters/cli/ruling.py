"""`factdesk rules`: what a rule author needs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from checkers.adapters.cli.inputs import (
    CannotRun,
    load_book,
    rules_option,
    rules_paths,
    seen_from_here,
)
from checkers.adapters.cli.page import rules_page
from checkers.adapters.cli.words import visible, wide_console
from checkers.adapters.contract.rules import find_rule, find_table, of_rule
from checkers.adapters.contract.schemas import unknown
from checkers.engine import FINDERS, FUNCTIONS
from checkers.model import Rule
from checkers.rulebook import Rulebook, RulePackError, lint_rules, rule_file_schema
from checkers.rulebook.compiled import PackTable
from checkers.trials import Trial, run_trials

OK, FAILED = 0, 1


@click.group()
def rules() -> None:
    """Test, check and show rules."""


@rules.command()
@click.argument("names", nargs=-1, metavar="[RULE]...")
@rules_option
def test(names: tuple[str, ...], rule_paths: tuple[Path, ...]) -> None:
    """Run the examples inside rules.  Leaves with 1 if one fails or a rule does not load."""
    # All that the author must see comes on one stream, in order.
    book = load_book(rule_paths, faults_to_stderr=False)
    for name in names:
        _known(book, name)
    trials = [t for t in run_trials(book) if not names or t.rule in names]
    failing = [trial for trial in trials if not trial.passed]
    for trial in failing:
        place = seen_from_here(trial.position, rules_paths(rule_paths))
        click.echo(f"{place}: {trial.rule}: {visible(trial.message)}")
    click.echo(_tally(trials, failing, book))
    sys.exit(FAILED if failing or book.failed else OK)


def _tally(trials: Sequence[Trial], failing: Sequence[Trial], book: Rulebook) -> str:
    missed = sum(trial.known_miss for trial in trials)
    left_out = {fault.rule for fault in book.failed if of_rule(fault)}
    others = sum(not of_rule(fault) for fault in book.failed)
    said = f"{len(trials) - len(failing)} passed, {len(failing)} failed"
    said += f", {_counted(missed, 'known miss', 'known misses')}" if missed else ""
    said += f", {_counted(len(left_out), 'rule')} left out" if left_out else ""
    said += f", {_counted(others, 'other mistake')}" if others else ""
    return f"{said}; {_counted(len({trial.rule for trial in trials}), 'rule')}"


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


@rules.command()
@rules_option
def lint(rule_paths: tuple[Path, ...]) -> None:
    """Name each mistake in the rules, and what cannot be meant, by file, line and column."""
    try:
        paths = rules_paths(rule_paths)
        faults = lint_rules(paths, functions=FUNCTIONS, finders=FINDERS)
    except (RulePackError, OSError) as error:
        raise CannotRun(str(error)) from None
    for fault in faults:
        where = f"{seen_from_here(fault.position, paths)}: " if fault.position else ""
        click.echo(f"{where}{fault.rule}: {visible(fault.message)}")
    click.echo(_counted(len(faults), "mistake") if faults else "no mistakes")
    sys.exit(FAILED if faults else OK)


@rules.command()
@click.argument("name", metavar="RULE")
@rules_option
def show(name: str, rule_paths: tuple[Path, ...]) -> None:
    """Print one rule as written, with the changes that packs make to it; or what a table holds."""
    book = load_book(rule_paths)
    brought = find_table(book, name)
    if brought is not None:
        click.echo("\n".join(_table_lines(brought)))
        return
    compiled = find_rule(book, _known(book, name))
    if compiled is not None:
        click.echo(f"# {compiled.rule.id}, {compiled.rule.position}")
        click.echo(compiled.source)


@rules.command("list")
@rules_option
def list_(rule_paths: tuple[Path, ...]) -> None:
    """List the rules that run, and the tables that they look things up in."""
    book = load_book(rule_paths)
    table = Table("rule", "family", "severity", "status", "title", box=None)
    table.columns[0].no_wrap = True
    for compiled in book.rules:
        table.add_row(*map(Text, _row(compiled.rule)))
    wide_console().print(table)
    if book.tables:
        wide_console().print(_tables(book.tables))


def _tables(brought: Sequence[PackTable]) -> Table:
    table = Table("table", "file", "rows", "looked up by", box=None)
    table.columns[0].no_wrap = True
    for one in brought:
        table.add_row(*map(Text, (one.id, one.table.path, str(one.table.rows), _found_by(one))))
    return table


def _found_by(brought: PackTable) -> str:
    spec = brought.table.spec
    return ", ".join([*spec.key, *(["a date"] if spec.valid else [])])


def _table_lines(brought: PackTable) -> Iterator[str]:
    """Say what a table holds, and how a rule looks things up in it."""
    table = brought.table
    yield f"# {brought.id}, {table.spec.name.position}"
    yield f"{table.path}: {_counted(table.rows, 'row')}, looked up by {_found_by(brought)}"
    yield from (f"  {column.name}: {column}" for column in table.spec.columns)
    if table.gaps:
        yield f"  {_counted(len(table.gaps), 'hole')}, which lint names"


def _row(rule: Rule) -> tuple[str, ...]:
    return rule.id, rule.family, rule.severity.value, rule.status.value, rule.title


@rules.command()
@rules_option
def page(rule_paths: tuple[Path, ...]) -> None:
    """Print the rules as a page of Markdown: example, needs and blind spots of each."""
    click.echo(rules_page(load_book(rule_paths)), nl=False)


@rules.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    click.echo(json.dumps(rule_file_schema(), indent=2, ensure_ascii=False))


def _known(book: Rulebook, name: str) -> str:
    if find_rule(book, name) is None:
        said = unknown("rule", name, [rule.rule.id for rule in book.rules])
        raise CannotRun(f"{said} `factdesk rules list` names them.")
    return name
