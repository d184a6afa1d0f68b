"""Indirect speech: "Ada Brown said the bridge was closed", with content, cue and speaker.

Only sentences with one of the reporting verbs are read, and only where grammar shows both ends of
what is reported: a clause behind the verb, or before a bare "…, Ada Brown said."
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from checkers.facts.quotes.clauses import Line, read_line
from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.phrases import Phrase, person_in, phrase_from, subject_of
from checkers.facts.quotes.words import NEGATIONS, PLAIN_REPORTS, REPORTING, REPORTING_FORMS
from checkers.facts.words import Words
from checkers.model import Document, Span

# What may stand between the verb and its "that": the hearer, a time, a place.
_TO_THAT = regex.compile(r"[NDWO#SIYRX]{0,8}(?P<that>T)")
_HEARER = regex.compile(r"(?:O|N|W|D[W#]{1,2})(?=[PD])")
# Where what is reported ends before its sentence does.
_END = regex.compile(r"[;:-]|,(?=[CGg])|,(?=T)|C(?=R?[VL])|\.?\Z")
# Behind the content: a speaker and a bare verb.
_TRAILING = regex.compile(
    r",(?:(?P<subject>P|D{0,2}[NW#S]{0,6}[NW])R?(?P<verb>V)|(?P<verb>V)(?P<subject>D{0,2}[NW#S]{0,6}[NW]))"
    r"(?:[YRID][NWYD#]{0,3}){0,2}\.?\Z"
)
_ACCORDING = regex.compile(r"KI")
_CLAUSE = regex.compile(
    r"(?:P|D{0,2}[NW#S*X]{0,6}?[NW#])(?:ID{0,2}[NW#S]{1,5}){0,3}(?:,[^,.:;]{1,20},)?R{0,2}[AVLXZ]"
)
_FINITE = frozenset("AVLX")


@dataclass(frozen=True, slots=True)
class Reported:
    """What is reported, and who reports it: spans of the text."""

    content: Span
    speaker: Span
    head: Span | None
    cue: Span


def find_indirect(
    document: Document, quotes: Sequence[Marked], names: Sequence[Span], words: Words
) -> list[Reported]:
    """Find indirect speech, at most one statement a sentence, in order.

    Sentences that quote word for word are left to the quotes themselves.
    """
    starts = [sentence.span.start for sentence in document.sentences]
    openings = [quote.opening.start for quote in quotes]
    closings = [q.segments[-1].end for q in quotes]
    name_starts = [name.start for name in names]
    found: list[Reported] = []
    seen = -1
    for start in words.starts_of(REPORTING_FORMS):
        sentence = bisect_left(starts, start + 1) - 1
        if sentence <= seen or sentence < 0:
            continue
        seen = sentence
        span = document.sentences[sentence].span
        if bisect_left(openings, span.end) > bisect_left(closings, span.start):
            continue  # a quote opens before the sentence's end and closes behind its start
        inside = names[bisect_left(name_starts, span.start) : bisect_left(name_starts, span.end)]
        reported = _reported(read_line(document.text, span.start, span.end, (), inside))
        if reported is not None:
            found.append(reported)
    return found


def _reported(line: Line) -> Reported | None:
    for place in _verbs(line):
        reported = _behind(line, place)
        if reported is not None:
            return reported
    return _before(line) or _according(line)


def _verbs(line: Line) -> Iterator[int]:
    for place, kind in enumerate(line.kinds):
        if kind in "VL" and line.word(place).lower() in REPORTING:
            yield place


def _behind(line: Line, verb: int) -> Reported | None:
    """Read "Ada Brown said (that) the bridge was closed"."""
    row = line.kinds
    subject = subject_of(row, verb, 0)
    first = _clause_begin(line, verb)
    if subject is None or first is None or row[subject[0]] == "H":
        return None
    if _is_denied(line, subject, verb) or (row[verb - 1] == "#" and line.word(verb)[-1] == "s"):
        return None
    last = _clause_end(row, first, subordinate=row[0] == "T" and "," not in row[: subject[0]])
    if not _FINITE & set(row[first : last + 1]):
        return None
    return _made(line, (first, last), subject, (verb, verb))


def _clause_begin(line: Line, verb: int) -> int | None:
    """Find where the clause begins that a verb reports; None where it reports none.

    Without "that" only the plainest verbs are trusted: "claims" and "reports" are nouns too.
    """
    row = line.kinds
    match = _TO_THAT.match(row, verb + 1)
    if match is not None and line.word(match.start("that")).lower() == "that":
        return match.start("that")
    word = line.word(verb).lower()
    if row[verb] == "L":
        hearer = _HEARER.match(row, verb + 1)
        return hearer.end() if hearer is not None and word in PLAIN_REPORTS else None
    plain = word in PLAIN_REPORTS or word.endswith("ed")
    return verb + 1 if plain and _CLAUSE.match(row, verb + 1) else None


def _clause_end(row: str, first: int, *, subordinate: bool) -> int:
    """Find the last token of the clause that begins at `first`."""
    if subordinate and "," in row[first:]:
        return row.index(",", first) - 1
    match = _END.search(row, first + 1)
    return len(row) - 1 if match is None else match.start() - 1


def _is_denied(line: Line, subject: Phrase, verb: int) -> bool:
    """Tell whether the verb is negated or only possible: "did not say", "would say"."""
    between = range(subject[1] + 1, verb)
    return any(line.word(place).lower() in NEGATIONS for place in between)


def _before(line: Line) -> Reported | None:
    """Read "The bridge was closed, Ada Brown said.\""""
    row = line.kinds
    match = _TRAILING.search(row)
    if match is None or not _FINITE & set(row[: match.start()]):
        return None
    verb = match.start("verb")
    if line.word(verb).lower() not in REPORTING:
        return None
    first, end = match.span("subject")
    return _made(line, (0, match.start() - 1), (first, end - 1), (verb, verb))


def _according(line: Line) -> Reported | None:
    row = line.kinds
    match = _ACCORDING.search(row)
    if match is None:
        return None
    cue = (match.start(), match.end() - 1)
    last = len(row) - 1 - row.endswith(".")
    if match.start() == 0 and (comma := row.find(",", match.end())) > 0:
        phrase: Phrase | None = (match.end(), comma - 1)
        content = (comma + 1, last)
    else:
        phrase = phrase_from(row, match.end(), len(row))
        content = (0, match.start() - 1)
    if phrase is None or not _FINITE & set(row[content[0] : content[1] + 1]):
        return None
    ends = content[0] > 0 or phrase[1] >= last - 1
    return _made(line, content, phrase, cue) if ends else None


def _made(line: Line, content: Phrase, speaker: Phrase, cue: Phrase) -> Reported | None:
    first, last = content
    while last > first and line.kinds[last] in ",-":
        last -= 1
    if last - first < 2:
        return None
    end = speaker[1]
    while end > speaker[0] and line.kinds[end] in ",-":
        end -= 1
    head = person_in(line.kinds, (speaker[0], end))
    return Reported(
        line.span(first, last),
        line.span(speaker[0], end),
        None if head is None else line.span(head, head),
        line.span(*cue),
    )
