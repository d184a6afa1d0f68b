"""Measure what a megabyte of the same few characters costs: what must not grow with its square.

usage: python bench/hostile.py [NAME …] [--json]

Prints for each text the processor time of its facts and of its whole check, and how much the
second half of the megabyte adds: 2x is linear, 4x is a square.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from articles import document_of
from rich.console import Console
from rich.progress import track
from rich.table import Table

from checkers.adapters.contract.settings import read_settings
from checkers.engine import FINDERS, FUNCTIONS, Budget, OutOfTime, check
from checkers.facts import read_facts
from checkers.rulebook import Rulebook, load_rulebook

RULES = Path(__file__).resolve().parent.parent / "rules"
SIZE = 1_000_000
LIMIT_FACTS = 5.0  # seconds
LIMIT_CHECK = read_settings({}).max_seconds
WORTH_A_RATIO = 0.2  # seconds; below, the ratio tells nothing

PIECES: Mapping[str, str] = {
    "one-digit numbers": "1 ",
    "digits without end": "1234567890",
    "thousands": "1,000,",
    "commas": ",",
    "and": "and ",
    "months": "May ",
    "days": "Nov. 3, ",
    "full dates": "Tuesday, Nov. 3, 2020, ",
    "years": "2016 ",
    "times of day": "9 a.m. ",
    "durations": "two years ",
    "number words": "twenty ",
    "hundreds in words": "hundred ",
    "ranges": "3-5 ",
    "fractions": "1/2 ",
    "percentages": "5% ",
    "money": "$5 ",
    "measures": "5 km ",
    "counts": "12 people ",
    "ages": "Smith, 52, ",
    "straight marks": '"',
    "curly marks": "“",
    "pairs of marks": "“a” ",
    "apostrophes": "' ",
    "quotes": "“Yes,” he said. ",
    "said": "said ",
    "titles": "Mr. ",
    "the": "the ",
    "capitals": "Smith ",
    "names": "Ann Smith ",
    "initials": "A. ",
    "of": "Bank of ",
    "full stops": ". ",
    "brackets": "(",
    "empty lines": "\n",
    "lines": "a\n",
    "dashes": "- ",
    "zero-width": "\u200b",
    "emoji": "😀",
    "one word": "a",
    "one capital word": "A",
    "accents": "e\u0301",
    "tabs": "\t",
    "percent": "percent ",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time for a megabyte, and how many times those of half of it."""

    name: str
    facts: float
    facts_ratio: float | None
    check: float | None  # None where the service would have stopped it
    check_ratio: float | None

    @property
    def within(self) -> bool:
        return self.facts <= LIMIT_FACTS and self.check is not None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[[], *PIECES], metavar="NAME")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    book = load_rulebook([RULES], functions=FUNCTIONS, finders=FINDERS)
    names = options.names or list(PIECES)
    console = Console(stderr=True)
    costs = [cost_of(n, book) for n in track(names, "texts", console=console, transient=True)]
    print(json.dumps([asdict(cost) for cost in costs])) if options.json else show(costs)


def cost_of(name: str, book: Rulebook) -> Cost:
    text = (PIECES[name] * (SIZE // len(PIECES[name]) + 1))[:SIZE]
    half, whole = (_facts_seconds(part) for part in (text[: SIZE // 2], text))
    half_check, whole_check = (_check_seconds(part, book) for part in (text[: SIZE // 2], text))
    return Cost(name, whole, _ratio(half, whole), whole_check, _ratio(half_check, whole_check))


def _facts_seconds(text: str) -> float:
    return _seconds(lambda: read_facts(document_of(text)))


def _check_seconds(text: str, book: Rulebook) -> float | None:
    budget = Budget(LIMIT_CHECK, time.process_time)
    try:
        return _seconds(lambda: check(document_of(text), (), book, budget=budget))
    except OutOfTime:
        return None


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ratio(half: float | None, whole: float | None) -> float | None:
    if half is None or whole is None or whole < WORTH_A_RATIO:
        return None
    return whole / half


def show(costs: list[Cost]) -> None:
    table = Table("a megabyte of", "facts, s", "v half", "check, s", "v half", "")
    for cost in costs:
        table.add_row(
            cost.name,
            f"{cost.facts:.2f}",
            _times(cost.facts_ratio),
            f"over {LIMIT_CHECK:g}" if cost.check is None else f"{cost.check:.2f}",
            _times(cost.check_ratio),
            "" if cost.within else "OVER",
        )
    Console().print(table)
    over = sum(not cost.within for cost in costs)
    print(f"facts over {LIMIT_FACTS:g} s, or checks over {LIMIT_CHECK:g} s: {over} of {len(costs)}")


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.1f}x"


if __name__ == "__main__":
    main()
