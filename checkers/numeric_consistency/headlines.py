"""A headline's count of people or things, and the body's count of the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from checkers import ranges
from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Quantity, Range, Truth
from checkers.numeric_consistency.headline_derived import (
    is_derived,
    is_hedged,
    is_mark,
    is_typo,
    unhedged,
    without_others,
)
from checkers.numeric_consistency.headline_measures import (
    MEASURED,
    deed_of_sum,
    deeds_of_going,
    in_one_place,
    is_difference,
    is_of_another,
    is_of_another_measure,
    may_be_slip,
)
from checkers.numeric_consistency.headline_roles import (
    deed_of,
    is_multiplied,
    is_told_roundly,
    overlap,
)
from checkers.passages import Areas, content_words, stem
from checkers.passages.roles import DEEDS, THINGS
from checkers.passages.words import WORD
from checkers.ranges import apply_rounding
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("headlines")
_FATES: dict[str, int] = {word: at for at, row in enumerate(_LEXICON["fates"]) for word in row}
_PEOPLE = frozenset(stem(word) for word in _LEXICON["people"])
_ANYBODY = frozenset(map(stem, _LEXICON["anybody"]))
_APART = regex.compile(rf"\b(?:{either(_LEXICON['apart'])})\b", regex.IGNORECASE)
_ADDED = regex.compile(rf"\b(?:{either(_LEXICON['added'])})\b", regex.IGNORECASE)
_ALSO = frozenset(_LEXICON["also"])
_ALONE = regex.compile(rf"\b(?:{_LEXICON['alone']})\b", regex.IGNORECASE)
_BY_VERB = regex.compile(
    r"\b(?P<verb>\p{L}+(?:ed|ing|s))\s(?:at\sleast\s|about\s|some\s|around\s|nearly\s|almost\s"
    r"|more\sthan\s|up\sto\s|another\s|the\s)?\Z"
)
_PLANNED = regex.compile(rf"\b(?:{either(_LEXICON['planned'])})\b", regex.IGNORECASE)
_TELLS = regex.compile(rf"\b(?:{either(_LEXICON['tells'])})\b")
_DOLLARS = frozenset(_LEXICON["dollars"])
_FIGURES = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
_UNITED = frozenset({Kind.MONEY, Kind.PERCENT})
_LEAD = 6  # sentences of the body that tell what the headline tells
_NEXT = 2  # sentences around the body's figure that can make up the headline's
_SHARED = 3  # words of a headline that its own figure's clause has
_NEAR = 70  # characters around a figure that say what it is of


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with what it is of: what befell the counted, and what they are."""

    fact: Fact
    fates: frozenset[int]
    unit: str | None
    deeds: frozenset[str]
    deed: str | None  # of a sum or share


_FEW_MORE = 3
_OF_THEM = regex.compile(r"\sof\s(?:the|them|whom|those|these)\b|\sby\sone\b")
_VAGUE = regex.compile(r"(?i)dozens|scores|hundreds|thousands|tens of thousands|millions|several")
_AGED = regex.compile(r"\b(?:aged?|ages)\s(?:between\s)?(?:\d+\s(?:and|to)\s)?\Z")
OF_ALL = regex.compile(r"\bof\s(?:its|the|their|his|her|all)\s\Z")
_OTHERS = regex.compile(
    r"\b(?:himself|herself|themselves|couple|pilot|including|later)\b|\bamong\sthem\b"
    r"|\band\s(?:an?|one|his|her|their|its|the)\s\p{Ll}"
)


def find_headline_counts(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a count of the headline with the body's: the one that agrees, or the only other one."""
    document = scene.article.document
    heads = Areas(document.headlines)
    if not document.headlines:
        return
    first = _first_of_body(document, heads)
    counts = [fact for fact in scene.article.items if _is_count(fact)]
    above = [f for f in counts if f.span.start in heads and not is_mark(document, f)]
    below = [f for f in counts if f.span.start not in heads and f.sentence < first + _LEAD]
    for fact in above:
        head = count_of(document, fact)
        others = without_others(scene, fact, heads, below)
        told = (count_of(document, other) for other in others if not is_apart(document, other))
        same = [count for count in told if of_one(head, count)]
        same = [count for count in same if _is_of_one_thing(document, head, count)]
        if not all(in_one_place(document, fact, count.fact) for count in same):
            continue
        if not is_hedged(fact):  # a headline's 1,400 is no "about 1,200"
            same = [replace(count, fact=unhedged(count.fact)) for count in same]
        agreeing = [count for count in same if _can_meet(scene, fact, count.fact)]
        same = same if agreeing else _first_told(head, same, first)
        if agreeing:
            yield Bound(fact, document), Bound(_as_counted(agreeing[0].fact, fact), document)
        elif (
            len({count.fact.text.lower() for count in same}) == 1
            and not _is_stated(scene, fact, heads)
            and not _made_up(scene, fact, same[0].fact, heads)
            and not is_told_roundly(fact, same[0].fact)
            and not is_derived(scene, fact, same[0].fact, heads)
            and _is_one_deed(document, head, same[0])
            and not _is_of_more(document, fact, same[0].fact)
        ):
            yield Bound(fact, document), Bound(_as_counted(same[0].fact, fact), document)


def _is_of_one_thing(document: Document, head: _Count, told: _Count) -> bool:
    """Tell two changes of one thing, and no number beside what another was off by."""
    if is_difference(document, head.fact) != is_difference(document, told.fact):
        return False
    if head.fact.kind is Kind.PERCENT and is_of_another(document, told.fact, head.deeds):
        return False
    paid = head.fact.kind is Kind.MONEY and _is_change(document, head.fact)
    changes = paid or head.fact.kind is Kind.PERCENT
    return not (changes and is_of_another_measure(document, head.fact, told.fact))


def _is_one_deed(document: Document, head: _Count, told: _Count) -> bool:
    """Tell whether more than shared words makes two sums or shares of one thing: a deed, a slip."""
    changed = head.fact.kind is not Kind.PERCENT or _is_change(document, head.fact)
    one_deed = head.fact.kind not in _UNITED or (head.deed and head.deed == told.deed)
    return bool(changed and one_deed) or is_typo(head.fact, told.fact)


def _first_told(head: _Count, same: list[_Count], first: int) -> list[_Count]:
    """Choose, where the body has several, the one of the first sentence with most of the words."""
    lead = [
        count
        for count in same
        if count.fact.sentence == first and len(head.deeds & count.deeds) >= _SHARED
    ]
    return lead if len(lead) == 1 else same


def _is_of_more(document: Document, head: Fact, told: Fact) -> bool:
    """Tell a whole ("190 of its 812") and one beside others: "a pilot and five passengers"."""
    text, sentence = document.text, document.sentences[told.sentence].span
    if OF_ALL.search(text, sentence.start, told.span.start, concurrent=False):
        return True
    high, low = (f.value.stated if isinstance(f.value, Quantity) else None for f in (head, told))
    if high is None or low is None or abs(Fraction(high) - Fraction(low)) > _FEW_MORE:
        return False
    return _OTHERS.search(text, sentence.start, sentence.end, concurrent=False) is not None


def _as_counted(told: Fact, head: Fact) -> Fact:
    """Give a count the headline's word for what is counted: its posts are the body's jobs."""
    one, other = told.value, head.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return told
    if one.unit == other.unit or not one.unit or not other.unit:
        return told
    if head.kind is Kind.MONEY is told.kind and {one.unit, other.unit} <= _DOLLARS:
        return replace(told, value=replace(one, unit=other.unit))
    stems = [stem(unit) for unit in (one.unit, other.unit)]
    things = {THINGS.get(each, each) for each in stems}
    if len(things) > 1 and _ANYBODY.isdisjoint(stems):
        return told
    return replace(told, value=replace(one, unit=other.unit))


def _made_up(scene: Scene, head: Fact, told: Fact, heads: Areas) -> bool:
    """Tell whether the body gives the headline's figure near by, or what makes it up of its own."""
    near = [
        fact
        for fact in scene.article.items
        if fact.kind in _FIGURES
        and fact is not told
        and abs(fact.sentence - told.sentence) <= _NEXT
        and fact.span.start not in heads
    ]
    document = scene.article.document
    if adds_one(scene, head, told) or is_multiplied(document, told.sentence, told.sentence + 1):
        return True
    whole, part = _range(scene, head), _exact(told)
    if whole is None or part is None:
        return False
    changes = head.kind is Kind.PERCENT and _is_change(document, head)
    return any(
        _VAGUE.fullmatch(fact.text, concurrent=False) is not None
        or any(
            ranges.equal(whole, each) != Truth.FALSE
            for each in _sums(document, told, fact, part, changes=changes)
        )
        for fact in near
    )


def _sums(
    document: Document, told: Fact, fact: Fact, part: Range, *, changes: bool
) -> Iterator[Range]:
    """List what a figure near by gives with the one that is told."""
    other = _exact(fact)
    if other is None or _is_age(document, fact) or (_is_people(told) and _is_thing(fact)):
        return
    yield other
    if not changes and not _is_part(document, fact):  # two rises are no third
        yield ranges.add(part, other)
        yield ranges.subtract(other, part)
    # "Five were hurt; two of them died": only of whom something is told are some taken off.
    if fact.kind in _UNITED or not _is_people(told) or _befell(document, fact):
        yield ranges.subtract(part, other)


def _exact(fact: Fact) -> Range | None:
    """Give the very number that is told: "at least 24" and "about 300" make up no other."""
    stated = fact.value.stated if isinstance(fact.value, Quantity) else None
    return None if stated is None else ranges.exactly(stated)


def _is_part(document: Document, fact: Fact) -> bool:
    """Tell a part of what is told already: "two of the dead", "one by one"."""
    if isinstance(fact.value, Quantity) and fact.value.refers == "part":
        return True
    return _OF_THEM.match(document.text, fact.span.end) is not None


def _is_age(document: Document, fact: Fact) -> bool:
    before = document.text[max(0, fact.span.start - 24) : fact.span.start]
    return _AGED.search(before, concurrent=False) is not None


def _is_change(document: Document, fact: Fact) -> bool:
    deed = deed_of(document, fact)
    return deed is not None and deed.split()[0] in MEASURED


def _befell(document: Document, fact: Fact) -> bool:
    """Tell whether something befell a part: "two of them died", not "two of them children"."""
    words = WORD.findall(document.text, fact.span.end, fact.span.end + _NEAR)
    return any(word.lower() in _FATES for word in words[:3])


def _is_people(fact: Fact) -> bool:
    unit = fact.value.unit if isinstance(fact.value, Quantity) else None
    return unit is None or stem(unit) in _PEOPLE


def _is_thing(fact: Fact) -> bool:
    """Tell homes, cars and shops, which add to no people."""
    unit = stem(fact.value.unit) if isinstance(fact.value, Quantity) and fact.value.unit else ""
    return unit in THINGS and unit not in _PEOPLE


def _is_stated(scene: Scene, head: Fact, heads: Areas) -> bool:
    """Tell whether the headline's number stands anywhere in the body, of whatever it is there."""
    stated = head.value.stated if isinstance(head.value, Quantity) else None
    return any(
        isinstance(fact.value, Quantity)
        and fact.value.stated == stated
        and fact.span.start not in heads
        and not _is_age(scene.article.document, fact)
        for fact in scene.article.items
    )


def adds_one(scene: Scene, head: Fact, told: Fact) -> bool:
    """Tell whether the body adds what has no figure: "one more was found", "a woman was held"."""
    document = scene.article.document
    figures = {fact.span.start for fact in scene.article.items if fact.kind in _FIGURES}
    begin = told.span.end
    last = min(told.sentence + _NEXT, len(document.sentences) - 1)
    end = document.sentences[last].span.end
    for match in _ADDED.finditer(document.text, begin, end, concurrent=False):
        # With a figure behind it, what is added is a summand like the others.
        if not {match.end() + 1, match.start()} & figures:
            return True
    fates = _fates(document, head) | _fates(document, told)
    for sentence in document.sentences[told.sentence : last + 1]:
        begin = told.span.end if sentence.span.start <= told.span.start else sentence.span.start
        for match in _ALONE.finditer(document.text, begin, sentence.span.end, concurrent=False):
            words = WORD.findall(document.text, match.end(), sentence.span.end)
            if fates & {_FATES.get(word.lower()) for word in words}:
                return True
        words = WORD.findall(document.text, begin, sentence.span.end)
        if not _ALSO.isdisjoint(words) and fates & {_FATES.get(word.lower()) for word in words}:
            return True
    return False


def _range(scene: Scene, fact: Fact) -> Range | None:
    value = fact.value
    return apply_rounding(value, scene.rounding) if isinstance(value, Quantity) else None


def _first_of_body(document: Document, heads: Areas) -> int:
    return next((at for at, s in enumerate(document.sentences) if s.span.start not in heads), 0)


def _is_count(fact: Fact) -> bool:
    value = fact.value
    if fact.kind not in _FIGURES or not isinstance(value, Quantity):
        return False
    return value.stated is not None and value.per is None and value.refers in (None, "back")


def count_of(document: Document, fact: Fact) -> _Count:
    """Read what stands around a figure in its clause."""
    sentence = document.sentences[fact.sentence].span
    text = document.text
    start = max(sentence.start, fact.span.start - _NEAR)
    end = min(sentence.end, fact.span.end + _NEAR)
    unit = fact.value.unit if isinstance(fact.value, Quantity) else None
    if unit in _FATES:
        unit = None
    deeds = frozenset(content_words(text[start : fact.span.start])) | frozenset(
        content_words(text[fact.span.end : end])
    )
    thing = None if unit is None else stem(unit)
    deeds = frozenset(DEEDS.get(word, word) for word in deeds)
    deed = deed_of(document, fact)
    if fact.kind is Kind.MONEY:
        deed = deed_of_sum(document, fact, deed)
        deeds |= {deed or ""} - {""}
    deeds |= deeds_of_going(document, fact)
    return _Count(fact, _fates(document, fact), THINGS.get(thing or "", thing), deeds, deed)


def _fates(document: Document, fact: Fact) -> frozenset[int]:
    """Tell what befell the counted: the nearest word behind the figure, or else before it."""
    sentence = document.sentences[fact.sentence].span
    by = _BY_VERB.search(document.text, sentence.start, fact.span.start, concurrent=False)
    if by is not None and by["verb"].lower() in _FATES:  # "killing seven and injuring 24"
        return frozenset({_FATES[by["verb"].lower()]})
    behind = WORD.findall(document.text, fact.span.end, min(sentence.end, fact.span.end + _NEAR))
    for word in behind:
        if word.lower() in _FATES:
            return frozenset({_FATES[word.lower()]})
    ahead = WORD.findall(document.text, max(sentence.start, fact.span.start - 25), fact.span.start)
    return frozenset(_FATES[word.lower()] for word in ahead[-3:] if word.lower() in _FATES)


def of_one(head: _Count, other: _Count) -> bool:
    """Tell whether two figures count the same: people with one fate, or things and deeds alike."""
    if head.fact.kind != other.fact.kind and {head.fact.kind, other.fact.kind} & _UNITED:
        return False
    if head.fact.kind in _UNITED:
        one_deed = head.deed is None or other.deed is None or head.deed == other.deed
        return _one_currency(head, other) and one_deed and bool(head.deeds & other.deeds)
    people = [count.unit is None or count.unit in _PEOPLE for count in (head, other)]
    if head.fates and all(people):
        return bool(head.fates & other.fates) and (other.unit is not None or head.unit is None)
    if head.unit is None or head.unit != other.unit:
        return False
    shared = (head.deeds & other.deeds) - {head.unit}
    told = not shared.isdisjoint(DEEDS.values())
    return told or (bool(shared) and may_be_slip(head.fact, other.fact))


def _one_currency(head: _Count, other: _Count) -> bool:
    """Tell one unit, or a headline's plain dollar from the body's of one country."""
    if head.unit == other.unit:
        return True
    return head.fact.text.startswith("$") and other.unit in _DOLLARS


def is_apart(document: Document, fact: Fact) -> bool:
    """Tell whether the words right around a figure make it a part, or another time's."""
    sentence = document.sentences[fact.sentence].span
    planned = _PLANNED.search(document.text, sentence.start, sentence.end, concurrent=False)
    if planned is not None and not _is_said_to_come(document, sentence.start, planned):
        return True
    text = document.text
    before = text[max(sentence.start, fact.span.start - 25) : fact.span.start]
    behind = text[fact.span.end : min(sentence.end, fact.span.end + 12)]
    return any(_APART.search(part, concurrent=False) for part in (before, behind))


def _is_said_to_come(document: Document, start: int, planned: regex.Match[str]) -> bool:
    """Tell "it said that 430 jobs were to go", which it plans still."""
    told = document.text[start : planned.start()]
    return planned.group().lower().endswith(" to") and _TELLS.search(told) is not None


def _can_meet(scene: Scene, one: Fact, other: Fact) -> bool:
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    a, b = (apply_rounding(value, scene.rounding) for value in (one.value, other.value))
    return overlap(a, b)


FINDERS = (Finder("headline_count", find_headline_counts, binds=(Base.NUMBER, Base.NUMBER)),)
