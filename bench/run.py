"""Measure Factdesk in one run: speed, start-up, memory, and the cost of many rules.

usage: python bench/run.py [FOLDER] [--rules 15,150,1500,15000] [--json]

FOLDER holds articles (*.txt, or *.jsonl with a "text" each); without it the project's own
sample in tests/corpus is read.  Every figure is taken in this process on this machine, so only
the ratios travel.
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
from pathlib import Path

import regex
from rich.console import Console
from rich.progress import track
from rich.table import Table

from checkers.document import Part, build_document
from checkers.engine import FINDERS, FUNCTIONS, check
from checkers.facts import read_facts
from checkers.model import Document
from checkers.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "rules"
ARTICLE_KB = 4
RULES_A_FILE = 1000
LIMIT_RATIO = 3.0  # 15,000 rules may cost at most this many times what 15 cost
_WORD = regex.compile(r"\p{L}{3,}")

# Phrases as a newsroom with many desks writes them: common words, kinds of fact, and words of
# the desk's own subject.  {a} and {b} are filled with words of the articles themselves.
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
    documents = list(read_folder(options.folder))
    size = sum(len(document.text) for document in documents)
    core = load(CORE)
    result: dict[str, object] = {"articles": len(documents), "KB": round(size / 1000)}
    result["facts KB/s"] = round(size / 1000 / median_seconds(lambda: facts_of(documents)))
    result["check KB/s"] = round(size / 1000 / median_seconds(lambda: checks_of(documents, core)))
    result |= latency(documents, core)
    result["start-up s"] = round(start_up(), 2)
    result["peak memory MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    counts = [int(count) for count in options.rules.split(",")]
    costs = many_rules(documents, counts, console)
    result |= {f"check ms per 4 KB, {n:,} rules": round(ms, 2) for n, ms in costs.items()}
    ratio = costs[counts[-1]] / costs[counts[0]]
    result[f"{counts[-1]:,} rules v {counts[0]:,}"] = f"{ratio:.2f}x (limit {LIMIT_RATIO:g}x)"
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        show(result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "corpus")
    parser.add_argument("--rules", default="15,150,1500,15000")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def read_folder(folder: Path) -> Iterator[Document]:
    """Read every article of a folder, or of one .jsonl file; exit with a word if there is none."""
    files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    found = False
    for path in files:
        if path.suffix == ".txt":
            found = True
            yield _document(path.read_text(encoding="utf-8"))
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines()[:200]:
                text = json.loads(line).get("text")
                if text:
                    found = True
                    yield _document(text)
    if not found:
        sys.exit(f"no articles (*.txt, or *.jsonl with a text each) in {folder}")


def _document(text: str) -> Document:
    return build_document([Part("body", text)])


def load(*paths: Path) -> Rulebook:
    book = load_rulebook(paths, functions=FUNCTIONS, finders=FINDERS)
    if book.failed:
        sys.exit("\n".join(f"{fault.position}: {fault.message}" for fault in book.failed[:5]))
    return book


def median_seconds(work: Callable[[], object], *, runs: int = 5) -> float:
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
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
    pieces = [_document(text[at : at + size]) for at in range(0, len(text), size)][:200]
    taken = []
    for piece in pieces * max(1, 200 // len(pieces)):
        start = time.perf_counter()
        check(piece, (), book)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return {
        "check ms per 4 KB, median": round(statistics.median(taken), 2),
        "check ms per 4 KB, p99": round(taken[int(0.99 * (len(taken) - 1))], 2),
    }


def start_up() -> float:
    """Time a fresh process from nothing to the first answer."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "checkers.adapters.cli", "check", "--json", "-"]
    subprocess.run(command, input=b"Nothing.", cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - begin


def many_rules(
    documents: Sequence[Document], counts: Sequence[int], console: Console
) -> dict[int, float]:
    """Time a check, in ms per 4 KB, with the core rules filled up by variants to each count."""
    size = sum(len(document.text) for document in documents)
    vocabulary = Counter(
        word.lower() for document in documents for word in _WORD.findall(document.text)
    )
    words = [word for word, _ in vocabulary.most_common(6000)]
    costs = {}
    for count in track(counts, "many rules", console=console, transient=True):
        with tempfile.TemporaryDirectory() as folder:
            for number, pack in enumerate(variant_packs(count, words)):
                path = Path(folder) / f"variants-{number:02}.yaml"
                path.write_text(pack, encoding="utf-8")
            book = load(Path(folder))
        seconds = median_seconds(lambda book=book: checks_of(documents, book), runs=3)
        costs[count] = 1000 * seconds * ARTICLE_KB * 1000 / size
    return costs


def variant_packs(count: int, words: Sequence[str]) -> Iterator[str]:
    """Write `count` rules over the words of the articles, a file a thousand; always the same."""
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
