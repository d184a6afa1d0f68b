"""Words without which a pattern cannot match: what a text is asked for before it is searched.

A look into the set of a text's words costs nothing beside a search.  So a pattern is read for the
words that every match of it holds: "(?:was|were) born" needs "born" and one of "was" and "were".
A mask, a character of the private use area that stands for a figure, is a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import regex

from checkers.facts.lexicon import load

Needed: TypeAlias = tuple[frozenset[str], ...]  # one word of each group has to be there

# Words that nearly every text has, so that asking for them tells nothing.
_COMMON = frozenset(load("passages")["function_words"])
_MOST = 1500  # ways in which a stretch of a pattern is spelt out
_EDGE = "\0"  # no letter stands here, whatever does
_OPEN = "\1"  # anything may stand here, letters too, or nothing
_TOKEN = regex.compile(
    r"(?P<reference>\(\?P[=>]\w+\)|\\[1-9])"
    r"|(?P<open>\((?:\?(?:P?<(?P<behind>[=!])|P?<\w+>|(?P<ahead>[=!])|[a-z]*:|>))?)"
    r"|(?P<class>\[\^?(?:\\.|[^\\])(?:\\.|[^\]\\])*\])"
    r"|(?P<escape>\\(?:[pP]\{[^}]*\}|x[0-9a-fA-F]{2}|N\{[^}]*\}|.))"
    r"|(?P<repeat>(?:[*+?]|\{(?P<least>\d*)(?P<more>,?)(?P<most>\d*)\})[?+]?)"
    r"|(?P<mark>[)|.^$])"
    r"|(?P<letter>.)",
    regex.DOTALL,
)
_MASK = "\ue000-\uf8ff"
_MASKS = regex.compile(rf"[{_MASK}]")
_OF_MASKS = regex.compile(rf"[{_MASK}]+")
_WHOLE_WORD = regex.compile(r"(?<=[^\w\x01])\w+(?=[^\w\x01])")
_HEAD = regex.compile(r".*?(?=[^\w\x01]?\w*\Z)", regex.DOTALL)  # before the last word
_LETTERS = (r"\w", r"[\w]", r"[^\W_]", r"\p{L}", r"[^\W\d_]", r"[\w-]", r"[-\w]", r"[\w'-]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a pattern: all its spellings, and what it needs beside what they show."""

    spelt: frozenset[str]
    needs: Needed = ()


_ANYTHING = _Part(frozenset({_OPEN}))
_NOTHING = _Part(frozenset({""}))
_BOUNDARY = _Part(frozenset({_EDGE}))
_SPACE = _Part(frozenset({" "}))


def needed(*patterns: regex.Pattern[str]) -> Needed:
    """Tell the words, in small letters, that a text must have for one of the patterns to match.

    A word is a run of letters, digits and underscores, or one mask.  Each group of the answer has
    to be met by one of its words; no group at all says that nothing is known and the text has to
    be searched.
    """
    return one_of([_needed(pattern.pattern) for pattern in patterns])


def one_of(each: Sequence[Needed]) -> Needed:
    """Tell what a text must have that has what one of several patterns needs."""
    return each[0] if len(each) == 1 else _any(each)


def has(words: Set[str], needs: Needed) -> bool:
    """Tell whether a text with these words has what is needed."""
    for group in needs:  # noqa: SIM110 -- asked a thousand times an article, too often for all()
        if group.isdisjoint(words):
            return False
    return True


def _needed(source: str) -> Needed:
    tokens = list(_TOKEN.finditer(source))
    whole, end = _alternatives(tokens, 0)
    return _all_needs(whole) if end == len(tokens) else ()


def _any(each: Iterable[Needed]) -> Needed:
    """Join what alternatives need: the words of the rarest group of each, and the masks."""
    known = [tuple(groups) for groups in each]
    made = (
        _joined([[group for group in groups if _is_of_masks(group) is masks] for groups in known])
        for masks in (False, True)
    )
    return tuple(group for group in made if group)


def _joined(each: Iterable[Sequence[frozenset[str]]]) -> frozenset[str]:
    joined: set[str] = set()
    for groups in each:
        if not groups:
            return frozenset()
        joined |= min(groups, key=_commonness)
    return frozenset(joined)


def _commonness(group: Set[str]) -> tuple[int, int]:
    return len(group & _COMMON), len(group)


def _is_of_masks(group: frozenset[str]) -> bool:
    return all(map(_MASKS.fullmatch, group))


def _all_needs(part: _Part) -> Needed:
    return (*part.needs, *_words_of(part.spelt))


def _words_of(spelt: Iterable[str]) -> Iterator[frozenset[str]]:
    """Give one group with a word of each spelling; none where one of them has no whole word.

    What stands at either end may go on in the text round the match.
    """
    found: set[str] = set()
    for spelling in spelt:
        whole = _WHOLE_WORD.findall(f"{_OPEN}{spelling}{_OPEN}", concurrent=False)
        if not whole:
            return
        found.add(max(whole, key=_rarity))
    yield frozenset(found)


def _rarity(word: str) -> tuple[bool, int]:
    return word not in _COMMON, len(word)


def _alternatives(tokens: list[regex.Match[str]], at: int) -> tuple[_Part, int]:
    parts: list[_Part] = []
    while True:
        part, at = _sequence(tokens, at)
        parts.append(part)
        if at == len(tokens) or tokens[at]["mark"] != "|":
            return _either_of(parts), at
        at += 1


def _either_of(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    if sum(len(part.spelt) for part in parts) <= _MOST and not any(part.needs for part in parts):
        return _Part(frozenset().union(*(part.spelt for part in parts)))
    return _Part(frozenset({_OPEN}), _any(map(_all_needs, parts)))


def _sequence(tokens: list[regex.Match[str]], at: int) -> tuple[_Part, int]:
    parts: list[_Part] = []
    while at < len(tokens) and tokens[at]["mark"] not in (")", "|"):
        part, at = _item(tokens, at)
        if at < len(tokens) and tokens[at]["repeat"]:
            part, at = _repeated(part, tokens[at]), at + 1
        parts.append(part)
    return _row(parts), at


def _row(parts: list[_Part]) -> _Part:
    """Join parts that follow each other; where the spellings grow too many, note their words."""
    needs: list[frozenset[str]] = []
    made = frozenset({""})
    for part in parts:
        needs += part.needs
        if len(made) * len(part.spelt) > _MOST:
            needs += _words_of(made)
            made = frozenset(_OPEN + _HEAD.sub("", each, count=1) for each in made)
            made = made if len(made) * len(part.spelt) <= _MOST else frozenset({_OPEN})
        made = frozenset(a + b for a, b in product(made, part.spelt))
    return _Part(made, tuple(needs))


def _repeated(part: _Part, how: regex.Match[str]) -> _Part:
    sign = how["repeat"][0]
    least = int(how["least"] or 0) if sign == "{" else int(sign == "+")
    once = sign == "?" or (least == 1 and how["more"] == "") or how["most"] == "1"
    if once:
        return part if least else _Part(part.spelt | {""})
    again = frozenset(each + _OPEN + _end_of(part) for each in part.spelt)
    return _Part(again, part.needs) if least else _Part(_begin_of(part, _OPEN + _end_of(part)))


def _end_of(part: _Part) -> str:
    """Give an edge where every spelling of a part ends with one."""
    return _EDGE if all(_is_edge(each[-1:]) for each in part.spelt) else ""


def _begin_of(part: _Part, rest: str) -> frozenset[str]:
    """Let a part stand or not: an edge, where every spelling begins with one, and the rest."""
    edge = _EDGE if all(_is_edge(each[:1]) for each in part.spelt) else ""
    return frozenset({edge + rest, ""})


def _is_edge(character: str) -> bool:
    return character in (_EDGE, " ") if character else False


def _item(tokens: list[regex.Match[str]], at: int) -> tuple[_Part, int]:
    token = tokens[at]
    if token["open"] is not None:
        inside, end = _alternatives(tokens, at + 1)
        if token["ahead"] or token["behind"]:
            inside = _look(token, inside, "".join(each.group() for each in tokens[at + 1 : end]))
        return inside, end + 1
    if token["class"] is not None:
        return _class(token["class"]), at + 1
    if token["escape"] is not None:
        return _escape(token["escape"]), at + 1
    if token["letter"] is not None:
        return _letter(token["letter"]), at + 1
    return (_BOUNDARY if token["mark"] in ("^", "$") else _ANYTHING), at + 1


def _look(look: regex.Match[str], inside: _Part, source: str) -> _Part:
    """Take "no letter here" and "a space here" as an edge; other looks tell nothing."""
    if "!" in (look["ahead"], look["behind"]):
        return _BOUNDARY if source in _LETTERS else _NOTHING
    near = [each[:1] if look["ahead"] else each[-1:] for each in inside.spelt]
    return _BOUNDARY if all(map(_is_edge, near)) else _NOTHING


def _letter(letter: str) -> _Part:
    if letter.isalnum() or letter == "_":
        return _Part(frozenset({letter.lower()}))
    # A mask may hide letters that go on in the text round it.
    return _Part(frozenset({_OPEN}), (frozenset(letter),)) if _MASKS.match(letter) else _SPACE


def _escape(escape: str) -> _Part:
    if escape in (r"\b", r"\A", r"\Z"):
        return _BOUNDARY
    if escape in (r"\s", r"\W", r"\n", r"\xa0"):
        return _SPACE
    if escape == r"\G":
        return _NOTHING
    return _ANYTHING if escape[1].isalnum() else _letter(escape[1])


def _class(source: str) -> _Part:
    inside = source[1:-1].replace(r"\s", " ").replace(r"\xa0", " ")
    if _OF_MASKS.fullmatch(inside):
        return _Part(frozenset({_OPEN}), (frozenset(inside),))
    if inside[0] == "^" or regex.search(rf"\\\w|\w-\w|\[|&&|--|[{_MASK}]", inside):
        return _ANYTHING
    return _either_of([_letter(each) for each in inside.replace("\\", "")])
