"""Tell titles of works, slogans on things and scare quotes from speech."""

from __future__ import annotations

import regex

from checkers.facts.quotes.candidates import BEFORE_SAME_SENTENCE, BEFORE_SAYING
from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.speakers import Attribution
from checkers.facts.quotes.words import SMALL, TITLED
from checkers.model import Span

_WORD = regex.compile(r"[\p{L}\p{M}\d’']+")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}’'-]{1,20}(?=[\s,]{0,3}\Z)")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_LONGEST_TITLE = 120  # characters
_SCARE = 2  # words


def is_no_speech(text: str, span: Span, marked: Marked, attribution: Attribution | None) -> bool:
    """Tell a title-cased phrase, or one or two words, that no verb of speech introduces.

    Neither is a piece of a sentence that has no speaker at all: "the “law and order” issue".
    """
    weight = 0 if attribution is None else attribution.weight
    words = _WORD.findall(text, span.start, min(span.end, span.start + _LONGEST_TITLE))
    if len(words) <= _SCARE and span.end - span.start <= _LONGEST_TITLE:
        spoken = weight >= BEFORE_SAME_SENTENCE or _begins_sentence(text, span, marked)
        return not spoken
    if _is_title(text, span, words):
        return weight < BEFORE_SAYING or _is_introduced(text, marked)
    return attribution is None and _is_piece(text, span)


def _is_title(text: str, span: Span, words: list[str]) -> bool:
    short = span.end - span.start <= _LONGEST_TITLE
    return short and text[span.end - 1] not in "?!" and _is_title_case(words)


def _is_introduced(text: str, marked: Marked) -> bool:
    """Tell whether "the film", "called" or somebody's "'s" leads up to the marks."""
    before = _LAST_WORD.search(text, max(0, marked.opening.start - 24), marked.opening.start)
    if before is None:
        return False
    word = before.group().lower()
    return word in TITLED or word.endswith(_POSSESSIVE)


def _is_piece(text: str, span: Span) -> bool:
    return text[span.start].islower() and text[span.end - 1] not in ".?!…"


def _begins_sentence(text: str, span: Span, marked: Marked) -> bool:
    before = text[max(0, marked.opening.start - 4) : marked.opening.start].rstrip("\"”'’) \n")
    return text[span.start].isupper() and before[-1:] in ("", ".", "?", "!", ":")


def _is_title_case(words: list[str]) -> bool:
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word in SMALL for word in words
    )
