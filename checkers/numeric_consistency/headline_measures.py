"""What a headline's figure is of: profit is no revenue, and "20 short" is no 20."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.names.words import DAYS
from checkers.model import Document, Fact, Kind, Quantity
from checkers.passages import content_words, stem
from checkers.passages.roles import DEEDS

_LEXICON = load("roles")
MEASURED = frozenset(_LEXICON["measured"])
_MEASURES = {stem(word): row[0] for row in _LEXICON["measures"] for word in row}
# Where a clause ends: what stands beyond tells of something else.
CLAUSE_ENDS = (
    r"[,;:—–()“”\"]|\b(?:who|which|that|after|before|as|when|while|where|because|but|whose|over)\b"
)
_BREAK = regex.compile(rf"{CLAUSE_ENDS}|\band\b")
# "12% increase in the price of diesel", but "in a year", "in June", "in 12 months"
_CHANGE_IN = regex.compile(
    r"\s\p{Ll}+\sin\s(?:the\s)?(?!an?\s|\d|last|past|year|month|week|first|second|third|fourth)"
    r"(?P<of>(?:\p{Ll}+\s(?:of|for)\s(?:the\s)?)?\p{L}+)"
)
_AIM = either(_LEXICON["aims"])
_OFF_BEHIND = regex.compile(
    r"(?:[ -](?!and\b|or\b)\p{L}[\p{L}’'-]*){0,2}?[ -]"
    r"(?:(?:short|shy|adrift)(?:\sof\b|\s(?:on|in)\b|[,.;:]|\s*\Z)"
    r"|(?:more|extra|too\s(?:many|few))\b|(?:fewer|less)\sthan\b"
    rf"|(?:below|under|over|above|beyond|behind|off|ahead\sof|short\sof)\s(?:\p{{L}}+[’']?s?\s){{0,2}}?(?:{_AIM})\b)"
)
_OFF_BEFORE = regex.compile(
    rf"\b(?:{either(_LEXICON['off_by'])})\b[^,;.]{{0,30}}\sby\s(?:\p{{Ll}}+\s)?\Z"
    rf"|\b(?:{either(_LEXICON['gaps'])})\sof\s(?:\p{{Ll}}+\s)?\Z",
    regex.IGNORECASE,
)
_PLACE = regex.compile(r"\b(?:in|at|near|from)\s(?P<place>\p{Lu}\p{L}+)")
_NEARLY = Fraction(3, 2)
_CHANGES = MEASURED | {"cut", "raise"}
_POINTS_BACK = regex.compile(r"(?:The|That|This)\s")
_ANOTHER_ONE = regex.compile(
    r"(?:Their|The|Its|His|Her|An?)\s(?:last|previous|earlier|longest|shortest)\s\p{Ll}+\s"
)
_TIME = regex.compile(
    r"(?:\b(?P<many>\p{L}+|\d+)[\s-])?\b(?P<unit>decade|year|half|quarter|month|week|day|hour|season|century)s?\b"
)
_ONE = frozenset({None, "a", "an", "the", "one", "last", "past", "this", "previous", "full", "on"})
_BEFORE, _BEHIND = 60, 50  # characters
_HEADLINES = load("headlines")
_GOES = regex.compile(rf"\s(?:{'|'.join(_HEADLINES['goes'])})\b")
_GONE = frozenset(_HEADLINES["gone"])
# Deeds by which one sum changes hands: who is awarded it has won it, who raised it was given it.
_ONE_SUM = {"win": "award", "give": "raise", "buy": "sell"}
_PAID = regex.compile(r"\b(?:paid|pays|paying)\s(?:\p{Ll}+\s){0,2}\Z")
_FOR_IT = regex.compile(r"\sfor\s(?:the|it|its|their|his|her)\b")


def deeds_of_going(document: Document, fact: Fact) -> frozenset[str]:
    """Name what a headline may call it that "430 jobs would go": they are cut, closed, lost."""
    noun = fact.value.unit_span if isinstance(fact.value, Quantity) else None
    start = max(fact.span.end, noun.end if noun is not None else 0)
    end = document.sentences[fact.sentence].span.end
    goes = _GOES.match(document.text, start, end, concurrent=False) is not None
    return _GONE if goes and fact.kind is Kind.COUNT else frozenset()


def deed_of_sum(document: Document, fact: Fact, deed: str | None) -> str | None:
    """Name the deed by which a sum changes hands, "paid £13m for the house" among them."""
    start, end = fact.span.start, fact.span.end
    before = document.text[max(0, start - _BEFORE) : start]
    if deed is None and _PAID.search(before) and _FOR_IT.match(document.text, end):
        deed = "buy"
    return _ONE_SUM.get(deed or "", deed)


def is_of_another(document: Document, fact: Fact, known: Collection[str]) -> bool:
    """Tell whether a change is of what the headline does not speak of: "a 9% jump in diesel"."""
    end = document.sentences[fact.sentence].span.end
    found = _CHANGE_IN.match(document.text, fact.span.end, end, concurrent=False)
    if found is None:
        return False
    first = found["of"].split()[0].lower()
    words = content_words(found["of"])
    return first not in DAYS and bool(words) and set(words).isdisjoint(known)


def is_of_another_measure(document: Document, head: Fact, told: Fact) -> bool:
    """Tell whether two changes are of two things: "profits rise 14%", "sales rose 6%".

    The verb alone says nothing of what rose: another word of the clause must be in both.
    """
    if in_another_time(document, head, told):
        return True
    span = document.sentences[told.sentence].span
    if _POINTS_BACK.fullmatch(document.text[span.start : told.span.start], concurrent=False):
        return False  # "The 15 per cent increase": the headline's, told again
    one, other = _subject(document, head), _subject(document, told)
    measures = [{_MEASURES[word] for word in words if word in _MEASURES} for words in (one, other)]
    if all(measures):
        return measures[0].isdisjoint(measures[1])
    return one.isdisjoint(other)


def in_another_time(document: Document, head: Fact, told: Fact) -> bool:
    """Tell two changes that are said to be over two times: "in a decade", "in five years"."""
    one, other = _times(document, head), _times(document, told)
    return bool(one and other) and one.isdisjoint(other)


def _times(document: Document, fact: Fact) -> set[str]:
    end = document.sentences[fact.sentence].span.end
    behind = document.text[fact.span.end : min(end, fact.span.end + _BEHIND)]
    behind = _BREAK.split(behind, 1, concurrent=False)[0]
    return {
        f"{'' if match['many'] in _ONE else match['many']} {match['unit']}".strip()
        for match in _TIME.finditer(behind.lower(), concurrent=False)
    }


def _subject(document: Document, fact: Fact) -> set[str]:
    """List the words of a figure's clause but for those of its change."""
    span = document.sentences[fact.sentence].span
    text = document.text
    before = _BREAK.split(text[span.start : fact.span.start], concurrent=False)[-1]
    behind = _BREAK.split(text[fact.span.end : span.end], 1, concurrent=False)[0]
    words = {word for word in content_words(f"{before} {behind}") if not word.isdigit()}
    plain = {word for word in words if DEEDS.get(word) not in _CHANGES}
    return plain or set(content_words(text[span.start : fact.span.start]))


def is_of_another_one(document: Document, told: Fact) -> bool:
    """Tell a figure of one before or beside the headline's: "Their last strike went on for …"."""
    start = document.sentences[told.sentence].span.start
    return _ANOTHER_ONE.match(document.text, start, told.span.start, concurrent=False) is not None


def may_be_slip(head: Fact, told: Fact) -> bool:
    """Tell a number that is nearly the other, or has its digits: 35 for 53, 300 for 3,000."""
    one, other = (f.value.stated if isinstance(f.value, Quantity) else None for f in (head, told))
    if not one or not other:
        return False
    low, high = sorted((Fraction(one), Fraction(other)))
    digits = [sorted(str(number).replace("0", "")) for number in (one, other)]
    return high <= low * _NEARLY or digits[0] == digits[1]


def in_one_place(document: Document, head: Fact, told: Fact) -> bool:
    """Tell whether a count goes without the place that the headline gives, or has it too."""
    areas = [document.sentences[fact.sentence].span for fact in (head, told)]
    place = _PLACE.search(document.text, head.span.end, areas[0].end, concurrent=False)
    if place is None or place["place"].lower() in DAYS:
        return True
    return place["place"] in document.text[areas[1].start : areas[1].end]


def is_difference(document: Document, fact: Fact) -> bool:
    """Tell what something is off by: "1.3m short of forecast", "misses its goal by 20"."""
    span = document.sentences[fact.sentence].span
    text = document.text
    behind = text[fact.span.end : min(span.end, fact.span.end + _BEHIND)]
    if _OFF_BEHIND.match(behind, concurrent=False):
        return True
    before = text[max(span.start, fact.span.start - _BEFORE) : fact.span.start]
    return _OFF_BEFORE.search(before, concurrent=False) is not None
