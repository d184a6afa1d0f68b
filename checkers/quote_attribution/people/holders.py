"""Persons told with an office: "Health Minister Ann Lee", "Ann Lee, the health minister"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Name, Span, Speaker, Truth, Unknown
from checkers.passages import tells_of_now
from checkers.quote_attribution.people.likeness import heard_alike, one_surname
from checkers.quote_attribution.people.mentions import (
    HEADS,
    LEXICON,
    MODIFIERS,
    SHIFTS,
    Mention,
    mentions,
    title_start,
)
from checkers.rulebook.sought import Sought
from checkers.rulebook.tables import person_words
from checkers.rulebook.values import Named
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type, passage_at

_SHIFTS = Sought(
    rf"(?<!\w)(?:{SHIFTS}|then|of the day|of the time|late|ousted|ex)(?!\w)", regex.IGNORECASE
)
# Beside a day of its own these say who held the office then.
_THEN = regex.compile(r"(?<!\w)then[\s-](?:\p{Lu}[\p{L}.]+\s){0,3}\Z")
_OF_THE_DAY = regex.compile(r"\s(?:of the (?:day|time)|at the time)(?=,)")
_CAPITAL = r"\p{Lu}[\p{L}\p{M}]*+(?:[.’'-][\p{L}\p{M}]++)*+\.?"
# Whose office it is, before the title: "French", "New York City", "Ruritania’s".
_WHOSE = regex.compile(rf"(?:(?:{_CAPITAL})\s){{1,3}}\Z")
_OF = (
    r"(?:\sof\s\p{Ll}+(?:\sand\s\p{Ll}+)?)?"  # "secretary of state"
    rf"(?:\s(?:of|for|to)\s(?:the\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})?"
)
_BEHIND = regex.compile(
    rf",\s(?:\d{{1,3}},\s)?(?:the\s)?(?P<title>(?:{_CAPITAL}\s){{0,3}}"
    rf"(?:(?:{either(HEADS | MODIFIERS)})\s){{0,3}}(?:{either(HEADS)}){_OF})"
    r"(?=[,.;]|\s(?:said|told|has|will)\b)"
)
_MONTH = either(word.capitalize() for word in load("times")["values"]["month"])
_ELSEWHERE = regex.compile(
    rf"\s(?:of|from|in|for)\s(?:the\s)?(?!(?:{_MONTH})\b){_CAPITAL}|-elect\b|,\s(?:R|D|I)-"
)
_TITLE_OF_THE_DAY = regex.compile(
    rf"\b[Tt]he\s(?P<title>(?:{_CAPITAL}\s){{0,2}}(?:(?:{either(HEADS | MODIFIERS)})\s){{0,2}}"
    rf"(?:{either(HEADS)}))\s(?:of the (?:day|time)|at the time),\s\Z"
)
_POINTS = regex.compile(r"(?:(?<![^\s“\"(—])[Tt]he(?:\sthen)?|[’']s)\s\Z")
_INITIALS = regex.compile(r"(?<!\w)(?:\p{Lu}\.){1,3}\Z")  # of "U.S.", before its last letter
_NEAR = 60  # characters before a name
_OPENERS = frozenset(LEXICON["openers"])
_Told: TypeAlias = tuple[Span | None, Mention]  # a mention, and the words of its office


def find_offices(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind an office as it is told, with whose it is, and the person who is said to hold it now."""
    now = cache(lambda sentence: tells_of_now(scene.article, sentence))
    told = scene.once(_all_told)
    yield from _held(scene, [each for each in told if each[0] and now(each[1].sentence)])


def offices(
    scene: Scene, sentences: Container[int], *, dated: bool = False
) -> Iterator[tuple[Bound, Bound]]:
    """The same, of some sentences that tell of now, or of a day that they give."""
    document = scene.article.document
    # Few sentences have a day: of the others no title is asked unless one of these has one.
    near = [_told(document, each) for each in mentions(scene) if each.sentence in sentences]
    yield from _held(scene, [each for each in near if each[0]], dated=dated)


def _held(
    scene: Scene, near: Sequence[_Told], *, dated: bool = False
) -> Iterator[tuple[Bound, Bound]]:
    """Bind offices as they are told, without those of another time, and who holds them."""
    document = scene.article.document
    if not near:
        return
    known = scene.once(_by_surname)
    full = {name: one for name, each in known.items() for _, one in each if one.full}
    # Who is told as a former holder anywhere keeps the title out of courtesy elsewhere.
    retired = cache(
        lambda name: any(
            _shifts(scene, one, (dated and title) or one.span, dated=dated)
            for title, one in known[name]
        )
    )
    namesakes = {
        name
        for name, each in known.items()
        if any(one.full and full[name].words != one.words for _, one in each)
    }
    for title, mention in near:
        if title is None or retired(mention.surname) or _shifts(scene, mention, title, dated=dated):
            continue
        whole = mention
        if not mention.full and mention.surname not in namesakes:
            whole = full.get(mention.surname, mention)
        yield passage_at(document, title), Bound(person_fact(document, mention, whole), document)


def _all_told(scene: Scene) -> list[_Told]:
    return [_told(scene.article.document, mention) for mention in mentions(scene)]


def _by_surname(scene: Scene) -> Mapping[str, list[_Told]]:
    known: dict[str, list[_Told]] = defaultdict(list)
    for each in scene.once(_all_told):
        known[each[1].surname].append(each)
    return known


def _told(document: Document, mention: Mention) -> tuple[Span | None, Mention]:
    """Part a mention from its title; that of "Arle Mayor Di Fox" stands among its words."""
    if mention.quoted:
        return None, mention
    heads = [at for at, word in enumerate(mention.words[:-1]) if word.lower() in HEADS]
    if mention.title or not heads or not heads[-1]:
        return _title(document, mention), mention
    at = heads[-1]
    initials = _INITIALS.search(
        document.text, max(0, mention.span.start - 6), mention.span.start, concurrent=False
    )
    start = initials.start() if initials is not None else mention.span.start
    title = Span(start, mention.starts[at] + len(mention.words[at]))
    name = replace(
        mention,
        span=Span(mention.starts[at + 1], mention.span.end),
        words=mention.words[at + 1 :],
        starts=mention.starts[at + 1 :],
    )
    elsewhere = _ELSEWHERE.match(document.text, mention.span.end, concurrent=False)
    return (None if elsewhere else title), name


def person_fact(document: Document, mention: Mention, whole: Mention) -> Fact:
    """Make a name of a mention, with the person's whole name as another mention gives it."""
    span = mention.span
    name = Name("person", " ".join(whole.words))
    words = document.text[span.start : span.end]
    return Fact(Kind.NAME, span, words, mention.sentence, name)


def _title(document: Document, mention: Mention) -> Span | None:
    """Place the words of an office, None where none is told or it is another place's."""
    text, start, end = document.text, mention.span.start, mention.span.end
    if not mention.title:
        beside = _title_behind(text, end) or _title_of_the_day(text, start)
        return Span(*beside.span("title")) if beside is not None else None
    if mention.title[-1].rstrip(".") not in HEADS or _ELSEWHERE.match(text, end):
        return None
    low = max(document.sentences[mention.sentence].span.start, start - _NEAR)
    at = title_start(document, mention, low)
    if at is None:
        return None
    whose = _WHOSE.search(text, low, at, concurrent=False)
    if whose is not None:
        first = whose.start()
        opener = text[first:at].split()[0]
        first += len(opener) + 1 if opener in _OPENERS else 0
        at = min(first, at)
    if text[at].islower() and not _POINTS.search(text, low, at, concurrent=False):
        return None  # "the campaign manager Bo Hale", "to be president, Hale said"
    return Span(at, at + len(text[at:start].rstrip(", ")))


def _title_behind(text: str, end: int) -> regex.Match[str] | None:
    """Find "…, the health minister", which a comma begins."""
    return _BEHIND.match(text, end, concurrent=False) if text.startswith(",", end) else None


def _title_of_the_day(text: str, start: int) -> regex.Match[str] | None:
    """Find "the mayor at the time, …", which a comma ends."""
    if text[max(0, start - 2) : max(0, start - 1)] != ",":
        return None
    return _TITLE_OF_THE_DAY.search(text, max(0, start - _NEAR), start, concurrent=False)


def _shifts(scene: Scene, mention: Mention, title: Span, *, dated: bool) -> bool:
    """Tell whether the words round a title make it one of another time, or not yet held.

    In a sentence with a day, "then" beside the title makes it one of that day.
    """
    document = scene.article.document
    start, end = min(title.start, mention.span.start), max(title.end, mention.span.end)
    sentence = document.sentences[mention.sentence].span
    low, high = max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)
    if not dated:
        return _SHIFTS.search(scene, mention.sentence, low, high) is not None
    then = _THEN.search(document.text, low, title.start, concurrent=False)
    behind = _OF_THE_DAY.match(document.text, title.end, high, concurrent=False)
    until = title.start if then is None else then.start()
    rest = title.end if behind is None else behind.end()
    areas = ((low, until), (title.start, title.end), (rest, high))
    return any(_SHIFTS.search(scene, mention.sentence, *area) is not None for area in areas)


def can_be(told: Named, holder: Speaker) -> Truth | Unknown:
    """Tell whether a name in the text can be that of a listed person.

    TRUE for the same name, FALSE only where no surname agrees even by its sound.
    """
    if holder.name is None or told.category != "person":
        return Unknown(f"who {told.text!r} is was not resolved")
    ours, theirs = person_words(told.entity), person_words(holder.name)
    if ours == theirs or "".join(ours) == "".join(theirs):
        return Truth.TRUE
    return Truth.MAYBE if _one_name(ours, theirs) else Truth.FALSE


def _one_name(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    a, b = ours[-1], theirs[-1]
    return a in theirs or b in ours or one_surname(a, b) or heard_alike(a, b)


FUNCTIONS = (Function("can_be", (Type(Base.NAME), Type(Base.PERSON)), Type(Base.TRUTH), can_be),)
FINDERS = (Finder("office", find_offices, binds=(Base.PASSAGE, Base.NAME)),)
