"""What follows a quote and names its speaker: "said Ada Brown", "according to", a signature."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.quotes import candidates as weigh
from checkers.facts.quotes.candidates import Candidate
from checkers.facts.quotes.clauses import QUOTES, Line
from checkers.facts.quotes.leading import owner_of
from checkers.facts.quotes.phrases import phrase_from
from checkers.facts.quotes.words import BE, BEFORE_CLAUSE, is_utterance, is_view

_SUBJECT = (
    r"(?P<subject>P|D(?=V)|D{0,3}[*R]?[NW#S*XYg]{0,9}?[NW#O](?:ID{0,2}[NW#S*X]{0,6}?[NW#]){0,3}"
    r"(?:C(?:D{0,2}[NW#S*]{0,6}[NW#])(?:ID{0,2}[NW#S*]{0,6}?[NW#]){0,2})?"
    r"(?:\([^)]{1,8}\))?"
    r"(?:,[^.:;qQE]{1,40}?,|-[^.:;qfQE]{1,25}?-|,?H[^.:;,qfQE]{1,20}?"
    r"|,[DNW#][^.:;,qfQE]{0,20}?(?=[VL]))?)"
)
# A verb of speech; "was quoted as saying", "likes to say"; "is said to have told".
_VERB = r"(?:(?:ZIA?)?(?P<verb>[VL])|(?:ZT|[XW]I{1,2})(?P<verb>G))"
_NORMAL = regex.compile(rf"[,*-]?(?:A?(?P<link>T))?{_SUBJECT}[AR]{{0,4}}{_VERB}")
_OTHER = regex.compile(rf"[,*-]?(?P<link>T)?{_SUBJECT}[AR]{{0,4}}(?P<verb>X)")
_INVERTED = regex.compile(r"[,*-]?[AR]{0,2}(?P<verb>V)[R]?(?=[NDW#PX])")
_INVERTED_OTHER = regex.compile(r"[,*-]?(?P<verb>X)(?=N|D{1,2}[NW#])")
_LINE_FROM = regex.compile(r"T(?P<noun>[WVvLl])(?P<from>I)(?=D?[NW])")
_SO_SAID = regex.compile(r"T(?P<verb>V)(?=[ND])")
_ACCORDING = regex.compile(r"[,*-]?(?P<verb>KI)")
_IN_VIEW = regex.compile(r"[,*-]?I(?P<owner>D?[NW]{0,4}S|D)(?P<view>W)")
_BY = regex.compile(r"(?P<by>I)(?=[NDW])")
_WAS = regex.compile(r"[,*-]?(?P<be>A)(?P<owner>D?[NW]{0,4}S)(?P<noun>W)?")
_SPOKEN = regex.compile(r"[,*-]?R?(?P<verb>[VLZ])(?P<by>I)(?=[NDW])")
_BARE_END = regex.compile(r"[OIRWNDY#S,]{0,9}(?:\.|\Z)")
_AFTER_WEIGHTS = {"f": weigh.AFTER_FRAGMENT, "Q": weigh.AFTER_FULL_STOP}
_LONGEST_ASIDE = 60  # tokens
_OPENS_CLAUSE = ("T", "P")
_LAST_IN_SENTENCE = regex.compile(
    r",(?P<subject>P|D{0,2}[NW#S]{0,6}[NW])[AR]{0,3}(?P<verb>V)(?=[.,YRIT]|\Z)"
)
_LAST_INVERTED = regex.compile(r",(?P<verb>V)R?(?=[NDW])")
# A dash and a name that what follows only explains, a name in brackets, or a bare name.
_DASHED = r"-++\*?(?P<subject>D?[NW#]{0,4}N)(?:[,(IHgGYX#][^.:;qfQE]{0,30})?"
_SIGNATURE = regex.compile(
    rf"\.?(?:{_DASHED}|\((?P<subject>[NW]{{0,3}}N)(?:,[^)qfQE]{{0,30}})?\))\.?"
)
_NAME_LINE = regex.compile(
    rf"(?:{_DASHED}|(?P<subject>[WN#]{{0,3}}N)(?:,[^.:;VLXAqfQE]{{1,12}})?)\.?"
)
_OFFICE_LINE = regex.compile(r"-*+(?P<subject>D?[NW#S*]{0,6}W)\.?")


def after(line: Line, at: int) -> Iterator[Candidate]:
    """Read what follows the quote at token `at`."""
    row = line.kinds
    kind = row[at]
    goes_on = kind in "qE" or row[at + 1 : at + 2] == ","
    high = _high(row, at + 1)
    inverted = _inverted(line, at, high, goes_on=goes_on)
    if inverted is not None:
        yield inverted
        return
    source = _source(line, at, high) or _credited(line, at, high)
    if source is not None:
        yield source
        return
    normal = _normal(line, at, high, weigh.AFTER if goes_on else _AFTER_WEIGHTS[kind])
    if normal is not None:
        yield normal
    if kind != "Q":
        yield from _last_in_sentence(row, at + 1, high)
    signed = _signed(line, at + 1)
    if signed is not None:
        yield signed


def name_line(line: Line) -> Candidate | None:
    """Read a line that a name fills, maybe behind a dash."""
    match = _NAME_LINE.fullmatch(line.kinds)
    return None if match is None else _by_subject(match, weigh.SIGNATURE)


def signature(line: Line) -> Candidate | None:
    """Read a line that a name or an office fills: "Harlow Port board member"."""
    office = _OFFICE_LINE.fullmatch(line.kinds)
    if office is not None and line.can_speak(office.end("subject") - 1, office.end("subject") - 1):
        return _by_subject(office, weigh.SIGNATURE)
    return name_line(line)


def agent_after(line: Line, at: int) -> Candidate | None:
    """Read "by Ada Brown" behind the quote at token `at`, which a passive leads up to."""
    match = _BY.match(line.kinds, at + 1)
    if match is None or line.word(match.start("by")).lower() != "by":
        return None
    phrase = phrase_from(line.kinds, match.end(), _high(line.kinds, at + 1))
    return None if phrase is None else Candidate(weigh.BEFORE_FRAGMENT, phrase, None)


def _inverted(line: Line, at: int, high: int, *, goes_on: bool) -> Candidate | None:
    row = line.kinds
    if row[at] == "Q":
        return _so_said(line, at, high) or _line_from(line, at)
    match = _INVERTED.match(row, at + 1, high)
    other = match is None
    if other and goes_on:
        match = _INVERTED_OTHER.match(row, at + 1, high)
    phrase = None if match is None else phrase_from(row, match.end(), high)
    if match is None or phrase is None or (other and not line.can_speak(*phrase)):
        return None
    if row[phrase[1] + 1 : phrase[1] + 2] == "A":  # Brown, citing "…," said the plan was late
        return None
    verb = match.start("verb")
    return Candidate(
        weigh.AFTER_INVERTED if goes_on else weigh.AFTER_FRAGMENT, phrase, (verb, verb)
    )


def _so_said(line: Line, at: int, high: int) -> Candidate | None:
    match = _SO_SAID.match(line.kinds, at + 1, high)
    phrase = None if match is None else phrase_from(line.kinds, match.end(), high)
    if match is None or phrase is None or line.word(at + 1).lower() != "so":
        return None
    verb = match.start("verb")
    return Candidate(weigh.AFTER_FRAGMENT, phrase, (verb, verb))


def _line_from(line: Line, at: int) -> Candidate | None:
    """Read "“….” That line from Ada Brown was new"."""
    match = _LINE_FROM.match(line.kinds, at + 1)
    if match is None or not is_utterance(line.word(match.start("noun"))):
        return None
    if line.word(match.start("from")) != "from" or line.word(at + 1) != "That":
        return None
    phrase = phrase_from(line.kinds, match.end(), _high(line.kinds, match.end()))
    noun = match.start("noun")
    return None if phrase is None else Candidate(weigh.AFTER_FRAGMENT, phrase, (noun, noun))


def _source(line: Line, at: int, high: int) -> Candidate | None:
    """Read "according to Ada Brown" and "in Ada Brown's view"."""
    row = line.kinds
    match = _ACCORDING.match(row, at + 1, high)
    if match is not None:
        phrase = phrase_from(row, match.end(), high)
        cue = (match.end() - 2, match.end() - 1)
        return None if phrase is None else Candidate(weigh.ACCORDING, phrase, cue)
    view = _IN_VIEW.match(row, at + 1, high)
    if view is None or not is_view(line.word(view.start("view"))):
        return None
    last = view.end("owner") - 1
    phrase = owner_of(line, last, at) if row[last] == "S" else (last, last)
    cue = (view.start("view"), view.start("view"))
    return None if phrase is None else Candidate(weigh.ACCORDING, phrase, cue)


def _credited(line: Line, at: int, high: int) -> Candidate | None:
    """Read "spoken by Ada Brown" and "were Ada Brown's words"."""
    row = line.kinds
    spoken = _SPOKEN.match(row, at + 1, high)
    if spoken is not None and line.word(spoken.start("by")).lower() == "by":
        phrase = phrase_from(row, spoken.end(), high)
        verb = spoken.start("verb")
        return None if phrase is None else Candidate(weigh.ACCORDING, phrase, (verb, verb))
    was = _WAS.match(row, at + 1, high)
    if was is None or line.word(was.start("be")).lower() not in BE:
        return None
    if was["noun"] and not is_utterance(line.word(was.start("noun"))):
        return None
    phrase = owner_of(line, was.end("owner") - 1, at)
    return None if phrase is None else Candidate(weigh.ACCORDING, phrase, None)


def _normal(line: Line, at: int, high: int, weight: int) -> Candidate | None:
    row = line.kinds
    match = _NORMAL.match(row, at + 1, _high(row, at + 1, over="f"))
    if match is None and weight == weigh.AFTER:
        match = _OTHER.match(row, at + 1, high)
        weight = weigh.AFTER_OTHER
    if match is None or _is_other_link(line, match.start("link")):
        return None
    verb = match.start("verb")
    if row[match.start("subject")] == "g" and not line.can_speak(match.start("subject"), verb - 1):
        return None  # …, raising fresh questions
    if weight == weigh.AFTER and row[verb + 1 : verb + 2] in _OPENS_CLAUSE:
        weight = weigh.AFTER_ANEW
    bare = _BARE_END.match(row, verb + 1) and row[high - 1] not in QUOTES
    if weight == weigh.AFTER_FULL_STOP and not bare:
        return None
    return _by_subject(match, weight, verb)


def _is_other_link(line: Line, at: int) -> bool:
    """Tell a conjunction other than "as Ada Brown said", "was how she put it"."""
    return at >= 0 and line.word(at).lower() not in BEFORE_CLAUSE


def _by_subject(match: regex.Match[str], weight: int, verb: int | None = None) -> Candidate:
    first, end = match.span("subject")
    return Candidate(weight, (first, end - 1), None if verb is None else (verb, verb))


def _last_in_sentence(row: str, low: int, high: int) -> Iterator[Candidate]:
    match = _LAST_IN_SENTENCE.search(row, low, high)
    if match is not None:
        yield _by_subject(match, weigh.AFTER_SAME_SENTENCE, match.start("verb"))
        return
    inverted = _LAST_INVERTED.search(row, low, high)
    phrase = None if inverted is None else phrase_from(row, inverted.end(), high)
    if inverted is not None and phrase is not None and row[phrase[1] + 1 : phrase[1] + 2] != "A":
        verb = inverted.start("verb")
        yield Candidate(weigh.AFTER_SAME_SENTENCE, phrase, (verb, verb))


def _signed(line: Line, at: int) -> Candidate | None:
    """Read a name behind a dash, or in brackets, up to the next quote or the end."""
    row = line.kinds
    if row[at : at + 1] not in ("-", "(", "."):
        return None
    high = next((i for i in range(at, len(row)) if row[i] in QUOTES), len(row))
    match = _SIGNATURE.fullmatch(row, at, high)
    return None if match is None else _by_subject(match, weigh.SIGNATURE)


def _high(row: str, low: int, *, over: str = "") -> int:
    """Find where the sentence that goes on at `low` ends: at a full stop or the next quote.

    Quotes of the kind `over` are passed, those that stand within an aside, for a few words.
    """
    at = low
    limit = min(len(row), low + _LONGEST_ASIDE) if over else len(row)
    while at < limit and row[at] != "." and (row[at] not in QUOTES or row[at] in over):
        at += 1
    return at + 1 if at < limit and row[at] == "." else at
