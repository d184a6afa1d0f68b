"""Who may have spoken a quote, and how strongly position and grammar say so.

A candidate's weight is read off one literal table, so that the choice between two of them can be
explained: the words nearest the quote, with a verb of speech, win.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from checkers.facts.names import gender_of, gender_of_pronoun
from checkers.facts.quotes.clauses import QUOTES, Line
from checkers.facts.quotes.words import is_possessive, is_utterance, is_shown
from checkers.facts.quotes.phrases import (
    Phrase,
    head_of,
    phrase_ending,
    phrase_from,
    sentence_subject,
    subject_of,
)

BEFORE_TOUCHING = 105  # Ada Brown said: "…"
AFTER_INVERTED = 100  # "…," said Ada Brown
AFTER = 98  # "…," Ada Brown said
BEFORE_FRAGMENT = 97  # Ada Brown called it "…"
BEFORE_TOLD = 95  # Ada Brown told the paper that "…"
OWN_WORDS = 91  # Ada Brown's warning that "…"
LABEL = 90  # Ada Brown: "…"
ACCORDING = 88  # "…," according to Ada Brown
BEFORE_SAYING = 85  # Ada Brown left, saying "…"
BEFORE_SAME_SENTENCE = 72  # Ada Brown said the plan was "…"
AFTER_OTHER = 71  # "…," Ada Brown began
SAME_SENTENCE = 70  # as the quote before it in the same sentence
AFTER_ANEW = 69  # "…," Ada Brown said they would not
SAME_BREATH = 66  # "…," Ada Brown said. "…"
AFTER_SAME_SENTENCE = 64  # "…" was the answer, Ada Brown said
AFTER_FRAGMENT = 58  # "…" Ada Brown said, without a comma
AFTER_FULL_STOP = 56  # "…." Ada Brown told the paper.
OWN_FRAGMENT = 60  # Ada Brown's call for "…"
SUBJECT_BEFORE = 54  # Ada Brown shook her head. "…"
SUBJECT = 50  # Ada Brown was against "…"
NEXT_QUOTE = 45  # "…" "…," Ada Brown said
PARAGRAPH_BEFORE = 35  # a quote that stands alone after one that ended its paragraph
TOLD_BEFORE = 34  # Ada Brown praised the harbour.¶ "…"


@dataclass(frozen=True, slots=True)
class Candidate:
    weight: int
    speaker: Phrase
    cue: Phrase | None


_SUBJECT = (
    r"(?P<subject>P|D{0,3}[*R]?[NW#S*XYg]{0,9}?[NW#O](?:ID{0,2}[NW#S*X]{0,6}?[NW#]){0,3}"
    r"(?:C(?:D{0,2}[NW#S*]{0,6}[NW#])(?:ID{0,2}[NW#S*]{0,6}?[NW#]){0,2})?"
    r"(?:\([^)]{1,8}\))?"
    r"(?:,[^.:;qQE]{1,40}?,|-[^.:;qfQE]{1,25}?-|,?H[^.:;,qfQE]{1,20}?"
    r"|,[DNW#][^.:;,qfQE]{0,20}?(?=[VL]))?)"
)
_AFTER = regex.compile(rf"[,*-]?(?P<as>T)?{_SUBJECT}[AR]{{0,4}}(?:(?P<verb>[VL])|ZT(?P<verb>G))")
_AFTER_OTHER = regex.compile(rf"[,*-]?(?P<as>T)?{_SUBJECT}[AR]{{0,4}}(?P<verb>X)")
_INVERTED = regex.compile(r"[,*-]?[AR]{0,2}(?P<verb>V)[R]?(?=[NDW#PX])")
_INVERTED_OTHER = regex.compile(r"[,*-]?(?P<verb>X)(?=N|D{1,2}[NW#])")
_INVERTED_BEFORE = regex.compile(r"V(?=D?[NW])")
_ACCORDING = regex.compile(r"[,*-]?(?P<verb>KI)")
_BARE_END = regex.compile(r"[OIRWNDY#S,]{0,9}(?:\.|\Z)")
_TOUCHES = regex.compile(r"[,:T*(-]{0,4}\Z")
_HEARER = regex.compile(r"[ONDWIYRS#GX]{1,14}[,:T*-]{0,3}\Z")
_UTTERANCE = regex.compile(
    r"(?P<owner>[DS])[W#*X]{0,3}?(?P<noun>[WVvLlG]{1,2}+)(?:I?D?[NWY#]{1,3}){0,1}[T:,I*]{0,2}\Z"
)
_LONGEST_NOUN_PHRASE = 10  # tokens
_OPENS_CLAUSE = ("T", "P")
_AFTER_WEIGHTS = {"f": AFTER_FRAGMENT, "Q": AFTER_FULL_STOP}
_LAST_IN_SENTENCE = regex.compile(
    r",(?P<subject>P|D{0,2}[NW#S]{0,6}[NW])[AR]{0,3}(?P<verb>V)(?=[.,YRIT]|\Z)"
)
_LAST_INVERTED = regex.compile(r",(?P<verb>V)R?(?=[NDW])")


def after(line: Line, at: int) -> Iterator[Candidate]:
    """Read what follows the quote at token `at`."""
    row = line.kinds
    kind = row[at]
    goes_on = kind in "qE" or row[at + 1 : at + 2] == ","
    high = _high(row, at + 1)
    inverted = _INVERTED.match(row, at + 1, high)
    if inverted is None and goes_on:
        inverted = _INVERTED_OTHER.match(row, at + 1, high)
    if inverted is not None and kind != "Q":
        phrase = phrase_from(row, inverted.end(), high)
        if phrase is not None:
            verb = inverted.start("verb")
            yield Candidate(AFTER_INVERTED if goes_on else AFTER_FRAGMENT, phrase, (verb, verb))
        return
    source = _ACCORDING.match(row, at + 1, high)
    if source is not None:
        phrase = phrase_from(row, source.end(), high)
        if phrase is not None:
            yield Candidate(ACCORDING, phrase, (source.end() - 2, source.end() - 1))
        return
    yield from _after_normal(line, at, high, AFTER if goes_on else _AFTER_WEIGHTS[kind])
    if kind != "Q":
        yield from _last_in_sentence(row, at + 1, high)


def _after_normal(line: Line, at: int, high: int, weight: int) -> Iterator[Candidate]:
    row = line.kinds
    match = _AFTER.match(row, at + 1, _high(row, at + 1, over="f"))
    if match is None and weight == AFTER:
        match = _AFTER_OTHER.match(row, at + 1, high)
        weight = AFTER_OTHER
    if match is None or (match["as"] and line.word(match.start("as")).lower() != "as"):
        return
    verb = match.start("verb")
    if weight == AFTER and row[verb + 1 : verb + 2] in _OPENS_CLAUSE:
        weight = AFTER_ANEW
    bare = _BARE_END.match(row, verb + 1) and row[high - 1] not in QUOTES
    if weight != AFTER_FULL_STOP or bare:
        yield Candidate(weight, (match.start("subject"), match.end("subject") - 1), (verb, verb))


def signature(line: Line, at: int) -> Candidate | None:
    """Read who signs at token `at`: a dash and a name."""
    row = line.kinds
    while row[at : at + 1] == "-":
        at += 1
    phrase = phrase_from(row, at, len(row))
    if at and phrase is not None and "N" in row[phrase[0] : phrase[1] + 1]:
        return Candidate(LABEL, phrase, None)
    return None


def _last_in_sentence(row: str, low: int, high: int) -> Iterator[Candidate]:
    for match in _LAST_IN_SENTENCE.finditer(row, low, high):
        phrase = (match.start("subject"), match.end("subject") - 1)
        verb = match.start("verb")
        yield Candidate(AFTER_SAME_SENTENCE, phrase, (verb, verb))
        return
    inverted = _LAST_INVERTED.search(row, low, high)
    if inverted is not None:
        phrase_after = phrase_from(row, inverted.end(), high)
        if phrase_after is not None:
            verb = inverted.start("verb")
            yield Candidate(AFTER_SAME_SENTENCE, phrase_after, (verb, verb))


def before(line: Line, at: int, low: int) -> Iterator[Candidate]:
    """Read the words of the same sentence from `low` up to the quote at token `at`."""
    row = line.kinds
    region = row[low:at]
    verb = max(region.rfind("V"), region.rfind("L"), region.rfind("G"))
    yield from _from_noun(line, low, at)
    if verb >= 0:
        yield from _from_verb(line, low + verb, low, at)
    according = region.rfind("KI")
    if according >= 0:
        phrase = phrase_from(row, low + according + 2, at)
        if phrase is not None:
            yield Candidate(ACCORDING - 10, phrase, (low + according, low + according + 1))
    if region.endswith((":", "-")) and verb < 0:
        phrase = phrase_ending(row, at - 2, low)
        if phrase is not None and (phrase[0] <= low + 1 or row[phrase[0] - 1] == "-"):
            yield Candidate(LABEL, phrase, None)


def _from_noun(line: Line, low: int, at: int) -> Iterator[Candidate]:
    """Read "her promise that", "the mayor's warning:" right before the quote at token `at`."""
    row = line.kinds
    noun = _UTTERANCE.search(row, max(low, at - _LONGEST_NOUN_PHRASE), at)
    if noun is None:
        return
    said = noun.start("noun")
    while said < noun.end("noun") and not is_utterance(line.word(said)):
        said += 1
    if said == noun.end("noun"):
        return
    owner = noun.start("owner")
    if row[owner] == "D":
        phrase: Phrase | None = (owner, owner) if is_possessive(line.word(owner)) else None
    elif line.word(owner)[0] in "'’":
        phrase = phrase_ending(row, owner - 1, low)
    else:
        phrase = (phrase_ending(row, owner, low) or (owner, owner))
    if phrase is not None:
        yield Candidate(OWN_WORDS if row[at - 1] in "T:" else OWN_FRAGMENT, phrase, (said, said))


def _from_verb(line: Line, verb: int, low: int, at: int) -> Iterator[Candidate]:
    row = line.kinds
    between = row[verb + 1 : at]
    kind = row[verb]
    if kind == "G":
        weight, phrase = BEFORE_SAYING, _subject_of_saying(line, verb, low)
    else:
        phrase = subject_of(row, verb, low)
        if _TOUCHES.match(between):
            weight = BEFORE_TOUCHING if "," in between or ":" in between else BEFORE_FRAGMENT
        elif between.endswith(":") or (kind == "L" and _HEARER.match(between)):
            weight = BEFORE_TOLD
        else:
            weight = BEFORE_SAME_SENTENCE
    if phrase is None and (verb == low or row[verb - 1] == ","):
        inverted = _INVERTED_BEFORE.match(row, verb, at)
        phrase = None if inverted is None else phrase_from(row, inverted.end(), at)
    phrase = phrase or sentence_subject(row, low, verb)
    if phrase is not None:
        yield Candidate(weight, *_told_of_itself(line, phrase, verb, low))


def _told_of_itself(line: Line, phrase: Phrase, verb: int, low: int) -> tuple[Phrase, Phrase]:
    """Go from the "she" of "Ada Brown said she called it" to who says so."""
    row = line.kinds
    own = phrase, (verb, verb)
    if row[phrase[0]] != "P" or row[low : phrase[0]].endswith(("C", ";", ",")):
        return own
    outer = max(row.rfind("V", low, phrase[0]), row.rfind("L", low, phrase[0]))
    teller = subject_of(row, outer, low) if outer >= low else None
    if teller is None or row[teller[0]] in "PH" or not _may_be(line, phrase, teller):
        return own
    return teller, (outer, outer)


def _may_be(line: Line, pronoun: Phrase, teller: Phrase) -> bool:
    """Tell whether a pronoun's gender allows that it stands for this phrase."""
    said = gender_of_pronoun(line.word(pronoun[0]))
    own = gender_of(line.word(*teller))
    return said is None or own is None or said is own


def _subject_of_saying(line: Line, verb: int, low: int) -> Phrase | None:
    """Find who is "saying": the words right before, or the subject of the verb that it goes with."""
    row = line.kinds
    at = verb - 1
    while at > low and row[at] == "R":
        at -= 1
    if at >= low and row[at] in "NW":  # a sign saying, with Ada Brown saying
        phrase = phrase_ending(row, at, low)
        if phrase is not None and _is_own_subject(line, phrase, at, low):
            return phrase
    if at >= low and row[at] in ",T":
        whole = sentence_subject(row, low, at)
        if whole is not None: return whole
    finite = max(row.rfind(kind, low, verb) for kind in "VLX")
    return subject_of(row, finite, low) if finite >= 0 else None


def _is_own_subject(line: Line, phrase: Phrase, head: int, low: int) -> bool:
    """Tell whether the words before "saying" are what says: what bears words, or who "with" leads to."""
    before = phrase[0] - 1
    if before >= low and line.kinds[before] == "I":
        return line.word(before).lower() == "with"
    return line.kinds[head] == "W" and is_shown(line.word(head))


def subject_in(line: Line, low: int, high: int, weight: int) -> Iterator[Candidate]:
    """Take the subject of the last verb of speech between, else what the sentence begins with.

    Without a verb of speech only who can speak is taken.
    """
    row = line.kinds
    verb = max(row.rfind("V", low, high), row.rfind("L", low, high))
    phrase = subject_of(row, verb, low) if verb >= low else None
    phrase = phrase or sentence_subject(row, low, high)
    if phrase is None and (other := row.rfind("X", low, high)) >= low:
        phrase = subject_of(row, other, low)
    if phrase is not None and (verb >= low or line.can_speak(phrase[0], head_of(row, phrase))):
        yield Candidate(weight, phrase, (verb, verb) if verb >= low else None)


def _high(row: str, low: int, *, over: str = "") -> int:
    """Find where the sentence that goes on at `low` ends: at a full stop or the next quote.

    Quotes of the kind `over` are passed: those that stand within an aside.
    """
    at = low
    while at < len(row) and row[at] != "." and (row[at] not in QUOTES or row[at] in over):
        at += 1
    return min(at + 1, len(row)) if at < len(row) and row[at] == "." else at
