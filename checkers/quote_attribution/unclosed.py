"""Quotes that open and never close."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from checkers.facts.lexicon import load
from checkers.facts.names import gender_of_pronoun
from checkers.facts.quotes.clauses import Line, read_line
from checkers.model import Document, Fact, Kind, ParagraphKind, Quotation, Span
from checkers.passages.words import WORD
from checkers.quote_attribution.passages import marked_in
from checkers.rulebook.vocabulary import Bound, Scene

_CURLY = regex.compile("[“”„«»]")
_NEXT_SENTENCE = regex.compile(r"[\p{Ll}\d][.?!] \p{Lu}")
_ANY_MARK = regex.compile("[“”„«»\"]|''|``")
_PAIRS = {"“": "”", "„": "“", "«": "»"}  # single marks are apostrophes too
_CARRIED_ON = regex.compile(r"[.?!…][^\S\n]+[\"“‘«]\p{Lu}")
# Behind a comma: who speaks, an apposition, and a verb of speech that governs no more words.
_SUBJECT = r"(?:P|D{0,2}[NW#S*]{1,6})(?:,[^,.:;]{1,10},)?"
_TOLD = regex.compile(
    rf"[,.](?P<who>{_SUBJECT})R?(?:(?P<verb>V)(?=[.,ITYC]|\Z)|(?P<verb>L)(?=[ODNW#]{{1,5}}(?:[.,ITYC]|\Z)))"
    r"|[,.](?P<verb>V)(?P<who>P|D{0,2}[NW#S*]{1,6})(?=[.,ITYH]|\Z)"
)
_OWN = frozenset(("i", "we", "you", "it", "me", "us", "my", "our", "your", "i'm", "i’m"))
_WHEN = frozenset(("after", "as", "before", "since", "until", "when", "while"))
_VERBS = frozenset(load("people")["verbs"])


def find_unclosed_quotes(scene: Scene) -> Iterator[tuple[Bound]]:
    """Find the quotes that open and never close, where the marks or the words leave no doubt.

    Marks of two styles, an even number of straight ones, or a quote over several paragraphs
    may be paired another way.  So may a whole sentence with another opening mark behind it: each
    paragraph of a speech opens with one, and a text may have lost its paragraphs.  But what
    stands in marks does not tell who says it.
    """
    document = scene.article.document
    lone: dict[tuple[int, str], bool] = {}
    names = [fact.span for fact in scene.article.items if fact.kind is Kind.NAME]
    for fact, quote in marked_in(scene):
        if quote.opening is None or (quote.closed and len(quote.segments) == 1):
            continue
        if fact.text.startswith(">"):
            continue  # `…="…">` is what is left of a tag
        if _tells_its_speaker(document, quote, names) or (
            not quote.closed and _is_left_open(document, fact, quote.opening, lone)
        ):
            yield (Bound(fact, document),)


def _is_left_open(
    document: Document, fact: Fact, opening: Span, lone: dict[tuple[int, str], bool]
) -> bool:
    place = document.sentences[fact.sentence].paragraph
    paragraph = document.paragraphs[place].span
    mark = document.text[opening.start : opening.end]
    if fact.span.end > paragraph.end:
        return _is_speech_left_open(document, fact, place)
    carried_on = _CARRIED_ON.match(document.text, fact.span.end - 1, concurrent=False)
    if carried_on and not _runs_over(fact.text):
        return False
    key = (paragraph.start, mark)  # each paragraph is looked through once, not once a quote
    if key not in lone:
        lone[key] = _lone(mark, document.text[paragraph.start : paragraph.end])
    return lone[key]


def _runs_over(said: str) -> bool:
    """Tell whether words set into a sentence run on into the reporter's own next one."""
    stop = _NEXT_SENTENCE.search(said, concurrent=False)
    if stop is None or not said[:1].islower():
        return False
    return _OWN.isdisjoint(word.lower() for word in WORD.findall(said[stop.end() - 1 :]))


def _is_speech_left_open(document: Document, fact: Fact, place: int) -> bool:
    """Tell whether each paragraph of a speech opens with a mark, and none has another.

    Where no prose follows, the rest of the speech may be missing.
    """
    text = document.text
    while (span := document.paragraphs[place].span).start < fact.span.end:
        if len(_ANY_MARK.findall(text, span.start, span.end)) != 1:
            return False
        place += 1
        if place == len(document.paragraphs):
            return False
    prose = document.paragraphs[place]
    opens = _ANY_MARK.match(text, prose.span.start) is not None
    return prose.kind is ParagraphKind.PARAGRAPH and not opens


def _lone(mark: str, paragraph: str) -> bool:
    if mark == '"':
        return paragraph.count('"') % 2 == 1 and not _CURLY.search(paragraph)
    closing = _PAIRS.get(mark)
    if closing is None or '"' in paragraph:
        return False
    return paragraph.count(mark) > paragraph.count(closing)


def _tells_its_speaker(document: Document, quote: Quotation, names: Sequence[Span]) -> bool:
    """Tell whether a piece of a quote that no mark closes goes on with who says it."""
    pieces = quote.segments[:-1] if quote.closed else quote.segments
    for piece in pieces:
        first = bisect_left(names, Span(piece.start, 0))
        inside = names[first : bisect_left(names, Span(piece.end, 0))]
        line = read_line(document.text, piece.start, piece.end, (), inside)
        for match in _TOLD.finditer(line.kinds):
            verb = line.word(match.start("verb")).lower()
            if (
                verb in _VERBS
                and _ends(line, match.end())
                and _is_another(line, *match.span("who"))
            ):
                return True
    return False


def _ends(line: Line, at: int) -> bool:
    """Tell whether a clause says no more, or only when: "said as she wept", not "said that"."""
    return line.kinds[at : at + 1] != "T" or line.word(at).lower() in _WHEN


def _is_another(line: Line, first: int, end: int) -> bool:
    """Tell whether who speaks is somebody of whom the words before say nothing."""
    who = [line.word(at).lower() for at in range(first, end) if line.kinds[at] not in ",#"]
    before = [line.word(place).lower() for place in range(first)]
    if not who or not _OWN.isdisjoint(who):
        return False  # "told 12 total" names nobody
    gender = gender_of_pronoun(who[0])
    if gender is not None:
        return all(gender_of_pronoun(word) is not gender for word in before)
    return "they" not in who and who[-1] not in before
