"""A length of time that is told inside of the stretch that it sums up, the end first.

"It closed in 1987 after 40 years; it had opened in 1957."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.resumed import Stretch, closes, is_stated, two_dates
from checkers.date_agreement.sentences import WHOLE, Line, lines, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, TimeExpression
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("spans")
_OF_USE = regex.compile(
    rf"\sof\s(?:\p{{Ll}}+\s)?(?:{either([*_LEXICON['uses'], *_LEXICON['toils']])})\b"
)
# A deed with an object is of something else: "it had opened a canteen in 1957".
_DEED = rf"(?:been\s|first\s){{0,2}}(?:{either(_LEXICON['starts'])})"
_LOOKS_BACK = regex.compile(
    rf"\s?[,;–—]\s(?:and\s)?(?:(?:it|they|he|she|which|who)\shad\s|having\s){_DEED}\s(?:in|on)\s"
)
_LOOKS_BACK_LATER = regex.compile(rf"(?:It|They|He|She|The\s\p{{Ll}}+)\shad\s{_DEED}\s(?:in|on)\s")


def spells_ahead(
    scene: Scene, lengths: Sequence[tuple[Line, Fact]]
) -> Iterator[tuple[Stretch, Line, Fact]]:
    """Pair each length with the stretch that the words behind it complete."""
    found = lines(scene)
    for line, length in lengths:
        behind = line.document.text[_end(length) : line.span.end]
        if not closes(line, length, _OF_USE.sub(".", behind, 1)[:60]):
            continue
        stretch = _looked_back(found, line, length)
        if stretch is not None:
            yield stretch, line, length


def _looked_back(found: Sequence[Line], line: Line, length: Fact) -> Stretch | None:
    """Find the beginning of what "closed in 1987 after 40 years" behind the length."""
    dates = [fact for fact in line.dates() if is_stated(fact)]
    before = [fact for fact in dates if fact.span.end <= length.span.start]
    behind = [fact for fact in dates if fact.span.start >= length.span.end]
    if len(before) != 1:
        return None
    text = line.document.text
    if not behind:
        later = found[line.index + 1] if line.index + 1 < len(found) else None
        told = [fact for fact in later.dates() if is_stated(fact)] if later is not None else []
        if later is None or len(told) != 1:
            return None
        if not _LOOKS_BACK_LATER.fullmatch(text, later.span.start, told[0].span.start):
            return None
        return two_dates((line, before[0]), (later, told[0]))
    deed = _LOOKS_BACK.search(text, _end(length), behind[0].span.start)
    if len(behind) != 1 or deed is None or deed.end() != behind[0].span.start:
        return None
    return _stretch(line, behind[0], before[0])


def _stretch(line: Line, begin: Fact, end: Fact) -> Stretch | None:
    if begin.kind != end.kind or begin.kind not in WHOLE:
        return None
    period = TimeExpression("DURATION", None, begin=when(begin), end=when(end))
    return Stretch(line, end.span, period, frozenset({"thing"}))


def _end(fact: Fact) -> int:
    unit = getattr(fact.value, "unit_span", None)
    return fact.span.end if unit is None else max(fact.span.end, unit.end)


__all__ = ["spells_ahead"]
