"""Words as a search compares them: without endings, without those that carry no subject."""

from __future__ import annotations

from functools import lru_cache

import regex

from checkers.facts.lexicon import load

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*")
_LEXICON = load("passages")
FUNCTION_WORDS = frozenset(_LEXICON["function_words"])
_ENDINGS = tuple(_LEXICON["endings"])
_BASES = {form: base for base, forms in _LEXICON["irregular"].items() for form in (base, *forms)}
_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
_VERB_ENDINGS = ("ed", "ing")


def content_words(text: str) -> tuple[str, ...]:
    """List the words that carry a subject, reduced to a crude stem, in order."""
    found = map(_content, _split(text.lower()))
    return tuple(word for word in found if word is not None)


def _split(text: str) -> list[str]:
    """List the words of a lower-case text; one without marks within words needs no pattern."""
    if text.isascii() and "-" not in text and "'" not in text:
        return text.translate(_NO_LETTERS).split()
    return WORD.findall(text, concurrent=False)


@lru_cache(maxsize=1 << 16)
def _content(word: str) -> str | None:
    return None if word in FUNCTION_WORDS else stem(word)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Strip one inflectional ending, so that "leaked" meets "leak" and "rose" meets "rise"."""
    word = _BASES.get(word, word)
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return _levelled(word[: -len(ending)])
    return _levelled(word)


def _levelled(base: str) -> str:
    """Drop what an ending doubles or changes: "planned" is "plan", "families" is "family"."""
    base = base.rstrip("e")
    if base.endswith("i") and len(base) > 3:
        return base[:-1] + "y"
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base


def looks_like_a_verb(word: str) -> bool:
    """Tell whether the form of a lower-case word is one that verbs have."""
    return word in _BASES or (len(word) > 4 and word.endswith(_VERB_ENDINGS))
