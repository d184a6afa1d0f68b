"""Whether a report counts what a quote counts, by words that both have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from checkers.facts.lexicon import load
from checkers.facts.quantities.nouns import is_plural
from checkers.model import QUANTITY_KINDS, TIME_KINDS, Document, Fact, Kind, Name, Span
from checkers.passages.words import FUNCTION_WORDS, WORD, stem
from checkers.quote_attribution.reported import (
    SAME_OCCASION,
    Reports,
    Telling,
    is_in,
    sentence_at,
)
from checkers.quote_attribution.values import quantity_of

_LEXICON = load("retelling")
_UNSHARED = 4  # words of a report, for each that the quote has as well
_BARE = 2  # … where it only says "the number"
_FIGURES = frozenset(stem(word) for word in _LEXICON["figures"])
_NOUNS = {
    Kind.MONEY: frozenset(stem(word) for word in _LEXICON["sums"]),
    Kind.DURATION: frozenset(stem(word) for word in _LEXICON["lengths"]),
}
_COMPLEMENT = regex.compile(
    r"\s(?:in|at|for|on|from|among|by|to|with|of|under|across|during)\s"
    r"(?:(?:the|a|an|his|her|their|its|our)\s)?(?P<noun>[\p{L}’'-]+)"
)
_PURPOSE = regex.compile(r"\s(?:to|for|before)\s")
# "Three years to finish" are as long as the work.
_ENDS = frozenset(stem(word) for word in _LEXICON["ends"])
# What says no more than that somebody was somewhere so long.
_STAYS = {Kind.DURATION: frozenset(stem(word) for word in _LEXICON["stays"])}
_ANAPHOR = regex.compile(r"(?i)(?:that )?(?:it|this|they|these)\b")
_PLAIN = frozenset(stem(word) for word in _LEXICON["plain"])
_SHORT = frozenset("'’")  # "we've"
_FRAGMENT = 3  # words of a quote that is no sentence
_POINTS_BACK = regex.compile(r"(?i)\b(?:it|its|them|they|their|those|these|that)\b")
_PERSON = regex.compile(r"(?i)(?:that )?(?:he|she|we|i)\b")
_FRONTED = regex.compile(r"(?i)(?:in|at|on|by|during|for|with|under|over|from|among|of)\b")
_PEOPLE = frozenset(stem(word) for word in load("quotes")["words"]["people"])
_LED_IN = r"(?:(?:and|but|so|well|look|yes|no|now|sadly|today|at least|in all|I think)[, ]+){0,2}"
_OPENS = regex.compile(
    rf"(?i)(?:[^,]{{0,40}},\s)?{_LED_IN}"
    r"(?:(?:we|i|it|they|you)\b|there (?:is|are|was|were|has|have|will)\b|there['’])"
)


def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for name, words in _LEXICON["same"].items():
        for word in words:
            groups[stem(word)].add(f"={name}")
    return {word: frozenset(names) for word, names in groups.items()}


_SAME = _groups()


def all_meanings(words: Iterable[str]) -> frozenset[str]:
    """Give the stems of several words and the groups that any of them may stand for."""
    return frozenset().union(*map(meanings, words))


def meanings(word: str) -> frozenset[str]:
    """Give a stem and the groups of words that it may stand for."""
    return _SAME.get(word, frozenset()) | {word}


def same_thing(reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling) -> bool:
    """Tell whether the report counts what the quote counts, by words that both have."""
    document = reports.document
    own = sentence_at(document, figure.sentence)
    known = _known(document, figure, quote)
    skipped = [
        each.span
        for each in reports.facts.of_sentence(told.sentence)
        if each.kind in QUANTITY_KINDS or each.kind in TIME_KINDS
    ]
    words = _words(document.text, telling.content, skipped)
    meant = all_meanings(known)
    units = _units(figure) | _units(told)
    pointing = _FIGURES | _NOUNS.get(told.kind, frozenset())
    left_out = units | pointing if telling.nominal else units | _STAYS.get(told.kind, frozenset())
    rest = [word for word in words if word not in left_out]
    shared = [word for word in rest if meanings(word) & meant]
    if not _names_known(reports, telling.content, own) or _restricted(
        document, told, telling, meant
    ):
        return False
    if not _same_units(figure, told, telling, words) or not _same_parts(figure, told, meant):
        return False
    if telling.nominal and not rest:
        near = abs(told.sentence - figure.sentence) <= _BARE
        return near and any(word in pointing for word in words)
    if told.kind is Kind.COUNT is figure.kind and _only_so_many(quote, rest, units):
        return True
    start = document.text[telling.content.start : telling.content.end]
    named = rest[:1] == shared[:1] or _ANAPHOR.match(start)
    wanted = 2 if told.kind is Kind.DURATION and not named else 1
    if len(shared) < wanted or len(rest) > _UNSHARED * len(shared):
        return False
    first = _words(document.text, Span(telling.content.start, told.span.start), skipped)
    if first and not telling.nominal and not _same_subject(quote, start, rest, shared):
        return False
    if _FRONTED.match(start) and rest[0] not in shared:
        return False
    return not _narrowed(document.text, telling.content, meant)


def _only_so_many(quote: Fact, rest: Sequence[str], units: frozenset[str]) -> bool:
    """Tell whether quote and report say no more than how many there are: "we've had 25 cases"."""
    said = [match.group().lower() for match in WORD.finditer(quote.text)]
    own = [stem(word) for word in said if word not in FUNCTION_WORDS and not _SHORT & set(word)]
    telling = [word for word in (*own, *rest) if word not in units]
    return len(said) > _FRAGMENT and all(word in _PLAIN for word in telling)


def _known(document: Document, figure: Fact, quote: Fact) -> set[str]:
    """List the words that a quote is about: of its sentence, and of what its "them" means."""
    area = sentence_at(document, figure.sentence)
    if _POINTS_BACK.search(quote.text, concurrent=False) and figure.sentence > 0:
        area = Span(sentence_at(document, figure.sentence - 1).start, area.end)
    found = (match.group().lower() for match in WORD.finditer(document.text, area.start, area.end))
    return {stem(word) for word in found if word not in FUNCTION_WORDS or stem(word) in _SAME}


def _same_subject(quote: Fact, content: str, rest: Sequence[str], shared: Sequence[str]) -> bool:
    """Tell whether what the report is about may be what the quote is about.

    "We" and "it" are whatever the reporter calls them, but no other person; what the quote calls
    by a noun must be among the words that both have, and is no "she".
    """
    if _OPENS.match(quote.text) is None:
        named = quote.text[:1].isupper() and _PERSON.match(content) is not None
        return rest[0] in shared and not named
    before = rest[: rest.index(shared[0])]
    return not any(word in _PEOPLE for word in before)


def _words(text: str, span: Span, skipped: Sequence[Span]) -> list[str]:
    """List the stems of the words of a stretch that carry a subject, figures left out."""
    return [
        stem(match.group().lower())
        for match in WORD.finditer(text, span.start, span.end, concurrent=False)
        if match.group().lower() not in FUNCTION_WORDS
        and not any(is_in(Span(*match.span()), one) for one in skipped)
    ]


def _units(fact: Fact) -> frozenset[str]:
    quantity = quantity_of(fact)
    unit = None if quantity is None else quantity.unit
    return frozenset() if unit is None else frozenset(stem(word) for word in unit.lower().split())


def _same_units(figure: Fact, told: Fact, telling: Telling, words: Sequence[str]) -> bool:
    """Tell whether both count things of one name; a bare number counts what its noun says."""
    if figure.kind is not Kind.COUNT and told.kind is not Kind.COUNT:
        return figure.kind is not Kind.NUMBER and told.kind is not Kind.NUMBER
    ours, theirs = _units(figure), _units(told)
    if figure.kind is not told.kind:  # "membership stands at 5,000"
        meant = all_meanings(ours | theirs)
        return telling.nominal or any(meanings(word) & meant for word in words)
    return any(meanings(a) & meanings(b) for a in ours for b in theirs)


def _same_parts(figure: Fact, told: Fact, meant: frozenset[str]) -> bool:
    """Tell whether the words before both nouns single out no part: "wooden boats"."""
    return all(meanings(word) & meant for word in _modifiers(told) - _modifiers(figure))


def _modifiers(fact: Fact) -> frozenset[str]:
    quantity = quantity_of(fact)
    return frozenset() if quantity is None else frozenset(map(stem, quantity.modifiers))


def _names_known(reports: Reports, content: Span, own: Span) -> bool:
    """Tell whether the report names nobody and no place that the quote's sentence does not."""
    text = reports.document.text[own.start : own.end]
    return all(
        name.text in text for name in reports.facts.within(content) if isinstance(name.value, Name)
    )


def _restricted(document: Document, told: Fact, telling: Telling, meant: frozenset[str]) -> bool:
    """Tell whether a figure is of some place or purpose that the quote does not speak of."""
    quantity = quantity_of(told)
    unit = None if quantity is None else quantity.unit_span
    end = told.span.end if unit is None else max(told.span.end, unit.end)
    told_whole = not telling.nominal and telling.content.end == told.span.end
    if told.kind is Kind.DURATION and not told_whole:
        return _is_for_another_purpose(document, told, meant)
    if told.kind is Kind.DURATION or SAME_OCCASION.match(document.text, end + 1):
        return False
    after = _COMPLEMENT.match(document.text, end, sentence_at(document, told.sentence).end)
    return after is not None and not meanings(stem(after["noun"].lower())) & meant


def _is_for_another_purpose(document: Document, told: Fact, meant: frozenset[str]) -> bool:
    """Tell "two weeks to get the parts" from a quote that speaks of neither."""
    end = sentence_at(document, told.sentence).end
    purpose = _PURPOSE.match(document.text, told.span.end, end, concurrent=False)
    if purpose is None:
        return False
    words = _words(document.text, Span(purpose.end(), end), ())
    return not any(meanings(word) & (meant | _ENDS) for word in words)


def _narrowed(text: str, content: Span, meant: frozenset[str]) -> bool:
    """Tell whether a noun that both have is narrowed by the word before it: "food prices"."""
    words = [match.group().lower() for match in WORD.finditer(text, content.start, content.end)]
    return any(
        is_plural(word)
        and meanings(stem(word)) & meant
        and before not in FUNCTION_WORDS
        and not meanings(stem(before)) & meant
        for before, word in pairwise(words)
    )
