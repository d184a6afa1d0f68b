"""One deed that has two dates: the second mention points back at the first.

How it points decides how much else must fit.  "It opened on …" and "the blast on …" point by
themselves.  "Since the line was inaugurated" and "at that first concert, in 1989" point less
surely: there the two dates must also be such as a slip of the pen makes of one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from checkers.date_agreement.events import LEXICON, NOUNS, Event, events, told_between
from checkers.date_agreement.persons import HAS_HE_OR_SHE, OPENS_WITH_PRONOUN
from checkers.date_agreement.sentences import lines, when
from checkers.facts.lexicon import either, entry
from checkers.model import Fact, Kind, Span, TimeExpression
from checkers.passages import content_words
from checkers.passages.words import WORD
from checkers.rulebook.vocabulary import Bound, Scene

_CHANGED = regex.compile(rf"\b(?:{either(LEXICON['changed'])})\b", regex.IGNORECASE)
_A_NEW = regex.compile(r"\b(?:[Aa]|[Tt]he|[Ii]ts)\snew\b")  # what has opened is new
_OF_ITS_OWN = regex.compile(r"\b(?:its|his|her|their)\s\Z")
_CLAUSE = regex.compile(
    r"(?r)\b(?:since|when|after|before|until)\s(?=(?:the|it|its|they|their|he|she|his|her)\b)"
)
# "Since the new line was inaugurated", "everyone who was evacuated".
_SUBJECT = regex.compile(
    r"\b(?:(?:since|when|after|before|until)\s(?:the|its|her|his|their|that)\s(?:[\p{Ll}’'-]+\s){1,2}?"
    r"|(?:everyone|everybody|anyone|all)\s(?:those\s)?(?:who\s)?)"
    r"(?:(?:was|were|had|has|been|first|finally|officially)\s){0,3}\Z",
    regex.IGNORECASE,
)
# The words before "the fire on 3 May": a verb's object leaves the date to the verb.
_OPENS_NOUN = regex.compile(
    rf"(?:\A|[,;–—(]\s?|\b(?:{either(LEXICON['before_nouns'])})\s)"
    r"(?:the|its|his|her|their|that|this)\s(?P<which>(?:[\p{L}’'-]+\s){0,2})\Z",
    regex.IGNORECASE,
)
_POINTING = ("the", "its", "their", "this", "that")
_NOUN_NAMED = rf"\b(?P<which>the|an?|its|their|this|that)\s(?:\p{{L}}+\s)?(?P<noun>{either(NOUNS)})"
_WHICH_BEGAN = regex.compile(rf"{_NOUN_NAMED},?\s(?:which|that)\s\Z", regex.IGNORECASE)
_NOUN_BEGAN = regex.compile(
    rf"{_NOUN_NAMED}(?:\s(?:at|in|of|on|by|near)\s[^,.;:]{{1,40}}?)?\s\Z", regex.IGNORECASE
)
_BEGAN = regex.compile(r",?\s(?:which|that)\s\p{L}+(?:\s\p{L}+)?\s(?:on|in)\s")
_SENTENCE_SUBJECT = regex.compile(r"(?:The|An?|Another|Its|Their|His|Her)\s")
_NAMES_ONE = regex.compile(r"\s\p{Lu}\p{Ll}+")
_NEWCOMER = regex.compile(rf"\b(?:{either(LEXICON['newcomers'])})\b", regex.IGNORECASE)
_PLACED = regex.compile(r",?\s(?:in|at|on|to|for|near|against|with)\s[^.,;:]{1,40}")
_EXPLAINED = regex.compile(r",\s(?:when|as|after|because|while|where)\b")
_BESIDE_NOUN = regex.compile(r",?\s(?:(?:on|in|of)\s)?")
_FINITE = regex.compile(r"\s(?:was|were|is|are|has|have|had|will|killed|left|cost|did|could|can)\b")
_DEFINITE = r"(?:the|its|his|her|their|that|this)\s(?:\p{L}+\s)?\Z"
_SUBJECT_NOUN = regex.compile(
    rf"(?:\A|\b(?:that|says?|said|believes?|think)\s){_DEFINITE}", regex.IGNORECASE
)
# Who was hurt in the blast on 3 May was hurt on that day.
_HARMED_IN = regex.compile(
    rf"\b(?:{either(LEXICON['harmed'])})\s(?:\p{{L}}+\s){{0,2}}(?:in|by)\s{_DEFINITE}"
)
# "Had slept little before the crash on 5 May": no deed before a crash has the day of it.
_BEFORE_THE = regex.compile(rf"\bbefore\s{_DEFINITE}")
_COUNTED_FROM = regex.compile(
    rf"\b(?:hours?|days?|weeks?|months?|years?|fortnight)\s(?:after|before|following)\s{_DEFINITE}"
)
_GATHERING = regex.compile(rf"\b(?:{either(LEXICON['gatherings'])})s?\b", regex.IGNORECASE)
BESIDE_DEED = regex.compile(r",?\s(?:in|at|on|for|to|into|of|by|from)\s(?P<what>[^,.;:()]{1,60})")
_PAST = frozenset(LEXICON["told_past"])
_BEFORE_PARTICIPLES = frozenset(LEXICON["before_participles"])
_SINCE = ("since", "until", "from")
_NEAR = 40  # characters around a deed
_FEW_DAYS, _FEW_YEARS, _DECADE = 10, 3, 10


def find_event_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind two dates that the text gives to one deed: the second mention points to the first."""
    told: dict[str, list[Event]] = {}
    for event in deeds(scene):
        for name in event.classes:
            told.setdefault(name, []).append(event)
    seen = set()
    dated = None
    for found in told.values():
        if len(found) != 2:
            continue
        one, other = found
        if (one.where, other.where) in seen or not _one_event(one, other):
            continue
        dated = dated or [date for line in lines(scene) for date in line.dates()]
        if not is_dated_elsewhere(one, other, dated):
            seen.add((one.where, other.where))
            yield one.line.bound(one.date), other.line.bound(other.date)


def deeds(scene: Scene) -> Iterator[Event]:
    """List the dated deeds; "the strike, which began on 3 May" is the strike's date."""
    seen: set[str] = set()
    for event in events(scene):
        before = event.line.before(event.cue)
        begun = "begun" in event.classes and not event.noun
        named = (_WHICH_BEGAN.search(before) or _NOUN_BEGAN.search(before)) if begun else None
        if named is not None:
            start = event.cue.start - len(before) + named.start("noun")
            span = Span(start, start + len(named["noun"]))
            classes = NOUNS[entry(named["noun"])]
            placed = bool(content_words(before[named.end("noun") :]))
            points = (
                named["which"].lower() in _POINTING and not placed and not seen.isdisjoint(classes)
            )
            event = replace(event, classes=classes, cue=span, anaphoric=points, noun=True)
        seen.update(event.classes)
        yield event


def _one_event(one: Event, other: Event) -> bool:
    if one.line.index == other.line.index or one.date.kind != other.date.kind:
        return False
    if any(_is_since(event) for event in (one, other)) or _is_of_another_year(one, other):
        return False
    if any(is_changed(event) for event in (one, other)) or (one.noun and one.anaphoric):
        return False
    if _EXPLAINED.match(other.line.after(other.date.span, 20)) or _told_apart(one, other):
        return False
    if not (one.noun or other.noun or _same_deed(one, other) or is_slip(one, other)):
        return False
    return _points_back(one, other) and _new_names(one, other) and not is_narrowed(one, other)


def is_narrowed(one: Event, other: Event) -> bool:
    """Tell whether the second deed says where or for whom, in words that the first's has not.

    "The film opened on 3 May. It opened on 10 May in Britain": two parts of one thing have a day
    each.
    """
    known = set(content_words(one.line.text))
    between = told_between(other)
    if not _BEGAN.fullmatch(between) and not set(content_words(between)) <= known:
        return True
    end = max(other.cue.end, other.date.span.end)
    beside = BESIDE_DEED.match(other.line.document.text, end, other.line.span.end)
    return beside is not None and not set(content_words(beside["what"])) <= known


def _is_since(event: Event) -> bool:
    """Tell "the worst attack since 3 May 2001", whose date is another's."""
    between = WORD.findall(told_between(event), concurrent=False)
    return event.cue.end <= event.date.span.start and bool(between) and between[-1] in _SINCE


def _points_back(one: Event, other: Event) -> bool:
    """Tell whether the second mention can only be of the first."""
    of_years = one.date.kind == Kind.YEAR
    if other.noun and other.anaphoric:
        own = _OF_ITS_OWN.search(other.line.before(other.cue)) is not None
        return (own or not of_years or is_slip(one, other)) and _is_the_noun(one, other)
    if of_years:
        return False
    if _same_subject(one, other) or (other.anaphoric and _is_one_thing(one, other)):
        # What docked in June may land in September.
        return one.noun or other.noun or _same_deed(one, other) or is_slip(one, other)
    loosely = _SUBJECT.search(other.line.before(other.cue)) is not None
    return loosely and is_slip(one, other)


def _same_deed(one: Event, other: Event) -> bool:
    """Tell whether two verbs are of one stem."""
    text = one.line.document.text
    a, b = (set(content_words(text[each.cue.start : each.cue.end])) for each in (one, other))
    return bool(a & b) or (not a and not b)


def _is_one_thing(one: Event, other: Event) -> bool:
    """Tell whether "it" can only be what did the first deed.

    "It" that opens a sentence is the subject of the sentence before; further on ("since it
    opened") it is the story's, unless the sentence has a subject that may have done the same.
    """
    text = one.line.document.text
    if _NEWCOMER.search(text, one.date.span.start, other.cue.start, concurrent=False):
        return False
    named = _NAMES_ONE.search(text, one.date.span.end, one.line.span.end, concurrent=False)
    if named is not None and HAS_HE_OR_SHE.search(other.line.before(other.cue), concurrent=False):
        return False  # "… after a row with Orr. He resigned on 9 May."
    if OPENS_WITH_PRONOUN.match(other.line.text, concurrent=False):
        return other.line.index == one.line.index + 1
    return _SENTENCE_SUBJECT.match(other.line.text, concurrent=False) is None


def _is_the_noun(one: Event, other: Event) -> bool:
    """Tell whether the date is the noun's own, and the noun's other words are told before."""
    between = told_between(other) if other.cue.end <= other.date.span.start else ""
    if other.date.span.end <= other.cue.start:  # "the 24 September fire"
        return True
    if _BEGAN.fullmatch(between):
        return is_slip(one, other)
    opening = _OPENS_NOUN.search(other.line.before(other.cue))
    if opening is None or not is_date_of_noun(other, between):
        return False
    which = set(content_words(opening["which"]))
    beside = _BESIDE_NOUN.fullmatch(between) is not None
    return which <= set(content_words(one.line.text)) | ORDINARY and (beside or is_slip(one, other))


def is_date_of_noun(other: Event, between: str) -> bool:
    """Tell whether a date behind a noun cannot be a verb's: "held a vigil for … on 3 May".

    It is the noun's behind "of", in a subject, and wherever no verb tells of the past.
    """
    if "of" in between.split() or other.date.kind != Kind.DATE:
        return True
    line = other.line
    if _FINITE.match(line.after(other.date.span, 20)) and _SUBJECT_NOUN.search(
        line.before(other.cue)
    ):
        return True
    told = line.document.text[line.span.start : other.cue.start]
    if _BEFORE_THE.search(told):
        return True
    if _COUNTED_FROM.search(told) or _GATHERING.search(told):
        return False
    if _HARMED_IN.search(told):
        return True
    words = WORD.findall(told.lower(), concurrent=False)
    return not any(
        (word in _PAST or word.endswith("ed")) and before not in _BEFORE_PARTICIPLES
        for before, word in pairwise(["", *words])
    )


ORDINARY = frozenset(content_words(" ".join(LEXICON["ordinary"])))


def is_slip(one: Event, other: Event) -> bool:
    """Tell whether one date may be miswritten for the other: a few days or years off."""
    a, b = when(one.date), when(other.date)
    if a is None or b is None:
        return False
    if (a.year is None) != (b.year is None) and not _is_of_one_year(a, b):
        return False
    years = abs(a.year - b.year) if a.year is not None and b.year is not None else 0
    if one.date.kind == Kind.YEAR:
        return 0 < years <= _FEW_YEARS or years == _DECADE
    if a.month == b.month:
        return years == 0 and abs((a.day or 0) - (b.day or 0)) <= _FEW_DAYS
    return years == 0 and a.day == b.day


def _is_of_another_year(one: Event, other: Event) -> bool:
    """Tell whether one date has a year, and the other can only be of another."""
    a, b = when(one.date), when(other.date)
    if a is None or b is None or (a.year is None) == (b.year is None):
        return False
    known = a.days is not None and b.days is not None
    return not _is_of_one_year(a, b) if known else b.year is not None


def _is_of_one_year(a: TimeExpression, b: TimeExpression) -> bool:
    """Tell whether a date with its year and one without can be of the same.

    A first date without a year is the news's own; a later one may be of the year told before it.
    """
    if a.days is None or b.days is None:
        return False
    if a.year is None:
        return a.days.last.year == b.year
    return any(a.year in (first.year, last.year) for first, last in b.days.intervals)


def is_dated_elsewhere(one: Event, other: Event, dated: Sequence[Fact]) -> bool:
    """Tell whether the second date is also another deed's: then it is no slip of the pen."""
    own = _parts(when(other.date))
    return any(
        fact.span not in (one.date.span, other.date.span)
        and fact.kind == other.date.kind
        and _parts(when(fact)) == own
        for fact in dated
    )


def _parts(value: TimeExpression | None) -> object:
    return None if value is None else (value.year, value.month, value.day)


def _told_apart(one: Event, other: Event) -> bool:
    """Tell whether both say more, and not the same: "opened to cars on …", "to lorries on …"."""
    a, b = (set(content_words(f"{told_between(each)} {_behind(each)}")) for each in (one, other))
    if one.noun or other.noun:
        between = told_between(other)
        between = "" if _BEGAN.fullmatch(between) else between
        b = set(content_words(f"{between} {_behind(other)}"))
        return bool(b - set(content_words(one.line.text)))
    return bool(a) and bool(b - set(content_words(one.line.text)))


def _behind(event: Event) -> str:
    """Give the place or purpose that stands right behind a date: "on 10 May in Britain"."""
    text = event.line.after(event.date.span) if event.date.span.start > event.cue.end else ""
    told = _PLACED.match(text)
    return told.group() if told is not None else ""


def is_changed(event: Event) -> bool:
    """Tell whether the words around a deed and its date make it another one, or move it."""
    text = event.line.document.text
    start = max(event.line.span.start, min(event.cue.start, event.date.span.start) - _NEAR)
    end = min(event.line.span.end, max(event.cue.end, event.date.span.end) + _NEAR)
    before = text[start : event.cue.start]
    clause = _CLAUSE.search(before, concurrent=False)
    around = f"{before[clause.end() :] if clause else before} | {text[event.cue.end : end]}"
    around = around.replace(event.date.text, "")  # "last month"
    return _CHANGED.search(_A_NEW.sub("", around), concurrent=False) is not None


def _same_subject(one: Event, other: Event) -> bool:
    """Tell whether the second deed's subject is the first's, with no other word about it."""
    a, b = (_subject_of(event) for event in (one, other))
    return bool(a & b) and b <= set(content_words(one.line.text)) and (a == b or len(b) == 1)


def _subject_of(event: Event) -> set[str]:
    return set(content_words(_own_clause(event.line.before(event.cue, _NEAR * 2))))


def _own_clause(before: str) -> str:
    """Drop what stands before "since the": "patients go to Derry since the hospital closed"."""
    clause = _CLAUSE.search(before, concurrent=False)
    return before if clause is None else before[clause.end() :]


def _new_names(one: Event, other: Event) -> bool:
    """Tell whether what stands right before the second deed was named in the first's sentence."""
    start = max(
        other.line.span.start + 1, other.cue.start - 30
    )  # a sentence's first capital is no name
    before = _own_clause(other.line.document.text[start : other.cue.start])
    names = [word for word in WORD.findall(before, concurrent=False) if word[0].isupper()]
    dated = other.date.text
    known = f"{one.line.text} {dated} The Its His Her Their It They Since In On After Before"
    return all(name in known for name in names)
