"""A headline's name against the persons of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.model import Document, Span
from checkers.quote_attribution.people.likeness import forms_apart, one_surname, sound
from checkers.quote_attribution.people.mentions import Mention, mentions
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene

_WORD = regex.compile(r"(?<![\w’'-])\p{Lu}[\p{L}\p{M}]+(?:[’'-]\p{Lu}?[\p{L}\p{M}]+)*")
_POSSESSIVE = regex.compile(r"['’]s\Z")
_SHORT = 4  # letters: shorter words are like too many
_LEAD = 12  # sentences in which the persons of the headline are introduced


def find_headline_names(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a headline's surname with the body's person of that name, or of one all but the same."""
    document = scene.article.document
    heads = [field.span for field in document.fields if field.role == "headline"]
    people = [m for m in mentions(scene) if m.full] if heads else []
    if not people:
        return
    for head in heads:
        for match in _WORD.finditer(document.text, head.start, head.end, concurrent=False):
            word = _POSSESSIVE.sub("", match.group())
            given = _given(document.text[match.end() : head.end], word, people)
            if given is not None:
                passage = Passage(document.id, *match.span(), match.group())
                yield Bound(passage, document), Bound(given.word(document, 0), document)
                continue
            person = _person(word, people, document, heads)
            if person is not None:
                passage = Passage(document.id, match.start(), match.start() + len(word), word)
                yield (
                    Bound(passage, document),
                    Bound(person.passage(document, whole=False), document),
                )


def _given(behind: str, word: str, people: list[Mention]) -> Mention | None:
    """Find the person whose given name is spelled another way before the same surname."""
    following = _WORD.match(behind.lstrip())
    if following is None or not behind.startswith(" "):
        return None
    surname = _POSSESSIVE.sub("", following.group())
    bearers = [person for person in people if person.surname == surname]
    names = {person.words[0] for person in bearers}
    if len(names) != 1 or word in names or sound(word) != sound(bearers[0].words[0]):
        return None
    return bearers[0]


def _person(
    word: str, people: list[Mention], document: Document, heads: Sequence[Span]
) -> Mention | None:
    """Find the person that a word of the headline means; None where it may be anything else."""
    same = next((person for person in people if person.surname == word), None)
    if same is not None:
        return same
    if len(word) < _SHORT:
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
    pattern = rf"(?<!\w){regex.escape(word)}(?!\w)"
    return regex.search(pattern, document.text[start:], regex.IGNORECASE) is not None


FINDERS = (Finder("headline_name", find_headline_names, binds=(Base.PASSAGE, Base.PASSAGE)),)
