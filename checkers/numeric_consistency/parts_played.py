"""The part that a figure plays in its sentence: the length of a contract, the cost of a bridge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Facts, Kind, Quantity
from checkers.numeric_consistency.headline_roles import deed_of
from checkers.numeric_consistency.headlines import OF_ALL, is_apart
from checkers.passages import stem
from checkers.passages.roles import THINGS

_LEXICON = load("sources")
_LENGTHS = frozenset(_LEXICON["lengths"])
_SUMS = frozenset(_LEXICON["sums"])
WORKS = frozenset(_LEXICON["works"])
SIDES = {word: side for side, words in _LEXICON["sides"].items() for word in words}
_MATCHES = r"(?:\p{L}+\s){0,2}?(?:games?|matches|match|fixtures|outings)"
_RUNS = {
    name: (
        regex.compile(rf"\b(?:{'|'.join(told['before'])})\s\Z", regex.IGNORECASE),
        regex.compile(rf"[\s-]{_MATCHES}\s(?:{'|'.join(told['behind'])})\b", regex.IGNORECASE),
    )
    for name, told in _LEXICON["runs"].items()
}
_RUN_OF_MATCHES = regex.compile(rf"[\s-]{_MATCHES}\b|[.,;]|\Z", regex.IGNORECASE)
# "For six years", "a two-year deal"; "in two years" tells when.
_ITS = regex.compile(r"\b(?:a|an|for|of|to|his|her|their|its|the|new)\s\Z", regex.IGNORECASE)
# "After a one-year contract": one that is over.
_OVER = regex.compile(
    r"\b(?:after|before|end(?:ed|ing|s)?(?:\sof)?|following|since|until)"
    r"(?:\s(?:a|an|his|her|their|its|the))?\s\Z"
)
# "Would rise more than 200m", "towers 30 metres over"; a river that rose 2m has its own measure.
_RISES = regex.compile(
    r"\b(?:(?:that|which|to|would|will|could)\srise|rising|soar(?:s|ing)?|tower(?:s|ing)|stand(?:s|ing)?)\s"
    r"(?:(?:to|up|some|about|almost|nearly|over|more\sthan|at)\s)*\Z"
)
_NEXT = regex.compile(r"[\s-]+(?P<word>\p{Ll}+)")
_WORK = regex.compile(r"[\s-]+(?:\p{Lu}[\p{L}’'-]+\s){0,2}(?P<word>\p{Ll}+)")
_LAST = regex.compile(r"(?P<word>\p{Ll}+)\sof\s(?:\p{Ll}+\s)?\Z")
_EVENT = (
    r"(?:the\s|his\s|her\s)?[\p{L}\d](?:[,.’'-]?[\p{L}\d])*+(?:\sm\b)?(?:\s[\p{L}\d’'-]+){0,2}?"
)
_EVENT_ENDS = (
    r"(?=[,.;:)]?(?:\s(?:at|in|on|of|to|and|with|behind|but|as|this|last)\b|\s*\Z)|[.,;:)]\s)"
)
_IN = r"(?:\s(?:place|places))?\s(?:in|over)\s"
_ONE_EVENT = regex.compile(
    rf"{_IN}(?P<a>{_EVENT}){_EVENT_ENDS}(?:\sand\s(?!\p{{L}}+\sin\b)(?P<b>{_EVENT}){_EVENT_ENDS})?"
)
_TWO_EVENTS = regex.compile(
    rf"\sand\s\p{{L}}+{_IN}(?P<a>{_EVENT})\sand\s(?P<b>{_EVENT}){_EVENT_ENDS}"
)
_PLACED = regex.compile(
    r"\b(?:finish(?:ed|ing|es)?|came|coming|comes|placed|ended)\b[^.;]{0,20}\Z"
    r"|\b(?:finished|came|was|were)\s(?:\p{L}+\sin\s[^.;]{1,25}\sand\s)?\Z"
)
_SECOND = regex.compile(r"\b\p{L}+\sand\s\Z")
_OLD_NAME = regex.compile(r"\s(?:[\p{L}’'-]+\s){0,4}?\Z")
_FIRST = regex.compile(r"\p{Lu}[\p{L}’'-]+\s")
_DIED = regex.compile(r"\b(?:died|dies|dead)\b")
_AT_DEATH = regex.compile(r"(?i)\b(?:at the age of|aged?|at)\b")
_THEN = regex.compile(r",?\s(?:when|at the time|then|as)\b")
_REACH = 60  # characters beside a figure

Role: TypeAlias = tuple[str, ...]


def beside(document: Document, fact: Fact) -> tuple[str, str]:
    span = document.sentences[fact.sentence].span
    low, high = max(span.start, fact.span.start - _REACH), min(span.end, fact.span.end + _REACH)
    return document.text[low : fact.span.start], document.text[fact.span.end : high]


# --- the parts that figures play -------------------------------------------------------------


def _length(facts: Facts, fact: Fact) -> Role | None:
    """Name what lasts so long: "a one-year deal", "jailed for six years"."""
    before = beside(facts.document, fact)[0]
    if _ITS.search(before, concurrent=False) is None or _OVER.search(before, concurrent=False):
        return None
    deed = deed_of(facts.document, fact)
    return ("length", deed) if deed is not None and deed in _LENGTHS else None


def _sum(facts: Facts, fact: Fact) -> Role | None:
    """Name what a sum is paid for: "a new £9m library" costs so much."""
    if not isinstance(fact.value, Quantity) or fact.value.per is not None:
        return None
    after = _WORK.match(beside(facts.document, fact)[1], concurrent=False)
    if after is not None and after["word"] in WORKS:
        return ("sum", fact.value.unit or "", "cost")
    deed = deed_of(facts.document, fact)
    if deed is None or deed not in _SUMS:
        return None
    return ("sum", fact.value.unit or "", deed)


def _size(facts: Facts, fact: Fact) -> Role | None:
    """Name the side of a thing that is measured: "142 metre-high", "a height of 142 metres"."""
    before, after = beside(facts.document, fact)
    next_word, last = _NEXT.match(after, concurrent=False), _LAST.search(before, concurrent=False)
    words = [*fact.text.lower().replace("-", " ").split()[-1:]]
    words += [match["word"] for match in (next_word, last) if match is not None]
    side = next((SIDES[word] for word in words if word in SIDES), None)
    if side is None and _RISES.search(before, concurrent=False) is not None:
        side = "height"
    return ("size", side) if side is not None else None


def _count(facts: Facts, fact: Fact) -> Role | None:
    """Name what is counted, all of it, or the run that it is the length of."""
    value = fact.value
    run = _run(facts, fact)
    if run is not None or not isinstance(value, Quantity) or fact.kind is not Kind.COUNT:
        return run
    if value.unit is None or value.per is not None or value.refers is not None:
        return None
    start = facts.document.sentences[fact.sentence].span.start
    if is_apart(facts.document, fact) or OF_ALL.search(
        facts.document.text, start, fact.span.start, concurrent=False
    ):
        return None
    unit = stem(value.unit)
    return ("count", THINGS.get(unit, unit))


def _run(facts: Facts, fact: Fact) -> Role | None:
    """Name a run of matches by how they went: "11 games without a win", "first win in 11"."""
    before, after = beside(facts.document, fact)
    for name, (leading, following) in _RUNS.items():
        if following.match(after, concurrent=False) is not None:
            return ("run", name)
        if leading.search(before, concurrent=False) and _RUN_OF_MATCHES.match(after):
            return ("run", name)
    return None


def age(facts: Facts, fact: Fact) -> Role | None:
    """Name who is so old: "Ann Hart, 64,", "the 64-year-old baker Ann Hart", "died at 64"."""
    text, span = facts.document.text, facts.document.sentences[fact.sentence].span
    if _THEN.match(text, fact.span.end, span.end, concurrent=False) is not None:
        return None
    names = [f for f in facts.items if f.kind is Kind.NAME and f.sentence == fact.sentence]
    for name in names:
        if text[name.span.end : fact.span.start] == ", ":
            return _aged(facts, name)
        between = text[fact.span.end : name.span.start]
        if fact.text.lower().endswith("old") and _OLD_NAME.fullmatch(between, concurrent=False):
            return _aged(facts, name)
    before = [name for name in names if name.span.end <= fact.span.start]
    if len(names) == len(before) == 1 and _is_of_death(text[span.start : fact.span.end]):
        return _aged(facts, before[0])
    return None


def _is_of_death(text: str) -> bool:
    died = list(_DIED.finditer(text, concurrent=False))
    return bool(died) and _AT_DEATH.search(text, died[-1].end(), concurrent=False) is not None


def _aged(facts: Facts, name: Fact) -> Role:
    """Name whose age it is; a name that opens a sentence has its first word with it."""
    start = facts.document.sentences[name.sentence].span.start
    first = _FIRST.fullmatch(facts.document.text, start, name.span.start, concurrent=False)
    words = name.text.removesuffix("'s").removesuffix("’s")
    return ("age", f"{first.group() if first is not None else ''}{words}".casefold())


def _rank(facts: Facts, fact: Fact) -> Role | None:
    """Name the event of a rank: of two in one row, each is of its own."""
    before, after = beside(facts.document, fact)
    if _PLACED.search(before, concurrent=False) is None:
        return None
    two = _TWO_EVENTS.match(after, concurrent=False)
    if two is not None:
        return ("rank", _event(two["a"]))
    one = _ONE_EVENT.match(after, concurrent=False)
    if one is None:
        return None
    if one["b"] is None:
        return ("rank", _event(one["a"]))
    return ("rank", _event(one["b"])) if _SECOND.search(before, concurrent=False) else None


def _event(text: str) -> str:
    words = [word for word in text.lower().split() if word not in ("the", "his", "her")]
    return "".join(words).replace(",", "").replace("metres", "m").replace("-", "")


Reader: TypeAlias = Callable[[Facts, Fact], Role | None]
FAMILIES: Mapping[Kind, tuple[str, Reader]] = {
    Kind.DURATION: ("length", _length),
    Kind.MONEY: ("sum", _sum),
    Kind.MEASURE: ("size", _size),
    Kind.COUNT: ("count", _count),
    Kind.NUMBER: ("count", _count),
    Kind.AGE: ("age", age),
    Kind.ORDINAL: ("rank", _rank),
}
SURE = frozenset(("run", "rank"))
