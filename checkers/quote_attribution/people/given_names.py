"""A person called by the given name alone, spelled otherwise than with the surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from checkers.facts.lexicon import either
from checkers.facts.names.words import GIVEN_NAMES, PLACES
from checkers.model import Document
from checkers.quote_attribution.people.likeness import (
    forms_apart,
    heard_alike,
    letters,
    one_given_name,
    slips_apart,
    without_accents,
)
from checkers.quote_attribution.people.mentions import LEXICON, Mention

_WORDS = frozenset(LEXICON["near_given_names"])
_NEAR = 24  # characters before a name
_BEARERS = regex.compile(rf"(?i)\b(?:{either(LEXICON['bearers'])})\b")
_LEADS_IN = regex.compile(rf"\b(?:{either(LEXICON['before_subjects'])})\s\Z")
_DOES = regex.compile(
    r"(?:['’]s)?\s(?:never\s|also\s|still\s|\p{Ll}{2,}ly\s)?"
    r"(?!(?:and|of|at|in|on|for|from|is\sa)\b)\p{Ll}{2,}"
)
_PARTICULARS = regex.compile(
    r",\s(?:\d|aged\b|an?\s|the\s|one\s|whose?\b|his\b|her\b|their\b|\p{L}+['’]s?\s)|\s\p{Lu}|\s\("
    rf"|,?\s(?:{either(LEXICON['being_somebody'])})\b"
)


def find_given_names(
    document: Document, found: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Pair the first full name with a given name alone that is nobody's, but all but that one's.

    The short name begins a sentence or a clause and does something; kin, a pet or a child that
    is brought in by a first name has a word before it or an age behind it.  Who is told of twice
    so, or is somebody ("Phillip was a king"), is another.
    """
    full: dict[tuple[str, str], Mention] = {}
    for mention in found:
        if mention.full:
            full.setdefault((mention.words[0], mention.surname), mention)
    own = {word for mention in full.values() for word in mention.words}
    bearers = _by_initial(full.values())
    close: dict[str, list[Mention]] = {}
    for mention in found:
        word = mention.surname
        if mention.full or mention.title or word in own:
            continue
        if word not in close:
            alike = bearers.get(word[0].lower(), ())
            close[word] = [one for one in alike if is_slip(one.words[0], word)]
        near = [one for one in close[word] if one.span.start < mention.span.start]
        if len(near) == 1 and _is_that_person(document, near[0], mention):
            own.add(word)
            yield near[0], mention


def is_slip(given: str, word: str) -> bool:
    """Tell whether a word is a given name with a slip, and no other name."""
    if word.lower() in _WORDS or word.lower() in PLACES or forms_apart(given, word):
        return False
    if without_accents(given, word):
        return True
    if letters(given) == letters(word):
        return False
    known = word.lower() in GIVEN_NAMES
    if known and given.lower() in GIVEN_NAMES:
        return one_given_name(given, word)
    return slips_apart(given, word) or (
        min(len(given), len(word)) > len("Anna") and heard_alike(given, word)
    )


def _by_initial(full: Iterable[Mention]) -> Mapping[str, list[Mention]]:
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in full:
        named[mention.words[0][0].lower()].append(mention)
    return named


def _is_that_person(document: Document, person: Mention, mention: Mention) -> bool:
    text, span = document.text, mention.span
    if person.sentence == mention.sentence:
        return False
    if not _acts(text, mention) or _PARTICULARS.match(text, span.end, concurrent=False):
        return False
    # "Water was let in" is no slip of "Walter" where the text has water, nor is "Jenifer Street".
    word = regex.escape(mention.surname)
    another = regex.compile(
        rf"(?<!\w)(?:{word.lower()}(?!\w)|{word}\s\p{{Lu}}|(?:[Tt]he|[Ii]n|[Aa]t|[Nn]ear)\s{word}\b)"
    )
    if another.search(text, concurrent=False) is not None:
        return False
    if _BEARERS.search(text, concurrent=False) is not None:
        return False
    alone = regex.finditer(rf"(?<!\w){word}(?!\w)", text, concurrent=False)
    return next(alone, None) is not None and next(alone, None) is None


def _acts(text: str, mention: Mention) -> bool:
    """Tell whether a name stands where a clause begins, and something is told of it."""
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - _NEAR) : start]
    if not mention.begins and _LEADS_IN.search(before, concurrent=False) is None:
        return False
    return _DOES.match(text, end, concurrent=False) is not None
