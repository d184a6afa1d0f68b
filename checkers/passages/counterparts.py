"""The fact of one text that speaks of the same thing as a fact of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import is_
from typing import TypeAlias

from checkers.model import Document, Fact, Facts
from checkers.passages.index import PassageIndex
from checkers.passages.parallels import Parallels
from checkers.passages.sameness import SHARED_WORDS, same_thing
from checkers.passages.statements import Reading, Statement, wording
from checkers.passages.values import Values
from checkers.passages.words import WORD, content_words

_NEAR = 0.3  # share of the claim's words that a passage with the same value must cover
_CANDIDATES = 12  # in one sentence; more are a list
_VALUES = 500  # sentences with one measure; among more, any value stands somewhere
_HOLDING = 10_000  # sentences of one source with the words of a claim's
_SAID = 40  # values in the same words; more are the lines of a table
_APOSTROPHES = frozenset("'’")

_Place: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that could speak of the same thing as a claim, and the document it stands in."""

    fact: Fact
    document: Document


class Counterparts:
    """Finds what other documents, or another part of one, say of the things a claim speaks of.

    `measured` says what a fact is of: only facts of the same are compared, None leaves one out.
    `agrees` says whether a claim and another fact can both be true.  `parallels` are what is
    told in the same words, `comparable` whether two facts in the same place of those can be held
    against each other.
    """

    def __init__(
        self,
        own: Facts,
        told: Sequence[Facts],
        index: PassageIndex,
        *,
        measured: Callable[[Fact], Hashable],
        agrees: Callable[[Fact, Fact], bool],
        parallels: Parallels | None = None,
        comparable: Callable[[Fact, Fact], bool] = is_,
    ) -> None:
        self._values = Values(told)
        self._parallels = parallels
        self._comparable = comparable
        self.reading = Reading((own, *(one for one in told if one.document is not own.document)))
        self._own = own.document
        self._index = index
        self._measured = measured
        self._agrees = agrees
        self._pools: dict[Hashable, dict[_Place, list[Candidate]]] = {}
        for facts in told:
            for fact in facts.items:
                of = measured(fact)
                if of is not None:
                    pool = self._pools.setdefault(of, defaultdict(list))
                    pool[facts.document.id, fact.sentence].append(Candidate(fact, facts.document))

    def of(self, claim: Fact) -> Candidate | None:
        """Find the fact that speaks of the same thing as `claim`; None where that is open.

        One that agrees needs a passage on the same subject.  One that disagrees needs a sentence
        in the same words, or one that leaves no other way to take it.
        """
        facing = self._in_the_same_place(claim)
        agreeing = next((one for one, _ in facing if self._agrees(claim, one.fact)), None)
        if agreeing is not None:
            return agreeing
        other = self._of_the_same_thing(claim)
        if not facing:
            return other
        opposite, verbatim = facing[0]
        if other is not None and self._agrees(claim, other.fact):
            elsewhere = other.document is not opposite.document
            return other if elsewhere or not verbatim else opposite
        return opposite if verbatim or not self._told_somewhere(claim) else other

    def in_the_same_words(self, claim: Fact) -> list[Candidate]:
        """List every figure that is told of the same thing in the same words, or most of them."""
        facing = [one for one, _ in self._in_the_same_place(claim)]
        said = self.reading.statement(self._own, claim.sentence)
        of = self._measured(claim)
        worded = {} if of is None else self._in_the_same_words(of, claim, said)
        return facing + [one for one in worded.values() if one not in facing]

    def _in_the_same_place(self, claim: Fact) -> list[tuple[Candidate, bool]]:
        """List what stands for the claim in sentences told in the same words, all or most of them.

        What stands there for nothing else follows, where it agrees.
        """
        facing: list[tuple[Candidate, bool]] = []
        beside: list[tuple[Candidate, bool]] = []
        for parallel in self._parallels.of(claim.sentence) if self._parallels else ():
            opposite = parallel.opposite(claim)
            if opposite is None or not self._comparable(claim, opposite):
                continue
            if not self._agrees(claim, opposite) and parallel.differs_elsewhere(claim):
                continue
            verbatim = parallel.share == 1
            facing.append((Candidate(opposite, parallel.document), verbatim))
            beside += [
                (Candidate(one, parallel.document), verbatim)
                for one in parallel.unpaired()
                if self._comparable(claim, one) and self._agrees(claim, one)
            ]
        return facing + beside

    def _told_somewhere(self, claim: Fact) -> bool:
        """Tell whether the claimed value is told anywhere, of whatever thing."""
        return any(
            self._comparable(claim, fact) and self._agrees(claim, fact)
            for fact in self._values.like(claim)
        )

    def _of_the_same_thing(self, claim: Fact) -> Candidate | None:
        of = self._measured(claim)
        pool = self._pools.get(of)
        said = self.reading.statement(self._own, claim.sentence)
        if of is None or pool is None or said.is_a_list:
            return None
        worded = self._in_the_same_words(of, claim, said)
        if worded:
            return self._among(worded, claim)
        return self._in_other_words(pool, claim, said)

    def _in_the_same_words(
        self, of: Hashable, claim: Fact, said: Statement
    ) -> Mapping[str, Candidate]:
        asked = wording(said, claim.span)
        found: dict[str, Candidate] = {}
        for one in self._holding_the_words(of, claim):
            statement = self._statement(one)
            if statement.is_a_list or len(statement.stems) < SHARED_WORDS:
                continue
            if wording(statement, one.fact.span) == asked:
                found.setdefault(one.fact.text, one)
        return found

    def _holding_the_words(self, of: Hashable, claim: Fact) -> Iterator[Candidate]:
        """List what is of one measure in the sentences that hold a claim's other words."""
        pool = self._pools.get(of, {})
        words = _words_apart(self._own, claim)
        if not words:
            places = list(pool)
        else:
            held = self._index.holding(words, most=_HOLDING)
            places = [(document.id, sentence) for document, sentence in held]
        for place in places:
            found = pool.get(place, ())
            if len(found) <= _CANDIDATES:
                yield from found

    def _among(self, worded: Mapping[str, Candidate], claim: Fact) -> Candidate | None:
        """Choose what agrees of several values given in the same words, or the only other one."""
        if claim.text in worded:
            return worded[claim.text]
        if len(worded) > _SAID:
            return None
        found = list(worded.values())
        agreeing = next((one for one in found if self._agrees(claim, one.fact)), None)
        return agreeing or (found[0] if self._all_one(found) else None)

    def _statement(self, candidate: Candidate) -> Statement:
        return self.reading.statement(candidate.document, candidate.fact.sentence)

    def _all_one(self, found: Sequence[Candidate]) -> bool:
        return all(self._agrees(found[0].fact, one.fact) for one in found[1:])

    def _in_other_words(
        self, pool: dict[_Place, list[Candidate]], claim: Fact, said: Statement
    ) -> Candidate | None:
        asked = [word.stem for word in said.around(claim.span)]
        hits = [hit for hit in self._index.closest(asked) if hit.share >= _NEAR]
        found = [pool.get((hit.document.id, hit.sentence), []) for hit in hits]
        for candidates in found:
            for one in candidates[:_CANDIDATES]:
                if self._agrees(claim, one.fact):
                    return one
        other = [
            candidates[0]
            for candidates in found
            if len(candidates) == 1
            and same_thing(
                self.reading,
                self._index,
                claim,
                said,
                candidates[0].fact,
                self._statement(candidates[0]),
            )
        ]
        if not other or not self._all_one(other) or self._stands_somewhere(pool, claim):
            return None
        return other[0]

    def _stands_somewhere(self, pool: dict[_Place, list[Candidate]], claim: Fact) -> bool:
        """Tell whether the claimed value is given anywhere, for whatever thing."""
        return len(pool) > _VALUES or any(
            self._agrees(claim, one.fact) for found in pool.values() for one in found[:_CANDIDATES]
        )


def _words_apart(document: Document, claim: Fact) -> tuple[str, ...]:
    """List the content words of a sentence but those next to a fact.

    Beside a fact a hyphen may make another word of one that is told the same; an apostrophe is
    written in two ways.
    """
    span = document.sentences[claim.sentence].span
    found = list(WORD.finditer(document.text, span.start, span.end, concurrent=False))
    before = [match.group() for match in found if match.end() <= claim.span.start][:-1]
    after = [match.group() for match in found if match.start() >= claim.span.end][1:]
    return content_words(" ".join(w for w in (*before, *after) if not _APOSTROPHES & set(w)))
