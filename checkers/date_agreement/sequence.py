"""Two dates of which the text says which comes first: "in 2015, after the merger of 2012"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.date_agreement.events import LEXICON
from checkers.date_agreement.sentences import WHOLE, Line, lines, when
from checkers.date_agreement.sketches import D, L, Mask, Sketch, masked
from checkers.facts.lexicon import either
from checkers.model import Kind, TimeExpression
from checkers.passages.words import WORD
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_DEEDS = sorted({verb for words in LEXICON["classes"].values() for verb in words["verbs"]})
_PLANNED = frozenset(LEXICON["planned"])
_END = r"(?=\s?(?:[.,;)]|\Z))"
_WORDS = rf"(?:[^\s.,;:(){D}{L}]+\s)"
_THING = rf"(?:the|an?|its|his|her|their|this|that)\s(?P<thing>{_WORDS}{{1,3}}?)"
_OF = r"(?:of|on|in)\s"
_APART = rf"(?:(?:{L}|[\w-]+\s(?:day|week|month|year|hour)s?)\s)?"
_WAY = r"(?P<way>after|before|following)\s"
_CAME = r"(?P<way>came\safter|came\sbefore|followed|preceded)\s"

_READINGS = tuple(
    regex.compile(pattern)
    for pattern in (
        # "on 3 June, two days after the debate on 9 June"
        rf"\b(?:[OoIi]n|of)\s(?P<one>{D}),?\s{_APART}{_WAY}{_THING}{_OF}(?P<other>{D}){_END}",
        # "in 2015 after Orr stepped down in 2018"
        rf"\b(?:[OoIi]n|of)\s(?P<one>{D}),?\s{_APART}(?P<way>after|before)\s(?P<thing>{_WORDS}{{1,4}}?)"
        rf"(?:had\s)?(?:{either(_DEEDS)})\s{_OF}(?P<other>{D}){_END}",
        # "The talks of 9 May followed the strike of 12 May"
        rf"\b[Tt]he\s{_WORDS}{{1,2}}{_OF}(?P<one>{D})\s{_CAME}{_THING}{_OF}(?P<other>{D}){_END}",
        rf"\b[Tt]he\s(?P<one>{D})\s{_WORDS}{{1,2}}{_CAME}the\s(?P<other>{D})\s\p{{Ll}}+{_END}",
        # "The merger, which came after the sale of 3 May, was agreed on 2 April"
        rf",\swhich\s{_CAME}{_THING}{_OF}(?P<other>{D}),\s(?:was|were)\s\p{{Ll}}+\s{_OF}(?P<one>{D}){_END}",
    )
)
_LATER = frozenset({"after", "following", "came after", "followed"})
# "He spoke in 2014 before the inquiry of 2012": in front of it.
_FACED = regex.compile(rf"\b(?:{either(LEXICON['faced'])})\b", regex.IGNORECASE)
_BEFORE_CHRIST = regex.compile(r"\bB\.?C\b")


def find_told_order(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind two dates in the order that "after" or "before" between their deeds gives them."""
    for line in lines(scene):
        if len(line.dates()) < 2 or _BEFORE_CHRIST.search(line.text):
            continue
        sketch = masked(line, _masks(line))
        for reading in _READINGS:
            for match in reading.finditer(sketch.words, concurrent=False):
                yield from _bind(line, sketch, match)


def _bind(line: Line, sketch: Sketch, match: regex.Match[str]) -> Iterator[tuple[Bound, ...]]:
    one, other = sketch.facts[match.start("one")], sketch.facts[match.start("other")]
    a, b = when(one), when(other)
    thing = match.groupdict().get("thing") or ""
    if a is None or b is None or not _is_of_one_kind(a, b) or not _has_come(thing):
        return
    if match["way"] == "before" and _FACED.search(thing, concurrent=False):
        return
    first, last = (other, one) if match["way"] in _LATER else (one, other)
    yield line.bound(first), line.bound(last)


def _is_of_one_kind(a: TimeExpression, b: TimeExpression) -> bool:
    """Tell whether two dates tell as much: both their years, or both a day of some year."""
    if a.year is not None and b.year is not None:
        return True
    return a.year is None and b.year is None and a.day is not None and b.day is not None


def _has_come(words: str) -> bool:
    """Tell whether what is named has come about: no plan, and nothing of which it is a part."""
    return _PLANNED.isdisjoint(word.lower() for word in WORD.findall(words, concurrent=False))


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.facts:
        value = when(fact)
        if fact.kind in WHOLE and value is not None and (value.year or value.month):
            yield fact.span, D, fact
        elif fact.kind == Kind.DURATION:
            yield fact.span, L, fact


FINDERS = (Finder("told_order", find_told_order, binds=(Base.DATE, Base.DATE)),)
