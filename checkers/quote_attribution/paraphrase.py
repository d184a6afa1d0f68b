"""A figure of a quote, and what the reporter makes of it: "about 40 left", "put it at about 50"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.quantities.nouns import is_plural
from checkers.model import Document, Fact, Kind, Name, Quotation, Span
from checkers.passages.statements import same_time
from checkers.passages.words import FUNCTION_WORDS, WORD, stem
from checkers.quote_attribution.passages import direct_quotes
from checkers.quote_attribution.reported import SAME_OCCASION, Reports, Telling
from checkers.quote_attribution.values import comparable, held_together, quantity_of
from checkers.rulebook.vocabulary import Bound, Scene

_AFTER, _BEFORE = 5, 3  # sentences that a report may stand from its quote
_UNSHARED = 4  # words of a report, for each that the quote has as well
_BARE = 2  # … where it only says "the number"
_LEXICON = load("retelling")
_FIGURES = frozenset(stem(word) for word in _LEXICON["figures"])
_NOUNS = {
    Kind.MONEY: frozenset(stem(word) for word in _LEXICON["sums"]),
    Kind.DURATION: frozenset(stem(word) for word in _LEXICON["lengths"]),
}
_TO_COME = frozenset(_LEXICON["to_come"])
_APART = regex.compile(rf"(?i)(?<!\w)(?:{either(_LEXICON['apart'])})(?!\w)|n['’]t\b")
_ANOTHER_TIME = regex.compile(rf"(?i)\b(?:{either(_LEXICON['another_time'])})\b")
_ANOTHER_OCCASION = regex.compile(
    rf"(?i)\b(?:a|an|another) (?:\w+ ){{0,2}}?(?:{either(_LEXICON['occasions'])})\b"
)
_COMPLEMENT = regex.compile(
    r"\s(?:in|at|for|on|from|among|by|to|with|of|under|across|during)\s"
    r"(?:(?:the|a|an|his|her|their|its|our)\s)?(?P<noun>[\p{L}’'-]+)"
)
_ANAPHOR = regex.compile(r"(?i)(?:that )?(?:it|this|they|these)\b")
_PERSON = regex.compile(r"(?i)(?:that )?(?:he|she|we|i)\b")
_FRONTED = regex.compile(r"(?i)(?:in|at|on|by|during|for|with|under|over|from|among|of)\b")
_PEOPLE = frozenset(stem(word) for word in load("quotes")["words"]["people"])
_EACH = regex.compile(r"(?i)\b(?:every|each) (?:second|minute|hour|day|night|week|month|year)\b")
_LED_IN = r"(?:(?:and|but|so|well|look|yes|no|now|sadly|today|at least|in all|I think)[, ]+){0,2}"
_OPENS = regex.compile(
    rf"(?i)(?:[^,]{{0,40}},\s)?{_LED_IN}"
    r"(?:(?:we|i|it|they|you)\b|there (?:is|are|was|were|has|have|will)\b|there['’])"
)
_OF_THEIRS = regex.compile(r" of (?:my|our|his|her|its|their|your) ")
_CLAUSE_END = regex.compile(
    r"[.;:!?—–](?=\s)"
    r"|,? (?:and|but|so|because) (?=(?:that|it|we|i|he|she|they|there|this|you|the)\b)"
)
_LONG = frozenset({Kind.YEAR, Kind.MONTH, Kind.PERIOD, Kind.DURATION})


def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for name, words in _LEXICON["same"].items():
        for word in words:
            groups[stem(word)].add(f"={name}")
    return {word: frozenset(names) for word, names in groups.items()}


_SAME = _groups()


def _meanings(word: str) -> frozenset[str]:
    """Give a stem and the groups of words that it may stand for."""
    return _SAME.get(word, frozenset()) | {word}


def find_paraphrased_figures(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair each figure of a quote with what its speaker is reported to have said of the same."""
    document = scene.article.document
    figures = [fact for fact in scene.article.items if quantity_of(fact) is not None]
    figures = [fact for fact in figures if _is_whole(document, fact)]
    quoted = list(_quoted(scene, figures))
    if not quoted:
        return
    free = _free(scene, figures)
    if not free:
        return
    reports = Reports(scene.article)
    for figure, quote in quoted:
        for told in _near(free, figure.sentence):
            if not comparable(figure, told):
                continue
            telling = reports.of(told)
            if telling is not None and _is_of(reports, figure, quote, told, telling):
                one, other = held_together(figure, told)
                yield Bound(one, document), Bound(other, document)


def _is_whole(document: Document, fact: Fact) -> bool:
    """Tell a count of all that somebody has from one of some: "seven of his players"."""
    quantity = quantity_of(fact)
    if quantity is None or quantity.refers != "part" or fact.kind is Kind.FRACTION:
        return quantity is not None
    return _OF_THEIRS.match(document.text, fact.span.end, concurrent=False) is not None


def _quoted(scene: Scene, figures: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Give each figure that is the only one of its kind in a quote with a speaker."""
    for fact, quote in direct_quotes(scene.article):
        if quote.speaker is None:
            continue
        inside = [one for one in figures if _is_in(one.span, fact.span)]
        for figure in inside:
            if not any(comparable(figure, one) for one in inside if one is not figure):
                yield figure, fact


def _free(scene: Scene, figures: Sequence[Fact]) -> list[Fact]:
    quotes = [fact.span for fact in scene.article.items if fact.kind is Kind.QUOTE]
    return [one for one in figures if not any(_is_in(one.span, quote) for quote in quotes)]


def _near(free: Sequence[Fact], sentence: int) -> Iterator[Fact]:
    first = bisect_left(free, sentence - _BEFORE, key=lambda fact: fact.sentence)
    for fact in free[first:]:
        if fact.sentence > sentence + _AFTER:
            return
        if fact.sentence != sentence:
            yield fact


def _is_in(span: Span, area: Span) -> bool:
    return area.start <= span.start < area.end


# --- one speaker, one thing, nothing that lets both be true -----------------------------------


def _is_of(reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling) -> bool:
    assert isinstance(quote.value, Quotation)
    assert quote.value.speaker is not None
    document = reports.document
    spans = (_sentence(document, figure.sentence), _sentence(document, told.sentence))
    return (
        reports.one(quote.value.speaker, telling.speaker, spans)
        and not _lets_both_be(reports, figure, quote, told, telling)
        and _same_thing(reports, figure, quote, told, telling)
    )


def _sentence(document: Document, index: int) -> Span:
    return document.sentences[index].span


def _lets_both_be(
    reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling
) -> bool:
    """Tell whether a word leads to another time, part or occasion, or into what may be."""
    document = reports.document
    content = _without_occasion(document.text, telling.content)
    sentence = _sentence(document, told.sentence)
    around = _without_occasion(document.text, sentence)
    clause = _clause(document.text, quote.span, figure.span)
    said = document.text[clause.start : clause.end]
    if figure.kind is Kind.DURATION:  # "another 25 years" are 25 years
        said = document.text[figure.span.end : clause.end]
    said = _EACH.sub("", said)
    content = _EACH.sub("", content)
    return (
        _APART.search(said) is not None
        or _APART.search(content) is not None
        or _ANOTHER_TIME.search(around) is not None
        or _ANOTHER_OCCASION.search(around) is not None
        or not _same_rate(document, figure, told)
        or _timed(reports, figure, quote, told)
        or (not telling.nominal and _of_another_tense(quote.text, content))
    )


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
    span = _sentence(document, index)
    return document.text[span.start : span.end]


def _without_occasion(text: str, span: Span) -> str:
    return SAME_OCCASION.sub("", text[span.start : span.end])


def _of_another_tense(quote: str, content: str) -> bool:
    """Tell whether only one of a quoted sentence and its report speaks of what is to come."""
    return quote[:1].isupper() and _to_come(quote) is not _to_come(content)


def _to_come(words: str) -> bool:
    return not _TO_COME.isdisjoint(words.lower().replace("’", "'").replace("'ll", " 'll").split())


def _timed(reports: Reports, figure: Fact, quote: Fact, told: Fact) -> bool:
    """Tell whether the report names a time that the quote does not, or the quote a long one."""
    ours = [one for one in reports.times if one.sentence == figure.sentence]
    theirs = [
        one
        for one in reports.times
        if one.sentence == told.sentence and reports.document.text[one.span.end] not in "'’"
    ]  # "Saturday's match" names a match
    long = [one for one in ours if one.kind in _LONG and _is_in(one.span, quote.span)]
    return not _are_among(theirs, ours, told) or not _are_among(long, theirs, figure)


def _are_among(times: Sequence[Fact], known: Sequence[Fact], figure: Fact) -> bool:
    return all(
        time.span == figure.span or time.kind is Kind.SET or any(same_time(time, k) for k in known)
        for time in times
    )


def _same_thing(reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling) -> bool:
    """Tell whether the report counts what the quote counts, by words that both have."""
    document = reports.document
    own = _sentence(document, figure.sentence)
    known = _words(document.text, own, ())
    figures = (*reports.figures, *reports.times)
    skipped = [each.span for each in figures if each.sentence == told.sentence]
    words = _words(document.text, telling.content, skipped)
    meant = frozenset().union(*map(_meanings, known)) if known else frozenset()
    units = _units(figure) | _units(told)
    pointing = _FIGURES | _NOUNS.get(told.kind, frozenset())
    left_out = units | pointing if telling.nominal else units
    rest = [word for word in words if word not in left_out]
    shared = [word for word in rest if _meanings(word) & meant]
    if not _names_known(reports, telling.content, own) or _restricted(document, told, meant):
        return False
    if not _same_units(figure, told, telling, words) or not _same_parts(figure, told, meant):
        return False
    if telling.nominal and not rest:
        near = abs(told.sentence - figure.sentence) <= _BARE
        return near and any(word in pointing for word in words)
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
        and not any(_is_in(Span(*match.span()), one) for one in skipped)
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
        meant = frozenset().union(*map(_meanings, ours | theirs))
        return telling.nominal or any(_meanings(word) & meant for word in words)
    return any(_meanings(a) & _meanings(b) for a in ours for b in theirs)


def _same_parts(figure: Fact, told: Fact, meant: frozenset[str]) -> bool:
    """Tell whether the words before both nouns single out no part: "wooden boats"."""
    return all(_meanings(word) & meant for word in _modifiers(told) - _modifiers(figure))


def _modifiers(fact: Fact) -> frozenset[str]:
    quantity = quantity_of(fact)
    return frozenset() if quantity is None else frozenset(map(stem, quantity.modifiers))


def _names_known(reports: Reports, content: Span, own: Span) -> bool:
    """Tell whether the report names nobody and no place that the quote's sentence does not."""
    text = reports.document.text[own.start : own.end]
    return all(
        name.text in text
        for name in reports.names
        if _is_in(name.span, content) and isinstance(name.value, Name)
    )


def _restricted(document: Document, told: Fact, meant: frozenset[str]) -> bool:
    """Tell whether a figure is of some place or purpose that the quote does not speak of."""
    quantity = quantity_of(told)
    unit = None if quantity is None else quantity.unit_span
    end = told.span.end if unit is None else max(told.span.end, unit.end)
    if told.kind is Kind.DURATION or SAME_OCCASION.match(document.text, end + 1):
        return False
    after = _COMPLEMENT.match(document.text, end, _sentence(document, told.sentence).end)
    return after is not None and not _meanings(stem(after["noun"].lower())) & meant


def _narrowed(text: str, content: Span, meant: frozenset[str]) -> bool:
    """Tell whether a noun that both have is narrowed by the word before it: "food prices"."""
    words = [match.group().lower() for match in WORD.finditer(text, content.start, content.end)]
    return any(
        is_plural(word)
        and _meanings(stem(word)) & meant
        and before not in FUNCTION_WORDS
        and not _meanings(stem(before)) & meant
        for before, word in pairwise(words)
    )
