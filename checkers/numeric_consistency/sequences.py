"""Things told one by one: "First, … Second, … Fourth, …", "Stage one … In stage three"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("lists")["sequences"]
_ORDINALS = {word: at for row in _LEXICON["enumerators"] for at, word in enumerate(row, start=1)}
_NUMERALS = {word: at for at, word in enumerate(_LEXICON["numerals"], start=1)}
_LABELS = "|".join(_LEXICON["labels"])
_ORDINAL = "|".join(_ORDINALS)
_NUMERAL = "|".join(_NUMERALS)
# At the beginning of a sentence or a clause, and set off by a comma; or with the label that the
# first one had: "The first stage is … The second stage …".
_TOLD = regex.compile(
    rf"(?:(?<=\A|[.;:!?—–]\s|\n|[—–])|(?<=[.;:!?]\s(?:And|and|But|but)\s)|(?<=[;,]\s(?:and|but)\s))(?P<ordinal>{_ORDINAL})(?P<comma>,|:|\s(?=is\b|was\b|came\b|comes\b))"
    rf"|(?<=\bThe\s|\bthe\s|\bIts\s|\bTheir\s|\bHis\s|\bHer\s)(?P<nth>{_ORDINAL})\s(?P<kind>{_LABELS})\b(?!s)"
    rf"|(?<![\w-])(?P<label>{_LABELS})\s(?P<number>{_NUMERAL}|\d{{1,2}})(?![\w-]|[.,:]\d|\s(?:per|percent|of|people|years?|days?|times)\b)",
    regex.IGNORECASE,
)
_REACH = 3  # paragraphs after which a row is over


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing of a row: its number, and the kind of row that it belongs to."""

    row: str
    number: int
    span: Span
    sentence: int
    paragraph: int


def find_steps(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each thing told in a row with the one before it: the number that is due, and the told.

    A row begins with its first thing.  It is only followed where it is told through: two things
    in order must have been told before one can be wrong.
    """
    document = scene.article.document
    rows: dict[str, list[_Step]] = {}
    for step in _steps(document):
        row = rows.get(step.row, [])
        if step.number == 1:
            rows[step.row] = [step]
            continue
        if not row or step.paragraph - row[-1].paragraph > _REACH or step.number == row[-1].number:
            if row and step.number == row[-1].number and step.row in ("first", "firstly"):
                yield _pair(document, row[-1], step)
            continue
        if len(row) > 1 or step.number == 2 or step.row in ("first", "firstly"):
            yield _pair(document, row[-1], step)
        rows[step.row] = [*row, step]


def _pair(document: Document, last: _Step, step: _Step) -> tuple[Bound, Bound]:
    return (
        figure(document, last.sentence, last.span, last.number),
        figure(document, step.sentence, step.span, step.number),
    )


def _steps(document: Document) -> Iterator[_Step]:
    text = document.text
    at = 0
    for match in _TOLD.finditer(text, concurrent=False):
        while document.sentences[at].span.end <= match.start():
            at += 1
        row, word, group = _read(match)
        number = _ORDINALS.get(word) or _NUMERALS.get(word) or int(word)
        span = Span(*match.span(group))
        yield _Step(row, number, span, at, document.sentences[at].paragraph)


def _read(match: regex.Match[str]) -> tuple[str, str, str]:
    if match["ordinal"]:
        word = match["ordinal"].lower()
        return ("firstly" if word.endswith("ly") else "first"), word, "ordinal"
    if match["nth"]:
        return f"the {match['kind'].lower()}", match["nth"].lower(), "nth"
    return match["label"].lower(), match["number"].lower(), "number"


FINDERS = (Finder("steps", find_steps, binds=(Base.NUMBER, Base.NUMBER)),)
