"""Measure Factdesk in one run: speed, start-up, memory, and the cost of many rules.

usage: python bench/run.py [FOLDER|FILE.jsonl] [--rules 15,150,1500,15000] [--json]

FOLDER holds articles (*.txt, or *.jsonl with a "text" each); without it the project's own
sample in tests/corpus is read.  Every figure is taken on this machine, so only the ratios
travel.  README.md beside this file says what each figure means.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex
from articles import SAMPLE, document_of, read_texts
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sources import article_and_sources

from checkers.adapters.contract.memory import settle_memory
from checkers.engine import FINDERS, FUNCTIONS, check
from checkers.facts import read_facts
from checkers.model import Document
from checkers.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "rules"
ARTICLE_KB = 4
RULES_A_FILE = 1000
SOURCES, SOURCE_KB = 20, 50
LIMIT_SOURCES = 1.0  # seconds of processor time that a check against them may take
LIMIT_RATIO = 3.0  # 15,000 rules may cost at most this many times what 15 cost
VOCABULARY = 6000  # words that the generated rules speak of
SYLLABLES = [c + v for c in "bcdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "al", "en")]
_WORD = regex.compile(r"\p{L}{3,}")

# Phrases as a newsroom with many desks writes them.  {a} and {b} are words of a desk's subject
# (see `vocabulary_of`); "rose", "said", "in" and their like stand in an eighth of all rules each.
SHAPES = (
    ('phrase: ["{a} ... rose (?:by )?{{x:percent}} from {{y:number}} to {{z:number}}"]', "x == z"),
    ('phrase: ["{a} ... {b} ... {{x:percent}} ... {{y:percent}}"]', "x == y"),
    ('phrase: ["{{x:count}} ... {a} (?:in|of|for) {{y:count}}"]', "x == y"),
    ('phrase: ["{a} {b} ... {{x:money}}"]', "x > 0"),
    ('phrase: ["{{x:number}} {a}", "{{x:number}} {b}"]', "x > 0"),
    ('phrase: ["(?:in|on|since) {{x:date}} ... {a}"]', "exists(x)"),
    ('phrase: ["{a} ... {b} (?:said|says)"]', "1 == 1"),
    ('phrase: ["{{x:duration}} ... {a}"]', "x > 0"),
)


def main() -> None:
    options = _options()
    console = Console(stderr=True)
    documents = [document_of(text) for text in read_texts(options.articles)]
    size = sum(len(document.text) for document in documents)
    counts = [int(count) for count in options.rules.split(",")]
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("facts", total=5 + len(counts))

        def step(name: str) -> None:
            bar.update(task, description=name, advance=1)

        result: dict[str, object] = {"articles": len(documents), "KB": round(size / 1000)}
        core = load(CORE)
        settle_memory()  # as the service does once it is ready
        facts = median_seconds(lambda: facts_of(documents), clock=time.process_time)
        result["facts, KB/s of processor time"] = round(size / 1000 / facts)
        step("check")
        checks = median_seconds(lambda: checks_of(documents, core), clock=time.process_time)
        result["check, KB/s of processor time"] = round(size / 1000 / checks)
        result["check v facts, processor time"] = f"{checks / facts:.2f}x"
        step("latency")
        result |= latency(documents, core)
        step("sources")
        taken = many_sources(core)
        result[f"{SOURCES} sources of {SOURCE_KB} KB, s of processor time"] = (
            f"{taken:.2f} ({taken / LIMIT_SOURCES:.2f}x of the limit)"
        )
        step("start-up")
        result["start-up to first answer, s wall"] = round(start_up(), 2)
        result["peak memory, MB"] = _peak()
        step("many rules")
        costs = {n: many_rules(documents, n, lambda: step("many rules")) for n in counts}
    for n, cost in costs.items():
        result[f"check of 4 KB, {n:,} rules, ms of processor time"] = round(cost.check_ms, 2)
    for n, cost in costs.items():
        result[f"loading {n:,} rules, s of processor time"] = round(cost.load_s, 2)
    result["peak memory with the most rules, MB"] = _peak()
    ratio = costs[counts[-1]].check_ms / costs[counts[0]].check_ms
    result[f"{counts[-1]:,} rules v {counts[0]:,}"] = f"{ratio:.2f}x (limit {LIMIT_RATIO:g}x)"
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        show(result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--rules", default="15,150,1500,15000")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def load(*paths: Path, may_fail: float = 0.0) -> Rulebook:
    """Load rules; exit if more than a share `may_fail` of them cannot be used."""
    book = load_rulebook(paths, functions=FUNCTIONS, finders=FINDERS)
    if len(book.failed) > may_fail * len(book.rules):
        sys.exit("\n".join(f"{fault.position}: {fault.message}" for fault in book.failed[:5]))
    return book


def median_seconds(
    work: Callable[[], object], *, clock: Callable[[], float], enough: float = 2.0
) -> float:
    """Time work five times or more, until it took `enough` seconds in all."""
    work()
    taken: list[float] = []
    while len(taken) < 5 or (sum(taken) < enough and len(taken) < 100):
        start = clock()
        work()
        taken.append(clock() - start)
    return statistics.median(taken)


def facts_of(documents: Sequence[Document]) -> None:
    for document in documents:
        read_facts(document)


def checks_of(documents: Sequence[Document], book: Rulebook) -> None:
    for document in documents:
        check(document, (), book)


def latency(documents: Sequence[Document], book: Rulebook) -> dict[str, float]:
    """Time one check of a 4 KB article, many articles over."""
    text = "\n\n".join(document.text for document in documents)
    size = ARTICLE_KB * 1000
    pieces = [document_of(text[at : at + size]) for at in range(0, len(text), size)][:200]
    taken = []
    for piece in pieces * max(1, 200 // len(pieces)):
        start = time.perf_counter()
        check(piece, (), book)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return {
        "check of 4 KB, ms wall, median": round(statistics.median(taken), 2),
        "check of 4 KB, ms wall, p99": round(taken[int(0.99 * (len(taken) - 1))], 2),
    }


def many_sources(book: Rulebook) -> float:
    """Time the check of an article against many long sources, all of them documents already."""
    article, sources = article_and_sources(SOURCES, SOURCE_KB * 1000)
    return median_seconds(lambda: check(article, sources, book), clock=time.process_time)


def start_up() -> float:
    """Time a fresh process from nothing to the first answer."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "checkers.adapters.cli", "check", "--json", "-"]
    subprocess.run(command, input=b"Nothing.", cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - begin


@dataclass(frozen=True, slots=True)
class Cost:
    """What `count` rules cost: a check of 4 KB, and loading them, both in processor time."""

    check_ms: float
    load_s: float


def many_rules(documents: Sequence[Document], count: int, done: Callable[[], None]) -> Cost:
    """Time checks against generated rules alone."""
    size = sum(len(document.text) for document in documents)
    with tempfile.TemporaryDirectory() as folder:
        for number, pack in enumerate(variant_packs(count, vocabulary_of(documents))):
            path = Path(folder) / f"variants-{number:02}.yaml"
            path.write_text(pack, encoding="utf-8")
        start = time.process_time()
        # Of words put together by chance some are refused: "{x:number} percent".
        book = load(Path(folder), may_fail=0.1)
        loading = time.process_time() - start
    settle_memory()
    seconds = median_seconds(lambda: checks_of(documents, book), clock=time.process_time)
    done()
    return Cost(1000 * seconds * ARTICLE_KB * 1000 / size, loading)


def vocabulary_of(documents: Sequence[Document]) -> list[str]:
    """List the words that rules speak of: the articles' commonest, and made-up ones up to 6,000.

    Made-up words stand for the subjects that these articles do not touch: desks write rules for
    all the news, and one article tells of little of it.  Always the same for the same articles.
    """
    counts = Counter(
        word.lower() for document in documents for word in _WORD.findall(document.text)
    )
    words = dict.fromkeys(sorted(counts, key=lambda word: (-counts[word], word))[:VOCABULARY])
    chance = random.Random(2)
    while len(words) < VOCABULARY:
        words["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(words)


def variant_packs(count: int, words: Sequence[str]) -> Iterator[str]:
    """Write `count` rules over these words, each as likely, a file a thousand; always the same."""
    chance = random.Random(1)
    for first in range(0, count, RULES_A_FILE):
        lines = ["factdesk: 1", "pack: variants", "rules:"]
        for number in range(first, min(first + RULES_A_FILE, count)):
            find, expect = SHAPES[number % len(SHAPES)]
            a, b = chance.choice(words), chance.choice(words)
            lines += [
                f"- id: variant-{number}",
                "  family: numeric-consistency",
                f"  find: {{{find.format(a=a, b=b)}}}",
                f"  expect: {expect}",
                "  message: differs",
                "  examples:",
                "  - contradicted: An example that is not run here.",
                "  - silent: Another.",
            ]
        yield "\n".join(lines) + "\n"


def show(result: dict[str, object]) -> None:
    table = Table("measure", "value")
    for name, value in result.items():
        table.add_row(name, str(value))
    Console().print(table)


if __name__ == "__main__":
    main()
