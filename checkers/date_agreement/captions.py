"""The date in a caption, and the date that the body gives to the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from checkers.date_agreement.events import LEXICON, events_of
from checkers.date_agreement.sentences import Line, all_lines, when
from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, ParagraphKind, Span, Truth
from checkers.passages import content_words, stem
from checkers.rulebook.expressions.comparisons import dates_equal
from checkers.rulebook.masks import fold
from checkers.rulebook.vocabulary import Bound, Scene

_OPENING = regex.compile(
    r"\W?\s?(?:" + "|".join(LEXICON["captions"]["opening"]) + r")\s?[:)\]–—-]", regex.IGNORECASE
)
_MONTHS = frozenset(name.lower() for name in load("calendar")["months"]["names"])
_ENOUGH = 2  # words that both share
_SEEN = {form: name for name, words in LEXICON["classes"].items() for form in words.get("seen", ())}
_SEEN_CUE = regex.compile(rf"(?<![\w-])(?P<cue>{either(_SEEN)})(?P<more>[^,;:.]{{0,60}})\Z")
_ONCE = frozenset(LEXICON["captions"]["once"])
_OF_PERSONS = frozenset(LEXICON["captions"]["of_persons"])
_BESIDE = frozenset(LEXICON["captions"]["beside"])
# Told again, or in a row: two such deeds are two.
_COUNTED = regex.compile(
    rf"(?<![\w-])(?:{either(LEXICON['captions']['counted'])})(?![\w-])", regex.IGNORECASE
)
_OUTERMOST = regex.compile(r"(?<![\w-])(?:first|last|final)\s(?P<noun>\p{Ll}+)")
_ANY = regex.compile(r"\b(?:an?|another|some|more)\s(?:\p{Ll}+\s)?\Z", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a caption shows or a sentence dates: its classes, and its words' place in the text."""

    classes: frozenset[str]
    cue: Span
    noun: bool


def _is_caption(document: Document, paragraph: int) -> bool:
    """Tell a caption by its kind, its field, or the word that it begins with."""
    part = document.paragraphs[paragraph]
    if part.kind is ParagraphKind.CAPTION or document.fields[part.field].role == "caption":
        return True
    return (
        _OPENING.match(document.text, part.span.start, part.span.end, concurrent=False) is not None
    )


def captions_of(scene: Scene) -> frozenset[int]:
    """Give the paragraphs of the article that are captions, by their places."""
    return scene.once(_captions)


def _captions(scene: Scene) -> frozenset[int]:
    document = scene.article.document
    return frozenset(at for at in range(len(document.paragraphs)) if _is_caption(document, at))


def dated_captions(scene: Scene) -> list[tuple[Line, Fact]]:
    """Give the date of each caption that has just one, with its sentence."""
    captions = captions_of(scene)
    told: dict[int, list[tuple[Line, Fact]]] = {at: [] for at in captions}
    for line in all_lines(scene) if captions else ():
        if line.paragraph in captions:
            told[line.paragraph] += ((line, date) for date in line.dates())
    return [dates[0] for dates in told.values() if len(dates) == 1]


def body_lines(scene: Scene) -> list[Line]:
    """Give the sentences of the article that are in no caption."""
    captions = captions_of(scene)
    return [line for line in all_lines(scene) if line.paragraph not in captions]


def find_caption_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the one date of a caption with the date of the body's sentence about the same."""
    dated = dated_captions(scene)
    body = body_lines(scene) if dated else []
    for line, date in dated:
        best = _counterpart(line, date, body)
        if best is not None:
            yield line.bound(date), best[0].bound(best[1])


def _counterpart(line: Line, date: Fact, body: list[Line]) -> tuple[Line, Fact] | None:
    """Find the body's date for what a caption shows; None where several are as likely."""
    scored: list[tuple[int, Line, Fact]] = []
    for other in body:
        for fact in other.dates():
            value = when(fact)
            if value is None or (value.year_from is not None and not fact.text[-1:].isdigit()):
                continue
            if value.month is None and _year_is_assumed(date):
                continue
            scored.append((_alike(line, date, other, fact), other, fact))
    likely = [item for item in scored if item[0] >= _ENOUGH]
    same = [item for item in likely if _agree(date, item[2])]
    if same:
        return same[0][1], same[0][2]
    top = max((score for score, _, _ in likely), default=0)
    best = [item for item in likely if item[0] == top]
    return (best[0][1], best[0][2]) if len(best) == 1 else None


def _year_is_assumed(date: Fact) -> bool:
    value = when(date)
    return value is None or value.year_from is not None


def _agree(one: Fact, other: Fact) -> bool:
    a, b = when(one), when(other)
    return a is not None and b is not None and dates_equal(a, b) in (Truth.TRUE, Truth.MAYBE)


def _alike(line: Line, date: Fact, other: Line, fact: Fact) -> int:
    """Count the words that a caption and a dated sentence share; none where the deeds may be two.

    A name in both is no deed in common: both must date the same one, of which there is only one.
    """
    if _told_again(line) != _told_again(other):
        return 0
    for shown in _deeds(line, date):
        for told in _deeds(other, fact):
            if shown.classes & told.classes and not _apart(line, shown, other, told):
                return _shared(line, shown, other, told)
    return 0


def _told_again(line: Line) -> frozenset[str]:
    return frozenset(word.lower() for word in _COUNTED.findall(line.text, concurrent=False))


def _deeds(line: Line, date: Fact) -> Iterator[_Deed]:
    """List what a date is said to be the date of."""
    for event in events_of(line):
        if event.date.span == date.span:
            yield _Deed(frozenset(event.classes), event.cue, event.noun)
    before = line.document.text[line.span.start : date.span.start]
    seen = _SEEN_CUE.search(fold(before), concurrent=False)
    if seen is not None:
        start = line.span.start + seen.start("cue")
        classes = frozenset((_SEEN[seen["cue"]],))
        yield _Deed(classes, Span(start, start + len(seen["cue"])), noun=False)
    for match in _OUTERMOST.finditer(before, concurrent=False):
        start, end = (line.span.start + at for at in match.span())
        yield _Deed(frozenset((f"outermost {stem(match['noun'])}",)), Span(start, end), noun=True)


def _apart(line: Line, shown: _Deed, other: Line, told: _Deed) -> bool:
    """Tell whether two deeds are done to two things, or are any of their kind."""
    pair = ((line, shown), (other, told))
    if any(deed.noun and _ANY.search(at.before(deed.cue), concurrent=False) for at, deed in pair):
        return True
    objects = [_object(at, deed) for at, deed in pair if not deed.noun]
    return len(objects) == 2 and all(objects) and objects[0] != objects[1]


def _object(line: Line, deed: _Deed) -> str | None:
    """Give the first thing told behind a verb and before the next date or comma."""
    end = min((d.span.start for d in line.dates() if d.span.start > deed.cue.end), default=0)
    words = line.document.text[deed.cue.end : max(end, deed.cue.end)]
    told = content_words(regex.split(r"[,;:.()]", words)[0])
    return next((word for word in told if word not in _BESIDE), None)


def _shared(line: Line, shown: _Deed, other: Line, told: _Deed) -> int:
    """Count the words in common beside the deed; enough where the deed is one of a kind."""
    cues = set(content_words(f"{_words(line, shown)} {_words(other, told)}"))
    common = set(content_words(line.text)) & set(content_words(other.text)) - _MONTHS - cues
    deeds = shown.classes & told.classes
    if common and (deeds & _OF_PERSONS or any(name.startswith("outermost") for name in deeds)):
        return _ENOUGH + len(common)
    plain = {word for word in common if regex.search(rf"\b{regex.escape(word)}", line.text)}
    if (plain and deeds & _ONCE) or (shown.noun and told.noun and deeds <= _ONCE):
        return _ENOUGH + len(common)
    return len(common) + 1 if plain else 0


def _words(line: Line, deed: _Deed) -> str:
    return line.document.text[deed.cue.start : deed.cue.end]


__all__ = ["body_lines", "captions_of", "dated_captions", "find_caption_dates"]
