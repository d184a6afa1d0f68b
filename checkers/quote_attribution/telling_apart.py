"""What lets two figures of one speaker both be true: another time, part or occasion."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Span, TimeExpression
from checkers.passages.statements import same_time
from checkers.quote_attribution.people.mentions import LEXICON
from checkers.quote_attribution.reported import (
    SAME_OCCASION,
    Reports,
    Telling,
    is_in,
    sentence_at,
)
from checkers.quote_attribution.values import quantity_of

_LEXICON = load("retelling")
_APART = regex.compile(rf"(?i)(?<!\w)(?:{either(_LEXICON['apart'])})(?!\w)|n['’]t\b")
_ANOTHER_TIME = regex.compile(rf"(?i)\b(?:{either(_LEXICON['another_time'])})\b")
_ANOTHER_OCCASION = regex.compile(
    rf"(?i)\b(?:a|an|another) (?:\w+ ){{0,2}}?(?:{either(_LEXICON['occasions'])})\b"
)
_BESIDE = 6  # words on each side of a quoted figure that may limit it
_EACH = regex.compile(r"(?i)\b(?:every|each) (?:second|minute|hour|day|night|week|month|year)\b")
_CLAUSE_END = regex.compile(
    r"[.;:!?—–](?=\s)"
    r"|,? (?:and|but|so|because) (?=(?:that|it|we|i|he|she|they|there|this|you|the)\b)"
)
_TELLS = regex.compile(
    rf"\b(?:{either(LEXICON['verbs'])}|{either((*_LEXICON['put_at'], *_LEXICON['given_as']))})\b"
)
_LIKENED = regex.compile(r"\b(?:like|as long as)(?: (?:about|almost))? \Z")
_LONG = frozenset({Kind.YEAR, Kind.MONTH, Kind.PERIOD, Kind.DURATION})
_POSSESSIVE = ("'", "’")
_TO_COME = frozenset(_LEXICON["to_come"])


def lets_both_be(reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling) -> bool:
    """Tell whether a word leads to another time, part or occasion, or into what may be."""
    document = reports.document
    text = document.text
    content = _EACH.sub("", _without_occasion(text, telling.content))
    around = _without_speaker(text, _told_of(document, told, telling), telling)
    return (
        _APART.search(_around(document, figure, quote)) is not None
        or _APART.search(content) is not None
        or _ANOTHER_TIME.search(around) is not None
        or _ANOTHER_OCCASION.search(around) is not None
        or not _same_rate(document, figure, told)
        or _timed(reports, figure, quote, told, telling)
        or (not telling.nominal and _of_another_tense(quote.text, content))
    )


def _around(document: Document, figure: Fact, quote: Fact) -> str:
    """Give the few words beside a quoted figure in its clause."""
    clause = _clause(document.text, quote.span, figure.span)
    before = document.text[clause.start : figure.span.start].split()[-_BESIDE:]
    after = document.text[figure.span.start : clause.end].split()[: _BESIDE + 1]
    if figure.kind is Kind.DURATION:  # "another 25 years" are 25 years
        after = document.text[figure.span.end : clause.end].split()[:_BESIDE]
    return _EACH.sub("", " ".join((*before, *after)))


def _told_of(document: Document, told: Fact, telling: Telling) -> Span:
    """Give the part of a sentence that may tell when its figure holds, or when it was named.

    Behind "put the number at 80," stands what else there is to say.
    """
    sentence = sentence_at(document, told.sentence)
    end = document.text.find(",", told.span.end, sentence.end) if telling.nominal else -1
    return sentence if end < 0 else Span(sentence.start, end)


def _clause(text: str, quote: Span, figure: Span) -> Span:
    """Give the clause of a quote that a figure stands in."""
    start, end = quote.start, quote.end
    for match in _CLAUSE_END.finditer(text, quote.start, quote.end, concurrent=False):
        if match.end() <= figure.start:
            start = match.end()
        elif match.start() >= figure.end:
            return Span(start, match.start())
    return Span(start, end)


def _same_rate(document: Document, one: Fact, other: Fact) -> bool:
    """Tell whether both are a year, or a night, each; "every night" may stand farther off."""
    a, b = quantity_of(one), quantity_of(other)
    rates = {each.per for each in (a, b) if each is not None and each.per is not None}
    if len(rates) > 1:
        return False
    return all(
        (quantity is not None and quantity.per == rate)
        or rate in _sentence_text(document, fact.sentence)
        for rate in rates
        for quantity, fact in ((a, one), (b, other))
    )


def _sentence_text(document: Document, index: int) -> str:
    span = sentence_at(document, index)
    return document.text[span.start : span.end]


def _without_occasion(text: str, span: Span) -> str:
    return SAME_OCCASION.sub("", text[span.start : span.end])


def _without_speaker(text: str, area: Span, telling: Telling) -> str:
    """Leave out what a sentence says of its speaker: "Lee, who has kept bees since 2003"."""
    speaker = telling.speaker.span
    if not is_in(speaker, area) or _tells_before(telling):
        return _without_occasion(text, area)
    parts = Span(area.start, speaker.start), Span(speaker.end, max(speaker.end, area.end))
    return " ".join(_without_occasion(text, part) for part in parts)


def _tells_before(telling: Telling) -> bool:
    """Tell whether the words about a speaker tell of another telling: "who had put it at 40"."""
    return _TELLS.search(telling.speaker.text, concurrent=False) is not None


def _of_another_tense(quote: str, content: str) -> bool:
    """Tell whether only one of a quoted sentence and its report speaks of what is to come."""
    return quote[:1].isupper() and _to_come(quote) is not _to_come(content)


def _to_come(words: str) -> bool:
    return not _TO_COME.isdisjoint(words.lower().replace("’", "'").replace("'ll", " 'll").split())


def _timed(reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling) -> bool:
    """Tell whether the report names a time that the quote does not, or the quote a long one."""
    ours = reports.times_of(figure.sentence)
    area = _told_of(reports.document, told, telling)
    theirs = [
        one
        for one in reports.times_of(told.sentence)
        if is_in(one.span, area)
        and not _is_now_behind(one, telling)
        and (_tells_before(telling) or not is_in(one.span, telling.speaker.span))
        and not reports.document.text.startswith(_POSSESSIVE, one.span.end)
    ]  # "Saturday's match" names a match
    long = [
        one
        for one in ours
        if one.kind in _LONG
        and is_in(one.span, quote.span)
        and not _LIKENED.search(reports.document.text, quote.span.start, one.span.start)
    ]
    return not _are_among(theirs, ours, told) or not _are_among(long, theirs, figure)


def _is_now_behind(time: Fact, telling: Telling) -> bool:
    """Tell "…, and she has now put trackers in the rest", behind what is reported."""
    now = isinstance(time.value, TimeExpression) and time.value.timex == "PRESENT_REF"
    return now and not telling.nominal and time.span.start >= telling.content.end


def _are_among(times: Sequence[Fact], known: Sequence[Fact], figure: Fact) -> bool:
    return all(
        time.span == figure.span or time.kind is Kind.SET or any(same_time(time, k) for k in known)
        for time in times
    )
