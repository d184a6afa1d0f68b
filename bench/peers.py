"""Measure Factdesk against other readers of figures and dates, on the same text in one window.

usage: python bench/peers.py [FOLDER|FILE.jsonl] [--python .venv-peers/bin/python] [--rounds 5]

Every reader works on one core and in turns, so that what slows the machine down slows them all;
times are processor time.  README.md beside this file says how the peers are treated.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import log10
from pathlib import Path
from typing import Any

from articles import SAMPLE, default_place, document_of, read_texts
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from checkers.adapters.contract.memory import settle_memory
from checkers.facts import read_facts
from checkers.facts.quantities import read_quantities
from checkers.facts.reference import find_reference
from checkers.facts.times import read_times
from checkers.facts.words import read_words
from checkers.model import Document

HERE = Path(__file__).resolve().parent
PEERS = ("Recognizers-Text", "dateparser", "quantulum3")
CUTS = ("article", "paragraph")
SAMPLE_KB = 24  # what the peers read: the slowest reads 1 to 5 KB a second
TRIAL_KB = 8  # what tells which cut is faster for a model
SHORTEST = 0.3  # seconds that one turn of a fast reader takes

FACTS = "Factdesk, facts"
THREE_MODELS = "Recognizers-Text, its three models"
# What Factdesk's facts must reach: so many times the peer's KB a second.
LIMITS = {THREE_MODELS: 200, "dateparser, search": 6}


@dataclass(slots=True)
class Reader:
    """One row of the table: `turn` reads the sample once and gives the seconds that it took."""

    name: str
    turn: Callable[[], float]
    size: float  # KB that one turn reads
    cut: str = "article"
    taken: list[float] = field(default_factory=list)

    @property
    def speed(self) -> float:
        return self.size / statistics.median(self.taken)


def main() -> None:
    options = _options()
    _stay_on_one_core()
    place = options.articles or default_place()
    texts = read_texts(place)
    sample = sample_of(texts, SAMPLE_KB)
    console = Console(stderr=True)
    with ExitStack() as stack, Progress(console=console, transient=True) as bar:
        task = bar.add_task("peers load", total=None)

        def step(name: str) -> None:
            bar.update(task, description=name, advance=1)

        peers = stack.enter_context(_peers(options.python, sample, step))
        readers = [*factdesk_readers(texts, sample), *peers]
        bar.update(task, total=options.rounds * len(readers), completed=0)
        for _ in range(options.rounds):
            for reader in readers:
                step(reader.name)
                reader.taken.append(reader.turn())
    add_three_models(readers)
    which = "the project's own sample" if place == SAMPLE else place.name
    heading = (
        f"{which}: {len(sample)} of {len(texts)} articles, {_size(sample):.0f} KB, whole texts to"
        f" facts; {options.rounds} rounds in turns on one core, medians of processor time"
    )
    print(as_json(readers, heading)) if options.json else show(readers, heading)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--python", type=Path, default=HERE.parent / ".venv-peers/bin/python")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):  # Linux; the peers inherit it
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def sample_of(texts: Sequence[str], size: int) -> list[str]:
    """Choose whole articles, spread over all, that fit into `size` KB together; at least one."""
    room = 1000 * size
    every = max(1, sum(map(len, texts)) // room)
    chosen = []
    for text in (text for offset in range(every) for text in texts[offset::every]):
        if len(text) <= room or not chosen:
            room -= len(text)
            chosen.append(text)
    return chosen


# --- Factdesk ---------------------------------------------------------------------------------


def factdesk_readers(texts: Sequence[str], sample: Sequence[str]) -> list[Reader]:
    """Read the sample, as the peers do, and all articles; every text is made a document first."""
    readers = [
        Reader(FACTS, _repeated(_facts, sample), _size(sample)),
        Reader("Factdesk, figures and times", _repeated(_figures_and_times, sample), _size(sample)),
    ]
    if len(texts) > len(sample):
        name = f"Factdesk, facts of all {len(texts)} articles"
        readers.append(Reader(name, _repeated(_facts, texts), _size(texts)))
    for reader in readers:
        reader.turn()
    settle_memory()  # as the service does once it is ready
    return readers


def _facts(document: Document) -> None:
    read_facts(document)


def _figures_and_times(document: Document) -> None:
    words = read_words(document.text)
    times, _ = read_times(document, find_reference(document), words)
    read_quantities(document, [fact.span for fact in times], words)


def _repeated(read: Callable[[Document], None], texts: Sequence[str]) -> Callable[[], float]:
    """Time one reading of the texts, as the mean of as many as take a while."""

    def turn() -> float:
        start, rounds, now = time.process_time(), 0, 0.0
        while now < SHORTEST:
            for text in texts:
                read(document_of(text))
            rounds += 1
            now = time.process_time() - start
        return now / rounds

    return turn


def _size(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / 1000


# --- the peers --------------------------------------------------------------------------------


class Peer:
    """A peer's process, which answers one request at a time and sleeps in between."""

    def __init__(self, python: Path, name: str, texts: Path) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [python, HERE / "peer.py", name, texts],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.models = [str(model) for model in self._answer()]

    def read(self, model: str, cut: str) -> float:
        """Give the seconds that a model takes for all texts cut in this way."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([model, cut]) + "\n")
        self._process.stdin.flush()
        seconds, failed = self._answer()
        if failed:
            print(f"{self.name}, {model}: breaks off on {failed:g} texts", file=sys.stderr)
        return float(seconds)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _answer(self) -> list[Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            sys.exit(f"{self.name} does not run here: try {HERE / 'peer.py'} by hand")
        return list(json.loads(line))


@contextmanager
def _peers(
    python: Path, sample: Sequence[str], step: Callable[[str], None]
) -> Iterator[list[Reader]]:
    """Start the peers, and let each have the texts in the way that is faster for it."""
    if not python.exists():
        sys.exit(f"no peers in {python}: `make bench-peers` installs them")
    trial = sample_of(sample, TRIAL_KB)
    cuts = {"article": sample, "paragraph": _paragraphs(sample)}
    cuts |= {"trial article": trial, "trial paragraph": _paragraphs(trial)}
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(cuts), encoding="utf-8")
        readers: list[Reader] = []
        for name in PEERS:
            step(f"{name} loads")
            peer = Peer(python, name, path)
            stack.callback(peer.close)
            costs = {}
            for model in peer.models:
                for cut in CUTS:
                    step(f"{name}, {model}: tried by {cut}")
                    costs[model, cut] = peer.read(model, f"trial {cut}")
            readers += _readers_of(peer, costs, _size(sample))
        yield readers


def _paragraphs(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in text.splitlines() if line.strip()]


def _readers_of(
    peer: Peer, costs: Mapping[tuple[str, str], float], size: float
) -> Iterator[Reader]:
    """Make a row of each model with the cut that suits it, and one of all with the same cut."""
    common = min(CUTS, key=lambda cut: sum(costs[model, cut] for model in peer.models))
    for model in peer.models:
        best = min(CUTS, key=lambda cut: costs[model, cut])
        for cut in dict.fromkeys((best, common)):
            yield Reader(f"{peer.name}, {model}", partial(peer.read, model, cut), size, cut)


# --- what came out ----------------------------------------------------------------------------


def add_three_models(readers: list[Reader]) -> None:
    """Add up the three models: with one cut for all, and each with the cut that suits it."""
    rows = [reader for reader in readers if reader.name.startswith("Recognizers-Text")]
    best = {row.name: row for row in sorted(rows, key=lambda row: row.speed)}
    common = next(cut for cut in CUTS if sum(row.cut == cut for row in rows) == len(best))
    same = [row for row in rows if row.cut == common]
    at = readers.index(rows[-1]) + 1
    readers[at:at] = [
        _together(THREE_MODELS, same, common),
        _together(f"{THREE_MODELS}, each as suits it", list(best.values()), "best"),
    ]


def _together(name: str, rows: Sequence[Reader], cut: str) -> Reader:
    taken = [sum(each) for each in zip(*(row.taken for row in rows), strict=True)]
    return Reader(name, lambda: sum(row.turn() for row in rows), rows[0].size, cut, taken)


def _is_own(reader: Reader) -> bool:
    return reader.name.startswith("Factdesk")


def show(readers: Sequence[Reader], heading: str) -> None:
    console = Console()
    console.print(heading)
    table = Table("reader", "by", "KB/s", "min – max", "facts v it", "limit")
    own = readers[0].speed
    for reader in readers:
        ratio, limit = own / reader.speed, LIMITS.get(reader.name)
        table.add_row(
            reader.name,
            reader.cut,
            _figure(reader.speed),
            " – ".join(_figure(reader.size / f(reader.taken)) for f in (max, min)),
            "" if _is_own(reader) else f"{_figure(ratio)}x",
            "" if limit is None else f"{limit}x {'met' if ratio >= limit else 'MISSED'}",
        )
    console.print(table)
    show_bars(console, readers)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def show_bars(console: Console, readers: Sequence[Reader]) -> None:
    """Draw the speeds on a scale where ten times as fast is one step longer, from 1 KB/s."""
    console.print("\nKB a second, on a logarithmic scale")
    names = max(len(reader.name) for reader in readers)
    step = (min(console.width, 120) - names - 10) / max(log10(reader.speed) for reader in readers)
    for reader in readers:
        bar = "█" * max(1, round(step * log10(max(reader.speed, 1))))
        colour = "green" if _is_own(reader) else "yellow"
        console.print(f"{reader.name:>{names}} [{colour}]{bar}[/] {_figure(reader.speed)}")


def as_json(readers: Sequence[Reader], heading: str) -> str:
    rows = [
        {"reader": r.name, "cut": r.cut, "KB/s": r.speed, "facts v it": readers[0].speed / r.speed}
        for r in readers
    ]
    return json.dumps({"measured": heading, "limits": LIMITS, "readers": rows}, indent=1)


if __name__ == "__main__":
    main()
