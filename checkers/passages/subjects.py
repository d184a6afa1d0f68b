"""Whether a source tells of what a sentence is about: who speaks, and a label, tell of nothing."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from checkers.model import Document, Facts, Quotation, Span
from checkers.passages.areas import Areas
from checkers.passages.index import PassageIndex
from checkers.passages.statements import Word
from checkers.passages.words import content_words

_TOLD = 0.12  # share of a sentence's subject that one source must tell
_TOLD_WELL = 0.3  # … where the sources have little of the article
_NAMED = 0.6  # … where none of the shared words is written small: a list of names tells no story
_TOLD_OF = regex.compile(r",?\s(?:who|whose|whom|which|after|as|when|while|where|with|from|in)\b")
# "JO LINDQVIST (captain): I've never …".
_LABEL = regex.compile(
    r"(?:(?<=[\n.!?”\"]\s?)|\A)\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,4}"
    r"(?:\s\([^)\n]{1,60}\)|,\s[^:\n.]{1,60})?:\s"
)


def attributions(own: Facts) -> Areas:
    """Give the words of an article that only say who speaks: a source's label has them as well."""
    found = []
    for fact in own.items:
        said = fact.value
        if isinstance(said, Quotation) and said.direct and said.speaker is not None:
            named = _name_of(own.document, said.speaker.span)
            ends = (named, *(() if said.cue is None else (said.cue,)))
            found.append(Span(min(s.start for s in ends), max(s.end for s in ends)))
    return Areas(found)


def _name_of(document: Document, speaker: Span) -> Span:
    """Cut off what is told of a speaker: "Ada Moss, who lost four dogs"."""
    told = _TOLD_OF.search(document.text, speaker.start, speaker.end, concurrent=False)
    return speaker if told is None else Span(speaker.start, told.start())


def tells(words: Sequence[Word], told: Document, index: PassageIndex, *, well: bool) -> bool:
    """Tell whether a document has enough of the words, not only the names among them.

    `well` asks for more of them.
    """
    share = _TOLD_WELL if well else _TOLD
    if not _are_enough(words, index.words_of(told), told, index, share):
        return False
    bare = index.remembered(("bare", told.id), lambda: _without_labels(told))
    return bare is None or _are_enough(words, bare, told, index, share)


def _without_labels(told: Document) -> frozenset[str] | None:
    """Give the words of a document that its labels of speakers leave; None where it has none."""
    bare, labels = _LABEL.subn(" ", told.text, concurrent=False)
    return frozenset(content_words(bare)) if labels else None


def _are_enough(
    words: Sequence[Word],
    held: frozenset[str],
    told: Document,
    index: PassageIndex,
    share: float,
) -> bool:
    weights = {word.stem: index.weight(word.stem) for word in words}
    shared = [word for word in weights if word in held]
    plain = any(told.id in index.written_small(word) for word in shared)
    total = sum(weights.values())
    needed = total * (share if plain else _NAMED)
    few = len(shared) < min(2, len(weights))
    return bool(shared) and not few and sum(weights[word] for word in shared) >= needed
