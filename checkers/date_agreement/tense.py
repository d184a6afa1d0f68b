"""What is told as to come, and the date that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from itertools import pairwise

import regex

from checkers.date_agreement.events import LEXICON, NOUNS, VERBS_DONE, Event, events, told_between
from checkers.date_agreement.sentences import Line, lines, when
from checkers.facts.lexicon import either
from checkers.model import Days, Fact, Kind, Span, TimeExpression, Truth, Unknown
from checkers.passages.words import WORD, looks_like_a_verb
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

_ZONES = 2  # days
_AHEAD = regex.compile(
    rf"\b(?:{either(LEXICON['future'])}|would|could|may|might|if|unless|when|once|be|being|until|to)\b",
    regex.IGNORECASE,
)
# "Was granted bail and will appear on 12 December": the date is the second clause's.
_TURNS_TO_ANOTHER = regex.compile(
    rf"\b(?:{either(LEXICON['future'])}|would|could|may|might|must|can|should|and|but|until|till|which|who|that|when|where|if|unless)\b",
    regex.IGNORECASE,
)
_RIGHT_BEFORE = frozenset({"to", "be", "being"})
_BETWEEN = frozenset({"be", "have", "been", "finally", "formally", "officially", "not", "being"})
_REACH = 120  # characters before a date that tell of what is to come
_NEXT_YEAR = regex.compile(
    r"\b(?:next|following|coming)\s(?:year|season|spring|summer|autumn|fall|winter)\b"
    r"|\ba\syear\s(?:later|on|from\snow|hence)\b|\bin\sa\syear\b",
    regex.IGNORECASE,
)
_FOUR = regex.compile(r"\b\d{4}\b")
_NEARLY = 45  # days back within which a date without a year is still this year's
_FUTURE = regex.compile(
    rf"\b(?:(?:{either(LEXICON['future'])})\s(?:(?:now|also|then|finally|not|officially|formally|again)\s)?(?:{either(LEXICON['to_come'])})"
    rf"|(?:is|are)\s(?:expected|due|set|scheduled)\sto\s\p{{L}}+(?=\s(?:on\s\Z|(?:the|a|an|its|their|his|her)\s\p{{L}}+\son\s\Z))"
    rf"|(?:plans?|hopes?|intends?|aims?)\sto\s\p{{L}}+(?=\son\s\Z)"
    rf"|(?:meets?|opens?|begins?|starts?|resumes?|plays?|votes?)\snext(?=\son\s\Z)"
    rf"|(?:is|are)\s(?:due|scheduled|set|planned|slated)(?:\sfor)?(?!\sto\b))\b",
    regex.IGNORECASE,
)
_OTHER = regex.compile(
    r"\b(?:since|after|than|of|from|that|who|which|when|where|whose|before|until|if|because|following|about|over|into|as)\b|\bfor\s(?:his|her|its|their|the)\b"
)
_PASSIVE = regex.compile(
    rf"\b(?:was|were)\s(?!(?:{either(LEXICON['arranged'])})\b)(?:\p{{L}}+ed|sworn\sin|held|shot|found|won|sold|struck|hit|sent|cut|freed)"
    r"(?:\s(?:down|by\s\p{Lu}\p{L}+|there|here))?\son\s\Z"
)
_ACTIVE = regex.compile(
    rf"(?:\A|[.,]\s|\s)(?<!\b(?:was|were|be|been|being|has|have|had)\s)(?:{either(LEXICON['done'])})"
    r"(?:\s(?:its|her|his|their)\s(?:\p{L}+\s)?\p{L}+|\s\p{Lu}\p{L}+)?\son\s\Z"
)
# Any verb that tells of what is to come: "will auction", "are to sign", "is due to be lit up".
_WILL = regex.compile(
    rf"\b(?:{either(LEXICON['future'])})\s(?:(?:now|also|then|finally|officially|formally|again|be)\s)*(?P<verb>\p{{Ll}}+)",
    regex.IGNORECASE,
)
_WILL_AFTER = regex.compile(
    r",?\s(?:[\p{L}’'-]+\s){1,7}?(?:will|is\sto|are\sto)\s(?:be\s)?(?P<verb>\p{Ll}+)"
)
_LOOKING_BACK = frozenset(LEXICON["looking_back"])
_SUPPOSED = regex.compile(r"\b(?:that|if|whether|had|would|said)\b")
_A_FIRST = regex.compile(r"\s(?:(?:his|her|its|their)\s\p{Ll}|an?\s\p{L}+\s(?:at|in|to)\b)")
# "Have until 15 August to ask", "must be returned by 15 August", "is open until 15 August".
_DEADLINE = regex.compile(
    r"\b(?:(?:have|has)|(?:is|are|remains?|stays?)\s(?:open|on\ssale|on\sshow|on\sview|valid)(?:\s(?:at|in)\s[^.;,]{3,40})?"
    r"|(?:can|must|may)\s(?:still\s)?(?:be\s)?(?!have\b)\p{Ll}+(?:\s(?!(?:that|which|who|since|after|before|when|until|by)\b)[^\s.;:,]+){0,7})\s(?:until|till|by)\s\Z"
)
_FRONT = regex.compile(r"On\s")
_FAR = regex.compile(
    r"\b(?:since|after|than|that|who|which|when|where|whose|whether|before|until|if|because|following|about|over|as|how|why|and|but|or)\b"
)
# A deed that may have the date for its own: "pictures of the robbery on 2 May".
_A_DEED = rf"(?:{either([*NOUNS, *LEXICON['gatherings'], *LEXICON['matches']])})s?"
_OF_A_DEED = regex.compile(
    rf"\b(?:of|for|to|about|against|from|on|by|into|an?|any)\s(?:[\p{{L}}’'-]+\s){{0,4}}?{_A_DEED}(?:\s(?:at|in|with|on|of|against|by|near)\s[^,.;:]{{1,40}}?)?\son\s\Z",
    regex.IGNORECASE,
)
_FOR_A_DEED = regex.compile(
    rf"\b(?:of|for|to|about|against|from)\s(?:[\p{{L}}’'-]+\s){{0,4}}?{_A_DEED}\son\s\Z",
    regex.IGNORECASE,
)
# "Has appointed a new head at its annual meeting on 20 November".
_HAS_DONE = regex.compile(
    r"\b(?:has|have)\s(?:\p{L}+ly\s)?\p{L}+(?:ed|n|t)\s(?:(?!to\b)[^\s,.;:]+\s){1,8}?(?:at|during)\s(?:its|the|their|an?|his|her)"
    rf"\s(?:\p{{L}}+\s){{0,2}}(?:{either(LEXICON['sittings'])})(?:\s(?:at|in|of)\s[^,.;:]{{1,30}})?\son\s\Z"
)
_HAPPENED = regex.compile(
    rf"(?<!\b(?:be|being|to|will|would|not|never)\s)\b(?:{either(LEXICON['happened'])})\b",
    regex.IGNORECASE,
)
_HAPPENED_AFTER = regex.compile(
    rf",?\s(?:(?!{_FAR.pattern})[\p{{L}}\d,’'-]+\s){{1,6}}?(?:{either(LEXICON['happened'])})\b"
)
_ASIDE = regex.compile(
    r"\b(?:would|had|novel|film|play|story|diary|calendar|every|annual|anniversary|ticket|tickets|deadline)\b",
    regex.IGNORECASE,
)
_SITTING = regex.compile(rf"\bannual\s(?:general\s)?(?:{either(LEXICON['sittings'])})\b")
_LONG_AGO = regex.compile(
    r"\b(?:last\syear|years?\s(?:ago|earlier|before|later)|previous\syear|that\syear|last\s(?:season|summer|autumn|spring|winter)|centur(?:y|ies)|in\sthe\swar)\b",
    regex.IGNORECASE,
)
# "Is scheduled to meet in closed session Oct. 20": no preposition stands before the date.
_BARE = regex.compile(r"\s(?:in|at|with)\s(?:[\p{L}’'-]+\s){1,5}")
_AROUND = 4  # sentences before a date whose years it may have
_DETERMINERS = frozenset((*LEXICON["determiners"], *LEXICON["plan_determiners"]))
_PREPOSITION = regex.compile(r"(?:\b(?:on|for|at|from|in)|,)\s\Z|\A\s\Z")


def find_things_to_come(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the date of each thing that a sentence tells as to come."""
    if not isinstance(scene.reference, TimeExpression):
        return
    before: Line | None = None
    for line in lines(scene):
        ahead, before = before, line
        dated = [date for date in line.of(Kind.DATE) if any(map(str.isdigit, date.text))]
        if not dated:
            continue
        value = when(dated[0])
        if value is None or value.day is None or value.month is None or value.days is None:
            continue
        told = [line] if ahead is None or ahead.paragraph != line.paragraph else [ahead, line]
        if _has_own_year(told, value) and _is_to_come(line, dated[0]):
            yield (line.bound(dated[0]),)


def _has_own_year(told: Sequence[Line], value: TimeExpression) -> bool:
    """Tell whether a date's year is told with it, or nothing but left to be this one.

    "Next year's walk will be on 20 June" leaves it to be the next.
    """
    if value.year is not None and value.year_from is None:
        return True
    if any(_NEXT_YEAR.search(line.text, concurrent=False) for line in told):
        return False
    later = range(value.days.first.year + 1, value.days.last.year + 1) if value.days else ()
    words = " ".join(line.text for line in told)  # "the 2026 fair will be held on 5 June"
    return not any(int(year) in later for year in _FOUR.findall(words, concurrent=False))


def _is_to_come(line: Line, date: Fact) -> bool:
    before = line.before(date.span, _REACH)
    if _DEADLINE.search(before, concurrent=False):
        return _SUPPOSED.search(before, concurrent=False) is None
    told = list(_FUTURE.finditer(before, concurrent=False))
    if told:
        rest = before[told[-1].end() :]
        if _OF_A_DEED.search(rest, concurrent=False):
            return False
        american = date.text[:1].isupper() and _BARE.fullmatch(rest) is not None
        if not _OTHER.search(rest, concurrent=False) and _reaches(
            f"{rest}on " if american else rest
        ):
            return True
    return _will_do(line, date, before)


def _reaches(rest: str) -> bool:
    """Tell whether nothing between a verb and a date takes the date for itself."""
    if rest.strip() and not _PREPOSITION.search(rest):
        return False
    if any(mark in rest for mark in ".;:"):
        return False
    words = ["", *WORD.findall(rest, concurrent=False)]
    if words[1:2] and words[1].endswith("ing"):  # "is to start running on 5 January"
        del words[1]
    return not any(
        word[0].islower()
        and word != "am"
        and looks_like_a_verb(word)
        and before not in _DETERMINERS
        for before, word in pairwise(words)
    )


def _will_do(line: Line, date: Fact, before: str) -> bool:
    """Read "will auction its fire station in the town of Pell on 2 May", "On 2 May … will …".

    Any verb will do whose object has no date of its own ("will hear of …", "will repay …").
    """
    told = list(_WILL.finditer(before, concurrent=False))
    if told and before.endswith(" on "):
        rest = before[told[-1].end() :]
        makes = told[-1]["verb"] == "make" and _A_FIRST.match(rest) is not None
        if (not makes and told[-1]["verb"].lower() in _LOOKING_BACK) or _FAR.search(
            rest, concurrent=False
        ):
            return False
        return not _OF_A_DEED.search(rest, concurrent=False) and _reaches(rest)
    if not _FRONT.fullmatch(before):
        return False
    after = _WILL_AFTER.match(line.after(date.span, _REACH), concurrent=False)
    return after is not None and after["verb"].lower() not in _LOOKING_BACK


def find_things_done(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the date of each deed that is told as done, where the text gives or leaves its year."""
    if not isinstance(scene.reference, TimeExpression):
        return
    seen: set[Span] = set()
    for event in events(scene):
        if _is_full(event.date) and _is_done(event):
            seen.add(event.date.span)
            yield (event.line.bound(event.date),)
    found = lines(scene)
    for line in found:
        for date in line.of(Kind.DATE):
            told = None if date.span in seen else _done(found, line, date, scene.reference)
            if told is not None:
                yield (line.bound(told),)


def _done(found: Sequence[Line], line: Line, date: Fact, now: TimeExpression) -> Fact | None:
    """Give a date on which the words say that something was done, with the year that it has."""
    if _is_full(date) and _is_done_on(line.before(date.span, _REACH)):
        return date
    ahead = _just_ahead(date, now)
    if ahead is None or not _is_deed(line, date) or _has_another_year(found, line, ahead):
        return None
    return ahead


def _just_ahead(date: Fact, now: TimeExpression) -> Fact | None:
    """Give a day with or without a year the day that it is in the weeks to come, if it is one.

    The day of a year before would be told with its year.
    """
    value = when(date)
    if value is None or value.month is None or value.day is None or now.days is None:
        return None
    if now.days.first != now.days.last or not any(map(str.isdigit, date.text)):
        return None
    today = now.days.first
    for year in (today.year, today.year + 1):
        try:
            day = Day(value.year or year, value.month, value.day)
        except ValueError:
            return None
        if value.weekday not in (None, day.isoweekday()):
            continue
        if _ZONES < (day - today).days <= _NEARLY:
            return replace(date, value=replace(value, days=Days(((day, day),))))
    return None


def _is_deed(line: Line, date: Fact) -> bool:
    """Tell whether a verb of what only happens on its day says that it happened on a date."""
    before = line.before(date.span, _REACH)
    if _AHEAD.search(before, concurrent=False):
        return False
    if _ASIDE.search(_SITTING.sub("", line.text), concurrent=False):
        return False
    if _FRONT.fullmatch(before):
        return _HAPPENED_AFTER.match(line.after(date.span, _REACH), concurrent=False) is not None
    if _HAS_DONE.search(before, concurrent=False):
        return True
    told = list(_HAPPENED.finditer(before, concurrent=False))
    if not told or not before.endswith(" on "):
        return False
    rest = before[told[-1].end() :]
    far = _FAR.search(rest, concurrent=False) or _FOR_A_DEED.search(rest, concurrent=False)
    return not far and _reaches(rest)


def _has_another_year(found: Sequence[Line], line: Line, date: Fact) -> bool:
    """Tell whether the text around tells of another year than the date's."""
    value = when(date)
    own = value.days.first.year if value is not None and value.days is not None else None
    for other in found[max(0, line.index - _AROUND) : line.index + 3]:
        if _LONG_AGO.search(other.text, concurrent=False):
            return True
        years = [told.year for fact in other.dates() if (told := when(fact)) is not None]
        if any(year not in (None, own) for year in years):
            return True
    return False


def _is_full(date: Fact) -> bool:
    """Tell a date with its day and its year."""
    value = when(date)
    if value is None or value.days is None:
        return False
    return value.day is not None and value.year is not None


def _is_done(event: Event) -> bool:
    word = event.line.document.text[event.cue.start : event.cue.end].lower()
    before = event.line.before(event.cue, _REACH)
    if word.split()[0] not in VERBS_DONE or _is_ahead(before):
        return False
    return _TURNS_TO_ANOTHER.search(told_between(event), concurrent=False) is None


def _is_ahead(before: str) -> bool:
    """Tell whether a verb is of what is to come; the "to" of another verb says nothing of it."""
    return any(
        told.group().lower() not in _RIGHT_BEFORE
        or _BETWEEN.issuperset(before[told.end() :].split())
        for told in _AHEAD.finditer(before, concurrent=False)
    )


def _is_done_on(before: str) -> bool:
    """Tell whether a finite verb says that something was done on the date that follows."""
    if not before.endswith(" on ") or _AHEAD.search(before, concurrent=False):
        return False
    return _PASSIVE.search(before, concurrent=False) is not None or (
        _ACTIVE.search(before, concurrent=False) is not None
    )


def is_over(told: TimeExpression, now: TimeExpression) -> Truth | Unknown:
    """Tell whether a date can lie behind; a day or two ahead is another time zone's."""
    if told.days is None or now.days is None:
        return Unknown("one of the dates is not known")
    return Truth.FALSE if (told.days.first - now.days.last).days > _ZONES else Truth.TRUE


def to_come(when_told: TimeExpression, now: TimeExpression) -> Truth | Unknown:
    """Tell whether a date can lie ahead; without a year, one just past is not next year's."""
    if when_told.days is None or now.days is None:
        return Unknown("one of the dates is not known")
    if when_told.year is not None:
        return Truth.FALSE if when_told.days.last < now.days.first else Truth.TRUE
    days = _on_its_weekday(when_told)
    past = [last for last in days if last < now.days.first]
    ahead = [last for last in days if last >= now.days.first]
    near = bool(past) and (now.days.first - past[-1]).days <= _NEARLY
    soon = bool(ahead) and (ahead[0] - now.days.first).days <= _NEARLY
    if now.days.first != now.days.last:
        return Truth.TRUE if ahead else Truth.FALSE
    return Truth.FALSE if near and not soon else Truth.TRUE


def _on_its_weekday(told: TimeExpression) -> list[Day]:
    """List the days that a date can be, those with its weekday alone where it has one of them."""
    days = [last for _, last in told.days.intervals] if told.days is not None else []
    return [day for day in days if day.isoweekday() == told.weekday] or days


_DATE = Type(Base.DATE)
FUNCTIONS = (
    Function("to_come", (_DATE, _DATE), Type(Base.TRUTH), to_come),
    Function("is_over", (_DATE, _DATE), Type(Base.TRUTH), is_over),
)
FINDERS = (
    Finder("thing_to_come", find_things_to_come, binds=(Base.DATE,), needs=(Kind.DATE,)),
    Finder("thing_done", find_things_done, binds=(Base.DATE,), needs=(Kind.DATE,)),
)
