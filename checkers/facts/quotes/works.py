"""Tell titles of works, slogans on things, crossheads and scare quotes from speech."""

from __future__ import annotations

import regex

from checkers.facts.quotes.candidates import BEFORE_SAME_SENTENCE
from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.speakers import Attribution
from checkers.facts.quotes.words import (
    DETERMINER,
    KINDS,
    MAKERS,
    OF_SPEECH,
    PREPOSITION,
    SAYS_BASE,
    SMALL,
    TELLS_BASE,
    TITLED,
    WORD,
    is_shown,
    is_utterance,
)
from checkers.model import Document, Span

_WORD = regex.compile(r"[\p{L}\p{M}\d’']+")
_LAST_WORDS = regex.compile(
    r"(?:(?P<noun>\p{L}{2,20})\s)?(?P<word>[\p{L}\p{M}’'-]{1,20})(?P<end>[\s,:]{0,3})\Z"
)
_BY = regex.compile(r"\sby \p{Lu}")  # “How the pier was won,” by Ada Brown
_YEAR = regex.compile(r"\s\((?:1[89]|20)\d\d\)")
_NEXT_WORDS = regex.compile(r"\s(?P<first>\p{L}[\p{Ll}-]*)(?:\s(?P<second>\p{Ll}[\p{Ll}-]*))?")
_NEXT_WORD = regex.compile(r"\s(?P<word>\p{Ll}+)")
_SHORT_FORM = regex.compile(
    r"(?i)\b(?:\p{L}+n['’]t|(?:i|it|that|he|she|we|they|you)['’](?:m|s|re|ll|ve|d))\b"
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_ENDS = frozenset(".?!…,—–-")
_LONGEST_TITLE = 120  # characters
_LONGEST_CROSSHEAD = 60
_SCARE = 2  # words
_NOUNS = (WORD, SAYS_BASE, TELLS_BASE)  # "issue" and "claim" are nouns behind a quote


def is_no_speech(
    document: Document,
    span: Span,
    marked: Marked,
    attribution: Attribution | None,
    *,
    single_is_rare: bool,
) -> bool:
    """Tell a title-cased phrase, or one or two words, that no verb of speech introduces.

    Neither is a piece of a sentence that has no speaker at all: "the “law and order” issue".
    `single_is_rare` where the document's quotes stand in double marks.
    """
    text = document.text
    weight = 0 if attribution is None else attribution.weight
    words = _WORD.findall(text, span.start, min(span.end, span.start + _LONGEST_TITLE))
    if len(words) <= _SCARE and span.end - span.start <= _LONGEST_TITLE:
        spoken = weight >= BEFORE_SAME_SENTENCE or _begins_sentence(text, span, marked)
        return not spoken
    if marked.closing is not None and _is_thing(text, span, marked.closing.end):
        return True
    if _is_title_case(words) and span.end - span.start <= _LONGEST_TITLE:
        titled = _is_title(text, span, marked, weight)
        if titled is not None:
            return titled
    own_marks = single_is_rare and is_single(text, marked)
    if own_marks and weight < BEFORE_SAME_SENTENCE:
        return True
    if attribution is None and text[span.start].islower():
        return _modifies(text, span, marked)
    headed = own_marks or text[span.end - 1] not in _ENDS or text[span.start : span.end].isupper()
    return headed and _is_crosshead(document, marked)


def _is_thing(text: str, span: Span, after: int) -> bool:
    """Tell a work by its author, year or star behind it, and words by what bears them.

    “How the pier was won,” by Ada Brown; “Gold is the Old Black” star Ada Brown; a “We Dig” hat.
    """
    titled = not text[span.start].islower()
    if _is_credited(text, span.end - 1, after):
        return titled
    behind = None if text[span.end - 1] in _ENDS else _NEXT_WORDS.match(text, after)
    if behind is None:
        return False
    made = titled and behind["first"].removesuffix("s") in MAKERS
    return made or any(is_shown(word) for word in behind.groups() if word)


def _is_credited(text: str, last: int, after: int) -> bool:
    """Tell whether an author or a year follows: “How the pier was won,” by Ada Brown."""
    return _YEAR.match(text, after) is not None or (
        text[last] == "," and _BY.match(text, after) is not None
    )


def is_single(text: str, marked: Marked) -> bool:
    return text[marked.opening.start : marked.opening.end] in ("'", "‘")


def _is_title(text: str, span: Span, marked: Marked, weight: int) -> bool | None:
    """Tell a title among words in a title's case; None where they are no more than a sentence."""
    before = _LAST_WORDS.search(text, max(0, marked.opening.start - 44), marked.opening.start)
    said = text[span.start : span.end]
    if "! " in said or _SHORT_FORM.search(said) or (said[-1] in "?!" and not _is_work(before)):
        return None
    if before is not None and _is_spoken(before):
        return False
    return weight < BEFORE_SAME_SENTENCE or (
        before is not None and _introduces(text, marked, before)
    )


def _is_work(before: regex.Match[str] | None) -> bool:
    """Tell whether "the film" or "her book," leads up to the marks, not "told" or "on"."""
    word = "" if before is None else before["word"].lower()
    return word in TITLED and word not in KINDS


def _is_spoken(before: regex.Match[str]) -> bool:
    """Tell whether "chants of", "her slogan," or a colon lead up to the marks."""
    if ":" in before["end"]:
        return True
    word = before["word"].lower()
    noun = before["noun"] or "" if word in OF_SPEECH else word
    return is_utterance(noun) and noun not in TITLED


def _introduces(text: str, marked: Marked, before: regex.Match[str]) -> bool:
    """Tell whether "the film", "told", "in" or somebody's "'s" leads up to the marks."""
    word = before["word"].lower()
    if KINDS.get(word) == DETERMINER and marked.closing is not None:
        return _NEXT_WORD.match(text, marked.closing.end) is not None
    return word in TITLED or word.endswith(_POSSESSIVE) or KINDS.get(word) == PREPOSITION


def _modifies(text: str, span: Span, marked: Marked) -> bool:
    """Tell whether a noun follows at once: "the “law and order” issue".

    A noun of speech shows that somebody said them: "the “dig it now” promise".
    """
    if marked.closing is None or text[span.end - 1] in _ENDS:
        return False
    after = _NEXT_WORD.match(text, marked.closing.end)
    if after is None or is_utterance(after["word"]):
        return False
    return KINDS.get(after["word"], WORD) in _NOUNS


def _is_crosshead(document: Document, marked: Marked) -> bool:
    """Tell a few words that fill their paragraph."""
    text, paragraph = document.text, document.paragraphs[marked.first].span
    if paragraph.end - paragraph.start > _LONGEST_CROSSHEAD or marked.closing is None:
        return False
    beside = text[paragraph.start : marked.opening.start] + text[marked.closing.end : paragraph.end]
    return not beside.strip(" .\n")


def _begins_sentence(text: str, span: Span, marked: Marked) -> bool:
    before = text[max(0, marked.opening.start - 4) : marked.opening.start].rstrip("\"”'’) \n")
    return text[span.start].isupper() and before[-1:] in ("", ".", "?", "!", ":")


def _is_title_case(words: list[str]) -> bool:
    """Tell a title from a sentence, and from one in capitals throughout."""
    return (
        not words[0][0].islower()
        and all(not word[0].islower() or word in SMALL for word in words)
        and any(word[1:].islower() for word in words)
    )
