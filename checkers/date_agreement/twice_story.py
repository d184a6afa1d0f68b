"""One happening told twice with two dates, the second time in another word for it.

"The boat sank on 3 May. … The skipper said the vessel went down on 5 May.": two dates that a slip
of the pen makes of one another, the only two that the story gives to happenings of this kind, and
the second told of a thing that the first sentence has named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from checkers.date_agreement.events import LEXICON, Event, told_between
from checkers.date_agreement.sentences import lines, when
from checkers.date_agreement.twice import (
    BESIDE_DEED,
    ORDINARY,
    deeds,
    find_event_dates,
    is_changed,
    is_date_of_noun,
    is_dated_elsewhere,
    is_narrowed,
    is_slip,
)
from checkers.model import Fact, Kind, Span
from checkers.passages import content_words
from checkers.passages.words import WORD, stem
from checkers.rulebook.vocabulary import Bound, Scene

_BEGUN = frozenset(content_words(" ".join(LEXICON["classes"]["begun"]["verbs"])))
FAMILY: Mapping[str, str] = {name: row[0] for row in LEXICON["stories"]["same"] for name in row}
_CLAUSE = regex.compile(
    r"(?r)(?:\b(?:said|says|say|added|that|since|when|after|before|until|whose|where|while|and|but|because)\s|[,;:]\s|\A)"
)
THE = regex.compile(
    r"\b(?:the|its|that|this|their)\s(?P<which>(?:[\p{L}’'-]+\s){0,2})\Z", regex.IGNORECASE
)
_ITS_SINCE = regex.compile(
    r"\b(?:its|their|(?:since|after|before|until|following)\s(?:the|that))\s(?P<which>(?:[\p{Ll}-]+\s){0,2})\Z",
    regex.IGNORECASE,
)
_SINCE = regex.compile(r"\b(?:its|since\sthe)\s(?:[\p{L}-]+\s){0,2}\Z", regex.IGNORECASE)
_PRONOUN = regex.compile(r"(?:it|they)\s(?:(?:was|were|had|first|finally)\s)*\Z", regex.IGNORECASE)
_THE_THING = regex.compile(
    r"(?:the|its|their|his|her|that|this)\s(?:[\p{L}’'-]+\s){0,2}?(?P<noun>[\p{L}’'-]+),?\s(?:which\s|that\s)?(?:(?:was|were|had|first|finally|officially)\s)*\Z",
    regex.IGNORECASE,
)
_WHICH = regex.compile(
    r"\A(?P<thing>The\s(?:[\p{Ll}’'-]+\s){0,2}?(?P<noun>[\p{Ll}’'-]+)),\swhich\s(?:(?:was|were|had|first)\s)*\Z"
)
_ANY = regex.compile(
    r"\b(?:an?|another|one|two|three|several|some|each|every|both)\s(?:[\p{L}-]+\s){0,2}\Z",
    regex.IGNORECASE,
)


def find_events_told_twice(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind two dates that a story gives to one happening."""
    seen: set[Span] = set()
    for told in find_event_dates(scene):
        seen.update(each.item.span for each in told if isinstance(each.item, Fact))
        yield told
    families: dict[str, list[Event]] = {}
    for event in deeds(scene):
        for name in {FAMILY.get(each, each) for each in event.classes}:
            families.setdefault(name, []).append(event)
    dated: list[Fact] | None = None
    for found in families.values():
        if len(found) != 2 or seen & {event.date.span for event in found}:
            continue
        one, other = found
        if not _is_one(one, other):
            continue
        dated = dated or [date for line in lines(scene) for date in line.dates()]
        if not is_dated_elsewhere(one, other, dated):
            seen |= {one.date.span, other.date.span}
            yield one.line.bound(one.date), other.line.bound(other.date)


def _is_one(one: Event, other: Event) -> bool:
    if one.line.index == other.line.index or not _is_day(one.date) or not _is_day(other.date):
        return False
    if not is_slip(one, other) or is_changed(one) or is_changed(other):
        return False
    if _ANY.search(other.line.before(other.cue)):
        return False
    if one.noun and one.anaphoric and not _is_the_only(one, other):
        return False
    if other.noun:
        of_one = not set(one.classes).isdisjoint(other.classes)
        points = (THE if of_one else _ITS_SINCE).search(_before(other))
        known = set(content_words(one.line.text)) | ORDINARY
        if points is None or not set(content_words(points["which"])) <= known:
            return False
        if not _SINCE.search(_before(other)) and not _is_its_date(other):
            return False
        return adds_to(other) <= known
    return is_of_the_same(one, other) and not is_narrowed(one, other)


def _is_the_only(one: Event, other: Event) -> bool:
    """Tell "the sinking of the Mary Ann on 3 May … the accident on 5 May": a story of one calamity.

    The first must name what it befell, the second must add nothing, and the story tell of no more.
    """
    text = one.line.document.text
    nouns = {text[told.cue.start : told.cue.end].lower() for told in (one, other)}
    if not other.noun or _CALAMITIES.isdisjoint(one.classes) or _SEVERAL.search(text):
        return False
    if _LED_TO.search(other.line.before(other.cue)) is None or len(nouns) < len((one, other)):
        return False
    return _NAMES.search(text[one.cue.end : one.date.span.start]) is not None and not adds_to(other)


_LED_TO = regex.compile(
    r"\b(?:before|after|since|until|by|in|of|from|following|during|about|into|to)\s(?:the|that|this)\s\Z"
)
_CALAMITIES = frozenset(("crash", "fire", "explosion", "collapse", "flood"))
_NAMES = regex.compile(r"\b(?:of|at|in|on|off|near)\s(?:[\p{L}’'-]+\s){0,3}?\p{Lu}\p{Ll}+")
_SEVERAL = regex.compile(
    r"\b(?:accidents|crashes|disasters|fires|blazes|explosions|blasts|sinkings|groundings|incidents|floods"
    r"|collisions|derailments|collapses|another|second|also|similar|similarly|both|compared|linked"
    r"|one\s(?:at|in|on|near)\s\p{Lu}\p{Ll}+)\b"
)


def _is_its_date(event: Event) -> bool:
    """Tell whether a date is the noun's: "reported the disappearance on 5 May" has another."""
    ahead = event.date.span.end <= event.cue.start
    return ahead or is_date_of_noun(event, told_between(event))


def adds_to(event: Event) -> set[str]:
    """List the words of weight around a noun and its date, but for "began"."""
    end = max(event.cue.end, event.date.span.end)
    beside = BESIDE_DEED.match(event.line.document.text, end, event.line.span.end)
    behind = set(content_words(beside["what"])) if beside is not None else set()
    if event.cue.end > event.date.span.start:
        return behind
    return behind | set(content_words(told_between(event))) - _BEGUN


def _is_day(fact: Fact) -> bool:
    value = when(fact)
    return fact.kind == Kind.DATE and value is not None and value.day is not None


def _before(event: Event) -> str:
    """Give the words before a deed, or before the date that stands right before it."""
    span = event.date.span if event.date.span.end <= event.cue.start else event.cue
    return event.line.before(min(span, event.cue, key=lambda each: each.start))


def is_of_the_same(one: Event, other: Event) -> bool:
    """Tell whether a verb is said of "it", or of a thing that the first sentence names."""
    before = other.line.before(other.cue, 120)
    known = {stem(word.lower()) for word in WORD.findall(one.line.text)}
    which = _WHICH.match(before) if len(before) < 60 else None
    if which is not None:
        return stem(which["noun"].lower()) in known
    clause = _CLAUSE.search(before)
    told = before[clause.end() :] if clause is not None else before
    if _PRONOUN.fullmatch(told):
        return one.line.index + 1 == other.line.index or one.anaphoric
    thing = _THE_THING.fullmatch(told)
    if thing is None or stem(thing["noun"].lower()) not in known:
        return False
    return set(content_words(told)) <= set(content_words(one.line.text)) | ORDINARY
