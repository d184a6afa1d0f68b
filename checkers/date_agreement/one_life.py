"""The one life that a story tells: its birth, its death and its ages, wherever they stand.

An obituary gives the birth in one paragraph, the death in another and the age in a third.  They
are put together only where the story tells of one birth alone, and each is told of the same person.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.date_agreement.ages import find_ages_then, find_lifespans
from checkers.date_agreement.another import is_of_other_sex
from checkers.date_agreement.leap_days import without_leap_ages
from checkers.date_agreement.life_page import KIN, A, G, Page, Told, W, may_be_of, page_of, place
from checkers.date_agreement.lives import weeks_before
from checkers.date_agreement.persons import HE_OR_SHE, NAME
from checkers.date_agreement.sentences import Line, when
from checkers.date_agreement.sketches import D
from checkers.date_agreement.told_apart import in_its_year
from checkers.date_agreement.who import who
from checkers.model import Fact, Kind, Quantity, Span
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, without_blanks

_AGE = rf"(?P<age>[{A}{G}])"
_DIED = r"(?:died|passed\saway|was\skilled|drowned|perished|succumbed)"
_DEATH = regex.compile(rf"\b{_DIED}\b")
_DIED_ON = regex.compile(
    rf"\b{_DIED}\b[^.;:{D}{A}{G}]{{0,60}}?(?:\b(?:in|on)\s(?:the\s\p{{L}}+\sof\s)?|(?<=\b{_DIED}\s))(?P<date>{D})"
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
        rf"\blived\sto\s(?:be\s|reach\s|the\sage\sof\s){_AGE}{_ENDS}",
        rf"\b{_DIED}\b[^.;:{A}{G}]{{0,70}}?[\s,](?:at\s(?:the\s)?(?:age\sof\s)?{_AGE}|(?P<age>{G})){_ENDS}",
        rf"\bwas\s(?:just\s|only\s)?{_AGE}\s(?:when\s(?:he|she)\s{_DIED}|at\s(?:the\stime\sof\s)?(?:his|her)\sdeath)\b",
        rf"\bwho\swas\s{_AGE},\s(?:was\sborn|died|is\ssurvived)\b",
    )
)
# Behind the sentence of a death: "He was 87."
_HE_WAS = regex.compile(rf"\A[^.,;:{A}{G}{D}]{{2,40}}\swas\s(?:just\s|only\s)?{_AGE}\.?\Z")
# Further on: "Reed was 87 and had played until May."
_STILL_WAS = regex.compile(
    rf"\A(?:(?:{NAME}\s){{1,3}}|{HE_OR_SHE}\s)was\s(?:just\s|only\s)?{_AGE}(?:\.?\Z|,?\s(?:and|but)\s(?:had|has|is|was|leaves|lived)\b)"
)
_NO_OTHER = (
    r"(?:(?!\b(?:that|which|who|whom|whose|since|after|before|from|until|had|of|about)\b)"
    rf"[^.;:{A}{G}{D}])"
)
_THEN = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\b(?:was|turned)\s(?:just\s|only\s|still\s)?{_AGE}\swhen\s{_NO_OTHER}{{3,100}}?\b(?:in|on)\s(?P<date>{D})",
        rf"\b(?:in|on)\s(?P<date>{D}),\s(?:when\s)?(?:he|she)\s(?:was|turned)\s(?:just\s|only\s|still\s)?{_AGE}(?=[,.;]|\Z)",
        rf"\b(?:[Pp]hotograph|[Pp]hoto|[Pp]icture|[Pp]ortrait|[Ss]napshot)\sof\s[^.;:,{A}{G}{D}]{{3,40}},\s{_AGE},\s{_NO_OTHER}{{0,90}}?\btaken\b{_NO_OTHER}{{0,60}}?\b(?:in|on)\s(?P<date>{D})",
        rf"\bwas\s(?:just\s|only\s|still\s)?{_AGE}\swhen\s(?:he|she)\s\p{{Ll}}+\s(?:(?:in|at)\s)?the\s(?P<date>{D})\s\p{{Ll}}",
        rf"(?:\A|,\s|\sand\s|\s)[Aa]t\s(?:the\s(?:age\sof\s)?|just\s|only\s)?{_AGE},?\sin\s(?P<date>{D})(?=[,.;]|\Z)",
    )
)
_TURNED = regex.compile(
    rf"\b(?:turned|turns)\s{_AGE}\s(?:last\s(?:week|month)|this\s(?:week|month)|yesterday|today|on\s{W})"
)


def _lifespans_of_story(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the birth and the death of a story's one life, and the age at which it ended."""
    page = page_of(scene)
    if page is None:
        return
    deaths = [page.death] if page.death is not None else _deaths(page)
    dated = {(w.year, w.month, w.day) for death in deaths if (w := when(death.fact)) is not None}
    ages = _ages_at_death(page, next((year for year, _, _ in dated), None))
    told = {_stated(age.fact) for age in ages}
    if len(told) != 1 or len(dated) != 1:
        return
    if deaths[0].of == ages[0].of == page.birth.of and not any(
        _is_of_other_sex(page, told.line, told.fact) for told in (deaths[0], ages[0])
    ):
        yield page.birth.bound, deaths[0].bound, ages[0].bound


def _ages_then_of_story(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the birth of a story's one life, an age, and the year in which it was reached."""
    page = page_of(scene)
    for line, sketch in page.sketched if page is not None else ():
        for reading in _THEN if _has_age(sketch.words) and D in sketch.words else ():
            match = reading.search(sketch.words, concurrent=False)
            if match is None or page is None:
                continue
            age, date = sketch.facts[match.start("age")], sketch.facts[match.start("date")]
            birth = page.birth
            if _is_of_other_sex(page, line, age):
                continue
            if who(scene, line, age.span.start) == birth.of and _is_after(date, birth.fact):
                yield birth.bound, line.bound(age), line.bound(date)


def _turned(page: Page) -> Iterator[tuple[Bound, ...]]:
    """Bind the birth and an age that was reached lately: "Lee, who turned 34 last month"."""
    lately = weeks_before(page.scene)
    if lately is None:
        return
    for line, sketch in page.sketched:
        match = _TURNED.search(sketch.words) if _has_age(sketch.words) else None
        age = sketch.facts[match.start("age")] if match is not None else None
        if match is None or age is None or who(page.scene, line, age.span.start) != page.birth.of:
            continue
        behind = Span(age.span.end, place(line, sketch, match.end()))
        words = without_blanks(line.document.text, behind)
        text = line.document.text[words.start : words.end]
        then = Fact(Kind.DATE, words, text, line.index, lately)
        yield page.birth.bound, line.bound(age), line.bound(then)


def _is_of_other_sex(page: Page, line: Line, fact: Fact) -> bool:
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


def _deaths(page: Page) -> list[Told]:
    """List the deaths that a story dates, or else the one that is its news."""
    found = []
    for line, sketch in page.sketched:
        for match in _DIED_ON.finditer(sketch.words) if D in sketch.words else ():
            fact = in_its_year(sketch.facts[match.start("date")])
            value = when(fact)
            if value is None or value.days is None:
                return []
            found.append(
                Told(line, fact, who(page.scene, line, place(line, sketch, match.start())))
            )
    return found or list(_news(page))


def _news(page: Page) -> Iterator[Told]:
    lately = weeks_before(page.scene)
    if lately is None:
        return
    for line, sketch in page.sketched:
        match = _DIED_NOW.search(sketch.words)
        if match is not None:
            start, end = (place(line, sketch, at) for at in match.span())
            text = line.document.text[start:end]
            fact = Fact(Kind.DATE, Span(start, end), text, line.index, lately)
            yield Told(line, fact, who(page.scene, line, start))
            return


def _ages_at_death(page: Page, died: int | None) -> list[Told]:
    """List the ages that a story tells its person to have died at, in `died` as far as is known."""
    found = []
    gone = False
    for line, sketch in page.sketched:
        readings = (*_AT_DEATH, _HE_WAS, _STILL_WAS) if gone else (*_AT_DEATH, _STILL_WAS)
        match = next(
            (m for r in readings if _has_age(sketch.words) and (m := r.search(sketch.words))), None
        )
        if match is not None:
            fact = sketch.facts[match.start("age")]
            cue = place(line, sketch, match.start() or match.start("age"))
            kin = KIN.search(line.before(fact.span, fact.span.start)) is not None
            own = match.re is not _STILL_WAS or (died and may_be_of(page, fact, died))
            if own:
                found.append(Told(line, fact, None if kin else who(page.scene, line, cue)))
        gone = _DEATH.search(sketch.words) is not None
    return found


def _stated(age: Fact) -> object:
    return age.value.stated if isinstance(age.value, Quantity) else None


def _has_age(words: str) -> bool:
    return A in words or G in words


def _find_lifespans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind births, deaths and ages at death: those told together, and those of the story's life."""
    yield from _once(2, find_lifespans(scene), _lifespans_of_story(scene))


def _find_ages_then(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind births, ages and their years: those told together, and those of the story's life."""
    page = page_of(scene)
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
