"""Files and options into requests; what cannot be read stops that file, not the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.problems import Problem
from checkers.adapters.contract.requests import CheckRequest, parse_json, read_request
from checkers.adapters.contract.rules import fault_line
from checkers.adapters.contract.schemas import ARTICLE
from checkers.adapters.contract.settings import SettingsError, read_settings
from checkers.document import Format, Part, build_document, published_days
from checkers.engine import FINDERS, FUNCTIONS, Options
from checkers.model import Days, Document, Position, Strictness, Verdict
from checkers.rulebook import Rulebook, RulePackError, load_rulebook

STDIN = "-"
REQUEST = "json"
_SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": REQUEST,
}
_Command = TypeVar("_Command", bound=Callable[..., Any])


class CannotRun(click.ClickException):
    """What makes the command line leave with 2."""

    exit_code = 2


class PublicationDate(click.ParamType[Days]):
    """An ISO 8601 day, month or year → `Days`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Days:
        days = value if isinstance(value, Days) else published_days(str(value))
        if days is None:
            self.fail(f"{value!r} is no date: write 2024-11-27", param, ctx)
        return days


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say about every file."""

    published: Days | None
    headline: str | None
    format: str | None
    sources: tuple[Document, ...] = ()
    verdicts: tuple[Verdict, ...] | None = None
    strictness: Strictness = Strictness.NORMAL


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; `request` says what was read from it, `is_request` a JSON request."""

    name: str
    request: CheckRequest
    is_request: bool


def article_options(command: _Command) -> _Command:
    """Add the options that check and facts share."""
    for option in reversed(
        (
            click.argument("files", nargs=-1, metavar="FILE..."),
            click.option(
                "--json", "as_json", is_flag=True, help="Answer as the HTTP service does."
            ),
            click.option(
                "--jsonl",
                is_flag=True,
                help="Read one JSON request a line on standard input; answer each on one line.",
            ),
            click.option(
                "--source", "sources", multiple=True, metavar="FILE", help="Check against it."
            ),
            click.option(
                "--published",
                type=PublicationDate(),
                metavar="YYYY-MM-DD",
                help="The day that relative dates refer to.",
            ),
            click.option("--headline", help="The article's headline."),
            click.option(
                "--format",
                type=click.Choice([*map(str, Format), REQUEST]),
                help="How the files are written; guessed from their suffix.",
            ),
            rules_option,
        )
    ):
        command = option(command)
    return command


def rules_option(command: _Command) -> _Command:
    return click.option(
        "--rules",
        "rule_paths",
        multiple=True,
        type=click.Path(exists=True, path_type=Path),
        help="File or folder of rules; else FACTDESK_RULES, else the project's own.",
    )(command)


# --- rules ---------------------------------------------------------------------------------------


def rules_paths(rule_paths: Sequence[Path]) -> tuple[Path, ...]:
    try:
        return tuple(rule_paths) or read_settings(os.environ).rules
    except SettingsError as error:
        raise CannotRun(str(error)) from None


def load_book(rule_paths: Sequence[Path], *, faults_to_stderr: bool = True) -> Rulebook:
    """Compile the rules; say which were left out."""
    paths = rules_paths(rule_paths)
    try:
        book = load_rulebook(paths, functions=FUNCTIONS, finders=FINDERS)
    except (RulePackError, OSError) as error:
        raise CannotRun(f"the rules could not be loaded: {error}") from None
    for fault in book.failed:
        place = fault.position and seen_from_here(fault.position, paths)
        click.echo(fault_line(replace(fault, position=place)), err=faults_to_stderr)
    return book


def seen_from_here(place: Position, roots: Sequence[Path]) -> Position:
    """Turn a path that counts from a rules folder into one that leads there from this folder."""
    here = Path.cwd()
    for root in roots:
        folder = root if root.is_dir() else root.parent
        path = (folder / place.path).absolute()
        if path.exists():
            shown = path.relative_to(here) if path.is_relative_to(here) else path
            return replace(place, path=str(shown))
    return place


# --- files ---------------------------------------------------------------------------------------


def given(
    *,
    published: Days | None,
    headline: str | None,
    format: str | None,
    sources: Sequence[str],
    verdicts: Sequence[str] = (),
    strictness: Strictness = Strictness.NORMAL,
) -> Given:
    read: dict[str, Document] = {}
    for name in sources:
        id_ = f"./{name}" if name == ARTICLE else name
        if id_ in read:
            raise CannotRun(f"--source {name}: given twice")
        text = read_text(name)
        read[id_] = build_document([Part("body", text)], id=id_, format=_source_format(name))
    chosen = tuple(Verdict(name) for name in verdicts) or None
    return Given(published, headline, format, tuple(read.values()), chosen, strictness)


def read_input(name: str, given: Given, book: Callable[[], Rulebook]) -> Input:
    """Read one file; CannotRun says why it cannot be read."""
    format = given.format or _SUFFIXES.get(Path(name).suffix.lower(), Format.TEXT)
    if format == REQUEST:
        return Input(name, _request_file(name, given, book), is_request=True)
    parts = [Part("headline", given.headline, role="headline")] if given.headline else []
    parts.append(Part("body", read_text(name)))
    article = build_document(parts, id=ARTICLE, format=Format(format), published=given.published)
    options = Options(strictness=given.strictness)
    request = CheckRequest(
        article, given.sources, options, given.verdicts, OffsetEncoding.CODEPOINT
    )
    return Input(name, request, is_request=False)


def read_text(name: str) -> str:
    try:
        return _read_bytes(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotRun(f"{name}: not UTF-8 at byte {error.start}") from None


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say a Problem with a request file in the words of the command line."""
    try:
        yield
    except Problem as problem:
        faults = "".join(f"\n  {f.pointer or '/'}: {f.detail}" for f in problem.faults)
        raise CannotRun(f"{name}: {problem.detail}{faults}") from None


def _request_file(name: str, given: Given, book: Callable[[], Rulebook]) -> CheckRequest:
    if given.published or given.headline or given.sources:
        raise CannotRun(f"{name}: a JSON request says --published, --headline, --source itself")
    with told(name):
        return read_request(parse_json(_read_bytes(name)), book)


def _source_format(name: str) -> Format:
    format = _SUFFIXES.get(Path(name).suffix.lower(), Format.TEXT)
    if format == REQUEST:
        raise CannotRun(f"--source {name}: a source is text, HTML or Markdown, not a request")
    return Format(format)


def _read_bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CannotRun(f"{name}: {error.strerror or 'cannot be read'}") from None
