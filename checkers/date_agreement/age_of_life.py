"""The age that a story tells its one person to have as it is written, wherever it stands.

"At 57 she says …", "the 57-year-old": an age far from the birth is of the same person where the
story tells of one birth alone and of nobody else beside it.  What is told of the past has ages of
its own, hence only those count that are near what the birth makes and that no year told explains.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.date_agreement.ages import ACTS
from checkers.date_agreement.ages_now import find_ages_now
from checkers.date_agreement.another import is_of_other_sex
from checkers.date_agreement.life_page import KIN, A, G, H, Page, may_be_of, page_of, place
from checkers.date_agreement.lives import find_ages_told
from checkers.date_agreement.persons import HE_OR_SHE, NAME
from checkers.date_agreement.sentences import Line, when
from checkers.date_agreement.sketches import D, Sketch
from checkers.date_agreement.who import last_named, who
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Quantity, Span, TimeExpression
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("calendar")["ages"]
_DOES = rf"(?:{either(_LEXICON['now_does'])}|\p{{Ll}}+(?<!wa|hi|it|thi|a|les|ha)s)\b"
_PERSONS = either([*_LEXICON["persons"], *load("people")["heads"]])
_SUBJECT = rf"(?:{HE_OR_SHE}|(?:{NAME}\s){{0,2}}{NAME}|the\s(?:\p{{Ll}}+\s)?(?:{_PERSONS}))"
_NAMED = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\b{NAME},\s(?:now\s|who\sis\s(?:now\s)?|(?={G}))(?P<age>[{A}{G}])(?=[,.;])",
        rf"\b{NAME},\s(?P<age>{A}),",
        rf"\b{NAME}\s\((?:aged\s)?(?P<age>[{A}{G}])\)",
        rf"\A(?:(?:Now|Still|Even|And|But)\s)?(?:[Aa]t\s(?:just\s|the\s)?(?P<age>{A})|(?i:(?P<age>{G}))),?\s{_SUBJECT}\s{_DOES}",
        rf"\A(?:Now\s)?(?:[Aa]t\s|[Aa]ged\s)?(?P<age>{A}),\s{HE_OR_SHE}\s(?:said|says),",
        rf"\b{_SUBJECT},?\s(?:who\s)?is\s(?:now\s|still\s|only\s|just\s)?(?P<age>{A})(?=[.,;]|\sand\b|\Z)",
    )
)
# "The 57-year-old said": whom the sentences before have told of.
_CALLED = regex.compile(
    rf"(?:\A|[.;]\s)The\s(?P<age>{H})(?:(?:\s\p{{Ll}}+)?\s(?:{_PERSONS})\b(?!['’-])"
    rf"|,|\s(?:{either(_LEXICON['now_does'])}|who|whose|{either(load('events')['told_past'])}|\p{{Ll}}+ed)\b)"
)
_HIS_KIN = regex.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:\p{{Ll}}+\s)?(?:{either(_LEXICON['others'])})\b"
)
_KIN_DOES = regex.compile(rf"(?:\A|[.,;]\s|\b(?:and|but|when|while|as|that)\s){_HIS_KIN.pattern}")
_SOMEBODY = regex.compile(
    rf"(?<!\b(?:is|was|as|became|becoming|remains|being|been|once|now)\s)\b[Aa]n?\s(?:[\p{{Ll}}-]+\s){{0,3}}?(?:{_PERSONS})\b"
)
_FICTIONS = regex.compile(rf"\b(?:{either(_LEXICON['fictions'])})\b")
_SAYS = regex.compile(r"\s(?:says|said|told|added)\b")
_NAMES = regex.compile(rf"(?<!\A){NAME}")
_GONE = regex.compile(r"\b(?:died|dies|dead|death|killed|drowned|funeral|obituary|late\s\p{Lu})\b")
_SENTENCE = 120  # characters


def find_present_ages(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a birth and the age of its person: those told together, and those of the story's one."""
    told = list(find_ages_now(scene))
    yield from told
    known = {bound[0].item for bound in (*told, *find_ages_told(scene))}
    page = page_of(scene)
    if page is None or page.death is not None or page.birth.fact in known or _is_of_the_dead(page):
        return
    ages = [found for line, sketch in page.sketched for found in _ages_in(page, line, sketch)]
    if len({_stated(age) for _, age in ages}) == 1:
        line, age = ages[0]
        yield page.birth.bound, line.bound(age)


def _is_of_the_dead(page: Page) -> bool:
    return _GONE.search(page.scene.article.document.text, concurrent=False) is not None


def _ages_in(page: Page, line: Line, sketch: Sketch) -> Iterator[tuple[Line, Fact]]:
    """List the ages of a sentence that tells of no other year, nor of a part that is played."""
    words = sketch.words
    if not any(mask in words for mask in (A, G, H)):
        return
    if line.index != page.birth.line.index and D in words and _tells_a_year(line):
        return
    if ACTS.search(words, concurrent=False):
        return
    for reading in (*_NAMED, _CALLED):
        for match in reading.finditer(words):
            age = sketch.facts[match.start("age")]
            if _may_be_now(page, age) and _is_of(page, line, sketch, match):
                yield line, age


def _tells_a_year(line: Line) -> bool:
    return any(value is not None and value.year_from is None for value in map(when, line.dates()))


def _is_of(page: Page, line: Line, sketch: Sketch, match: regex.Match[str]) -> bool:
    """Tell whether an age is of whose birth the story tells, and of nobody told of in between."""
    at = sketch.facts[match.start("age")].span.start
    if KIN.search(line.before(Span(at, at), at), concurrent=False):
        return False
    person, since = last_named(page.scene, line)
    if match.re is not _CALLED:
        opens = match.start() == 0
        end = place(line, sketch, match.end()) if opens else at
        person = who(page.scene, line, end)
        if _NAMES.search(line.document.text[line.span.start : end], concurrent=False):
            since = line.span.start
    born = page.birth.line.before(page.birth.fact.span, page.birth.fact.span.start)
    if person != page.birth.of or is_of_other_sex(born, sketch.words[: match.end()]):
        return False
    between = line.document.text[since:at]
    if match.re is _CALLED:
        other = _HIS_KIN.search(between) or _SOMEBODY.search(between)
    else:  # "She sails with her husband. At 57 she …": a subject goes on about a subject
        other = _KIN_DOES.search(between)
    if other is not None:
        return False
    told = line.document.text[max(0, since - _SENTENCE) : at]
    return _SAYS.search(match.group()) is not None or _FICTIONS.search(told) is None


def _may_be_now(page: Page, age: Fact) -> bool:
    now = page.scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return False
    return may_be_of(page, age, now.days.last.year)


def _stated(age: Fact) -> object:
    return age.value.stated if isinstance(age.value, Quantity) else None


FINDERS = (Finder("age_now", find_present_ages, binds=(Base.DATE, Base.NUMBER)),)
