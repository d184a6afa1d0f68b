"""Whose an anniversary is: of what has begun, or of something else that the words name."""

from __future__ import annotations

import regex

from checkers.date_agreement.sentences import Line
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Span
from checkers.passages import content_words
from checkers.passages.words import stem

_LEXICON = load("calendar")["founding"]
_BODY = rf"(?:{either(_LEXICON['bodies'])})"

# "the town's centenary", "Schubert's 200th birthday".
_POSSESSED = regex.compile(
    r"\b(?P<noun>[\p{L}-]+)(?:['’]s|(?<=s)['’])\s(?:(?:own|first|official)\s)?\Z"
)
_WHOSE = regex.compile(r",?\swhose\s(?:\p{L}+\s)?\Z")
_AHEAD_OF_WHOSE = regex.compile(r"\A[^,;]{1,60}?,?\swhose\b")
# "occupies a mill that celebrates its centenary": the mill's.
_RELATIVE = regex.compile(
    r"\b(?:that|which|who)\s(?:is\s|are\s|will\s|now\s)*(?:celebrat|mark|observ|turn)\p{L}*\s"
)
_ITS = regex.compile(r"\b(?P<its>[Ii]ts|[Tt]heir)\s(?:own\s)?\Z")
# The subject of a sentence: "The garage celebrates …", "It …", "Its centenary …".
_THE_BODY = regex.compile(rf"(?:[Tt]he|[Tt]his)\s(?:\p{{L}}+\s){{0,2}}?(?P<noun>{_BODY})\b(?!['’])")
_GOES_ON = regex.compile(r"(?:And\s|But\s|Now\s)?(?:It|They)\b")
_PROPER = regex.compile(r"(?:(?:When|In|Since|After|Before)\s(?:\d+\s)?)?(?:[Tt]he\s)?\p{Lu}")
_ANY_BODY = regex.compile(rf"(?<![\p{{L}}’'-]){_BODY}(?![\p{{L}}’'-])", regex.IGNORECASE)
_MANY = either([*_LEXICON["keepers"], "feast"])
_FEASTING = regex.compile(rf"\ban?\s(?:\p{{Ll}}+\s)?(?:{either(_LEXICON['feasting'])})\b")
# A date and the feast that fell on it, side by side.
_ON_FEAST = regex.compile(
    r"\s?[,(–—-]?\s?(?:(?:on|for|in\stime\sfor|just\sin\stime\sfor|to\smark|to\scoincide\swith|which\swas|at|after|before)\s)?"
    r"(?:(?:the|his|her|its|their|our|my|what\swas|what\swould\shave\sbeen|[\p{Lu}][^\s]*['’]s?|the\s\p{Ll}+['’]s?)\s(?:\p{Ll}+\s)?){0,3}"
)
_A_FEAST = regex.compile(
    r"(?:birthday|anniversary|jubilee|ten(?:ary|nial))(?:\s(?:year|celebrations))?\Z",
    regex.IGNORECASE,
)
_FEAST_ON = regex.compile(
    r"\s?[,(–—-]?\s?(?:(?:which\s(?:was|fell|falls)|being|that\sis|falling)\s)?(?:(?:on|in|of)\s)?"
)
_BORN = regex.compile(r"\b[Bb]orn\b")
_HIS = regex.compile(r"\b(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|\p{Lu}[\p{L}’'-]*['’]s?)\s\Z")
# "They will mark their golden wedding": whose marriage is told.
_COUPLE = regex.compile(r"(?:They|The\scouple|The\spair)\b")
_WEDDING = regex.compile(r"\p{L}+\swedding\b", regex.IGNORECASE)
_MARRIED = regex.compile(r"\b(?:married|wed|wedding)\b")
_ANY_KIND = frozenset(_LEXICON["any_body"])


def is_anothers(line: Line, feast: Span, told: Line, start: Fact) -> bool:
    """Tell whether the words give an anniversary to something else than what began."""
    before = line.before(feast, 80)
    if _WHOSE.search(before, concurrent=False):
        return _AHEAD_OF_WHOSE.match(line.text, concurrent=False) is None
    owner = _POSSESSED.search(before, concurrent=False)
    if owner is not None:
        end = feast.start - len(before) + owner.start()
        return not _is_named(owner["noun"], line, end, told)
    relative = _RELATIVE.search(line.document.text, line.span.start, feast.start)
    return relative is not None and told.index == line.index and start.span.end <= relative.start()


def falls_on(line: Line, feast: Span, told: Line, start: Fact) -> bool:
    """Tell whether a date is that of the feast, or a birthday is held against another beginning.

    "The shop opened on her 58th birthday, 6 September 2011", "in 1997 on her 80th birthday".
    """
    words = line.document.text[feast.start : feast.end]
    if told.index == line.index and _A_FEAST.search(words, concurrent=False):
        before, after = start.span.end <= feast.start, start.span.start >= feast.end
        text = line.document.text
        if before and _ON_FEAST.fullmatch(text, start.span.end, feast.start, concurrent=False):
            return True
        if after and _FEAST_ON.fullmatch(text, feast.end, start.span.start, concurrent=False):
            return True
    if _WEDDING.match(words):
        own = told.index == line.index or _COUPLE.match(line.text) is not None
        return not own or _MARRIED.search(told.before(start.span, 120)) is None
    born = _BORN.search(told.before(start.span, 120), concurrent=False) is not None
    if words.endswith("birthday"):
        return not born and _HIS.search(line.before(feast, 40), concurrent=False) is not None
    return born and words.endswith("anniversary")  # which is of a wedding, not of a birth


def _is_named(noun: str, line: Line, end: int, told: Line) -> bool:
    """Tell whether a possessor is what began: named in its sentence, or a body where that
    sentence has a name alone."""
    same = told.index == line.index
    text = line.document.text
    words = text[told.span.start : end if same else told.span.end]
    if stem(noun.lower()) in {stem(word) for word in content_words(words)}:
        return True
    if noun[:1].isupper() or _ANY_BODY.fullmatch(noun, concurrent=False) is None:
        return False
    return _can_be_a(noun, told, words)


def _can_be_a(noun: str, told: Line, words: str) -> bool:
    """Tell whether a name alone began, which no other noun has said to be of another kind."""
    named = _PROPER.match(told.text) is not None  # or "It opened in 1999"
    words = words.replace("for business", "")  # how a shop opens, and no other body
    return named and (noun in _ANY_KIND or _ANY_BODY.search(words) is None)


def goes_on_about(line: Line, feast: Span, told: Line) -> bool:
    """Tell whether "its centenary", two sentences on, is of the one that began.

    "It", or a noun for a body where what began has a name alone: "The garage celebrates its …".
    """
    own = _ITS.search(line.before(feast, 30), concurrent=False)
    if own is not None and told.index == line.index - 1 and not _has_owner(line, feast):
        return True
    if own is not None and told.index == line.index + 1 and _is_told_after(line, told):
        return True
    if told.index >= line.index or not all(
        _GOES_ON.match(line.document.text, sentence.span.start)
        for sentence in line.document.sentences[told.index + 1 : line.index]
    ):
        return False
    if _GOES_ON.match(line.text, concurrent=False):
        return True
    if own is not None and feast.start - line.span.start == len(own.group()):  # "Its centenary"
        return True
    body = _THE_BODY.match(line.text, concurrent=False)
    if body is None or own is None:
        return False
    named = stem(body["noun"]) in {stem(word) for word in content_words(told.text)}
    return named or _can_be_a(body["noun"], told, told.text)


def _has_owner(line: Line, feast: Span) -> bool:
    """Tell whether words before "its" name what it may be; "members will mark its …" name none."""
    before = _FEASTING.sub("a feast", line.document.text[line.span.start : feast.start])
    return bool(_ANY_BODY.search(before) or _SINGULAR.search(before) or _NAME.search(before[1:]))


_NAME = regex.compile(r"(?<!\p{L})\p{Lu}")
# One thing that can have "its" years: "the ferry will mark its", not "staff will mark its".
_SINGULAR = regex.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Oo]ne|[Aa]nother|[Ee]ach|[Ee]very|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s(?=\p{{L}})(?!(?:{_MANY})\b)"
)


def _is_told_after(line: Line, told: Line) -> bool:
    """Tell "A society marks its centenary.  The choir began in …": one body in two words."""
    body = _THE_BODY.match(told.text, concurrent=False)
    opens = _PROPER.match(line.text) is not None and _ANY_BODY.search(line.text) is not None
    return body is not None and opens and _ANOTHER.search(told.text) is None


_ANOTHER = regex.compile(r"\b(?:next\sdoor|nearby|new|neighbouring|neighboring|where|which\sit)\b")

__all__ = ["goes_on_about", "is_anothers"]
