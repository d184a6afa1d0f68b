"""A line break, a no-break space or two blanks between two words change nothing that is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from textwrap import fill

import pytest

from checkers.document import Part, build_document
from checkers.facts import read_facts
from checkers.model import Fact, Kind, Quantity, Quotation, Span, TimeExpression

_PUBLISHED = date(2025, 8, 5)
_TEXTS = (
    "Some emails were leaked on Tuesday, November 21, by a clerk.",
    "He was born, it said, on 31 February, 2021, and again on Tuesday, 21 November 2024.",
    "The talks began on Sunday, 3 August, in Arle and ended in Brun, 4 August 2025.",
    "The council spent £5 million on 12,000 homes, up by 3 per cent, or 4.5 billion dollars.",
    "Between 1 June and 30 June 2024, twenty-five thousand people moved, a third of them twice.",
    "At 10:30 p.m. on Friday night, two young men aged 25 and 37 were hurt, at minus 5 degrees.",
    "“We lost,” he said, “but we will win on Sunday, 10 August.” Then the mayor, Rosa Lund, went.",
    "“It is late,” said Mayor Roth. Three and a half years ago, in March 1999, he left.",
    "According to Ada Brown, the town “has no plan” for the next two weeks, and costs £2 million.",
    "In the 1990s, on the night of 4 May, around two dozen people died, over 3 hundred ill.",
    "The first quarter of 2023 was worse by about 40 per cent, from 2 bn a year earlier, in all.",
    "Ada Brown said that the bridge was closed from 5 May to 7 June, and 7 in 10, 70%, knew.",
)
_BLANKS = {"line": "\n", "crlf": "\r\n", "no-break": "\u00a0", "two": "  ", "indented": "\n    "}
_WRAPPED = [(text, name) for text in _TEXTS for name in _BLANKS]


@pytest.mark.parametrize(("text", "name"), _WRAPPED)
def test_the_same_is_read_whatever_parts_the_words(text: str, name: str) -> None:
    blank = _BLANKS[name]
    wholes = (text.replace(" ", blank), text.replace(", ", f",{blank}"))
    if "\n" in blank:  # before a capital a line may end a paragraph, unless lines were wrapped
        wholes = (text.replace(", ", f",{blank}"), fill(text, 45).replace("\n", blank))
    for whole in wholes:
        assert _told(whole) == _told(text)


@pytest.mark.parametrize("name", _BLANKS)
def test_spans_lead_to_the_words_as_they_stand(name: str) -> None:
    text = "\n\n".join(_TEXTS)
    whole = text.replace(", ", f",{_BLANKS[name]}")
    found, plain = _read(whole), _read(text)
    assert [_words(fact, whole) for fact in found] == [_words(fact, text) for fact in plain]
    assert all(fact.text == whole[fact.span.start : fact.span.end] for fact in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It cost £5\nmillion.", [(Kind.MONEY, "£5\nmillion")]),
        ("It cost £5\u00a0million.", [(Kind.MONEY, "£5\u00a0million")]),
        ("It has 12\u00a0000 homes.", [(Kind.COUNT, "12\u00a0000")]),
        ("On Tuesday,\n\nNovember 21.", [(Kind.WEEKDAY, "Tuesday"), (Kind.DATE, "November 21")]),
    ],
    ids=["money over two lines", "money", "digits in groups", "an empty line parts"],
)
def test_runs_of_white_space(text: str, told: list[tuple[Kind, str]]) -> None:
    assert [(fact.kind, fact.text) for fact in _read(text)] == told


def _read(text: str) -> tuple[Fact, ...]:
    return read_facts(build_document([Part("body", text)], published=_PUBLISHED)).items


def _told(text: str) -> list[tuple[Kind, str, object]]:
    return [(fact.kind, " ".join(fact.text.split()), _value(fact)) for fact in _read(text)]


def _value(fact: Fact) -> object:
    """Give a fact's value without where it stands."""
    value = fact.value
    if isinstance(value, Quantity):
        return replace(value, unit_span=None)
    if isinstance(value, TimeExpression):
        return _unplaced(value)
    if isinstance(value, Quotation):
        return (value.direct, value.attributable, value.speaker and value.speaker.name)
    return value


def _unplaced(value: TimeExpression) -> TimeExpression:
    begin, end = (part and _unplaced(part) for part in (value.begin, value.end))
    return replace(value, weekday_span=None, begin=begin, end=end)


def _words(fact: Fact, text: str) -> list[str]:
    spans = [fact.span, *_spans(fact.value), *(reading.span for reading in fact.readings)]
    return [" ".join(text[span.start : span.end].split()) for span in spans]


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for name in value.__slots__:  # type: ignore[attr-defined]
            yield from _spans(getattr(value, name))
