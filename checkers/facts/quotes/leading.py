"""What leads up to a quote and names its speaker: verbs and nouns of speech, labels, subjects."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.names import gender_of, gender_of_pronoun
from checkers.facts.quotes import candidates as weigh
from checkers.facts.quotes.candidates import Candidate
from checkers.facts.quotes.clauses import Line
from checkers.facts.quotes.phrases import (
    Phrase,
    head_of,
    phrase_ending,
    phrase_from,
    sentence_subject,
    subject_of,
)
from checkers.facts.quotes.words import (
    CLAUSES_OF_TIME,
    QUOTING,
    is_possessive,
    is_shown,
    is_utterance,
)

_INVERTED = regex.compile(r"V(?=D?[NW])")
_VERBS = ("A", "V", "L", "X")
_TOUCHES = regex.compile(r"[,:T*(-]{0,4}\Z")
_HEARER = regex.compile(r"[ONDWIYRS#GX]{1,14}[,:T*-]{0,3}\Z")
_UTTERANCE = regex.compile(
    r"(?P<owner>[DS])[NW#*XY]{0,3}?(?P<noun>[WVvLlG]{1,2}+)(?:I?D?[NWY#]{1,3})?[T:,I*]{0,2}\Z"
)
_LONGEST_NOUN_PHRASE = 10  # tokens
_DASHED_LABEL = regex.compile(r"-(?P<who>N(?:CN)?):\Z")  # It rains - Ada Brown: "…"
_WITHIN = regex.compile(r"(?P<outer>[VL])T?(?P<within>T)[^.,:;qfQE]{1,30},\Z")
_WORDS_OF = regex.compile(r"ID?(?P<noun>[WV])(?P<of>I)(?=[NDW])")
# The road is shut, Brown said, adding: "…"
_TOLD_BEFORE = regex.compile(r",(?P<who>P|D?[NW]{0,3}[NW])[AR]{0,2}V[^.,:;qfQE]{0,12},R?\Z")
_FOR = regex.compile(r"(?P<for>I)(?P<subject>D?[NW]{0,3}N),")
_BY = regex.compile(r"Z[^.:;qfQE]{0,8}?(?P<by>I)(?=[NDW])")


def before(line: Line, at: int, low: int) -> Iterator[Candidate]:
    """Read the words of the same sentence from `low` up to the quote at token `at`."""
    row = line.kinds
    region = row[low:at]
    verb = max(region.rfind("V"), region.rfind("L"), region.rfind("G"))
    yield from _from_noun(line, low, at)
    if region.rfind("Z") > verb:
        yield from _agent(line, low + region.rfind("Z"), at)
    elif verb >= 0:
        yield from _from_verb(line, _outer_verb(line, low + verb, low, at), low, at)
    yield from _from_source(line, low, at)
    if region.endswith((":", "-")) and verb < 0:
        phrase = phrase_ending(row, at - 2, low)
        if phrase is not None and (phrase[0] <= low + 1 or row[phrase[0] - 1] == "-"):
            yield Candidate(weigh.LABEL, phrase, None)
    dashed = _DASHED_LABEL.search(row, low, at) if region.endswith(":") else None
    if dashed is not None:
        first, end = dashed.span("who")
        yield Candidate(weigh.DASHED_LABEL, (first, end - 1), None)


def subject_in(line: Line, low: int, high: int, weight: int) -> Iterator[Candidate]:
    """Take the subject of the last verb of speech between, else what the sentence begins with.

    Without a verb of speech only who can speak is taken, and nobody who is spoken to or of.
    """
    row = line.kinds
    verb = max(row.rfind("V", low, high), row.rfind("L", low, high))
    if row.rfind("Z", low, high) > verb:
        return
    phrase = subject_of(row, verb, low) if verb >= low else None
    phrase = phrase or sentence_subject(row, low, high)
    if phrase is None and (other := row.rfind("X", low, high)) >= low:
        phrase = subject_of(row, other, low)
    if phrase is not None and (verb >= low or line.can_speak(phrase[0], head_of(row, phrase))):
        yield Candidate(weight, phrase, (verb, verb) if verb >= low else None)


def _from_source(line: Line, low: int, at: int) -> Iterator[Candidate]:
    """Read "according to Ada Brown", "in the words of Ada Brown" and "for Ada Brown"."""
    row = line.kinds
    according = row.rfind("KI", low, at)
    if according >= 0:
        phrase = phrase_from(row, according + 2, at)
        if phrase is not None:
            yield Candidate(weigh.ACCORDING - 10, phrase, (according, according + 1))
    words_of = _WORDS_OF.match(row, low, at)
    phrase = None if words_of is None else _whose_words(line, words_of, at)
    if words_of is not None and phrase is not None:
        noun = words_of.start("noun")
        yield Candidate(weigh.ACCORDING, phrase, (noun, noun))
    dative = _FOR.match(row, low, at)
    if dative is not None and line.word(dative.start("for")).lower() in ("for", "to"):
        first, end = dative.span("subject")
        yield Candidate(weigh.SUBJECT + 1, (first, end - 1), None)


def _whose_words(line: Line, found: regex.Match[str], at: int) -> Phrase | None:
    """Find whose words are told of: not whom a response is to, nor what a question is on."""
    if line.word(found.start("of")).lower() not in ("of", "from", "by"):
        return None
    said = is_utterance(line.word(found.start("noun")))
    return phrase_from(line.kinds, found.end(), at) if said else None


def _agent(line: Line, passive: int, at: int) -> Iterator[Candidate]:
    """Read "was asked by Ada Brown": who is asked does not speak."""
    match = _BY.match(line.kinds, passive, at)
    if match is not None and line.word(match.start("by")).lower() == "by":
        phrase = phrase_from(line.kinds, match.end(), at)
        if phrase is not None:
            yield Candidate(weigh.BEFORE_TOLD, phrase, (passive, passive))


def _from_noun(line: Line, low: int, at: int) -> Iterator[Candidate]:
    """Read "her promise that", "the mayor's warning:" right before the quote at token `at`."""
    row = line.kinds
    noun = _UTTERANCE.search(row, max(low, at - _LONGEST_NOUN_PHRASE), at)
    if noun is None:
        return
    said = noun.start("noun")
    while said < noun.end("noun") and not is_utterance(line.word(said)):
        said += 1
    owner = noun.start("owner")
    phrase = owner_of(line, owner, low) if said < noun.end("noun") else None
    if phrase is not None:
        weight = weigh.OWN_WORDS if row[at - 1] in "T:" else weigh.OWN_FRAGMENT
        yield Candidate(weight, phrase, (said, said))


def owner_of(line: Line, at: int, low: int) -> Phrase | None:
    """Find the phrase that a possessive at token `at` ends, or is: "Ada Brown's", "her"."""
    if line.kinds[at] == "D":
        return (at, at) if is_possessive(line.word(at)) else None
    if line.word(at)[0] in "'’":
        return phrase_ending(line.kinds, at - 1, low)
    before = phrase_ending(line.kinds, at - 1, low)
    return (at, at) if before is None else (before[0], at)


def _from_verb(line: Line, verb: int, low: int, at: int) -> Iterator[Candidate]:
    row = line.kinds
    phrase = (
        _subject_of_saying(line, verb, low, at) if row[verb] == "G" else subject_of(row, verb, low)
    )
    if phrase is None and (verb == low or row[verb - 1] == ","):
        inverted = _INVERTED.match(row, verb, at)
        phrase = None if inverted is None else phrase_from(row, inverted.end(), at)
        if phrase is not None and row[phrase[1] + 1 : phrase[1] + 2] in _VERBS:
            phrase = None  # …, said the plan was
    phrase = phrase or sentence_subject(row, low, verb)
    if phrase is not None:
        weight = _weight_of(row[verb], row[verb + 1 : at])
        yield Candidate(weight, *_told_of_itself(line, phrase, verb, low))


def _outer_verb(line: Line, verb: int, low: int, at: int) -> int:
    """Go from the verb of "said that when the mayor warned of rain," to the one it depends on."""
    clause = _WITHIN.search(line.kinds, low, at) if line.kinds[at - 1] == "," else None
    if clause is None or clause.end("within") >= verb or verb + 2 >= at:
        return verb
    within = line.word(clause.start("within")).lower()
    return clause.start("outer") if within in CLAUSES_OF_TIME else verb


def _weight_of(verb: str, between: str) -> int:
    """Weigh a verb by what stands between it and the quote."""
    if verb == "G":
        return weigh.BEFORE_SAYING
    if _TOUCHES.match(between):
        touching = "," in between or ":" in between
        return weigh.BEFORE_TOUCHING if touching else weigh.BEFORE_FRAGMENT
    if between.endswith(":") or (verb == "L" and _HEARER.match(between)):
        return weigh.BEFORE_TOLD
    return weigh.BEFORE_SAME_SENTENCE


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


def _subject_of_saying(line: Line, verb: int, low: int, high: int) -> Phrase | None:
    """Find who is "saying": the words right before, or the subject of the verb it goes with."""
    row = line.kinds
    at = verb - 1
    while at > low and row[at] == "R":
        at -= 1
    if line.word(verb).lower() in QUOTING and at <= low:  # To quote Ada Brown, "…"
        return phrase_from(row, verb + 1, high)
    if at >= low and row[at] in "NW":  # a sign saying, with Ada Brown saying
        phrase = phrase_ending(row, at, low)
        if phrase is not None and _is_own_subject(line, phrase, at, low):
            return phrase
    told = _TOLD_BEFORE.search(row, low, verb)
    if told is not None:
        first, end = told.span("who")
        return first, end - 1
    whole = sentence_subject(row, low, at) if at >= low and row[at] in ",T" else None
    if whole is not None:
        return whole
    finite = max(row.rfind(kind, low, verb) for kind in "VLXZ")
    return subject_of(row, finite, low) if finite >= 0 else None


def _is_own_subject(line: Line, phrase: Phrase, head: int, low: int) -> bool:
    """Tell whether the words before "saying" say it: a thing that bears words, or "with" whom."""
    before = phrase[0] - 1
    if before >= low and line.kinds[before] == "I":
        return line.word(before).lower() == "with"
    return line.kinds[head] == "W" and is_shown(line.word(head))
