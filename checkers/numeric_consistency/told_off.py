"""Things told off by bare ordinals and marks: "three matters: the first …, the fourth …", "(1)".

"The fourth" without a noun can leave out a third: only some are told.  It cannot where fewer were
announced, or where "and" closes a list of them in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from checkers.document import sentence_of
from checkers.model import Document, Fact, Facts, Kind, Quantity, Span
from checkers.numeric_consistency.figures_of_text import figure, value_of
from checkers.numeric_consistency.lists import LEXICON, NUMERALS, ORDINALS
from checkers.rulebook.vocabulary import Bound

_LEXICON = LEXICON["sequences"]
_MARKS = ("abcdefgh", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_WHOSE = ("he", "er", "is", "ir", "ts")  # the end of "the", "her", "his", "their", "its"
_RANKS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "last")
_FIRST = tuple(f"{word} first" for word in _WHOSE)
_LATER = tuple(f"{word} {rank}" for word in _WHOSE for rank in _RANKS)
_REACH = 4  # sentences behind the number that announces them
_MOST = 10

# An ordinal that begins a clause.  "The second was better training", "the second in a hung jury":
# behind it no noun of its own.
_ORDINAL = regex.compile(
    rf"(?:(?<=\A|[.,;:?!]\s|[“\"\n]|\b[Aa]nd\s)|(?<=[.,;:]\s|and\s)(?:[Ii]n|[Uu]nder|[Oo]f|[Ff]or)\s)(?:[Tt]he|[Aa]|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts)\s"
    rf"(?P<ordinal>{'|'.join(ORDINALS)})(?![\w-]|\sof\s\p{{Lu}})"
    rf"(?P<bare>(?=[,;:]|\s(?:{'|'.join(_LEXICON['behind_bare'])}|{'|'.join(LEXICON['both']['done'])})\b|\s\p{{Ll}}+(?:s|ed)\b|\s\p{{Lu}}|\s\d"
    r"|\sof\s(?:the|these|those|its|their|his|her)\b))?"
)
_OF_THE_ROW = regex.compile(r"(?:\p{L}+\s)?(?:[Tt]he|[Aa])\s")
_FIRST_OF = regex.compile(r"\b[Tt]he\sfirst\sof\s(?:the|these|those|its|their|his|her)\s\Z")
_FIRST_KIND = regex.compile(rf"\b[Tt]he\s(?P<ordinal>first)\s(?:{'|'.join(_LEXICON['labels'])})\s")
_ANY = regex.compile(rf"\b[Tt]he\s(?:{'|'.join(ORDINALS)})\b")
_CLOSES = regex.compile(r"(?:,|;)?\sand\s\Z")
_MARK = regex.compile(
    r"(?:(?:\A|\s)\((?P<in>\d|[a-h]|i{1,3}|iv|v|vi{1,3})\)|(?:\A|[:,;.]\s|\s(?:and|or)\s|\n)(?P<out>\d|[a-h])\))"
    r"\s?(?=(?!(?:and|or|above|below|to)\b)[\p{L}“\"])"
)
_COUNTED = regex.compile(
    rf"(?P<before>\A|[:;.—–]\s|[,;]\sand\s|\n)(?P<number>{'|'.join(NUMERALS)})(?P<mark>:|,)\s(?=\p{{L}})",
    regex.IGNORECASE,
)
_OPENED = regex.compile(r"\b(?:[Oo]ne)(?:,|:)\s")


def told_off(article: Facts) -> Iterator[tuple[Bound, Bound]]:
    """Pair the numbers of a row where one is left out: the last in order, and the one behind it."""
    text = article.document.text
    if any(piece in text for piece in _FIRST) and any(piece in text for piece in _LATER):
        yield from _announced(article)
        yield from _closed(article)
    if "2)" in text or "b)" in text or "ii)" in text:
        yield from _in_row(article.document, _marks(text))
    if ("ne," in text or "ne:" in text) and _OPENED.search(text, concurrent=False):
        yield from _in_row(article.document, _numbers(text))


# --- ordinals without a noun ------------------------------------------------------------------


def _announced(article: Facts) -> Iterator[tuple[Bound, Bound]]:
    """Read "three matters.  The first was …, the second ….  The fourth was …"."""
    document = article.document
    for fact in article.items:
        many = _how_many(fact)
        if many is None:
            continue
        rows = _ordinals(document, fact)
        for last, after in pairwise(rows):
            one, other = ORDINALS[last["ordinal"]], ORDINALS[after["ordinal"]]
            if one == 1 and not _OF_THE_ROW.match(after.group().strip()):
                continue  # "her first win … Her ninth": of all she has had
            if any(
                (_how_many(nearer) or 0) >= other
                for nearer in article.within(Span(fact.span.end, after.start()))
            ):
                continue  # "her last three books … nine novels, the first at 29 and the ninth"
            if other > many and other != one + 1:
                yield _bound(document, last, one), _bound(document, after, other)
                break


def _how_many(fact: Fact) -> int | None:
    value = fact.value
    if fact.kind is not Kind.COUNT or not isinstance(value, Quantity) or value.hedge:
        return None
    many = value.stated
    return many if isinstance(many, int) and 2 <= many < _MOST else None


def _ordinals(document: Document, fact: Fact) -> list[regex.Match[str]]:
    """List the bare ordinals behind a number, where they begin with the first and go upwards."""
    sentences = document.sentences
    end = fact.sentence
    while (
        end + 1 < len(sentences)
        and end - fact.sentence < _REACH
        and sentences[end + 1].paragraph - sentences[fact.sentence].paragraph <= 1
    ):
        end += 1
    start = sentences[fact.sentence].span.start
    inside = _FIRST_OF.search(document.text, start, fact.span.start)  # "the first of the three"
    start = fact.span.end if inside is None else inside.start()
    told = list(_bare(document, start, sentences[end].span.end))
    if not told or told[0]["ordinal"] != "first":
        return []
    if sentence_of(document, told[0].start()) > fact.sentence + 1:
        return []
    values = [ORDINALS[match["ordinal"]] for match in told]
    rising = next((at for at in range(1, len(values)) if values[at] <= values[at - 1]), len(values))
    return told[:rising]


def _bare(document: Document, start: int, end: int) -> Iterator[regex.Match[str]]:
    """List the ordinals that have no noun; within a sentence one that has none vouches for more."""
    vouched = -1
    for match in _ORDINAL.finditer(document.text, start, end, concurrent=False):
        at = sentence_of(document, match.start())
        if match["bare"] is not None:
            vouched = at
        elif document.text.endswith("; ", 0, match.start()):
            vouched = -1  # a clause of its own
        if vouched == at:
            yield match


def _closed(article: Facts) -> Iterator[tuple[Bound, Bound]]:
    """Read "the first was Lee, the second Hall and the fourth Roe", all in one sentence."""
    document = article.document
    text = document.text
    for at, sentence in enumerate(document.sentences):
        span = sentence.span
        told = list(_bare(document, span.start, span.end))
        led = _FIRST_KIND.search(text, span.start, told[0].start()) if len(told) == 2 else None
        if led is not None and told[0]["ordinal"] == "second":
            told = [led, *told]  # "the first question was …, the second … and the fourth"
        if len(told) < 3 or len(told) != len(_ANY.findall(text, span.start, span.end)):
            continue
        values = [ORDINALS[match["ordinal"]] for match in told]
        whole = values[:-1] == list(range(1, len(values)))
        near = [fact for where in (at - 1, at) if where >= 0 for fact in article.of_sentence(where)]
        if any((_how_many(fact) or 0) >= values[-1] for fact in near):
            continue  # "He has six sons.  The first is …": some of them
        if (
            whole
            and values[-1] == values[-2] + 2
            and _CLOSES.search(text[max(span.start, told[-1].start() - 8) : told[-1].start()])
        ):
            yield _bound(document, told[-2], values[-2]), _bound(document, told[-1], values[-1])


def _bound(document: Document, match: regex.Match[str], number: int) -> Bound:
    at = sentence_of(document, match.start())
    return figure(document, at, Span(*match.span("ordinal")), number)


# --- marks and numbers -------------------------------------------------------------------------


def _marks(text: str) -> Iterator[tuple[str, int, Span]]:
    for match in _MARK.finditer(text, concurrent=False):
        mark = match["in"] or match["out"]
        group = "in" if match["in"] else "out"
        for kind in _kinds(mark):
            yield f"{group} {kind}", _place(mark, kind), Span(*match.span(group))


def _kinds(mark: str) -> Sequence[str]:
    if mark.isdigit():
        return ("digit",)
    kinds = ["letter"] if mark in _MARKS[0] else []
    return [*kinds, "roman"] if mark in _MARKS[1] else kinds


def _place(mark: str, kind: str) -> int:
    if kind == "digit":
        return int(mark)
    return (_MARKS[0] if kind == "letter" else _MARKS[1]).index(mark) + 1


def _numbers(text: str) -> Iterator[tuple[str, int, Span]]:
    for match in _COUNTED.finditer(text, concurrent=False):
        number = value_of(match["number"], NUMERALS)
        yield match["mark"], number, Span(*match.span("number"))


def _in_row(
    document: Document, told: Iterator[tuple[str, int, Span]]
) -> Iterator[tuple[Bound, Bound]]:
    """Follow each kind of mark from its first; two in order must stand before one can be wrong."""
    rows: dict[str, list[tuple[int, Span]]] = {}
    for kind, number, span in told:
        row = rows.get(kind, [])
        if number == 1:
            rows[kind] = [(number, span)]
            continue
        if not row or _far(document, row[-1][1], span):
            continue
        last, before = row[-1]
        if len(row) > 1 and number > last + 1:
            yield (
                figure(document, sentence_of(document, before.start), before, last),
                figure(document, sentence_of(document, span.start), span, number),
            )
            rows[kind] = []
        elif number == last + 1:
            row.append((number, span))


def _far(document: Document, one: Span, other: Span) -> bool:
    first, last = (sentence_of(document, span.start) for span in (one, other))
    return document.sentences[last].paragraph - document.sentences[first].paragraph > 1
