"""JSON lines: one request a line in, one answer a line out, in order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, BinaryIO, TypeAlias

import click
from rich.console import Console
from rich.progress import Progress

from checkers.adapters.contract.answers import to_json
from checkers.adapters.contract.memory import settle_memory
from checkers.adapters.contract.problems import Problem, malformed
from checkers.adapters.contract.requests import parse_json
from checkers.engine.crashes import trail

Answer: TypeAlias = Callable[[object], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Lines:
    """Whether any line failed, was contradicted, or was checked without some of the rules."""

    failed: bool = False
    contradicted: bool = False
    partial: bool = False


def run_lines(answer: Answer) -> Lines:
    """Answer every line of standard input, and tell what came of them.

    Every line gets one line, so that a client can pair them: a bad or blank one gets
    `{"error": …}` and the rest go on.
    """
    seen = Lines()
    settle_memory()
    out = sys.stdout.buffer
    with _progress(sys.stdin.buffer) as lines:
        for line in lines:
            said = _answer(line.rstrip(b"\r\n"), answer)
            seen = _with(seen, said)
            out.write(to_json(said).encode("ascii") + b"\n")
            out.flush()
    return seen


def _with(seen: Lines, said: dict[str, Any]) -> Lines:
    return Lines(
        failed=seen.failed or "error" in said,
        contradicted=seen.contradicted or said.get("verdict") == "contradicted",
        partial=seen.partial or bool(said.get("ruleset", {}).get("failed")),
    )


def _answer(line: bytes, answer: Answer) -> dict[str, Any]:
    try:
        if not line.strip():
            raise malformed('A blank line; send one request a line, as {"text": …}.')
        return answer(parse_json(line))
    except Problem as problem:
        return {"error": problem.body()}
    except Exception as error:  # one odd article must not cost the other ten thousand
        click.echo(f"unexpected error: {trail(error)}", err=True)
        return {"error": Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong.").body()}


@contextmanager
def _progress(stream: BinaryIO) -> Iterator[Iterable[bytes]]:
    """Show how far the input is read, on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield stream
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("reading", total=_size(stream))

        def counted() -> Iterator[bytes]:
            for line in stream:
                yield line
                bar.advance(task, len(line))

        yield counted()


def _size(stream: BinaryIO) -> int | None:
    found = os.fstat(stream.fileno())
    return found.st_size if stat.S_ISREG(found.st_mode) else None
