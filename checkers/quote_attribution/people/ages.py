"""One person who is told of with two ages: "Ann Lee, 45, … Ms Lee, 54,"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from checkers.facts.lexicon import either
from checkers.facts.names.words import EITHER_NAMES, FEMALE_NAMES, MALE_NAMES
from checkers.model import TIME_KINDS, Fact, Kind, Quantity, TimeExpression
from checkers.quote_attribution.people.mentions import LEXICON, Mention, mentions
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_BETWEEN = regex.compile(r",\s(?:aged\s)?")
_BEHIND = regex.compile(r"[,.;)]|\sand\b")
# "Lee, 35, of Korea" and "Ms Lee, 54, her aunt," are told of for the first time.
_INTRODUCED = regex.compile(r",\s(?:of|from|an?|the|his|her|their|its|another|whose)\s")
_OTHERS = regex.compile(
    rf"(?i)\b(?:{either([*LEXICON['kin'], *LEXICON['further_kin'], *LEXICON['differing']])})\b"
)
_ANOTHER_TIME = regex.compile(
    r"(?i)\b(?:then|when|at the time|later|once|ago|former|young|decades?|anniversary|birthday"
    r"|years (?:on|after|before|earlier|since|apart)|now)\b"
)
_ANOTHER = regex.compile(rf"(?i)\b(?:{either(LEXICON['counterparts'])})\b|\bfor\s(?-i:\p{{Lu}})")
_SAID = regex.compile(r"[,?!]?[”\"’']\s(?:said|says|added|explained|asked|told\sus)\s\Z")
_A_YEAR = regex.compile(r"\b\d{4}\b")
_LONG = frozenset({Kind.YEAR, Kind.PERIOD})
_WOMEN, _MEN = frozenset(LEXICON["women"]), frozenset(LEXICON["men"])
_ANYBODYS = frozenset({"mr", "mrs", "ms", "miss"})
_NEAR = 20  # characters before a name


def find_ages_twice(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair the age that stands behind a full name with another behind the surname or the name.

    One of the two has a digit wrong, or its digits turned round: years apart tell of two times.
    Nor does a sentence with a year tell of the same person as of now; and in a story of kin, of
    two sexes of one surname, or of somebody brought in besides, the second age is another's.
    """
    document = scene.article.document
    ages = {fact.span.start: fact for fact in scene.article.items if fact.kind is Kind.AGE}
    if len(ages) < 2 or _OTHERS.search(document.text, concurrent=False):
        return
    named = mentions(scene)
    told: dict[str, list[tuple[Mention, Fact]]] = defaultdict(list)
    for mention in named:
        age = _age_behind(scene, mention, ages)
        if age is not None:
            told[mention.surname].append((mention, age))
    shared = _of_several(named)
    for surname, ((first, age), *more) in told.items():
        if surname in shared or not first.full or _is_of_another_time(scene, age):
            continue
        for mention, other in more:
            if _is_slip(age, other) and _is_again(scene, first, mention, other):
                yield Bound(age, document), Bound(other, document)


def _age_behind(scene: Scene, mention: Mention, ages: Mapping[int, Fact]) -> Fact | None:
    text = scene.article.document.text
    between = _BETWEEN.match(text, mention.span.end, concurrent=False)
    if mention.quoted or between is None:
        return None
    age = ages.get(between.end()) or ages.get(mention.span.end + len(", "))
    if age is None or not _BEHIND.match(text, age.span.end, concurrent=False):
        return None
    return age


def _is_again(scene: Scene, first: Mention, mention: Mention, age: Fact) -> bool:
    """Tell whether a name with an age is told again, of nobody whom its sentence brings in.

    A surname alone opens the sentence or stands behind what it said, with no title but the first
    one's, or that which anybody has.
    """
    document = scene.article.document
    if _is_of_another_time(scene, age) or mention.sentence == first.sentence:
        return False
    text, span = document.text, document.sentences[mention.sentence].span
    if _INTRODUCED.match(text, age.span.end, concurrent=False):
        return False
    if _ANOTHER.search(text, span.start, span.end, concurrent=False):
        return False
    return mention.full or _stands_for(text, first, mention)


def _stands_for(text: str, first: Mention, mention: Mention) -> bool:
    """Tell whether a surname alone opens a sentence, or what a quote's speaker is called."""
    if not _ANYBODYS.union(first.title).issuperset(mention.title):
        return False
    before = text[max(0, mention.span.start - _NEAR) : mention.span.start]
    for title in mention.title:
        before = regex.sub(rf"(?i)\b{title}\.?\s(?=(?:\p{{L}}+\.?\s)*\Z)", "", before)
    return mention.begins or _SAID.search(before, concurrent=False) is not None


def _is_of_another_time(scene: Scene, age: Fact) -> bool:
    span = scene.article.document.sentences[age.sentence].span
    text = scene.article.document.text
    if _ANOTHER_TIME.search(text, span.start, span.end, concurrent=False):
        return True
    return any(
        fact.kind in _LONG or _states_a_year(fact)
        for fact in scene.article.of_sentence(age.sentence)
        if fact.kind in TIME_KINDS
    )


def _states_a_year(fact: Fact) -> bool:
    return isinstance(fact.value, TimeExpression) and _A_YEAR.search(fact.text) is not None


def _is_slip(one: Fact, other: Fact) -> bool:
    """Tell 45 from 54, and from 46 and 75, but not from 17."""
    a, b = (str(fact.value.stated) for fact in (one, other) if isinstance(fact.value, Quantity))
    if a == b or not (a.isdigit() and b.isdigit()) or len(a) != len(b) or len(a) < len("10"):
        return False
    return a == b[::-1] or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _of_several(named: Sequence[Mention]) -> frozenset[str]:
    """List the surnames that more than one person has: two given names, or a man and a woman."""
    given: dict[str, set[str]] = defaultdict(set)
    sexes: dict[str, set[str]] = defaultdict(set)
    for mention in named:
        if mention.full:
            given[mention.surname].add(mention.words[0])
        sexes[mention.surname].update(_sexes(mention))
    several = {surname for surname, names in given.items() if len(names) > 1}
    return frozenset(several.union(surname for surname, found in sexes.items() if len(found) > 1))


def _sexes(mention: Mention) -> Iterator[str]:
    """Tell a woman and a man by the title, or by the given name."""
    word = mention.words[0].lower() if mention.full else ""
    known = word not in EITHER_NAMES
    if not _WOMEN.isdisjoint(mention.title) or (known and word in FEMALE_NAMES):
        yield "woman"
    if not _MEN.isdisjoint(mention.title) or (known and word in MALE_NAMES):
        yield "man"


FINDERS = (Finder("age_twice", find_ages_twice, binds=(Base.NUMBER, Base.NUMBER)),)
