"""The one life that a story tells: its birth, its death and its ages, wherever they stand.

An obituary gives the birth in one paragraph, the death in another and the age in a third.  They
are put together only where the story tells of one birth alone, and each is told of the same person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.ages import find_ages_then, find_lifespans
from checkers.date_agreement.another import is_of_other_sex
from checkers.date_agreement.leap_days import without_leap_ages
from checkers.date_agreement.lives import weeks_before
from checkers.date_agreement.sentences import WHOLE, Line, ends, lines, when
from checkers.date_agreement.sketches import D, Mask, Sketch, masked
from checkers.date_agreement.told_apart import in_its_year
from checkers.date_agreement.who import who
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, Span
from checkers.model.immutable import dataclass
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, without_blanks

_LEXICON = load("calendar")["ages"]
A, W = "\ue010", "\ue011"  # what stands for an age, and for a day of the week
_OLDEST = 115
_KIN = rf"\b(?i:{either(_LEXICON['others'])})\b"
_PLACE = (
    r"(?:(?:in|at|near|outside)\s(?:the\s)?(?:[\p{L}.’'-]+,?\s){1,5}?|to\s[^.;]{1,40}?,?\s){0,2}"
)
_BORN = regex.compile(rf"(?:\b[Bb]orn|\(b\.),?\s{_PLACE}(?:in\s|on\s)?(?P<date>{D})")
_SPAN = regex.compile(rf"\p{{Lu}}[\p{{L}}’'-]+,?\s\((?P<date>{D})\)")
_KINS = regex.compile(rf"{_KIN}(?:,?\s[\p{{Lu}}][\p{{L}}’'-]+)*,?\s(?:who\s)?(?:was\s|were\s)?\Z")
_DIED = r"(?:died|passed\saway|was\skilled|drowned|perished|succumbed)"
_DEATH = regex.compile(rf"\b{_DIED}\b")
_DIED_ON = regex.compile(
    rf"\b{_DIED}\b[^.;:{D}{A}]{{0,60}}?\b(?:in|on)\s(?:the\s\p{{L}}+\sof\s)?(?P<date>{D})"
)
_DIED_NOW = regex.compile(
    rf"\b(?:has\s(?:just\s)?died\b|{_DIED}\s(?:(?:\p{{Ll}}+\s)?on\s|last\s|early\s(?:on\s)?|late\s(?:on\s)?)?{W}|{_DIED}\s(?:yesterday|last\s(?:week|night)|overnight))"
)
_ENDS = (
    r"(?=\s?[.,;)–—]|\Z|\s(?:and|in|on|after|from|with|but|having|at|when|surrounded|following)\b)"
)
_AT_DEATH = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\blived\sto\s(?:be\s|reach\s|the\sage\sof\s)(?P<age>{A}){_ENDS}",
        rf"\b{_DIED}\b[^.;:{A}]{{0,70}}?[\s,](?:at\s(?:the\s)?(?:age\sof\s)?|aged\s)(?P<age>{A}){_ENDS}",
        rf"\bwas\s(?:just\s|only\s)?(?P<age>{A})\s(?:when\s(?:he|she)\s{_DIED}|at\s(?:the\stime\sof\s)?(?:his|her)\sdeath)\b",
        rf"\bwho\swas\s(?P<age>{A}),\s(?:was\sborn|died|is\ssurvived)\b",
    )
)
# Behind the sentence of a death: "He was 87."
_HE_WAS = regex.compile(rf"\A[^.,;:{A}{D}]{{2,40}}\swas\s(?:just\s|only\s)?(?P<age>{A})\.?\Z")
_NO_OTHER = (
    r"(?:(?!\b(?:that|which|who|whom|whose|since|after|before|from|until|had|of|about)\b)"
    rf"[^.;:{A}{D}])"
)
_THEN = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\b(?:was|turned)\s(?:just\s|only\s|still\s)?(?P<age>{A})\swhen\s{_NO_OTHER}{{3,100}}?\b(?:in|on)\s(?P<date>{D})",
        rf"\b(?:in|on)\s(?P<date>{D}),\s(?:when\s)?(?:he|she)\s(?:was|turned)\s(?:just\s|only\s|still\s)?(?P<age>{A})(?=[,.;]|\Z)",
        rf"\b(?:[Pp]hotograph|[Pp]hoto|[Pp]icture|[Pp]ortrait|[Ss]napshot)\sof\s[^.;:,{A}{D}]{{3,40}},\s(?P<age>{A}),\s{_NO_OTHER}{{0,90}}?\btaken\b{_NO_OTHER}{{0,60}}?\b(?:in|on)\s(?P<date>{D})",
        rf"\bwas\s(?:just\s|only\s|still\s)?(?P<age>{A})\swhen\s(?:he|she)\s\p{{Ll}}+\s(?:(?:in|at)\s)?the\s(?P<date>{D})\s\p{{Ll}}",
        rf"(?:\A|,\s|\sand\s|\s)[Aa]t\s(?:the\s(?:age\sof\s)?|just\s|only\s)?(?P<age>{A}),?\sin\s(?P<date>{D})(?=[,.;]|\Z)",
    )
)
_TURNED = regex.compile(
    rf"\b(?:turned|turns)\s(?P<age>{A})\s(?:last\s(?:week|month)|this\s(?:week|month)|yesterday|today|on\s{W})"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A date or an age that a sentence tells of somebody."""

    line: Line
    fact: Fact
    of: str | None

    @property
    def bound(self) -> Bound:
        return self.line.bound(self.fact)


@dataclass(frozen=True, slots=True)
class _Page:
    """The sentences of a story with their dates and ages masked, and its one birth."""

    scene: Scene
    sketched: Sequence[tuple[Line, Sketch]]
    birth: _Told
    death: _Told | None  # where the birth's brackets tell it


def _lifespans_of_story(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the birth and the death of a story's one life, and the age at which it ended."""
    page = scene.once(_page)
    if page is None:
        return
    deaths = [page.death] if page.death is not None else _deaths(page)
    ages = _ages_at_death(page)
    told = {_stated(age.fact) for age in ages}
    dated = {(w.year, w.month, w.day) for death in deaths if (w := when(death.fact)) is not None}
    if len(told) != 1 or len(dated) != 1:
        return
    if deaths[0].of == ages[0].of == page.birth.of and not any(
        _is_of_other_sex(page, told.line, told.fact) for told in (deaths[0], ages[0])
    ):
        yield page.birth.bound, deaths[0].bound, ages[0].bound


def _ages_then_of_story(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the birth of a story's one life, an age, and the year in which it was reached."""
    page = scene.once(_page)
    for line, sketch in page.sketched if page is not None else ():
        for reading in _THEN if A in sketch.words and D in sketch.words else ():
            match = reading.search(sketch.words, concurrent=False)
            if match is None or page is None:
                continue
            age, date = sketch.facts[match.start("age")], sketch.facts[match.start("date")]
            birth = page.birth
            if _is_of_other_sex(page, line, age):
                continue
            if who(scene, line, age.span.start) == birth.of and _is_after(date, birth.fact):
                yield birth.bound, line.bound(age), line.bound(date)


def _turned(page: _Page) -> Iterator[tuple[Bound, ...]]:
    """Bind the birth and an age that was reached lately: "Lee, who turned 34 last month"."""
    lately = weeks_before(page.scene)
    if lately is None:
        return
    for line, sketch in page.sketched:
        match = _TURNED.search(sketch.words) if A in sketch.words else None
        age = sketch.facts[match.start("age")] if match is not None else None
        if match is None or age is None or who(page.scene, line, age.span.start) != page.birth.of:
            continue
        behind = Span(age.span.end, _place(line, sketch, match.end()))
        place = without_blanks(line.document.text, behind)
        text = line.document.text[place.start : place.end]
        then = Fact(Kind.DATE, place, text, line.index, lately)
        yield page.birth.bound, line.bound(age), line.bound(then)


def _is_of_other_sex(page: _Page, line: Line, fact: Fact) -> bool:
    """Tell whether the words before a fact tell of somebody who cannot be who was born."""
    born = page.birth.line
    told = born.text[: page.birth.fact.span.end - born.span.start]
    before = line.before(fact.span, fact.span.start)
    if line.index == born.index:
        before = before[len(told) :]
    return is_of_other_sex(told, before)


def _is_after(date: Fact, birth: Fact) -> bool:
    a, b = when(date), when(birth)
    known = a is not None and b is not None and a.days is not None and b.days is not None
    return known and a.year is not None and a.days.first > b.days.last  # type: ignore[union-attr]


def _page(scene: Scene) -> _Page | None:
    """Read a story that tells of one birth alone, and of whose."""
    text = scene.article.document.text
    if "orn" not in text and "(" not in text:
        return None
    births: list[_Told] = []
    deaths: list[_Told] = []
    for line in lines(scene):
        told = line.text
        if "orn" not in told and "(" not in told:
            continue
        sketch = masked(line, _masks(line))
        for match in _BORN.finditer(sketch.words) if "orn" in told or "(b." in told else ():
            fact = sketch.facts[match.start("date")]
            own = _KINS.search(sketch.words[: match.start()]) is None
            cue = _place(line, sketch, match.start())
            births.append(_Told(line, fact, _born_one(scene, line, cue) if own else None))
        for match in _SPAN.finditer(sketch.words) if "(" in told else ():
            both = ends(sketch.facts[match.start("date")])
            if both is not None:
                of = who(scene, line, both[0].span.start)
                births.append(_Told(line, both[0], of))
                deaths.append(_Told(line, both[1], of))
    if len(births) != 1 or births[0].of is None:
        return None
    sketched = [(line, masked(line, _masks(line))) for line in lines(scene)]
    return _Page(scene, sketched, births[0], deaths[0] if deaths else None)


def _born_one(scene: Scene, line: Line, cue: int) -> str | None:
    """Name who is born: whom a sentence opens with or, behind "Born in 1940,", goes on about."""
    before = who(scene, line, cue)
    if _OPENS.match(line.text) is None:
        return before
    behind = who(scene, line, line.span.end)
    return behind if before is None or before == behind else None


_OPENS = regex.compile(r"(?:The\s(?:[^\s,]+\s){1,5}?[^\s,]+,\s)?[Bb]orn\b")


def _deaths(page: _Page) -> list[_Told]:
    """List the deaths that a story dates, or else the one that is its news."""
    found = []
    for line, sketch in page.sketched:
        for match in _DIED_ON.finditer(sketch.words) if D in sketch.words else ():
            fact = in_its_year(sketch.facts[match.start("date")])
            value = when(fact)
            if value is None or value.days is None:
                return []
            found.append(
                _Told(line, fact, who(page.scene, line, _place(line, sketch, match.start())))
            )
    return found or list(_news(page))


def _news(page: _Page) -> Iterator[_Told]:
    lately = weeks_before(page.scene)
    if lately is None:
        return
    for line, sketch in page.sketched:
        match = _DIED_NOW.search(sketch.words)
        if match is not None:
            start, end = (_place(line, sketch, at) for at in match.span())
            text = line.document.text[start:end]
            fact = Fact(Kind.DATE, Span(start, end), text, line.index, lately)
            yield _Told(line, fact, who(page.scene, line, start))
            return


def _ages_at_death(page: _Page) -> list[_Told]:
    found = []
    gone = False
    for line, sketch in page.sketched:
        readings = (*_AT_DEATH, _HE_WAS) if gone else _AT_DEATH
        match = next(
            (m for r in readings if A in sketch.words and (m := r.search(sketch.words))), None
        )
        if match is not None:
            fact = sketch.facts[match.start("age")]
            cue = match.start() or match.start("age")
            found.append(_Told(line, fact, who(page.scene, line, _place(line, sketch, cue))))
        gone = _DEATH.search(sketch.words) is not None
    return found


def _place(line: Line, sketch: Sketch, at: int) -> int:
    """Give the place in the text of a place in a sketch."""
    shift = sum(len(fact.text) - 1 for place, fact in sketch.facts.items() if place < at)
    return line.span.start + at + shift


def _stated(age: Fact) -> object:
    return age.value.stated if isinstance(age.value, Quantity) else None


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.facts:
        value = fact.value
        if isinstance(value, Quantity):
            if _is_age(fact, value):
                yield fact.span, A, fact
        elif fact.kind == Kind.WEEKDAY:
            yield fact.span, W, fact
        elif fact.kind in (*WHOLE, Kind.PERIOD) and _is_stated(fact):
            yield fact.span, D, fact


def _is_stated(fact: Fact) -> bool:
    """Tell a date from "yesterday" and "now"."""
    return any(map(str.isdigit, fact.text)) or (
        fact.kind != Kind.DATE and any(map(str.isupper, fact.text))
    )


def _is_age(fact: Fact, value: Quantity) -> bool:
    bare = fact.kind == Kind.NUMBER and value.unit is None
    told = isinstance(value.stated, int) and 0 < value.stated <= _OLDEST and value.refers is None
    return told and (bare or (fact.kind == Kind.AGE and "-" not in fact.text))


def _find_lifespans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind births, deaths and ages at death: those told together, and those of the story's life."""
    yield from _once(2, find_lifespans(scene), _lifespans_of_story(scene))


def _find_ages_then(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind births, ages and their years: those told together, and those of the story's life."""
    page = scene.once(_page)
    lately = _turned(page) if page is not None else iter(())
    told = _once(1, find_ages_then(scene), _ages_then_of_story(scene), lately)
    yield from without_leap_ages(told)


def _once(at: int, *found: Iterator[tuple[Bound, ...]]) -> Iterator[tuple[Bound, ...]]:
    """Give what is found of each age once; `at` is its place."""
    seen: set[Span] = set()
    for told in found:
        new = [each for each in told if _span(each[at]) not in seen]
        seen.update(span for each in new if (span := _span(each[at])) is not None)
        yield from new


def _span(bound: Bound) -> Span | None:
    return bound.item.span if isinstance(bound.item, Fact) else None


FINDERS = (
    Finder("lifespan", _find_lifespans, binds=(Base.DATE, Base.DATE, Base.NUMBER)),
    Finder("age_then", _find_ages_then, binds=(Base.DATE, Base.NUMBER, Base.DATE)),
)
