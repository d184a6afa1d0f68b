"""One person who has two titles."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from checkers.facts.lexicon import either
from checkers.facts.names.words import GIVEN_NAMES
from checkers.model import Document
from checkers.quote_attribution.people.mentions import (
    ABBREVIATIONS,
    COURTESY,
    HEADS,
    LEXICON,
    MODIFIERS,
    SHIFTS,
    Mention,
    mentions,
    title_start,
)
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene

_SAME = [frozenset(words) for words in LEXICON["same"]]
_LADDERS = [frozenset(row) for row in LEXICON["ladders"]]
_FIELDS: dict[str, str] = {word: row[0] for row in LEXICON["fields"] for word in row}
_BELOW = frozenset(LEXICON["below"])
_POSTS = frozenset(LEXICON["posts"])
_GENERIC = frozenset(LEXICON["generic"])
# Parents at a school are nobody's kin; "her parents" are.
_KIN = regex.compile(
    rf"\b(?!(?:{either(LEXICON['kin_of_several'])})\b)(?:{either(LEXICON['kin'])})\b"
    rf"|(?:\b(?:his|her|their|the)|[’']s?)\s(?:{either(LEXICON['kin_of_several'])})\b",
    regex.IGNORECASE,
)
_SHIFTS = Sought(rf"(?<!\w)(?:{SHIFTS})(?!\w)", regex.IGNORECASE)
_WHOSE = regex.compile(r"([\p{L}-]+)[’']s?\s")
_BODIES = frozenset(("company", "firm", "group"))  # whatever its name
_THEN = Sought(r"\b[Tt]hen(?:-|\s(?:an?\s|the\s)?)(?:[\p{L}-]+,?\s){0,5}\Z")
# "In her first years, as Mayor Roth, she …": what she was then.
_AS = Sought(r"\b[Aa]s\s(?:\p{L}[\p{L}-]*\s){1,3}\Z")
_BECAME = "was|is|are|became|become|becomes|becoming|made|be|as|been|now|elected|appointed|named"
_WORK = regex.compile(
    r",\san?\s(?:\p{Ll}+\s){0,2}?(?:film|play|novel|book|song|opera|musical|series)\b"
)
_YEAR = regex.compile(
    r"\b(?:in|by|until|since)\s(?:\p{Lu}\p{L}+\s)?(?:1[89]|20)\d\d\b", regex.IGNORECASE
)
_ENDS = (",", ".")  # of what stands in apposition
_NEAR = 80  # characters around a name
# "The finance director of Corlan, Jo Lee,"
_AHEAD = regex.compile(
    rf"\b(?P<role>(?:(?:{either(MODIFIERS)})[\s-]){{0,3}}(?:{either(HEADS)}))"
    r"\s(?:of|for|to|at|in)\s(?:the\s)?[^,;.:“”\"]{2,40},\s(?:\d{1,3},\s)?\Z",
    regex.IGNORECASE,
)
# "Jo Lee, the chief executive, …", but not "Jo Lee, 50, was an inspector in …".
_BEHIND = regex.compile(
    r",\s(?:\d{1,3},\s)?(?:the\s|a\s|its\s|their\s)?(?P<role>(?!(?:was|were|is|are|had|has|will|would|who|became|once|when|as|served|spent)\s)(?:[\p{L}’'-]+\s){0,3}?[\p{L}-]+)(?=[,.]|\s(?:of|and|at|for|in)\b)"
)
# "Lee, who has been treasurer since 2015": what Lee is, whatever else the sentence tells of.
_HELD = regex.compile(
    r",\s(?:\d{1,3},\s)?who\shas\s(?:been|served\sas|worked\sas)\s(?!also\b|both\b|acting\b)(?:the\s|its\s|their\s)?"
    r"(?P<role>(?:[\p{L}’'-]+\s){0,2}?[\p{L}-]+)\s(?:since|for)\s[^,.;]{1,30}(?=[,.])"
)


@dataclass(slots=True)
class _Known:
    """What a text has told of the bearers of one name so far."""

    given: set[str] = field(default_factory=set)
    titled: dict[tuple[str, ...], Mention] = field(default_factory=dict)  # the first with each
    told: list[Mention] = field(default_factory=list)  # that may tell of another time
    last: Mention | None = None

    def add(self, mention: Mention, roles: Iterable[tuple[str, ...]]) -> None:
        self.given.add(mention.words[0])
        for role in roles:
            if role:
                self.titled.setdefault(role, mention)
        self.told.append(mention)
        self.last = mention


def find_titles(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the title that a person is introduced with and one that the surname has later."""
    document = scene.article.document
    introduced: dict[str, _Known] = defaultdict(_Known)
    for mention in mentions(scene):
        if mention.full:
            roles = list(_roles(document, mention))
            for name in _short_names(mention):
                introduced[name].add(mention, roles)
        elif mention.surname in introduced:
            known = introduced[mention.surname]
            if known.titled:
                known.told.append(mention)
            found = _again(scene, mention, known)
            if found is not None:
                yield _pair(document, found[0], mention, agree=found[1])


def _short_names(mention: Mention) -> tuple[str, ...]:
    """Name what a person may be called by alone; "Wen Lihua" is Ms Wen."""
    first = mention.words[0]
    family_first = len(mention.words) == 2 and first.lower() not in GIVEN_NAMES
    return (mention.surname, first) if family_first else (mention.surname,)


def _again(scene: Scene, mention: Mention, known: _Known) -> tuple[Mention, bool] | None:
    """Find the mention whose title a surname's has to agree with, and whether it does."""
    document = scene.article.document
    # Two persons of one surname, or one who is told to have been something else.
    if mention.quoted or len(known.given) != 1 or not known.titled or known.last is None:
        return None
    later, told = _office(mention.title), known.told
    if not later:
        later = _rank_behind(document, mention, known.titled, _BEHIND)
    if not later:
        later = _rank_behind(document, mention, known.titled, _HELD)
        told = [each for each in told if each is not mention]
    if not later or any(_shifts(scene, each) for each in told):
        return None
    if _may_be_another(scene, known.last, mention, later):
        return None
    alike = next((m for role, m in known.titled.items() if _agree(role, later)), None)
    return alike or next(iter(known.titled.values())), alike is not None


def _rank_behind(
    document: Document,
    mention: Mention,
    roles: Mapping[tuple[str, ...], Mention],
    pattern: regex.Pattern[str],
) -> tuple[str, ...]:
    """Read what stands behind a surname where it is a rung of the ladder of an earlier title."""
    behind = pattern.match(document.text, mention.span.end, concurrent=False)
    role = (
        _office(tuple(behind["role"].lower().split()), courtesy=True) if behind is not None else ()
    )
    if role and any({role[-1], one[-1]} <= row for one in roles for row in _LADDERS):
        return role
    if role and any(_are_two_chiefs(role, one) for one in roles):
        return role
    if (
        behind is not None
        and role
        and any(_is_one_head(role, one) or _are_two_posts(role, one) for one in roles)
    ):
        first = next(iter(roles.values()))
        return role if _is_of_one_body(document, behind, first) else ()
    return ()


def _is_one_head(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell "finance director" from "sales director", "leader" from "deputy leader"."""
    return one[-1] == other[-1] and not _agree(one, other)


def _are_two_posts(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell two posts of one body that nobody holds at once: the chief executive, the treasurer."""
    return one[-1] in _POSTS and other[-1] in _POSTS and not _agree(one, other)


def _is_of_one_body(document: Document, behind: regex.Match[str], first: Mention) -> bool:
    """Tell whether "the council's leader" is of what the first telling speaks of."""
    said = behind.group()
    if document.text[behind.end() : behind.end() + 1] not in _ENDS:
        return False  # "the leader of …" is of what it names
    whose = _WHOSE.search(said, concurrent=False)
    if whose is None:
        return True
    span = document.sentences[first.sentence].span
    sentence = document.text[span.start : span.end].lower()
    return whose[1].lower() in _BODIES or whose[1].lower() in sentence


def _roles(document: Document, mention: Mention) -> Iterator[tuple[str, ...]]:
    before = _office(mention.title)
    if before:
        yield before
    text, start = document.text, mention.span.start
    if text[start - 2 : start - 1] == "," and text.startswith(_ENDS, mention.span.end):
        ahead = _AHEAD.search(text, max(0, start - _NEAR), start, concurrent=False)
        if ahead is not None:
            yield _office(tuple(ahead["role"].lower().split()))
    behind = _BEHIND.match(document.text, mention.span.end, concurrent=False)
    if behind is not None:
        role = _office(tuple(behind["role"].lower().split()), courtesy=True)
        if role and role[-1] in HEADS:
            yield role


def _office(title: Sequence[str], *, courtesy: bool = False) -> tuple[str, ...]:
    """Spell a title out and leave courtesies away; behind a name they are none."""
    words = " ".join(
        ABBREVIATIONS.get(part, part)
        for word in title
        if courtesy or word not in COURTESY
        for part in word.split("-")
    ).split()
    if not words or words[-1] not in HEADS:
        return ()
    first = len(words) - 1
    while first and (words[first - 1] in MODIFIERS or words[first - 1] in HEADS):
        first -= 1
    return tuple(words[first:])


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two titles can be one office: a part of it, another word for it."""
    if (set(one) & _BELOW) != (set(other) & _BELOW):
        return False
    a, b = set(one) - _GENERIC, set(other) - _GENERIC
    if _are_two_chiefs(a, b):
        return False
    if a <= b or b <= a:
        return True
    heads = one[-1], other[-1]
    if heads[0] == heads[1]:
        return not (a - b and b - a) or not (a & MODIFIERS and b & MODIFIERS)
    return any(set(heads) <= words for words in _SAME)


def _are_two_chiefs(a: Collection[str], b: Collection[str]) -> bool:
    """Tell the chief executive from the chief financial officer."""
    fields = [{_FIELDS[word] for word in each if word in _FIELDS} for each in (a, b)]
    return "chief" in a and "chief" in b and all(fields) and fields[0] != fields[1]


def _shifts(scene: Scene, mention: Mention) -> bool:
    """Tell whether the words about a person tell of a time when the title was another."""
    document, at = scene.article.document, mention.sentence
    span = document.sentences[mention.sentence].span
    start = max(span.start, mention.span.start - _NEAR)
    end = min(span.end, mention.span.end + _NEAR)
    if _SHIFTS.search(scene, at, start, end):
        return True
    return any(each.search(scene, at, start, mention.span.start) for each in (_THEN, _AS))


def _may_be_another(scene: Scene, first: Mention, later: Mention, title: Sequence[str]) -> bool:
    """Tell whether kin of the same name come between, or the text tells of the other office."""
    document = scene.article.document
    own = document.sentences[first.sentence].span
    places = scene.once(_Places)
    if places.between(_KIN, own.start, later.span.start):
        return True
    sentence = document.sentences[later.sentence].span
    if _YEAR.search(document.text, sentence.start, later.span.start, concurrent=False):
        return True
    behind = _BEHIND.match(document.text, first.span.end, concurrent=False)
    rest = behind.end() if behind is not None else first.span.end  # beyond its own title
    if " ".join(title) in document.text[rest : own.end].lower():
        return True
    became = regex.compile(
        rf"\b(?:{_BECAME})\s(?:an?\s|the\s)?(?:[\p{{L}}-]+\s){{0,2}}?{title[-1]}\b"
    )
    if places.between(became, own.start, later.span.start):
        return True
    return _WORK.match(document.text, later.span.end, concurrent=False) is not None


class _Places:
    """Where patterns stand in an article; each is looked for once, however often one asks."""

    def __init__(self, scene: Scene) -> None:
        self._text = scene.article.document.text
        self._found: dict[regex.Pattern[str], list[tuple[int, int]]] = {}

    def between(self, pattern: regex.Pattern[str], start: int, end: int) -> bool:
        """Tell whether a pattern stands between two places."""
        if pattern not in self._found:
            found = pattern.finditer(self._text, concurrent=False)
            self._found[pattern] = [match.span() for match in found]
        spans = self._found[pattern]
        first = bisect_left(spans, (start, start))
        return first < len(spans) and spans[first][1] <= end


def _pair(
    document: Document, first: Mention, later: Mention, *, agree: bool
) -> tuple[Bound, Bound, Bound, Bound]:
    """Bind both mentions with their titles, then the words that the rule compares."""
    one, other = _titled(document, first), _titled(document, later)
    same = Passage(document.id, other.start, other.end, other.text)
    return (
        Bound(one, document),
        Bound(other, document),
        Bound(same, document),
        Bound(same if agree else one, document),
    )


def _titled(document: Document, mention: Mention) -> Passage:
    """Give a name with the title before it; where the title stands behind, with that."""
    start, end = mention.span.start, mention.span.end
    text = document.text
    if mention.title:
        at = title_start(document, mention)
        start = start if at is None else at
    behind = _BEHIND.match(text, end, concurrent=False) or _HELD.match(text, end)
    if behind is not None and not _office(mention.title):
        end = behind.end()
    return Passage(document.id, start, end, text[start:end])


FINDERS = (Finder("title", find_titles, binds=4 * (Base.PASSAGE,)),)
