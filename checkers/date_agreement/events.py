"""What a sentence says happened on a date, by the class of its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from checkers.date_agreement.sentences import Line, lines, when
from checkers.facts.lexicon import either, entry, load
from checkers.model import Fact, Span
from checkers.passages.words import FUNCTION_WORDS, WORD, looks_like_a_verb
from checkers.rulebook.sought import may_stand
from checkers.rulebook.vocabulary import Scene

LEXICON = load("events")
_DETERMINERS = frozenset(LEXICON["determiners"])
_REACH = 110  # characters between a deed and its date
_BESIDE = 30  # characters between a deed and a time told by its distance
_BREAK = regex.compile(r"[,;:.()–—]|\b(?:and|but|that|which|who|of)\b")
_FRONT = 14  # characters before a date that stands in front of its sentence


def _forms(key: str) -> Mapping[str, tuple[str, ...]]:
    """Name the classes that each verb or noun tells of."""
    found: dict[str, list[str]] = {}
    for name, words in LEXICON["classes"].items():
        for form in words[key]:
            found.setdefault(form, []).append(name)
    return {form: tuple(names) for form, names in found.items()}


_GAP = " … "  # a few words may stand here: "forced … from their homes"


def _gapped(forms: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Give the patterns of the forms that have a gap."""
    between = r"\s(?:[^\s,.;:()]+\s){1,6}?"
    return {
        between.join(regex.escape(part) for part in form.split(_GAP)): names
        for form, names in forms.items()
        if _GAP in form
    }


def _whole(forms: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {form: names for form, names in forms.items() if _GAP not in form}


_VERBS, NOUNS = _whole(_forms("verbs")), _whole(_forms("nouns"))
_GAPPED_VERBS, _GAPPED_NOUNS = _gapped(_forms("verbs")), _gapped(_forms("nouns"))
_GAPPED = {**_GAPPED_VERBS, **_GAPPED_NOUNS}


_CUE = regex.compile(
    rf"(?<![\w-])(?:(?P<verb>{'|'.join(_GAPPED_VERBS)}|{either(_VERBS)})"
    rf"|(?P<noun>{'|'.join(_GAPPED_NOUNS)}|{either(NOUNS)}))(?![\w-])",
    regex.IGNORECASE,
)
_BEHIND = regex.compile(
    rf",?\s(?:\p{{L}}+\s)??(?P<noun>{either(NOUNS)})(?![\w-])", regex.IGNORECASE
)
_PREPOSITION = regex.compile(
    r"(?:\b(?:on|in|of|since|from|at|until|early\sin|late\sin|back\sin),?|,)\s(?:the\s)?\Z",
    regex.IGNORECASE,
)
_DEFINITE = regex.compile(
    r"\b(?:the|its|his|her|their|that|this)\s(?:\p{L}+\s)?\Z", regex.IGNORECASE
)
_QUALIFIES = regex.compile(
    rf"\s(?!(?:{either(FUNCTION_WORDS)}|last|this|next|early|late)\b)\p{{Ll}}+\s(?:on|in|of)\b"
)
_IN_A = regex.compile(r"\b(?:in|during)\san?\s(?:[\p{L}-]+\s)?\Z")
_OFF = regex.compile(
    r"\b(?:not|never|would|could|might|may|if|unless|should|to|plans?|planned|due|scheduled|expected|almost|nearly)\s(?:be\s|have\s|been\s)?\Z",
    regex.IGNORECASE,
)
_PRONOUN = regex.compile(
    r"\b(?:it|they|he|she|which|who)\s(?:(?:was|were|had|has|been|first|finally|then)\s){0,3}\Z",
    regex.IGNORECASE,
)


# First words of what can only tell of the past.
VERBS_DONE = frozenset(
    form.split()[0]
    for form in _VERBS
    if form.split()[0].endswith("ed") or form.split()[0] in LEXICON["past"]
)


_SUBORDINATE = regex.compile(r"\b(?:after|before|since|until|till|when|while|as)\b")


@dataclass(frozen=True, slots=True)
class Event:
    """A dated deed; `anaphoric` where its words point to a deed already told."""

    classes: tuple[str, ...]
    date: Fact
    line: Line
    cue: Span
    anaphoric: bool
    noun: bool = False

    @property
    def where(self) -> tuple[int, int]:
        return self.line.index, self.cue.start


def events(scene: Scene) -> list[Event]:
    """List what an article dates, in order of place; what is only planned is left out."""
    return scene.once(_events)


def _events(scene: Scene) -> list[Event]:
    return [
        event
        for line in lines(scene)
        if line.facts and may_stand(scene, line.index, _CUE, _BEHIND)
        for event in events_of(line)
    ]


def events_of(line: Line) -> Iterator[Event]:
    dates = [date for date in line.dates() if _is_dated(date)]
    if not dates:
        return
    cues = list(_CUE.finditer(line.document.text, line.span.start, line.span.end, concurrent=False))
    for at, date in enumerate(dates):
        floor = dates[at - 1].span.end if at else line.span.start
        ceiling = dates[at + 1].span.start if at + 1 < len(dates) else line.span.end
        cue = (
            _carried(line, date, ceiling)
            or _before(line, date, floor, cues)
            or _front(line, date, ceiling, cues)
        )
        if cue is not None:
            yield cue


def _is_dated(fact: Fact) -> bool:
    """Tell a date that is written out from one that is told by its distance."""
    value = when(fact)
    return (
        value is not None
        and any(part is not None for part in (value.year, value.month, value.day))
        and any(character.isdigit() or character.isupper() for character in fact.text)
    )


def _carried(line: Line, date: Fact, ceiling: int) -> Event | None:
    """Read "the 24 September fire"."""
    match = _BEHIND.match(line.document.text, date.span.end, ceiling, concurrent=False)
    if match is None or not _DEFINITE.search(line.before(date.span)):
        return None
    noun = entry(match["noun"])
    return Event(NOUNS[noun], date, line, Span(*match.span("noun")), anaphoric=True, noun=True)


def _before(line: Line, date: Fact, floor: int, cues: Sequence[regex.Match[str]]) -> Event | None:
    """Read "was launched on 3 June", "since the launch on 3 June"."""
    near = [cue for cue in cues if floor <= cue.start() and cue.end() <= date.span.start]
    if len(near) > 1 and _is_by_the_way(line, near[-1]):
        near.pop()
    if not near or date.span.start - near[-1].end() > _REACH:
        return None
    cue = near[-1]
    between = line.document.text[cue.end() : date.span.start]
    if not _PREPOSITION.search(between) or _another_verb(between):
        return None
    return _event(line, date, cue)


def _is_by_the_way(line: Line, cue: regex.Match[str]) -> bool:
    """Tell a noun that is not what the date is of: "sank in a storm", "their merger agreement"."""
    if not cue["noun"]:
        return False
    if _QUALIFIES.match(line.document.text, cue.end(), concurrent=False):
        return True
    return _IN_A.search(line.before(Span(*cue.span())), concurrent=False) is not None


def _front(line: Line, date: Fact, ceiling: int, cues: Sequence[regex.Match[str]]) -> Event | None:
    """Read "On 3 June the service was launched"."""
    if date.span.start - line.span.start > _FRONT:
        return None
    near = [
        cue for cue in cues if date.span.end <= cue.start() and cue.end() <= ceiling and cue["verb"]
    ]
    if not near or near[0].start() - date.span.end > _REACH:
        return None
    between = line.document.text[date.span.end : near[0].start()]
    if _another_verb(between) or _SUBORDINATE.search(between) is not None:
        return None  # "On 1 April 2016, 40 years after it was founded": another deed's day
    return _event(line, date, near[0])


def _event(line: Line, date: Fact, cue: regex.Match[str]) -> Event | None:
    span = Span(*cue.span())
    before = line.before(span)
    if _OFF.search(before, concurrent=False):
        return None
    classes = _classes_of(cue)
    pointing = _DEFINITE if cue["noun"] else _PRONOUN
    points = pointing.search(before) is not None
    return Event(classes, date, line, span, points, cue["noun"] is not None)


def _classes_of(cue: regex.Match[str]) -> tuple[str, ...]:
    """Name the classes of a verb or noun, which may have a gap."""
    word = entry(cue.group())
    told = (_VERBS if cue["verb"] else NOUNS).get(word)
    gapped = (
        names for form, names in _GAPPED.items() if regex.fullmatch(form, word, regex.IGNORECASE)
    )
    return told if told is not None else next(gapped)


def _another_verb(words: str) -> bool:
    """Tell whether another deed stands between the cue and the date; "a broken hip" is none."""
    return any(
        word[0].islower()
        and looks_like_a_verb(word)
        and not word.endswith("ing")
        and before not in _DETERMINERS
        for before, word in pairwise(["", *WORD.findall(words, concurrent=False)])
    )


_POSSESSED = regex.compile(
    rf"['’]s\s(?:\p{{L}}+\s)??(?P<noun>{either(NOUNS)})(?![\w-])", regex.IGNORECASE
)


def deed_at(line: Line, date: Fact) -> Event | None:
    """Read the deed of a time that is told by its distance: "was shut last month"."""
    if any(_is_dated(each) for each in line.dates()):
        return None
    match = _POSSESSED.match(line.document.text, date.span.end, line.span.end, concurrent=False)
    if match is not None:
        classes = NOUNS[entry(match["noun"])]
        return Event(classes, date, line, Span(*match.span("noun")), anaphoric=True, noun=True)
    cues = list(_CUE.finditer(line.document.text, line.span.start, date.span.start))
    if not cues or date.span.start - cues[-1].end() > _BESIDE:
        return None
    between = line.document.text[cues[-1].end() : date.span.start]
    if _another_verb(between) or _SUBORDINATE.search(between) or _BREAK.search(between):
        return None
    return _event(line, date, cues[-1])


def told_between(event: Event) -> str:
    """Give the words between a deed and the date behind it."""
    return event.line.document.text[event.cue.end : event.date.span.start]


def classes_told(words: str) -> frozenset[str]:
    """Name the classes of all deeds that some words tell of."""
    return frozenset(
        name for cue in _CUE.finditer(words, concurrent=False) for name in _classes_of(cue)
    )
