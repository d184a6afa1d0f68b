"""Ranks with those above them told apart: "third in the table … with only Arle above them".

Who is said to be above, and nobody else, makes a rank.  Both are of one order where they are told
of the same thing: places in a table, or the same quality ("larger", "the third-largest").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from checkers.facts.lexicon import either
from checkers.model import Document, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import (
    LEXICON,
    NAME,
    NAMES,
    ORDINAL,
    Row,
    place_of,
    read_row,
)
from checkers.passages import stem
from checkers.rulebook.vocabulary import Bound

_WORDS = LEXICON["ranks"]
_SIZES = frozenset(_WORDS["sizes"])
_DWELLERS = frozenset(map(stem, _WORDS["dwellers"]))
_ORDINAL = rf"(?P<rank>{ORDINAL})"
_BEST = regex.compile(
    rf"(?<![\w-]){_ORDINAL}(?=[\s-](?P<best>\p{{L}}+est|most)\b)(?P<tail>[^.;]*)", regex.IGNORECASE
)
# A place in a table: "in second place", "is third on the list", "lies third overall".
_PLACE = regex.compile(
    rf"(?:\b(?:in|into|to|took|takes|taking|holds?|occup\p{{Ll}}+|remains?\sin)\s{_ORDINAL}\splace\b"
    rf"|\b(?:{either(_WORDS['lies'])})\s(?:(?:now|still|ranked|currently)\s)?{_ORDINAL}(?=[.,]|\s(?:in|on|overall|with|behind)\b))",
    regex.IGNORECASE,
)
_FEW = rf"(?P<names>{NAMES.pattern}|{NAME})"
_FIRM = rf"{NAME}(?:\s&\s\p{{Lu}}\p{{Ll}}+)?"
_THEM = r"(?:it|them|him|her|[\p{Lu}][\p{L}’'-]+)"
_ABOVE = r"(?:above|ahead\sof|in\sfront\sof|higher\sthan|better\sthan)"
_ABOVE_WORDS = ("above", "ahead of", "in front of", "higher than", "better than")
LED_BY = regex.compile(r"\b(?:in|on|at|before|after|since|until|near|during)\s\Z", regex.IGNORECASE)
_REACH = 10  # characters before a list that can hold a preposition
_END = r"(?=[.,;]|\Z)"
# "With only Arle and Brun ahead of it", "Arle and Brun being the only sides above them".
_ONLY_ABOVE = (
    regex.compile(
        rf"\b(?<only>[Oo]nly|[Jj]ust)\s{_FEW}\s(?:(?:is|are|was|were|being|now|lies|lie|stand)\s)?{_ABOVE}\s{_THEM}{_END}"
    ),
    regex.compile(
        rf"{_FEW}\s(?:being|are|were|is)\sthe\s(?P<only>only)\s\p{{Ll}}+\s{_ABOVE}\s{_THEM}{_END}"
    ),
    regex.compile(rf"\bwith\s{_FEW}\s{_ABOVE}\s{_THEM}{_END}"),
)
# "Only Arle, with 31 shops, and Brun (18) are larger": each with its figure.
_WITH_FIGURE = (
    r"(?:,\s(?:with|at|on|from|of)\s(?:[^,;.()]|[,.](?=\d)){1,40},"
    r"|\s\([^();]{1,40}\)|,\san?\s\p{Ll}[^,;.()]{1,30},)"
)
_TOLD_MORE_OF = (
    rf"(?P<names>(?P<one>{NAME}){_WITH_FIGURE}?(?:,\s(?P<one>{NAME}){_WITH_FIGURE}?)*+"
    rf"(?:,?\sand\s(?P<one>{NAME}){_WITH_FIGURE}?)?)(?<=[,)])"
)
# "Only Arle and Brun sell more roses than Corte", "more than any country but Chile and Peru".
_ONLY_MORE = (
    regex.compile(
        rf"(?<!not\s)\b[Oo]nly\s{_TOLD_MORE_OF}\s(?:\p{{Ll}}+\s){{1,4}}?(?P<than>more|(?:\p{{Ll}}{{2,}}er))\b(?P<of>(?:\s[\p{{L}}’'-]+){{0,6}}?)(?=[.,;]|\sthan\s)(?P<rest>[^.;]*)"
    ),
    regex.compile(
        rf"(?<!not\s)\b[Oo]nly\s(?:\p{{Ll}}+\s\p{{Ll}}+,\s)?(?P<names>(?:{_FIRM}(?:,\s{_FIRM})*+,?\sand\s(?:the\s(?:\p{{L}}+\s){{1,3}}?)?{NAME}|{_FIRM})),?\s"
        rf"(?:\p{{Ll}}+\s){{0,8}}?(?P<than>more|(?:\p{{Ll}}{{2,}}er))\b(?P<of>(?:\s[\p{{L}}’'-]+){{0,6}}?)(?=[.,;]|\sthan\s)(?P<rest>[^.;]*)"
    ),
    regex.compile(
        rf"\b(?P<than>more|(?:\p{{Ll}}{{2,}}er))\b(?P<of>(?:\s\p{{Ll}}+){{0,4}}?)\sthan\sany(?:one|body|\sother)?(?:\s\p{{Ll}}+)?\s(?:but|except|apart\sfrom|save)\s{_FEW}(?P<rest>[^.;]*)"
    ),
)
_DRAWN = regex.compile(r",\s(?:which\smakes|which\smade|making|so)\s(?:[\p{L}’'-]+\s){1,4}\Z")
_MAKES = regex.compile(rf"\b(?:{either(_WORDS['makes'])})\b")
_RANK_AS = regex.compile(r"\b(?:rank|place|position|standing)\s(?:as|of)\s(?:the\s|its\s)?\Z")
_BY = regex.compile(r"\bby\s(?:the\snumber\sof\s)?(?P<noun>\p{Ll}+)")
_OF = regex.compile(
    r"[\s-](?:\p{L}+est|most(?:\s|-)\p{L}+)\s(?:\p{Ll}+\s)?\p{Ll}+\s(?:of|in\sterms\sof|for)\s(?!(?:the|its|any|all)\b)(?P<noun>\p{Ll}+)"
)
_LISTED = regex.compile(
    rf",\s(?:who|which)\s(?:is|lies|ranks|stands|sits)\s(?:now\s)?{_ORDINAL}(?:\s(?:on|in)\s(?:the|its|their)\s(?:[\p{{L}}-]+\s){{0,3}}?(?:list|table|rankings?|standings|chart|roll)|\swith\s)"
)
_SPAN = regex.compile(r"\b(?:season|year|month|week|game|time)\b")
_UNSURE = regex.compile(rf"\b(?:{either(_WORDS['unsure'])})\b", regex.IGNORECASE)


def ranks_above(document: Document) -> Iterator[tuple[Bound, Bound]]:
    """Pair a rank with what those who alone are above it make of it."""
    text = document.text
    if any(word in text for word in _ABOVE_WORDS):
        yield from _placed(document)
    if "nly " in text or " than any" in text:
        yield from _outdone(document)


# --- places in a table ---------------------------------------------------------------------------


def _placed(document: Document) -> Iterator[tuple[Bound, Bound]]:
    for at, sentence in enumerate(document.sentences):
        span = sentence.span
        told = document.text[span.start : span.end]
        if not any(word in told for word in _ABOVE_WORDS):
            continue
        for pattern in _ONLY_ABOVE:
            match = pattern.search(document.text, span.start, span.end, concurrent=False)
            row = _row(document.text, match) if match is not None else None
            if match is None or row is None or _UNSURE.search(document.text, span.start, span.end):
                continue
            ranks = [*_found(_PLACE, document, at), *_found(_BEST, document, at)]
            alone = "only" in match.re.groupindex
            if len(ranks) == 1 and (alone or place_of(ranks[0]["rank"]) <= len(row.items)):
                yield _pair(document, at, ranks[0], row)
            break


def _found(pattern: regex.Pattern[str], document: Document, at: int) -> list[regex.Match[str]]:
    span = document.sentences[at].span
    return list(pattern.finditer(document.text, span.start, span.end, concurrent=False))


def _row(text: str, match: regex.Match[str]) -> Row | None:
    names = Span(*match.span("names"))
    words = text[names.start : names.end]
    if "one" in match.re.groupindex:
        items = tuple(Span(*span) for span in match.spans("one"))
        return Row(names, items, len(items), len(items))
    if " and " in words:  # "Holroyd and the Dutch firm Bloemhof"
        many = words.count(", ") + 2 - words.count(", and ")
        plain = None if "&" in words else read_row(text, names)
        row = plain or Row(names, (names,), many, many)
        # "Before Easter, Arle and Brun": the first may be a time or a place of its own.
        led = LED_BY.search(text, max(0, names.start - _REACH), names.start) is not None
        return replace(row, fewest=row.fewest - 1) if led else row
    return Row(names, (names,), 1, 1)


# --- who does more -------------------------------------------------------------------------------


def _outdone(document: Document) -> Iterator[tuple[Bound, Bound]]:
    text = document.text
    for at, sentence in enumerate(document.sentences):
        span = sentence.span
        told_here = text[span.start : span.end]
        if "nly " not in told_here and " than any" not in told_here:
            continue
        for pattern in _ONLY_MORE:
            match = pattern.search(text, span.start, span.end, concurrent=False)
            row = _row(text, match) if match is not None else None
            if match is None or row is None:
                continue
            told = [
                (where, rank)
                for where in (at, at - 1, at + 1)
                if _is_beside(document, at, where)
                for rank in _found(_BEST, document, where)
                if _is_of_it(text, match, rank, where - at)
            ]
            told = told or [(at, rank) for rank in _on_list(text, match)]
            if len(told) == 1:
                yield _pair(document, told[0][0], told[0][1], row)
            break


def _on_list(text: str, outdone: regex.Match[str]) -> list[regex.Match[str]]:
    """Find "who is third on its all-time list" behind "only Ann Lee has more than Eve Toll"."""
    if _UNSURE.search(text, outdone.start(), outdone.end()) or _SPAN.search(outdone["of"]):
        return []
    found = _LISTED.search(text, outdone.end("of"), outdone.end("rest"), concurrent=False)
    return [found] if found is not None else []


def _is_beside(document: Document, at: int, other: int) -> bool:
    sentences = document.sentences
    return 0 <= other < len(sentences) and sentences[other].paragraph == sentences[at].paragraph


def _is_drawn(text: str, outdone: regex.Match[str], rank: regex.Match[str]) -> bool:
    """Tell whether a rank is drawn from who has more: "had more, making it the second-wettest"."""
    between = text[outdone.end("of") : rank.start()]
    return _DRAWN.search(between) is not None and _OF.match(rank["tail"]) is None


def _is_of_it(text: str, outdone: regex.Match[str], rank: regex.Match[str], step: int) -> bool:
    """Tell whether a rank is by what the others have more of."""
    than, best = outdone["than"].lower(), rank["best"].lower()
    tail = rank["tail"]
    by = _BY.search(tail)
    if not step and by is None and _is_drawn(text, outdone, rank):
        return True
    if than == "more" or best == "most":
        return _is_of_as_many(text, outdone, rank, step)
    if by is not None:
        return False  # "larger in area … the fifth-biggest by population"
    if step == 1 and not _RANK_AS.search(text[: rank.start()][-30:]):
        return False
    one, other = than.removesuffix("er"), best.removesuffix("est")
    alike = one == other or (one in _SIZES and other in _SIZES)
    return alike and not outdone["of"].strip()


def _is_of_as_many(text: str, outdone: regex.Match[str], rank: regex.Match[str], step: int) -> bool:
    """Tell whether a rank is by the things that the others have more of."""
    tail, best = rank["tail"], rank["best"].lower()
    by = _BY.search(tail)
    nouns = {stem(word) for word in outdone["of"].split()}
    if by is not None:
        return stem(by["noun"]) in nouns
    if nouns & _DWELLERS and best.removesuffix("est") in _SIZES:
        return step <= 0  # "the second-largest town.  Only Arle has more people"
    of = _OF.match(tail)
    if step or (of is not None and stem(of["noun"]) not in nouns):
        return False
    between = text[outdone.end("of") : rank.start()]
    return rank.start() > outdone.start() and _MAKES.search(between) is not None


def _pair(document: Document, at: int, rank: regex.Match[str], row: Row) -> tuple[Bound, Bound]:
    told = figure(document, at, Span(*rank.span("rank")), place_of(rank["rank"]))
    return told, figure(document, at, row.span, row.fewest + 1, row.most + 1)
