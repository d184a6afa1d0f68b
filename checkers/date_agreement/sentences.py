"""The facts of an article sentence by sentence, as the finders about dates walk through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checkers.model import WIDE_KINDS, Days, Document, Fact, Facts, Kind, Span, TimeExpression
from checkers.model.immutable import dataclass
from checkers.rulebook.vocabulary import Bound, Scene

WHOLE = frozenset({Kind.DATE, Kind.MONTH, Kind.YEAR})
_QUOTED = Kind.QUOTE
_SEASONS = ("-SP", "-SU", "-FA")  # a winter is of two years


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its place, and the facts that begin in it, outside quotation marks."""

    document: Document
    index: int
    span: Span
    facts: tuple[Fact, ...]

    @property
    def paragraph(self) -> int:
        return self.document.sentences[self.index].paragraph

    @property
    def text(self) -> str:
        return self.document.text[self.span.start : self.span.end]

    def of(self, *kinds: Kind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind in kinds]

    def dates(self) -> list[Fact]:
        """List days, months and years; the ends of a period are among them."""
        return [fact for fact in self.facts if fact.kind in WHOLE]

    def between(self, one: Fact, other: Fact) -> str:
        """Give the words between two facts in order of place."""
        return self.document.text[one.span.end : other.span.start]

    def before(self, span: Span, reach: int = 60) -> str:
        """Give the words of the sentence before `span`, at most `reach` characters."""
        return self.document.text[max(self.span.start, span.start - reach) : span.start]

    def after(self, span: Span, reach: int = 60) -> str:
        """Give the words of the sentence behind `span`, at most `reach` characters."""
        return self.document.text[span.end : min(self.span.end, span.end + reach)]

    def bound(self, fact: Fact) -> Bound:
        return Bound(fact, self.document)


def lines(scene: Scene) -> list[Line]:
    """Give the sentences of an article with the facts that stand outside its direct quotes."""
    return scene.once(_unquoted)


def all_lines(scene: Scene) -> list[Line]:
    """Give the sentences of an article with all their facts."""
    return scene.once(_all)


def _unquoted(scene: Scene) -> list[Line]:
    return list(_lines(scene.article, quoted=False))


def _all(scene: Scene) -> list[Line]:
    return list(_lines(scene.article, quoted=True))


def _lines(facts: Facts, *, quoted: bool) -> Iterator[Line]:
    document = facts.document
    by_sentence = _by_sentence(facts, quoted=quoted)
    for index, sentence in enumerate(document.sentences):
        yield Line(document, index, sentence.span, tuple(by_sentence.get(index, ())))


def _by_sentence(facts: Facts, *, quoted: bool) -> Mapping[int, Sequence[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    reach = 0
    for fact in facts.items:
        if fact.kind == _QUOTED:
            reach = reach if quoted else max(reach, fact.span.end)
        elif fact.span.start >= reach and fact.kind not in WIDE_KINDS:
            found[fact.sentence].append(fact)
    return found


def when(fact: Fact) -> TimeExpression | None:
    """Give the time that a fact states."""
    return fact.value if isinstance(fact.value, TimeExpression) else None


def ends(period: Fact) -> tuple[Fact, Fact] | None:
    """Give the two ends of a period as facts of their own, as they are worded."""
    value = when(period)
    if value is None or value.begin is None or value.end is None:
        return None
    inside = [fact for fact in period.readings if fact.value in (value.begin, value.end)]
    if len(inside) == 2:
        return inside[0], inside[1]
    kind = Kind.TIME if value.begin.clock is not None else Kind.DATE
    begin, end = (
        Fact(kind, period.span, period.text, period.sentence, part)
        for part in (value.begin, value.end)
    )
    return begin, end


def with_days(fact: Fact) -> Fact:
    """Give a season, which has other days on the other half of the Earth, those of its year."""
    value = when(fact)
    if value is None or value.days is not None or not (value.timex or "").endswith(_SEASONS):
        return fact
    year = (value.timex or "")[:4]
    if not year.isdigit() or int(year) < 1:
        return fact
    days = Days(((date(int(year), 1, 1), date(int(year), 12, 31)),))
    return replace(fact, value=replace(value, days=days))


__all__ = ["WHOLE", "Line", "all_lines", "ends", "lines", "when", "with_days"]
