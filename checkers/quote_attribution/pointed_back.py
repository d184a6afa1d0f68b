"""A speaker's figure that points back at one told before: "40 cows … losing the 50 cows"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.names import gender_of_pronoun
from checkers.model import TIME_KINDS, Document, Fact, Kind, Name, Quotation, Span, Speaker
from checkers.model.immutable import dataclass
from checkers.passages import stem
from checkers.passages.words import FUNCTION_WORDS, WORD
from checkers.quote_attribution.held_out import tells_of_speaking
from checkers.quote_attribution.passages import quotes_of
from checkers.quote_attribution.reported import Reports, reports_of, sentence_at
from checkers.quote_attribution.same_matter import all_meanings, meanings
from checkers.quote_attribution.values import comparable, quantity_of
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("retelling")
_KINDS = frozenset((Kind.COUNT, Kind.MEASURE, Kind.DURATION))
_FAR = 6  # sentences
_NEAR = 80  # characters of a clause to both sides of a figure
_DEFINITE = regex.compile(
    r"(?i)\b(?:the|those|these|all)\s(?:(?:about|some|around|roughly|nearly|almost|full)\s)?\Z"
)
_DEED = regex.compile(
    r"(?i)\b(?:(?P<gerund>\p{L}{3,}ing)|the\s(?P<noun>\p{L}{3,})\sof)"
    r"\s(?:(?:about|some|around|roughly|nearly|almost)\s)?\Z"
)
_SURNAME = regex.compile(r"(?<=\s)\p{Lu}[\p{L}’'-]+\Z")
_BEFORE, _BEHIND = 3, 1  # words beside a figure that can make it another
_STOPS = regex.compile(r"[.;:!?\"“”—–](?=\s|\Z)|, (?:and|but|so) ")
_APARTNESS = f"{either(_LEXICON['apart'])}|{either(_LEXICON['apart_in_quotes'])}"
_APART = regex.compile(rf"(?i)\b(?:{_APARTNESS})\b")
# Behind a noun these tell which ones: "the 50 cows she has left", "the 14 drivers from Kent".
_WHICH = regex.compile(
    r"\s(?!in\s(?:a|one|the)\s(?:\w+\s)?(?:day|night|week|month|year|season|decade)s?\b)(?:who|that|which|in|at|on|for|of|from|with|by|under|across|to|he|she|we|they|I|you|it|\p{Ll}+ed)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in somebody's mouth, and the stretch of text that is his."""

    figure: Fact
    speaker: Speaker
    within: Span


def find_pointing_back(scene: Scene) -> Iterator[tuple[Fact, Fact]]:
    """Pair two figures of one noun that one person tells, the second as the first's again.

    It has "the" or "those" before it, or the first's deed made a noun: "the loss of"; nothing
    tells of other times, places or parts, and the article has no third figure of that noun.
    """
    for group in _groups(scene.article.items):
        pairs = [pair for pair in near_pairs(group, _FAR) if _may_point_back(*pair)]
        for first, again in told_pairs(pairs, partial(told_by, scene)):
            if _is_told_before(group, again.figure):
                continue
            if _points_back(reports_of(scene), first, again):
                yield first.figure, again.figure


def _is_told_before(group: Sequence[Fact], again: Fact) -> bool:
    """Tell whether an earlier figure of the noun is the same: it is that one that is meant."""
    stated = getattr(quantity_of(again), "stated", None)
    return any(
        one.span.start < again.span.start and getattr(quantity_of(one), "stated", None) == stated
        for one in group
    )


def near_pairs(figures: Sequence[Fact], far: int) -> Iterator[tuple[Fact, Fact]]:
    """Pair each figure with those that stand behind it in other sentences, up to so many on."""
    for place, first in enumerate(figures):
        for again in islice(figures, place + 1, None):
            if again.sentence - first.sentence > far:
                break
            if again.sentence != first.sentence:
                yield first, again


def told_pairs(
    pairs: Iterable[tuple[Fact, Fact]], tell: Callable[[Fact], Told | None]
) -> Iterator[tuple[Told, Told]]:
    """Find who tells the figures of pairs, of each once; pairs that nobody tells are left out."""
    known: dict[Span, Told | None] = {}
    for pair in pairs:
        for figure in pair:
            if figure.span not in known:
                known[figure.span] = tell(figure)
        first, again = (known[figure.span] for figure in pair)
        if first is not None and again is not None:
            yield first, again


def _groups(items: Sequence[Fact]) -> Iterator[list[Fact]]:
    """List the figures of each noun that an article has two values of, and no more."""
    groups: dict[tuple[Kind, str], list[Fact]] = defaultdict(list)
    for fact in items:
        quantity = quantity_of(fact)
        if quantity is None or quantity.per is not None or fact.kind not in _KINDS:
            continue
        if quantity.unit is not None:
            groups[fact.kind, stem(quantity.unit.lower())].append(fact)
    for group in groups.values():
        values = {quantity.stated for one in group if (quantity := quantity_of(one)) is not None}
        if len(values) == len(("first", "again")):
            yield group


def told_by(scene: Scene, figure: Fact) -> Told | None:
    """Tell who says a figure, in the first direct quote that has it or in a report."""
    reports = reports_of(scene)
    elsewhere = reports.held_out(figure)
    if elsewhere is not None:
        return Told(figure, elsewhere.speaker, elsewhere.content)
    quoted = scene.once(_quotes_by_place).get(figure.span.start)
    if quoted is not None:
        fact, quote = quoted
        return None if quote.speaker is None else Told(figure, quote.speaker, fact.span)
    telling = reports.of(figure)
    return None if telling is None else Told(figure, telling.speaker, telling.content)


def _quotes_by_place(scene: Scene) -> Mapping[int, tuple[Fact, Quotation]]:
    """Give the first direct quote that each place has at which a fact begins."""
    found: dict[int, tuple[Fact, Quotation]] = {}
    for quoted in quotes_of(scene):
        for fact in scene.article.within(quoted[0].span):
            found.setdefault(fact.span.start, quoted)
    return found


def _may_point_back(one: Fact, other: Fact) -> bool:
    """Tell whether two figures can be one told again, whoever tells them."""
    if quantity_of(one) == quantity_of(other) or not _modified_alike(one, other):
        return False
    return comparable(one, other)


def _points_back(reports: Reports, first: Told, again: Told) -> bool:
    one, other = first.figure, again.figure
    if not is_one_person(reports, first.speaker, again.speaker):
        return False
    document = reports.document
    clauses = [_clause(document, each) for each in (first, again)]
    if reports.held_out(other) is not None and not tells_of_speaking(reports.facts, one):
        return False
    if is_apart(document, one, behind=0) or is_apart(document, other, behind=_BEHIND):
        return False
    if _says_when_or_where(reports, clauses[1], sentence_at(document, one.sentence)):
        return False
    return _is_same(document, first, again, clauses)


def is_apart(document: Document, figure: Fact, *, behind: int) -> bool:
    """Tell whether the words beside a figure make it one of others: "another 50 cows"."""
    before = document.text[max(0, figure.span.start - _NEAR) : figure.span.start].split()
    after = document.text[_end(figure) : _end(figure) + _NEAR].split()
    near = " ".join((*before[-_BEFORE:], "#", *after[:behind]))
    return _APART.search(near, concurrent=False) is not None


def _end(figure: Fact) -> int:
    quantity = quantity_of(figure)
    unit = None if quantity is None else quantity.unit_span
    return figure.span.end if unit is None else max(figure.span.end, unit.end)


def is_one_person(reports: Reports, one: Speaker, other: Speaker) -> bool:
    if one.name is not None and other.name is not None:
        return one.name == other.name
    if one.text.lower() == other.text.lower():
        return True
    if other.text[:4].lower() == "the " and one.text.lower().split(",")[0] == other.text.lower():
        return True  # "the mayor, Asha Rao", "the mayor"
    surnames = _SURNAME.search(one.text), _SURNAME.search(other.text)
    if surnames[0] and surnames[1] and surnames[0].group() == surnames[1].group():
        return True  # "the governor, Asha Rao", "Ms Rao"
    return gender_of_pronoun(other.text) is not None and reports.carried_on(one, other)


def _modified_alike(one: Fact, other: Fact) -> bool:
    a, b = quantity_of(one), quantity_of(other)
    return a is not None and b is not None and set(b.modifiers) <= set(a.modifiers)


def _clause(document: Document, told: Told) -> Span:
    """Give what is said of a figure: to the next stop, within what its speaker says."""
    start = max(told.within.start, told.figure.span.start - _NEAR)
    end = min(told.within.end, told.figure.span.end + _NEAR)
    for match in _STOPS.finditer(document.text, start, end, concurrent=False):
        if match.end() <= told.figure.span.start:
            start = match.end()
        elif match.start() >= told.figure.span.end:
            return Span(start, match.start())
    return Span(start, end)


def _says_when_or_where(reports: Reports, clause: Span, own: Span) -> bool:
    """Tell whether a clause names a time, or a place or person that the first does not."""
    known = reports.document.text[own.start : own.end]
    for fact in reports.facts.within(clause):
        if fact.kind in TIME_KINDS - {Kind.DURATION}:
            return True
        if isinstance(fact.value, Name) and fact.text not in known:
            return True
    return False


def _is_same(document: Document, first: Told, again: Told, clauses: Sequence[Span]) -> bool:
    own = sentence_at(document, first.figure.sentence)
    known = _words(document, own, first.figure)
    meant = all_meanings(known)
    if not _told_which(document, again, clauses[1], meant):
        return False
    before = document.text[clauses[1].start : again.figure.span.start]
    if _DEFINITE.search(before, concurrent=False):
        return True
    return _is_named_again(before, meant)


def _is_named_again(before: str, meant: frozenset[str]) -> bool:
    """Tell whether a figure stands behind the first's deed made a noun: "losing", "the loss of"."""
    deed = _DEED.search(before, concurrent=False)
    if deed is None:
        return False
    word = (deed["gerund"] or deed["noun"]).lower()
    if meanings(stem(word)) & meant:
        return True
    return deed["gerund"] is not None and any(each.startswith(word[:-3]) for each in meant)


def _told_which(document: Document, again: Told, clause: Span, meant: frozenset[str]) -> bool:
    """Tell whether what stands behind the noun singles out none that the first is not of."""
    end = _end(again.figure)
    if _WHICH.match(document.text, end, clause.end) is None:
        return True
    words = _words(document, Span(end, clause.end), again.figure)[:2]
    return any(meanings(word) & meant for word in words)


def _words(document: Document, span: Span, but: Fact) -> list[str]:
    """List the stems of the words of a stretch that carry a subject, but a figure's own."""
    return [
        stem(match.group().lower())
        for match in WORD.finditer(document.text, span.start, span.end)
        if match.group().lower() not in FUNCTION_WORDS
        and match.group().isalpha()
        and not but.span.start <= match.start() < but.span.end
    ]
