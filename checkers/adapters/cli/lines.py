"""JSON lines: one request a line in, one answer a line out, in order."""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, BinaryIO, TypeAlias

import click
from rich.console import Console
from rich.progress import Progress

from checkers.adapters.contract.answers import to_json
from checkers.adapters.contract.crashes import trail
from checkers.adapters.contract.problems import Problem, malformed
from checkers.adapters.contract.requests import parse_json

Answer: TypeAlias = Callable[[object], dict[str, Any]]


def run_lines(answer: Answer) -> tuple[bool, bool]:
    """Answer every line of standard input; tell whether any failed, any was contradicted.

    Every line gets one line, so that a client can pair them: a bad or blank one gets
    `{"error": …}` and the rest go on.
    """
    failed = contradicted = False
    gc.freeze()  # rules and lexicon stay: no need to look through them again and again
    out = sys.stdout.buffer
    with _progress(sys.stdin.buffer) as lines:
        for line in lines:
            said = _answer(line.rstrip(b"\r\n"), answer)
            failed = failed or "error" in said
            contradicted = contradicted or said.get("verdict") == "contradicted"
            out.write(to_json(said).encode("ascii") + b"\n")
            out.flush()
    return failed, contradicted


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
