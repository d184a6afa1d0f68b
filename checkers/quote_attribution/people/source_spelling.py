"""A person whose name the article spells otherwise than the sources: "Siddiqi" for "Siddiqui"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checkers.model import Document, Fact, Kind, Name, Span
from checkers.quote_attribution.people.given_names import is_slip
from checkers.quote_attribution.people.likeness import (
    forms_apart,
    heard_alike,
    letters,
    slips_apart,
    without_accents,
)
from checkers.quote_attribution.people.mentions import Mention, mentions
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene

_LONG = 6  # letters of a surname that no other is likely to sound like
_NO_PERSONS = frozenset({"organisation", "place"})


def find_source_spellings(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the word of a full name with the one that a source has in the only name like it.

    Neither may stand in the other text: who is named so there is somebody else.
    """
    told = _full_names(scene)
    if not told:
        return
    words = frozenset(word for given, surname in told for word in (given, surname))
    document = scene.article.document
    own = {word for mention in mentions(scene) for word in mention.words}
    seen = set()
    for mention in mentions(scene):
        name = (mention.words[0], mention.surname)
        if len(mention.words) != 2 or name in seen:
            continue
        seen.add(name)
        found = [(key, at) for key in told if (at := _differs(name, key)) is not None]
        if len(found) != 1 or name[found[0][1]] in words or found[0][0][found[0][1]] in own:
            continue
        key, at = found[0]
        yield (
            Bound(_word(mention, document, at), document),
            Bound(_part(*told[key], at), told[key][1]),
        )


def _full_names(scene: Scene) -> Mapping[tuple[str, str], tuple[Fact, Document]]:
    """Give each name of two words that the sources have, with its first place."""
    found: dict[tuple[str, str], tuple[Fact, Document]] = {}
    for source in scene.sources:
        for fact in source.items:
            if fact.kind is not Kind.NAME or not isinstance(fact.value, Name):
                continue
            words = fact.text.split()
            if fact.value.category not in _NO_PERSONS and len(words) >= 2:
                found.setdefault((words[-2], words[-1]), (fact, source.document))
    return found


def _differs(name: tuple[str, str], told: tuple[str, str]) -> int | None:
    """Give the place of the one word that is a slip of a source's; None where it is no slip."""
    if name[0] == told[0] and name[1] != told[1]:
        return 1 if _is_surname_slip(name[1], told[1]) else None
    if name[1] == told[1] and name[0] != told[0]:
        return 0 if is_slip(told[0], name[0]) else None
    return None


def _is_surname_slip(word: str, surname: str) -> bool:
    if without_accents(word, surname) or letters(word) == letters(surname):
        return False  # wires drop accents
    if forms_apart(word, surname):
        return False
    alike = min(len(word), len(surname)) >= _LONG and heard_alike(word, surname)
    return alike or slips_apart(word, surname)


def _word(mention: Mention, document: Document, at: int) -> Passage:
    return mention.word(document, at)


def _part(fact: Fact, document: Document, at: int) -> Passage:
    """Give the given name or the surname of a name in a source."""
    words = fact.text.split()
    word = words[-2 + at]
    end = fact.span.end if at else fact.span.end - len(words[-1]) - 1
    span = Span(end - len(word), end)
    return Passage(document.id, span.start, span.end, document.text[span.start : span.end])


FINDERS = (
    Finder(
        "source_spelling",
        find_source_spellings,
        binds=(Base.PASSAGE, Base.PASSAGE),
        sources=True,
    ),
)
