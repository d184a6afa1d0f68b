"""Sentences of other documents that say the same nearly word for word, and what they say there.

Where a sentence is told with the same words around a figure, the figure in its place is of the
same thing, whatever else the documents say: the strongest evidence there is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import LCSseq

from checkers import ranges
from checkers.facts.lexicon import load
from checkers.model import QUANTITY_KINDS, TIME_KINDS, Document, Fact, Facts, Quantity, Span, Truth
from checkers.passages.index import PassageIndex
from checkers.passages.statements import is_coarse, same_time
from checkers.passages.words import FUNCTION_WORDS, looks_like_a_verb, stem

_TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*|\d[\d,.]*\d|\d|[%$£€]")
_LEXICON = load("passages")
_OPEN_WORDS = frozenset(_LEXICON["open_words"])
_MODALS = frozenset(_LEXICON["modals"])
_ARTICLE = "the"
# What joins a noun to the one it is of: "an amendment to the budget".
_LINKS = frozenset(stem(word) for word in _LEXICON["links"]) | {stem(_ARTICLE)}
_FIGURE, _TIME = "#", "@"  # what stands for a fact of either sort in a row of tokens
_ASKED = 6  # sentences that are compared word for word
_NEAR = 0.4  # share of the subject that they must cover
_SHARE = 0.75  # of a sentence's words that its parallel must have, in order
_WORDS = 4  # fewer in common say nothing in particular
_SUBJECT = 2  # … besides figures
_BESIDE = 3  # tokens on each side of a fact that must be the same
_LONGEST_NAME = 4  # tokens
_LONGEST = 400  # tokens; what is longer is no sentence
_CLOSE = 0.1  # by which a second parallel may be less like the sentence than the best


@dataclass(frozen=True, slots=True)
class Token:
    """A word by its stem, or a whole figure or time, and where it stands."""

    key: str
    start: int
    end: int
    fact: Fact | None
    named: bool
    light: bool  # carries no subject
    open: bool = False  # makes the sentence a step in a series, or turns it round
    verb: bool = False

    @property
    def plain(self) -> bool:
        return self.fact is None


@dataclass(frozen=True, slots=True)
class Gap:
    """Places of tokens between two that both sentences have; one of the rows may be empty."""

    own: range
    told: range


@dataclass(frozen=True, slots=True)
class Parallel:
    """A sentence of another document beside one's own; `partner` leads from token to token."""

    document: Document
    sentence: int
    own: tuple[Token, ...]
    told: tuple[Token, ...]
    partner: Mapping[int, int]
    share: float
    telling: int  # words in common that carry a subject

    def gaps(self) -> Iterator[Gap]:
        """List the stretches between words in common in which the two sentences differ."""
        ends = [*sorted(self.partner.items()), (len(self.own), len(self.told))]
        at, there = -1, -1
        for next_at, next_there in ends:
            if (next_at, next_there) != (at + 1, there + 1) and at >= 0:
                yield Gap(range(at + 1, next_at), range(there + 1, next_there))
            at, there = next_at, next_there

    def is_one_but_for(self, gap: Gap) -> bool:
        """Tell whether the sentences state the same in all but a gap.

        The other may say more, but of the same thing and time.
        """
        apart = [t for i, t in enumerate(self.own) if i not in self.partner and i not in gap.own]
        if any(t.fact is not None or t.open or not t.light for t in apart):
            return False
        if any(_differ(own, told) for own, told in self.pairs()):
            return False
        if any(fact.kind in TIME_KINDS and is_coarse(fact) for fact in self.unpaired()):
            return False
        taken = {*self.partner.values(), *gap.told}
        alone = [i for i, _ in enumerate(self.told) if i not in taken]
        return not any(self.told[i].open for i in alone) and not self._opens_with_another(alone)

    def opposite(self, fact: Fact) -> Fact | None:
        """Find the figure or time that stands in the place of `fact`, in the same words."""
        at = next((i for i, token in enumerate(self.own) if token.fact is fact), None)
        there = None if at is None else self.partner.get(at)
        if at is None or there is None or not self._same_beside(at, there):
            return None
        return self.told[there].fact

    def differs_elsewhere(self, claim: Fact) -> bool:
        """Tell whether another figure or time than `claim` differs: it tells of something else."""
        return any(_differ(own, told) for own, told in self.pairs() if own is not claim)

    def pairs(self) -> Iterator[tuple[Fact, Fact]]:
        """List the figures and times that stand in each other's place."""
        for at, there in self.partner.items():
            own, told = self.own[at].fact, self.told[there].fact
            if own is not None and told is not None:
                yield own, told

    def unpaired(self) -> tuple[Fact, ...]:
        """List the facts of the other sentence that stand in no fact's place."""
        taken = set(self.partner.values())
        return tuple(
            token.fact
            for place, token in enumerate(self.told)
            if token.fact is not None and place not in taken
        )

    def instead_of(self, name: Fact) -> Span | None:
        """Find the words that stand where `name` stands here: all of it is said otherwise there.

        None where a word of it stands there too, and where the words beside it do not.
        """
        places = [i for i, t in enumerate(self.own) if _within(t, name.span)]
        if not places or any(place in self.partner for place in places):
            return None
        before = self.partner.get(places[0] - 1, -1 if places[0] == 0 else None)
        ends = places[-1] == len(self.own) - 1
        after = self.partner.get(places[-1] + 1, len(self.told) if ends else None)
        if before is None or after is None or not 0 < after - before - 1 <= _LONGEST_NAME:
            return None
        others = [t for i, t in enumerate(self.own) if i not in self.partner and i not in places]
        if any(token.named for token in others):
            return None
        return Span(self.told[before + 1].start, self.told[after - 1].end)

    def _same_beside(self, at: int, there: int) -> bool:
        """Compare the words on both sides of a place; a cut may stand on one of them."""
        before = self._run(at, there, -1)
        after = self._run(at, there, 1)
        if not self._same_subject(at) or not self._same_step():
            return False
        if self._is_of_more(there):
            return False
        return before + after >= min(_BESIDE, len(self.own) - 1) and (
            (before > 0 or at == 0 or there == 0)
            and (after > 0 or at == len(self.own) - 1 or there == len(self.told) - 1)
        )

    def _run(self, at: int, there: int, step: int) -> int:
        length = 0
        while self.partner.get(at + step * (length + 1)) == there + step * (length + 1):
            length += 1
        return length

    def _same_step(self) -> bool:
        """Tell whether no word of one sentence alone makes it a step in a series or a plan."""
        taken = set(self.partner.values())
        return not any(t.open for i, t in enumerate(self.told) if i not in taken) and not any(
            t.open for i, t in enumerate(self.own) if i not in self.partner
        )

    def _same_subject(self, at: int) -> bool:
        """Tell whether no name or verb, and no word near the place, is another than over there."""
        for place, token in enumerate(self.own):
            if place in self.partner or not token.plain or token.light:
                continue
            if token.named or token.verb or abs(place - at) <= _BESIDE:
                return False
        return True

    def _is_of_more(self, there: int) -> bool:
        """Tell whether words of the other sentence alone make its figure one of something else.

        They stand near it ("on the approaches to the bridge"), or before all that is shared
        ("an amendment to the budget").
        """
        taken = set(self.partner.values())
        alone = [i for i, t in enumerate(self.told) if i not in taken and t.plain and not t.light]
        if any(abs(place - there) <= _BESIDE for place in alone):
            return True
        return self._opens_with_another(alone)

    def _opens_with_another(self, alone: Sequence[int]) -> bool:
        first = min(self.partner.values())
        return any(
            place < first
            and all(t.key in _LINKS for t in self.told[place + 1 : first])
            and self.told[first - 1].key in _LINKS - {stem(_ARTICLE)}
            for place in alone
        )


class Parallels:
    """Finds the sentences that say nearly word for word what a sentence of `own` says."""

    def __init__(self, own: Facts, told: Sequence[Facts], index: PassageIndex) -> None:
        self._own = own.document
        self._index = index
        self._facts = _by_sentence((own, *(one for one in told if one is not own)))
        self._found: dict[int, tuple[Parallel, ...]] = {}
        self._tokens: dict[tuple[str, int], tuple[Token, ...]] = {}

    def of(self, sentence: int) -> tuple[Parallel, ...]:
        """List the parallels of a sentence, the likest first; none that is far from the likest."""
        return _likest([one for one in self._all(sentence) if one.telling >= _WORDS])

    def with_figures(self, sentence: int) -> tuple[Parallel, ...]:
        """List the same where the figures and times in one place count as words in common."""
        found = (one for one in self._all(sentence) if one.telling >= _SUBJECT)
        return _likest([one for one in found if one.telling + len([*one.pairs()]) >= _WORDS])

    def _all(self, sentence: int) -> tuple[Parallel, ...]:
        if sentence not in self._found:
            self._found[sentence] = self._parallels(sentence)
        return self._found[sentence]

    def _parallels(self, sentence: int) -> tuple[Parallel, ...]:
        own = self._row(self._own, sentence)
        asked = [token.key for token in own if token.plain and not token.light]
        if not asked or len(own) > _LONGEST:
            return ()
        found = []
        for hit in self._index.closest(asked, limit=_ASKED):
            if hit.share < _NEAR:
                break
            parallel = self._beside(hit.document, hit.sentence, own)
            if parallel is not None:
                found.append(parallel)
        return tuple(found)

    def _beside(self, document: Document, sentence: int, own: tuple[Token, ...]) -> Parallel | None:
        told = self._row(document, sentence)
        if not told or len(told) > _LONGEST:
            return None
        partner = _partners(own, told)
        words = [i for i, token in enumerate(own) if token.plain]
        matched = sum(place in partner for place in words)
        telling = {own[i].key for i in words if i in partner and not own[i].light}
        if not telling or matched < _SHARE * len(words):
            return None
        share = matched / len(words)
        return Parallel(document, sentence, own, told, partner, share, len(telling))

    def _row(self, document: Document, sentence: int) -> tuple[Token, ...]:
        key = (document.id, sentence)
        if key not in self._tokens:
            self._tokens[key] = _row(document, sentence, self._facts.get(key, ()))
        return self._tokens[key]


def _likest(found: list[Parallel]) -> tuple[Parallel, ...]:
    found.sort(key=lambda one: -one.share)
    return tuple(one for one in found if one.share >= found[0].share - _CLOSE)


def _differ(own: Fact, told: Fact) -> bool:
    if isinstance(own.value, Quantity) and isinstance(told.value, Quantity):
        return ranges.equal(own.value.range, told.value.range) is Truth.FALSE
    return not same_time(own, told)


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _by_sentence(documents: Iterable[Facts]) -> Mapping[tuple[str, int], list[Fact]]:
    found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for facts in documents:
        for fact in facts.items:
            if fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS:
                found[facts.document.id, fact.sentence].append(fact)
    return found


def _row(document: Document, sentence: int, facts: Sequence[Fact]) -> tuple[Token, ...]:
    """Give a sentence as a row of tokens, each figure and each time as one."""
    span = document.sentences[sentence].span
    tokens = [_fact_token(fact) for fact in facts]
    starts = [token.start for token in tokens]
    first = True
    for match in _TOKEN.finditer(document.text, span.start, span.end, concurrent=False):
        before = bisect_left(starts, match.end()) - 1
        if before >= 0 and tokens[before].end > match.start():
            continue
        tokens.append(_word_token(match, first=first))
        first = False
    return tuple(sorted(tokens, key=lambda token: token.start))


def _fact_token(fact: Fact) -> Token:
    key = _TIME if fact.kind in TIME_KINDS else _FIGURE
    step = fact.text.lower() in _OPEN_WORDS  # "first", "another"
    return Token(key, fact.span.start, fact.span.end, fact, named=False, light=False, open=step)


def _word_token(match: regex.Match[str], *, first: bool) -> Token:
    written = match.group()
    lower = written.lower()
    light = lower in FUNCTION_WORDS and lower not in _OPEN_WORDS
    named = written[0].isupper() and not first and not light
    step = lower in _OPEN_WORDS or lower in _MODALS
    verb = not named and looks_like_a_verb(lower)
    return Token(stem(lower), match.start(), match.end(), None, named, light, step, verb)


def _partners(own: Sequence[Token], told: Sequence[Token]) -> dict[int, int]:
    matrix = LCSseq.editops([t.key for t in own], [t.key for t in told])
    return {
        block.a + offset: block.b + offset
        for block in matrix.as_matching_blocks()
        for offset in range(block.size)
    }
