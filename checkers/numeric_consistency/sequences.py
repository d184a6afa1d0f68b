"""Things told one by one: "First, … Second, … Fourth, …", "Stage one … In stage three"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import entry
from checkers.model import Document, Quantity, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import LEXICON, NUMERALS
from checkers.numeric_consistency.told_off import told_off
from checkers.rulebook.sought import words_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = LEXICON["sequences"]
_ORDINALS = {word: at for row in _LEXICON["enumerators"] for at, word in enumerate(row, start=1)}
_LABELS = "|".join(_LEXICON["labels"])
_LABEL_WORDS = frozenset(label.split()[-1] for label in _LEXICON["labels"])
_ORDINAL = "|".join(_ORDINALS)
_NUMERAL = "|".join(NUMERALS)
# An ordinal that opens a sentence or a clause and is set off by a comma ("First, …"), that tells
# which stage it is ("The second stage"), or a number behind a stage ("stage two").
_TOLD = regex.compile(
    rf"\b(?:(?P<ordinal>{_ORDINAL})(?P<tail>,|:|\sof\sall,|(?<=[Ff]irst)\s(?:the|a|an|it|they|he|she|we|you|there)\b|\s(?:is|was|came|comes)\b|\s(?P<kind>{_LABELS})\b(?!s))"
    rf"|(?P<label>{_LABELS})\s(?P<number>{_NUMERAL}|\d{{1,2}})"
    r"(?![\w-]|[.,:]\d|\s(?:per|percent|of(?!\s(?:the|its|his|her|their)\b)|people|years?|days?|times)\b))",
    regex.IGNORECASE,
)
_OPENS = regex.compile(
    r"(?:\A[\"“'‘]?|[.:,]\s[\"“]|[\n\s][\"“]|[.;:!?—–\n]\s?|[.;:!?]\s(?:[Aa]nd|[Bb]ut)\s|[;,]\s(?:and|but)\s)\Z"
)
_RANKED = regex.compile(r"\p{L}(?<!\b(?:and|but|or))\s\Z", regex.IGNORECASE)
_DETERMINED = regex.compile(r"\b(?:the|its|their|his|her)\s\Z", regex.IGNORECASE)
# The second or third thing, without which nothing is counted off.
_FOLLOWS_IN = frozenset(("second", "secondly", "third", "thirdly", "two", "2"))
_FOLLOWS = regex.compile(
    rf"(?:econd|hird)(?:ly)?(?:,|:| (?:is|was|came|comes|{_LABELS})\b)"
    rf"| (?:two|2)\b(?<=\b(?:{_LABELS}|{_LABELS.title()}) (?:two|2))"
)
_BEHIND = 8  # characters before a number that tell whether it opens a clause
_OPENING = ("first", "firstly")
_RANKS = ("no", "number")  # labels that tell somebody's rank, too
_REACH = 3  # paragraphs after which a row is over


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing of a row: its number, and the kind of row that it belongs to."""

    row: str
    number: int
    span: Span
    sentence: int
    paragraph: int


_THEN = regex.compile(r"(?:\A|[.;!?”\"]\s+)(?:Then|Next|After\s(?:that|which))\b")


def find_steps(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each thing told in a row with the one before it: the number that is due, and the told.

    A row begins with its first thing.  It is only followed where it is told through: two things
    in order must have been told before one can be wrong.
    """
    document = scene.article.document
    yield from told_off(scene.article)
    rows: dict[str, list[_Step]] = {}
    for step in _steps(scene):
        if step.number == 1:
            rows[step.row] = [step]
            if step.row in _OPENING:  # "First, … Secondly, …"
                rows.update({key: [step] for key in _OPENING})
            continue
        name = step.row
        if name not in rows:
            name = name.removeprefix("the ")  # "stage one …, stage two …, the third stage"
        row = rows.get(name, [])
        if row and _follows(scene, row, step):
            yield _pair(document, row[-1], step)
        if row and step.number != row[-1].number and not _is_far(row[-1], step):
            rows[name] = [*row, step]


def _is_far(last: _Step, step: _Step) -> bool:
    return step.paragraph - last.paragraph > _REACH


def _follows(scene: Scene, row: Sequence[_Step], step: _Step) -> bool:
    """Tell whether a step must be the one behind the last of its row."""
    last = row[-1]
    opening = step.row in _OPENING
    if step.number == last.number:
        return opening
    if _is_far(last, step):
        return False
    told = scene.article.document.text[last.span.end : step.span.start]
    if step.number == last.number + 2 and _THEN.search(told, concurrent=False):
        return False  # "First, … Then … Third, …"
    if not (len(row) > 1 or step.number == 2 or opening):
        return False
    return step.number <= last.number + 1 or not _are_more(scene, step)


def _are_more(scene: Scene, step: _Step) -> bool:
    """Tell whether so many were announced that not all need be told: "there are six rules"."""
    label = step.row.removeprefix("the ")
    return any(
        isinstance(fact.value, Quantity)
        and fact.span.start < step.span.start
        and (fact.value.unit or "").startswith(label)
        and (fact.value.stated or 0) >= step.number
        for fact in scene.article.items
    )


def _pair(document: Document, last: _Step, step: _Step) -> tuple[Bound, Bound]:
    return (
        figure(document, last.sentence, last.span, last.number),
        figure(document, step.sentence, step.span, step.number),
    )


def _steps(scene: Scene) -> Iterator[_Step]:
    document = scene.article.document
    text = document.text
    words = words_of(scene)
    if _FOLLOWS_IN.isdisjoint(words):
        return
    if "econd" not in text and "hird" not in text and _LABEL_WORDS.isdisjoint(words):
        return
    if not _FOLLOWS.search(text, concurrent=False):
        return
    for match in _TOLD.finditer(text, concurrent=False):
        read = _read(text, match)
        if read is None:
            continue
        row, word, group = read
        number = _ORDINALS.get(word) or NUMERALS.get(word) or int(word)
        at = sentence_of(document, match.start())
        span = Span(*match.span(group))
        yield _Step(row, number, span, at, document.sentences[at].paragraph)


def _read(text: str, match: regex.Match[str]) -> tuple[str, str, str] | None:
    """Name the row of a number, its word, and the group that has it; None where it is in none."""
    before = text[max(0, match.start() - _BEHIND) : match.start()]
    if match["label"]:
        if match["label"].lower() in _RANKS and _RANKED.search(before, concurrent=False):
            return None  # "the British No 3", "the world number one"
        return match["label"].lower(), entry(match["number"]), "number"
    word = entry(match["ordinal"])
    if match["kind"]:
        if _DETERMINED.search(before, concurrent=False) is None:
            return None
        return f"the {match['kind'].lower()}", word, "ordinal"
    if _OPENS.search(before, concurrent=False) is None:
        return None
    return ("firstly" if word.endswith("ly") else "first"), word, "ordinal"


FINDERS = (Finder("steps", find_steps, binds=(Base.NUMBER, Base.NUMBER)),)
