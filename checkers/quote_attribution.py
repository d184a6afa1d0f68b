"""Functions and finders about quotes: what `quote-attribution` rules may call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

import regex
from rapidfuzz import fuzz

from checkers.model import Document, Fact, Facts, Kind, Quotation, Truth
from checkers.passages import content_words
from checkers.ranges import exactly
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import (
    Base,
    Bound,
    Finder,
    Function,
    Parameter,
    Passage,
    Scene,
    Type,
)

_TEXT = Type(Base.TEXT)
_TRUTH = Type(Base.TRUTH)
_NUMBER = Type(Base.NUMBER)
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")
_CUT = regex.compile(r"\.(?:\s?\.){2,}|…|\[[^\]\n]{0,200}\]")  # an ellipsis or an editor's bracket
_CURLY = regex.compile("[“”„«»]")
_PAIRS = {"“": "”", "„": "“", "«": "»"}  # single marks are apostrophes too
# Words that a quote itself puts in marks; an apostrophe has a letter on both sides.
_NESTED = regex.compile(r"""(?<=[\s(\[])['‘“"](\p{L}[^'‘’“”"\n]{1,60}+)['’”"](?=[\s.,;:!?)\]])""")
_WINDOW = 2  # sentences on each side of a hit in which a quote's passage is sought
_FRAGMENT_WORDS = 8  # a longer quote is a statement of its own
_TELLING_WORDS = 4
_ALIKE = 90.0  # of 100: one or two letters in a fragment of several words
_REPEATED_WORDS = 5  # shorter quotes are stock phrases that two people may well both say


def words_of(text: str) -> list[str]:
    """List the words of a text as they count for a comparison: case and typography aside."""
    return [_leveled(word) for word in _WORD.findall(text, concurrent=False)]


def _leveled(word: str) -> str:
    return word.casefold().replace("’", "'")


def same_words(quoted: str, said: str) -> Truth:
    """Compare word for word; an ellipsis may leave words out, a bracket may replace them.

    The passage may be longer than the quote on both sides.
    """
    told = words_of(said)
    start = 0
    for piece in _CUT.split(quoted):
        asked = words_of(piece)
        found = _find(asked, told, start)
        if found is None:
            return Truth.FALSE
        start = found + len(asked)
    return Truth.TRUE


def _find(asked: list[str], told: list[str], start: int) -> int | None:
    """Find where `asked` stands in `told` as one run, from `start` on."""
    if not asked:
        return start
    for place in range(start, len(told) - len(asked) + 1):
        if told[place] == asked[0] and told[place : place + len(asked)] == asked:
            return place
    return None


def word_count(text: str) -> Amount:
    """Count the words of a text."""
    return Amount(exactly(len(words_of(text))), "words", "count")


FUNCTIONS = (
    Function("same_words", (_TEXT, _TEXT), _TRUTH, same_words),
    Function("word_count", (_TEXT,), _NUMBER, word_count),
)


# --- finders ---------------------------------------------------------------------------------


def find_repeated_quotes(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair direct quotes of several words that say the same, each with its first occurrence."""
    document = scene.article.document
    first: dict[tuple[str, ...], Fact] = {}
    for fact in _direct(scene.article):
        words = tuple(words_of(_spoken(fact, document)))
        if len(words) < _REPEATED_WORDS:
            continue
        if words in first:
            yield Bound(first[words], document), Bound(fact, document)
        else:
            first[words] = fact


def find_fuller_quotes(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair each quoted fragment with the fuller quote of the article that holds it, or nearly.

    Nearly: so much alike that a fragment of several words was hardly said another time.
    Fragments that a quote itself puts in marks are among them.
    """
    document = scene.article.document
    spoken = [(fact, words_of(_spoken(fact, document))) for fact in _direct(scene.article)]
    longer = [(fact, " ".join(words)) for fact, words in spoken if len(words) > _FRAGMENT_WORDS]
    for fragment in _fragments(scene.article, document) if longer else ():
        words = words_of(fragment.text)
        if not 2 <= len(words) <= _FRAGMENT_WORDS:
            continue
        asked = " ".join(words)
        # A fragment of two or three words is like too much else: it must stand there as it is.
        cutoff = 100.0 if len(words) < _TELLING_WORDS else _ALIKE
        for fuller, told in longer:
            if fuzz.partial_ratio(asked, told, score_cutoff=cutoff):
                yield Bound(fragment, document), Bound(fuller, document)
                break


def _fragments(facts: Facts, document: Document) -> Iterator[Passage]:
    for fact in _direct(facts):
        start, end = fact.span.start, fact.span.end
        yield Passage(document.id, start, end, document.text[start:end])
        for nested in _NESTED.finditer(document.text, start, end, concurrent=False):
            yield Passage(document.id, nested.start(1), nested.end(1), nested[1])


def find_unclosed_quotes(scene: Scene) -> Iterator[tuple[Bound]]:
    """Find the quotes that open and never close, where the marks of the paragraph leave no doubt.

    Marks of two styles, or an even number of straight ones, may be paired another way.
    """
    document = scene.article.document
    for fact in _direct(scene.article):
        value = fact.value
        if not isinstance(value, Quotation) or value.closed or value.opening is None:
            continue
        mark = document.text[value.opening.start : value.opening.end]
        around = document.paragraphs[document.sentences[fact.sentence].paragraph].span
        if _lone(mark, document.text[around.start : around.end]):
            yield (Bound(fact, document),)


def _lone(mark: str, paragraph: str) -> bool:
    if mark == '"':
        return paragraph.count('"') % 2 == 1 and not _CURLY.search(paragraph)
    closing = _PAIRS.get(mark)
    if closing is None or '"' in paragraph:
        return False
    return paragraph.count(mark) > paragraph.count(closing)


def find_closest_passage(scene: Scene, *, to: Bound, at_least: Fraction) -> Iterator[tuple[Bound]]:
    """Find the stretch of the sources that has a quote's words, else the one most like it."""
    quote = to.item
    assert isinstance(quote, Fact)
    asked = _spoken(quote, to.document)
    windows = list(_windows(scene, asked))
    found = _verbatim(asked, windows) or _alike(asked, windows, at_least)
    if found is not None:
        document, start, end = found
        yield (Bound(Passage(document.id, start, end, document.text[start:end]), document),)


_Stretch: TypeAlias = tuple[Document, int, int]


def _verbatim(asked: str, windows: Sequence[_Stretch]) -> _Stretch | None:
    """Find where all pieces of a quote stand word for word and in order."""
    pieces = [words_of(piece) for piece in _CUT.split(asked)]
    for document, start, end in windows:
        told = list(_WORD.finditer(document.text, start, end, concurrent=False))
        words = [_leveled(word.group()) for word in told]
        places: list[int] = []
        for piece in pieces:
            after = places[-1] if places else 0
            place = _find(piece, words, after)
            if place is None:
                break
            places += [place, place + len(piece)] if piece else []
        else:
            if places:
                return document, told[places[0]].start(), told[places[-1] - 1].end()
    return None


def _alike(asked: str, windows: Sequence[_Stretch], at_least: Fraction) -> _Stretch | None:
    best: tuple[float, _Stretch] | None = None
    pattern = _flat(asked)
    for document, start, end in windows:
        text = _flat(document.text[start:end])
        found = fuzz.partial_ratio_alignment(pattern, text, score_cutoff=float(at_least * 100))
        if found is not None and (best is None or found.score > best[0]):
            ends = _whole_words(document.text, start + found.dest_start, start + found.dest_end)
            best = (found.score, (document, *ends))
    return best[1] if best is not None else None


def _windows(scene: Scene, asked: str) -> Iterator[_Stretch]:
    """List the stretches of the sources that share the most words with a quote, each once."""
    seen: set[tuple[str, int]] = set()
    for hit in scene.source_passages.closest(content_words(asked), limit=4):
        last = len(hit.document.sentences) - 1
        low = max(0, hit.sentence - _WINDOW)
        if (hit.document.id, low) in seen:
            continue
        seen.add((hit.document.id, low))
        high = min(last, hit.sentence + _WINDOW)
        sentences = hit.document.sentences
        yield hit.document, sentences[low].span.start, sentences[high].span.end


def _flat(text: str) -> str:
    """Level case and typography without moving a character."""
    level = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    level = level.replace("\n", " ").replace("\xa0", " ")
    lower = level.lower()
    return lower if len(lower) == len(level) else level


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _direct(facts: Facts) -> Iterator[Fact]:
    for fact in facts.items:
        if isinstance(fact.value, Quotation) and fact.value.direct:
            yield fact


def _spoken(fact: Fact, document: Document) -> str:
    value = fact.value
    assert isinstance(value, Quotation)
    return " ".join(document.text[s.start : s.end] for s in value.segments)


FINDERS = (
    Finder(
        "repeated_quote",
        find_repeated_quotes,
        binds=(Base.QUOTE, Base.QUOTE),
        needs=(Kind.QUOTE,),
    ),
    Finder("unclosed_quote", find_unclosed_quotes, binds=(Base.QUOTE,), needs=(Kind.QUOTE,)),
    Finder(
        "fuller_quote",
        find_fuller_quotes,
        binds=(Base.PASSAGE, Base.QUOTE),
        needs=(Kind.QUOTE,),
    ),
    Finder(
        "closest_passage",
        find_closest_passage,
        binds=(Base.PASSAGE,),
        parameters={
            "to": Parameter(binds=Base.QUOTE, required=True),
            "at_least": Parameter(constant="percent", default=Fraction(3, 4)),
        },
        needs=(Kind.QUOTE,),
        sources=True,
    ),
)
