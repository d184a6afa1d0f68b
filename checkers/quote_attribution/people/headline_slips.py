"""A headline's surname that is a far slip of the one person's of the story: "Brennan", "Brennock".

The word stands as a person's does, the story has it nowhere, and only one person of the lead is
named at all like it.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex
from rapidfuzz.distance import DamerauLevenshtein

from checkers.facts.lexicon import either
from checkers.facts.names.words import (
    GIVEN_NAMES,
    NO_NAMES,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACE_WORDS,
    PLACES,
)
from checkers.facts.quantities.nouns import is_plural
from checkers.facts.quotes.words import can_speak
from checkers.model import Document, Span
from checkers.passages import Areas, content_words
from checkers.quote_attribution.people.likeness import heard_alike
from checkers.quote_attribution.people.mentions import COURTESY, HEADS, LEXICON, MODIFIERS, Mention

_SHORT = 5  # letters: shorter words are like too much
_BEGINNING = 3  # letters that both have in common
_LONG_BEGINNING = 4
_ENDING = 4  # letters that make a surname
_APART = 3  # letters by which their lengths may differ
_BEGUN = 4  # letters that "hurling" and "hurlers" share
_LEAD = 3  # sentences in which whom a headline names is named
_FOLLOWED = "|".join(LEXICON["headline_deeds"])
_TITLE = frozenset((*HEADS, *COURTESY, *MODIFIERS, *LEXICON["callings"]))
# "Brennan to stay", "Brennan quits as", "Brennan 'sorry'".
_DOES = regex.compile(rf"(?:['’]s)?\s(?:{_FOLLOWED})\b|\s[‘'“\"]\p{{Ll}}", regex.IGNORECASE)
_SUFFERS = regex.compile(
    rf"\b(?:{either(LEXICON['headline_objects'])})\s(?:[‘'“\"]\p{{Ll}}+['’”\"]\s)?\Z",
    regex.IGNORECASE,
)
_BEFORE = regex.compile(r"(?P<word>[\p{L}.-]+)\s\Z")
_AGENTS = ("er", "or", "ist", "men", "man", "woman", "eer", "ing")  # "Potter", "Fireman", "Parking"
_NICKNAME = regex.compile(r"(?:ie|y|o|zza|ers|ster)\Z")
_MADE = regex.compile("|".join(LEXICON["surname_forms"]))


def far_slip(
    document: Document, match: regex.Match[str], word: str, head: Span, people: Sequence[Mention]
) -> Mention | None:
    """Find the person of the lead whose surname a headline's word is meant for."""
    if not _may_be_surname(word) or not _stands_as_person(document, match, head):
        return None
    first = next((one.sentence for one in people), 0)
    lead = [one for one in people if one.sentence < first + _LEAD]
    heads = document.text[head.start : head.end]
    near = [one for one in lead if one.surname not in heads and _is_like(word, one.surname)]
    if len({one.surname for one in near}) != 1 or _is_nickname(word, near[0].surname):
        return None
    # A given name or another's that begins so may be meant.
    others = {name for one in people for name in one.words[:-1]} | {
        one.surname for one in people if one.surname != near[0].surname
    }
    if any(name[:_BEGINNING] == word[:_BEGINNING] for name in others):
        return None
    below = document.text[max(each.end for each in document.headlines) :]
    if word.lower()[: len(word) - 1] in below.replace(near[0].surname, "").lower():
        return None
    shared, words = _told_of_both(document, match, head, near[0])
    closely = word[:_LONG_BEGINNING] == near[0].surname[:_LONG_BEGINNING]
    return near[0] if shared > (0 if closely else 1) or shared == words > 0 else None


def _told_of_both(
    document: Document, match: regex.Match[str], head: Span, person: Mention
) -> tuple[int, int]:
    """Count the headline's words that the sentences about a person have too, and all of them."""
    text = document.text
    heads = f"{text[head.start : match.start()]} {text[match.end() : head.end]}"
    heads_of = Areas(document.headlines)
    near = document.sentences[max(0, person.sentence - 1) : person.sentence + 2]
    told = [each for each in near if each.span.start not in heads_of]
    if not told:
        return 0, len(content_words(heads))
    begun = {word[:_BEGUN] for word in content_words(text[told[0].span.start : told[-1].span.end])}
    words = content_words(heads)
    return sum(word[:_BEGUN] in begun for word in words), len(words)


def _may_be_surname(word: str) -> bool:
    low = word.lower()
    if len(word) < _SHORT or word.isupper() or low in NO_NAMES:
        return False
    if low in PLACES or low in PEOPLES or low in ORGANISATION_WORDS or low in PLACE_WORDS:
        return False
    if low in GIVEN_NAMES and len(word) <= _SHORT:
        return False  # "Grant", "Frank"
    if low in _TITLE:
        return False
    return not (can_speak(low) or is_plural(low))


def _stands_as_person(document: Document, match: regex.Match[str], head: Span) -> bool:
    """Tell whether a word does or is done what persons do, or has a title before it."""
    text = document.text
    before = _BEFORE.search(text, head.start, match.start(), concurrent=False)
    if before is not None and before["word"].lower().rstrip(".") in _TITLE:
        return True
    if _SUFFERS.search(text, head.start, match.start(), concurrent=False) is not None:
        return match.end() == head.end or text[match.end()] in "’'., "
    if match.group().lower().endswith(_AGENTS):
        return False
    opens = match.start() == head.start or (
        before is not None and before["word"].lower() in GIVEN_NAMES
    )
    return opens and _DOES.match(text, match.end(), head.end, concurrent=False) is not None


def _is_like(word: str, surname: str) -> bool:
    a, b = word.lower(), surname.lower()
    if len(b) < _SHORT or a == b or abs(len(a) - len(b)) > _APART:
        return False
    if heard_alike(word, surname):
        return True
    pairs = enumerate(zip(a, b, strict=False))
    alike = next((at for at, (x, y) in pairs if x != y), min(len(a), len(b)))
    if alike >= _BEGINNING:
        return True
    # "Bachmann", "Bergmann": one ending that makes surnames, few letters apart.
    near = a[0] == b[0] and int(DamerauLevenshtein.distance(a, b)) <= _APART
    return near and a[-_ENDING:] == b[-_ENDING:] and _MADE.fullmatch(word) is not None


def _is_nickname(word: str, surname: str) -> bool:
    """Tell "Fergie" from a slip of "Ferguson"."""
    return (
        len(word) < len(surname)
        and _NICKNAME.search(word) is not None
        and (_NICKNAME.search(surname) is None)
    )
