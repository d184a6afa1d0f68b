"""The slot that a figure or a date fills: what it counts, and the words that stand beside it.

Where a source fills one slot with one value, and nowhere has the article's, the two differ,
however differently the sentences are built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from checkers import ranges
from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Facts, Kind, Quantity, Span, TimeExpression, Truth
from checkers.passages.counterparts import Candidate
from checkers.passages.roles import DEEDS, THINGS
from checkers.passages.statements import Reading, Statement, Word, role_of, same_time, unit_span
from checkers.passages.words import stem

COUNTED, BY_NAME = "count", "person"  # keys that say most of what a figure is of
_LEXICON = load("sources")["slots"]
_LIGHT = frozenset(map(stem, _LEXICON["light"]))
_BREAK = regex.compile(
    rf"[,;:](?=[\s\"'“”’])|[()“”\"—–]|\b(?:{either(_LEXICON['breaks'])})\b", regex.IGNORECASE
)
_TO_COME = regex.compile(rf"\b(?:{either(_LEXICON['to_come'])})\b", regex.IGNORECASE)
_ALIKE = {stem(word): stem(row[0]) for row in _LEXICON["alike"] for word in row}
_TURN = regex.compile(r"\b(?:but|while|whereas|although|though)\b")
_POINTERS = frozenset({"last", "next", "previous", "this"})
_MORE_THAN = regex.compile(r"\b(?:more|fewer|less)\sthan\b")
_SEASON = regex.compile(
    r"\b(?:last|next|previous|this)\s(?:week|month|quarter|season|year|spring|summer|autumn|winter)\b"
)
_LINK = regex.compile(
    rf"\s(?:{either(load('passages')['links'])})\s(?:(?:a|an|her|his|its|the)\s)?"
)
_LED = regex.compile(r"\b\p{L}+\sthat\Z")
_NEGATIONS = frozenset(load("passages")["negations"])
_BASES = frozenset(load("passages")["irregular"])
_STEPS = frozenset(_LEXICON["steps"])
_SAID_THAT = regex.compile(rf"\b(?:{either(load('people')['verbs'])}|heard)(?:\sthat)?\b")
_WORDS = 3  # on each side of a figure
_NEXT = {"before": 2, "behind": 1}  # words that a text must have of those of the other
_TELLING = 2  # words in common that tell of one thing where nothing is counted
_SUBJECT = 3  # … and beside them in sentences on the change of one thing
_CHANGES = frozenset({"fall", "rise"})
_STRAY = 1  # word of the source alone
_MOST = 60  # figures of one key; more are a table
_OPENING = 10  # characters before a time that opens a sentence
_THAN = "than"
_ENDS = frozenset({"after", "before", "from", "since"})  # right before a figure they end nothing
_CLOSE = 40  # characters within which a negation turns a figure round


@dataclass(frozen=True, slots=True)
class _Slot:
    """The words beside a figure within its clause, by what they tell of; `next` stand closest."""

    words: frozenset[str]
    verbs: frozenset[str]
    next: frozenset[str]
    steps: frozenset[str]
    clause: Span
    statement: Statement

    @property
    def all(self) -> frozenset[str]:
        return self.words | self.verbs


class Slots:
    """Finds the only other value that sources have in a claim's slot.

    `key` says what a fact is of; only facts of one key are compared.  `differs` tells that two
    cannot be one, `missing` that no source has a claim's value, `whole` that a fact is no part,
    bound or rate, `apart` that a document tells its fact of something else, `one_bearer` that two
    can be told of one person.
    """

    def __init__(
        self,
        own: Facts,
        told: Sequence[Facts],
        *,
        key: Callable[[Facts, Fact], Hashable | None],
        differs: Callable[[Fact, Fact], bool],
        missing: Callable[[Fact], bool],
        whole: Callable[[Document, Fact], bool],
        apart: Callable[[Fact, Fact, Document], bool],
        one_bearer: Callable[[Fact, Candidate], bool],
    ) -> None:
        self._own = own
        self._told = told
        self._key = key
        self._differs = differs
        self._missing = missing
        self._whole = whole
        self._apart = apart
        self._one_bearer = one_bearer
        self._reading = Reading((own, *told))
        self._slots: dict[tuple[str, Span], _Slot] = {}

    def of(self, claim: Fact) -> Candidate | None:
        key = self._key(self._own, claim)
        pool = self._pool.get(key, ()) if key is not None else ()
        if not pool or len(pool) > _MOST or not self._whole(self._own.document, claim):
            return None
        own = self._slot(self._own.document, claim)
        if own.statement.is_a_list:
            return None
        found = [one for one in pool if self._fits(claim, own, one, key)]
        if not found or not all(self._differs(claim, one.fact) for one in found):
            return None
        if any(self._differs(found[0].fact, one.fact) for one in found[1:]):
            return None
        return found[0] if self._missing(claim) else None

    @cached_property
    def _pool(self) -> dict[Hashable, list[Candidate]]:
        made: dict[Hashable, list[Candidate]] = defaultdict(list)
        for facts in self._told:
            for fact in facts.items:
                key = self._key(facts, fact)
                if key is not None and self._whole(facts.document, fact):
                    made[key].append(Candidate(fact, facts.document))
        return made

    @cached_property
    def _article(self) -> frozenset[str]:
        document = self._own.document
        rows = (self._reading.statement(document, at) for at in range(len(document.sentences)))
        return frozenset().union(*(row.stems for row in rows))

    def _slot(self, document: Document, fact: Fact) -> _Slot:
        key = (document.id, fact.span)
        if key not in self._slots:
            self._slots[key] = _slot(self._reading.statement(document, fact.sentence), fact)
        return self._slots[key]

    # --- whether two facts fill one slot -------------------------------------------------------

    def _fits(self, claim: Fact, own: _Slot, one: Candidate, key: Hashable) -> bool:
        if _sort(key) == BY_NAME:
            return True
        if self._apart(claim, one.fact, one.document):
            return False
        other = self._slot(one.document, one.fact)
        if other.statement.is_a_list or own.steps != other.steps:
            return False
        role = _end(self._own.document, claim)
        if role != _end(one.document, one.fact):
            return False
        if _turned(self._own.document, claim) != _turned(one.document, one.fact):
            return False
        return (
            self._of_one_subject(own, one)
            and _at_one_time(own, one.fact, other)
            and _at_one_time(other, claim, own)
            and _is_told_of(own, one)
            and not _name_others(own, claim, other, one.fact)
            and not _differ_elsewhere(own, claim, other, one.fact)
            and self._one_bearer(claim, one)
            and self._in_one_company(own, other, one, role, counted=_sort(key) == COUNTED)
        )

    def _of_one_subject(self, own: _Slot, one: Candidate) -> bool:
        """Tell whether a source names nobody before its figure whom the article does not.

        Who only said so ("the court heard that") does not count.
        """
        other = self._slot(one.document, one.fact).statement
        span = one.document.sentences[other.sentence].span
        said = list(_SAID_THAT.finditer(one.document.text, span.start, one.fact.span.start))
        start = said[-1].end() if said else span.start
        before = {w.stem for w in other.words if w.named and start <= w.start < one.fact.span.start}
        if not before <= self._article:
            return False
        named = own.statement.names
        return not named or bool(named & self._stems_around(one)) or not other.names

    def _in_one_company(
        self, own: _Slot, other: _Slot, one: Candidate, role: str, *, counted: bool
    ) -> bool:
        """Tell whether what stands beside two figures is one thing and one deed."""
        if own.verbs and other.verbs and own.verbs.isdisjoint(other.verbs):
            return False
        told_here, around = _known(own.statement.stems), _known(self._stems_around(one))
        strays, unmet = other.next - told_here, own.next - around
        if unmet or len(strays) > _STRAY:
            return False  # "open to walkers" for "open to traffic"
        if not (other.verbs <= told_here and own.verbs <= around):
            return False  # "of 40 miners at the pit" are not the "30 miners trapped at the pit"
        if _is_of_more(other, told_here):
            return False
        if counted and not (own.verbs or other.verbs):  # "it has 14 factories"
            return not strays and not _times_of_its_own(own, other)
        common = own.all & other.all
        if role and common & _CHANGES:  # "to fall by £2m", of which more is the same
            shared = own.statement.stems & self._stems_around(one)
            return len(shared) >= _SUBJECT
        return len(common) >= (1 if counted or not strays else _TELLING)

    def _stems_around(self, one: Candidate) -> frozenset[str]:
        window = self._reading.window(one.document, one.fact.sentence)
        return frozenset().union(*(each.stems for each in window))


def _end(document: Document, fact: Fact) -> str:
    """Tell which end of a change or a period a figure is; "more than" is none."""
    role = role_of(document, fact)
    return "" if role == _THAN else role


def _sort(key: Hashable) -> Hashable:
    return key[0] if isinstance(key, tuple) else key


def _known(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(map(known_as, stems))


def known_as(base: str) -> str:
    """Name a stem by the first of its row, where it stands in one."""
    return _ALIKE.get(base) or THINGS.get(base) or DEEDS.get(base, base)


def _slot(statement: Statement, fact: Fact) -> _Slot:
    text, unit = statement.document.text, unit_span(fact)
    clause = _clause(statement, fact.span)
    others = [f.span for f in statement.all if f is not fact]
    low = max((s.end for s in others if clause.start < s.end <= unit.start), default=clause.start)
    high = min((s.start for s in others if unit.end <= s.start < clause.end), default=clause.end)
    telling = [w for w in statement.words if _tells(text, w)]
    before = [w for w in telling if low <= w.start and w.end <= unit.start][-_WORDS:]
    behind = [w for w in telling if unit.end <= w.start and w.end <= high][:_WORDS]
    closest = before[-_NEXT["before"] :] + behind[: _NEXT["behind"]]
    plain = [*before, *behind]
    verbs = {known_as(w.stem) for w in plain if _is_verb(text, w)}
    last = behind[-1].end if behind else unit.end
    led = _MORE_THAN.sub("", text[clause.start : last].lower())  # "police first said"
    return _Slot(
        frozenset(known_as(w.stem) for w in plain) - verbs,
        frozenset(verbs),
        frozenset(known_as(w.stem) for w in closest),
        _STEPS & frozenset(led.split()),
        clause,
        statement,
    )


def _clause(statement: Statement, span: Span) -> Span:
    """Give the stretch around a figure between marks and words that join clauses."""
    text, whole = statement.document.text, statement.document.sentences[statement.sentence].span
    breaks = [
        m.span()
        for m in _BREAK.finditer(text, whole.start, whole.end, concurrent=False)
        if m.end() + 1 < span.start or m.group().lower() not in _ENDS
    ]
    return Span(
        max((end for _, end in breaks if end <= span.start), default=whole.start),
        min((start for start, _ in breaks if start >= span.end), default=whole.end),
    )


def _tells(text: str, word: Word) -> bool:
    return not text[word.start].isupper() and word.stem not in _LIGHT


def _is_verb(text: str, word: Word) -> bool:
    """Tell a verb by its form; "deal" and "cost" are as often nouns."""
    return word.verb and text[word.start : word.end].lower() not in _BASES


def _is_told_of(own: _Slot, one: Candidate) -> bool:
    """Tell whether the document has every name that stands in a figure's clause: "in Dunmere"."""
    text = own.statement.document.text
    return all(
        text[word.start : word.end].removesuffix("'s").removesuffix("’s") in one.document.text
        for word in _named(own)
    )


def _name_others(own: _Slot, claim: Fact, other: _Slot, fact: Fact) -> bool:
    """Tell whether both clauses name something behind their figures, and not the same."""
    ours = {w.stem for w in _named(own) if w.start >= claim.span.end}
    theirs = {w.stem for w in _named(other) if w.start >= fact.span.end}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _named(slot: _Slot) -> list[Word]:
    clause = slot.clause
    return [w for w in slot.statement.words if w.named and clause.start <= w.start < clause.end]


def _differ_elsewhere(own: _Slot, claim: Fact, other: _Slot, fact: Fact) -> bool:
    """Tell whether another figure or time of one kind differs in both clauses."""
    ours = [f for f in own.statement.all if f is not claim and _is_within(f, own.clause)]
    theirs = [f for f in other.statement.all if f is not fact and _is_within(f, other.clause)]
    return any(
        not any(_say_the_same(one, each) for each in peers)
        for one in ours
        if (peers := [each for each in theirs if each.kind is one.kind])
    )


def _say_the_same(one: Fact, other: Fact) -> bool:
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return ranges.equal(one.value.range, other.value.range) is not Truth.FALSE
    return _are_one(one, other)


def _is_of_more(slot: _Slot, told: frozenset[str]) -> bool:
    """Tell whether a clause is on what belongs to a thing: "an amendment to the budget"."""
    text = slot.statement.document.text
    words = [w for w in slot.statement.words if slot.clause.start <= w.start < slot.clause.end]
    return any(
        known_as(one.stem) not in told
        and known_as(other.stem) in told
        and not one.named
        and _LINK.fullmatch(text, one.end, other.start, concurrent=False) is not None
        for one, other in pairwise(words)
    )


def _is_within(fact: Fact, clause: Span) -> bool:
    return clause.start <= fact.span.start and fact.span.end <= clause.end


def _at_one_time(own: _Slot, fact: Fact, other: _Slot) -> bool:
    """Tell whether a clause tells of no year or month that the other sentence does not, and of one
    tense and season.
    """
    ours = own.statement.times
    seasons = _seasons(own), _seasons(other)
    if all(seasons) and seasons[0] != seasons[1]:
        return False
    for time in other.statement.times:
        if time is fact or not _is_dated(time) or not _is_of(time, other):
            continue
        if not any(_are_one(time, one) for one in ours):
            return False
    return _is_to_come(own) == _is_to_come(other)


def _is_of(time: Fact, slot: _Slot) -> bool:
    """Tell whether a time is told in a figure's clause, or opens its sentence for all of it."""
    if _is_within(time, slot.clause):
        return True
    document = slot.statement.document
    if time.span.start - document.sentences[slot.statement.sentence].span.start > _OPENING:
        return False
    between = document.text[time.span.end : slot.clause.start]
    return _TURN.search(between, concurrent=False) is None


def _times_of_its_own(own: _Slot, other: _Slot) -> bool:
    """Tell whether a clause has a time that the other sentence has not: "at Christmas"."""
    times = (t for t in own.statement.times if _is_within(t, own.clause))
    return any(not any(_are_one(t, each) for each in other.statement.times) for t in times)


def _seasons(slot: _Slot) -> frozenset[str]:
    text, clause = slot.statement.document.text, slot.clause
    return frozenset(_SEASON.findall(text, clause.start, clause.end, concurrent=False))


def _are_one(time: Fact, other: Fact) -> bool:
    """Tell whether two times are one, as far as it is told: "this year", "this financial year"."""
    if same_time(time, other):
        return True
    if Kind.YEAR not in (time.kind, other.kind):
        return False
    ours, theirs = (_POINTERS & frozenset(one.text.lower().split()) for one in (time, other))
    return bool(ours & theirs)


def _is_dated(time: Fact) -> bool:
    value = time.value
    dated = isinstance(value, TimeExpression) and value.year is not None
    return dated or time.kind in (Kind.YEAR, Kind.MONTH)


def _is_to_come(slot: _Slot) -> bool:
    """Tell what is foreseen, also by the clause before: "it wants that brought down"."""
    text, clause = slot.statement.document.text, slot.clause
    led = _LED.search(text, max(0, clause.start - _CLOSE), clause.start, concurrent=False)
    start = led.start() if led is not None else clause.start
    return _TO_COME.search(text, start, clause.end, concurrent=False) is not None


def _turned(document: Document, fact: Fact) -> bool:
    start = max(document.sentences[fact.sentence].span.start, fact.span.start - _CLOSE)
    words = document.text[start : fact.span.start].lower().split()
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)
