"""More than two who are called both: "Lee, Hall and Roe were both charged", "… Both denied it".

"Both" points at two.  Where three are named, and no other two can be meant, one is too many.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import either
from checkers.model import Document, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import (
    LEXICON,
    NAMES,
    NUMERALS,
    Row,
    read_persons,
    read_row,
)
from checkers.numeric_consistency.ranks_above import LED_BY
from checkers.rulebook.vocabulary import Bound

_WORDS = LEXICON["both"]
_FRONTING = frozenset(LEXICON["fronting"])
_AUX = either(_WORDS["auxiliaries"])
_DONE = rf"(?:\p{{Ll}}+ed|{either(_WORDS['done'])})"
# "Were both charged", "both denied it": not "both surprised and pleased", "both schools".
_BEHIND_NAMES = regex.compile(
    rf",?\s(?:(?:{_AUX})\s(?:(?:also|since|now|later)\s)?(?P<both>both)\s(?=\p{{Ll}})|(?P<both>both)\s(?={_DONE}\b))"
    r"(?!(?:[^\s,;.]+\s){1,2}and\s)"
)
_OPENING = regex.compile(
    rf"(?:(?P<both>Both)(?:\sof\sthem)?(?:\s(?:{either(_WORDS['persons'])}))?|(?:They|The\s(?:men|women))\s(?:(?:{_AUX})\s)?(?P<both>both))"
    rf"\s(?:{_AUX}|{_DONE})\b(?!\s(?:\p{{Ll}}+\s)?and\s)"
)
# "Both schools hope", not "both schools in Esk", "both schools and".
_BOTH_NOUN = regex.compile(
    rf"(?:(?<=\A|[.!?]\s|\n)(?P<both>Both)|(?<=,?\sand\s|,\sbut\s|;\s)(?P<both>both))(?:\sof\sthe)?\s(?P<noun>\p{{Ll}}{{3,}}s|men|women|people|children)"
    rf"\s(?:{_AUX}|{_DONE}|\p{{Ll}}+ed)\b"
)
_TWO_OF_THEM = regex.compile(
    rf"(?i)\b(?:{either(_WORDS['two'])}|both|others?|another|and|or|one|first|second|latter|former"
    r"|half|some|most|few|several|including|remaining|rest|only|except|but)\b|&|\d"
)
_WORDS_BEHIND = r"\s(?P<next>\p{Ll}+)\b(?:\s(?P<second>\p{Ll}+)\b)?"
_SEVERAL = "|".join(
    f"[{w[0].upper()}{w[0]}]{w[1:]}" for w, many in NUMERALS.items() if 3 <= many <= 10
)
_COUNTED = regex.compile(rf"\b(?P<many>{_SEVERAL}){_WORDS_BEHIND}")
_PAIR = regex.compile(rf"(?i)\b(?:two|2|pair of|couple of|other|both){_WORDS_BEHIND}")
_THE_REST = regex.compile(r"\b(?:third|fourth|fifth|others?|remaining|rest|last|one)\b")
_OTHER_TWO = regex.compile(rf"\b(?:{either(_WORDS['two'])}|and|or)\b|&", regex.IGNORECASE)
# "The sisters, Ada, Ina and Eva", "Nurses Ada Moe, …".
_APPOSED = regex.compile(
    r"(?:The|All)\s(?:\p{Ll}+\s){1,3}?(?:,\s|—\s?|–\s)|(?:The|All)\s(?:\p{Ll}+\s)?\p{Ll}+,\s"
    r"|\p{Lu}\p{Ll}+s\s"
)
_OF_ONE_SEX = regex.compile(r"\b(?:men|women|boys|girls|brothers|sisters|fishermen)\b")
_MANY = 3


def both_of_them(document: Document) -> Iterator[tuple[Bound, Bound]]:
    """Pair each "both" with the three or more that it can only be said of."""
    if "both" not in document.text and "Both" not in document.text:
        return
    for at, sentence in enumerate(document.sentences):
        span = sentence.span
        if "oth" not in document.text[span.start : span.end]:
            continue
        yield from _said_of_names(document, at)
        yield from _counted_before(document, at)
        if at and document.sentences[at - 1].paragraph == sentence.paragraph:
            yield from _said_again(document, at)


def _said_of_names(document: Document, at: int) -> Iterator[tuple[Bound, Bound]]:
    text, span = document.text, document.sentences[at].span
    row = _row(document, at)
    told = _BEHIND_NAMES.match(text, row.span.end, span.end) if row is not None else None
    if row is not None and told is not None and _is_subject(text, row, span):
        yield _pair(document, at, told, at, row)


def _said_again(document: Document, at: int) -> Iterator[tuple[Bound, Bound]]:
    text, span = document.text, document.sentences[at].span
    told = _OPENING.match(text, span.start, span.end)
    row = _row(document, at - 1) if told is not None else None
    if told is None or row is None:
        return
    before = document.sentences[at - 1].span
    if _OF_ONE_SEX.search(told.group()) and read_persons(text, before.start, before.end):
        return  # "Ann Lee, 41, her husband Tom, 44, and Jo Hall, 20": two of them may be men
    rest = f"{text[before.start : row.span.start]} {text[row.span.end : before.end]}"
    if _OTHER_TWO.search(rest) is None:
        yield _pair(document, at, told, at - 1, row)


def _counted_before(document: Document, at: int) -> Iterator[tuple[Bound, Bound]]:
    """Pair "both schools" with "four schools", where the text counts no two of them."""
    text, span = document.text, document.sentences[at].span
    told = _BOTH_NOUN.search(text, span.start, span.end, concurrent=False)
    if told is None or _THE_REST.search(text, told.end(), span.end, concurrent=False):
        return
    start = span.start
    before = document.sentences[at - 1] if at and told.start() == start else None
    if before is not None and before.paragraph == document.sentences[at].paragraph:
        start = before.span.start
    found = list(_counting(_COUNTED, text, start, told))
    if len(found) != 1 or next(_counting(_PAIR, text, 0, told), None) is not None:
        return
    behind = found[0].end("next" if found[0]["next"] == told["noun"] else "second")
    if _TWO_OF_THEM.search(text[start : found[0].start()] + text[behind : told.start()]):
        return
    many = Span(*found[0].span("many"))
    where = at if many.start >= span.start else at - 1
    due = NUMERALS[found[0]["many"].lower()]
    yield figure(document, at, Span(*told.span("both")), 2), figure(document, where, many, due)


def _counting(
    number: regex.Pattern[str], text: str, start: int, both: regex.Match[str]
) -> Iterator[regex.Match[str]]:
    """Give the numbers before a "both" that have its noun as one of the two words behind them."""
    for match in number.finditer(text, start, both.start(), overlapped=True):
        if both["noun"] in (match["next"].lower(), (match["second"] or "").lower()):
            yield match


def _row(document: Document, at: int) -> Row | None:
    """Read the one row of three or more names in a sentence."""
    span = document.sentences[at].span
    persons = read_persons(document.text, span.start, span.end)
    if persons is not None:
        return persons if persons.fewest >= _MANY else None
    found = list(NAMES.finditer(document.text, span.start, span.end, concurrent=False))
    row = read_row(document.text, Span(*found[0].span())) if len(found) == 1 else None
    if row is None or row.fewest < _MANY:
        return None
    if LED_BY.search(document.text, max(0, row.span.start - 10), row.span.start):
        return None  # "before Easter, Lee and Hall"
    words = document.text[row.span.start : row.span.end].split()
    return None if words[0].lower() in _FRONTING else row


def _is_subject(text: str, row: Row, span: Span) -> bool:
    """Tell whether a row begins its sentence, or stands in apposition to what does."""
    before = text[span.start : row.span.start]
    return not before or _APPOSED.fullmatch(before) is not None


def _pair(
    document: Document, at: int, told: regex.Match[str], where: int, row: Row
) -> tuple[Bound, Bound]:
    word = figure(document, at, Span(*told.span("both")), 2)
    return word, figure(document, where, row.span, row.fewest, row.most)
