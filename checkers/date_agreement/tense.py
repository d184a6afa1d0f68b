"""What is told as to come, and the date that it has."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.date_agreement.events import LEXICON, VERBS_DONE, Event, events
from checkers.date_agreement.sentences import Line, lines, when
from checkers.facts.lexicon import either
from checkers.model import Fact, Kind, Span, TimeExpression, Truth, Unknown
from checkers.passages.words import WORD, looks_like_a_verb
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

_ZONES = 2  # days
_AHEAD = regex.compile(
    rf"\b(?:{either(LEXICON['future'])}|would|could|may|might|if|unless|when|once|be|being|until|to)\b",
    regex.IGNORECASE,
)
_REACH = 120  # characters before a date that tell of what is to come
_NEARLY = 45  # days back within which a date without a year is still this year's
_FUTURE = regex.compile(
    rf"\b(?:(?:{either(LEXICON['future'])})\s(?:(?:now|also|then|finally|not|officially|formally|again)\s)?(?:{either(LEXICON['to_come'])})"
    rf"|(?:is|are)\s(?:expected|due|set|scheduled)\sto\s\p{{L}}+(?=\s(?:on\s\Z|(?:the|a|an|its|their|his|her)\s\p{{L}}+\son\s\Z))"
    rf"|(?:plans?|hopes?|intends?|aims?)\sto\s\p{{L}}+(?=\son\s\Z)"
    rf"|(?:meets?|opens?|begins?|starts?|resumes?|plays?|votes?)\snext(?=\son\s\Z)"
    rf"|(?:is|are)\s(?:due|scheduled|set|planned|slated)(?:\sfor)?)\b",
    regex.IGNORECASE,
)
_OTHER = regex.compile(
    r"\b(?:since|after|than|of|from|that|who|which|when|where|whose|before|until|if|because|following|about|over|into|as)\b|\bfor\s(?:his|her|its|their|the)\b"
)
_PASSIVE = regex.compile(
    rf"\b(?:was|were)\s(?!(?:{either(LEXICON['arranged'])})\b)(?:\p{{L}}+ed|sworn\sin|held|shot|found|won|sold|struck|hit|sent|cut|freed)"
    r"(?:\s(?:down|by\s\p{Lu}\p{L}+|there|here))?\son\s\Z"
)
_ACTIVE = regex.compile(
    rf"(?:\A|[.,]\s|\s)(?<!\b(?:was|were|be|been|being|has|have|had)\s)(?:{either(LEXICON['done'])})"
    r"(?:\s(?:its|her|his|their)\s(?:\p{L}+\s)?\p{L}+|\s\p{Lu}\p{L}+)?\son\s\Z"
)
_PREPOSITION = regex.compile(r"(?:\b(?:on|for|at|from|in)|,)\s\Z|\A\s\Z")


def find_things_to_come(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the date of each thing that a sentence tells as to come."""
    if not isinstance(scene.reference, TimeExpression):
        return
    for line in lines(scene):
        dated = [date for date in line.of(Kind.DATE) if any(map(str.isdigit, date.text))]
        for at, date in enumerate(dated):
            value = when(date)
            if value is None or value.day is None or value.month is None or value.days is None:
                continue
            if at == 0 and _is_to_come(line, date):
                yield (line.bound(date),)


def _is_to_come(line: Line, date: Fact) -> bool:
    before = line.before(date.span, _REACH)
    told = list(_FUTURE.finditer(before, concurrent=False))
    if not told:
        return False
    rest = before[told[-1].end() :]
    if rest.strip() and not _PREPOSITION.search(rest):
        return False
    if any(mark in rest for mark in ".;:") or _OTHER.search(rest, concurrent=False):
        return False
    verbs = (word for word in WORD.findall(rest, concurrent=False) if word[0].islower())
    return not any(looks_like_a_verb(word) for word in verbs)


def find_things_done(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the date of each deed that is told as done, where the text gives its year."""
    if not isinstance(scene.reference, TimeExpression):
        return
    seen: set[Span] = set()
    for event in events(scene):
        if _is_full(event.date) and _is_done(event):
            seen.add(event.date.span)
            yield (event.line.bound(event.date),)
    for line in lines(scene):
        for date in line.of(Kind.DATE):
            told = date.span not in seen and _is_full(date)
            if told and _is_done_on(line.before(date.span, _REACH)):
                yield (line.bound(date),)


def _is_full(date: Fact) -> bool:
    """Tell a date with its day and its year."""
    value = when(date)
    if value is None or value.days is None:
        return False
    return value.day is not None and value.year is not None


def _is_done(event: Event) -> bool:
    word = event.line.document.text[event.cue.start : event.cue.end].lower()
    before = event.line.before(event.cue, _REACH)
    return word.split()[0] in VERBS_DONE and not _AHEAD.search(before, concurrent=False)


def _is_done_on(before: str) -> bool:
    """Tell whether a finite verb says that something was done on the date that follows."""
    if not before.endswith(" on ") or _AHEAD.search(before, concurrent=False):
        return False
    return _PASSIVE.search(before, concurrent=False) is not None or (
        _ACTIVE.search(before, concurrent=False) is not None
    )


def is_over(told: TimeExpression, now: TimeExpression) -> Truth | Unknown:
    """Tell whether a date can lie behind; a day or two ahead is another time zone's."""
    if told.days is None or now.days is None:
        return Unknown("one of the dates is not known")
    return Truth.FALSE if (told.days.first - now.days.last).days > _ZONES else Truth.TRUE


def to_come(when_told: TimeExpression, now: TimeExpression) -> Truth | Unknown:
    """Tell whether a date can lie ahead; without a year, one just past is not next year's."""
    if when_told.days is None or now.days is None:
        return Unknown("one of the dates is not known")
    if when_told.year is not None:
        return Truth.FALSE if when_told.days.last < now.days.first else Truth.TRUE
    past = [last for _, last in when_told.days.intervals if last < now.days.first]
    ahead = [last for _, last in when_told.days.intervals if last >= now.days.first]
    near = bool(past) and (now.days.first - past[-1]).days <= _NEARLY
    soon = bool(ahead) and (ahead[0] - now.days.first).days <= _NEARLY
    if now.days.first != now.days.last:
        return Truth.TRUE if ahead else Truth.FALSE
    return Truth.FALSE if near and not soon else Truth.TRUE


_DATE = Type(Base.DATE)
FUNCTIONS = (
    Function("to_come", (_DATE, _DATE), Type(Base.TRUTH), to_come),
    Function("is_over", (_DATE, _DATE), Type(Base.TRUTH), is_over),
)
FINDERS = (
    Finder("thing_to_come", find_things_to_come, binds=(Base.DATE,), needs=(Kind.DATE,)),
    Finder("thing_done", find_things_done, binds=(Base.DATE,), needs=(Kind.DATE,)),
)
