"""A figure that is given back to whoever named it: "the 6,000 homes she pledged in her speech"."""

from __future__ import annotations

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.quotes.persons import Persons
from checkers.model import TIME_KINDS, Fact, Facts, Kind, Quantity, Span, Speaker

_LEXICON = load("retelling")
_WHERE = either((*_LEXICON["occasions"], *_LEXICON["audiences"], *_LEXICON["stages"]))
_DEFINITE = regex.compile(
    r"(?i)\bthe\s(?:(?:about|some|around|roughly|nearly|almost|more than)\s)?\Z"
)
_SPEAKING = regex.compile(rf"(?i)\b(?:{_WHERE}|addressing|opening|speaking)\b")
_HELD_OUT = regex.compile(
    r"\s(?:that\s|which\s)?(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.?\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?"
    r"|he|she|the\s(?:\p{Ll}+\s)?\p{Ll}+)"
    rf"\s(?:(?:{either(_LEXICON['speaks_of'])})(?=[,.;]|\s(?:were|was|are|is|had|have|has|would|will|could|can|did)\b)|(?:{either(_LEXICON['holds_out'])})\s(?:in|at|from|during|to|on)\s(?:the|his|her|that|this)\s"
    rf"(?:same\s|\p{{L}}+['’]s?\s|party\s|annual\s|opening\s|keynote\s|closing\s)?(?:{_WHERE})\b)"
)
# "The $250 rebate he announced"; a sum may stand without its noun.
_NOUN = regex.compile(r"[\s-](?!(?:that|which|he|she|the)\b)\p{Ll}{3,}(?=\s)")
_NEAR = 30  # characters


def held_out(facts: Facts, persons: Persons, figure: Fact) -> tuple[Speaker, Span] | None:
    """Read who named a figure on the occasion that the words behind its noun tell of.

    "The 6,000 homes she had pledged in an earlier speech" are of another one.
    """
    text = facts.document.text
    sentence = facts.document.sentences[figure.sentence].span
    before = text[max(sentence.start, figure.span.start - _NEAR) : figure.span.start]
    definite = _DEFINITE.search(before, concurrent=False)
    if definite is None:
        return None
    unit = figure.value.unit_span if isinstance(figure.value, Quantity) else None
    end = figure.span.end if unit is None else max(figure.span.end, unit.end)
    if figure.kind is Kind.MONEY:
        noun = _NOUN.match(text, end, sentence.end, concurrent=False)
        end = end if noun is None else noun.end()
    told = _HELD_OUT.match(text, end, sentence.end, concurrent=False)
    if told is None:
        return None
    behind = Span(end, min(sentence.end, told.end() + _NEAR))
    if any(fact.kind in TIME_KINDS for fact in facts.within(behind)):
        return None
    who = Span(*told.span("who"))
    start = figure.span.start - len(definite.group())
    speaker = Speaker(who, told["who"], persons.named(who, who))
    return speaker, Span(start, end)


def tells_of_speaking(facts: Facts, figure: Fact) -> bool:
    """Tell whether a figure's sentence, or the one before, tells of a speech or its hearers."""
    document = facts.document
    first = document.sentences[max(0, figure.sentence - 1)].span
    last = document.sentences[figure.sentence].span
    return _SPEAKING.search(document.text, first.start, last.end, concurrent=False) is not None
