"""Phrase syntax: what an author writes → nodes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import regex

from checkers.model import Kind
from checkers.rulebook.masks import MASKS, fold
from checkers.rulebook.naming import NAME, NAME_WORDS
from checkers.rulebook.nearest import did_you_mean
from checkers.rulebook.phrases.classes import ANY, read_class, shorthand
from checkers.rulebook.phrases.nodes import (
    Choice,
    Edge,
    Gap,
    ListWords,
    Look,
    Node,
    PhraseFault,
    Repeat,
    Sequence,
    Slot,
    Space,
    Text,
    UnknownListFault,
)

_LONGEST = 2000  # characters of one phrase
_DEEPEST = 12  # groups within groups
_HIGHEST = 50  # of a count

_GAP = regex.compile(r"\s+(?:\.\.\.|…)(?:\s+|$)")
_SPACE = regex.compile(r"\s+")
_PLAIN = regex.compile(r"[^\s\\.{}()\[\]?*+|^$]+")
_COUNT = regex.compile(r"\{(?=,?\d)(?P<low>\d*)(?P<comma>,?)(?P<high>\d*)\}")
_QUANTIFIER = regex.compile(rf"(?:[?*+]|{_COUNT.pattern})(?P<mode>[?+])?")
_BRACED = regex.compile(r"\{\s*(?P<name>[\w-]+)\s*(?::\s*(?P<kind>[^{}]*?)\s*)?\}")
_KINDS = frozenset(map(str, Kind))
_LOOKS = {"(?=": (False, False), "(?!": (False, True), "(?<=": (True, False), "(?<!": (True, True)}
_LOOK = regex.compile(r"\(\?<?[=!]")

_REFUSED_GROUPS = (
    (regex.compile(r"\(\?P?<\w"), "named groups are not for phrases: a slot {name:kind} binds"),
    (regex.compile(r"\(\?P="), r"references back to a group are not for phrases"),
    (regex.compile(r"\(\?(?:R|\d|&|P>)"), "phrases cannot call themselves: write it out"),
    (
        regex.compile(r"\(\?[a-zA-Z-]+[:)]"),
        "flags are not for phrases: case never matters, and the rest cannot be changed",
    ),
    (regex.compile(r"\(\?"), "of groups, phrases have (?:…), (?=…), (?!…), (?<=…) and (?<!…)"),
    (regex.compile(r"\("), r"write (?:…) for a group, or \( for the mark"),
)
_STRAY = {
    ")": r"this ) closes nothing: write \) for the mark",
    "]": r"this ] closes nothing: write \] for the mark",
    "}": r"this } closes nothing: write \} for the mark",
    "^": r"phrases have no ^ (they are looked for within a sentence): write \^ for the mark",
    "$": r"phrases have no $ (they are looked for within a sentence): write \$ for the mark; "
    "sums of money are slots such as {sum:money}",
}


def parse(text: str, lists: Mapping[str, tuple[str, ...]]) -> Sequence:
    """Parse a phrase; PhraseFault with the offset of the mistake."""
    if not text.strip():
        raise PhraseFault("an empty phrase: write the words to look for", 0)
    if len(text) > _LONGEST:
        raise PhraseFault(f"longer than {_LONGEST} characters: make it several phrases", _LONGEST)
    odd = next((at for at, character in enumerate(text) if character in MASKS), None)
    if odd is not None:
        raise PhraseFault("a private-use character, which no text to check can hold", odd)
    reader = _Reader(text, lists)
    node = reader.choice(0)
    if reader.at < reader.end:
        raise PhraseFault(_STRAY[")"], reader.at)
    return node if isinstance(node, Sequence) else Sequence((node,))


class _Reader:
    """A place in the phrase; each method reads one thing and leaves the place behind it."""

    __slots__ = ("at", "end", "lists", "text")

    def __init__(self, text: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.text = text
        self.lists = lists
        kept = text.rstrip()
        escaping = len(kept) - len(kept.rstrip("\\"))
        # An escaped space may end the phrase.
        self.end = min(len(kept) + escaping % 2, len(text))
        self.at = len(text) - len(text.lstrip())

    def choice(self, depth: int) -> Node:
        start = self.at
        branches = [self.sequence(depth)]
        while self.at < self.end and self.text[self.at] == "|":
            self.at += 1
            branches.append(self.sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches), start)

    def sequence(self, depth: int) -> Sequence:
        parts: list[Node] = []
        while self.at < self.end and self.text[self.at] not in "|)":
            start = self.at
            parts.append(self.repeated(self.item(depth), start))
        return Sequence(tuple(parts))

    def item(self, depth: int) -> Node:
        character = self.text[self.at]
        if character.isspace():
            return self.space()
        match character:
            case "\\":
                return self.escape()
            case "{":
                return self.braced()
            case "(":
                return self.group(depth)
            case "[":
                node, self.at = read_class(self.text[: self.end], self.at)
                return node
            case ".":
                return self.dot()
        return self.plain()

    def plain(self) -> Text:
        found = _PLAIN.match(self.text, self.at, self.end, concurrent=False)
        if found is None:
            raise PhraseFault(self.stray(), self.at)
        end = found.end()
        # A quantifier repeats the last character only.
        if end - self.at > 1 and _QUANTIFIER.match(self.text, end, self.end, concurrent=False):
            end -= 1
        text = self.text[self.at : end]
        self.at = end
        return Text(fold(text))

    def stray(self) -> str:
        mark = self.text[self.at]
        return _STRAY.get(mark) or rf"nothing here for {mark} to repeat: write \{mark} for the mark"

    def space(self) -> Node:
        gap = _GAP.match(self.text, self.at, self.end, concurrent=False)
        if gap is None:
            found = _SPACE.match(self.text, self.at, self.end, concurrent=False)
            self.at = found.end() if found else self.at + 1
            return Space()
        start, self.at = self.at, gap.end()
        if self.at >= self.end:
            raise PhraseFault("a gap at the end of a phrase: leave it out", start)
        return Gap()

    def dot(self) -> Node:
        if self.text.startswith("...", self.at):
            where = "at the beginning of a phrase: leave it out"
            inside = "without spaces: write ' ... ' for up to eight words"
            raise PhraseFault(f"a gap {inside if self.text[: self.at].strip() else where}", self.at)
        self.at += 1
        return ANY

    def escape(self) -> Node:
        start = self.at
        escaped = self.text[start + 1 : start + 2]
        self.at += 2
        if escaped and escaped in "bB":
            return Edge(inner=escaped == "B")
        if escaped and escaped in "wWdDsS":
            return shorthand(escaped)
        if escaped.isspace():
            return Space()
        if escaped.isdigit():
            raise PhraseFault("references back to a group are not for phrases", start)
        if not escaped or escaped.isalnum():
            raise PhraseFault(
                rf"\{escaped} means nothing here: \w, \d, \s and \b do, and \ before a mark", start
            )
        return Text(fold(escaped))

    def braced(self) -> Node:
        start = self.at
        if _COUNT.match(self.text, start, self.end, concurrent=False):
            raise PhraseFault("nothing here for this count to repeat", start)
        found = _BRACED.match(self.text, start, self.end, concurrent=False)
        if found is None:
            raise PhraseFault(
                r"a { begins a slot {name:kind}, a list {name} or a count {2,3}: "
                r"write \{ for the mark",
                start,
            )
        self.at = found.end()
        name, kind = found["name"], found["kind"]
        if kind is None:
            return self.list_words(name, start)
        if not NAME.fullmatch(name, concurrent=False):
            raise PhraseFault(f"{name!r} is no slot name: use {NAME_WORDS}", start + 1)
        if kind not in _KINDS:
            hint = did_you_mean(kind, _KINDS)
            raise PhraseFault(f"unknown kind {kind!r}{hint}", found.start("kind"))
        if kind == Kind.INDIRECT:
            raise PhraseFault(
                "indirect speech is a whole clause: bind it with {one: indirect}, not with a slot",
                found.start("kind"),
            )
        return Slot(name, Kind(kind), start)

    def list_words(self, name: str, start: int) -> ListWords:
        if name not in self.lists:
            hint = did_you_mean(name, self.lists)
            if name in _KINDS:
                hint = f": a slot needs a name as well, such as {{its_name:{name}}}"
            elif NAME.fullmatch(name, concurrent=False):
                hint += f"{';' if hint else ':'} a slot needs a kind: {{{name}:money}}"
            raise UnknownListFault(f"unknown list {name!r}{hint}", start + 1)
        entries = list_entries(tuple(self.lists[name]))
        if not entries:
            raise PhraseFault(f"the list {name!r} has no words: give it one", start + 1)
        return ListWords(name, entries)

    def group(self, depth: int) -> Node:
        start = self.at
        if depth >= _DEEPEST:
            raise PhraseFault(f"groups more than {_DEEPEST} deep: make it several phrases", start)
        look = _LOOK.match(self.text, start, self.end, concurrent=False)
        opening = look[0] if look else "(?:"
        if not self.text.startswith(opening, start):
            raise PhraseFault(self.refused_group(), start)
        self.at += len(opening)
        body = self.choice(depth + 1)
        if self.at >= self.end:
            raise PhraseFault(r"this group is never closed: write ) at its end", start)
        self.at += 1
        if look is None:
            return body
        behind, negative = _LOOKS[opening]
        return Look(body, behind, negative, start)

    def refused_group(self) -> str:
        return next(
            message
            for pattern, message in _REFUSED_GROUPS
            if pattern.match(self.text, self.at, concurrent=False)
        )

    def repeated(self, node: Node, start: int) -> Node:
        found = _QUANTIFIER.match(self.text, self.at, self.end, concurrent=False)
        if found is None:
            return node
        self.at = found.end()
        low, high = _counts(found, start)
        if isinstance(node, Edge | Look):
            raise PhraseFault("a condition cannot be repeated: leave the repeat out", start)
        if isinstance(node, Space):  # one space is any run already
            return Repeat(node, min(low, 1), 1, "", start) if low == 0 else node
        return Repeat(node, low, high, found["mode"] or "", start)


def _counts(found: regex.Match[str], start: int) -> tuple[int, int | None]:
    sign = found[0][0]
    if sign != "{":
        return (1 if sign == "+" else 0), (1 if sign == "?" else None)
    low = int(found["low"] or 0)
    high = low if not found["comma"] else (int(found["high"]) if found["high"] else None)
    if max(low, high or 0) > _HIGHEST:
        raise PhraseFault(f"a count above {_HIGHEST}: use a smaller one", start)
    if high is not None and high < max(low, 1):
        raise PhraseFault("this count runs backwards or allows nothing: write {1,3}", start)
    return low, high


@lru_cache(maxsize=4096)
def list_entries(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Fold a word list, each entry once, longer ones first."""
    folded = {" ".join(fold(entry).split()) for entry in entries} - {""}
    return tuple(sorted(folded, key=lambda entry: (-len(entry), entry)))
