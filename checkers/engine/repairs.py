"""What a finding offers in place of the words that are wrong, in the words' own form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

import regex

from checkers.engine.bindings import Binding, Search, span_of, texts_of
from checkers.facts.lexicon import entry, load
from checkers.facts.numbers import parse_number
from checkers.model import Fact, Kind, Span, Suggestion, TimeExpression
from checkers.rulebook.compiled import CompiledRule
from checkers.rulebook.values.figures import UNWRITTEN
from checkers.rulebook.vocabulary import Bound

_DIGITS = regex.compile(r"\d[\d,]*(?:\.\d+)?")
_RANK = regex.compile(r"\d(?:st|nd|rd|th)\b", regex.IGNORECASE)
_SCALED = regex.compile(
    r"\d(?:\s|-)?(?P<scale>thousand|million|billion|trillion|bn|tn|mn|(?<=\p{Sc}[\d,.]+\s?)[mk])\b",
    regex.IGNORECASE,
)
_SCALES = {
    **{"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6},
    **{"bn": 9, "billion": 9, "tn": 12, "trillion": 12},
}
_UNGROUPED = 4  # digits
_MORE_DECIMALS, _CLOSE = 2, Decimal("0.02")  # "£1.2m" is no "£1m"
_MOST_DIGITS = 24  # with two more decimals, still no more than a Decimal is rounded to
_TIMES = load("times")["words"]
# "Tue" and "Sept" are short for a day and a month, "six" is short for nothing.
_SHORT = frozenset((*_TIMES["monthshort"], *_TIMES["weekdayshort"]))


def repairs(
    rule: CompiledRule, binding: Binding, values: Mapping[str, object], search: Search
) -> tuple[Suggestion, ...]:
    """Offer each repair that changes words outside quotation marks."""
    texts = texts_of(binding)
    document = search.ground.document
    offered = []
    for target, template in rule.suggest:
        name, _, part = target.partition(".")
        bound = binding.names.get(name)
        if not isinstance(bound, Bound) or bound.document is not document:
            continue
        span = _part_span(bound, part)
        if span is None or _quoted(span, search):
            continue
        words = document.text[span.start : span.end]
        replacement = in_own_form(words, template.render(values, texts))
        if replacement is not None and replacement != words:
            offered.append(Suggestion(document.id, span, replacement))
    return tuple(offered)


def in_own_form(words: str, said: str) -> str | None:
    """Say `said` as `words` are written: unit, hyphen, decimals, letter case, abbreviation.

    None where that cannot be done: a figure in words, or one that would come out the same.
    """
    figure = _DIGITS.search(said, concurrent=False)
    if figure is None:
        return _worded(words, said)
    own = _DIGITS.findall(words, concurrent=False)
    if len(own) != 1 or UNWRITTEN in said:
        return None
    if _RANK.search(words, concurrent=False):
        return None  # "21st" is no "22st"
    value = Decimal(figure.group().replace(",", "")).scaleb(_scale(said) - _scale(words))
    rounded = _rounded(value, len(own[0].partition(".")[2]), scaled=_scale(words) > 0)
    if rounded is None:
        return None
    ungrouped = len(own[0].partition(".")[0]) == _UNGROUPED  # "1200", as some desks write
    made = f"{rounded}" if ungrouped and rounded < 10_000 else f"{rounded:,}"
    return words.replace(own[0], made, 1) if made != own[0] else None


def _rounded(value: Decimal, places: int, *, scaled: bool) -> Decimal | None:
    """Round to so many decimals; in millions to more, where that would make another sum of it.

    None where nothing is left.
    """
    if value.adjusted() + places > _MOST_DIGITS:
        return None
    for more in range(_MORE_DECIMALS + 1 if scaled else 1):
        rounded = value.quantize(Decimal(1).scaleb(-places - more), rounding=ROUND_HALF_UP)
        if not rounded and value:
            return None
        if abs(rounded - value) <= value * _CLOSE:
            break
    return rounded


def _scale(words: str) -> int:
    """Give the power of ten that a figure's digits are told in: six for "£1.2m"."""
    scaled = _SCALED.search(words, concurrent=False)
    return _SCALES[entry(scaled["scale"])] if scaled is not None else 0


def _worded(words: str, said: str) -> str | None:
    if any(character.isdigit() for character in words):
        return None
    stem = words.rstrip(".")
    if stem.lower() in _SHORT and len(stem) < len(said):
        said = said[:3] + words[len(stem) :]
    if words.isupper():
        return said.upper()
    if parse_number(words) is not None and parse_number(said) is not None:
        return said[0].upper() + said[1:] if words[0].isupper() else said.lower()
    return said


def _part_span(bound: Bound, part: str) -> Span | None:
    if part == "weekday":
        value = bound.item.value if isinstance(bound.item, Fact) else None
        return value.weekday_span if isinstance(value, TimeExpression) else None
    return span_of(bound)


def _quoted(span: Span, search: Search) -> bool:
    return any(
        fact.kind == Kind.QUOTE and fact.span.start <= span.start and span.end <= fact.span.end
        for view in search.ground.views(span)
        for fact in view.facts
    )
