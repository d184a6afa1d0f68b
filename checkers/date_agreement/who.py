"""Whom a sentence is about, by the surnames that a story tells persons by."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from checkers.date_agreement.sentences import Line
from checkers.facts.names.words import EITHER_NAMES, FEMALE_NAMES, MALE_NAMES, STARTERS
from checkers.rulebook.vocabulary import Scene

_GIVEN = EITHER_NAMES | FEMALE_NAMES | MALE_NAMES
_WORD = r"\p{Lu}[\p{L}’'-]+"
_PARTICLE = (
    r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|ben|al|el|wa|ole|arap|ter|af|av)"
)
_NICKNAME = r"(?:[\"“'‘(][^\"”'’)]{2,20}[\"”'’)]\s)?"
_FULL = regex.compile(
    rf"(?<![\p{{L}}’'-])(?P<first>{_WORD})\s(?:{_NICKNAME}(?:{_WORD}|\p{{Lu}}\.|{_PARTICLE})\s){{0,3}}"
    rf"{_NICKNAME}(?P<last>{_WORD})(?P<shown>,\s(?:who\b|\d|the\b|an?\b)|\s\((?:born\s|b\.\s)?\d|,?\swas\sborn\b)?"
)
_TITLED = regex.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s(?P<last>{_WORD})(?!\s\p{{Lu}})")
_PLACED = regex.compile(
    r"\b(?:in|at|near|from|to|of|on|by|outside|around|across|the)\s\Z", regex.IGNORECASE
)
_IN_PLACE = regex.compile(r"\b(?:in|at|near|outside|around|across)\s\Z", regex.IGNORECASE)
# "Her mother was", "and the clerk died": somebody of whom the story gives no name.
_SOMEBODY = regex.compile(
    r"(?:\A|[,;]\s|\b(?:and|but|when|while|as|that)\s)(?i:his|her|their|its|the|an?)\s(?:\p{Ll}[\p{Ll}-]*\s){1,3}\Z"
)
# "…; Orr died": whoever stands right before the verb.
_RIGHT_BEFORE = regex.compile(
    rf"(?P<name>(?:(?P<given>{_WORD})\s)?(?P<last>{_WORD}))\s(?:(?:has|had|was|were|just)\s)*\Z"
)
_HIS_KIN = regex.compile(r"(?:His|Her|Their)\s\p{Ll}+")
_OPENS = regex.compile(rf"(?!He\b|She\b|It\b|They\b|Who\b|Born\b)(?P<name>{_WORD}),?\s\p{{Ll}}")
_ASIDE = regex.compile(r",\swho\b[^.;]*?,(?=\s(?:has\s)?\p{Ll}+)")
_PRONOUN = regex.compile(r"\b(?:[Hh]e|[Ss]he)\b|\A(?:Born|Aged|At|His|Her)\b")
_FAR = 6  # sentences over which a pronoun may go on about one person


def who(scene: Scene, line: Line, end: int) -> str | None:
    """Give the surname of whom the words before a place tell of; None where it is left open.

    The nearest person named before: in the sentence, or, behind a pronoun, in those before it.
    """
    surnames = scene.once(_surnames)
    text = line.document.text
    before = text[line.span.start : end]
    if _HIS_KIN.match(before) or _SOMEBODY.search(before):
        return None
    right = _RIGHT_BEFORE.search(before)
    if right is not None and right["last"].lower() not in (*STARTERS, "he", "she", "born"):
        last = _bare(right["last"])
        relative = right["given"] is not None and last in surnames
        return _named(right["name"], surnames)[-1] if relative else last
    named = _named(_ASIDE.sub(",", before), surnames)
    if named:
        return named[-1] if len(set(named)) == 1 else None
    opening = _OPENS.match(before)
    if opening is not None and opening["name"].lower() not in STARTERS:
        return opening["name"]
    if _PRONOUN.search(line.text, concurrent=False) is None:
        return None
    return named_before(scene, line)


def named_before(scene: Scene, line: Line) -> str | None:
    """Give the surname of the one person that the nearest sentence with a name tells of."""
    return last_named(scene, line)[0]


def last_named(scene: Scene, line: Line) -> tuple[str | None, int]:
    """Give the one person that the nearest sentence with a name tells of, and where it begins."""
    surnames, text = scene.once(_surnames), line.document.text
    for index in range(line.index - 1, max(-1, line.index - 1 - _FAR), -1):
        span = line.document.sentences[index].span
        named = _named(_ASIDE.sub(",", text[span.start : span.end]), surnames)
        if named:
            return named[0] if len(set(named)) == 1 else None, span.start
    return None, line.span.start


def _surnames(scene: Scene) -> Mapping[str, str]:
    """List the last words of the names that can only be persons', each with its first bearer's."""
    text = scene.article.document.text
    found = {_bare(match["last"]): "" for match in _TITLED.finditer(text)}
    for match in _FULL.finditer(text):
        last = _bare(match["last"])
        near = text[max(0, match.start() - 9) : match.start()]
        given = match["first"].lower() in _GIVEN and not _IN_PLACE.search(near)
        if (
            match["shown"]
            or given
            or (
                not _PLACED.search(near)
                and text.count(last) > text.count(f"{match['first']} {match['last']}")
            )
        ):
            firsts = [word for word in match.group().split()[:-1] if word.lower() in _GIVEN]
            found[last] = found.get(last) or [*firsts, match["first"]][0]  # "Brother Paul Egan"
    return found


def _named(words: str, surnames: Mapping[str, str]) -> list[str]:
    """List the persons named in some words; a name that may be nobody's is one of its own.

    So is that of another of the family: "Tom Marr", where Edith Marr was named first.
    """
    found = []
    for match in _NAMES.finditer(words):
        last = _bare(match.group().split()[-1])
        if last in surnames:
            first = match.group().split()[0]
            relative = first not in (last, surnames[last]) and first.lower() in _GIVEN
            found.append(match.group() if relative else last)
        elif (
            " " in match.group()
            and not match.group().isupper()
            and not _PLACED.search(words[: match.start()])
        ):
            found.append(match.group())
    return found


def _bare(word: str) -> str:
    return regex.sub(r"[’']s?\Z", "", word)


_NAMES = regex.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NICKNAME}{_WORD})*")

__all__ = ["last_named", "named_before", "who"]
