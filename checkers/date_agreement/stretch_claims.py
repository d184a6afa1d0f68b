"""Whether a length of time claims to be all of a stretch, and of which one.

"A wait of six hours", "in her 19 years at the school", "the five-year lease", "after nine weeks":
a part of the stretch or another's time is told in the same words.  So a length that is shorter than
its stretch must be tied to it: by a noun that means all of it or is told with it, by standing
beside its end, by a subject that was told of.
"""

from __future__ import annotations

import regex

from checkers.date_agreement.sentences import Line, when
from checkers.date_agreement.stretches import Told
from checkers.facts.lexicon import either, load
from checkers.model import Fact
from checkers.model.immutable import dataclass
from checkers.passages.words import WORD, stem

_LEXICON = load("stretches")
_REACH = 60  # characters around a length


def _any_of(key: str) -> str:
    return rf"(?:{either(_LEXICON[key])})"


_I = regex.IGNORECASE
_CALLED = rf"(?P<noun>{_any_of('called')})\b"
_WHOLE = regex.compile(rf"{_any_of('whole')}s?", _I)
_DETERMINED = regex.compile(r"(?:the|those|these)\s(?=\S)", _I)
_ELSEWHERE = regex.compile(rf"['’]?\s{_any_of('elsewhere')}\b|['’]", _I)
_ABOUT = r"(?:about\s|some\s|nearly\s|almost\s)?\Z"
_PARTIAL = regex.compile(rf"\b{_any_of('partial')}\s{_ABOUT}", _I)
_PARTIAL_WITHIN = regex.compile(rf"{_any_of('partial')}\s", _I)
_MEASURED = regex.compile(rf"\b{_any_of('measured')}\s(?:the\s)?{_ABOUT}", _I)
_LOOSE = regex.compile(rf"\b{_any_of('loose')}\b", _I)
_AFTERWARDS = regex.compile(rf"\b{_any_of('afterwards')}\b", _I)
_HEDGE = r"(?:(?:about|some|around|nearly|almost|just|over|a\stotal\sof|roughly|exactly)\s)?"
# "Dr Royle, a GP for 19 years": of one who has done it all along.
_ONE_WHO = regex.compile(r"[,(–—]\s?(?:an?|the)\s[^,.;()]{1,50}\sfor\s\Z")
_GIVEN = regex.compile(rf"\b{_any_of('given')}\s(?:\p{{L}}+\s){{0,3}}?(?:for|to)\s{_ABOUT}", _I)
_LATE = regex.compile(
    r"\b(?:[Bb]eing|was|were|left|leaving|arrived|arriving|ran|running|returned)\s\Z"
)
_LATER_ON = regex.compile(r"\slater\s?[,.;]")
_ADJECTIVE = regex.compile(r"-(?:year|month|week|day|hour|minute)\b")
# "the five-year period", "a 12-week public consultation", "her four-hour programme".
_ONE = regex.compile(
    r"(?:\b(?P<a>an?)|\b(?:the|this|that|its|his|her|their|our|my)|['’]s?)\s(?:\p{Ll}+\s)?\Z", _I
)
_OF_KIND = regex.compile(
    rf"(?:-long)?\s(?:(?!(?:of|for|in|on|at|to|and|or|from|with|by|as)\b)[\p{{L}}’'-]+\s){{0,3}}?{_CALLED}(?!s\b)",
    _I,
)
_KIND_WITHIN = regex.compile(rf"{_CALLED}\Z", _I)
# "In her 19 years", "the 10½ years he spent", "over the three months".
_OWN = regex.compile(r"\b(?:the|those|these|his|her|its|their)\s\Z", _I)
_SERVING = regex.compile(r"\s(?:as\b|at\s\p{Lu}|in\s\p{Lu}|with\s\p{Lu}|of\s)")
# "a wait of six hours", "after nine weeks", "lasted four hours".
_NOUN_OF = regex.compile(rf"\b(?P<a>an?\s)?(?:\p{{Ll}}+\s)?{_CALLED}\sof\s{_HEDGE}\Z", _I)
_VERB = regex.compile(
    r"\b(?:lasted|lasting|took|taken|taking|for|after|spent|spending|spanned|spanning)\s"
    rf"(?:(?:him|her|them|it|us|me)\s)?(?:for\s)?{_HEDGE}\Z",
    _I,
)
_IN_ALL = regex.compile(r"\s(?:in\sall|in\stotal|altogether|all\stold)\b|\s\((?=[^)]*\d)", _I)
_OF = regex.compile(r"\sof\b")
# "after a debate that took five weeks"
_THAT_TOOK = regex.compile(r"\ban?\s(?:\p{Ll}+\s){1,3}(?:that|which)\s\p{Ll}+\s(?:for\s)?\Z")
_IT = regex.compile(rf"(?:It|This|(?:The|That)\s(?:\p{{Ll}}+\s){{0,2}}{_any_of('called')})\b")
_SUBJECT = regex.compile(r"(?:[^,]{1,60},\s)?(?P<subject>[^,]{1,60})")
_SAME_ONES = frozenset(_LEXICON["same_ones"])
_FLOWN = regex.compile(rf"\b{_any_of('flown')}\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """How the words around a length make it all of something."""

    how: str  # "noun", "own", "verb", "all", "late", "later"
    before: str
    after: str
    noun: str = ""
    indefinite: bool = False


def is_loose(text: str) -> bool:
    """Tell whether words make a time or a length a plan, a mean or one of several."""
    return _LOOSE.search(text) is not None


def read_claim(line: Line, length: Fact) -> Claim | None:
    """Read what the words around a length make it; None where it is no whole."""
    before, core, after = _around(line, length)
    if _LATE.search(before) and after.startswith(" late"):
        return Claim("late", before, after)
    if before.endswith(", ") and _LATER_ON.match(after):
        return Claim("later", before, after)
    if _ELSEWHERE.match(after) or _PARTIAL.search(before) or is_loose(before + after):
        return None
    if _PARTIAL_WITHIN.match(core):
        return None
    if _ADJECTIVE.search(core):
        return _adjective(before, core, after)
    if _MEASURED.search(before) or _ONE_WHO.search(before) or _GIVEN.search(before):
        return None
    return _told(before, after)


def _around(line: Line, length: Fact) -> tuple[str, str, str]:
    """Give the words before a length, its own without an article, and those behind it."""
    value = when(length)
    unit = value.length.unit_span if value is not None and value.length is not None else None
    end = length.span.end if unit is None else max(length.span.end, unit.end)
    text = line.document.text
    before, after = line.before(length.span, _REACH), text[end : min(end + _REACH, line.span.end)]
    lead = _DETERMINED.match(length.text)
    if lead is None:
        return before, length.text, after
    return before + lead.group(), length.text[lead.end() :], after


def _adjective(before: str, core: str, after: str) -> Claim | None:
    noun, one = _OF_KIND.match(after) or _KIND_WITHIN.search(core), _ONE.search(before)
    if noun is None or one is None:
        return None
    return Claim("noun", before, after, noun["noun"].lower(), one["a"] is not None)


def _told(before: str, after: str) -> Claim | None:
    noun = _NOUN_OF.search(before)
    if noun is not None:
        return Claim("noun", before, after, noun["noun"].lower(), noun["a"] is not None)
    if _IN_ALL.match(after):
        return Claim("all", before, after)
    if _OWN.search(before):
        return Claim("own", before, after)
    return Claim("verb", before, after) if _VERB.search(before) else None


# --- whose it is ------------------------------------------------------------------------------


def is_theirs(claim: Claim, line: Line, stretch: Told, *, longer: bool, even: bool) -> bool:
    """Tell whether a length that does not fit a stretch was meant for it.

    `longer` tells that it is longer than the stretch, so that it can be no part of it; `even`, that
    it is off by whole half hours, as two clocks are.
    """
    if _AFTERWARDS.search(claim.before[-_NEAR:] + claim.after[:_NEAR]):
        return False
    beside = line in (stretch.begin.line, stretch.end.line)
    told = f"{stretch.begin.line.text} {stretch.end.line.text}"
    if even and _FLOWN.search(f"{told} {line.text}"):
        return False
    if claim.how == "noun":
        return _is_called(claim, line, stretch, told, longer=longer, beside=beside)
    if claim.how == "own":
        return longer or not _SERVING.match(claim.after)
    if claim.how == "verb":
        return _is_of_subject(claim, line, stretch, told, longer=longer, beside=beside)
    return beside or claim.how in ("late", "all")


_NEAR = 25  # characters


def _is_called(
    claim: Claim, line: Line, stretch: Told, told: str, *, longer: bool, beside: bool
) -> bool:
    if _WHOLE.fullmatch(claim.noun):
        return True
    ahead = line.index < stretch.begin.line.index
    if claim.indefinite and not (ahead or beside):
        return False
    if beside and not (claim.indefinite and claim.before.endswith(("after a ", "after an "))):
        return True
    if ahead and _IT.match(stretch.begin.line.text):
        return True
    return longer or stem(claim.noun) in _stems(told)


def _is_of_subject(
    claim: Claim, line: Line, stretch: Told, told: str, *, longer: bool, beside: bool
) -> bool:
    """Tell whether who or what took so long was told of: "it lasted", "the meeting took"."""
    if not longer and (_OF.match(claim.after) or _THAT_TOOK.search(claim.before)):
        return False
    if beside and stretch.begin.line is stretch.end.line:
        return True
    if beside and line is stretch.end.line:
        return longer or claim.before.endswith("after ") or _is_told_of(line, told)
    if line.index < stretch.begin.line.index:
        return longer
    return _is_told_of(line, told)


def _is_told_of(line: Line, told: str) -> bool:
    subject = _SUBJECT.match(line.text)
    words = WORD.findall(line.text.lower())[:_FIRST]
    if subject is not None and any(word in _SAME_ONES for word in words[:2]):
        return True
    return any(stem(word) in _stems(told) for word in words[1:_FIRST] if len(word) > _SHORT)


_FIRST, _SHORT = 4, 3


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text.lower()))


__all__ = ["Claim", "is_loose", "is_theirs", "read_claim"]
