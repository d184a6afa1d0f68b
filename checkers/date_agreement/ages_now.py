"""An age as the article is written, or as it reports a death, beside the birth it counts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.ages import BIRTH, DIED, births_of, is_age, of_others
from checkers.date_agreement.persons import NAME
from checkers.date_agreement.sentences import Line, lines
from checkers.date_agreement.told_apart import ages_at_death
from checkers.model import Fact, Kind
from checkers.rulebook.sought import may_hold
from checkers.rulebook.vocabulary import Bound, Scene

# "Una Marsh, 64, a former pilot from Arle born in 1958": what stands between tells of her.
_PLACED = r"(?:(?:from|of|in|with|at|for)\s(?:the\s)?(?:\p{Lu}[\p{L}.’'-]*[,\s]+){1,4})?"
_APPOSED = regex.compile(
    rf"(?:,\s(?:(?:who\s)?(?:is|was)\s)?(?:(?:a|an|the)\s(?:[\p{{L}}’'-]+\s){{1,6}}?)?|\s(?:[\p{{L}}’'-]+\s){{1,4}}){_PLACED}(?:(?:who\s)?was\s)?\Z"
)
_PLAIN_AGE = regex.compile(r"(?:\A|[\s\p{L}])\p{Lu}[\p{L}’'-]+,?\s(?:(?:is|was)\s)?\Z")
_AGE_ENDS = regex.compile(r"(?:,|\.|\Z|\syears\sold)")
_HAS_DIED = regex.compile(
    r"\b(?:has|have)\s(?:just\s)?died\b|\bdied\s(?:on|last|early\son|late\son)\s\p{Lu}\p{L}+day\b"
)
_PERSON_BORN = regex.compile(r"(?:She|He)\swas\sborn\b")


def find_ages_now(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a birth and the age that its person has as the article is written, or had in dying."""
    if not may_hold(scene, BIRTH):
        return
    text = scene.article.document.text
    of_the_dead = DIED.search(text, concurrent=False) and not _HAS_DIED.search(text)
    found = lines(scene)
    born = {line.index: births for line in found if (births := list(births_of(line)))}
    for line, before in zip(found, [None, *found[:-1]], strict=True):
        births = born.get(line.index, [])
        if len(births) != 1 or of_others(line.text):
            continue
        birth, start = births[0]
        told = list(_ages_beside(line, start))
        if not told and not of_the_dead:
            told = list(_age_before(line, before))
        if not told and len(born) == 1:
            told = list(_ages_elsewhere(found, line))
        if len(told) == 1:
            yield line.bound(birth), line.bound(told[0])


_SUBJECT = regex.compile(rf"(?:{NAME}\s)?(?P<name>{NAME}),?\s(?:who\s)?was\sborn\b")
_AGED_AT_DEATH = regex.compile(r"\b(?:has\sdied|died)\b[^.;]{0,60}\Z")


def _ages_elsewhere(found: Sequence[Line], line: Line) -> Iterator[Fact]:
    """List the ages that other sentences give to who alone "was born" in the article.

    They name the same person, or, in an obituary, tell the age at the death that it reports.
    """
    if DIED.search(line.text, concurrent=False):
        return
    subject = _SUBJECT.match(line.text, concurrent=False)
    name = subject["name"] if subject is not None else None
    gone = _HAS_DIED.search(line.document.text, concurrent=False) is not None
    if name is None and not (gone and _PERSON_BORN.match(line.text, concurrent=False)):
        return
    for other in found:
        if other.index == line.index or other.dates() or of_others(other.text):
            continue
        for fact in (*other.of(Kind.AGE), *ages_at_death(other)):
            if gone:
                before = other.before(fact.span, 80)
                told = _AGED_AT_DEATH.search(before, concurrent=False) is not None
            else:
                told = name is not None and _is_aged(other, fact, name)
            if told:
                yield fact


def _is_aged(line: Line, age: Fact, name: str) -> bool:
    """Tell "Lee, 44," of a sentence that goes on."""
    named = line.before(age.span, 80).endswith(f"{name}, ")
    return named and _AGE_ENDS.match(line.after(age.span)) is not None


def _ages_beside(line: Line, start: int) -> Iterator[Fact]:
    if DIED.search(line.text, concurrent=False):
        return
    for fact in line.of(Kind.AGE):
        if fact.span.end <= start and _APPOSED.fullmatch(line.document.text[fact.span.end : start]):
            yield fact


def _age_before(line: Line, before: Line | None) -> Iterator[Fact]:
    """Take the age of the sentence before "She was born in 1956": "Ann Lee, 58, has …"."""
    if before is None or before.paragraph != line.paragraph:
        return
    if any(map(str.isdigit, "".join(date.text for date in before.dates()))):
        return
    if len(line.dates()) != 1 or not _PERSON_BORN.match(line.text, concurrent=False):
        return
    if of_others(before.text):
        return
    for fact in before.facts:
        plain = is_age(fact) and _PLAIN_AGE.search(before.before(fact.span)) is not None
        if plain and _AGE_ENDS.match(before.after(fact.span)):
            yield fact
