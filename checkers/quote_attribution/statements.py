"""Quotes that a reader must be told the speaker of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import load
from checkers.facts.names import gender_of_pronoun
from checkers.facts.names.words import NO_NAMES
from checkers.facts.quantities.nouns import is_plural
from checkers.facts.quotes.words import can_speak, is_shown, is_utterance, is_written
from checkers.model import Document, Fact, Name, ParagraphKind, Quotation, Span, Speaker
from checkers.passages.words import WORD
from checkers.quote_attribution.passages import quotes_of
from checkers.quote_attribution.people.mentions import HEADS
from checkers.quote_attribution.within import said_in
from checkers.rulebook.vocabulary import Bound, Scene

_MARKS = "\"'“”‘’«»„ \t\r\n\xa0"
_CLOSING_MARKS = 2  # characters
_BOTH_SIDES = 3  # paragraphs
_STATEMENT_WORDS = 5  # shorter quotes are remarks, whoever made them
_MORE_TO_TELL = 4  # words behind the verb of speech
_SUBJECT = 5  # words among which a sentence names what it is about
_LEADS_UP = 2  # words of a sentence behind its subject
_SEVERAL = frozenset(("it", "that", "they", "these", "this", "those", "we", "you"))
_APPOSED = regex.compile(r", \p{Lu}[\p{L}.'’-]+ \p{Lu}|\b\p{Ll}[\p{L}-]+ \p{Lu}[\p{L}’-]+\Z")
_HEAD = regex.compile(
    r"(?:(?P<article>[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother) )?"
    r"(?:[\w'’-]+ ){0,6}?(?P<head>[\p{L}-]+)(?=\Z|,| (?:of|who|whose|in|at|from|for|with|on)\b)"
)
_POINTS_BACK = regex.compile(r"(?:That|This|Those|These|Such|So|Thus|With|In)\b")
# "Sund, the prime minister, was in tears.", "Abel smiles at the memory."
_OPENED_BY = regex.compile(
    r"(?P<name>\p{Lu}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)?)(?<!s)"
    r"(?:,\s(?:(?:an?|the|who)\b|\d)|\s(?:\p{Ll}+s(?!\s(?:ha[sd]|have|are|w[ae]re|was|will|would|can|could|may|must|did|do|\p{Ll}+ed)\b)"
    r"|\p{Ll}+ed|had|wept|sat|stood|spoke|went|shook|put|came)\b)"
)
# "The parents left …", "The boy's parents left …"
_SUBJECT_OF = regex.compile(
    r"(?:The|An?|Its|Their|Those|These|Some|Both)\s(?:[\p{L}\d’'-]+\s){0,3}?(?P<head>\p{Ll}+)(?=,?\s(?:\p{Ll}+(?:ed|s)|has|have|had|was|were|is|are|will|left|came|went|said)\b)"
)
_WHO = HEADS | frozenset(load("quotes")["words"]["people"])

_YOU = regex.compile(r"\b[Yy]our?\b")


def find_statements(scene: Scene) -> Iterator[tuple[Bound]]:
    """Find the quotes that a reader must be told the speaker of.

    Whole statements, not titles or single words.  One without a speaker is passed over where it
    may be carried on from another quote beside it, where other words lead up to it or follow it
    in the sentence, and where it fills its paragraph, as pull quotes and block quotes do, unless
    nobody speaks in the whole article.  In an interview everybody knows who answers.
    """
    document = scene.article.document
    quotes = [_as_told(document, fact) for fact, _ in quotes_of(scene)]
    if _is_interview(document, [fact for fact, _ in quotes]):
        return
    people = {
        fact.sentence
        for fact in scene.article.items
        if isinstance(fact.value, Name) and fact.value.category == "person"
    }
    spoken_in = {
        document.sentences[fact.sentence].paragraph
        for fact, quote in quotes
        if quote.speaker is not None
    }
    for fact, quote in quotes:
        if not quote.closed or not _is_statement(fact, quote, scene):
            continue
        place = document.sentences[fact.sentence].paragraph
        alone = not spoken_in & {place - 1, place, place + 1} and not _led_up(
            document, fact, people
        )
        alone = alone and not _told_of_behind(document, fact, people)
        nameless = _stands_between_sentences(fact, document) or (
            not spoken_in and _stands_between_paragraphs(fact, document, people)
        )
        if quote.speaker is not None or (alone and nameless):
            yield (Bound(fact, document),)


def _is_interview(document: Document, quotes: Collection[Fact]) -> bool:
    """Tell whether a quote that goes on to its paragraph's end answers an unquoted question."""
    text = document.text
    for fact in quotes:
        if _paragraph(document, fact).end - fact.span.end > _CLOSING_MARKS:
            continue
        asked = fact.span.start - 1
        while asked >= 0 and text[asked] in _MARKS:
            asked -= 1
        if asked < 0 or text[asked] != "?":
            continue
        if not any(each.span.start <= asked < each.span.end for each in quotes):
            return True
    return False


def _led_up(document: Document, fact: Fact, people: Collection[int]) -> bool:
    """Tell whether the sentence before names a person, or what bears words: "a banner"."""
    before = fact.sentence - 1
    if before < 0:
        return False
    sentence = document.sentences[before]
    if sentence.paragraph != document.sentences[fact.sentence].paragraph:
        return False
    start, end = sentence.span.start, sentence.span.end
    name = _OPENED_BY.match(document.text, start, end, concurrent=False)
    if name is not None and name["name"].lower() not in NO_NAMES:
        return True
    subject = _HEAD.match(document.text, start, end, concurrent=False)
    if subject is not None and _is_one(subject["head"]):
        return True
    words = WORD.findall(document.text, start, end, concurrent=False)[:_SUBJECT]
    return before in people or any(
        is_written(word) or is_shown(word) or is_utterance(word) for word in words
    )


def _told_of_behind(document: Document, fact: Fact, people: Collection[int]) -> bool:
    """Tell whether the sentence behind points back and names a person: "So says Rosa Lund."."""
    start = fact.span.end
    while start < len(document.text) and document.text[start] in _MARKS:
        start += 1
    return _POINTS_BACK.match(document.text, start) is not None and (
        sentence_of(document, start) in people
    )


def _is_statement(fact: Fact, quote: Quotation, scene: Scene) -> bool:
    """Tell a sentence set between its own marks from words set into another sentence."""
    if not fact.text[:1].isupper():
        return False
    if quote.speaker is None and fact.text.rstrip("\"'”’")[-1:] not in ".?!":
        return False
    return len(said_in(scene, fact)) >= _STATEMENT_WORDS


def _stands_between_sentences(fact: Fact, document: Document) -> bool:
    """Tell whether other sentences, whole ones, stand beside a quote in its paragraph."""
    paragraph = _paragraph(document, fact)
    text, before, after = document.text, fact.span.start, fact.span.end
    while before > paragraph.start and text[before - 1] in _MARKS:
        before -= 1
    while after < paragraph.end and text[after] in _MARKS:
        after += 1
    first, last = before <= paragraph.start, after >= paragraph.end
    if first and last:
        return False
    return (first or text[before - 1] in ".?!") and (last or text[after].isupper())


def _stands_between_paragraphs(fact: Fact, document: Document, people: Collection[int]) -> bool:
    """Tell whether a quote that fills its paragraph stands between two of prose, or ends it all.

    At the end it may still belong to whom the sentence before tells of.
    """
    place = document.sentences[fact.sentence].paragraph
    beside = document.paragraphs[max(0, place - 1) : place + 2]
    plain = all(paragraph.kind is ParagraphKind.PARAGRAPH for paragraph in beside)
    text = document.text
    ended = all(text[p.span.start : p.span.end].rstrip(_MARKS)[-1:] in ".?!" for p in beside)
    around = _paragraph(document, fact)
    filled = not text[around.start : fact.span.start].strip(_MARKS)
    filled = filled and around.end - fact.span.end <= _CLOSING_MARKS
    if not (plain and ended and filled) or (place > 0 and _asks(document, place - 1)):
        return False
    last = place > 0 and place + 1 == len(document.paragraphs)
    return len(beside) == _BOTH_SIDES or (last and _tells_of_nobody(document, fact, people))


def _asks(document: Document, place: int) -> bool:
    """Tell whether a paragraph is a question, or speaks to "you", as interviewers do."""
    span = document.paragraphs[place].span
    text = document.text[span.start : span.end].rstrip()
    return text.endswith("?") or _YOU.search(text, concurrent=False) is not None


def _tells_of_nobody(document: Document, fact: Fact, people: Collection[int]) -> bool:
    """Tell whether the sentence before a quote tells of several, of whom none is named."""
    before = fact.sentence - 1
    span = document.sentences[before].span
    first = next(iter(WORD.findall(document.text, span.start, span.end, concurrent=False)), "")
    if before in people or gender_of_pronoun(first) is not None:
        return False
    subject = _SUBJECT_OF.match(document.text, span.start, span.end, concurrent=False)
    return subject is not None and is_plural(subject["head"])


def _as_told(document: Document, fact: Fact) -> tuple[Fact, Quotation]:
    """Give a quote without its speaker where nothing but the sentence beside it suggests one.

    One person who has just acted may go on to speak ("She lit a pipe."); what several did, or a
    thing, says of nobody that the words are theirs.  Nor does what somebody tells in a sentence
    of its own behind the quote, when that sentence has more to tell.
    """
    quote = fact.value
    assert isinstance(quote, Quotation)
    speaker = quote.speaker
    if speaker is None:
        return fact, quote
    if speaker.span.start > fact.span.start:
        meant = not _tells_something_else(document, fact, quote)
    else:
        apart = sentence_of(document, speaker.span.start) != fact.sentence
        meant = (
            not apart
            or (quote.cue is not None and _can_have_spoken(speaker.text))
            or _is_one_person(speaker.text)
            or _is_short(document, speaker)
        )
    if meant:
        return fact, quote
    quote = replace(quote, speaker=None)
    return replace(fact, value=quote), quote


def _tells_something_else(document: Document, fact: Fact, quote: Quotation) -> bool:
    """Tell whether a sentence behind a quote that ended has a statement of its own."""
    assert quote.speaker is not None
    at = sentence_of(document, quote.speaker.span.start)
    if at == fact.sentence or fact.text[-1:] not in ".?!" or quote.cue is None:
        return False
    rest = document.text[quote.cue.end : document.sentences[at].span.end]
    return quote.cue.start > quote.speaker.span.end and len(rest.split()) > _MORE_TO_TELL


def _is_short(document: Document, speaker: Speaker) -> bool:
    """Tell whether all that is said of a speaker leads up to the words: "They were angry."."""
    span = document.sentences[sentence_of(document, speaker.span.start)].span
    return len(document.text[speaker.span.end : span.end].split()) <= _LEADS_UP


def _is_one_person(speaker: str) -> bool:
    if gender_of_pronoun(speaker) is not None or speaker == "I":
        return True
    if _APPOSED.search(speaker, concurrent=False):
        return True  # the owner, Ada Brown
    noun = _HEAD.match(speaker, concurrent=False)
    if noun is None or speaker.lower() in _SEVERAL:
        return False
    if noun["article"] is None:
        first = speaker.split()[0]
        return (
            first.lower() not in NO_NAMES
            and first[0].isupper()
            and not (first[-1] == "s" and can_speak(first))
        )
    return _is_one(noun["head"])


def _is_one(head: str) -> bool:
    return head in _WHO and not is_plural(head)


def _can_have_spoken(speaker: str) -> bool:
    """Tell people and what bears words from a thing: "Their own kit, ordered in February"."""
    noun = _HEAD.match(speaker, concurrent=False)
    if noun is None or noun["article"] is None or gender_of_pronoun(speaker) is not None:
        return True
    head = noun["head"]
    return head[0].isupper() or any(
        tells(head) for tells in (HEADS.__contains__, can_speak, is_written, is_shown, is_utterance)
    )


def _paragraph(document: Document, fact: Fact) -> Span:
    return document.paragraphs[document.sentences[fact.sentence].paragraph].span
