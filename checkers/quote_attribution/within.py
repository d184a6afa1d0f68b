"""Quotes of one article held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex
from rapidfuzz import fuzz

from checkers.model import Document, Fact, ParagraphKind, Quotation, Span
from checkers.quote_attribution.passages import direct_quotes, marked_quotes, spoken
from checkers.quote_attribution.wording import words_of
from checkers.rulebook.vocabulary import Bound, Passage, Scene

# Words that a quote itself puts in marks; an apostrophe has a letter on both sides.
_NESTED = regex.compile(r"""(?<=[\s(\[])['‘“"](\p{L}[^'‘’“”"\n]{1,60}+)['’”"](?=[\s.,;:!?)\]])""")
_MARKS = "\"'“”‘’«»„ \t\r\n\xa0"
_CLOSING_MARKS = 2  # characters
_BOTH_SIDES = 3  # paragraphs
_FRAGMENT_WORDS = 8  # a longer quote is a statement of its own
_TELLING_WORDS = 5
_MAY_DIFFER = 1  # word of a fragment
_LETTERS = 4  # shorter words that differ are other words
_ALIKE = 75.0  # of 100: forms of one word
_STATEMENT_WORDS = 5  # shorter quotes are remarks, whoever made them


def find_fuller_quotes(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair each quoted fragment with the fuller quote of the article that holds it, or nearly.

    Nearly: so much alike that a fragment of several words was hardly said another time.
    Fragments that a quote itself puts in marks are among them.
    """
    document = scene.article.document
    first: dict[tuple[str, ...], Fact] = {}  # of the longer quotes, by their words
    for fact, _ in direct_quotes(scene.article):
        said = said_in(scene, fact)
        if len(said) > _FRAGMENT_WORDS:
            first.setdefault(said, fact)
    longer = [(fact, told) for told, fact in first.items()]
    holding = _holding(list(first))
    for fragment, words in _fragments(scene) if longer else ():
        if not 2 <= len(words) <= _FRAGMENT_WORDS:
            continue
        for place in _near(words, holding):
            fuller, told = longer[place]
            if _holds_nearly(told, words):
                yield Bound(fragment, document), Bound(fuller, document)
                break


def _holds_nearly(told: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a quote has a fragment's words in one run, but for the form of one word.

    A fragment of two or three words is like too much else: it must stand there as it is.
    """
    may_differ = 1 if len(words) >= _TELLING_WORDS else 0
    for start in range(len(told) - len(words) + 1):
        other = [(a, b) for a, b in zip(words, told[start:], strict=False) if a != b]
        if len(other) <= may_differ and all(_forms_of_one(a, b) for a, b in other):
            return True
    return False


def _forms_of_one(a: str, b: str) -> bool:
    alike = len(a) >= _LETTERS and fuzz.ratio(a, b) >= _ALIKE
    return bool(alike) and not (a.isdigit() or b.isdigit())


def _holding(texts: Sequence[Sequence[str]]) -> Mapping[str, list[int]]:
    """Tell which texts hold each word."""
    holding: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in set(text):
            holding[word].append(place)
    return holding


def _near(words: Sequence[str], holding: Mapping[str, list[int]]) -> list[int]:
    """List the texts that hold one of the rarest words of a fragment, of which some may differ."""
    found = sorted((holding.get(word, []) for word in set(words)), key=len)
    return sorted({place for places in found[: _MAY_DIFFER + 1] for place in places})


def _fragments(scene: Scene) -> Iterator[tuple[Passage, Sequence[str]]]:
    document = scene.article.document
    for fact, _ in marked_quotes(scene.article):
        start, end = fact.span.start, fact.span.end
        yield Passage(document.id, start, end, document.text[start:end]), said_in(scene, fact)
        for nested in _NESTED.finditer(document.text, start, end, concurrent=False):
            place = Passage(document.id, nested.start(1), nested.end(1), nested[1])
            yield place, words_of(nested[1])


def said_in(scene: Scene, quote: Fact) -> tuple[str, ...]:
    """Give the words of a quote of the article, which several finders compare."""
    return scene.body_passages.remembered(
        ("said", quote.span), lambda: tuple(words_of(spoken(quote, scene.article.document)))
    )


def find_statements(scene: Scene) -> Iterator[tuple[Bound]]:
    """Find the quotes that a reader must be told the speaker of.

    Whole statements, not titles or single words.  One without a speaker is passed over where it
    may be carried on from another quote beside it, where other words lead up to it or follow it
    in the sentence, and where it fills its paragraph, as pull quotes and block quotes do, unless
    nobody speaks in the whole article.
    """
    document = scene.article.document
    quotes = list(direct_quotes(scene.article))
    spoken_in = {
        document.sentences[fact.sentence].paragraph
        for fact, quote in quotes
        if quote.speaker is not None
    }
    for fact, quote in quotes:
        if not quote.closed or not _is_statement(fact, quote, scene):
            continue
        place = document.sentences[fact.sentence].paragraph
        alone = not spoken_in & {place - 1, place, place + 1}
        nameless = _stands_between_sentences(fact, document) or (
            not spoken_in and _stands_between_paragraphs(fact, document)
        )
        if quote.speaker is not None or (alone and nameless):
            yield (Bound(fact, document),)


def _is_statement(fact: Fact, quote: Quotation, scene: Scene) -> bool:
    """Tell a sentence set between its own marks from words set into another sentence."""
    if not fact.text[:1].isupper():
        return False
    if quote.speaker is None and fact.text.rstrip("\"'”’")[-1:] not in ".?!":
        return False
    return len(said_in(scene, fact)) >= _STATEMENT_WORDS


def _stands_between_sentences(fact: Fact, document: Document) -> bool:
    """Tell whether other sentences, whole ones, stand beside a quote in its paragraph."""
    paragraph = _paragraph(document, fact)
    text, before, after = document.text, fact.span.start, fact.span.end
    while before > paragraph.start and text[before - 1] in _MARKS:
        before -= 1
    while after < paragraph.end and text[after] in _MARKS:
        after += 1
    first, last = before <= paragraph.start, after >= paragraph.end
    if first and last:
        return False
    return (first or text[before - 1] in ".?!") and (last or text[after].isupper())


def _stands_between_paragraphs(fact: Fact, document: Document) -> bool:
    """Tell whether a quote that fills its paragraph stands between two of prose."""
    place = document.sentences[fact.sentence].paragraph
    beside = document.paragraphs[max(0, place - 1) : place + 2]
    plain = all(paragraph.kind is ParagraphKind.PARAGRAPH for paragraph in beside)
    text = document.text
    ended = all(text[p.span.start : p.span.end].rstrip(_MARKS)[-1:] in ".?!" for p in beside)
    around = _paragraph(document, fact)
    filled = not text[around.start : fact.span.start].strip(_MARKS)
    filled = filled and around.end - fact.span.end <= _CLOSING_MARKS
    return len(beside) == _BOTH_SIDES and plain and ended and filled


def _paragraph(document: Document, fact: Fact) -> Span:
    return document.paragraphs[document.sentences[fact.sentence].paragraph].span
