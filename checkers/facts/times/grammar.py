"""The grammar of dates and times: the language's patterns over the class string of the words.

The patterns are data (`lexicon/en/times_grammar.toml` explains their notation); `tokens` makes the
class string.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

import regex

from checkers.facts.lexicon import load
from checkers.facts.times.needs import needs_of
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
_NEEDS: Final = {name: needs_of(_expand(source)) for name, source in _RULES.items()}
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
    there = set(found)
    for name, rule in RULES.items():
        if any(there.isdisjoint(need) for need in _NEEDS[name]):
            continue
        for match in rule.finditer(found, 0, end, concurrent=False):
            yield name, match


def find_again(name: str, found: str, start: int, end: int) -> regex.Match[str] | None:
    """Search one rule's match from `start` on, before `end`."""
    return RULES[name].search(found, start, end, concurrent=False)
