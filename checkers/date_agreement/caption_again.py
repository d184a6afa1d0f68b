"""The date of a caption and the body's of the same picture, where no deed ties them together.

A slip leaves the rest of the words alone: "in Geneva in November 2022" against "in Geneva in
November 2021", "on 4 August 2022" against "on 4 August 2021", "its only title in 1994".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.caption_scenes import same_scene
from checkers.date_agreement.captions import body_lines, dated_captions, find_caption_dates
from checkers.date_agreement.events import LEXICON
from checkers.date_agreement.sentences import Line, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Span
from checkers.passages import content_words
from checkers.passages.words import WORD
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_MONTHS = frozenset(load("calendar")["months"]["names"])
_FEW = 3  # years by which a slip of the pen moves a year
_DECADE = 10
_PLACE = regex.compile(
    r"\b(?:in|at)\s(?P<place>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*),?\s(?:in|on)\s(?:early\s|late\s)?\Z"
)
_AGAIN = regex.compile(
    rf"\b(?:{either(LEXICON['captions']['counted'])}|anniversary|years?|decades?|later|earlier|ago|before|since|reunion|edition|next|then|now|restored|replica)\b",
    regex.IGNORECASE,
)
_FINAL = regex.compile(r"\bthe\sfinal\b(?=\s(?:in|at|against|on)\b)")
_SINCE = regex.compile(r"\bsince\s(?=the\b)")
_ONLY = regex.compile(r"\b(?:only|single|sole|lone)\s")


def find_captions_again(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the one date of a caption with the body's for the same."""
    seen: set[Span] = set()
    for told in find_caption_dates(scene):
        seen.update(each.item.span for each in told if isinstance(each.item, Fact))
        yield told
    dated = dated_captions(scene)
    body = body_lines(scene) if dated else []
    for line, date in dated:
        if date.span not in seen:
            yield from _told_in(line, date, body)


def _told_in(line: Line, date: Fact, body: Sequence[Line]) -> Iterator[tuple[Bound, ...]]:
    """Bind a caption's date and the only one of the body that can be miswritten for it."""
    if _AGAIN.search(_FINAL.sub("", line.text)):
        return
    told = [(other, fact) for other in body for fact in other.dates() if fact.kind == date.kind]
    if any(_same(date, fact) for _, fact in told):
        return
    likely = [(other, fact) for other, fact in told if _is_slip(line, date, other, fact)]
    if len(likely) == 1 and _AGAIN.search(_near(*likely[0])) is None:
        yield line.bound(date), likely[0][0].bound(likely[0][1])


def _near(line: Line, fact: Fact) -> str:
    return _SINCE.sub("", line.before(fact.span, 24))


def _same(one: Fact, other: Fact) -> bool:
    a, b = when(one), when(other)
    if a is None or b is None:
        return True
    return (a.year, a.month, a.day) == (b.year, b.month, b.day)


def _is_slip(line: Line, date: Fact, other: Line, fact: Fact) -> bool:
    a, b = when(date), when(fact)
    if a is None or b is None:
        return False
    if a.year is None or b.year is None or not _few_years(a.year, b.year):
        return False
    if (a.month, a.day) == (b.month, b.day) and same_scene(line, date, other, fact):
        return True
    if not _names(line, other):
        return False
    if a.month is not None and (a.month, a.day) == (b.month, b.day):
        return a.day is not None or _one_place(line, date, other, fact)
    return a.month is None and b.month is None and _one_and_only(line, other)


def _few_years(a: int, b: int) -> bool:
    return 0 < abs(a - b) <= _FEW or abs(a - b) == _DECADE


def _one_place(line: Line, date: Fact, other: Line, fact: Fact) -> bool:
    shown, told = _PLACE.search(line.before(date.span)), _PLACE.search(other.before(fact.span))
    return shown is not None and told is not None and shown["place"] == told["place"]


def _one_and_only(line: Line, other: Line) -> bool:
    """Tell "won its only title in 1994": the body tells of one alone, with the same verb."""
    verbs = {word for word in WORD.findall(line.text) if word.endswith("ed") or word in _PAST}
    shared = verbs & set(WORD.findall(other.text))
    return (
        bool(shared)
        and _ONLY.search(line.text) is not None
        and _ONLY.search(other.text) is not None
    )


def _names(line: Line, other: Line) -> bool:
    """Tell whether both have a name in common, or other words enough."""
    names = {word for word in WORD.findall(line.text)[1:] if word[0].isupper()} - _MONTHS
    if names & set(WORD.findall(other.text)):
        return True
    return len(set(content_words(line.text)) & set(content_words(other.text))) > 1


_PAST = frozenset(LEXICON["past"])
FINDERS = (Finder("caption_date", find_captions_again, binds=(Base.DATE, Base.DATE)),)
