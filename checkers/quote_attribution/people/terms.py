"""Offices told on a day of their own: against a list of holders, and after they were left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import regex

from checkers.facts.lexicon import either
from checkers.facts.times.calendar import shifted
from checkers.model import Document, Fact, Kind, Span, TimeExpression
from checkers.quote_attribution.people.acts import (
    acted,
    days_of_acts,
    governs,
    inherited_days,
    present_on,
    presides,
    reigned,
)
from checkers.quote_attribution.people.holders import offices, person_fact
from checkers.quote_attribution.people.mentions import (
    LEXICON,
    SHIFTS,
    Mention,
    mentions,
    title_start,
)
from checkers.rulebook.sought import may_hold, may_stand
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene, passage_at

_TERMS = LEXICON["terms"]
_DAYS = frozenset({Kind.DATE, Kind.WEEKDAY})
_OF_A_STATE = regex.compile(r"\p{Lu}\S+\s(?i:prime minister|president|chancellor)\Z")
_PRESIDED = regex.compile(rf"(?i)\b(?:{either(_TERMS['presided'])})\b")
_LISTED_SINCE = 1910  # years
_WEEKS = 21  # days back from the article: the sentence tells of its news
_APPOSED = regex.compile(r"(?:\A|\s)[Tt]he\s(?:\p{L}[\p{L}.’'-]*\s){0,4}\Z")
_OF_ANOTHER = regex.compile(r"[’']s?\s(?:\p{L}[\p{L}.’'-]*\s){0,2}\Z")
_BEHIND = regex.compile(r"[’']s?\b|\s(?:had|would)\b|\s\p{Lu}|-")
_OPENS = regex.compile(r"[“\"(]?(?:The\s)?\Z")
_PAST = regex.compile(rf"(?<!\w)(?:{SHIFTS}|then|late|ousted|ex)(?!\w)", regex.IGNORECASE)
_ELECTIVE = frozenset(_TERMS["offices"])
_LEAVES = regex.compile(rf"\A[^.;“”\"]{{0,40}}?\b(?:{either(_TERMS['leaves'])})\b")
_ENDED = regex.compile(rf"\b(?:{either(_TERMS['ended'])})\s(?:\p{{L}}+\s){{0,2}}\Z")
_FROM = regex.compile(r"\s(?:as|from)\s[^,.;]{1,40}")
_NOT_YET = regex.compile(r"\b(?:will|would|to|may|might|could|if|not|should|must|refus\w+)\s\Z")


def find_dated_offices(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind an office, its holder and the day on which the sentence tells of both.

    The sentence has to begin with the office, or to give it with "the" before and commas round
    the name: who is only mentioned may have been something else then.
    """
    document = scene.article.document
    days = _days(scene)
    acts = days_of_acts(scene)
    yield from _dated(scene, acts, acted)
    yield from _reigning(scene, acts)
    yield from _dated(scene, inherited_days(scene, days), _was_there)
    for title, who in offices(scene, days) if days else ():
        if not isinstance(title.item, Passage) or not isinstance(who.item, Fact):
            continue
        # A surname alone, and "the club's president", may be anybody's of that name.
        if len(who.item.text.split()) > 1 and _is_told_now(document, title.item, who.item):
            yield title, who, Bound(days[who.item.sentence], document)


def _dated(
    scene: Scene, days: dict[int, Fact], told: Callable[[Document, Passage, Fact, Fact], bool]
) -> Iterator[tuple[Bound, ...]]:
    """Bind the offices of sentences with a day that a reading of their words bears out."""
    document = scene.article.document
    for title, who in offices(scene, days, dated=True) if days else ():
        if not isinstance(title.item, Passage) or not isinstance(who.item, Fact):
            continue
        day = days[who.item.sentence]
        known = _is_known(document, title.item, who.item, day)
        if known and told(document, title.item, who.item, day):
            yield title, who, Bound(day, document)


def _is_known(document: Document, title: Passage, who: Fact, day: Fact) -> bool:
    """Tell whether an office and a name can only mean the one who is listed.

    A surname alone needs the state, "US President Orlo", a deed of one who governs, or "under"
    in a text without other bodies that have presidents; before the listed ones others had it.
    """
    if len(who.text.split()) > 1:
        return True
    days = day.value.days if isinstance(day.value, TimeExpression) else None
    if days is None or days.first.year < _LISTED_SINCE:
        return False
    if _OF_A_STATE.match(title.text, concurrent=False) or governs(document, who):
        return True
    return presides(document, title) and _PRESIDED.search(document.text, concurrent=False) is None


def _reigning(scene: Scene, days: dict[int, Fact]) -> Iterator[tuple[Bound, ...]]:
    """Bind the office of "in 1977, when Ann Orlo was president"."""
    document = scene.article.document
    for mention in mentions(scene) if days else ():
        if mention.full and not mention.quoted and mention.sentence in days:
            day = days[mention.sentence]
            title = reigned(document, mention, day)
            if title is not None:
                who = person_fact(document, mention, mention)
                yield passage_at(document, title), Bound(who, document), Bound(day, document)


def _was_there(document: Document, title: Passage, who: Fact, _: Fact) -> bool:
    return present_on(document, title, who)


def _is_told_now(document: Document, title: Passage, who: Fact) -> bool:
    sentence = document.sentences[who.sentence].span
    end = max(title.end, who.span.end)
    if _BEHIND.match(document.text, end, concurrent=False):
        return False
    before = document.text[sentence.start : min(title.start, who.span.start)]
    if _OF_ANOTHER.search(before, concurrent=False):
        return False
    if _OPENS.fullmatch(before, concurrent=False):
        return True
    between = document.text[title.end : who.span.start]
    apposed = between.strip() == "," and document.text[end : end + 1] in (",", ".")
    return apposed and _APPOSED.search(before, concurrent=False) is not None


def _days(scene: Scene) -> dict[int, Fact]:
    """Find the one day of each sentence that has one, all within weeks before the article's own."""
    reference = scene.article.reference
    if reference is None:
        return {}
    found: dict[int, list[Fact | None]] = {}
    first, last = reference.days.first, reference.days.last
    first = shifted(first, -_WEEKS) or first
    for fact in scene.article.items:
        if fact.kind not in _DAYS:
            continue
        days = fact.value.days if isinstance(fact.value, TimeExpression) else None
        near = days is not None and first <= days.first <= last
        told = replace(fact, kind=Kind.DATE) if near else None
        found.setdefault(fact.sentence, []).append(told)
    return {at: days[0] for at, days in found.items() if len(days) == 1 and days[0] is not None}


def find_offices_after_leaving(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the words by which a person leaves an office on a day with a later day's title."""
    document = scene.article.document
    if not may_hold(scene, _LEAVES, _ENDED):
        return
    people = [mention for mention in mentions(scene) if not mention.quoted]
    left = _departures(scene, people)
    for mention in people if left else ():
        known = left.get(mention.surname)
        if known is None or not _holds(document, mention) or not _may_be(known[2], mention):
            continue
        day = _first_day(scene, mention)
        title = title_start(document, mention)
        if day is not None and title is not None and _after(day, known[0]):
            told = Span(title, mention.span.end)
            yield passage_at(document, known[1]), passage_at(document, told)


def _departures(scene: Scene, people: Sequence[Mention]) -> dict[str, tuple[Fact, Span, str]]:
    """Find the day, the words and the office of who is told to leave one, by surname."""
    document = scene.article.document
    dated = {fact.sentence for fact in scene.article.items if _is_day(fact)}
    near = [
        mention
        for mention in people
        if mention.sentence in dated and may_stand(scene, mention.sentence, _LEAVES, _ENDED)
    ]
    shared = _of_several(people) if near else frozenset[str]()
    left: dict[str, tuple[Fact, Span, str]] = {}
    for mention in near:
        leaving = None if mention.surname in shared else _leaving(document, mention)
        day = _first_day(scene, mention) if leaving is not None else None
        if leaving is not None and day is not None:
            left.setdefault(mention.surname, (day, leaving, _of(document, leaving)))
    return left


def _leaving(document: Document, mention: Mention) -> Span | None:
    """Find the words that a person left by: "stepped down", "ending Lee's eight years as mayor"."""
    sentence = document.sentences[mention.sentence].span
    text = document.text
    behind = _LEAVES.match(text[mention.span.end : sentence.end], concurrent=False)
    if behind is not None:
        words = behind.group()
        if regex.search(r",\s\p{Lu}", words) or _NOT_YET.search(words[: words.rfind(" ") + 1]):
            return None
        return Span(mention.span.start, mention.span.end + behind.end())
    ended = _ENDED.search(text, sentence.start, mention.span.start, concurrent=False)
    return Span(ended.start(), mention.span.end) if ended is not None else None


def _holds(document: Document, mention: Mention) -> bool:
    """Tell a title of an office that one holds for a time, told as held."""
    if not mention.title or mention.title[-1].rstrip(".") not in _ELECTIVE:
        return False
    sentence = document.sentences[mention.sentence].span
    return _PAST.search(document.text, sentence.start, sentence.end, concurrent=False) is None


def _first_day(scene: Scene, mention: Mention) -> Fact | None:
    """Find the day or month of a sentence that is the nearest to a name in it."""
    days = [fact for fact in scene.article.of_sentence(mention.sentence) if _is_day(fact)]
    return min(days, key=lambda fact: abs(fact.span.start - mention.span.start), default=None)


def _is_day(fact: Fact) -> bool:
    if fact.kind not in _DAYS and fact.kind is not Kind.MONTH:
        return False
    return isinstance(fact.value, TimeExpression) and fact.value.days is not None


def _after(day: Fact, left: Fact) -> bool:
    one, other = day.value, left.value
    if not isinstance(one, TimeExpression) or not isinstance(other, TimeExpression):
        return False
    return one.days is not None and other.days is not None and one.days.first > other.days.last


def _of(document: Document, leaving: Span) -> str:
    """Give the words behind a departure that say what was left: "as mayor", "from the party"."""
    behind = _FROM.match(document.text, leaving.end, concurrent=False)
    return behind.group().lower() if behind is not None else ""


def _may_be(left: str, mention: Mention) -> bool:
    """Tell whether what was left can be the office of a later title."""
    if not left:
        return True
    return left.startswith(" as") and mention.title[-1].rstrip(".") in left


def _of_several(people: Sequence[Mention]) -> frozenset[str]:
    """List the surnames that more than one person has."""
    given: dict[str, set[str]] = defaultdict(set)
    for one in people:
        if one.full:
            given[one.surname].add(one.words[0])
    return frozenset(surname for surname, names in given.items() if len(names) > 1)


FINDERS = (
    Finder(
        "dated_office",
        find_dated_offices,
        binds=(Base.PASSAGE, Base.NAME, Base.DATE),
        needs=(Kind.NAME,),
    ),
    Finder("office_after_leaving", find_offices_after_leaving, binds=(Base.PASSAGE, Base.PASSAGE)),
)
