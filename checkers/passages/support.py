"""Whether sources bear a claim out: they tell what it is about, and its value with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import regex

from checkers.model import QUANTITY_KINDS, TIME_KINDS, Document, Fact, Facts, Kind, Span
from checkers.passages.index import Hit, PassageIndex
from checkers.passages.parallels import Parallels
from checkers.passages.statements import Reading, Word
from checkers.passages.values import Values, numbers_in
from checkers.passages.words import FUNCTION_WORDS, content_words, stem

_LOWER = regex.compile(r"(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{L}+)*")
_TOLD = 0.15  # share of a sentence's subject that one source must tell
_NAMED = 0.6  # … where none of the shared words is written small: a list of names tells no story
_BESIDE = 5  # words on each side of a claim that say what it is of
_NEAR = 0.3  # share of these beside a value that stands for many things
_AFTER = 3  # words after an ordinal, one of which says what it counts
_PASSAGES = 24  # in which a claim's value is looked for
# A number in one of these is told again in other words: "aged 25", "the 25-year-old".
_LOOSE = frozenset({Kind.NUMBER, Kind.AGE, Kind.YEAR})
_OF_YEARS = frozenset({Kind.DURATION, Kind.ORDINAL})  # "70 years", "the 70th anniversary"
_COMMON = 32  # integers up to this stand everywhere: days, ages, small counts


class Support:
    """Tells which claims of an article the sources tell of without bearing them out.

    `meets` says whether a claim and a fact of a source can state the same value.
    """

    def __init__(
        self,
        own: Facts,
        told: Sequence[Facts],
        index: PassageIndex,
        *,
        parallels: Parallels,
        meets: Callable[[Fact, Fact], bool],
    ) -> None:
        self._parallels = parallels
        self._own = own.document
        self._told = told
        self._values = Values(told)
        self._index = index
        self._meets = meets
        self._reading = Reading((own,))
        self._quotes = [fact.span for fact in own.items if fact.kind == Kind.QUOTE]
        self._names = [fact.span for fact in own.items if fact.kind == Kind.NAME]
        self._spoken: dict[int, bool] = {}

    def gap(self, claim: Fact) -> Hit | None:
        """Find the passage that speaks most of what a claim is of, where none bears it out.

        None where a source gives the claim's value, where none speaks of what it is of, and for
        what is quoted or part of a name.
        """
        at = claim.span
        if _begins_in(at, self._quotes) or _begins_in(at, self._names):
            return None
        if not self._spoken_of(claim.sentence) or self._stands_beside(claim):
            return None
        if any(one.opposite(claim) is not None for one in self._parallels.of(claim.sentence)):
            return None  # what cannot be compared with it stands in its place
        if _is_telling(claim) and self._stands_anywhere(claim):
            return None
        asked = [word.stem for word in self._words(claim.sentence)]
        return next(iter(self._index.closest(asked, limit=1)), None)

    def _spoken_of(self, sentence: int) -> bool:
        if sentence not in self._spoken:
            words = self._words(sentence)
            self._spoken[sentence] = any(_tells(words, told, self._index) for told in self._stems)
        return self._spoken[sentence]

    def _words(self, sentence: int) -> list[Word]:
        """List the words of a sentence outside its quotes."""
        return [
            word
            for word in self._reading.statement(self._own, sentence).words
            if not any(q.start <= word.start < q.end for q in self._quotes)
        ]

    def _stands_beside(self, claim: Fact) -> bool:
        statement = self._reading.statement(self._own, claim.sentence)
        near = [word.stem for word in statement.around(claim.span, reach=_BESIDE)]
        for hit in self._index.closest(near, limit=_PASSAGES):
            if hit.share < _NEAR:
                return False
            for fact in self._facts_near(hit.document, hit.sentence):
                if self._says(claim, fact) and self._of_one_row(claim, fact, hit.document):
                    return True
        return False

    def _of_one_row(self, claim: Fact, fact: Fact, document: Document) -> bool:
        """Tell whether two ordinals count the same: "the second year" is no second council."""
        if claim.kind != Kind.ORDINAL or fact.kind != Kind.ORDINAL:
            return True
        ours = _words_after(self._own, claim)
        theirs = _words_after(document, fact)
        return not ours or not theirs or bool(ours & theirs)

    def _facts_near(self, document: Document, sentence: int) -> Iterator[Fact]:
        """List the facts of a sentence and those beside it."""
        for place in (sentence, sentence - 1, sentence + 1):
            yield from self._facts.get((document.id, place), ())

    def _stands_anywhere(self, claim: Fact) -> bool:
        return any(self._says(claim, fact) for fact in self._values.like(claim))

    def _says(self, claim: Fact, fact: Fact) -> bool:
        """Tell whether a fact states the claim's value, or the number that the claim is told in.

        "70 years" is borne out by a 70th birthday, "aged 25" by "the 25-year-old".
        """
        if self._meets(claim, fact):
            return True
        numbers = numbers_in(claim.text)
        return bool(numbers) and _may_retell(claim, fact) and numbers <= numbers_in(fact.text)

    @cached_property
    def _facts(self) -> dict[tuple[str, int], list[Fact]]:
        found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
        for facts in self._told:
            for fact in facts.items:
                if fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS:
                    found[facts.document.id, fact.sentence].append(fact)
        return found

    @cached_property
    def _stems(self) -> list[_Stems]:
        return [_stems_of(facts.document, self._index) for facts in self._told]


class _Stems:
    """The words of a document: all of them, and those that it writes small."""

    def __init__(self, document: Document) -> None:
        small = {word for word in _LOWER.findall(document.text, concurrent=False)}
        self.plain = {stem(word) for word in small if word not in FUNCTION_WORDS}
        self.document = document


def _stems_of(document: Document, index: PassageIndex) -> _Stems:
    return index.remembered(("stems", document.id), lambda: _Stems(document))


def _tells(words: Sequence[Word], told: _Stems, index: PassageIndex) -> bool:
    """Tell whether a document has enough of the words, not only the names among them."""
    weights = {word.stem: index.weight(word.stem) for word in words}
    held = index.words_of(told.document)
    shared = [word for word in weights if word in held]
    plain = sum(word in told.plain for word in shared)
    total = sum(weights.values())
    needed = total * (_TOLD if plain else _NAMED)
    return bool(shared) and sum(weights[word] for word in shared) >= needed


def _words_after(document: Document, fact: Fact) -> frozenset[str]:
    """Give the first content words after a fact in its sentence."""
    end = document.sentences[fact.sentence].span.end
    return frozenset(content_words(document.text[fact.span.end : end])[:_AFTER])


def _may_retell(claim: Fact, fact: Fact) -> bool:
    kinds = {claim.kind, fact.kind}
    if Kind.SCORE in kinds or (Kind.ORDINAL in kinds and kinds != _OF_YEARS):
        return False
    return bool(kinds & _LOOSE) or kinds == _OF_YEARS


def _begins_in(span: Span, areas: Sequence[Span]) -> bool:
    return any(area.start <= span.start < area.end for area in areas)


def _is_telling(claim: Fact) -> bool:
    """Tell whether a value is such that it hardly stands for two things.

    An age is: who it is of is often said in another sentence.
    """
    numbers = numbers_in(claim.text)
    return claim.kind == Kind.AGE or any(
        number > _COMMON or not isinstance(number, int) for number in numbers
    )
