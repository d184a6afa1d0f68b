"""The grammar of dates and times: the language's patterns over the class string of the words.

The patterns are data (`lexicon/en/times_grammar.toml` explains their notation); `tokens` makes the
class string.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Final

import regex

from checkers.facts.lexicon import load
from checkers.facts.times.needs import Need, needs_of
from checkers.facts.times.words import classes

_NAME: Final = regex.compile(r"\{([a-z!][a-z0-9!]*)\}")
_MACRO: Final = regex.compile(r"(?<!P)<([a-z0-9]+)>")
_GRAMMAR: Final = load("times_grammar")


def _sources(table: str) -> Mapping[str, str]:
    """Put the pieces of each pattern of a table together."""
    return {
        name: pieces if isinstance(pieces, str) else "".join(pieces)
        for name, pieces in _GRAMMAR[table].items()
    }


_MACROS: Final = _sources("macro")
_RULES: Final = _sources("rule")
_PATTERNS: Final = _sources("pattern")


def _expand(source: str) -> str:
    """Put macros and word categories into a pattern over the class string."""
    while _MACRO.search(source):
        source = _MACRO.sub(lambda found: _MACROS[found[1]], source)
    return _NAME.sub(lambda found: _class(found[1]), source)


def _class(name: str) -> str:
    wanted, *barred = name.split("!")
    if not wanted:
        return "[^" + "".join(sorted(classes(barred))) + "]"
    chars = set(classes([wanted])) - set(classes(barred) if barred else "")
    return "[" + "".join(sorted(chars)) + "]"


def pattern(name: str) -> regex.Pattern[str]:
    """Compile a pattern that stands by itself: what is looked for around a match."""
    return regex.compile(_expand(_PATTERNS[name]), regex.V1)


RULES: Final = {name: regex.compile(_expand(source), regex.V1) for name, source in _RULES.items()}
_COMMON: Final = frozenset(" ") | frozenset(classes(_GRAMMAR["common"]))


def _needs(source: str) -> tuple[Need, ...]:
    """List what a match cannot do without and few texts have, the rarest first."""
    needs = needs_of(_expand(source), _COMMON)
    if not needs:
        raise ValueError(f"a rule that needs no word at all: {source}")
    return needs[:1] + tuple(need for need in needs[1:] if need.chars.isdisjoint(_COMMON))


_NEEDS: Final = {name: _needs(source) for name, source in _RULES.items()}
_CHARS: Final = {char for needs in _NEEDS.values() for need in needs for char in need.chars}
_NEEDED: Final = regex.compile(f"[{regex.escape(''.join(_CHARS))}]")
_CANDIDATE: Final = pattern("candidate")


def reach(found: str, most: int) -> int:
    """Return the place up to which `found` has at most so many words that times are made of."""
    if len(found) <= 2 * most:
        return len(found)
    candidates = _CANDIDATE.finditer(found, concurrent=False)
    beyond = next(islice(candidates, most, None), None)
    return beyond.start() if beyond else len(found)


def find_matches(found: str, end: int) -> Iterator[tuple[str, regex.Match[str]]]:
    """Yield what each rule matches in the class string `found` before `end`, rule by rule."""
    places = _places(found)
    for name, rule in RULES.items():
        needs = _NEEDS[name]
        for need in needs:
            if need.chars.isdisjoint(places):
                break
        else:
            for low, high in _windows(needs[0], places):
                for match in rule.finditer(found, low, min(high, end), concurrent=False):
                    yield name, match


def _places(found: str) -> Mapping[str, list[int]]:
    """Tell where each character stands that a rule can need."""
    places: dict[str, list[int]] = {}
    for match in _NEEDED.finditer(found, concurrent=False):
        places.setdefault(match[0], []).append(match.start())
    return places


def _windows(need: Need, places: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that hold every match, with all that it looks ahead at."""
    spots = sorted(chain.from_iterable(places[char] for char in need.chars.intersection(places)))
    low = high = 0
    for spot in spots:
        if spot - need.before > high:
            if high:
                yield low, high
            low = max(0, spot - need.before)
        high = spot + need.after
    if high:
        yield low, high


def find_again(name: str, found: str, start: int, end: int) -> regex.Match[str] | None:
    """Search one rule's match from `start` on, before `end`."""
    return RULES[name].search(found, start, end, concurrent=False)
