"""Who says it: the article's speakers and names held against the sources'."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Facts, Kind, Name, Quotation, Span, Speaker, Truth
from checkers.quote_attribution.passages import closest_stretch, direct_quotes, spoken
from checkers.quote_attribution.persons import same_person
from checkers.quote_attribution.turns import turns_of
from checkers.quote_attribution.wording import pieces_of, stretch_of, words_of
from checkers.rulebook.vocabulary import Bound, Passage, Scene

_ALIKE = Fraction(3, 4)  # share of a quote's words by which it is known again
_SAYS = frozenset(load("people")["verbs"])
_TITLE = 6  # letters of a title that is no part of a name: "Mr. "
_GROUPS = frozenset({"organisation", "place"})  # what speaks through somebody with a name


@dataclass(frozen=True, slots=True)
class _Said:
    """A direct quote of a source, by its words, with its speaker."""

    fact: Fact
    speaker: Speaker
    words: Sequence[str]
    facts: Facts


def find_source_quotes(scene: Scene, *, to: Bound) -> Iterator[tuple[Bound, ...]]:
    """Find the quote of a source that has a quote's words, and the words that name both speakers.

    Of several the one with the same speaker.  Nothing where either has no speaker, or an
    organisation speaks: its spokesman may be named.
    """
    quote = to.item
    if not isinstance(quote, Fact) or not isinstance(quote.value, Quotation):
        return
    speaker, own = quote.value.speaker, to.document
    if speaker is None or not _is_person(scene, speaker, scene.article):
        return
    found = [one for one in _told(scene, quote, own) if _is_person(scene, one.speaker, one.facts)]
    if not found:
        return
    told = next(
        (one for one in found if same_person(speaker, one.speaker) is not Truth.FALSE), found[0]
    )
    if same_person(speaker, told.speaker) is Truth.FALSE and _cites(told, speaker):
        return  # "I've read what Dr Rennie said, that …"
    document = told.facts.document
    yield (
        Bound(told.fact, document),
        Bound(_passage(own, speaker.span), own),
        Bound(_passage(document, told.speaker.span), document),
    )


def _cites(told: _Said, speaker: Speaker) -> bool:
    """Tell whether who says it in a source repeats what the article's speaker said."""
    name = words_of(speaker.name or speaker.text)
    words = list(told.words)
    places = [at for at, word in enumerate(words) if name and word == name[-1]]
    return any(not _SAYS.isdisjoint(words[at + 1 : at + 3]) for at in places)


def _told(scene: Scene, quote: Fact, document: Document) -> list[_Said]:
    """List the quotes of the sources with the words of one of the article's, or nearly those."""
    pieces = pieces_of(spoken(quote, document))
    said = _all_said(scene)
    found = [one for one in said.with_rarest(pieces) if stretch_of(pieces, one.words) is not None]
    if found:
        return found
    alike = closest_stretch(scene, quote, document, _ALIKE)
    return [] if alike is None else [one for one in said.items if _stands_over(one, *alike)]


class _AllSaid:
    """What all sources quote or transcribe with a speaker, by the words that it holds."""

    def __init__(self, sources: Iterable[Facts], article: Facts) -> None:
        self.items = [
            _Said(fact, speaker, words_of(spoken(fact, facts.document)), facts)
            for facts in sources
            for fact, speaker in (*_quoted(facts), *turns_of(facts, article))
        ]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.items):
            for word in set(one.words):
                self._holding[word].append(place)

    def with_rarest(self, pieces: Iterable[Iterable[str]]) -> list[_Said]:
        """List the quotes that hold the word of some pieces that the fewest quotes hold."""
        rows = [self._holding.get(word, []) for piece in pieces for word in piece]
        return [self.items[place] for place in min(rows, key=len, default=[])]


def _quoted(facts: Facts) -> Iterator[tuple[Fact, Speaker]]:
    """List the direct quotes that have a speaker."""
    for fact, quote in direct_quotes(facts):
        if quote.speaker is not None:
            yield fact, quote.speaker


def _all_said(scene: Scene) -> _AllSaid:
    return scene.source_passages.remembered(
        ("said",), lambda: _AllSaid(scene.sources, scene.article)
    )


def _stands_over(said: _Said, document: Document, span: Span) -> bool:
    """Tell whether a quote of a source holds most of a stretch."""
    if said.facts.document is not document:
        return False
    shared = min(said.fact.span.end, span.end) - max(said.fact.span.start, span.start)
    return 2 * shared > span.end - span.start


def find_source_names(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each name of the article with another that a source has in its place, in its words."""
    told = {source.document.id: _names_by_sentence(source) for source in scene.sources}
    own = scene.article.document
    for name in scene.article.items:
        if not isinstance(name.value, Name) or name.value.category in _GROUPS:
            continue
        found = list(_instead(scene, name, told))
        if found and all(one is not None for one in found):
            other = found[0]
            assert other is not None
            yield Bound(name, own), other


def _instead(
    scene: Scene, name: Fact, told: Mapping[str, Mapping[int, list[Fact]]]
) -> Iterator[Bound | None]:
    """List the names in a name's place, None for a parallel that has it or no other person."""
    for parallel in scene.parallels.of(name.sentence):
        span = parallel.instead_of(name)
        names = told[parallel.document.id].get(parallel.sentence, ())
        if span is not None and parallel.differs_elsewhere(name):
            span = None
        other = None if span is None else _only_name(names, span)
        apart = other is not None and _are_two_people(name, other)
        yield Bound(other, parallel.document) if other is not None and apart else None


def _only_name(names: list[Fact] | tuple[Fact, ...], span: Span) -> Fact | None:
    """Give the person whose name fills a stretch but for a title before it."""
    return next(
        (
            name
            for name in names
            if isinstance(name.value, Name)
            and name.value.category not in _GROUPS
            and name.span.start <= span.start + _TITLE
            and span.start <= name.span.end
            and name.span.end >= span.end
        ),
        None,
    )


def _names_by_sentence(facts: Facts) -> Mapping[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts.items:
        if fact.kind == Kind.NAME:
            found[fact.sentence].append(fact)
    return found


def _are_two_people(one: Fact, other: Fact) -> bool:
    """Tell whether two names share no word, one of them surely a person's."""
    categories = {f.value.category for f in (one, other) if isinstance(f.value, Name)}
    return "person" in categories and not _words_of_name(one) & _words_of_name(other)


def _words_of_name(fact: Fact) -> frozenset[str]:
    entity = fact.value.entity if isinstance(fact.value, Name) else ""
    return frozenset(words_of(f"{fact.text} {entity}"))


def _is_person(scene: Scene, speaker: Speaker, facts: Facts) -> bool:
    """Tell whether the words do not name a group, which speaks through a person."""
    groups = scene.source_passages.remembered(
        ("groups", facts.document.id), lambda: [n.span for n in facts.items if _is_group(n)]
    )
    at = bisect_right(groups, speaker.span.start, key=lambda span: span.start) - 1
    return at < 0 or groups[at].end < speaker.span.end


def _is_group(fact: Fact) -> bool:
    return isinstance(fact.value, Name) and fact.value.category in _GROUPS


def _passage(document: Document, span: Span) -> Passage:
    return Passage(document.id, span.start, span.end, document.text[span.start : span.end])
