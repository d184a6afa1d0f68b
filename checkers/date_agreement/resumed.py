"""A length of time that points back at the stretch told before it: "those 17 years".

The stretch is a period ("from 1998 to 2013"), or two dates of which one belongs to what began and
the other to what ended.  It must be the only one in reach, and no other length may stand there that
could be meant.  How surely a length points at it depends on its words: "those 17 years" can be
nothing else, "his 17 years in charge" needs a post, "the 18-day stoppage" what began and ended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.sentences import WHOLE, Line, lines, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Span, TimeExpression
from checkers.model.immutable import dataclass
from checkers.passages.words import WORD, stem
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("spans")
_NOUNS = _LEXICON["nouns"]
_BACK = 2  # sentences before a length in which its stretch may stand
_TIMES = WHOLE | {Kind.PERIOD, Kind.DURATION, Kind.SET}

# --- the length ---------------------------------------------------------------------------------

_A_NOUN = rf"(?P<noun>{either({noun for nouns in _NOUNS.values() for noun in nouns})})"
_PREPOSITION = r"\b(?:in|during|over|throughout|after|for|across|of|through|within)\s"
_WORTH = regex.compile(r"['’]?\s(?:worth|that|which|of|who)\b")
_THOSE = regex.compile(r"\b(?:all\s|all\sof\s)?(?i:those)\s\Z")
_HIS = regex.compile(rf"(?i:{_PREPOSITION})(?:all\s|all\sof\s)?(?:his|her|its|their)\s\Z")
# "Her six years there were quiet": the length is what the sentence is about.
_OPENS = regex.compile(r"(?:\A|[,;]\s(?:and\s|but\s)?)(?:His|Her|Its|Their|his|her|its|their)\s\Z")
_OF_USE = regex.compile(rf"\sof\s(?:{either(_LEXICON['uses'])})\b")
# Who has handed on is one "her", who has taken over another.
_HANDED_ON = regex.compile(
    r"\b(?:handed|passed|ceded|sold|left|gave|lost|succeeded|replaced)\b[^.;]*?\b(?:to|by)\s(?:his|her|the|an?|\p{Lu})"
)
_ITS = regex.compile(rf"(?i:{_PREPOSITION})(?:all\s|all\sof\s)?its\s\Z")
_OWNER = regex.compile(r"\b(?P<owner>(?i:his|her|its|their))\s\Z")
_HIM_OR_HER = {"his": frozenset({"he", "his", "him"}), "her": frozenset({"she", "her", "hers"})}
_HAVING = regex.compile(
    rf"\bhaving\s(?:{either(_LEXICON['stood'])})\b[^,.;]{{0,40}}?\sfor\s(?:some\s)?\Z"
)
_AT_LAST = regex.compile(r",?\safter\s\Z")
_LAST_WORDS = regex.compile(rf"\s?(?:[.,;)]|\Z)|\sof\s(?:{either(_LEXICON['uses'])})\b")
_OF_SERVICE = regex.compile(
    rf"(?:['’]\s|\sof\s)(?:\p{{Ll}}[\p{{Ll}}-]*\s)?(?:{either(_LEXICON['services'])})\b"
)
_AFTER = regex.compile(rf"{_PREPOSITION}\Z", regex.IGNORECASE)
_THE = regex.compile(r"\b(?:the|that|this|its|his|her|their)\s\Z", regex.IGNORECASE)
_A = regex.compile(r"\b(?:after|ending|ended)\san?\s\Z", regex.IGNORECASE)
_NOUN_OF = regex.compile(
    rf"\b(?:an?|the|his|her|its|their)\s(?:\p{{L}}+\s)?{_A_NOUN}\sof\s\Z",
    regex.IGNORECASE,
)
_NOUN = regex.compile(
    rf"(?:-long)?\s?(?:\p{{Ll}}+\s)?{_A_NOUN}\b"
    r"(?!\s(?:at(?!\s(?:about\s)?[$£€\d])|on|in|with|for|as|under|of|from|between|by|that|which|before|after|since)\b|['’-]|\s\p{Ll}+(?:er|ers|record)\b)"
)
# "The inquiry opened in 2019 … The three-year inquiry": the noun itself is told again.
_SAME_NOUN = regex.compile(
    r"\s?(?P<noun>\p{Ll}{4,})\b(?!['’-])(?!\s(?:of|from|between|by|that|which|in|before|after|since)\b)"
)
_NAMED_AGAIN = frozenset({"named again"})
_OPENING_WORDS = 5
_ELSEWHERE = regex.compile(rf"\s(?:{either(_LEXICON['elsewhere'])})\b|-", regex.IGNORECASE)
_BETWEEN = regex.compile(r"\s(?:in\sbetween|between\sthe\stwo)\b")
_POST = regex.compile(
    rf"\s(?:(?:{either(_LEXICON['posts'])})"
    rf"|(?:behind|at|in|on|under|in\sfront\sof)\s(?:the|its|their)\s(?:\p{{Ll}}+\s)?(?:{either(_LEXICON['seats'])}))\b"
)
# "In its 40 years of shipbuilding": what only a thing that began and ended has done.
_OF_DOING = regex.compile(rf"\sof\s(?:\p{{Ll}}+ing|{either(_LEXICON['uses'])})\b")
_PLACE = regex.compile(rf"\s(?:{either(_LEXICON['places'])})\b")
_AS = regex.compile(
    r"\sas\s(?:the\s|its\s|their\s)?(?:(?!an?\b|the\b)[\p{Ll}-]+\s)?(?P<role>\p{Ll}{4,}|\p{Lu}{2,3})\b"
)
_SEATED = frozenset(_LEXICON["seated"])
_PARTIAL = regex.compile(
    r"\b(?:first|last|final|past|next|another|early|opening|closing|previous|following|nearly|other)\b",
    regex.IGNORECASE,
)

# --- the stretch --------------------------------------------------------------------------------

_BEGUN = {
    name: regex.compile(rf"\b(?:{either(words)})\b", regex.IGNORECASE)
    for name, words in _LEXICON["begins"].items()
}
_ENDED = regex.compile(rf"\b(?:{either(_LEXICON['ends']['any'])})\b", regex.IGNORECASE)
_HELD = regex.compile(
    rf"\b(?:was|were|{either(load('calendar')['spells']['held'])})\b", regex.IGNORECASE
)
_OPEN = regex.compile(r"\b(?:has|have)\s[^.;]*\bsince\s\Z|\b[Ss]ince\s\Z")
_AT = regex.compile(
    r"\b(?:in|on|since|from|until|till|to|of|by|between)\s(?:early\s|late\s|mid-)?\Z|,\s\Z"
)
_PARTICIPLE = regex.compile(r"(?:First\s|Having\s(?:been\s)?)?\p{L}+(?:ed|n|wn)\b")
_LINKS = frozenset(load("events")["links"])
_GOES_ON = regex.compile(
    r"(?:(?:By\sthe\stime|When|Until|Before|After|Only\swhen)\s)?(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b"
)
_NOT_UNTIL = regex.compile(
    r"(?:He|She|It|They)\s(?:did|was|were|could|would|had)(?:\snot|n[’']t)\b[^.;:]*\buntil\s\Z"
)
_HAD = regex.compile(
    r"\b(?:had|having)\s(?:\p{L}+ly\s|first\s|been\s){0,2}(?:\p{Ll}+\s){1,6}?(?:in|on)\s\Z"
)
_FAMILIES = [
    (frozenset(each["nouns"]), regex.compile(rf"\b(?:{either(each['of'])})\b", regex.IGNORECASE))
    for each in _LEXICON["families"].values()
]
_KINDS = {"person": ("post", "enters", "held"), "captive": ("held",), "thing": ("thing", "held")}
_FEW = 3  # words between two deeds of one subject that may be of neither


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time that a text tells: its ends, and what kind of deed began it."""

    line: Line
    span: Span
    period: TimeExpression
    kinds: frozenset[str]


def resumed_spells(
    scene: Scene, lengths: Sequence[tuple[Line, Fact]]
) -> Iterator[tuple[Stretch, Line, Fact]]:
    """Pair each length that points back with the one stretch that it can mean."""
    found = lines(scene)
    for line, length in lengths:
        wanted = _wanted(scene, line, length)
        if wanted is None or _told_elsewhere(scene, length):  # then that is what is meant
            continue
        stretch = _stretch_before(found, line, length, scene.reference)
        if stretch is None or not _is_theirs(line, length, stretch):
            continue
        if wanted == _NAMED_AGAIN:
            if not _is_named(line, length, stretch):
                continue
            wanted = frozenset()
        if not wanted or wanted & stretch.kinds:
            yield stretch, line, length


def _wanted(scene: Scene, line: Line, length: Fact) -> frozenset[str] | None:
    """Name the kinds of stretch that a length can point at; none is any, None is no pointing."""
    text = line.document.text
    end = _end(length)
    before, after = line.before(length.span, 50), text[end : min(end + 60, line.span.end)]
    if _PARTIAL.search(length.text):
        return None
    if _BETWEEN.match(after) and length.text.lower().startswith("the "):
        return frozenset()
    if (noun := _noun(before, after)) is not None:
        return frozenset(kind for name in _NOUNS if noun in _NOUNS[name] for kind in _KINDS[name])
    if closes(line, length, after):
        served = _OF_SERVICE.match(after) is not None
        return frozenset({"post", "enters"} if served else {"thing", "enters"})
    if _ITS.search(before) and (_OF_DOING.match(after) or _LAST_WORDS.match(after)):
        return frozenset({"thing"})
    if _AFTER.search(before) and _OF_USE.match(after):
        return frozenset({"thing"})
    if _THE.search(before) and "-" in length.text and _SAME_NOUN.match(after):
        return _NAMED_AGAIN
    return None if _ELSEWHERE.match(after) else _pointed(scene, length, before, after)


def _is_named(line: Line, length: Fact, stretch: Stretch) -> bool:
    """Tell whether the noun behind a length is what the stretch is of: "the inquiry opened"."""
    noun = _SAME_NOUN.match(line.document.text, _end(length), line.span.end)
    told = line.document.text[stretch.line.span.start : stretch.span.start]
    first = told.split()[:_OPENING_WORDS]
    if noun is None:
        return False
    named = stem(noun["noun"]) in {stem(word.lower()) for word in first}
    return named or any(
        noun["noun"] in nouns and of.search(told, concurrent=False) is not None
        for nouns, of in _FAMILIES
    )


def _noun(before: str, after: str) -> str | None:
    """Give the noun that calls a stretch by its length: "a reign of 17 years"."""
    noun = _NOUN_OF.search(before)
    if noun is None and (_THE.search(before) or _A.search(before)):
        noun = _NOUN.match(after)
    return noun["noun"].lower() if noun is not None else None


def _pointed(scene: Scene, length: Fact, before: str, after: str) -> frozenset[str] | None:
    """Name the kinds that the words before a length point at: "those", "in his … in office"."""
    if _THOSE.search(before):
        return None if _WORTH.match(after) else frozenset()
    if _HIS.search(before) or _OPENS.search(before):
        return _tenure(scene, length, after)
    if _HAVING.search(before):
        return frozenset({"thing"})
    role = _AS.match(after) if _AFTER.search(before) else None
    return _of_role(scene, length, role)


def _is_theirs(line: Line, length: Fact, stretch: Stretch) -> bool:
    """Tell whether "his" or "her" can be who the stretch is of, and no later date comes in."""
    whose = _OWNER.search(line.before(length.span, 50))
    if whose is None:
        return True
    if any(date.span.start >= length.span.end for date in line.dates()):
        return False
    told = line.document.text[stretch.line.span.start : length.span.start - len(whose.group())]
    if whose["owner"].lower() in _HIM_OR_HER and _HANDED_ON.search(told):
        return False
    words = set(WORD.findall(told.lower()))
    owner = whose["owner"].lower()
    if owner not in _HIM_OR_HER or words & _HIM_OR_HER[owner]:
        return True
    return not any(words & others for others in _HIM_OR_HER.values())


def closes(line: Line, length: Fact, after: str) -> bool:
    """Tell "closed in 1985 after 35 years": it stands right behind the end that it leads to."""
    ends = [fact for fact in line.dates() if fact.span.end <= length.span.start]
    if not ends or not (_LAST_WORDS.match(after) or _OF_SERVICE.match(after)):
        return False
    gap = line.between(ends[-1], length)
    told = line.document.text[
        ends[-2].span.end if len(ends) > 1 else line.span.start : ends[-1].span.start
    ]
    return _AT_LAST.fullmatch(gap) is not None and "retire" not in told


def _tenure(scene: Scene, length: Fact, after: str) -> frozenset[str] | None:
    if _POST.match(after):
        return frozenset({"post"})
    if _PLACE.match(after):
        return frozenset({"enters", "held"})
    return _of_role(scene, length, _AS.match(after))


def _of_role(scene: Scene, length: Fact, role: regex.Match[str] | None) -> frozenset[str] | None:
    """Take "17 years as mayor" for a mayor's, of whom the text has told."""
    if role is None:
        return None
    first = scene.once(_first_places).get(role["role"].lower())
    told = role["role"] in _SEATED or (first is not None and first < length.span.start)
    return frozenset({"post"}) if told else None


def _first_places(scene: Scene) -> dict[str, int]:
    """Tell where each word of the article stands first."""
    found: dict[str, int] = {}
    for match in WORD.finditer(scene.article.document.text, concurrent=False):
        found.setdefault(match.group().lower(), match.start())
    return found


def _end(fact: Fact) -> int:
    unit = getattr(fact.value, "unit_span", None)
    return fact.span.end if unit is None else max(fact.span.end, unit.end)


def _stretch_before(found: Sequence[Line], line: Line, length: Fact, now: object) -> Stretch | None:
    """Find the stretch told before a length, in its sentence or the nearest that tells a time."""
    near: list[tuple[Line, Fact]] = [
        (line, fact)
        for fact in line.facts
        if is_stated(fact) and fact.span.end <= length.span.start
    ]
    for back in range(_BACK + 1):
        if near and (stretch := _stretch(near, now)) is not None:
            return stretch
        if len(near) > 1 or back >= min(_BACK, line.index):
            return None
        other = found[line.index - back - 1]
        near = [(other, fact) for fact in other.facts if is_stated(fact)] + near
    return None


def is_stated(fact: Fact) -> bool:
    """Tell a time that can be an end of a stretch from "yesterday" and "now"."""
    dated = any(map(str.isdigit, fact.text)) or any(map(str.isupper, fact.text))
    dated = dated and fact.text.split()[0].lower() not in _LEXICON["pointing"]
    return fact.kind in _TIMES and (fact.kind != Kind.DATE or dated)


def _told_elsewhere(scene: Scene, length: Fact) -> bool:
    """Tell whether the article tells the same length at another place."""
    return bool(scene.once(_lengths).get(_core(length), set()) - {length.span})


def _lengths(scene: Scene) -> dict[object, set[Span]]:
    """Tell where each length of time is told."""
    found: dict[object, set[Span]] = defaultdict(set)
    for fact in (fact for line in lines(scene) for fact in line.of(Kind.DURATION)):
        found[_core(fact)].add(fact.span)
    return found


def _core(fact: Fact) -> object:
    value = when(fact)
    told = value.length if value is not None else None
    return (told.stated, told.unit) if told is not None else fact.text


def _stretch(near: Sequence[tuple[Line, Fact]], now: object) -> Stretch | None:
    if len(near) == 1:
        line, fact = near[0]
        value = when(fact)
        if fact.kind is Kind.PERIOD and value is not None:
            kinds = {"thing", "held", "enters"} | ({"post"} if _HELD.search(line.text) else set())
            return Stretch(line, fact.span, value, frozenset(kinds))
        return _open(line, fact, now)
    return two_dates(*near) if len(near) == 2 else None


def _open(line: Line, fact: Fact, now: object) -> Stretch | None:
    """Read "has led it since 2011": it goes on."""
    begin = when(fact)
    if fact.kind not in WHOLE or begin is None or begin.days is None:
        return None
    if not isinstance(now, TimeExpression) or not _OPEN.search(line.before(fact.span, 120)):
        return None
    period = TimeExpression("DURATION", None, begin=begin, end=now)
    return Stretch(line, fact.span, period, frozenset({"post"}))


def two_dates(one: tuple[Line, Fact], other: tuple[Line, Fact]) -> Stretch | None:
    """Join what began on one date and what ended on another, of one subject."""
    (line, first), (later, last) = one, other
    if first.kind != last.kind or first.kind not in WHOLE:
        return None
    if line.index != later.index and _is_looked_back(first, later, last):
        return _ended_first(one, other)
    if not all(_AT.search(each.before(date.span)) for each, date in (one, other)):
        return None
    text = line.document.text
    told = text[line.span.start : first.span.start]
    between = text[first.span.end : last.span.start]
    begun = {name for name, cue in _BEGUN.items() if cue.search(told)}
    if not begun:  # "In 2006 she took charge and in 2018 she left"
        begun = {name for name, cue in _BEGUN.items() if cue.search(between)}
        told = ""
    ended = _ENDED.search(between) or _ENDED.search(text[last.span.end : later.span.end])
    kinds = begun if ended is not None else set()
    if not _one_subject(line, later, first, last, led_by=told):
        return None
    period = TimeExpression("DURATION", None, begin=when(first), end=when(last))
    span = Span(first.span.start, last.span.end)
    return Stretch(line, span, period, frozenset(kinds))


def _is_looked_back(first: Fact, later: Line, last: Fact) -> bool:
    """Tell "It closed in 2009. It had opened in 1964": the end is told before the beginning."""
    a, b = when(first), when(last)
    if a is None or b is None or a.days is None or b.days is None:
        return False
    return b.days.last < a.days.first and _HAD.search(later.before(last.span, 90)) is not None


def _ended_first(one: tuple[Line, Fact], other: tuple[Line, Fact]) -> Stretch | None:
    """Join an end and a beginning that the next sentence tells of the same: it names it again."""
    (line, last), (later, first) = one, other
    told, behind = line.before(last.span, 120), later.before(first.span, 120)
    same = {word for word in WORD.findall(behind.lower()) if len(word) > _FEW} & set(
        WORD.findall(told.lower())
    )
    if not (same or _GOES_ON.match(later.text)) or not _ENDED.search(told):
        return None
    begun = {name for name, cue in _BEGUN.items() if cue.search(behind)}
    period = TimeExpression("DURATION", None, begin=when(first), end=when(last))
    return Stretch(line, last.span, period, frozenset(begun)) if begun else None


def _one_subject(line: Line, later: Line, first: Fact, last: Fact, *, led_by: str) -> bool:
    """Tell whether whoever began is who ended: between both stand a pronoun and links at most."""
    text = line.document.text
    if line.index != later.index:
        if not _GOES_ON.match(later.text):
            return False
        between = text[later.span.start : last.span.start]
        if _NOT_UNTIL.fullmatch(between):
            return True
    else:
        between = text[first.span.end : last.span.start]
    cue = _ENDED.search(between)
    words = WORD.findall(between[: cue.start()] if cue else between)
    if _PARTICIPLE.match(led_by):  # "Elected in 1987, Hoyle lost …"
        words = [word for word in words if not word[0].isupper()]
    unknown = [word for word in words if word.lower() not in _LINKS and not word.endswith("ly")]
    own = any(word.lower() in ("his", "her", "its", "their") for word in words)
    return len(unknown) <= _FEW and not own and not any(word[0].isupper() for word in unknown)


__all__ = ["Stretch", "closes", "is_stated", "resumed_spells", "two_dates"]
