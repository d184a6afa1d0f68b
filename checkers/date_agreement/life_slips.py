"""Two points of one life that leave no day of birth, by a slip of a digit in an age or a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import regex

from checkers.date_agreement.another import is_of_other_sex
from checkers.date_agreement.life_points import Point, Told, points_of
from checkers.date_agreement.persons import FULL_NAME, NAME
from checkers.facts.lexicon import either, load
from checkers.facts.names.gender import gender_of
from checkers.facts.names.words import STARTERS
from checkers.model import Document, Kind, Quantity, Span
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("calendar")["ages"]
_POINTS = load("calendar")["life_points"]
_DECADE = 3652.5  # days
_YEAR = 365.25
_REACH = 5  # sentences between two points
_FEW = 12  # points of an article, beyond which it tells of many lives
_KINS = (
    rf"(?:{either(_LEXICON['others'])}|grand\p{{Ll}}+|\p{{Ll}}+-in-law"
    r"|cousin|uncle|aunt|nephew|niece|partner)"
)
# "his son, 55", "Lee’s mother was 33"
_OF_KIN = regex.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[Mm]y|[Oo]ur|\p{{L}}+['’]s)\s(?:\p{{Ll}}+\s){{0,2}}?{_KINS}\b"
    r"(?:[^.;,]{0,40}|,?(?:\s\p{Lu}[\p{L}’'-]+){1,3},|,(?:\swho\b[^.;,]{0,30})?)\s(?:now\s)?\Z"
)
_KIN_BY = regex.compile(
    rf"\b(?:and|with|by|,)\s(?:an?\s|two\s|three\s)?{_KINS}\b[^.;,]{{0,15}}\s(?:of\s)?\Z"
)
_SOME_KIN = regex.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[Mm]y|[Oo]ur|\p{{L}}+['’]s)\s(?:\p{{Ll}}+\s){{0,2}}?{_KINS}\b"
)
# "Her clerk was 62", "His coach was born in 1970"
_OF_SOMEBODYS = regex.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[Mm]y|[Oo]ur|\p{L}+['’]s)\s(?:\p{Ll}+\s){0,2}\p{Ll}+,?\s"
    r"(?:who\s)?(?:was|is|had|has|turned|turns|died)\s(?:\p{Ll}+\s){0,3}\Z"
)
# "Orr died in 2010 at the age of 80"
_SOMEBODY_DID = regex.compile(rf"[;.]\s+(?P<name>{NAME})(?:,|\s\p{{Ll}}+)\s")
_ATTACHED = regex.compile(rf"(?P<name>{NAME}),?\s\(?\Z")
_NEW = regex.compile(
    r"\b(?:an?|another|one|two|three|the\sother)\s(?:\p{Ll}+\s)?\Z", regex.IGNORECASE
)
_BEING_ONE = regex.compile(
    r"(?:\b(?:as|was|is|being|still|then|now)\s(?:just\s|only\s|still\s)?an?\s(?:\p{Ll}+\s)?|\p{Lu}[\p{L}’'-]+,\san?\s)\Z"
)
# "Tom, her assistant, is", "Tom is", but "Today, at 55"
_OPENING = regex.compile(
    rf"(?P<name>{NAME})(?:,\s(?:his|her|their|an?|the|who)\s|\s(?:is|was|has)\s)"
)
_SOMEBODY_WHO = regex.compile(
    r"\b(?:an?|one|whose)\s(?:\p{Ll}+\s){1,3}(?:who\s)?(?:is|was)\s(?:now\s)?\Z"
)
_IS = regex.compile(r"\b(?:is|who\sis)\s(?:now\s|still\s)?\Z")
_OF_AGE = regex.compile(r"\bof\s\Z")
_TITLES = frozenset(_POINTS["titles"])
_TIMES = frozenset(_POINTS["times"])
_NO_PERSON = regex.compile(
    r"\b(?:in|at|near|for|from|to|on|of|the|across|around|into|through|over|between|against)\s\Z",
    regex.IGNORECASE,
)
_YEARS = regex.compile(r"(?<![\d.,£$€])(?:1[89]|20)\d\d(?![\d,])")


def find_life_slips(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a point of a life with the only other one of its person, which it misses by a digit."""
    points = points_of(scene)
    if not 1 < len(points) <= _FEW:
        return
    document = scene.article.document
    if _tells_of_two(document):
        return
    seen: set[Span] = set()
    for one, other in combinations(points, 2):
        first, last = sorted((one, other), key=lambda point: point.start)
        if not _is_slip(first, last) or {first.fact.span, last.fact.span} & seen:
            continue
        if _is_borne_out(points, first, last) or _fits_a_year(document, first, last):
            continue
        if _is_of_one(document, first, last):
            seen |= {first.fact.span, last.fact.span}
            yield passage_at(document, last.fact.span), passage_at(document, first.fact.span)


def _tells_of_two(document: Document) -> bool:
    """Tell an article that names two persons in full, or anybody's kin."""
    if _SOME_KIN.search(document.text, concurrent=False) is not None:
        return True
    known: set[str] = set()
    for match in FULL_NAME.finditer(document.text, concurrent=False):
        if gender_of(match.group()) is not None:
            words = {word for word in match.group().split() if word.lower() not in _TITLES}
            if known and known.isdisjoint(words):
                return True
            known |= words
    return False


def _is_slip(one: Point, other: Point) -> bool:
    """Tell two points that would meet if a digit of their tens were another."""
    if one.told is other.told and one.told is not Told.THEN:
        return False
    if one.fact.span == other.fact.span or abs(one.line.index - other.line.index) > _REACH:
        return False
    if one.date is not None and other.date is not None and one.date.span == other.date.span:
        return False
    if _meet(one, other) or (Told.BORN in (one.told, other.told) and _is_plain(one, other)):
        return False
    return any(_meet(one, other, int(shift * _DECADE)) for shift in (-1, 1))


def _is_plain(*points: Point) -> bool:
    """Tell "is 44", which other finders bind to a birth by its subject."""
    return any(
        point.fact.kind is Kind.NUMBER and _IS.search(point.line.before(point.fact.span))
        for point in points
    )


def _meet(one: Point, other: Point, shift: int = 0) -> bool:
    return one.low <= other.high + shift and other.low + shift <= one.high


def _is_borne_out(points: Sequence[Point], one: Point, other: Point) -> bool:
    """Tell whether each of two points has another that it agrees with: they are two persons'."""
    return any(
        _meet(point, each)
        for point in (one, other)
        for each in points
        if each is not one and each is not other
        if not (each.told is point.told and point.told is not Told.THEN)
    )


def _fits_a_year(document: Document, one: Point, other: Point) -> bool:
    """Tell whether an age is right in another year that the article tells."""
    own = {year for point in (one, other) for year in _years_of(point)}
    for point, birth in ((one, other), (other, one)):
        if point.told is Told.BORN:
            continue
        # What an age as the article is written leaves open is fitted by chance too often.
        told = point.line.text if birth.told is Told.NOW else document.text
        first = int(birth.low / _YEAR + 1 + point.years)
        last = int(birth.high / _YEAR + 2 + point.years)
        if any(first <= year <= last for year in {int(y) for y in _YEARS.findall(told)} - own):
            return True
    return False


def _years_of(point: Point) -> Iterator[int]:
    for fact in (point.fact, point.date):
        yield from (int(year) for year in _YEARS.findall(fact.text if fact is not None else ""))


def _is_of_one(document: Document, first: Point, last: Point) -> bool:
    """Tell whether nobody else comes in between two points of a life."""
    text = document.text
    start = first.line.span.start
    told, between = text[start : first.fact.span.end], text[first.fact.span.end : last.start]
    if any(_is_kins(point) for point in (first, last)) or _opens_with_another(last, told):
        return False
    if _is_new(last, first, behind=True) or _is_new(first, last, behind=False):
        return False
    if _names_another(text[: first.fact.span.end], between):
        return False
    known = _persons(told) or _persons(between)[:1] or _persons(text[: first.start])[-1:]
    words = {word for name in known for word in name.split()}
    others = [name for name in _persons(between) if words.isdisjoint(name.split())]
    if others or is_of_other_sex(told, between):
        return False
    attached = _ATTACHED.search(last.line.before(last.fact.span))
    if attached is None or regex.match(r"I['’]", attached["name"]):
        return True
    return attached["name"] in words or attached["name"] in told


def _persons(words: str) -> list[str]:
    """List the full names that may be persons'."""
    found = []
    for match in FULL_NAME.finditer(words, concurrent=False):
        name = [word for word in match.group().split() if word.lower() not in _TITLES]
        if not _TIMES.isdisjoint(word.lower() for word in name):
            continue
        placed = _NO_PERSON.search(words[: match.start()]) is not None
        if gender_of(match.group()) is not None or (len(name) > 1 and not placed):
            found.append(" ".join(name))
    return found


def _opens_with_another(last: Point, told: str) -> bool:
    """Tell a sentence about who has not been named: "Tom, her assistant, is 58"."""
    if last.line.text in told or not _persons(told):
        return False
    opening = _OPENING.match(last.line.text, concurrent=False)
    if opening is None or opening["name"].lower() in STARTERS | _TIMES:
        return False
    before = last.line.document.text[: last.line.span.start]
    return opening["name"] not in before and opening.end() <= last.start - last.line.span.start


def _names_another(told: str, between: str) -> bool:
    """Tell whether a sentence or clause goes on with a name that has not been told."""
    return any(
        match["name"] not in told and match["name"].lower() not in STARTERS | _TIMES
        for match in _SOMEBODY_DID.finditer(between, concurrent=False)
    )


def _is_kins(point: Point) -> bool:
    """Tell a point of the kin, or of anybody else, of whom the sentence is about."""
    before = point.line.before(point.fact.span, 90)
    return any(
        form.search(before, concurrent=False) is not None
        for form in (_OF_KIN, _KIN_BY, _OF_SOMEBODYS)
    )


def _is_new(point: Point, other: Point, *, behind: bool) -> bool:
    """Tell an age that brings in somebody: "a girl of 12", behind a point "a 19-year-old"."""
    value = point.fact.value
    if behind and _SOMEBODY_WHO.search(point.line.before(point.fact.span)):
        return True
    if point.fact.kind is not Kind.AGE or not isinstance(value, Quantity):
        return False
    before = point.line.before(point.fact.span)
    if "-" in point.fact.text:
        new = _NEW.search(before) is not None and _BEING_ONE.search(before) is None
        return behind and new
    return _OF_AGE.search(before) is not None and point.line.index != other.line.index


FINDERS = (Finder("life_slip", find_life_slips, binds=(Base.PASSAGE, Base.PASSAGE)),)
