"""A headline's name against the persons of the body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex
from rapidfuzz.distance import DamerauLevenshtein

from checkers.facts.names.words import NO_NAMES, PLACES
from checkers.model import Document, Span
from checkers.quote_attribution.people.headline_slips import far_slip
from checkers.quote_attribution.people.likeness import (
    forms_apart,
    letters,
    one_surname,
    slips_apart,
    sound,
    without_accents,
)
from checkers.quote_attribution.people.mentions import Mention, mentions
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_WORD = regex.compile(r"(?<![\w’'-])\p{Lu}[\p{L}\p{M}]+(?:[’'-]\p{Lu}?[\p{L}\p{M}]+)*")
_POSSESSIVE = regex.compile(r"['’]s\Z")
_CAPITAL = regex.compile(r"\s\p{Lu}\p{Ll}")
_NEXT = regex.compile(r"\s[\p{L}]{4,}")
_PREVIOUS = regex.compile(r"(?<w>\p{Lu}\p{L}{2,})\s\Z")
_LOWER = regex.compile(r"(?<!\p{L})\p{Ll}{5,}")  # in a headline that capitalises names alone
_WITHIN = regex.compile(r"[\p{Ll},]\s\Z")
# What makes a people, a speaker of a language or a plural of a name.
_ENDINGS = frozenset(
    ("", "s", "es", "n", "ns", "an", "ans", "ian", "ians", "ish", "er", "ers", "ese", "a", "i")
)
_LONG = 6  # letters of a name that is no person's
_OFTEN = 2
_AGENT = regex.compile(r"(?:er|or|man|maker)\Z")
_SHORT = 4  # letters: shorter words are like too many
_LEAD = 12  # sentences in which the persons of the headline are introduced


def find_headline_names(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a headline's name with the body's person of that name, or of one all but the same.

    A name of no person is paired with the one of the body that it is a slip of.
    """
    document = scene.article.document
    heads = document.headlines
    if not heads:
        return
    people = [m for m in mentions(scene) if m.full]
    names = _Names(document, max(head.end for head in heads))
    accented = {name for person in people for name in person.words if not name.isascii()}
    for head in heads:
        for match in _WORD.finditer(document.text, head.start, head.end, concurrent=False):
            word = _POSSESSIVE.sub("", match.group())
            if any(without_accents(word, name) for name in accented):
                continue  # a headline may go without accents
            told = _given(document, match, head, people)
            if told is not None:
                yield passage_at(document, Span(*match.span())), told
                continue
            told = _surname(word, people, document, heads) or names.alike(word, match, head)
            if told is None and (far := far_slip(document, match, word, head, people)) is not None:
                told = Bound(far.passage(document, whole=False), document)
            if told is not None:
                span = Span(match.start(), match.start() + len(word))
                yield passage_at(document, span), told


def _surname(
    word: str, people: list[Mention], document: Document, heads: Sequence[Span]
) -> Bound | None:
    person = _person(word, people, document, heads) if people else None
    return Bound(person.passage(document, whole=False), document) if person is not None else None


def _given(
    document: Document, match: regex.Match[str], head: Span, people: list[Mention]
) -> Bound | None:
    """Find the person whose given name is spelled another way before the same surname."""
    word = _POSSESSIVE.sub("", match.group())
    behind = document.text[match.end() : head.end]
    following = _WORD.match(behind.lstrip())
    if following is None or not behind.startswith(" "):
        return None
    surname = _POSSESSIVE.sub("", following.group())
    bearers = [person for person in people if person.surname == surname]
    names = {person.words[0] for person in bearers}
    if len(names) != 1 or word in names or not _one_given(word, bearers[0].words[0]):
        return None
    return Bound(bearers[0].word(document, 0), document)


def _one_given(word: str, given: str) -> bool:
    """Tell one given name in two spellings from a short form, "Kate" and "Katie"."""
    if sound(word) == sound(given):
        return True
    if word[0] != given[0] or word[-1] != given[-1] or min(len(word), len(given)) < _SHORT:
        return False
    return int(DamerauLevenshtein.distance(word, given)) == 1 and len(word) == len(given)


def _person(
    word: str, people: list[Mention], document: Document, heads: Sequence[Span]
) -> Mention | None:
    """Find the person that a word of the headline means; None where it may be anything else."""
    same = next((person for person in people if person.surname == word), None)
    if same is not None:
        return same
    if len(word) < _SHORT or not people:
        return None
    lead = people[0].sentence + _LEAD
    near = [
        person
        for person in people
        if person.sentence <= lead
        and not forms_apart(word, person.surname)
        and one_surname(word, person.surname)
    ]
    if len({person.surname for person in near}) != 1 or _stands_below(word, document, heads):
        return None
    return near[0]


def _stands_below(word: str, document: Document, heads: Sequence[Span]) -> bool:
    """Tell whether the body has the headline's word too: then it is no slip."""
    start = max(head.end for head in heads)
    # "Fisher missing": the body has the word within "fisherman", or "fished".
    root = _AGENT.sub("", word.lower())
    within = root if root != word.lower() and len(root) >= _SHORT else word.lower()
    pattern = rf"(?<!\w)(?i:{regex.escape(word)})(?!\w)|{regex.escape(within)}"
    return regex.search(pattern, document.text[start:]) is not None


class _Names:
    """The capitalised words of the body that a sentence has within it: names of any kind."""

    def __init__(self, document: Document, start: int) -> None:
        self._document, self._start = document, start
        self._places: dict[str, list[int]] | None = None

    def alike(self, word: str, match: regex.Match[str], head: Span) -> Bound | None:
        """Find the one name that a word of the headline is a slip of, and that is no person's.

        At a headline's beginning, or where it capitalises all its words, the word has to stand
        beside the name's neighbour, or the name more than once in the body.
        """
        if len(word) < _LONG or word.lower() in NO_NAMES or word.lower() in PLACES:
            return None
        near = [
            name
            for name in self._read()
            if len(name) >= _LONG
            and slips_apart(word, name)
            and not _derived(word, name)
            and letters(word) != letters(name)
        ]
        if len(near) != 1 or _stands_below(word, self._document, [head]):
            return None
        text = self._document.text
        places = self._read()[near[0]]
        plain = match.start() == head.start or _LOWER.search(text[head.start : head.end]) is None
        beside = [at for at in places if self._neighbours(match, head, at, near[0])]
        if plain and not beside and len(places) < _OFTEN:
            return None
        at = (beside or places)[0]
        return passage_at(self._document, Span(at, at + len(near[0])))

    def _read(self) -> dict[str, list[int]]:
        if self._places is None:
            text, found = self._document.text, defaultdict[str, list[int]](list)
            within = set()
            for match in _WORD.finditer(text, self._start, concurrent=False):
                name = _POSSESSIVE.sub("", match.group())
                found[name].append(match.start())
                if _WITHIN.search(text, max(0, match.start() - 3), match.start()) or (
                    _CAPITAL.match(text, match.end(), concurrent=False)
                ):
                    within.add(name)
            self._places = {
                name: places
                for name, places in found.items()
                if name in within or len(places) >= _OFTEN
            }
        return self._places

    def _neighbours(self, match: regex.Match[str], head: Span, at: int, name: str) -> bool:
        text = self._document.text
        following = _NEXT.match(text, match.end(), head.end, concurrent=False)
        told = _NEXT.match(text, at + len(name), concurrent=False)
        if following is not None and told is not None and _alike(following, told):
            return True
        before = _PREVIOUS.search(text, head.start, match.start(), concurrent=False)
        ahead = _PREVIOUS.search(text, max(0, at - 30), at, concurrent=False)
        return before is not None and ahead is not None and before["w"] == ahead["w"]


def _alike(one: regex.Match[str], other: regex.Match[str]) -> bool:
    return one.group().lower() == other.group().lower()


def _derived(word: str, name: str) -> bool:
    """Tell "Brazilians" from a slip of "Brazil"."""
    a, b = word.lower(), name.lower()
    short, long = sorted((a, b), key=len)
    common = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[common:] in _ENDINGS and long[common:] in _ENDINGS


FINDERS = (Finder("headline_name", find_headline_names, binds=(Base.PASSAGE, Base.PASSAGE)),)
