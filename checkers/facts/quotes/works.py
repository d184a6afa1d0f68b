"""Tell titles of works and scare quotes from speech."""

from __future__ import annotations

import regex

from checkers.facts.quotes.candidates import BEFORE_SAME_SENTENCE, BEFORE_SAYING
from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.speakers import Attribution
from checkers.facts.quotes.words import SMALL, TITLED
from checkers.model import Span

_WORD = regex.compile(r"[\p{L}\p{M}\d’']+")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}’'-]{1,20}(?=[\s,]{0,3}\Z)")
_LONGEST_TITLE = 120  # characters
_SCARE = 2  # words


def is_no_speech(text: str, span: Span, marked: Marked, attribution: Attribution | None) -> bool:
    """Tell a title-cased phrase, or one or two words, that no verb of speech introduces."""
    weight = 0 if attribution is None else attribution.weight
    if weight >= BEFORE_SAYING or span.end - span.start > _LONGEST_TITLE:
        return False
    words = _WORD.findall(text[span.start : span.end])
    if len(words) <= _SCARE:
        return weight < BEFORE_SAME_SENTENCE and not _begins_sentence(text, span, marked)
    if text[span.end - 1] in "?!" or not _is_title_case(words):
        return False
    before = _LAST_WORD.search(text, max(0, marked.opening.start - 24), marked.opening.start)
    introduced = before is not None and before.group().lower() in TITLED
    return introduced or weight < BEFORE_SAME_SENTENCE


def _begins_sentence(text: str, span: Span, marked: Marked) -> bool:
    before = text[max(0, marked.opening.start - 4) : marked.opening.start].rstrip("\"”'’) \n")
    return text[span.start].isupper() and before[-1:] in ("", ".", "?", "!", ":")


def _is_title_case(words: list[str]) -> bool:
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word in SMALL for word in words
    )
