"""Whether sources bear a claim out: they tell what it is about, and its value with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeAlias

import regex

from checkers.facts.lexicon import load
from checkers.model import (
    QUANTITY_KINDS,
    TIME_KINDS,
    Document,
    Fact,
    Facts,
    Kind,
    Quantity,
    TimeExpression,
)
from checkers.passages.areas import areas_of
from checkers.passages.derived import Derived
from checkers.passages.index import Hit, PassageIndex
from checkers.passages.ordinals import Ordinals, counted, words_after
from checkers.passages.parallels import Parallels
from checkers.passages.pointing import is_no_figure_of_its_own
from checkers.passages.short_forms import ShortForms
from checkers.passages.sizes import BySize, agree, sizes_of
from checkers.passages.statements import Reading, Word
from checkers.passages.subjects import attributions, tells
from checkers.passages.tables import Tables
from checkers.passages.values import Values, numbers_in
from checkers.passages.words import content_words

_ARTICLE = regex.compile(r"an?\s\p{L}+", regex.IGNORECASE)
_ONE = load("passages")["one"]
_OF_DEATHS = frozenset(content_words(" ".join(load("sources")["deaths"]["told"])))
_LEANING = frozenset({"back", "part"})
_BESIDE = 5  # words on each side of a claim that say what it is of
_NEAR = 0.3  # share of these beside a value that stands for many things
_PASSAGES = 24  # in which a claim's value is looked for
# A number in one of these is told again in other words: "aged 25", "the 25-year-old".
_LOOSE = frozenset({Kind.NUMBER, Kind.AGE, Kind.YEAR})
_OF_YEARS = frozenset({Kind.DURATION, Kind.ORDINAL})  # "70 years", "the 70th anniversary"
# What has a unit is told of few things; a percentage of more.
_UNITED = frozenset({Kind.MONEY, Kind.MEASURE})
_PERCENT = frozenset({Kind.PERCENT, Kind.POINTS})
_SHARED = 2  # words beside a small number; one beside other common ones
_SMALL = 12
_PEERS = 40  # figures beside one; more are a table
_LONG = 3  # sentences of an article
_ENOUGH = 3  # particular figures that sources have of an article that is written from them
_MOST_OF_ALL = 0.6  # … share of all that it has
_COMMON = 32  # integers up to this stand everywhere: days, ages, small counts


_Place: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure or time of a source, with the words of its sentence."""

    fact: Fact
    document: Document
    words: frozenset[str]


class Support:
    """Tells which claims of an article the sources tell of without bearing them out.

    `meets` says whether a claim and a fact of a source can state the same value, `apart` whether
    the fact of a document is all the same of something else.
    """

    def __init__(
        self,
        own: Facts,
        told: Sequence[Facts],
        index: PassageIndex,
        *,
        parallels: Parallels,
        meets: Callable[[Fact, Fact], bool],
        apart: Callable[[Fact, Fact, Document], bool],
    ) -> None:
        self._parallels = parallels
        self._own = own.document
        self._lacking: dict[int, tuple[Fact, bool]] = {}  # with the facts, whose ids they are
        self._claims = [f for f in own.items if f.kind in QUANTITY_KINDS or f.kind in TIME_KINDS]
        self._attributions = attributions(own)
        self._told = told
        self._values = Values(told)
        self._index = index
        self._meets = meets
        self._apart = apart
        self._reading = Reading((own,))
        self._quotes = areas_of(Kind.QUOTE, own)
        self._names = areas_of(Kind.NAME, own)
        self._spoken: dict[int, bool] = {}
        self._sizes = BySize(told)
        self._sentences: dict[_Place, frozenset[str]] = {}
        self._closest: dict[int, frozenset[_Place]] = {}
        self._derived = Derived(own, told)
        self._short_forms = ShortForms(told)
        self._tables = Tables(told, own.document, self._reading)
        self._ordinals = Ordinals(own.document, told)

    def gap(self, claim: Fact) -> Hit | None:
        """Find the passage that speaks most of what a claim is of, where none bears it out.

        None where a source gives the claim's value, where none speaks of what it is of, and for
        what is quoted or part of a name.
        """
        hit = self.nearest(claim)
        if hit is None or not self.lacks(claim):
            return None
        # Where no passage speaks of it, its value anywhere will do: "last month it was 26 percent".
        unspoken = not self._spoken_of(claim.sentence) and self._stands_anywhere(claim)
        return None if unspoken else hit

    def nearest(self, claim: Fact) -> Hit | None:
        """Find the passage that speaks most of what a claim is of; None where none does.

        Where the article is written from its sources, they are asked for every particular figure.
        """
        asked_for = (_is_particular(claim) or _is_day(claim)) and self.is_written_from
        if not asked_for and not self._spoken_of(claim.sentence):
            return None
        return next(iter(self._index.closest(self._asked(claim.sentence), limit=1)), None)

    def lacks(self, claim: Fact) -> bool:
        """Tell whether no source gives a claim's value, of what is not quoted or part of a name."""
        if id(claim) not in self._lacking:
            self._lacking[id(claim)] = claim, self._is_lacking(claim)
        return self._lacking[id(claim)][1]

    def _is_lacking(self, claim: Fact) -> bool:
        at = claim.span
        if at.start in self._quotes or at.start in self._names:
            return False
        if _is_no_claim(claim) or self._short_forms.have(claim):
            return False
        if self._tables.bear_out(claim):
            return False
        if self._ordinals.need_none(claim) or is_no_figure_of_its_own(self._own, claim):
            return False
        if self._stands_beside(claim):
            return False
        if any(one.opposite(claim) is not None for one in self._parallels.of(claim.sentence)):
            return False  # what cannot be compared with it stands in its place
        telling = _is_telling(claim) or (_names_a_month(claim) and self.is_written_from)
        if telling and self._stands_anywhere(claim):
            return False
        near = self._passages(claim.sentence)
        return not self._comes_to_the_same(claim) and not self._derived.gives(claim, near)

    @cached_property
    def is_written_from(self) -> bool:
        """Tell whether the article has most of its particular figures from the sources."""
        particular = [
            fact
            for fact in self._claims
            if _is_particular(fact)
            and fact.span.start not in self._quotes
            and fact.span.start not in self._names
        ]
        borne_out = sum(not self.lacks(fact) for fact in particular)
        return borne_out >= _ENOUGH and borne_out >= len(particular) * _MOST_OF_ALL

    @property
    def _is_beside_the_sources(self) -> bool:
        """Tell an article of some length that has most of its figures from elsewhere."""
        long = len(self._own.sentences) >= _LONG
        return long and not self.is_written_from

    def _spoken_of(self, sentence: int) -> bool:
        if sentence not in self._spoken:
            words = [w for w in self._words(sentence) if w.start not in self._attributions]
            self._spoken[sentence] = any(
                tells(words, told.document, self._index, well=self._is_beside_the_sources)
                for told in self._told
            )
        return self._spoken[sentence]

    def _words(self, sentence: int) -> list[Word]:
        """List the words of a sentence outside its quotes."""
        return [
            word
            for word in self._reading.statement(self._own, sentence).words
            if word.start not in self._quotes
        ]

    def _stands_beside(self, claim: Fact) -> bool:
        statement = self._reading.statement(self._own, claim.sentence)
        near = [word.stem for word in statement.around(claim.span, reach=_BESIDE)]
        for hit in self._index.closest(near, limit=_PASSAGES):
            if hit.share < _NEAR:
                return False
            for fact in self._facts_near(hit.document, hit.sentence):
                if not self._says(claim, fact) or self._apart(claim, fact, hit.document):
                    continue
                if self._of_one_row(claim, fact, words_after(hit.document, fact)):
                    return True
        return False

    def _of_one_row(self, claim: Fact, fact: Fact, theirs: frozenset[str]) -> bool:
        """Tell whether two ordinals count the same: "the second year" is no second council."""
        if claim.kind != Kind.ORDINAL or fact.kind != Kind.ORDINAL:
            return True
        ours = words_after(self._own, claim)
        return not ours or not theirs or bool(ours & theirs)

    def _facts_near(self, document: Document, sentence: int) -> Iterator[Fact]:
        """List the facts of a sentence and those beside it."""
        for place in (sentence, sentence - 1, sentence + 1):
            yield from self._facts.get((document.id, place), ())

    def _stands_anywhere(self, claim: Fact) -> bool:
        return any(
            self._says(claim, fact) and not self._apart(claim, fact, self._homes[id(fact)])
            for fact in self._values.like(claim)
        )

    def _comes_to_the_same(self, claim: Fact) -> bool:
        """Tell whether a source gives the claim's size in another form or rounded.

        What stands for many things must stand with what the claim counts, or with other words or
        figures of its sentence; with a unit, in a passage on the same.
        """
        if claim.kind is Kind.SCORE:
            return False
        telling = _is_telling(claim) or claim.kind in _UNITED
        together = self._is_near if claim.kind in _PERCENT else self._with
        return any(
            self._same(claim, told.fact)
            and (telling or together(claim, told))
            and not self._apart(claim, told.fact, told.document)
            for told in self._candidates(claim)
        )

    def _same(self, claim: Fact, fact: Fact) -> bool:
        return agree(claim, fact) if sizes_of(claim) else self._meets(claim, fact)

    def _is_near(self, claim: Fact, told: _Told) -> bool:
        """Tell whether a fact stands in or beside a sentence that shares most with a claim's."""
        places = self._passages(claim.sentence)
        return any((told.document.id, told.fact.sentence + step) in places for step in (-1, 0, 1))

    def _passages(self, sentence: int) -> frozenset[_Place]:
        if sentence not in self._closest:
            hits = self._index.closest(self._asked(sentence), limit=_PASSAGES)
            self._closest[sentence] = frozenset((hit.document.id, hit.sentence) for hit in hits)
        return self._closest[sentence]

    def _with(self, claim: Fact, told: _Told) -> bool:
        """Tell whether a source's sentence with a figure shares more with a claim's than it."""
        if not self._of_one_row(claim, told.fact, told.words):
            return False
        if not told.words.isdisjoint(counted(self._own, claim)) or self._beside(claim, told):
            return True
        if words_after(self._own, claim) & words_after(told.document, told.fact):
            return True  # "nine people were scalded", "nine reports of scalds"
        plain = self._plain_words(claim.sentence)
        if self._tells_a_death(claim) and not told.words.isdisjoint(_OF_DEATHS):
            return True
        if not plain.isdisjoint(counted(told.document, told.fact)):
            return True
        shared = len(plain & told.words)
        return shared >= (_SHARED if _is_small(claim) else 1)

    def _tells_a_death(self, claim: Fact) -> bool:
        stems = self._reading.statement(self._own, claim.sentence).stems
        return claim.kind is Kind.COUNT and not stems.isdisjoint(_OF_DEATHS)

    def _beside(self, claim: Fact, told: _Told) -> bool:
        """Tell whether another figure of the claim's sentence stands beside a source's."""
        others = [
            fact
            for fact in islice(self._facts_near(told.document, told.fact.sentence), _PEERS)
            if fact is not told.fact or fact.kind is Kind.SCORE
        ]
        return claim.kind != Kind.ORDINAL and any(
            self._same(one, other) or _told_alike(one, other)
            for one in self._reading.statement(self._own, claim.sentence).all
            if one is not claim
            for other in others
        )

    def _plain_words(self, sentence: int) -> frozenset[str]:
        """List the words of a sentence that some source writes small."""
        return frozenset(
            word.stem
            for word in self._words(sentence)
            if not word.named and self._index.written_small(word.stem)
        )

    def _asked(self, sentence: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.stem for word in self._words(sentence)))

    def _candidates(self, claim: Fact) -> Iterator[_Told]:
        """List the figures and times of the sources that may be a claim's."""
        if sizes_of(claim):
            yield from (self._as_told(fact, document) for fact, document in self._sizes.like(claim))
        else:
            for fact in self._values.like(claim):
                yield self._as_told(fact, self._homes[id(fact)])

    def _as_told(self, fact: Fact, document: Document) -> _Told:
        key = (document.id, fact.sentence)
        if key not in self._sentences:
            span = document.sentences[fact.sentence].span
            words = content_words(document.text[span.start : span.end])
            self._sentences[key] = frozenset(words)
        return _Told(fact, document, self._sentences[key])

    @cached_property
    def _homes(self) -> dict[int, Document]:
        return {id(fact): facts.document for facts in self._told for fact in facts.items}

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


def _is_no_claim(claim: Fact) -> bool:
    """Tell what only an article counts ("a week", "a mile"), and a part of what was told before."""
    value, numbers = claim.value, numbers_in(claim.text)
    if claim.kind is Kind.DURATION and not numbers:
        return True  # "the early hours"
    if claim.text.lower() == _ONE or _ARTICLE.fullmatch(claim.text, concurrent=False):
        return True
    return isinstance(value, Quantity) and value.refers in _LEANING


def _may_retell(claim: Fact, fact: Fact) -> bool:
    kinds = {claim.kind, fact.kind}
    if Kind.SCORE in kinds or (Kind.ORDINAL in kinds and kinds != _OF_YEARS):
        return False
    return bool(kinds & _LOOSE) or kinds == _OF_YEARS


def _told_alike(one: Fact, other: Fact) -> bool:
    """Tell whether two facts have the same words or numbers: "19 days", "19 rainy days"."""
    if one.text.casefold() == other.text.casefold():
        return True
    numbers = numbers_in(one.text)
    return bool(numbers) and numbers == numbers_in(other.text)


def _is_small(claim: Fact) -> bool:
    return all(number <= _SMALL for number in numbers_in(claim.text))


def _is_particular(claim: Fact) -> bool:
    """Tell a figure that hardly anybody knows without a source: a sum, a share, a large number."""
    if _is_no_claim(claim):
        return False
    return claim.kind in _UNITED or claim.kind in _PERCENT or _is_telling(claim)


def _is_day(claim: Fact) -> bool:
    return _names_a_month(claim) and claim.kind is Kind.DATE


def _names_a_month(claim: Fact) -> bool:
    return isinstance(claim.value, TimeExpression) and claim.value.month is not None


def _is_telling(claim: Fact) -> bool:
    """Tell whether a value is such that it hardly stands for two things.

    An age is: who it is of is often said in another sentence.
    """
    numbers = numbers_in(claim.text)
    if claim.kind is Kind.DURATION and any(number > _SMALL for number in numbers):
        return True
    return claim.kind == Kind.AGE or any(
        number > _COMMON or not isinstance(number, int) for number in numbers
    )
