"""Words of a phrase that the text shows as facts, so that the phrase never sees them.

Only reading can tell: "Type 2" stays words, "by 5" and "doubled" do not.  So samples of what the
literal words of a phrase match are read as an article is, in small letters and capitalised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from checkers.document import Part, build_document
from checkers.facts import read_facts
from checkers.model import Fact, Kind
from checkers.rulebook.masks import is_shown
from checkers.rulebook.phrases.alphabet import DIGITS
from checkers.rulebook.phrases.nodes import (
    Choice,
    Edge,
    Gap,
    ListWords,
    Look,
    Node,
    OneOf,
    PhraseFault,
    Repeat,
    Sequence,
    Slot,
    Space,
    Text,
)
from checkers.rulebook.phrases.parser import parse

_MOST_SAMPLES = 50  # of one part
_BREAK = "\n"  # where a slot or a gap parts the words
_DIGIT = "7"
_LETTER = "x"
_FIGURE = "40 "  # where a slot stands


def unseen_words(phrase: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[Fact]:
    """List the facts that stand in what a phrase's own words match, one of each kind."""
    try:
        root = parse(phrase, lists)
    except PhraseFault:
        return  # it is among the mistakes
    told: set[Kind] = set()
    for sample in _samples(root):
        for place, stretch in enumerate(sample.split(_BREAK)):
            for fact in _facts_in(stretch.strip(), after_slot=place > 0):
                if fact.kind not in told:
                    told.add(fact.kind)
                    yield fact


@lru_cache(maxsize=1024)
def _facts_in(words: str, *, after_slot: bool) -> tuple[Fact, ...]:
    if not words:
        return ()
    capitalised = {fact.span for fact in _read(words.title())}
    found = [fact for fact in _read(words) if fact.span in capitalised]
    if not (found and after_slot):
        return tuple(found)
    # What a figure goes before can be of another kind: "a minute", and the set in "40 a minute".
    behind = {(fact.span.end, fact.text): fact for fact in _read(_FIGURE + words)}
    return tuple(behind.get((fact.span.end + len(_FIGURE), fact.text), fact) for fact in found)


def _read(text: str) -> list[Fact]:
    document = build_document([Part("body", text, "body")], id="phrase")
    return [fact for fact in read_facts(document).items if is_shown(fact)]


def _samples(node: Node) -> list[str]:
    """Write a few texts that a node matches."""
    match node:
        case Text(text):
            return [text]
        case Space():
            return [" "]
        case OneOf():
            return [_DIGIT if node.sample and not node.sample & ~DIGITS else _LETTER]
        case ListWords():
            return list(node.entries[:_MOST_SAMPLES])
        case Edge() | Look():
            return [""]
        case Slot() | Gap():
            return [_BREAK]
    return _compound(node)


def _compound(node: Sequence | Choice | Repeat) -> list[str]:
    match node:
        case Sequence(parts):
            return _few("".join(row) for row in product(*map(_samples, parts)))
        case Choice():
            return _few(sample for branch in node.branches for sample in _samples(branch))
        case Repeat():
            return [sample * max(node.low, 1) for sample in _samples(node.body)]


def _few(samples: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(islice(samples, _MOST_SAMPLES)))
