"""A sentence with its facts masked: what phrases are matched against.

The masked copy is folded, so that patterns need no flags: lower case, every white space a plain
space, curly marks and dashes straight.  Folding never changes a length, and every fact becomes
one private-use character that tells all kinds it can be read as.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from checkers.model import (
    NARROWER,
    WIDE_KINDS,
    Document,
    Fact,
    Kind,
    Sentence,
    Span,
    TimeExpression,
    kinds_under,
)
from checkers.model.immutable import dataclass

# A kind's class holds its own character and one for each pair with another kind.  In the order
# of this table pairs lie in triangular blocks, so that kinds which rules ask for most, listed
# first, get classes of few ranges: percent one, count two, …, `date` four, `number` five.
_ORDER = (
    Kind.PERCENT,
    Kind.COUNT,
    Kind.MONEY,
    Kind.DATE,
    Kind.YEAR,
    Kind.MONTH,
    Kind.NUMBER,
    Kind.MEASURE,
    Kind.FRACTION,
    Kind.AGE,
    Kind.ORDINAL,
    Kind.MULTIPLE,
    Kind.POINTS,
    Kind.SCORE,
    Kind.WEEKDAY,
    Kind.NAME,
    Kind.QUOTE,
    Kind.INDIRECT,
    Kind.DURATION,
    Kind.TIME,
    Kind.PERIOD,
    Kind.SET,
)
_FIRST = 0xE000
_SETS = tuple(
    frozenset((one, other)) for place, one in enumerate(_ORDER) for other in _ORDER[place:]
)
_CHARACTERS = {kinds: chr(_FIRST + place) for place, kinds in enumerate(_SETS)}
_ALONE = {kind: _CHARACTERS[frozenset((kind,))] for kind in _ORDER}
_ASKED = {
    kind: frozenset(mark for kinds, mark in _CHARACTERS.items() if kinds & kinds_under(kind))
    for kind in Kind
}
MASKS = frozenset(_CHARACTERS.values())
MASK_RANGE = f"{chr(_FIRST)}-{chr(_FIRST + len(_SETS) - 1)}"  # for use inside a class

_NONE: frozenset[Kind] = frozenset()

_SINGLE_QUOTES = "‘’‚‛ʼ′‹›´＇"
_DOUBLE_QUOTES = "“”„‟«»″＂"
_DASHES = "‐‑‒–—―−﹣－"
_FOLDED = (
    {mark: "'" for mark in _SINGLE_QUOTES}
    | {mark: '"' for mark in _DOUBLE_QUOTES}
    | {mark: "-" for mark in _DASHES}
    | {mark: "\N{REPLACEMENT CHARACTER}" for mark in MASKS}
    # Case pairs that str.lower leaves apart, and the one letter whose lower case is longer.
    | {"ſ": "s", "İ": "i"}
)
_TO_FOLD = regex.compile(
    rf"[\s--[ ]]|[{MASK_RANGE}{_SINGLE_QUOTES}{_DOUBLE_QUOTES}{_DASHES}ſİ]", regex.V1
)
# Most texts hold no others, and replacing these few costs a tenth of looking for all.
_FREQUENT = tuple((mark, _FOLDED.get(mark, " ")) for mark in "’“”—–‘\xa0")
_UNUSUAL = regex.compile(
    r"[^ -~\u00a1-\u00aa\u00ac-\u00b3\u00b5-\u00ba\u00bc-\u012f\u0131-\u017e…€•]"
)
_WORDS = regex.compile(r"\w+")
_TOKENS = regex.compile(rf"\w+|[{MASK_RANGE}]")
_NO_WORD = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_INSIDE_WORD = regex.compile(r"(?<=\w)(?=\w)")


def mask_characters(kind: Kind) -> frozenset[str]:
    """Name every mask that stands for a fact which can be read as `kind`."""
    return _ASKED[kind]


@lru_cache(maxsize=1024)
def mask_for(kinds: tuple[Kind, ...]) -> str:
    """Choose the mask of a fact with these readings, likeliest first.

    A mask tells two kinds.  A wider kind is dropped where a narrower one stands for it anyway; of
    three or more that remain the two likeliest are kept.
    """
    all_told = dict.fromkeys(kinds)
    told = [kind for kind in all_told if NARROWER.get(kind, _NONE).isdisjoint(all_told)]
    return _CHARACTERS[frozenset(told[:2])]


def fold(text: str) -> str:
    """Fold case, white space, quotation marks and dashes, keeping the length.

    Every character folds on its own, whatever stands beside it.
    """
    if not text.isprintable():
        text = text.replace("\n", " ")
    if text.isascii():
        return (text if text.isprintable() else _folded(text)).lower()
    for mark, plain in _FREQUENT:
        text = text.replace(mark, plain)
    if _UNUSUAL.search(text, concurrent=False):
        # A final sigma is lower case too, but of another shape.
        return _folded(text).lower().replace("ς", "σ")
    return text.lower()


def _folded(text: str) -> str:
    return _TO_FOLD.sub(lambda match: _FOLDED.get(match[0], " "), text, concurrent=False)


@dataclass(frozen=True, slots=True)
class Masked:
    """A folded sentence in which each fact shown is one character.

    Mask `i` stands at `places[i]` of `text` for the words `spans[i]` of the document, clipped to
    the sentence, and can be read as each of `readings[i]`, likeliest first.  `hidden` are masks
    that the text does not show: of quotes and names that this view leaves as words, and of all
    readings.
    """

    text: str
    document: Document
    facts: tuple[Fact, ...]
    places: tuple[int, ...]
    spans: tuple[Span, ...]
    readings: tuple[tuple[Fact, ...], ...]
    start: int  # of the sentence in the document
    hidden: frozenset[str] = frozenset()

    def origin(self, offset: int) -> int:
        """Lead an offset of the masked text back to the document."""
        before = bisect_left(self.places, offset)
        if not before:
            return self.start + offset
        return self.spans[before - 1].end + offset - self.places[before - 1] - 1

    def as_read(self) -> str:
        """Write the sentence as phrases see it: "of all voters, {percent} came"."""
        words, done = "", 0
        for place, readings in zip(self.places, self.readings, strict=True):
            kinds = "|".join(dict.fromkeys(fact.kind for fact in readings))
            words += f"{self.text[done:place]}{{{kinds}}}"
            done = place + 1
        return words + self.text[done:]

    def reading(self, place: int, kind: Kind) -> Fact:
        """Find what the mask at `place` is as a `kind`; ValueError where it cannot be one."""
        asked = kinds_under(kind)
        for fact in self.readings[bisect_left(self.places, place)]:
            if fact.kind in asked:
                return fact
        raise ValueError(f"no {kind} at {place}")


@dataclass(frozen=True, slots=True)
class _Region:
    start: int
    end: int
    readings: tuple[Fact, ...]


def mask(
    document: Document,
    sentence: Sentence,
    facts: Sequence[Fact],
    *,
    quotes: bool = False,
    names: bool = False,
) -> Masked:
    """Mask the facts that lie in `sentence`; quotes and names only when asked for.

    Where facts nest the outer one is masked; facts on the same words share one mask.
    `facts` may be any that touch the sentence, in any order; others are passed over.
    """
    start, end = sentence.span.start, sentence.span.end
    text = fold(document.text[start:end])
    shown, hidden = _shown(facts, sentence.span, quotes=quotes, names=names)
    if not shown:
        return Masked(text, document, (), (), (), (), start, hidden)
    pieces: list[str] = []
    places: list[int] = []
    regions = _regions(shown, text, sentence.span)
    done, length = start, 0
    for region in regions:
        pieces.append(text[done - start : region.start - start])
        length += region.start - done
        places.append(length)
        pieces.append(mask_for(tuple(fact.kind for fact in region.readings)))
        length += 1
        done = region.end
    pieces.append(text[done - start :])
    return Masked(
        text="".join(pieces),
        document=document,
        facts=tuple(region.readings[0] for region in regions),
        places=tuple(places),
        spans=tuple(Span(region.start, region.end) for region in regions),
        readings=tuple(region.readings for region in regions),
        start=start,
        hidden=hidden,
    )


def _shown(
    facts: Sequence[Fact], span: Span, *, quotes: bool, names: bool
) -> tuple[list[Fact], frozenset[str]]:
    asked = {Kind.QUOTE} if quotes else set()
    if names:
        asked.add(Kind.NAME)
    shown: list[Fact] = []
    hidden: set[str] = set()
    for fact in facts:
        if fact.span.end <= span.start or fact.span.start >= span.end:
            continue
        if _stays_words(fact):
            hidden.add(_ALONE[fact.kind])
        elif fact.kind not in WIDE_KINDS or fact.kind in asked:
            shown.append(fact)
        else:
            hidden.add(_ALONE[fact.kind])
        # Selectors read these too, whatever their words and however many.
        hidden.update(_ALONE[reading.kind] for reading in fact.readings)
    return shown, frozenset(hidden)


def marks_of(facts: Iterable[Fact]) -> frozenset[str]:
    """Name a mask for each kind that one of some facts can be read as."""
    kinds = {fact.kind for fact in facts}
    for fact in facts:
        for reading in fact.readings:
            kinds.add(reading.kind)
    return frozenset([_ALONE[kind] for kind in kinds])


def is_shown(fact: Fact) -> bool:
    """Tell whether a fact stands as one character in every view of its sentence."""
    return fact.kind not in WIDE_KINDS and not _stays_words(fact)


def _stays_words(fact: Fact) -> bool:
    """Tell whether a fact names no day: authors write "is now" and mean the words."""
    value = fact.value
    return isinstance(value, TimeExpression) and (value.timex or "").endswith("_REF")


def _same_span(fact: Fact) -> tuple[Fact, ...]:
    if not fact.readings:
        return (fact,)
    return (fact, *(reading for reading in fact.readings if reading.span == fact.span))


def _regions(facts: list[Fact], text: str, span: Span) -> list[_Region]:
    """Choose what is masked, in order and without overlap."""
    figures = [
        (max(fact.span.start, span.start), min(fact.span.end, span.end))
        for fact in facts
        if fact.kind not in WIDE_KINDS
    ]
    figures.sort()
    regions: list[_Region] = []
    for fact in sorted(facts, key=lambda fact: (fact.span.start, -fact.span.end)):
        start, end = max(fact.span.start, span.start), min(fact.span.end, span.end)
        last = regions[-1] if regions else None
        if fact.kind in WIDE_KINDS and not _fits(start, end, figures, text, span.start):
            continue
        if last is not None and (start, end) == (last.start, last.end):
            regions[-1] = _Region(start, end, last.readings + _same_span(fact))
        elif last is None or start >= last.end:
            regions.append(_Region(start, end, _same_span(fact)))
    return regions


def _fits(start: int, end: int, figures: list[tuple[int, int]], text: str, base: int) -> bool:
    """Tell whether a quote or name neither cuts a word in two nor crosses a figure.

    Then the words of this view are words of the plain view, which alone wakes rules.
    """
    if cuts_a_word(text, Span(start - base, end - base)):
        return False
    for edge in (start, end):
        before = bisect_left(figures, (edge, edge)) - 1
        if before >= 0 and figures[before][1] > edge:
            return False
    return True


def cuts_a_word(text: str, span: Span) -> bool:
    """Tell whether a stretch begins or ends within a word."""
    return _is_within_a_word(text, span.start) or _is_within_a_word(text, span.end)


def _is_within_a_word(text: str, place: int) -> bool:
    beside = text[max(0, place - 1) : place + 1]
    if beside.isascii():  # nearly always, and then no pattern is needed
        return place > 0 and len(beside) > 1 and beside.replace("_", "a").isalnum()
    return _INSIDE_WORD.match(text, place, concurrent=False) is not None


def words(text: str) -> frozenset[str]:
    """Split into words: runs of letters, digits, marks and underscores, folded."""
    return _words(fold(text))


def _words(folded: str) -> frozenset[str]:
    if folded.isascii():  # nearly always, once folded; and then no pattern is needed
        return frozenset(folded.translate(_NO_WORD).split())
    return frozenset(_WORDS.findall(folded, concurrent=False))


def words_by_sentence(document: Document) -> tuple[frozenset[str], ...]:
    """Give the words of each sentence."""
    text = fold(document.text)
    return tuple(_words(text[one.span.start : one.span.end]) for one in document.sentences)


def tokens(masked: Masked) -> frozenset[str]:
    """Name the words and masks of a sentence, those of facts hidden in this view included."""
    found: Iterable[str] = _TOKENS.findall(masked.text, concurrent=False)
    return masked.hidden.union(found)
